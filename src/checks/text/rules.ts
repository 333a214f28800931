import type { Rules } from '../../check.js';

export const textRules = {
  demanded: {
    level: 'error',
    means: 'a file does not hold what each of them must',
    remedy: 'Write it into the file, or correct `demand` or `files`.',
  },
  forbidden: {
    level: 'error',
    means: 'a file holds what none of them may',
    remedy: 'Take it out of the file, or correct `forbid` or `files`.',
  },
  differs: {
    level: 'error',
    means: 'a value is another one than in the first place that is named',
    remedy: 'Write the same value wherever it stands.',
  },
  'not-greater': {
    level: 'error',
    means: 'the version is not higher than that of the last tag',
    remedy: 'Raise the version, in every place where it stands.',
  },
} as const satisfies Rules;
