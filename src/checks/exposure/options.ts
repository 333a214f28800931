import { z } from 'zod';
import { fitsEverything } from '../../engines/glob-reach.js';
import { duration, isEverything, pattern, policies } from '../../quantities.js';
import { servedRules } from './rules.js';

export const address = z
  .string()
  .refine(text => /^https?:\/\//.test(text) && URL.canParse(text), {
    error: 'expected an address such as https://staging.example.org/',
  })
  .refine(text => !URL.canParse(text) || new URL(text).username === '', {
    error: 'expected no login in it; use `headers`',
  });

export const path = z.string().regex(/^\/?[^\s\\]+$/, { error: 'expected a path such as /internal/status' });

const PORT = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/;

const closedPort = z
  .string()
  .refine(text => PORT.test(text) && Number(PORT.exec(text)?.[3]) <= 65_535, {
    error: 'expected a host and a port such as db.example.org:5432',
  })
  .transform(text => {
    const [, address, name = '', port] = PORT.exec(text) ?? [];
    return { text, host: address ?? name, port: Number(port) };
  });

export type ClosedPort = z.output<typeof closedPort>;

/** Globs of `allow` begin at the host's root; what else a host serves has all sorts of endings. */
const PATHS = { root: '/', endings: [] };

export const exposureOptions = z
  .strictObject({
    urls: z
      .array(address)
      .max(20)
      .prefault([])
      .describe(
        'Pages of the deployment that answer with 2xx; what lies beside them is looked for. No other host is asked. Required unless there is `closed`',
      ),
    closed: z
      .array(closedPort)
      .max(200)
      .prefault([])
      .describe(
        '`host:port` that must refuse connections, at every address of the host, while another port of it answers: one of `urls`, 443, 80 or 22',
      ),
    'silent-is-closed': z
      .boolean()
      .default(false)
      .describe('Whether silence means closed, too, where another port answers: for firewalls that drop'),
    paths: z
      .array(
        z
          .strictObject({
            path: path.describe('Relative to each address'),
            contains: z.string().min(1).optional().describe('It is exposed where the answer has this text'),
            matches: pattern.optional().describe('It is exposed where the answer matches this'),
          })
          .refine(({ contains, matches }) => (contains === undefined) !== (matches === undefined), {
            error: 'expected either `contains` or `matches`',
          }),
      )
      .max(200)
      .prefault([])
      .describe('Further paths that must not be served, and how their content is known'),
    allow: z
      .array(
        z.strictObject({
          path: path
            .refine(glob => !isEverything(glob) && !fitsEverything(`/${glob.replace(/^\//, '')}`, PATHS), {
              error: 'matches every path, or nearly; name those that may be served',
            })
            .describe('Path or glob, from the root of the host'),
          reason: z.string().trim().min(1).describe('Why it may be served'),
          owner: z.string().trim().min(1).describe('Who answers for it'),
          expires: z.iso
            .date({ error: 'expected a date such as 2026-12-31' })
            .describe('Last day on which it holds (UTC); after it what is served counts again'),
        }),
      )
      .default([])
      .describe('What may be served; reported as a note'),
    headers: z
      .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'expected the name of a header' }), z.string())
      .default({})
      .describe(
        'Sent with each request, such as a login to staging; values are never shown. Take them from `${{ env.NAME }}`',
      ),
    policies: policies(servedRules),
    rules: policies(servedRules)
      .removeDefault()
      .optional()
      .meta({ deprecated: true })
      .describe('The old word for `policies`'),
    timeout: duration.prefault('10s').describe('Longest time for one request'),
  })
  .refine(({ urls, closed }) => urls.length > 0 || closed.length > 0, {
    error: 'expected at least one address, or ports that must be `closed`',
    path: ['urls'],
  })
  .transform(options => ({ ...options, policies: { ...options.rules, ...options.policies } }));

export type ExposureOptions = z.output<typeof exposureOptions>;
