import { describe, expect, it } from 'vitest';
import { parseKubeYaml } from '../../src/engines/kube-yaml/document.js';

const N = 80_000;
const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const lines = (line: (index: number) => string) => Array.from({ length: N }, (_, index) => line(index)).join('');

/** Texts that a reader which looks back, or ahead, at every step would take minutes for. */
const texts: Readonly<Record<string, readonly [text: string, documents: number, problems: number]>> = {
  'as many documents as lines': [`${head}---\n`.repeat(N), N, 0],
  'documents of comments alone': [`${'# x\n---\n'.repeat(N)}${head}`, 1, 0],
  'blank lines inside a plain scalar': [`${head}a: x\n${'\n'.repeat(N)}  y\n`, 1, 0],
  'blank lines before what is no object': [`${'\n'.repeat(N)}x\n`, 0, 1],
  'a tab in every line': [`${head}data:\n${lines(index => `  k${index}: "a\tb"\n`)}`, 1, 0],
  'a line of tabs': [`${head}a: "${'\t'.repeat(N)}"\n`, 1, 0],
  'a flow sequence with every item at the left': [`${head}a: [\n${'x,\n'.repeat(N)}x]\n`, 0, 1],
  'the same key in every line': [`${head}${'a: b\n'.repeat(N / 2)}`, 1, N / 2 - 1],
  'a line of many megabytes': [`${head}a: ${'x'.repeat(N * 100)}\n`, 1, 0],
  'a literal of as many lines': [`${head}a: |\n${'    x\n'.repeat(N)}b: c\n`, 1, 0],
  'items without end on one line': [`${head}a: ${'- '.repeat(N)}x\n`, 0, 1],
  'brackets without end': [`${head}a: ${'['.repeat(N)}\n`, 0, 1],
};

describe('the reader of Kubernetes YAML', () => {
  for (const [name, [text, documents, problems]] of Object.entries(texts)) {
    it(`gets through ${name}`, () => {
      const read = parseKubeYaml(text, 'a.yaml');
      expect([read.documents.length, read.problems.length]).toEqual([documents, problems]);
    });
  }

  it.each([
    ['items on one line', `${head}data: [${'a,'.repeat(500_000)}a]\n`],
    ['lines', `${head}data:\n${'- a\n'.repeat(500_000)}`],
    ['values behind an anchor', `${head}data: &x [${'a,'.repeat(200_000)}a]\n`],
    ['values of JSON that is not plain', `{"apiVersion": "v1", "data": [${'1.5,'.repeat(200_000)}1]}`],
  ])('does not read a document of too many %s for its memory', (_, text) => {
    const { documents, problems } = parseKubeYaml(text, 'a.yaml');
    expect([documents, problems.map(({ rule, line }) => [rule, line])]).toEqual([[], [['alias-bomb', 1]]]);
  });

  it('reads lists of as many objects as kubectl prints, in YAML and in JSON', () => {
    const item = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a-name-of-some-length', namespace: 'default' },
    };
    const yaml = `- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a-name-of-some-length\n    namespace: default\n`;
    const items = Array.from({ length: 50_000 }, () => item);
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 4);
    for (const text of [`apiVersion: v1\nkind: List\nitems:\n${yaml.repeat(50_000)}`, json]) {
      const { documents, problems } = parseKubeYaml(text, 'a.yaml');
      expect([documents.length, problems, documents.at(-1)?.value]).toEqual([50_000, [], item]);
    }
  });

  it('finds the places of half as many keys in one document, those of merged mappings too', () => {
    const keys = Array.from({ length: N / 2 }, (_, index) => `  k${index}: { a: 1, <<: *x }\n`).join('');
    const text = `${head}x: &x { z: 1 }\ndata:\n${keys}`;
    const [document] = parseKubeYaml(text, 'a.yaml').documents;
    const places = Array.from({ length: N / 2 }, (_, index) => document?.position(['data', `k${index}`])?.line);
    expect(places).toEqual(Array.from({ length: N / 2 }, (_, index) => index + 7));
    expect(document?.position(['data', `k${N / 2 - 1}`, 'z'])).toEqual({ line: 5, column: 9 });
  });

  for (const end of ['\n', '\r\n', '\r']) {
    it(`counts lines that end in ${JSON.stringify(end)}`, () => {
      const text = `a: 1${end}${end}b: 2${end}a: 3${end}`;
      expect(parseKubeYaml(text, 'a.yaml').problems).toMatchObject([{ rule: 'duplicate-key', line: 4, column: 1 }]);
    });
  }
});
