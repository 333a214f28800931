import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';
import { CONFIG, commands, gate } from './gate.js';
import { contentsArea } from './github/contents.js';
import { PULL } from './github-api.js';
import { HEAD } from './runner.js';

const BASE = 'b'.repeat(40);
const event = {
  name: 'pull_request',
  payload: { pull_request: { number: PULL, head: { sha: HEAD }, base: { sha: BASE } } },
};

const policy = (run: string, waivers = '') => `version: 1
project: app
checklist: checklist.md
stages:
  staging:
    checks: [{ id: first, covers: [all-of-it], kind: command, with: { run: ['${run}'] } }]
${waivers}`;
const STRICT = policy('false');
const SOON = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const LOOSE = policy('true', `waivers: [{ check: first, reason: mine, owner: mallory, expires: ${SOON} }]\n`);
const LIST = '- [ ] All of it\n';

const base = { names: [BASE, 'main', 'refs/heads/main'], files: { [CONFIG]: STRICT, 'checklist.md': LIST } };
const inBase = (files: Readonly<Record<string, string>>) => ({ areas: [contentsArea([{ ...base, files }])] });
const loosened = { [CONFIG]: LOOSE, 'checklist.md': LIST };

const reportOf = (text: string | undefined): Report => JSON.parse(text ?? '{}');

beforeAll(() => {
  bundle();
});

describe.concurrent('policy-ref: base', () => {
  it('lets no pull request loosen its own gate, and shows what it would change', async () => {
    const job = { files: loosened, inputs: { 'policy-ref': 'base' }, event };
    const { ended, comments } = await gate(job, inBase(base.files));
    const report = reportOf(ended.read('.deploy-validate/report.json'));
    expect([ended.code, report.decision, report.reasonCode]).toEqual([1, 'no-go', 'check-failed']);
    expect(report.subject.configDigest).toBe(`sha256:${createHash('sha256').update(STRICT).digest('hex')}`);
    const changes = [
      `${CONFIG}: stages.staging.checks.first.with.run: ["false"] → ["true"]`,
      `${CONFIG}: waivers is added: [{"check":"first","reason":"mine","owner":"mallory","expires":"${SOON}"}]`,
    ];
    expect(report.policy).toEqual({ ref: 'base', sha: BASE, changes });
    for (const text of [ended.summary, comments[0]?.body]) {
      expect(text).toContain('This change edits the gate itself.');
      expect(text).toContain('takes effect once it is merged');
    }
  });

  it('shows the change although the code under test takes it back while it runs', async () => {
    const strict = policy('sh').replace("['sh']", `['cp', 'kept.yml', '${CONFIG}']`);
    const job = { files: { ...loosened, 'kept.yml': strict }, inputs: { 'policy-ref': 'base' }, event };
    const { ended } = await gate(job, inBase({ ...base.files, [CONFIG]: strict }));
    const report = reportOf(ended.read('.deploy-validate/report.json'));
    expect([ended.code, report.policy?.changes.length]).toEqual([0, 2]);
  });

  it('takes other tools’ waivers from the base too, and says where they differ', async () => {
    const ledger = `waivers-from: [{ file: .nsprc, check: first, owner: octocat, reason: r, expires: ${SOON} }]\n`;
    const files = { [CONFIG]: policy('true', ledger), 'checklist.md': LIST, '.nsprc': '{}' };
    const looser = JSON.stringify({ 'GHSA-xxxx-xxxx-xxxx': { active: true, notes: 'mine', expiry: SOON } });
    const job = { files: { ...files, '.nsprc': looser }, inputs: { 'policy-ref': 'base' }, event };
    const { ended } = await gate(job, inBase(files));
    const report = reportOf(ended.read('.deploy-validate/report.json'));
    expect([ended.code, report.policy?.changes]).toEqual([0, ['.nsprc: other waivers']]);
    const gone = await gate(job, inBase({ [CONFIG]: files[CONFIG], 'checklist.md': LIST }));
    expect([gone.ended.code, gone.ended.outputs['reason-code']]).toEqual([2, 'config-invalid']);
  });

  it('is go by the rules of the base, whatever the pull request makes of them', async () => {
    const files = { ...base.files, [CONFIG]: policy('true') };
    const job = { files: { [CONFIG]: 'version: 2\n', 'checklist.md': LIST }, inputs: { 'policy-ref': 'base' }, event };
    const { ended } = await gate(job, inBase(files));
    const report = reportOf(ended.read('.deploy-validate/report.json'));
    expect([ended.code, report.decision]).toEqual([0, 'go']);
    expect(report.policy?.changes).toContain(`not valid: ${CONFIG}:1:10: version: expected 1, got number 2`);
  });

  it('holds the checklist of the base against the config of the base', async () => {
    const files = { [CONFIG]: policy('true'), 'checklist.md': `${LIST}- [ ] And this\n` };
    const job = { files: { ...files, 'checklist.md': LIST }, inputs: { 'policy-ref': 'base' }, event };
    const { ended } = await gate(job, inBase(files));
    const report = reportOf(ended.read('.deploy-validate/report.json'));
    expect([ended.code, report.reasonCode]).toEqual([1, 'checklist-uncovered']);
    expect(report.policy?.changes).toEqual(['checklist.md: removed and-this']);
  });

  it('says nothing of changes where there are none', async () => {
    const files = { [CONFIG]: policy('true'), 'checklist.md': LIST };
    const { ended, comments } = await gate({ files, inputs: { 'policy-ref': 'base' }, event }, inBase(files));
    expect(reportOf(ended.read('.deploy-validate/report.json')).policy).toEqual({
      ref: 'base',
      sha: BASE,
      changes: [],
    });
    expect(comments[0]?.body).not.toContain('edits the gate');
  });

  it('takes what a merge group stands on', async () => {
    const group = { name: 'merge_group', payload: { merge_group: { base_sha: BASE, head_sha: HEAD } } };
    const job = { files: loosened, inputs: { 'policy-ref': 'base' }, event: group };
    const { ended } = await gate(job, inBase(base.files));
    expect([ended.code, ended.outputs['reason-code']]).toEqual([1, 'check-failed']);
  });
});

describe.concurrent('a policy that cannot be read', () => {
  const without = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(base.files).filter(([file]) => file !== name));
  const push = { name: 'push', payload: { before: BASE, after: HEAD } };

  it.each([
    ['no base', { 'policy-ref': 'base' }, push, {}, 'the event push has no base commit; name a branch instead'],
    ['no token', { 'policy-ref': 'base', token: '' }, event, {}, 'there is no token to ask GitHub with'],
    ['a commit that is gone', { 'policy-ref': 'base' }, event, { areas: [contentsArea([])] }, 'no such file in the'],
    ['no such branch', { 'policy-ref': 'mian' }, push, inBase(base.files), '422 No commit found for SHA: mian'],
    ['no config there', { 'policy-ref': 'base' }, event, inBase(without(CONFIG)), 'no such file in the commit bbbb'],
    ['no checklist there', { 'policy-ref': 'base' }, event, inBase(without('checklist.md')), 'no such file in the'],
    [
      'a token that may not',
      { 'policy-ref': 'base' },
      event,
      {
        faults: [{ on: 'GET /repos/octo-org/hello.world/contents', does: { status: 403, message: 'Forbidden' } }],
      },
      'the job needs "contents: read"',
    ],
    ['an invalid one', { 'policy-ref': 'base' }, event, inBase({ [CONFIG]: 'version: 2\n' }), 'project: missing'],
  ])('is no-go, and never the checkout’s own instead: %s', async (_, inputs, cause, setting, message) => {
    const { ended } = await gate({ files: loosened, inputs, event: cause }, setting);
    expect([ended.code, ended.outputs.decision, ended.outputs['reason-code']]).toEqual([2, 'no-go', 'config-invalid']);
    expect(ended.summary).toContain('NO-GO');
    expect(reportOf(ended.read('.deploy-validate/report.json')).reasons[0]?.message).toContain(message);
    expect(commands(ended, 'error')).not.toEqual([]);
  });
});

describe.concurrent('policy-ref: a branch', () => {
  it('is asked of GitHub, once for its commit', async () => {
    const job = {
      files: loosened,
      inputs: { 'policy-ref': 'main', comment: 'never' },
      event: { name: 'push', payload: {} },
    };
    const { ended, requests } = await gate(job, inBase(base.files));
    expect([ended.code, ended.outputs['reason-code']]).toEqual([1, 'check-failed']);
    expect(requests[0]?.request).toBe('GET /repos/octo-org/hello.world/commits/main?per_page=1');
    expect(requests.slice(1).every(({ request }) => request.endsWith(`?ref=${BASE}`))).toBe(true);
  });
});
