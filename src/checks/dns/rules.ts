import type { Rules } from '../../check.js';

export const dnsRules = {
  missing: {
    level: 'error',
    means: 'a name does not exist, or has no record of this type',
    remedy: 'Add the record to the zone. A resolver may remember for a while that there was none.',
  },
  'wrong-value': {
    level: 'error',
    means: 'a name has other values than `equals`, `includes` or `matches` ask for',
    remedy: 'Correct the record, and wait until its old time to live has passed.',
  },
  unexpected: {
    level: 'error',
    means: 'a record that must not exist is there',
    remedy: 'Take the record out of the zone.',
  },
  'ttl-too-long': {
    level: 'error',
    means: 'a record, or an alias on the way to it, has a longer time to live (TTL) than `max-ttl`',
    remedy: 'Lower its TTL some time before the change, at least as long before as the old TTL.',
  },
  'resolvers-disagree': {
    level: 'error',
    means: 'resolvers answer with different values',
    remedy: 'Check that every server of the zone has its newest version, and wait until the old TTL has passed.',
  },
  'alias-loop': {
    level: 'error',
    means: 'aliases (CNAME) lead in a circle, or over more than eight steps',
    remedy: 'Point the alias at a name that has an address.',
  },
} as const satisfies Rules;
