import type { Rule, Rules } from '../../check.js';
import { composeRules as projectRules } from '../../engines/compose/rules.js';

const ofFiles = {
  'not-yaml': {
    level: 'error',
    means: 'a file that is no YAML, or has a key twice',
    remedy: 'Mend the file at this line: it must be YAML in which no key stands twice.',
  },
  'variable-required': {
    level: 'error',
    means: 'a variable that a file demands is not set, or cannot be read as a variable',
    remedy: 'Set it in `env`, or in a file of `env-files`.',
  },
  'variable-unset': {
    level: 'warning',
    means: 'a variable is not set and has no default: Compose puts nothing in its place',
    remedy: 'Set it in `env` or `env-files`, or give it a default: `${NAME:-value}`.',
  },
  'exemption-without-reason': {
    level: 'error',
    means: 'a service exempts itself from a rule and does not say why',
    remedy: 'Write the reason behind the rule under `x-deploy-validate: ignore`.',
  },
  'exemption-unknown': {
    level: 'error',
    means: 'an exemption from a rule that does not exist, or that exempts from nothing',
    remedy: 'Correct the name of the rule, or take the exemption out.',
  },
  'unknown-field': {
    level: 'error',
    means: 'a field that Compose does not know, and refuses',
    remedy: 'Correct the name; a field of your own begins with `x-`.',
  },
  'env-file': {
    level: 'error',
    means: 'a file of `env_file` or `label_file` is missing, or cannot be read as one',
    remedy:
      'Add the file, or write `required: false` where Compose may start without it. Where the release makes it, exempt the service and say so.',
  },
  'override-left-out': {
    level: 'warning',
    means: '`docker compose up` adds a file beside these that is not under `files`',
    remedy: 'Name it under `files`, or deploy with -f.',
  },
} as const satisfies Rules;

/** Rules of the kind `compose`: those on files, and the engine's on what they say together. */
export const composeRules: Rules = {
  ...ofFiles,
  ...Object.fromEntries(
    projectRules.map(({ id, level, reason, remedy }): readonly [string, Rule] => [
      id,
      { level, means: reason.replace(/\.$/, ''), remedy },
    ]),
  ),
};
