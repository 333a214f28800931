import type { Rules } from '../../check.js';

export const rateLimitRules = {
  'not-limited': {
    level: 'error',
    means: 'the whole burst was let through',
    remedy: 'Switch the limit on for this address, and see that the proxy in front passes on who asks.',
  },
  'limit-too-late': {
    level: 'error',
    means: 'more requests were let through than the limit allows',
    remedy: 'Lower the limit or its burst, and share its count among all instances.',
  },
  'limit-too-early': {
    level: 'error',
    means: 'fewer requests were let through than half of what the limit allows',
    remedy: 'Raise the limit, or wait until nobody else uses it up.',
  },
  'all-refused': {
    level: 'error',
    means: 'not one request was let through',
    remedy: 'Find out why the first is refused already: a limit of zero, or one that somebody else used up.',
  },
  'wrong-status': {
    level: 'error',
    means: 'requests were refused with another status, such as `503`, which clients take for an outage',
    remedy: 'Answer with 429: in nginx `limit_req_status 429;`.',
  },
  'server-error': {
    level: 'error',
    means: 'the server failed under the burst',
    remedy: 'Look at its log: the limit must keep such a burst away from what breaks.',
  },
  'retry-after-missing': {
    level: 'error',
    means: 'a refusal does not say in `Retry-After` when to come again, or not in seconds or as a date',
    remedy: 'Send `Retry-After` with each refusal.',
  },
  'no-recovery': {
    level: 'error',
    means: 'after the burst no request was let through again in time',
    remedy: 'Shorten the window of the limit, or give `recovers-within` more time.',
  },
} as const satisfies Rules;
