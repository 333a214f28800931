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
  'the same key in every line': [`${head}${'a: b\n'.repeat(N)}`, 1, N - 1],
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

  it('finds the places of as many keys in one document, those of merged mappings too', () => {
    const text = `${head}x: &x { z: 1 }\ndata:\n${lines(index => `  k${index}: { a: 1, <<: *x }\n`)}`;
    const [document] = parseKubeYaml(text, 'a.yaml').documents;
    const places = Array.from({ length: N }, (_, index) => document?.position(['data', `k${index}`])?.line);
    expect(places).toEqual(Array.from({ length: N }, (_, index) => index + 7));
    expect(document?.position(['data', `k${N - 1}`, 'z'])).toEqual({ line: 5, column: 9 });
  });

  for (const end of ['\n', '\r\n', '\r']) {
    it(`counts lines that end in ${JSON.stringify(end)}`, () => {
      const text = `a: 1${end}${end}b: 2${end}a: 3${end}`;
      expect(parseKubeYaml(text, 'a.yaml').problems).toMatchObject([{ rule: 'duplicate-key', line: 4, column: 1 }]);
    });
  }
});
