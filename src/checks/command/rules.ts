import type { Rules } from '../../check.js';

export const commandRules = {
  'exit-code': {
    level: 'error',
    means: 'it ended with a code that is not in `exit-codes`',
    remedy: 'Read its last lines in the report; add the code to `exit-codes` where it means success.',
  },
  output: {
    level: 'error',
    means: 'a stream does not match, or matches what it must not',
    remedy: 'Compare the stream in the report with the pattern under `stdout` or `stderr`.',
  },
  'json-value': {
    level: 'error',
    means: 'the value at a JSON pointer is missing or another one',
    remedy: 'Compare what it printed with the pointer and the value under `json`.',
  },
  'max-duration': {
    level: 'error',
    means: 'it took longer than allowed',
    remedy: 'Make it faster, or raise `max-duration`.',
  },
} as const satisfies Rules;
