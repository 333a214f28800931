import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid } from '../../src/config/problem.js';

async function problems(when: string, more = ''): Promise<readonly string[]> {
  const text = `version: 1
project: p
stages:
  s:
    checks:
      - id: a
        kind: command
        when: ${when}
        with: { run: [x] }
${more}`;
  try {
    await loadConfig({ file: 'c.yml', text }, {}, { today: '2026-12-01' });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`);
  }
}

const WHERE = '8 stages.s.checks[0].when';

describe('a `when` that can never hold', () => {
  it.each([
    ['{ event: Push }', `${WHERE}.event: "Push" is no event of a workflow; did you mean "push"?`],
    [
      '{ event: [push, pull-request] }',
      `${WHERE}.event[1]: "pull-request" is no event of a workflow; did you mean "pull_request"?`,
    ],
    [
      '{ event: PULL_REQUEST }',
      `${WHERE}.event: "PULL_REQUEST" is no event of a workflow; did you mean "pull_request"?`,
    ],
    ['{ event: relase }', `${WHERE}.event: "relase" is no event of a workflow; did you mean "release"?`],
    [
      '{ event: workflow_call }',
      `${WHERE}.event: "workflow_call" is never the event: a called workflow has that of its caller, such as push`,
    ],
    ['{ branch: refs/tags/v1 }', `${WHERE}.branch: "refs/tags/v1" is no branch; write its name alone, such as main`],
    [
      '{ branch: release/ }',
      `${WHERE}.branch: no branch can be called "release/"; write a name or a glob, such as main or release/**`,
    ],
    [
      '{ branch: "main dev" }',
      `${WHERE}.branch: no branch can be called "main dev"; write a name or a glob, such as main or release/**`,
    ],
    ['{ changed: " app/**" }', `${WHERE}.changed: " app/**" begins or ends with a blank, and no path does`],
    [
      '{ changed: [app, ../lib] }',
      `${WHERE}.changed[1]: "../lib" leads out of the repository; paths begin at its root`,
    ],
    [
      "{ changed: 'app\\src' }",
      `${WHERE}.changed: "app\\src": expected a path from the root of the repository, parted by "/"`,
    ],
    [
      '{ env: { $STAGE: live } }',
      `${WHERE}.env.$STAGE: "$STAGE" is no name of an environment variable; write it without "$" and "env."`,
    ],
    [
      '{ env: { env.STAGE: live } }',
      `${WHERE}.env.env.STAGE: "env.STAGE" is no name of an environment variable; write it without "$" and "env."`,
    ],
  ])('is told: %s', async (when, expected) => {
    expect(await problems(when)).toEqual([expected]);
  });

  it.each(['app/[', 'app/{a', '(a', 'a]', 'app/[z-a]'])('is told where nobody can read the glob %s', async glob => {
    const [first, ...more] = await problems(`{ changed: '${glob}' }`);
    expect(more).toEqual([]);
    expect(first).toContain(`${WHERE}.changed: "${glob}" is no glob (`);
    expect(first).toContain('); write a path or a glob such as src/** or **/*.md');
  });

  it('is told beside what else is wrong', async () => {
    expect(await problems('{ event: Push }', 'nonsense: 1\n')).toEqual([
      `${WHERE}.event: "Push" is no event of a workflow; did you mean "push"?`,
      expect.stringContaining('10 nonsense: unknown key'),
    ]);
  });

  it.each([
    '{ event: [push, local, merge_group], branch: [main, "release/**", "!dev", "v[0-9]*", "[^x]*"] }',
    "{ changed: ['app/\\[id\\]/**', '**/*.{ts,tsx}', '!docs/**', 'a b/**'] }",
    '{ env: { CI: "true", _X1: "" } }',
  ])('is none of these: %s', async when => {
    expect(await problems(when)).toEqual([]);
  });
});

describe('a waiver of files', () => {
  const waiver = (glob: string) =>
    `waivers: [{ check: a, file: '${glob}', reason: r, owner: o, expires: 2027-01-31 }]\n`;

  it.each(['**/*.y*', '**/*{,x}', '**/\\w*', '*/**'])('must not fit everything: %s', async glob => {
    const [first] = await problems('{ event: push }', waiver(glob));
    expect(first).toMatch(/waivers\[0\]\.file: matches every file, or nearly/);
  });

  it('must be a glob, and may name a folder', async () => {
    expect((await problems('{ event: push }', waiver('k8s/[')))[0]).toContain('is no glob');
    expect(await problems('{ event: push }', waiver('k8s/**/*.yaml'))).toEqual([]);
  });
});
