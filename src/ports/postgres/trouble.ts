import { type Cause, CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import type { PostgresAddress, PostgresAnswer } from '../postgres.js';

const SHOWN = 300;

/** Where it was asked, without a login. */
export const showAddress = ({ host, port, database }: PostgresAddress): string =>
  `PostgreSQL at ${host.includes(':') && !host.startsWith('/') ? `[${host}]` : host}:${port}/${database}`;

interface Words {
  readonly why?: Cause;
  readonly what: string;
  readonly remedy: string;
}

const LOGIN = 'Check user and password, and that the role may log in.';
const PLACE = 'Check host and port, and that the server runs and is reachable from here.';
const TLS = 'Name the authority in `tls: { ca }`, or check the name that the certificate is for.';

/** By SQLSTATE, or by the code of Node and OpenSSL. */
const KNOWN: Readonly<Record<string, Words>> = {
  '28P01': { why: 'tool-refused', what: 'the login was refused', remedy: LOGIN },
  '28000': { why: 'tool-refused', what: 'the login was refused', remedy: `${LOGIN} Look at pg_hba.conf, too.` },
  '3D000': { why: 'tool-refused', what: 'the database does not exist', remedy: 'Check the name of the database.' },
  '42501': { why: 'tool-refused', what: 'the role may not connect', remedy: 'Grant CONNECT on the database.' },
  '53300': { what: 'it has no connection left', remedy: 'Raise max_connections, or end connections that idle.' },
  '57P03': { what: 'it takes no connections now', remedy: 'Wait until it has started or recovered, with `within`.' },
  ECONNREFUSED: { what: 'the connection was refused', remedy: PLACE },
  ECONNRESET: { what: 'the connection was closed before an answer', remedy: PLACE },
  EPIPE: { what: 'the connection was closed before an answer', remedy: PLACE },
  ENOTFOUND: { what: 'the name does not exist', remedy: PLACE },
  EAI_AGAIN: { what: 'the name could not be resolved just now', remedy: PLACE },
  EHOSTUNREACH: { what: 'there is no way to the host', remedy: PLACE },
  ENETUNREACH: { what: 'there is no way to the network', remedy: PLACE },
  ETIMEDOUT: { what: 'the connection was not made in time', remedy: PLACE },
  ENOENT: { what: 'there is no such socket', remedy: PLACE },
  CERT_HAS_EXPIRED: { what: 'its certificate has expired', remedy: 'Renew the certificate.' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { what: 'its certificate is signed by itself', remedy: TLS },
  SELF_SIGNED_CERT_IN_CHAIN: { what: 'its certificate comes from an authority not trusted here', remedy: TLS },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { what: 'its certificate comes from an authority not trusted here', remedy: TLS },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { what: 'its certificate comes from an authority not trusted here', remedy: TLS },
  ERR_TLS_CERT_ALTNAME_INVALID: { what: 'its certificate is for another name', remedy: TLS },
};

/** What the driver says in words of its own. */
const SAID: readonly (readonly [RegExp, Words])[] = [
  [/^timeout expired/, { what: 'no login within the time that it has', remedy: PLACE }],
  [
    /does not support SSL/,
    { what: 'the server has no TLS', remedy: 'Turn on TLS at the server, or write `sslmode=disable`.' },
  ],
  [
    /error establishing an SSL|unrecognized|Unknown authenticationOk|Unhandled/i,
    { why: 'wrong-format', what: 'what answers there does not speak as PostgreSQL does', remedy: PLACE },
  ],
  [/^Connection terminated/, { what: 'the connection was closed before an answer', remedy: PLACE }],
  [/SCRAM|SASL/, { why: 'tool-refused', what: 'the login was refused', remedy: LOGIN }],
];

/** An error of the driver, the network or TLS in words. What it says itself may hold anything, and is shown for unknown codes alone. */
export function troubleWith(address: PostgresAddress, cause: unknown): CouldNotTell {
  if (cause instanceof CouldNotTell) return cause;
  const error = cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause;
  const text = error instanceof Error ? error.message : String(error);
  const words = KNOWN[codeOf(error)] ?? SAID.find(([pattern]) => pattern.test(text))?.[1];
  const { why = 'unreachable', what, remedy } = words ?? { what: clip(text, SHOWN), remedy: PLACE };
  return new CouldNotTell(why, `${showAddress(address)}: ${what}`, remedy, { cause });
}

export const passwordWanted = (): CouldNotTell =>
  new CouldNotTell(
    'tool-refused',
    'the server asks for a password, and the address has none',
    'Take the whole address from a variable: `url: ${{ env.DATABASE_URL }}`.',
  );

export const hasNoTls = (cause: unknown): boolean =>
  cause instanceof Error && /does not support SSL/.test(cause.message);

/** What the server said of a statement; undefined where the connection itself is at fault. */
export function refusalIn(cause: unknown): (PostgresAnswer & { readonly was: 'refused' }) | undefined {
  const code = codeOf(cause);
  if (!(cause instanceof Error) || !/^[0-9A-Z]{5}$/.test(code) || isBroken(code)) return undefined;
  return { was: 'refused', code, message: clip(cause.message.split('\n')[0] ?? '', SHOWN) };
}

/** The server ended the connection (57P0x), or it broke (08xxx): nothing more can be asked. `EPIPE` has five letters, too. */
const isBroken = (code: string): boolean => code.startsWith('57P') || code.startsWith('08') || code.startsWith('E');

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
