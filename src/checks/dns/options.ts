import { z } from 'zod';
import { isIPv4, isIPv6, plainName, plainValue, RECORD_TYPES } from '../../engines/dns/values.js';
import { waiting } from '../../facts/live/waiting.js';
import { duration, oneOrMore, pattern } from '../../quantities.js';

const record = z
  .strictObject({
    name: z
      .string()
      .refine(text => plainName(text) !== undefined, { error: 'expected a name such as app.example.org' })
      .transform(text => plainName(text) ?? text)
      .describe('The whole name; no search list is used'),
    type: z.enum(RECORD_TYPES).describe('Type of the record'),
    equals: oneOrMore.optional().describe('All values there must be, in any order, and no other'),
    includes: oneOrMore.optional().describe('Values that must be among them'),
    matches: pattern.optional().describe('A regular expression that one of the values must match'),
    absent: z.literal(true).optional().describe('There must be no such record'),
    'max-ttl': duration
      .optional()
      .describe('Longest time to live; asked of the servers that own the zone, since a cache tells what is left'),
  })
  .superRefine(({ type, equals, includes, matches, absent, 'max-ttl': ttl }, context) => {
    const asked = [equals, includes, matches, ttl].some(each => each !== undefined);
    if (absent ? asked : !asked) {
      context.addIssue({
        code: 'custom',
        message: absent ? '`absent` stands alone' : 'expected one of equals, includes, matches, absent and max-ttl',
      });
    }
    for (const [key, values] of Object.entries({ equals, includes })) {
      values?.forEach((value, index) => {
        if (plainValue(type, value) !== undefined) return;
        context.addIssue({
          code: 'custom',
          path: [key, index],
          message: `${JSON.stringify(value)} is no ${type} record`,
        });
      });
    }
  });

const PLACE = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+))(?::(\d{1,5}))?$/;

const isAddress = (text: string): boolean => isIPv4(text) || isIPv6(text);

const resolver = z
  .string()
  .refine(text => isAddress(text) || (PLACE.test(text) && Number(PLACE.exec(text)?.[3] ?? 53) <= 65_535), {
    error: 'expected system, authoritative, or a host and its port such as 192.0.2.1:53',
  })
  .transform(text => {
    const [, bracketed, plain, port] = isAddress(text) ? [text, text] : (PLACE.exec(text) ?? []);
    return { text, host: bracketed ?? plain ?? text, port: Number(port ?? 53) };
  });

export const dnsOptions = z.strictObject({
  records: z.array(record).min(1).max(500).describe('What must be true of which names'),
  resolvers: z
    .array(resolver)
    .min(1)
    .max(50)
    .optional()
    .describe(
      '`host:port`, `system` (what this machine uses) or `authoritative` (every server of the zone); all must agree. `system` unless given, for `max-ttl` `authoritative`',
    ),
  ...waiting,
  'request-timeout': duration
    .refine(ms => ms > 0, { error: 'expected more than 0s' })
    .prefault('5s')
    .describe('Longest time of one question, which is sent three times within it'),
});

export type DnsOptions = z.output<typeof dnsOptions>;
export type Wanted = DnsOptions['records'][number];
export type Resolver = NonNullable<DnsOptions['resolvers']>[number];
