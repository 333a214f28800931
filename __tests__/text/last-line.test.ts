import { describe, expect, it } from 'vitest';
import { tellingLine } from '../../src/text/last-line.js';
import { nearest } from '../../src/text/nearest.js';

describe('the line of a failed program that says why', () => {
  it.each([
    ['an error before the last line', 'fatal: not a git repository\ncleaning up', '', 'fatal: not a git repository'],
    [
      'an error on the other stream',
      'wrapper saved',
      '[ERROR] no tests\n[ERROR] [Help 1] http://x',
      '[ERROR] no tests',
    ],
    [
      "pytest's reason",
      '',
      "E   ModuleNotFoundError: No module named 'shop'\n1 error in 0.1s",
      "E   ModuleNotFoundError: No module named 'shop'",
    ],
    ["Python's exception", 'Traceback:\nValueError: no port\n', '', 'ValueError: no port'],
    ['the last of several', 'error: first\nerror: second\n', '', 'error: second'],
    ['the last line where none is marked', 'one\ntwo', 'three', 'two'],
    ['the other stream where one is silent', '\n', 'three', 'three'],
    ['a count of errors, which is no reason', 'no port was given\n', '0 errors, 0 failed', 'no port was given'],
  ])('%s', (_, stderr, stdout, line) => {
    expect(tellingLine({ stderr, stdout })).toBe(line);
  });

  it('is none where nothing was said, or where a key was printed', () => {
    expect(tellingLine({ stderr: '', stdout: ' \n' })).toBeUndefined();
    expect(tellingLine({ stderr: '-----BEGIN PRIVATE KEY-----\nerror: abc', stdout: '' })).toBeUndefined();
  });
});

describe('the known name that a misspelt one stands for', () => {
  it.each([
    ['HTTP', ['SCTP', 'TCP', 'UDP'], undefined],
    ['TPC', ['SCTP', 'TCP', 'UDP'], 'TCP'],
    ['rnu', ['run', 'cwd'], 'run'],
    ['replica', ['replicas', 'paused'], 'replicas'],
    ['zz', ['a', 'b'], undefined],
    ['imgae', ['image', 'path'], 'image'],
    ['x', [], undefined],
  ])('%s among %j: %s', (name, known, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });
});
