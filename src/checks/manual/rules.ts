import type { Rules } from '../../check.js';

export const manualRules = {
  'evidence-missing': {
    level: 'error',
    means: 'the file or the page is not there',
    remedy: 'Write it and commit or publish it, or correct `evidence`.',
  },
  'evidence-stale': {
    level: 'error',
    means: 'it is older than `max-age`',
    remedy: 'Do again what it records, and write down when.',
  },
} as const satisfies Rules;
