import { describe, expect, it } from 'vitest';
import { inputDefaults, parseInputs } from '../src/fronts/inputs.js';

describe('an input that the command does not read', () => {
  it.each([
    [
      'report-digest',
      'sha256:0',
      undefined,
      'input "report-digest" is for sign-off, deploy, verify, attest, and the input "command" is run',
    ],
    [
      'compare',
      'checks.yml',
      'plan',
      'input "compare" is for run, collect, sign-off, deploy, verify, rollback, and the input "command" is plan',
    ],
    ['reports', 'shards', undefined, 'input "reports" is for collect, and the input "command" is run'],
    ['shards', '3', 'run', 'input "shards" is for plan, and the input "command" is run'],
    [
      'evidence',
      'staging',
      'sign-off',
      'input "evidence" is for run, plan, collect, deploy, and the input "command" is sign-off',
    ],
  ])('is refused, for somebody relies on it: %s', (name, value, command, message) => {
    expect(() => parseInputs({ [name]: value, ...(command ? { command } : {}) })).toThrow(message);
  });

  it('is as good as none where it is empty, as a workflow passes what it does not have', () => {
    expect(parseInputs({ 'report-digest': '', evidence: ' ' })).toEqual(inputDefaults());
  });
});
