import type { Readable } from 'node:stream';

export interface ClientTls {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** Asked for and expected in the certificate instead of the URL's host. */
  readonly serverName?: string | undefined;
}

export interface HttpRequest {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** A Unix socket (or Windows pipe) to talk through instead of the URL's host. */
  readonly socketPath?: string;
  /** For servers that know their clients by certificate, as a Docker Engine does; PEM. */
  readonly tls?: ClientTls;
  /** For the whole exchange; 30 s unless told. */
  readonly timeoutMs?: number;
  /** The body's limit; 32 MiB unless told. A longer one throws `CouldNotTell('truncated')`. */
  readonly maxBytes?: number;
  /** How many redirects to follow; 5 unless told. No header follows to another origin. */
  readonly redirects?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One HTTP exchange with a timeout, a body limit and the environment's proxy. */
export interface Http {
  /**
   * Answers for any status. Throws `CouldNotTell('unreachable')` where refused, reset, unresolved or timed out, and the
   * step's reason on abort.
   */
  readonly request: (request: HttpRequest) => Promise<HttpResponse>;
  /** The body as a stream, for answers too large to keep; same errors before the first byte. */
  readonly stream: (request: HttpRequest) => Promise<Omit<HttpResponse, 'body'> & { readonly body: Readable }>;
}
