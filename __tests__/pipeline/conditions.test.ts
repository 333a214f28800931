import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { whyNot } from '../../src/pipeline/conditions.js';
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
