import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadChecks } from '../../src/checks/index.js';
import { mergeDefaults, PRESET_KINDS } from '../../src/config/entry/defaults.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid, showProblem } from '../../src/config/problem.js';

async function problems(text: string): Promise<readonly string[]> {
  try {
    await loadConfig({ file: 'c.yml', text }, {});
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems.map(showProblem);
    throw error;
  }
}

/** The options of each entry once defaults are merged. */
const merged = (top: unknown, stage: unknown, ...checks: readonly unknown[]) => {
  const { value } = mergeDefaults({ defaults: { with: top }, stages: { s: { defaults: { with: stage }, checks } } });
  const { stages } = value as { stages: { s: { checks: readonly { with: unknown }[] } } };
  return stages.s.checks.map(check => check.with);
};

describe('options said once', () => {
  it('give an entry the whole keys that it does not set itself, those of its stage first', () => {
    const top = { http: { base: 'top', headers: { a: 1 } }, tls: { hosts: ['x'] } };
    const stage = { http: { base: 'stage' } };
    expect(
      merged(
        top,
        stage,
        { kind: 'http', with: { headers: { b: 2 } } },
        { kind: 'http' },
        { kind: 'tls', with: {} },
        { kind: 'dns' },
      ),
    ).toEqual([
      { base: 'stage', headers: { b: 2 } },
      { base: 'stage', headers: { a: 1 } },
      { hosts: ['x'] },
      undefined,
    ]);
  });

  it('share how a cluster is reached among the kinds that ask it', () => {
    const cluster = { context: 'c', server: 's', namespace: 'n', kubeconfig: 'k', nodes: { ready: 3 } };
    const { nodes, ...reach } = cluster;
    expect(
      merged(
        { cluster, rollout: { namespace: 'own' } },
        { cluster: { context: 'stage' } },
        { kind: 'cluster', with: {} },
        { kind: 'rollout', with: { namespace: 'mine' } },
        { kind: 'rollout' },
        { kind: 'apply' },
        { kind: 'undo' },
        { kind: 'logs', with: { kubectl: { selector: 'a=b', server: 'mine' } } },
        { kind: 'logs', with: { url: 'http://loki' } },
      ),
    ).toEqual([
      { ...cluster, context: 'stage' },
      { ...reach, context: 'stage', namespace: 'mine' },
      { ...reach, context: 'stage', namespace: 'own' },
      { ...reach, context: 'stage' },
      { ...reach, context: 'stage' },
      { kubectl: { selector: 'a=b', ...reach, context: 'stage', server: 'mine' } },
      { url: 'http://loki' },
    ]);
    expect(nodes).toEqual({ ready: 3 });
  });

  const config = (defaults: string, entry = '{ id: a, kind: command }') =>
    ['version: 1', 'project: p', `defaults: ${defaults}`, 'stages:', '  s:', '    checks:', `      - ${entry}`].join(
      '\n',
    );

  it('are options that count', async () => {
    expect(await problems(config('{ with: { command: { run: [echo] } } }'))).toEqual([]);
    expect(await problems(config('{ with: { command: { exit-codes: [0] } } }'))).toEqual([
      'c.yml:7:9: stages.s.checks[0].with.run: missing; expected a list or a text',
    ]);
  });

  it('are told where they stand, and once', async () => {
    const twice = `${config('{ with: { command: { run: [echo], exit-codes: [300] } } }')}\n      - { id: b, kind: command }`;
    expect(await problems(twice)).toEqual([
      'c.yml:3:58: defaults.with.command.exit-codes[0]: expected at most 255, got number 300',
    ]);
    expect(await problems(config('{ with: { command: { run: [echo], runn: [x] } } }'))).toEqual([
      'c.yml:3:45: defaults.with.command.runn: unknown key; did you mean "run"?',
    ]);
    expect(
      await problems(
        config('{ with: { comand: { run: [echo] } } }', '{ id: a, kind: command, with: { run: [echo] } }'),
      ),
    ).toEqual(['c.yml:3:21: defaults.with.comand: no kind is called "comand"; did you mean "command"?']);
  });

  it('have no credential and no variable in a script, whether or not an entry has them', async () => {
    const unused =
      "{ with: { exposure: { headers: { authorization: 'Bearer abc' } }, tests: { run: 'a ${{ env.B }}', shell: true } } }";
    expect(await problems(config(unused, '{ id: a, kind: command, with: { run: [echo] } }'))).toEqual([
      expect.stringContaining('defaults.with.exposure.headers.authorization: "authorization" is written out'),
      expect.stringContaining('defaults.with.tests.run: a shell would run'),
    ]);
  });

  it('may have variables, and no credential', async () => {
    const text = config(
      "{ with: { exposure: { urls: ['https://a.example/'], headers: { authorization: 'Bearer abc' } } } }",
      '{ id: a, kind: exposure }',
    );
    expect(await problems(text)).toEqual([
      expect.stringContaining(
        'c.yml:3:89: defaults.with.exposure.headers.authorization: "authorization" is written out',
      ),
    ]);
    expect(await problems(text.replace('abc', '${{ env.TOKEN }}'))).toEqual([]);
  });

  it('give every kind that has a preset the one at the top, after its own and its defaults', async () => {
    const { value } = mergeDefaults({
      preset: 'strict',
      defaults: { with: { compose: { preset: 'baseline' } } },
      stages: { s: { checks: [{ kind: 'manifests' }, { kind: 'compose' }, { kind: 'tests', with: {} }] } },
    });
    const { stages } = value as { stages: { s: { checks: readonly { with?: unknown }[] } } };
    expect(stages.s.checks.map(check => check.with)).toEqual([{ preset: 'strict' }, { preset: 'baseline' }, {}]);
    const withPreset = (await loadChecks()).filter(
      ({ options }) => options instanceof z.ZodObject && 'preset' in options.shape,
    );
    expect(withPreset.map(({ kind }) => kind).sort()).toEqual([...PRESET_KINDS]);
  });
});
