import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/document.js';
import { readPlainConfig } from '../../src/config/plain-config.js';

/** What configs are made of, each feature of the fast reader at least once. */
const CONFIG = `# A comment
version: 1
project: shop   # behind a value
checklist: docs/deployment-checklist.md
defaults: { timeout: 5m, retries: 0 }
stages:
  pre-deployment:
    checks:
      - id: unit-tests
        name: 'It''s all tested'
        section: "Code \\"quality\\""
        covers: [all-tests-passing, "docs 1"]
        kind: tests
        with: { run: [pytest, -q, 3, 1.5, true, no, null], junit: reports/*.xml, min-executed: 10 }
        timeout: 90s
        required: true
        when: { event: [pull_request], changed: ['backend/**', 'a: b'] }
      - kind: command
        id: smoke
        with:
          run:
          - curl
          - -sS
          - 8080
          - off
          - http://localhost:8080/health
          max-duration: 2s
          exit-codes: [0, 22]
          json:
            /version/minor: 34
            /ratio: 0.25
            /on: yes
            /mode: -1
            /when: 2026-12-31
            /none: null
          env:
            EMPTY: ""
            LINES: "one\\n
              \\  two \\
              three

              four"
            MULTI: one
              two
            TEXT: |-
              a: b

              # no comment
  production:
    after: pre-deployment
    checks:
      -
        id: manual
        kind: manual
waivers:
`;

const inFull = (text: string): unknown => {
  const { problems, value } = parseConfig({ file: 'c.yml', text });
  return problems.length > 0 ? 'refused' : value;
};

/** Undefined where the fast reader leaves the text to the whole one, else whether both say the same. */
function agrees(text: string): boolean | undefined {
  const value = readPlainConfig(text);
  return value === undefined ? undefined : JSON.stringify(value) === JSON.stringify(inFull(text));
}

describe('the fast reader of configs', () => {
  it('reads what configs are made of as the YAML library does', () => {
    expect(readPlainConfig(CONFIG)).toEqual(inFull(CONFIG));
  });

  it.each([
    ['a substitution', 'a: ${' + '{ env.A }}\n'],
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a number that is not spelled as usual', 'with: { run: [sleep, 1.10] }\n'],
    ['an octal number of YAML 1.1', 'mode: 0644\n'],
    ['a hexadecimal number', 'mode: 0x1f\n'],
    ['a boolean in capitals', 'required: True\n'],
    ['a key that is a number', 'stages: { 1: a }\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a value that is missing its space', 'a:1\n'],
    ['a tab', 'a:\t1\n'],
    ['JSON', '{"version": 1}\n'],
    ['nothing', '# nothing\n'],
  ])('leaves %s to the YAML library', (_, text) => {
    expect(readPlainConfig(text)).toBeUndefined();
  });

  it('never disagrees with the YAML library, whatever is done to a config', () => {
    const sign = fc.constantFrom(
      ...' \n-:#\'"|>[]{},&*!?%@`~0xyn.<=\\/+eE_\t\u00a0é'.split(''),
      ...[' #', ': ', '- ', '\n\n', '---', '...', '0o7', '0b1', '1_0', '1e3', '-0', '.5', '5.', '.inf', 'NULL', '<<: '],
    );
    const edit = fc.tuple(fc.nat(CONFIG.length), fc.nat(6), fc.oneof(sign, fc.string({ maxLength: 3 })));
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), edits => {
        const mutant = edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), CONFIG);
        const same = agrees(mutant);
        if (same !== undefined) read += 1;
        return same !== false;
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
