import { z } from 'zod';
import { comparisons } from '../../engines/comparison/schema.js';
import { tls } from '../../facts/live/connection.js';
import { requestTimeout, waiting } from '../../facts/live/waiting.js';
import { duration } from '../../quantities.js';

/** An address, read. Faults repeat no part of it: there may be a password in it. */
const address = z.string({ error: 'expected an address such as ${{ env.REDIS_URL }}' }).transform((text, context) => {
  const read = readAddress(text);
  if (typeof read !== 'string') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});

const SHAPE =
  /^(rediss?|valkeys?):\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:@/?#,]+)(?::(\d{1,5}))?(?:\/(\d{0,5}))?(?:\?[^#]*)?$/i;

function readAddress(text: string) {
  const [, scheme = '', user, password, host = '', port = '6379', database] = SHAPE.exec(text) ?? [];
  if (host === '')
    return 'expected an address such as redis://cache.example:6379; special characters of a password are written as %23';
  if (Number(port) < 1 || Number(port) > 65_535) return 'has no port from 1 to 65535';
  try {
    return {
      host: host.replace(/^\[|\]$/g, ''),
      port: Number(port),
      user: user ? decodeURIComponent(user) : undefined,
      password: password === undefined ? undefined : decodeURIComponent(password),
      database: Number(database || 0),
      isSecure: scheme.toLowerCase().endsWith('ss') || scheme.toLowerCase() === 'valkeys',
    };
  } catch {
    return 'has a "%" that starts no percent-encoded character; write %25 for it';
  }
}

const expect = z.strictObject({
  'hit-rate': comparisons({ dimension: 'ratio' })
    .optional()
    .describe('Share of reads that found their key, in `window`'),
  memory: comparisons({ dimension: ['size', 'ratio'] })
    .optional()
    .describe('Memory in use; a share is one of `maxmemory`'),
  evictions: comparisons({ dimension: ['number', 'rate'] })
    .optional()
    .describe('Keys that were thrown out for room in `window`, or as many a second'),
  'connected-replicas': comparisons({ dimension: 'number' })
    .optional()
    .describe('Replicas that are connected and in step'),
});

export const cacheOptions = z.strictObject({
  url: address.describe('The address, such as `${{ env.REDIS_URL }}`; `rediss://` is over TLS'),
  tls: tls.tls,
  ...requestTimeout,
  expect: expect.prefault({}).describe('What must hold of the server'),
  window: duration
    .refine(ms => ms >= 100, { error: 'expected at least 100ms' })
    .prefault('5s')
    .describe('How long reads and evictions are counted; two looks, and not since the server started'),
  'min-reads': z.int().min(1).default(20).describe('Fewer reads in `window` tell nothing of the hit rate'),
  'round-trip': z.boolean().default(true).describe('Write a key of its own that expires, read it back and remove it'),
  'max-latency': duration.optional().describe('Longest time of the round trip'),
  ...waiting,
});

export type CacheOptions = z.output<typeof cacheOptions>;
export type Expected = keyof CacheOptions['expect'];
