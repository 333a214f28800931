import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencies } from '../../../src/checks/dependencies/definition.js';
import { type NpmRegistry, startNpmRegistry } from '../../loopback/npm-registry.js';
import { openScene, type Scene, type Tree } from '../../real/scene.js';

let registry: NpmRegistry;
let scene: Scene;

beforeEach(async () => {
  scene = openScene(dependencies);
  registry = await startNpmRegistry('bulk');
});

afterEach(async () => {
  scene.remove();
  await registry.close();
});

const MS = { version: '2.1.3' };
const ROOT = { name: 'toolboxai', dependencies: { ms: '2.1.3' } };
const ARCHIVE = 'https://registry.npmjs.org/lodash/-/lodash-4.17.15.tgz';

const npm = (packages: Readonly<Record<string, unknown>>, more: object = {}): Tree => ({
  'package.json': JSON.stringify(ROOT),
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: { '': ROOT, 'node_modules/ms': MS, ...packages },
    ...more,
  }),
});

const other = (name: string, text: string): Tree => ({ 'package.json': JSON.stringify(ROOT), [name]: text });

const outcomeOf = (tree: Tree) => {
  scene.write(tree);
  return scene.check({ registry: registry.url });
};

describe('a lock file that says one thing of a package and its address another', () => {
  it.each<[string, Tree]>([
    ['its version, by npm', npm({ 'node_modules/lodash': { version: '4.17.21', resolved: ARCHIVE } })],
    ['its name, by npm', npm({ 'node_modules/left-pad': { version: '4.17.15', resolved: ARCHIVE } })],
    [
      'the name that it goes by, by npm',
      npm({ 'node_modules/lodash': { name: 'left-pad', version: '4.17.15', resolved: ARCHIVE } }),
    ],
    ['its scope, by npm', npm({ 'node_modules/@own/lodash': { version: '4.17.15', resolved: ARCHIVE } })],
    [
      'its version, by npm 6',
      other(
        'package-lock.json',
        JSON.stringify({
          lockfileVersion: 1,
          dependencies: { ms: MS, lodash: { version: '4.17.21', resolved: ARCHIVE } },
        }),
      ),
    ],
    [
      'its version, by yarn 1',
      other(
        'yarn.lock',
        `# yarn lockfile v1\n\nms@2.1.3:\n  version "2.1.3"\n\nlodash@^4.0.0:\n  version "4.17.21"\n  resolved "${ARCHIVE}#abc"\n`,
      ),
    ],
    [
      'its version, by yarn 4',
      other(
        'yarn.lock',
        `__metadata:\n  version: 8\n\n"ms@npm:2.1.3":\n  version: 2.1.3\n  resolution: "ms@npm:2.1.3"\n  linkType: hard\n\n"lodash@npm:^4.0.0":\n  version: 4.17.21\n  resolution: "lodash@npm:4.17.15"\n  linkType: hard\n`,
      ),
    ],
    [
      'its version, by pnpm',
      other(
        'pnpm-lock.yaml',
        `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      ms:\n        specifier: 2.1.3\n        version: 2.1.3\npackages:\n  ms@2.1.3:\n    resolution: {integrity: sha512-a}\n  lodash@4.17.21:\n    resolution: {tarball: ${ARCHIVE}}\nsnapshots:\n  ms@2.1.3: {}\n  lodash@4.17.21: {}\n`,
      ),
    ],
  ])('is no evidence: %s', async (_, tree) => {
    expect(await outcomeOf(tree)).toMatchObject({ status: 'errored', why: 'wrong-format' });
  });

  it.each<[string, string, string, string]>([
    [
      'an address of a mirror below a path',
      'lodash',
      '4.17.15',
      'https://m.example.org/api/npm/all/lodash/-/lodash-4.17.15.tgz',
    ],
    ['a scope, escaped', '@own/lodash', '1.0.0-rc.1', 'https://m.example.org/@own%2flodash/-/lodash-1.0.0-rc.1.tgz'],
    [
      'a scope before the file too',
      '@own/lodash',
      '1.0.0',
      'https://m.example.org/@own/lodash/-/@own/lodash-1.0.0.tgz',
    ],
    ['a version of old, spelled otherwise', 'old', '1.0.0-beta', 'https://m.example.org/old/-/old-1.0.0beta.tgz'],
    ['what its build adds', 'old', '1.0.0', 'https://m.example.org/old/-/old-1.0.0+5.tgz'],
    ['an address without version', 'old', '1.0.0', 'https://npm.pkg.github.com/download/@own/old/1.0.0/0a1b'],
  ])('is not taken for that with %s', async (_, name, version, resolved) => {
    const outcome = await outcomeOf(npm({ [`node_modules/${name}`]: { version, resolved } }));
    expect(outcome.status).not.toBe('errored');
  });
});

describe('a lock file that does not say what will be installed', () => {
  it.each<[string, Tree]>([
    ['a package without a version', npm({ 'node_modules/lodash': {} })],
    ['a version that is none', npm({ 'node_modules/lodash': { version: 'latest' } })],
    ['a range for a version', npm({ 'node_modules/lodash': { version: '4.17.x' } })],
    ['packages beside lockfileVersion 1', npm({}, { lockfileVersion: 1, dependencies: { ms: MS } })],
    ['packages without a lockfileVersion', npm({}, { lockfileVersion: undefined, dependencies: { ms: MS } })],
    [
      'a link to a project that it does not have',
      npm({ 'node_modules/ms': { resolved: 'packages/ms', link: true }, 'node_modules/a': MS }),
    ],
    [
      'one entry for packages of two names',
      other('yarn.lock', '# yarn lockfile v1\n\nms@2.1.3, lodash@^4.0.0:\n  version "2.1.3"\n'),
    ],
    [
      'both sides of a conflict, by yarn 1',
      other('yarn.lock', '# yarn lockfile v1\n\n<<<<<<< HEAD\nms@2.1.3:\n  version "2.1.3"\n=======\n>>>>>>> main\n'),
    ],
    [
      'both sides of a conflict, by pnpm',
      other('pnpm-lock.yaml', "<<<<<<< HEAD\nlockfileVersion: '9.0'\n=======\nlockfileVersion: '9.0'\n>>>>>>> main\n"),
    ],
    [
      'both sides of a conflict, by npm',
      other('package-lock.json', '{\n<<<<<<< HEAD\n"lockfileVersion": 3\n=======\n'),
    ],
  ])('is no evidence: %s', async (_, tree) => {
    expect(await outcomeOf(tree)).toMatchObject({ status: 'errored' });
  });

  it('is no evidence where the manifest now wants another package by that name', async () => {
    const tree = npm({});
    const manifest = { ...ROOT, dependencies: { ms: 'npm:lodash@4.17.15' } };
    expect(await outcomeOf({ ...tree, 'package.json': JSON.stringify(manifest) })).toMatchObject({
      status: 'errored',
      why: 'stale',
    });
  });

  it('is asked about by its address where it leaves the version to that', async () => {
    expect(await outcomeOf(npm({ 'node_modules/lodash': { resolved: ARCHIVE } }))).toMatchObject({
      status: 'failed',
      findings: [{ subject: 'lodash@4.17.15' }],
    });
  });
});
