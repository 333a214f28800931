import { z } from 'zod';
import type { HttpRequest } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { requestTimeout } from './waiting.js';

/** An address over HTTP. A login in it has `headers`, where it is not shown. */
export const httpUrl = z
  .string()
  .refine(text => /^https?:\/\//i.test(text) && URL.canParse(text), {
    error: 'expected an address such as https://app.example/',
  })
  .refine(text => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    error: 'expected no login in the address; give `headers` an `authorization`',
  });

const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'expected the name of a header' });

const headerValue = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .refine(text => !/[\r\n\0]/.test(text), { error: 'expected a header on one line' });

/** `headers`, to be spread into the options. */
export const headers = {
  headers: z
    .record(headerName, headerValue)
    .prefault({})
    .describe('Sent with each request; values are never shown. Secrets come from `${{ env.NAME }}`'),
};

/** `tls`, to be spread into the options. */
export const tls = {
  tls: z
    .strictObject({
      ca: z.string().min(1).optional().describe('File with certificates that are trusted beside the usual ones'),
      cert: z.string().min(1).optional().describe('File with the certificate that the client shows'),
      key: z.string().min(1).optional().describe('File with its private key'),
      'server-name': z
        .string()
        .min(1)
        .optional()
        .describe('Name that the certificate must have; the host unless given'),
    })
    .refine(({ cert, key }) => (cert === undefined) === (key === undefined), {
      error: 'expected `cert` and `key` together',
    })
    .optional()
    .describe('How the connection is secured; by the usual authorities unless given'),
};

/** `url`, `headers`, `tls` and `request-timeout` of whatever is asked over HTTP, to be spread into the options. */
export const connection = { url: httpUrl.describe('The address that is asked'), ...headers, ...tls, ...requestTimeout };

const connectionSchema = z.object({ ...headers, ...tls, ...requestTimeout });

export type Connection = z.output<typeof connectionSchema>;

/** What a request needs of its connection, its files read. */
export type Connected = Required<Pick<HttpRequest, 'headers' | 'timeoutMs'>> & Pick<HttpRequest, 'tls'>;

/**
 * Reads the files of `tls` and hides the values of headers and what they contain, in all that the run shows. To be called once
 * before the first request.
 */
export async function connect(options: Connection, { files, hide }: Pick<Ports, 'files' | 'hide'>): Promise<Connected> {
  hide(Object.entries(options.headers).flatMap(([name, value]) => secretsIn(name, value)));
  const base = { headers: options.headers, timeoutMs: options['request-timeout'] };
  if (options.tls === undefined) return base;
  const { ca, cert, key, 'server-name': serverName } = options.tls;
  const read = async (file: string | undefined) => (file === undefined ? undefined : files.text(file));
  return { ...base, tls: { ca: await read(ca), cert: await read(cert), key: await read(key), serverName } };
}

/** Headers that tell what is wanted rather than who asks: to hide `json` or `no-cache` would destroy every text. */
const PUBLIC =
  /^(?:accept(?:-.+)?|cache-control|connection|content-(?:type|encoding|language)|host|pragma|prefer|range|te|upgrade-insecure-requests|user-agent|x-scope-orgid|x-requested-with|if-.+)$/i;

/** What must not be shown of a header: all of it, its token without the scheme, and the two halves of a basic login. */
export function secretsIn(name: string, value: string): readonly string[] {
  if (PUBLIC.test(name)) return [];
  const token = /^\s*[\w-]+\s+(\S.*)$/.exec(value)?.[1]?.trim();
  const login = /^\s*basic\s/i.test(value) && token !== undefined ? Buffer.from(token, 'base64').toString('utf8') : '';
  const password = login.slice(login.indexOf(':') + 1);
  const cookies = /^cookie$/i.test(name) ? value.split(';').map(pair => pair.slice(pair.indexOf('=') + 1).trim()) : [];
  return [value, token ?? '', ...(login.includes(':') ? [login, password] : []), ...cookies].filter(
    text => text.length > 3,
  );
}
