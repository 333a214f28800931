import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildKustomization } from '../../src/engines/kustomize/build.js';
import type { FileReader } from '../../src/engines/kustomize/folder.js';

type Tree = Readonly<Record<string, string>>;

/** A file system of text in memory. `links` leads from one path to another. */
function readerOf(tree: Tree, links: Tree = {}): FileReader {
  const real = (path: string) => links[path] ?? path;
  return {
    kind: async path => {
      if (tree[real(path)] !== undefined) return 'file';
      return Object.keys(tree).some(file => file.startsWith(`${path}/`)) ? 'directory' : undefined;
    },
    real: async path => real(path),
    bytes: async path => Buffer.from(tree[real(path)] ?? ''),
    join: (...parts) => posix.resolve(...parts),
    isInside: (folder, path) => path === folder || path.startsWith(`${folder}/`),
    show: path => path.slice(1),
  };
}

const build = async (tree: Tree, links?: Tree) => buildKustomization('/top', readerOf(tree, links));
const values = async (tree: Tree) => (await build(tree)).map(({ value }) => value);
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers: [{ name: c, image: i, envFrom: [{ configMapRef: { name: a } }] }]\n';

describe('the embedded renderer', () => {
  it('follows the name of a generated config map through prefix and hash', async () => {
    const objects = await values({
      '/top/kustomization.yaml':
        'resources: [pod.yaml]\nnamePrefix: x-\nconfigMapGenerator:\n- name: a\n  literals: [k=v]\n',
      '/top/pod.yaml': pod,
    });
    expect(objects).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'x-p' },
        spec: { containers: [{ name: 'c', image: 'i', envFrom: [{ configMapRef: { name: 'x-a-bdg947hgcc' } }] }] },
      },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x-a-bdg947hgcc' }, data: { k: 'v' } },
    ]);
  });

  it('tells the file and the former name of each object, or the generator', async () => {
    const objects = await build({
      '/top/kustomization.yaml': 'resources: [../base]\nnameSuffix: -x\nsecretGenerator: [{ name: s }]\n',
      '/base/kustomization.yaml': 'resources: [a.yaml]\n',
      '/base/a.yaml': configMap,
    });
    expect(objects.map(({ origin }) => origin)).toEqual([
      { file: '/base/a.yaml', source: { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', namespace: '' } },
      {
        file: '/top/kustomization.yaml',
        source: undefined,
        generator: { field: 'secretGenerator', index: 0 },
      },
    ]);
  });

  it('lets no object take part in another, however YAML shares its values', async () => {
    const [first, second] = await values({
      '/top/kustomization.yaml':
        'resources: [a.yaml]\npatches:\n- target: { kind: ConfigMap }\n  patch: |\n    - { op: add, path: /one/k, value: 2 }\n',
      '/top/a.yaml': `${configMap}one: &x { k: 1 }\ntwo: *x\n`,
    });
    expect(first).toMatchObject({ one: { k: 2 }, two: { k: 1 } });
    expect(second).toBeUndefined();
  });

  const cannot: Readonly<Record<string, Tree>> = {
    'a remote base': { '/top/kustomization.yaml': 'resources: [github.com/a/b]\n' },
    'a remote base by ssh': { '/top/kustomization.yaml': 'resources: [git@example.org:a/b]\n' },
    ...Object.fromEntries(
      ['helmCharts', 'generators', 'transformers', 'validators', 'crds', 'nonsense'].map(name => [
        name,
        { '/top/kustomization.yaml': `resources: [a.yaml]\n${name}: [a]\n`, '/top/a.yaml': configMap },
      ]),
    ),
    openapi: { '/top/kustomization.yaml': 'openapi: { path: a }\n' },
    'a field of a label that it does not know': {
      '/top/kustomization.yaml': 'labels: [{ pairs: { a: b }, fields: [{ path: a }] }]\n',
    },
    'a variable of the environment': {
      '/top/kustomization.yaml': 'configMapGenerator: [{ name: a, envs: [e] }]\n',
      '/top/e': 'TOKEN\n',
    },
    'an object that speaks to kustomize': {
      '/top/kustomization.yaml': 'resources: [a.yaml]\n',
      '/top/a.yaml': `${configMap}  annotations: { kustomize.config.k8s.io/behavior: merge }\n`,
    },
    'a directive of a patch that it does not know': {
      '/top/kustomization.yaml':
        'resources: [a.yaml]\npatches:\n- patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, $retainKeys: [a]}"\n',
      '/top/a.yaml': configMap,
    },
    'an image by a pattern': {
      '/top/kustomization.yaml': 'resources: [a.yaml]\nimages: [{ name: "i.*", newTag: x }]\n',
      '/top/a.yaml': pod,
    },
    'an image of a volume, which one kustomize renames and another does not': {
      '/top/kustomization.yaml': 'resources: [a.yaml]\nimages: [{ name: m, newTag: x }]\n',
      '/top/a.yaml': `${pod}  volumes: [{ name: v, image: { reference: "m:1" } }]\n`,
    },
    'aliases without measure': {
      '/top/kustomization.yaml': 'resources: [a.yaml]\n',
      '/top/a.yaml': `${configMap}a: &a [${'x,'.repeat(200)}]\nb: &b [${'*a,'.repeat(200)}]\nc: [${'*b,'.repeat(200)}]\n`,
    },
  };
  for (const [name, tree] of Object.entries(cannot)) {
    it(`says that it cannot do ${name}`, async () => {
      await expect(build(tree)).rejects.toMatchObject({ name: 'Unsupported' });
    });
  }

  it.each([
    ['namePrefx: a', 'namePrefx (did you mean "namePrefix"?)', true],
    ['images: [{ name: a, newTg: b }]', 'images.0.newTg (did you mean "newTag"?)', true],
    ['replacements: [{ source: { knd: a } }]', 'replacements.0.source.knd (did you mean "kind"?)', true],
    ['helmChart: [a]', 'helmChart (did you mean "helmCharts"?)', true],
    ['imageTags: [a]', 'imageTags', false],
    ['validators: [a]', 'validators', false],
    ['entirely: a', 'entirely', false],
  ])('tells a misspelt name from one that only kustomize knows: %s', async (text, named, isMisspelt) => {
    await expect(build({ '/top/kustomization.yaml': `${text}\n` })).rejects.toMatchObject({
      message: `top/kustomization.yaml: has ${named}`,
      isMisspelt,
    });
  });

  /** Without a bound, none of these would end in anybody's lifetime. */
  const endless: Readonly<Record<string, Tree>> = {
    'bases that double thirty times': {
      '/top/kustomization.yaml': 'resources: [../0]\n',
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, level) => [
          [`/${level}/kustomization.yaml`, `resources: [../${level}l, ../${level}r]\n`],
          [`/${level}l/kustomization.yaml`, `resources: [../${level + 1}]\nnamePrefix: l\n`],
          [`/${level}r/kustomization.yaml`, `resources: [../${level + 1}]\nnamePrefix: r\n`],
        ]).flat(),
      ),
      '/30/kustomization.yaml': 'resources: [a.yaml]\n',
      '/30/a.yaml': configMap,
    },
    'a hundred and one bases on top of each other': {
      '/top/kustomization.yaml': 'resources: [../0]\n',
      ...Object.fromEntries(
        Array.from({ length: 101 }, (_, level) => [
          `/${level}/kustomization.yaml`,
          `resources: [../${level + 1}]\nnamePrefix: x\n`,
        ]),
      ),
      '/101/kustomization.yaml': 'resources: [a.yaml]\n',
      '/101/a.yaml': configMap,
    },
    'more patches than can meet so many objects': {
      '/top/kustomization.yaml': `resources: [a.yaml]\npatches:\n${'- { patch: "[{ op: add, path: /x, value: 1 }]", target: { kind: Pod } }\n'.repeat(2000)}`,
      '/top/a.yaml': Array.from({ length: 6000 }, (_, index) => configMap.replace('a\n', `a${index}\n`)).join('---\n'),
    },
    'more operations than one patch should have': {
      '/top/kustomization.yaml': 'resources: [a.yaml]\npatches: [{ path: p.yaml, target: { kind: ConfigMap } }]\n',
      '/top/a.yaml': configMap,
      '/top/p.yaml': '- { op: add, path: /x, value: 1 }\n'.repeat(2001),
    },
  };
  for (const [name, tree] of Object.entries(endless)) {
    it(`says that it cannot do ${name}`, async () => {
      await expect(build(tree)).rejects.toMatchObject({ name: 'Unsupported' });
    });
  }

  it('meets an expression that backtracks in linear time', async () => {
    const name = `${'a'.repeat(200)}-`;
    const tree = {
      '/top/kustomization.yaml':
        'resources: [a.yaml]\npatches: [{ patch: "[{ op: add, path: /x, value: 1 }]", target: { name: (a+)+|(a|a)*x } }]\n',
      '/top/a.yaml': configMap.replace('a\n', `${name}\n`),
    };
    expect(await values(tree)).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }]);
  });

  it('refuses a link that leads out of the directory, and a directory that leads round', async () => {
    const tree = { '/top/kustomization.yaml': 'resources: [a.yaml]\n', '/top/a.yaml': '', '/else/a.yaml': configMap };
    await expect(build(tree, { '/top/a.yaml': '/else/a.yaml' })).rejects.toMatchObject({
      name: 'RenderError',
      message: "top/kustomization.yaml: a.yaml is not in or below the kustomization's own directory",
    });
    const round = { '/top/kustomization.yaml': 'resources: [a]\n', '/top/a/kustomization.yaml': 'resources: [..]\n' };
    await expect(build(round)).rejects.toMatchObject({ name: 'RenderError' });
  });

  it('shows nothing of a secret in what it refuses', async () => {
    const tree = { '/top/kustomization.yaml': 'secretGenerator: [{ name: s, literals: [hunter2] }]\n' };
    await expect(build(tree)).rejects.toMatchObject({ message: 's: literals[0]: expected key=value' });
  });
});
