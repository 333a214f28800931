import type { Rules } from '../../check.js';

/** Of whatever finds a secret. */
export const REVOKE =
  'Revoke the secret first: whoever has the repository has it. Then take it out, and keep it in a secret store.';

/** Secrets are found by rules of the engine (`catalogue.ts`), of tools, and those under `patterns`. */
export const secretsRules = {
  '…': {
    level: 'error',
    means: 'a secret stands here; the rule is that of the engine, of a tool or of `patterns` that found it',
    remedy: REVOKE,
  },
  'not-looked-at': {
    level: 'error',
    means:
      'a file is larger than `max-file-size`, or holds more of what looks like a secret than is told one by one (a warning where all of that is doubtful)',
    remedy: 'Leave it out with `exclude` if it is no source, or raise `max-file-size`.',
  },
  'allow-list': {
    level: 'note',
    means: 'a file in the repository says what to leave out',
    remedy: 'Have changes of that file reviewed: whoever changes it changes what is found.',
  },
} as const satisfies Rules;
