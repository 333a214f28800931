import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import { answerOf, exitedWith, printedBy, wholeAnswerOf } from '../../../src/facts/tool/answer.js';
import type { Captured, Ran } from '../../../src/ports/exec.js';

const stream = (text: string, truncated = false): Captured => ({ text, bytes: text.length, truncated });

const ran = (more: Partial<Ran> = {}): Ran => ({
  code: 0,
  signal: null,
  stdout: stream('all is well\n'),
  stderr: stream('first\nlast words\n'),
  durationMs: 1,
  log: undefined,
  ...more,
});

const killed = ran({ code: null, signal: 'SIGKILL' });
const cut = ran({ stdout: stream('all is', true) });

describe('what a tool answered', () => {
  it('is its whole output', () => {
    expect(answerOf(ran(), { tool: 'npm audit' })).toEqual({ stdout: 'all is well\n', stderr: 'first\nlast words\n' });
  });

  it.each<[string, Ran, string, string]>([
    ['was killed', killed, 'tool-crashed', 'promtool was ended by SIGKILL'],
    ['ended with a code that is no answer', ran({ code: 2 }), 'tool-crashed', 'promtool exited with 2: last words'],
    ['said nothing', ran({ code: 2, stderr: stream('') }), 'tool-crashed', 'promtool exited with 2: it said nothing'],
    ['printed too much', cut, 'truncated', 'promtool printed 6 bytes, too many to be kept whole'],
  ])('is nothing where it %s', (_, given, why, message) => {
    const ask = () => answerOf(given, { tool: 'promtool', exits: [0, 1] });
    expect(ask).toThrow(CouldNotTell);
    expect(ask).toThrow(expect.objectContaining({ why, message }));
  });

  it('is nothing where standard error is cut and was to be whole', () => {
    const given = ran({ stderr: stream('much', true) });
    expect(answerOf(given, { tool: 'kubectl' }).stderr).toBe('much');
    expect(() => wholeAnswerOf(given, { tool: 'kubectl' })).toThrow(expect.objectContaining({ why: 'truncated' }));
  });

  it('counts for a success by its code alone, and for an output by both', () => {
    expect([exitedWith(ran(), 0), exitedWith(ran({ code: 1 }), 0), exitedWith(killed, 0)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([printedBy(ran()), printedBy(ran({ code: 1 })), printedBy(killed), printedBy(cut)]).toEqual([
      'all is well\n',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
