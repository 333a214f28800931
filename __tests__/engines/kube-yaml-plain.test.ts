import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { construct } from '../../src/engines/kube-yaml/construct.js';
import { readEvents } from '../../src/engines/kube-yaml/events.js';
import { readPlainBlock } from '../../src/engines/kube-yaml/plain/block.js';
import { readPlainJson } from '../../src/engines/kube-yaml/plain/json.js';
import { splitDocuments } from '../../src/engines/kube-yaml/split.js';

/** What manifests are made of, each feature of the fast reader at least once. */
const MANIFEST = `# A comment
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # behind a value
  labels: {app.kubernetes.io/name: web, tier: "1"}
  annotations:
    multi: one
      two

      three
    quoted: 'it''s
      folded:  here '
    double: "a \\"b\\" \\n c"
    lines: "a\\n
      \\ b \\
      c\\\\

      d"
    # deeper
      # deeper still
    empty:
spec:
  replicas: 3
  paused: no
  ratio: 1.50
  mode: 0644
  template:
    spec:
      containers:
      - name: web
        image: registry.example/web:1.2.3@sha256:abc
        args: ["--port", 80, -v, [], {}, a:1/b, two words, 1 2, x*]
        command:
          - sh
          -   -c
          - |
            set -e
              echo "x: y" # no comment

            exit 0
        env:
        - name: A
          value: ""
        -
          name: B
          value: 'b'
        - name: C
          value: |-

            last
      volumes: []
`;

const wholly = (source: string): unknown => {
  try {
    const { values, duplicates } = construct(readEvents(source));
    return duplicates.length > 0 ? 'duplicate keys' : values;
  } catch {
    return 'refused';
  }
};

/** Undefined where the fast reader leaves the text to the whole one, else whether both say the same. */
function agrees(source: string): boolean | undefined {
  const [chunk, ...others] = splitDocuments(source).chunks;
  if (!chunk || others.length > 0) return undefined;
  const value = readPlainBlock(chunk.source);
  return value === undefined ? undefined : JSON.stringify([value]) === JSON.stringify(wholly(chunk.source));
}

describe('the fast reader of plain block YAML', () => {
  it('reads what manifests are made of as the whole parser does', () => {
    expect(readPlainBlock(MANIFEST)).toEqual((wholly(MANIFEST) as readonly unknown[])[0]);
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge', 'a:\n  <<: {b: 1}\n'],
    ['a tab', 'a:\t1\n'],
    ['a carriage return', 'a: 1\r\n'],
    ['a space that is none', 'a: b\u00a0\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a key that is no text', 'yes: 1\n'],
    ['a folded scalar', 'a: >\n  b\n'],
    ['a block that the text ends in', 'a: |\n  b'],
    ['an unknown escape', 'a: "\\/"\n'],
    ['infinity', 'a: .inf\n'],
    ['a document end', 'a: 1\n...\n'],
    ['a list', '- a\n'],
    ['JSON', '{"a": 1}\n'],
    ['a key in a value', 'a: b: c\n'],
    ['a line too deep', 'a: 1\n  b: 2\n'],
    ['a line too far left', 'a:\n    b: 1\n  c: 2\n'],
    ['nothing', '# nothing\n'],
  ])('leaves %s to the whole parser', (_, source) => {
    expect(readPlainBlock(source)).toBeUndefined();
  });

  it('never disagrees with the whole parser, whatever is done to a manifest', () => {
    const sign = fc.constantFrom(
      ...' \n-:#\'"|>[]{},&*!?%@`~0xyn.<=\\/\t\u00a0é'.split(''),
      ' #',
      ': ',
      '- ',
      '\n\n',
      '---',
    );
    const place = fc.nat(MANIFEST.length);
    const edit = fc.tuple(place, fc.nat(6), fc.oneof(sign, fc.string({ maxLength: 3 })));
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), edits => {
        const mutant = edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), MANIFEST);
        const same = agrees(mutant);
        if (same !== undefined) read += 1;
        return same !== false;
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

describe('plain JSON', () => {
  const readJson = (source: string) => readPlainJson(source, { isAscii: /^[\n -~]*$/.test(source) });

  it('is read at once', () => {
    const value = { a: 'x "y" \\ z', b: [1, -2, 0, true, null, { c: {} }, []], 'd/e': '', f: '1', g: 'a: b, "c": d' };
    expect(readJson(JSON.stringify(value))).toEqual(value);
    expect(readJson(JSON.stringify(value, null, 4))).toEqual(value);
  });

  it.each([
    '{"a": 1, "a": 2}',
    '{"b": {"a": 1, "a": 2}}',
    '{"a": 1.0}',
    '{"a": 1e3}',
    '{"a": -0}',
    '{"a": 12345678901234567890}',
    '{"a": "\\u0041"}',
    '{"__proto__": 1}',
    '{"<<": {"b": 1}}',
    '{"a": 01}',
    '{"a": 1,}',
    '{a: 1}',
    '{"a": "\t"}',
    '[{"a": 1}]',
    '{"a": 1} # behind',
  ])('is not %s', source => {
    expect(readJson(source)).toBeUndefined();
  });

  it('is what YAML makes of it, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2, 4), (value, indent) => {
        const source = JSON.stringify(value, null, indent);
        const plain = readJson(source);
        if (plain !== undefined) expect([plain]).toEqual(wholly(source));
      }),
      { numRuns: 2000 },
    );
  });
});
