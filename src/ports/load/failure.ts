import type { NoAnswer } from '../load.js';

const BY_CODE: Readonly<Record<string, NoAnswer>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'closed',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  EPROTO: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
};

/** What an error of undici or of a socket means to whoever waits for an answer. */
export function noAnswerOf(error: unknown): NoAnswer {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error ? String(error.code) : '';
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  // Several addresses of one name, each tried in vain.
  if (error instanceof AggregateError) return noAnswerOf(error.errors[0]);
  if (/^(?:ERR_TLS_|ERR_SSL_|CERT_)/.test(code)) return 'tls';
  if (error.name === 'HTTPParserError' || /^(?:HPE_|UND_ERR_)/.test(code)) return 'protocol';
  return 'other';
}
