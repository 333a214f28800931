import { describe, expect, it } from 'vitest';
import { bindChecklist } from '../../src/checklist/bind.js';
import { parseChecklist } from '../../src/checklist/parse.js';
import { loadConfig } from '../../src/config/load.js';

const LIST = `# Release

## Before

- [ ] **All tests pass**
  \`\`\`sh
  - [ ] not an item
  \`\`\`
- [x] [Images](https://example.org) are \`small\`

## After

1. [ ] Users can work
   - [ ] Log in
   - [ ] API responds
* [ ] Watch
   - [ ] API responds

### Sign-off

- [ ] **Technical Lead:** ____________ Date: ______
`;

async function bind(covers: readonly string[], later: readonly string[] = [], attested: readonly string[] = []) {
  const text = `version: 1
project: p
stages:
  s:
    checks:
      - { id: a, kind: command, covers: ${JSON.stringify(covers)}, with: { run: [x] } }
      - { id: b, kind: manual, covers: ${JSON.stringify(attested)}, with: { role: tl, ask: Is it so } }
    sign-off: { roles: [tl] }
    follow-up: { tasks: [{ id: t, title: T, within: 1h, owner: octocat, covers: ${JSON.stringify(later)} }] }
roles: { tl: { title: Technical Lead, people: [octocat] } }
`;
  const { config } = await loadConfig({ file: 'c.yml', text }, {});
  const { tally, misfits } = bindChecklist(parseChecklist(LIST), config, '2026-12-01');
  return { ...tally, unknown: misfits.map(({ message }) => message) };
}

describe('a written checklist', () => {
  it('has an item for each line that can be ticked, with a name of its own', () => {
    expect(parseChecklist(LIST).map(({ slug, line, ticked, parent }) => [slug, line, ticked, parent])).toEqual([
      ['all-tests-pass', 5, false, undefined],
      ['images-are-small', 9, true, undefined],
      ['users-can-work', 13, false, undefined],
      ['log-in', 14, false, 2],
      ['users-can-work/api-responds', 15, false, 2],
      ['watch', 16, false, undefined],
      ['watch/api-responds', 17, false, 5],
      ['technical-lead', 21, false, undefined],
    ]);
  });

  it('is covered by checks, by the parent, by all sub-items, and by those who sign', async () => {
    expect(await bind(['all-tests-pass', 'users-can-work', 'watch/api-responds'])).toEqual({
      items: 8,
      covered: 7,
      attested: 1,
      uncovered: ['images-are-small'],
      unknown: [],
    });
  });

  it('is covered by what a follow-up tracks', async () => {
    const { covered, uncovered } = await bind(['all-tests-pass', 'users-can-work', 'watch'], ['images-are-small']);
    expect([covered, uncovered]).toEqual([8, []]);
    expect((await bind([], ['nowhere'])).unknown).toEqual(['"nowhere" is no item of the checklist']);
  });

  it('counts as attested what a person answers for, with all that stands below it', async () => {
    expect(
      await bind(['all-tests-pass', 'watch/api-responds'], [], ['images-are-small', 'users-can-work']),
    ).toMatchObject({
      covered: 8,
      attested: 5,
      uncovered: [],
    });
  });

  it('knows no item by a name that is misspelt or stands for several', async () => {
    expect((await bind(['all-test-pass', 'api-responds', 'zzzzzzzzz'])).unknown).toEqual([
      '"all-test-pass" is no item of the checklist; did you mean "all-tests-pass"?',
      '"api-responds" stands for several items of the checklist: users-can-work/api-responds, watch/api-responds',
      '"zzzzzzzzz" is no item of the checklist',
    ]);
  });

  it('loses no item to code that is no block, to a block that is open still, or to a quotation', () => {
    const list = [
      '- [ ] One',
      '```npm ci``` first',
      '- [ ] Two',
      '```sh',
      '```js',
      '- [ ] no item',
      '```',
      '> - [ ] Three',
      '> ```',
      '> - [ ] no item either',
      '',
      '- [ ] Four',
    ];
    expect(parseChecklist(list.join('\n')).map(({ slug }) => slug)).toEqual(['one', 'two', 'three', 'four']);
  });
});
