import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../../src/checks/index.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigInvalid, showProblem } from '../../src/config/problem.js';

const load = (text: string, env: Record<string, string> = {}) => loadConfig({ file: 'c.yml', text }, env);

async function problems(text: string, env: Record<string, string> = {}): Promise<readonly string[]> {
  try {
    await load(text, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.problems.map(problem => showProblem(problem).replace(kindNames.join(', '), 'KINDS'));
  }
}

/** A config around the lines of one stage's checks. */
const withChecks = (...lines: readonly string[]): string =>
  ['version: 1', 'project: p', 'stages:', '  s:', '    checks:', ...lines.map(line => `      ${line}`)].join('\n');

describe('a valid config', () => {
  it('is bound to its checks, with defaults filled in', async () => {
    const { config, digest } = await load(withChecks('- { id: a, kind: command, with: { run: [echo] } }'));
    expect(config).toMatchObject({
      project: 'p',
      defaults: { timeout: 600_000, retries: 0 },
      waivers: [],
      stages: {
        s: { 'when-nothing-applies': 'no-go', checks: [{ id: 'a', required: true, needs: [], exclusive: false }] },
      },
    });
    expect(config.stages.s?.checks[0]?.with.needs.tools).toEqual([{ tool: 'echo', why: 'the command itself' }]);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('may leave out `with` where no option has to be given, and nowhere else', async () => {
    const { config } = await load(withChecks('- { id: a, kind: secrets }', '- { id: b, kind: dependencies }'));
    expect(config.stages.s?.checks.map(check => check.with.mutates)).toEqual([undefined, undefined]);
    expect(await problems(withChecks('- { id: a, kind: exposure }', '- { id: b, kind: secrets, with: }'))).toEqual([
      'c.yml:6:9: stages.s.checks[0].with.urls: expected at least one address, or ports that must be `closed`',
      'c.yml:7:39: stages.s.checks[1].with: expected a map of keys and values, got nothing',
    ]);
  });

  it('may write arguments as they are typed on a command line', async () => {
    const text = withChecks('- { id: a, kind: command, with: { run: [true, 0644, 1.10, 0.05, yes] } }');
    expect(await problems(text)).toEqual([]);
    expect(await problems(text.replace('0644', 'null'))).toHaveLength(1);
  });

  it('knows which variables each check is given, by an alias too', async () => {
    const text = withChecks(
      "- { id: a, kind: command, with: { run: [echo, '${{ env.WHO }}', '${{ env.A }}${{ env.WHO }}'] } }",
      "- { id: b, kind: command, with: { run: [echo, '${{ env.B }}'] } }",
      '- { id: c, kind: command, with: { run: [echo] } }',
    );
    const env = { WHO: 'x', A: 'y', B: 'z' };
    const { variablesOf } = await load(text, env);
    expect(['a', 'b', 'c', 'd'].map(id => variablesOf('s', id))).toEqual([['A', 'WHO'], ['B'], [], []]);
    const aliased = text.replace("[echo, '${{ env.B }}']", "&r [echo, '${{ env.B }}']").replace('[echo] }', '*r }');
    expect((await load(aliased, env)).variablesOf('s', 'c')).toEqual(['B']);
  });

  it('has no `max-age` where it would do nothing', async () => {
    const text = withChecks('- { id: a, kind: command, max-age: 1d, with: { run: [echo] } }');
    expect((await load(text)).config.stages.s?.checks[0]?.['max-age']).toBe(86_400_000);
    const reuse = text.replace('    checks:', '    reuse: { workflow: ci.yml }\n    checks:');
    expect(await problems(reuse)).toEqual([]);
    expect(await problems(reuse.replace('max-age: 1d, ', ''))).toEqual([
      'c.yml:5:5: stages.s.reuse: takes over results of checks that have `max-age`, and no check of this stage has one',
    ]);
    const manual = `${withChecks('- { id: a, kind: manual, max-age: 1d, with: { role: cto, ask: sure? } }')}\nroles: { cto: { title: CTO, people: [octocat] } }`;
    expect(await problems(manual)).toContainEqual(
      'c.yml:6:32: stages.s.checks[0].max-age: what a person attests has no age of its own: give `max-age` to its `evidence`, under `with`',
    );
  });

  it('has `${{ env.NAME }}` substituted inside `with`, as a number where nothing stands around it', async () => {
    const text = withChecks(
      "- { id: a, kind: command, with: { run: ['echo', '${{ env.WHO }}'], exit-codes: [\"${{ env.WHO }}\"] } }",
    );
    expect(await problems(text, { WHO: 'x' })).toEqual([
      'c.yml:6:87: stages.s.checks[0].with.exit-codes[0]: expected a number, got "${{ env.WHO }}"',
    ]);
    const plain = withChecks(
      '- id: a',
      '  kind: command',
      '  with:',
      '    run: [echo]',
      '    exit-codes:',
      '      - ${{ env.CODE }}',
    );
    expect(await problems(plain, { CODE: '3' })).toEqual([]);
  });
});

describe('an invalid config', () => {
  it.each([
    ['is empty', '', ['c.yml:1:1: expected a map of keys and values, got nothing']],
    [
      'is not YAML',
      'a: [1, 2',
      ['c.yml:1:9: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    ['has a key twice', 'version: 1\nversion: 1', ['c.yml:2:1: Map keys must be unique']],
    ['holds itself', 'a: &a\n  b: *a', ['c.yml:1:1: an alias stands inside what it is an alias of']],
    ['is a list', '- a', ['c.yml:1:1: expected a map of keys and values, got a list']],
  ])('%s', async (_, text, expected) => {
    const found = await problems(text);
    expect(found.slice(0, 1)).toEqual(expected);
  });

  it('tells everything at once, each with its place and the nearest name', async () => {
    const text = `version: 2
projct: demo
defaults: { timeout: 5 }
stages:
  pre-deployment:
    after: stagin
    checks:
      - id: a
        kind: comand
        with: { run: ['true'] }
      - id: a
        kind: command
        needs: [b, zz]
        timeot: 5m
        with: { runn: [sleep], exit-codes: [300], max-duration: 5 minutes, env: { A: '\${{ env.NOPE }}' } }
      - id: b
        kind: command
        needs: [a]
        name: '\${{ env.HOME }}'
        with: {}
    sign-off: { roles: [cto] }
  staging: { checks: [] }
roles: { ceo: { title: CEO } }
waivers:
  - { check: q, reason: x, owner: y, expires: tomorrow }
`;
    expect(await problems(text)).toMatchInlineSnapshot(`
      [
        "c.yml:1:1: project: missing; expected a text",
        "c.yml:1:10: version: expected 1, got number 2",
        "c.yml:2:1: projct: unknown key; did you mean "project"?",
        "c.yml:3:22: defaults.timeout: expected a duration such as 90s, 5m, 24h or 30d, got number 5",
        "c.yml:6:12: stages.pre-deployment.after: "stagin" is no stage; did you mean "staging"?",
        "c.yml:8:9: stages.pre-deployment.checks[0].needs: checks wait for each other: a → b → a",
        "c.yml:9:15: stages.pre-deployment.checks[0].kind: "comand" is not known; expected one of KINDS; did you mean "command"?",
        "c.yml:11:13: stages.pre-deployment.checks[1].id: "a" is the id of checks[0] already; ids are unique within a stage",
        "c.yml:13:20: stages.pre-deployment.checks[1].needs[1]: "zz" is no check of this stage; known: a, a, b",
        "c.yml:14:9: stages.pre-deployment.checks[1].timeot: unknown key; did you mean "timeout"?",
        "c.yml:15:9: stages.pre-deployment.checks[1].with.run: missing; expected a list or a text",
        "c.yml:15:17: stages.pre-deployment.checks[1].with.runn: unknown key; did you mean "run"?",
        "c.yml:15:45: stages.pre-deployment.checks[1].with.exit-codes[0]: expected at most 255, got number 300",
        "c.yml:15:65: stages.pre-deployment.checks[1].with.max-duration: expected a duration such as 90s, 5m, 24h or 30d, got "5 minutes"",
        "c.yml:19:15: stages.pre-deployment.checks[2].name: \${{ … }} is filled in inside \`with\` and in steps only",
        "c.yml:20:9: stages.pre-deployment.checks[2].with.run: missing; expected a list or a text",
        "c.yml:21:25: stages.pre-deployment.sign-off.roles[0]: "cto" is no role; did you mean "ceo"?",
        "c.yml:22:14: stages.staging.checks: expected at least 1 in the list",
        "c.yml:23:10: roles.ceo: nobody can sign as it: give it an environment, people or teams",
        "c.yml:25:14: waivers[0].check: "q" is no check; did you mean "a"?",
        "c.yml:25:47: waivers[0].expires: expected a date such as 2026-12-31, got "tomorrow"",
      ]
    `);
  });

  it.each([
    ['itself', '- { id: a, kind: command, needs: [a], with: { run: [x] } }', 'checks wait for each other: a → a'],
    [
      'nothing known',
      '- { id: a, kind: command, needs: [b], with: { run: [x] } }',
      '"b" is no check of this stage; did you mean "a"?',
    ],
    [
      'people',
      '- { id: a, kind: command, needs: [m], with: { run: [x] } }\n      - { id: m, kind: manual, with: { role: cto, ask: Well? } }',
      '"m" waits for people, who answer after the run: what needs it belongs into a stage after this one',
    ],
  ])('has a check that needs %s', async (_, line, message) => {
    expect((await problems(withChecks(line)))[0]).toContain(message);
  });

  it.each(['" "', '"# npm test"', '"\\n  # npm test\\n"'])('has a script that runs nothing: %s', async script => {
    const text = withChecks(`- { id: a, kind: command, with: { shell: true, run: ${script} } }`);
    expect(await problems(text)).toEqual([
      expect.stringContaining('.with.run: expected a script that runs something: it is blank, or comments alone'),
    ]);
  });

  it('never takes the loader down, whatever bytes it is', async () => {
    const arbitrary = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes).toString('utf8')),
      fc.json(),
      fc
        .array(
          fc.constantFrom(
            'version: 1',
            'stages:',
            '  s:',
            '    checks:',
            '      - id: a',
            '&a',
            '*a',
            '<<: *a',
            '${{ env.X }}',
            '- ',
            '{',
            '}',
            '\t',
            'kind: command',
          ),
        )
        .map(lines => lines.join('\n')),
    );
    await fc.assert(
      fc.asyncProperty(arbitrary, async text => {
        const found = await problems(text);
        expect(found.length).toBeGreaterThan(0);
        for (const problem of found) expect(problem).toMatch(/^c\.yml:\d+:\d+: /);
      }),
      { numRuns: 300 },
    );
  });

  it('with an alias bomb is refused', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map(pair => pair.split(''))) {
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
    }
    expect((await problems(bomb.join('\n')))[0]).toContain('alias');
  });
});
