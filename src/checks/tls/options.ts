import { z } from 'zod';
import { requestTimeout, waiting } from '../../facts/live/waiting.js';

export const MIN_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

const PLACE = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+))(?::(\d{1,5}))?$/;

/** `name:port`; the port is 443 unless given. */
const host = z
  .string()
  .refine(text => PLACE.test(text) && Number(PLACE.exec(text)?.[3] ?? 443) <= 65_535, {
    error: 'expected a host and its port such as app.example.org:443',
  })
  .transform(text => {
    const [, address, name = '', port = '443'] = PLACE.exec(text) ?? [];
    return { text, name: address ?? name, port: Number(port) };
  });

export const tlsOptions = z
  .strictObject({
    hosts: z.array(host).min(1).max(1000).describe('`name:port`; every address of the name is asked'),
    'min-days': z
      .number()
      .nonnegative()
      .optional()
      .describe(
        'Days that each certificate must still last; unless given a quarter of its own lifetime, 21 days at most',
      ),
    'min-version': z
      .enum(MIN_VERSIONS)
      .default('TLSv1.2')
      .describe('The oldest protocol that may be spoken; older ones must be refused'),
    ca: z
      .string()
      .min(1)
      .optional()
      .describe('PEM file of authorities that are trusted beside the public ones, or the PEM itself'),
    cert: z.string().min(1).optional().describe('PEM file of a certificate for servers that ask their clients for one'),
    key: z.string().min(1).optional().describe("PEM file of that certificate's key"),
    'server-name': z
      .string()
      .min(1)
      .optional()
      .describe('The name that is asked for and that the certificate must be for; the host unless given'),
    starttls: z.enum(['smtp', 'postgres']).optional().describe('The protocol that begins in the clear'),
    hsts: z.boolean().default(false).describe('Whether `Strict-Transport-Security` must be sent'),
    ...waiting,
    ...requestTimeout,
  })
  .refine(({ hsts, starttls }) => !hsts || starttls === undefined, {
    error: 'HSTS is a header of HTTP, which `starttls` does not lead to',
    path: ['hsts'],
  })
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined), {
    error: 'expected `cert` and `key` together',
    path: ['cert'],
  });

export type TlsOptions = z.output<typeof tlsOptions>;
export type Host = TlsOptions['hosts'][number];
