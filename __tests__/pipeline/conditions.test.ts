import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { isPullRequest, mayChangeOn, whyNoChange, whyNot } from '../../src/pipeline/conditions.js';
import type { Circumstances } from '../../src/ports/circumstances.js';

const NOW: Circumstances = {
  event: 'push',
  branch: 'main',
  changed: async () => ['app/src/index.ts', 'README.md'],
  env: { STAGE: 'live', EMPTY: '' },
};

/** What the config's own reader makes of a `when`, so that what it normalises is tested with what is made of it. */
async function answer(when: string, now: Partial<Circumstances> = {}): Promise<string | undefined> {
  const text = `version: 1
project: p
stages: { s: { checks: [{ id: a, kind: command, when: ${when}, with: { run: [x] } }] } }
`;
  const { config } = await loadConfig({ file: 'c.yml', text }, {});
  return whyNot(config.stages.s?.checks[0]?.when, { ...NOW, ...now });
}

describe('a condition', () => {
  it.each([
    ['{ event: push }', undefined],
    ['{ event: [pull_request, push] }', undefined],
    ['{ event: [pull_request, release] }', 'the event is push, not pull_request or release'],
    ['{ event: local }', 'the event is push, not local'],
    ['{ branch: main }', undefined],
    ['{ branch: refs/heads/main }', undefined],
    ['{ branch: [release/**, m*] }', undefined],
    ['{ branch: [release/**, dev] }', 'the branch is main, not release/** or dev'],
    ['{ branch: Main }', 'the branch is main, not Main'],
    ['{ env: { STAGE: live } }', undefined],
    ['{ env: { STAGE: test } }', 'the environment variable STAGE is not "test"'],
    ['{ env: { EMPTY: "" } }', undefined],
    ['{ env: { UNSET: "" } }', 'the environment variable UNSET is not ""'],
    ['{ env: { STAGE: live, UNSET: "1" } }', 'the environment variable UNSET is not "1"'],
    ['{ changed: app/ }', undefined],
    ['{ changed: app }', undefined],
    ['{ changed: /app/** }', undefined],
    ['{ changed: ./app }', undefined],
    ['{ changed: / }', undefined],
    ['{ changed: . }', undefined],
    ['{ changed: app//src/ }', undefined],
    ['{ changed: "**/src" }', undefined],
    ['{ changed: "*.md" }', undefined],
    ['{ changed: "*" }', undefined],
    ['{ changed: "app/*" }', 'nothing changed in app/*'],
    ['{ changed: [docs/, lib] }', 'nothing changed in docs/**, lib'],
    ['{ changed: ap }', 'nothing changed in ap'],
    ['{ event: push, branch: dev }', 'the branch is main, not dev'],
  ])('%s: %s', async (when, expected) => {
    expect(await answer(when)).toBe(expected);
  });

  it('does not hold for a moment where it cannot be known: then the check runs', async () => {
    expect(await answer('{ branch: dev }', { branch: undefined })).toBeUndefined();
    expect(await answer('{ changed: docs/ }', { changed: async () => undefined })).toBeUndefined();
  });

  it('takes an empty list of changes for one that nobody knows', async () => {
    expect(await answer('{ changed: docs/ }', { changed: async () => [] })).toBeUndefined();
  });

  it('asks for changes only where it has to', async () => {
    const never = { changed: () => Promise.reject(new Error('asked')) };
    expect(await answer('{ event: release, changed: docs/ }', never)).toBe('the event is push, not release');
  });

  it('that is not there always holds', async () => {
    expect(await whyNot(undefined, NOW)).toBeUndefined();
  });
});

describe('an event', () => {
  it.each([
    ['push', true],
    ['workflow_dispatch', true],
    ['repository_dispatch', true],
    ['schedule', true],
    ['release', true],
    ['deployment', true],
    ['workflow_run', true],
    ['local', false],
    ['pull_request', false],
    ['pull_request_target', false],
    ['merge_group', false],
    ['issue_comment', false],
    ['', false],
  ])('%s may have deployed: %s', (event, expected) => {
    expect(mayChangeOn(event)).toBe(expected);
  });

  it.each([
    ['pull_request', true],
    ['pull_request_target', true],
    ['push', false],
    ['a pull_request', false],
  ])('%s runs code that nobody has reviewed: %s', (event, expected) => {
    expect(isPullRequest(event)).toBe(expected);
  });

  const of = (what: string): string => `the event is ${what}, on which nothing outside may be changed`;

  it.each<[string, string | undefined | 'not asked', string | undefined]>([
    ['push', 'not asked', undefined],
    ['workflow_dispatch', 'not asked', undefined],
    ['repository_dispatch', 'not asked', undefined],
    ['schedule', 'not asked', undefined],
    ['release', 'not asked', undefined],
    ['deployment', 'not asked', undefined],
    ['local', 'not asked', undefined],
    ['pull_request', 'not asked', of('pull_request')],
    ['merge_group', 'not asked', of('merge_group')],
    ['issue_comment', 'not asked', of('issue_comment')],
    ['workflow_run', 'push', undefined],
    ['workflow_run', 'schedule', undefined],
    ['workflow_run', 'pull_request', of('workflow_run after pull_request')],
    ['workflow_run', 'local', of('workflow_run after local')],
    ['workflow_run', undefined, of('workflow_run after nobody knows what')],
  ])('%s after %s', async (event, cause, expected) => {
    const asked = cause === 'not asked' ? () => Promise.reject(new Error('asked')) : async () => cause;
    expect(await whyNoChange({ event, cause: asked })).toBe(expected);
  });

  it('workflow_run without anybody to ask changes nothing', async () => {
    expect(await whyNoChange({ event: 'workflow_run', cause: undefined })).toBe(
      of('workflow_run after nobody knows what'),
    );
  });
});

describe('a list of changes', () => {
  it.each([
    ['{ changed: "app/{src,lib}/*.ts" }', undefined],
    ['{ changed: "app/s[a-z]c" }', 'nothing changed in app/s[a-z]c'],
    ['{ changed: "app/src/!(index).ts" }', 'nothing changed in app/src/!(index).ts'],
    ['{ changed: "**/*.ts" }', undefined],
    ['{ changed: README.md }', undefined],
    ['{ changed: README }', 'nothing changed in README'],
    ['{ changed: "*/src/index.ts" }', undefined],
    ['{ changed: "app/*/deep" }', 'nothing changed in app/*/deep'],
  ])('%s: %s', async (when, expected) => {
    expect(await answer(when)).toBe(expected);
  });

  it('stands for what lies below where its last part is plain, and for nothing below where that is not', async () => {
    const changed = async () => ['app/src/deep/x.ts'];
    expect(await answer('{ changed: "app/*/deep" }', { changed })).toBeUndefined();
    expect(await answer('{ changed: "app/src/*" }', { changed })).toBe('nothing changed in app/src/*');
  });

  it('holds hidden files as well', async () => {
    expect(await answer('{ changed: "**" }', { changed: async () => ['.env/.x'] })).toBeUndefined();
    expect(await answer('{ branch: "**" }', { branch: '.hidden' })).toBeUndefined();
  });
});
