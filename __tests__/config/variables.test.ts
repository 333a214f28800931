import { describe, expect, it } from 'vitest';
import { CouldNotTell, type LateValues } from '../../src/check.js';
import { loadConfig, type ReadFor } from '../../src/config/load.js';
import { ConfigInvalid, showProblem } from '../../src/config/problem.js';
import type { Ports } from '../../src/ports/ports.js';

type Env = Readonly<Record<string, string>>;

const configOf = (...entries: readonly string[]) =>
  ['version: 1', 'project: p', 'stages:', '  s:', '    checks:', ...entries.map(entry => `      - ${entry}`)].join(
    '\n',
  );

async function problems(text: string, env: Env = {}): Promise<readonly string[]> {
  try {
    await loadConfig({ file: 'c.yml', text }, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems.map(showProblem);
    throw error;
  }
}

/** What one check says when it runs, in a world in which nothing can be touched. */
async function answer(entry: string, env: Env = {}, more: { values?: LateValues } & ReadFor = {}) {
  const { config } = await loadConfig({ file: 'c.yml', text: configOf(entry) }, env, more);
  const bound = config.stages.s?.checks[0]?.with;
  const ran: string[][] = [];
  const ports = {
    exec: {
      run: async (argv: string[]) => {
        ran.push(argv);
        throw new CouldNotTell('tool-missing', 'ran', '');
      },
    },
  } as unknown as Ports;
  try {
    await bound?.run(ports, more.values);
  } catch (error) {
    if (error instanceof CouldNotTell) return { why: error.why, message: error.message, remedy: error.remedy, ran };
    throw error;
  }
  return undefined;
}

const command = (run: string, more = '') => `{ id: a, kind: command, with: { run: ${run}${more} } }`;

const block = (option: string) =>
  `id: a\n        kind: command\n        with:\n          run: [echo]\n          ${option}`;

describe('a variable', () => {
  it('has to be set only where its entry is about to run', async () => {
    const text = configOf(command("[echo, '${{ env.NOPE }}']"), '{ id: b, kind: command, with: { run: [echo] } }');
    const { config } = await loadConfig({ file: 'c.yml', text }, {});
    expect(config.stages.s?.checks.map(({ with: bound }) => bound.variables)).toEqual([
      [{ source: 'env', name: 'NOPE', set: false }],
      undefined,
    ]);
  });

  it('that is not set or empty makes its check errored, by name', async () => {
    expect(await answer(command("[echo, '${{ env.NOPE }}', '${{ env.NO }}']"), { NO: '' })).toEqual({
      why: 'variable-missing',
      message: 'the environment variable NOPE is not set; the environment variable NO is empty',
      remedy: 'Set it under `env:` of the step that runs this check.',
      ran: [],
    });
    expect(
      await answer(command("[echo, '${{ captured.commit }}', '${{ state.tag }}', '${{ instance }}']")),
    ).toMatchObject({
      why: 'variable-missing',
      message: 'no step before has captured "commit"; no state "tag" is recorded; no instance is named',
    });
  });

  it('is filled in from the environment, the instance, captures and state', async () => {
    const entry = command("[echo, '${{ env.A }}-${{ captured.commit }}-${{ state.tag }}-${{ instance }}']");
    const values = { captured: { commit: 'c0ffee' }, state: { tag: 'v1' } };
    expect((await answer(entry, { A: 'x' }, { values, instance: 'api' }))?.ran).toEqual([['echo', 'x-c0ffee-v1-api']]);
  });

  it('that is not set yet leaves the rest of its entry to be checked', async () => {
    expect(await problems(configOf(command("[echo, '${{ env.NOPE }}']", ', exit-codes: [300]')))).toEqual([
      'c.yml:6:86: stages.s.checks[0].with.exit-codes[0]: expected at most 255, got number 300',
    ]);
  });

  it.each([
    ['a number', 'exit-codes: [0]\n          max-duration: ${{ env.TIME }}'],
    ['a number in a list', 'exit-codes:\n            - ${{ env.CODE }}'],
    ['a duration', "max-duration: '${{ env.TIME }}'"],
    ['true or false', 'mutates: ${{ env.YES }}'],
    ['a regular expression', "stdout: { matches: '${{ env.TEXT }}' }"],
  ])('may stand for %s that nobody knows yet', async (_, option) => {
    expect(await problems(configOf(block(option)))).toEqual([]);
  });

  const asked = (options: string) => `{ id: a, kind: rate-limit, with: { ${options} } }`;

  it.each([
    ["url: '${{ env.URL }}'"],
    ["url: '${{ env.BASE }}/login'"],
    ["url: '${{ env.URL }}', hosts: ['${{ env.HOST }}'], burst: 200"],
    ["url: https://app.example/, hosts: ['${{ env.HOST }}'], burst: 200"],
    ["url: '${{ env.URL }}', hosts: [app.example], burst: 200"],
  ])('may stand for what fits with other options only: %s', async options => {
    expect(await problems(configOf(asked(options)))).toEqual([]);
  });

  it('hides no fault of other options', async () => {
    expect(await problems(configOf(asked("url: '${{ env.URL }}', burst: 200")))).toEqual([
      expect.stringContaining('with.hosts: missing; a burst of more than 100 requests'),
    ]);
    expect(await problems(configOf(asked("url: '${{ env.URL }}', burst: 20, expect: { from: 20 }")))).toEqual([
      expect.stringContaining('with.burst: expected more than 21'),
    ]);
  });

  it('that stands for what its option does not take makes the check errored, without its value', async () => {
    const found = await answer(
      block('exit-codes:\n            - ${{ captured.code }}'),
      {},
      { values: { captured: { code: 's3cr3t' } } },
    );
    expect(found).toMatchObject({
      why: 'variable-missing',
      message: 'with the variables filled in, the options are wrong: with.exit-codes[0]: expected a number, got a text',
    });
  });

  it('never stands in what a shell runs', async () => {
    const entry = '{ id: a, kind: command, with: { shell: true, run: "echo ${{ env.TITLE }}" } }';
    expect(await problems(configOf(entry), { TITLE: '$(rm -rf /)' })).toEqual([
      'c.yml:6:59: stages.s.checks[0].with.run: a shell would run whatever the variable contains; give it to the script with `env: {NAME: …}` and write "$NAME"',
    ]);
    const step = configOf(command('[echo]')).replace(
      '    checks:',
      '    rollback: { steps: [{ run: "echo ${{ env.A }}", shell: true }] }\n    checks:',
    );
    expect(await problems(step, { A: 'x' })).toHaveLength(1);
    expect(await problems(step.replace(', shell: true', ''))).toEqual([]);
  });

  it('stands in `with` and in steps only, by its four names', async () => {
    expect(
      await problems(configOf("{ id: a, kind: command, name: '${{ env.A }}', with: { run: [echo] } }"), { A: 'x' }),
    ).toEqual(['c.yml:6:39: stages.s.checks[0].name: ${{ … }} is filled in inside `with` and in steps only']);
    expect(await problems(configOf(command("[echo, '${{ secrets.A }}']")))).toEqual([
      'c.yml:6:53: stages.s.checks[0].with.run[1]: ${{ secrets.A }} is not known; there are ${{ env.NAME }}, ${{ captured.NAME }}, ${{ state.NAME }} and ${{ instance }}',
    ]);
  });

  it('leaves to its kind what the entry captures itself', async () => {
    const entry = "{ id: a, kind: command, with: { run: [echo, '${{ captured.own }}'], capture: { own: x } } }";
    const found = await problems(configOf(entry));
    expect(found).toEqual([expect.stringContaining('with.capture.own: expected a map')]);
  });
});
