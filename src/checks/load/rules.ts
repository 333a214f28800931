import type { Rules } from '../../check.js';

export const loadRules = {
  'text-missing': {
    level: 'error',
    means: 'the file does not hold the text',
    remedy: 'Add the text to the file, or correct `contains`.',
  },
} as const satisfies Rules;
