import type { Rules } from '../../check.js';

export const imageSizeRules = {
  'size-budget': {
    level: 'error',
    means: 'an image is larger than its budget',
    remedy:
      'Leave build tools and caches in an earlier stage of the build, start from a smaller base image, or raise the budget.',
  },
  'size-growth': {
    level: 'error',
    means: 'an image is larger than its base by more than `max-growth`',
    remedy: 'See in the report which layers are new or have grown; shrink them, or raise `max-growth`.',
  },
  'size-base': {
    level: 'warning',
    means: 'the base could not be measured, so there is no comparison',
    remedy: 'Make the base reachable: check its name, and `base-source` or `base-path`.',
  },
} as const satisfies Rules;
