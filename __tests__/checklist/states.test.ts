import { describe, expect, it } from 'vitest';
import { bindChecklist } from '../../src/checklist/bind.js';
import { parseChecklist } from '../../src/checklist/parse.js';
import { type Found, retick, tickChecklist } from '../../src/checklist/tick.js';
import { loadConfig } from '../../src/config/load.js';
import { showChecklist } from '../../src/report/checklist.js';

const TODAY = '2026-12-01';

async function bound(list: string, config: string) {
  const text = `version: 1\nproject: p\nchecklist: list.md\n${config}`;
  const loaded = await loadConfig({ file: 'c.yml', text }, {}, { today: TODAY });
  return bindChecklist(parseChecklist(list), loaded.config, TODAY);
}

const check = (id: string, covers: readonly string[], more = '') =>
  `      - { id: ${id}, kind: command, covers: [${covers.join(', ')}]${more}, with: { run: [x] } }\n`;

const result = (id: string, status: Found['results'][number]['status'], more = {}): Found['results'][number] => ({
  id,
  status,
  reasonCode: status === 'skipped' ? 'when-not-met' : 'passed',
  summary: 'the event is push, not release',
  findings: [],
  ...more,
});

const stateOf = (tally: ReturnType<typeof tickChecklist>) =>
  Object.fromEntries((tally.lines ?? []).map(({ slug, state }) => [slug, state]));

describe('a line of the written checklist', () => {
  const list = '- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n- [ ] f\n- [ ] g\n';

  it('is proven by nothing but a required check of this stage that has passed', async () => {
    const binding = await bound(
      list,
      `stages:\n  s:\n    checks:\n${['a', 'b', 'c', 'd', 'e', 'f'].map(id => check(`on-${id}`, [id])).join('')}  t:\n    checks:\n${check('on-g', ['g'])}`,
    );
    const waived = {
      rule: 'r',
      level: 'error' as const,
      message: 'm',
      fingerprint: 'f',
      waived: { reason: 'old', owner: 'ada', expires: '2026-12-31' },
    };
    const ticked = tickChecklist(binding, {
      stage: 's',
      results: [
        result('on-a', 'passed'),
        result('on-b', 'failed'),
        result('on-c', 'errored'),
        result('on-d', 'pending'),
        result('on-e', 'waived', { findings: [waived] }),
        result('on-f', 'skipped'),
      ],
    });
    expect(ticked.lines).toEqual([
      { slug: 'a', text: 'a', state: 'proven', by: ['on-a'] },
      { slug: 'b', text: 'b', state: 'failed', by: ['on-b'] },
      { slug: 'c', text: 'c', state: 'unknown', by: ['on-c'] },
      { slug: 'd', text: 'd', state: 'waits', by: ['on-d'] },
      {
        slug: 'e',
        text: 'e',
        state: 'excused',
        by: ['on-e'],
        why: 'what on-e found is waived: old (ada, until 2026-12-31)',
      },
      { slug: 'f', text: 'f', state: 'excused', by: ['on-f'], why: 'on-f was skipped: the event is push, not release' },
      { slug: 'g', text: 'g', state: 'other-stage', by: ['t/on-g'] },
    ]);
    expect(showChecklist(ticked)).toBe(
      "1 of this stage's 6 checklist items is proven (1 failed, 1 could not be told, 1 waits for a person, 2 excused). Of the rest, 1 belongs to other stages. In all stages 7 of 7 items covered.",
    );
  });

  it('is what the worst of its checks says, and what was skipped by its own condition says nothing', async () => {
    const both = (one: string, other: string) => check(one, ['a']) + check(other, ['a']);
    const binding = await bound('- [ ] a\n', `stages:\n  s:\n    checks:\n${both('x', 'y')}`);
    const state = (...results: Found['results']) => stateOf(tickChecklist(binding, { stage: 's', results })).a;
    expect(state(result('x', 'passed'), result('y', 'failed'))).toBe('failed');
    expect(state(result('x', 'passed'), result('y', 'skipped'))).toBe('proven');
    expect(state(result('x', 'skipped'), result('y', 'skipped'))).toBe('excused');
    expect(state(result('x', 'passed'), result('y', 'skipped', { reasonCode: 'need-not-passed' }))).toBe('unknown');
    expect(state(result('x', 'passed'))).toBe('unknown');
    expect(state(result('x', 'passed'), result('y', 'waived'))).toBe('excused');
  });

  it('is no better than what stands below it', async () => {
    const binding = await bound(
      '- [ ] a\n  - [ ] b\n  - [ ] c\n',
      `stages:\n  s:\n    checks:\n${check('x', ['a'])}${check('y', ['b'])}`,
    );
    const results = [result('x', 'passed'), result('y', 'failed')];
    expect(stateOf(tickChecklist(binding, { stage: 's', results }))).toEqual({ a: 'failed', b: 'failed', c: 'proven' });
  });

  it('must not be covered by advisory checks alone', async () => {
    const binding = await bound(
      '- [ ] a\n- [ ] b\n- [ ] c\n',
      `stages:\n  s:\n    checks:\n${check('x', ['a', 'b', 'c'], ', required: false')}${check('y', ['b'])}excused: [{ item: c, reason: later, owner: ada, expires: 2026-12-31 }]\n`,
    );
    expect(binding.misfits).toEqual([
      {
        path: ['stages', 's', 'checks', 0, 'covers', 0],
        message:
          '"a" is covered by nothing that can block: a check with `required: false` proves no item; make it required, cover the item by another, or excuse it under `excused`',
      },
    ]);
  });

  it('is excused by name or by section, until a day, where no check is nearer', async () => {
    const binding = await bound(
      '## Pay\n\n- [ ] a\n  - [ ] b\n- [ ] c\n\n## Old\n\n- [ ] d\n- [ ] e\n\n## Gone\n\n- [ ] f\n',
      `stages:\n  s:\n    checks:\n${check('x', ['a', 'e'])}excused:
  - { item: b, reason: no payments, owner: ada, expires: 2026-12-31 }
  - { section: Old, reason: old, owner: ada, expires: 2027-01-31 }
  - { section: Gone, reason: gone, owner: ada, expires: 2026-11-30 }
  - { item: e, reason: idle, owner: ada, expires: 2027-01-31 }
`,
    );
    const ticked = tickChecklist(binding, { stage: 's', results: [result('x', 'passed')] });
    expect(stateOf(ticked)).toEqual({
      a: 'excused',
      b: 'excused',
      c: 'uncovered',
      d: 'excused',
      e: 'proven',
      f: 'uncovered',
    });
    expect(ticked.uncovered).toEqual(['c', 'f']);
    expect(binding.notices).toEqual([
      'The excuse of the section "Gone" ended on 2026-11-30 (ada: gone).',
      'The excuse of the item e excuses nothing: all of it is covered; ada may remove it.',
    ]);
  });

  it('is never ticked where it is a condition of a rollback', async () => {
    const binding = await bound(
      '## When to roll back\n\n- [ ] Data is lost\n- [ ] Errors above 5 %\n',
      `stages:\n  s:\n    checks:\n${check('x', ['data-is-lost'])}    rollback: { steps: [{ run: [undo] }], covers: [data-is-lost, errors-above-5] }\n`,
    );
    const ticked = tickChecklist(binding, { stage: 's', results: [result('x', 'passed')] });
    expect(stateOf(ticked)).toEqual({ 'data-is-lost': 'excused', 'errors-above-5': 'excused' });
    expect(ticked.uncovered).toEqual([]);
    expect(binding.tally.covered).toBe(2);
  });

  it('names an item or section that the list has', async () => {
    const binding = await bound(
      '## Pay\n\n- [ ] a\n\n## One\n\n### Same\n\n- [ ] b\n\n## Two\n\n### Same\n\n- [ ] c\n',
      `stages:\n  s:\n    checks:\n${check('x', ['a', 'b', 'c'])}    rollback: { steps: [{ run: [undo] }], covers: [zzzzzzzzz] }\nexcused:
  - { item: qqqqqqq, reason: r, owner: ada, expires: 2026-12-31 }
  - { section: Pya, reason: r, owner: ada, expires: 2026-12-31 }
  - { section: Same, reason: r, owner: ada, expires: 2026-12-31 }
  - { section: two/same, reason: r, owner: ada, expires: 2026-12-31 }
`,
    );
    expect(binding.misfits.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'excused.0.item: "qqqqqqq" is no item of the checklist',
      'stages.s.rollback.covers.0: "zzzzzzzzz" is no item of the checklist',
      'excused.1.section: "Pya" is no section of the checklist with items; did you mean "pay"?',
      'excused.2.section: "Same" stands for several sections of the checklist: one/same, two/same',
    ]);
  });
});

describe('a line to sign on', () => {
  const ROLES =
    'roles: { tl: { title: Technical Lead, people: [ada] }, tl2: { title: Technical Lead, people: [bob] } }\n';
  const stage = (name: string, role: string) =>
    `  ${name}:\n    checks:\n${check(`of-${name}`, [])}    sign-off: { roles: [${role}] }\n`;
  const list =
    '# L\n\n- [ ] x\n\n## Staging deployment\n\n- [ ] **Technical Lead:** ____ Date: __\n\n## Production deployment\n\n- [ ] **Technical Lead:** ____ Date: __\n';

  it('belongs to the stage that its heading names, so that one signature ticks one line', async () => {
    const binding = await bound(list, `stages:\n${stage('staging', 'tl')}${stage('production', 'tl')}${ROLES}`);
    expect(binding.tally).toMatchObject({ items: 3, covered: 2, attested: 2, uncovered: ['x'] });
    const at = { stage: 'staging', results: [], roles: [{ role: 'tl', status: 'signed' as const }] };
    expect(tickChecklist(binding, at).lines?.slice(1)).toEqual([
      { slug: 'staging-deployment/technical-lead', text: 'Technical Lead:', state: 'proven', by: ['sign-off:tl'] },
      {
        slug: 'production-deployment/technical-lead',
        text: 'Technical Lead:',
        state: 'other-stage',
        by: ['production/sign-off:tl'],
      },
    ]);
  });

  it('is not covered by the role of another stage', async () => {
    const binding = await bound(
      list,
      `stages:\n${stage('staging', 'tl')}${stage('production', 'tl2').replace(/ {4}sign-off.*\n/, '')}${ROLES}`,
    );
    expect(binding.tally.uncovered).toEqual(['x', 'production-deployment/technical-lead']);
  });

  it('is ambiguous where several stand under no heading of a stage, and several stages sign', async () => {
    const two = '- [ ] x\n- [ ] Technical Lead ___\n- [ ] Technical Lead ___\n';
    const stages = `stages:\n${stage('staging', 'tl')}${stage('production', 'tl2')}${ROLES}`;
    expect((await bound(two, stages)).tally.uncovered).toEqual(['x', 'technical-lead', 'technical-lead-2']);
    expect((await bound('- [ ] x\n- [ ] Technical Lead ___\n', stages)).tally.uncovered).toEqual(['x']);
  });

  it('names no stage `deployment` under `Pre-deployment`', async () => {
    const pre = '# L\n\n## Pre-deployment\n\n- [ ] Technical Lead ___\n';
    const stages = `stages:\n${stage('pre-deployment', 'tl')}${stage('deployment', 'tl2')}${ROLES}`;
    const ticked = tickChecklist(await bound(pre, stages), { stage: 'deployment', results: [] });
    expect(ticked.lines?.[0]?.by).toEqual(['pre-deployment/sign-off:tl']);
  });

  it('is proven once its role has signed, with what waited for the same person', async () => {
    const binding = await bound(
      '- [ ] x\n- [ ] Technical Lead ___\n',
      `stages:\n  s:\n    checks:\n      - { id: m, kind: manual, covers: [x], with: { role: tl, ask: Is it so } }\n    sign-off: { roles: [tl] }\n${ROLES}`,
    );
    const before = tickChecklist(binding, { stage: 's', results: [result('m', 'pending')] });
    expect(stateOf(before)).toEqual({ x: 'waits', 'technical-lead': 'waits' });
    const signed = { results: [result('m', 'passed')], roles: [{ role: 'tl', status: 'signed' as const }] };
    expect(stateOf(retick(before, signed))).toEqual({ x: 'proven', 'technical-lead': 'proven' });
    const refused = { results: [result('m', 'pending')], roles: [{ role: 'tl', status: 'rejected' as const }] };
    expect(stateOf(retick(before, refused))).toEqual({ x: 'waits', 'technical-lead': 'failed' });
  });
});
