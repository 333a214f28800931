import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencies } from '../../../src/checks/dependencies/definition.js';
import { type Manner, type NpmRegistry, startNpmRegistry, TOKEN } from '../../loopback/npm-registry.js';
import { openScene, type Scene, type Tree } from '../../real/scene.js';
import { LOCKS } from './locks.js';

let registry: NpmRegistry | undefined;
let scene: Scene;

beforeEach(() => {
  scene = openScene(dependencies);
});

afterEach(async () => {
  scene.remove();
  await registry?.close();
  registry = undefined;
});

async function ask(manner: Manner): Promise<string> {
  registry = await startNpmRegistry(manner);
  return registry.url;
}

const asked = () => registry?.questions.map(({ body }) => JSON.parse(body));
const NPM: Tree = LOCKS['npm lock v3'] ?? {};
const SOUND = {
  'package.json': '{"name":"toolboxai","dependencies":{"ms":"2.1.3"}}',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { dependencies: { ms: '2.1.3' } }, 'node_modules/ms': { version: '2.1.3' } },
  }),
};

/** A lock file of npm with these packages beside the root's. */
function project(root: Readonly<Record<string, unknown>>, packages: Readonly<Record<string, unknown>>): Tree {
  return {
    'package.json': JSON.stringify(root),
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: { '': root, ...packages } }),
  };
}

describe('a lock file, read here', () => {
  it.each(Object.keys(LOCKS))(
    'is understood as %s, and all that is used in production is asked about',
    async format => {
      scene.write(LOCKS[format] ?? {});
      const outcome = await scene.check({ registry: await ask('bulk') });
      expect(asked()).toEqual([{ lodash: ['4.17.15'], minimist: ['0.0.8'], mkdirp: ['0.5.1'] }]);
      expect(outcome).toMatchObject({
        status: 'failed',
        summary: `${format} of 3 packages: 2 known vulnerabilities (1 critical, 1 high); 2 fail (low and above)`,
        findings: [
          { rule: 'GHSA-xvch-5gv4-984h', subject: 'minimist@0.0.8', aliases: ['1097677'] },
          { rule: 'GHSA-35jh-r3h4-6jhm', subject: 'lodash@4.17.15', expected: '4.17.21' },
        ],
      });
    },
  );

  it.each(Object.keys(LOCKS))('is asked about as a whole as %s where development counts', async format => {
    scene.write(LOCKS[format] ?? {});
    await scene.check({ registry: await ask('bulk'), production: false });
    expect(asked()).toEqual([{ lodash: ['4.17.15'], minimist: ['0.0.8', '0.1.0'], mkdirp: ['0.5.1'], nyc: ['1.0.0'] }]);
  });

  it('tells the way in, and who must move before the mended version can come', async () => {
    scene.write(NPM);
    const outcome = await scene.check({ registry: await ask('bulk') });
    const messages = outcome.status === 'errored' ? [] : outcome.findings.map(({ message }) => message);
    expect(messages).toEqual([
      'minimist@0.0.8 has GHSA-xvch-5gv4-984h (critical, transitive): Prototype Pollution in minimist; mended in 0.2.4: ' +
        'mkdirp@0.5.1 asks for minimist 0.0.8, so it must move on first, by mkdirp > minimist',
      'lodash@4.17.15 has GHSA-35jh-r3h4-6jhm (high, direct): Command Injection in lodash; mended in 4.17.21: npm update lodash',
    ]);
  });

  it('points to the package at its line', async () => {
    scene.write(NPM);
    const outcome = await scene.check({ registry: await ask('bulk') });
    const lines = (NPM['package-lock.json'] ?? '').split('\n');
    expect(outcome).toMatchObject({
      findings: [
        { file: 'package-lock.json', line: lines.findIndex(line => line.includes('"node_modules/minimist": {')) + 1 },
        { file: 'package-lock.json', line: lines.findIndex(line => line.includes('"node_modules/lodash": {')) + 1 },
      ],
    });
  });

  it('knows a package by its real name, and says which ones no registry has', async () => {
    const root = { dependencies: { old: 'npm:lodash@4.17.15', fork: 'github:octocat/fork', ms: '2.1.3' } };
    scene.write(
      project(root, {
        'node_modules/old': { name: 'lodash', version: '4.17.15' },
        'node_modules/fork': { version: '1.0.0', resolved: 'git+ssh://git@github.com/octocat/fork.git#0123' },
        'node_modules/ms': { version: '2.1.3' },
      }),
    );
    const outcome = await scene.check({ registry: await ask('bulk') });
    expect(asked()).toEqual([{ lodash: ['4.17.15'], ms: ['2.1.3'] }]);
    expect(outcome).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'GHSA-35jh-r3h4-6jhm' }, { rule: 'not-of-a-registry', level: 'note', subject: 'fork@1.0.0' }],
    });
  });

  it('finds versions in the addresses that old locks have for them', async () => {
    scene.write({
      'package.json': '{"dependencies":{"lodash":"*","fork":"*"}}',
      'package-lock.json': JSON.stringify({
        dependencies: {
          lodash: { version: 'https://registry.npmjs.org/lodash/-/lodash-4.17.15.tgz' },
          fork: { version: 'https://archives.example.org/fork.zip' },
        },
      }),
    });
    const outcome = await scene.check({ registry: await ask('bulk') });
    expect(asked()).toEqual([{ lodash: ['4.17.15'] }]);
    expect(outcome).toMatchObject({
      findings: [
        { rule: 'GHSA-35jh-r3h4-6jhm' },
        { rule: 'not-of-a-registry', message: expect.stringMatching(/^fork comes from an address/) },
      ],
    });
  });

  it('takes what nothing asks for as used in production', async () => {
    scene.write(
      project(
        { dependencies: { ms: '2.1.3' } },
        {
          'node_modules/ms': { version: '2.1.3' },
          'node_modules/lodash': { version: '4.17.15', extraneous: true },
        },
      ),
    );
    expect(await scene.check({ registry: await ask('bulk') })).toMatchObject({ status: 'failed' });
  });
});

describe('workspaces', () => {
  const root = { name: 'toolboxai', workspaces: ['packages/*'] };
  const api = { name: 'api', version: '1.0.0', dependencies: { lodash: '4.17.15' } };
  const tree = {
    ...project(root, {
      'node_modules/api': { resolved: 'packages/api', link: true },
      'node_modules/lodash': { version: '4.17.15' },
      'packages/api': api,
    }),
    'packages/api/package.json': JSON.stringify(api),
  };

  it('are looked at', async () => {
    scene.write(tree);
    expect(await scene.check({ registry: await ask('bulk') })).toMatchObject({
      status: 'failed',
      findings: [{ subject: 'lodash@4.17.15', message: expect.stringContaining('(high, direct)') }],
    });
  });

  it('that the lock file does not know are no part of an answer', async () => {
    scene.write({ ...tree, 'packages/web/package.json': '{"name":"web"}' });
    expect(await scene.check({ registry: await ask('bulk') })).toMatchObject({
      status: 'errored',
      why: 'stale',
      message: 'package-lock.json does not fit package.json: it does not know packages/web/package.json',
    });
  });
});

describe('a lock file that does not fit its manifest', () => {
  const changed = (change: (manifest: Record<string, Record<string, string>>) => void, tree: Tree): Tree => {
    const manifest = JSON.parse(tree['package.json'] ?? '');
    change(manifest);
    return { ...tree, 'package.json': JSON.stringify(manifest) };
  };

  it.each(Object.keys(LOCKS))('is no evidence: %s', async format => {
    const tree = LOCKS[format] ?? {};
    const url = await ask('bulk');
    scene.write(changed(({ dependencies: own = {} }) => Object.assign(own, { axios: '^1.0.0' }), tree));
    expect(await scene.check({ registry: url })).toMatchObject({ status: 'errored', why: 'stale' });
    scene.write(changed(({ dependencies: own = {} }) => Object.assign(own, { lodash: '^5.0.0' }), tree));
    expect(await scene.check({ registry: url })).toMatchObject({ status: 'errored', why: 'stale' });
    expect(registry?.requests).toEqual([]);
  });

  it('is no evidence where a package in it wants another that is not there', async () => {
    scene.write(
      project(
        { dependencies: { ms: '2.1.3' } },
        { 'node_modules/ms': { version: '2.1.3', dependencies: { lodash: '*' } } },
      ),
    );
    expect(await scene.check({ registry: await ask('bulk') })).toMatchObject({
      status: 'errored',
      message: 'package-lock.json does not fit package.json: it has no lodash, which ms@2.1.3 wants',
    });
  });
});

describe('a registry', () => {
  it('that knows nothing is believed where it knows something against a vulnerable release that is asked about too', async () => {
    scene.write(SOUND);
    expect(await scene.check({ registry: await ask('bulk') })).toMatchObject({
      status: 'passed',
      summary: 'npm lock v3 of 1 package: no known vulnerability',
    });
    expect(asked()).toEqual([{ ms: ['2.1.3'], lodash: ['4.17.15'] }]);
  });

  it('that forgets a part of the question is not believed for what it does answer', async () => {
    scene.write(project({ dependencies: { minimist: '0.0.8' } }, { 'node_modules/minimist': { version: '0.0.8' } }));
    expect(await scene.check({ registry: await ask('first-alone') })).toMatchObject({
      status: 'errored',
      why: 'nothing-checked',
      message: expect.stringContaining('not all of the answer came through'),
    });
  });

  it('without advisories is none', async () => {
    scene.write(SOUND);
    expect(await scene.check({ registry: await ask('clean-lie') })).toMatchObject({
      status: 'errored',
      why: 'nothing-checked',
      message: expect.stringContaining('it has no advisories'),
    });
  });

  it.each([
    ['not-found', 'unreachable'],
    ['broken', 'unreachable'],
    ['quick-only', 'unreachable'],
    ['private', 'unreachable'],
    ['html', 'wrong-format'],
    ['truncated', 'truncated'],
  ] as const)('that answers %s gives no answer', async (manner, why) => {
    scene.write(NPM);
    expect(await scene.check({ registry: await ask(manner) })).toMatchObject({ status: 'errored', why });
  });

  it('that nobody is behind, or that never answers, gives none either', async () => {
    scene.write(NPM);
    const url = await ask('hang');
    const late = await scene.check({ registry: url }, { timeoutMs: 500 });
    expect(late).toMatchObject({ status: 'errored', why: 'timed-out' });
    await registry?.close();
    expect(await scene.check({ registry: url })).toMatchObject({ status: 'errored', why: 'unreachable' });
  });

  it('gets the credentials that are for it, and no others', async () => {
    const url = await ask('private');
    const { host } = new URL(url);
    const environment = { NPM_TOKEN: TOKEN };
    scene.write({ ...NPM, '.npmrc': `//${host}/:_authToken=\${NPM_TOKEN}\n` });
    expect(await scene.check({ registry: url }, { environment })).toMatchObject({ status: 'failed' });
    expect(registry?.questions.at(-1)?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(scene.kept()).not.toContain(TOKEN);
    scene.write({ '.npmrc': `//npm.example.org/:_authToken=${TOKEN}\n//${host}/other/:_authToken=${TOKEN}\n` });
    expect(await scene.check({ registry: url })).toMatchObject({ status: 'errored', why: 'unreachable' });
    expect(registry?.questions.at(-1)?.authorization).toBeUndefined();
  });

  it('is never chosen by the repository, but may be by the machine', async () => {
    const url = await ask('bulk');
    scene.write({ ...NPM, '.npmrc': 'registry=https://npm.example.org/\n' });
    expect(await scene.check({})).toMatchObject({ status: 'errored', why: 'tool-refused' });
    scene.write({ '.npmrc': 'audit=false\nomit=prod\noffline=true\n' });
    const environment = { NPM_CONFIG_REGISTRY: url };
    expect(await scene.check({}, { environment })).toMatchObject({ status: 'failed' });
  });
});

describe('a vulnerable package', () => {
  /** lodash comes by async, and by async of archiver too. */
  const tree = project(
    { dependencies: { async: '*', archiver: '*' } },
    {
      'node_modules/archiver': { version: '1.0.0', dependencies: { async: '*', zip: '*' } },
      'node_modules/zip': { version: '1.0.0', dependencies: { lodash: '*' } },
      'node_modules/async': { version: '1.0.0', dependencies: { lodash: '*' } },
      'node_modules/lodash': { version: '4.17.15' },
    },
  );

  it('is told with what every way to it leads through', async () => {
    scene.write(tree);
    const one = await scene.check({ registry: await ask('bulk') });
    expect(one).toMatchObject({ status: 'failed', findings: [{ rule: 'GHSA-35jh-r3h4-6jhm' }] });
    expect(one).not.toHaveProperty('findings.0.via');
    scene.write(
      project(
        { dependencies: { archiver: '*' } },
        {
          'node_modules/archiver': { version: '1.0.0', dependencies: { async: '*', zip: '*' } },
          'node_modules/zip': { version: '1.0.0', dependencies: { lodash: '*' } },
          'node_modules/async': { version: '1.0.0', dependencies: { lodash: '*' } },
          'node_modules/lodash': { version: '4.17.15' },
        },
      ),
    );
    const other = await scene.check({ registry: await ask('bulk') });
    expect(other).toMatchObject({ status: 'failed', findings: [{ rule: 'GHSA-35jh-r3h4-6jhm', via: ['archiver'] }] });
  });

  it('is told no way where one copy is brought in by nothing that is known', async () => {
    scene.write(
      project(
        { dependencies: { archiver: '*' } },
        {
          'node_modules/archiver': { version: '1.0.0', dependencies: { lodash: '*' } },
          'node_modules/lodash': { version: '4.17.15' },
          'node_modules/stray/node_modules/lodash': { version: '4.17.15' },
        },
      ),
    );
    const outcome = await scene.check({ registry: await ask('bulk') });
    expect(outcome).toMatchObject({ status: 'failed', findings: [{ rule: 'GHSA-35jh-r3h4-6jhm' }] });
    expect(outcome).not.toHaveProperty('findings.0.via');
  });
});
