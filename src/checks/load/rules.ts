import type { Rules } from '../../check.js';

export const loadRules = {
  latency: {
    level: 'error',
    means: 'a time of `expect` is exceeded',
    remedy: 'Look at what the server waited for: its traces, its slowest queries, its processors.',
  },
  'error-rate': {
    level: 'error',
    means: 'too many requests had no answer as wanted',
    remedy: 'Look at the answers by cause in the details, and at the server’s log of that time.',
  },
  throughput: {
    level: 'error',
    means: 'fewer answers a second than expected',
    remedy: 'Look at what limits the server: its processors, its pool of connections, its database.',
  },
  'worse-than-baseline': {
    level: 'error',
    means: 'it is worse than the baseline by more than is allowed, and by more than chance explains',
    remedy: 'Compare what has changed since the baseline: the code, the data, the size of the machines.',
  },
  overloaded: {
    level: 'error',
    means: 'the server answered 503 and `Retry-After`, so the load was stopped',
    remedy: 'Give the server more room, or ask for the load that it is meant for.',
  },
  'k6-threshold': {
    level: 'error',
    means: 'a threshold of the k6 script is crossed',
    remedy: 'Look at the summary of k6 in the log.',
  },
  'k6-failed': {
    level: 'error',
    means: 'the k6 script called its own test failed',
    remedy: 'Look at the summary of k6 in the log.',
  },
  'within-noise': {
    level: 'note',
    means: 'it is worse than the baseline by more than is allowed, by a difference that chance explains',
    remedy: 'Look again where it repeats.',
  },
  'no-baseline-yet': {
    level: 'note',
    means: 'there are too few earlier reports, so nothing was held against a baseline',
    remedy: 'Keep the reports of runs that passed.',
  },
  'ended-early': {
    level: 'note',
    means: '`max-requests` was reached before the end of a run',
    remedy: 'Raise `max-requests`, or ask for a shorter `duration`.',
  },
} as const satisfies Rules;
