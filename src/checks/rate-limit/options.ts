import { z } from 'zod';
import { connection } from '../../facts/live/connection.js';
import { duration } from '../../quantities.js';

/** Above this many requests the config must name whom it may ask. */
const FREE_BURST = 100;
const MOST = 5000;

export const rateLimitOptions = z
  .strictObject({
    ...connection,
    method: z
      .string()
      .regex(/^[A-Z]{1,20}$/, { error: 'expected a method such as GET or POST' })
      .default('GET')
      .describe('Method of each request'),
    body: z.string().optional().describe('Sent with each request'),
    burst: z
      .int()
      .min(2)
      .max(MOST)
      .default(30)
      .describe('Requests that are sent side by side; more than `from` by at least a tenth'),
    expect: z
      .strictObject({
        status: z.int().min(400).max(599).default(429).describe('Status of what is refused'),
        from: z
          .int()
          .min(2)
          .optional()
          .describe('Which request is the first to be refused. From half as many to a tenth more may be let through'),
      })
      .prefault({})
      .describe('What the limit does. Without `from` some must be let through and some refused'),
    'retry-after': z
      .boolean()
      .default(false)
      .describe('Whether each refusal must say in `Retry-After` when to come again'),
    'recovers-within': duration
      .refine(ms => ms > 0, { error: 'expected more than 0s' })
      .optional()
      .describe('How long after the burst a request must be let through again; not asked unless given'),
    hosts: z
      .array(z.string().min(1))
      .default([])
      .describe(
        `Hosts, with their port where it is not the usual one, that may be asked; required above ${FREE_BURST} requests`,
      ),
  })
  .superRefine(({ url, burst, hosts, expect: { from } }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (from !== undefined && burst <= mostLetThrough(from))
      fault(
        'burst',
        `expected more than ${mostLetThrough(from)}, or nobody would notice that too many are let through`,
      );
    if (!URL.canParse(url)) return;
    const { host, hostname } = new URL(url);
    if (burst > FREE_BURST && hosts.length === 0)
      fault(
        'hosts',
        `missing; a burst of more than ${FREE_BURST} requests must name whom it may ask, such as ["${host}"]`,
      );
    if (hosts.length > 0 && !hosts.some(name => name === host || name === hostname))
      fault('url', `${host} is not among \`hosts\``);
  });

export type RateLimitOptions = z.output<typeof rateLimitOptions>;

/** A tenth more than the limit: bursts meet sliding windows and several workers, each with a count of its own. */
export const mostLetThrough = (from: number): number => Math.ceil(Number((1.1 * (from - 1)).toFixed(6)));

/** Half of the limit: somebody else may have used it up in part. */
export const leastLetThrough = (from: number): number => Math.ceil((from - 1) / 2);
