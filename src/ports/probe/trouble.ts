import { type Cause, CouldNotTell } from '../../could-not-tell.js';
import { showDuration } from '../../text/units.js';

/** What went wrong, as people say it, by the code of Node, OpenSSL or the HTTP parser. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed before an answer',
  EPIPE: 'the connection was closed before an answer',
  ENOTFOUND: 'the name does not exist',
  EAI_AGAIN: 'the name could not be resolved just now',
  ENODATA: 'the name has no address',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  ETIMEDOUT: 'the connection was not made in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its chain of certificates is not complete, or its authority is not trusted here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  EPROTO: 'the TLS handshake failed',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there speaks no TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what answers there speaks no TLS',
};

const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check that the service runs, and that the port is right.',
  ENOTFOUND: 'Check the name, and that it is resolved from here.',
};

const TLS = 'Have the server send its whole chain, or name the authority in `tls: { ca }`.';

/** An error of the network in words. */
export function troubleWith(asked: { readonly url: string }, cause: unknown): CouldNotTell {
  if (cause instanceof CouldNotTell) return cause;
  const error = firstOf(cause);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const isFormat = code.startsWith('HPE_');
  const isTls = code.includes('CERT') || code.includes('LEAF') || code.startsWith('ERR_SSL') || code === 'EPROTO';
  const why: Cause = isFormat ? 'wrong-format' : 'unreachable';
  const other = code.startsWith('ERR_SSL') ? `the TLS handshake failed (${code})` : said;
  const what = isFormat ? `what answers does not speak HTTP as it should (${code})` : (WORDS[code] ?? other);
  const remedy = REMEDIES[code] ?? (isTls ? TLS : 'Check the address, and that it is reachable from here.');
  return new CouldNotTell(why, `${bareUrl(asked.url)}: ${what}`, remedy, { cause });
}

/** Several addresses fail together; the first one stands for all. */
const firstOf = (cause: unknown): unknown =>
  cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause;

export const tooSlow = (asked: { readonly url: string; readonly timeoutMs: number }, phase: string): CouldNotTell =>
  new CouldNotTell(
    'unreachable',
    `${bareUrl(asked.url)}: ${phase} within ${showDuration(asked.timeoutMs)}`,
    'Find out what it waits for, or give it more time with `request-timeout`.',
  );

/** Without the query, which may hold anything. */
export const bareUrl = (url: string): string => url.split(/[?#]/)[0] ?? url;
