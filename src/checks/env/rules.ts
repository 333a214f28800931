import type { Rules } from '../../check.js';

export const envRules = {
  undefined: {
    level: 'error',
    means: 'a target does not set a variable that is declared or required',
    remedy: 'Set the variable for this target, or name it under `optional`.',
  },
  empty: {
    level: 'error',
    means: 'a target sets a variable to nothing',
    remedy: 'Give it a value, or name it under `optional`.',
  },
  placeholder: {
    level: 'error',
    means: 'a value that only stands for one, such as `changeme`',
    remedy: 'Give the variable its real value.',
  },
  'literal-secret': {
    level: 'error',
    means: 'a password, token or key is written out in a file of the repository',
    remedy: 'Keep the value in a secret store, leave a reference here, and exchange the secret.',
  },
  'wrong-type': {
    level: 'error',
    means: 'a value is not of the type that `types` says',
    remedy: 'Correct the value, or the type.',
  },
  drift: {
    level: 'error',
    means: 'targets differ where they must not, or are the same where they must differ',
    remedy: 'Give each target its own value, or all of them the same, as the finding says.',
  },
  undeclared: {
    level: 'error',
    means: 'code reads a variable without a default, and it is declared nowhere',
    remedy: 'Add the name to the declared file, such as .env.example, or give the code a default.',
  },
  unused: {
    level: 'warning',
    means: 'a declared variable that no code reads',
    remedy: 'Take the name out, or add the code that reads it to `used-in`.',
  },
  'local-value': {
    level: 'warning',
    means: 'a production value names localhost or example.com',
    remedy: 'Name the host that production uses.',
  },
  'public-secret': {
    level: 'error',
    means: 'a secret in a variable that is built into what browsers get',
    remedy: 'Keep the secret on the server, and exchange it.',
  },
  duplicate: {
    level: 'warning',
    means: 'a file sets one variable twice',
    remedy: 'Take one of the two out.',
  },
  dialect: {
    level: 'warning',
    means: 'a value that readers of .env files read differently',
    remedy: 'Put the value in single quotes.',
  },
  'trailing-newline': {
    level: 'warning',
    means: 'a value of a Secret ends with the end of a line',
    remedy: 'Encode it again, with `printf %s` in the place of `echo`.',
  },
  'unreadable-line': {
    level: 'error',
    means: 'a line of a .env file that is no assignment',
    remedy: 'Write NAME=VALUE, and close every quote.',
  },
} as const satisfies Rules;
