import { describe, expect, vi } from 'vitest';
import { construct } from '../../src/engines/kube-yaml/construct.js';
import { readEvents } from '../../src/engines/kube-yaml/events.js';
import { askGo } from './kube-oracle.js';
import { Chance, randomYaml } from './kube-random.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 300_000 });

/** Keys sorted, as Go writes them; numbers as JSON has them, -0 being 0. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

function ours(document: string): string {
  try {
    const { values } = construct(readEvents(document));
    return canonical(values[0] ?? null);
  } catch {
    return 'refused';
  }
}

function compare(documents: readonly string[]): readonly string[] {
  const go = askGo('yaml', documents);
  return documents.flatMap((document, index) => {
    const { json = '', error = '' } = go[index] ?? {};
    const theirs = error ? 'refused' : canonical(JSON.parse(json));
    const mine = ours(document);
    return mine === theirs ? [] : [`${JSON.stringify(document)}: ${mine} here, ${error || theirs} in Go`];
  });
}

describe('YAML is read as sigs.k8s.io/yaml reads it', () => {
  itWith('go', 'in a thousand forms of scalars and collections', () => {
    const chance = new Chance(20_260_101);
    expect(compare(Array.from({ length: 20_000 }, () => randomYaml(chance)))).toEqual([]);
  });

  itWith('go', 'where anchors, merges, tags and tabs are concerned', () => {
    const documents = [
      'a: &a {x: 1}\nb: *a\n',
      'a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\n',
      'a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}\n',
      'a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc:\n  <<: [*a, *b]\n  w: 1\n',
      'a: &a [1]\nb:\n  <<: *a\n',
      'a: {<<: 1}\n',
      'a: {"<<": {b: 1}}\n',
      'a: *missing\n',
      'a: &a [*a]\n',
      'a: &a 1\n*a : 2\n',
      '? [a]\n: 1\n',
      'null: 1\n',
      '{yes: 1, 0x10: 2, 1.5: 3, 1e21: 4}\n',
      'a: !!int 3.5\n',
      'a: !!null x\n',
      'a: !!binary "not base64"\n',
      'a: .inf\n',
      'a: .nan\n',
      'a: "\\/"\n',
      'a:\tb\n',
      'a: 1\n\t\nb: 2\n',
      'a: 1\n\t# comment\n',
      '-\ta\n',
      'a:\n\tb: 1\n',
      'a: [\n\t1,\n\t2\n]\n',
      '{\n\t"a": {\n\t\t"b": [1]\n\t}\n}\n',
      'a: "x\ny"\n',
      "a: 'x\n\n  y'\n",
      'a: |\n  x\n\n\n',
      'a: >-\n  x\n  y\n\n  z\n',
      'a: b: c\n',
      'a\nb: c\n',
      'a: b\r\nc: d\r\n',
      '\ufeffa: 1\n',
      '%YAML 1.1\n---\na: 1\n',
      'a: @x\n',
      'a: `x`\n',
      'a: %x\n',
    ];
    expect(compare(documents)).toEqual([]);
  });
});
