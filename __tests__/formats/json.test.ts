import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { firstFault } from '../../src/formats/json/fault.js';
import { parseJson, parseJsonLines } from '../../src/formats/json/json.js';

const origin = { name: 'report.json', remedy: 'Write it again.' };

function problem(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CouldNotTell) return `${error.why} ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('a JSON document', () => {
  it.each([
    ['', 'truncated report.json: is empty'],
    [' \n', 'truncated report.json: is empty'],
    ['{\n  "a": [1, 2', 'truncated report.json:2:13: the JSON ends early'],
    ['{"a": tru', 'truncated report.json:1:10: the JSON ends early'],
    ['{"a": "b\\u00', 'truncated report.json:1:13: the JSON ends early'],
    ['{"a": -', 'truncated report.json:1:8: the JSON ends early'],
    ['{\n  "a": x }', 'wrong-format report.json:2:8: is not JSON'],
    ['{"a": 1,}', 'wrong-format report.json:1:9: is not JSON'],
    ['[1 2]', 'wrong-format report.json:1:4: is not JSON'],
    ['{"a" 1}', 'wrong-format report.json:1:6: is not JSON'],
    ['[1}', 'wrong-format report.json:1:3: is not JSON'],
    ['"a\tb"', 'wrong-format report.json:1:3: is not JSON'],
    ['"\\x"', 'wrong-format report.json:1:2: is not JSON'],
    ['01', 'wrong-format report.json:1:1: is not JSON'],
    ['{} {}', 'wrong-format report.json:1:4: is not JSON'],
    ['<!doctype html>', 'wrong-format report.json:1:1: is a web page or XML, not JSON'],
  ])('%j is refused where it goes wrong', (text, expected) => {
    expect(problem(() => parseJson(text, origin))).toBe(expected);
  });

  it('is read with a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}', origin)).toEqual({ a: 1 });
  });

  it('that is sound has no fault, and each of its beginnings only ends early', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, number) => {
        expect(firstFault(text)).toBe(text.length);
        const cut = text.slice(0, number % (text.length + 1));
        expect(firstFault(cut)).toBe(cut.length);
      }),
    );
  });

  it('that is not sound is refused at a place in it, without a word of its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        const marked = `[${text}"hunter2"]`;
        const said = problem(() => parseJson(marked, origin));
        if (said === 'none') return;
        expect(said).toMatch(/^(?:truncated|wrong-format) report\.json:\d+:\d+: /);
        expect(said).not.toContain('hunter2');
      }),
    );
  });
});

describe('lines of JSON', () => {
  it('are refused at their line', () => {
    expect(problem(() => parseJsonLines('{"a":1}\n\n{"a":\n', origin))).toBe(
      'truncated report.json:3:6: the JSON ends early',
    );
    expect(problem(() => parseJsonLines('{"a":\n{"a":1}\n', origin))).toBe(
      'wrong-format report.json:1:6: is not a line of JSON',
    );
  });
});
