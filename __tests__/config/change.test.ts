import { describe, expect, it } from 'vitest';
import { describeChecklistChange } from '../../src/checklist/change.js';
import { describeConfigChange } from '../../src/config/change.js';

const change = (before: string, after: string | undefined) => describeConfigChange({ file: 'gate.yml', before, after });

describe('what a later config changes', () => {
  it.each([
    ['nothing', 'a: 1', 'a: 1', []],
    ['a comment', 'a: 1', 'a: 1 # one', ['gate.yml: comments or layout only']],
    ['a value', 'a: { b: 1 }', 'a: { b: 0 }', ['gate.yml: a.b: 1 → 0']],
    ['a key that goes', 'a: 1\nb: 2', 'a: 1', ['gate.yml: b is removed']],
    ['a key that comes', 'a: 1', 'a: 1\nb: [x]', ['gate.yml: b is added: ["x"]']],
    [
      'checks by their ids, wherever they stand',
      'checks: [{ id: x, min: 80 }, { id: y }, { id: z }]',
      'checks: [{ id: z }, { id: x, min: 0 }]',
      ['gate.yml: checks.x.min: 80 → 0', 'gate.yml: checks.y is removed'],
    ],
    ['a list without ids', 'a: [1, 2]', 'a: [2]', ['gate.yml: a: [1,2] → [2]']],
    ['a list that is emptied', 'a: [{ id: x }]', 'a: []', ['gate.yml: a: [{"id":"x"}] → []']],
    ['a substitution that nobody can make here', 'a: 1', "a: '${{ env.NO }}'", ['gate.yml: a: 1 → "${{ env.NO }}"']],
    ['a file that is gone', 'a: 1', undefined, ['gate.yml: the file is removed']],
  ])('is told: %s', (_, before, after, told) => {
    expect(change(before, after)).toEqual(told);
  });

  it('is told of a text that is no YAML', () => {
    expect(change('a: 1', 'a: [')).toEqual([expect.stringContaining('gate.yml: the new text is no YAML: ')]);
  });

  it('is counted where there is more of it than anybody reads', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}: 1`).join('\n');
    const told = change('a: 1', `a: 1\n${keys}`);
    expect([told.length, told.at(-1)]).toEqual([31, 'gate.yml: and 10 more changes']);
  });
});

describe('what a later checklist changes', () => {
  const list = (before: string, after: string | undefined) =>
    describeChecklistChange({ file: 'list.md', before, after });

  it.each([
    ['- [ ] One\n- [ ] Two', '- [ ] Two\n- [ ] Three', ['list.md: removed one', 'list.md: added three']],
    ['- [ ] One', '- [ ] **One**', ['list.md: the same items in other words']],
    ['- [ ] One', '- [ ] One', []],
    ['- [ ] One', undefined, ['list.md: the checklist is removed']],
  ])('%j to %j', (before, after, told) => {
    expect(list(before, after)).toEqual(told);
  });
});
