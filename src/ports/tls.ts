/** Protocol versions by OpenSSL's names, oldest first. SSLv2 is spoken by nothing that still runs. */
export type Protocol = 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** A server at one address. */
export interface TlsTarget {
  /** IPv4 or IPv6. */
  readonly address: string;
  readonly port: number;
  /** What is asked for by SNI; empty for none, as with an address. */
  readonly serverName: string;
  /** The words that go before TLS where a protocol begins in the clear. */
  readonly startTls?: 'smtp' | 'postgres' | undefined;
  /** For one handshake, connection and greeting included. */
  readonly timeoutMs: number;
}

/** How the prober shows itself, and whom it trusts beside the public authorities; PEM. */
export interface TlsIdentity {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** A handshake that was completed. Certificates are DER. */
export interface Secured {
  readonly was: 'secured';
  readonly protocol: Protocol;
  readonly cipher: string;
  /** The server's certificate, then issuer by issuer as far as they were sent or are in the store. */
  readonly chain: readonly Buffer[];
  /** OpenSSL's last word on the chain, such as `CERT_HAS_EXPIRED`; undefined where it has none, or was not asked. */
  readonly fault: string | undefined;
  /** The stapled OCSP response. */
  readonly staple: Buffer | undefined;
  /** Of a finite-field exchange (DHE), the bits of its group. */
  readonly groupBits: number | undefined;
  /** What came back to `send`, up to the first empty line. */
  readonly answer: string | undefined;
  readonly ms: number;
}

/** Why there was no TLS at all; `what` is for people. */
export interface NotReached {
  readonly was: 'not-reached';
  readonly how: 'refused' | 'reset' | 'closed' | 'silent' | 'no-route' | 'not-tls' | 'other';
  readonly what: string;
}

/** The server says before TLS that it has none. */
export interface NotOffered {
  readonly was: 'not-offered';
  readonly what: string;
}

/** The server refused this version by name, or chose another one. */
export interface VersionRefused {
  readonly was: 'version-refused';
  readonly what: string;
}

/** Another alert, by OpenSSL's or the RFC's name: nothing about the version can be told from it alone. */
export interface Alerted {
  readonly was: 'alerted';
  readonly what: string;
}

export type Handshake = Secured | VersionRefused | Alerted | NotReached | NotOffered;

/** A server that chose this version, and what it sent in the clear after that. Nothing is verified. */
export interface Greeted {
  readonly was: 'greeted';
  readonly protocol: Protocol;
  /** All certificates as they were sent, the server's first; empty where it was not waited for. */
  readonly presented: readonly Buffer[];
  readonly staple: Buffer | undefined;
}

export type Hello = Greeted | VersionRefused | Alerted | NotReached | NotOffered;

/** Handshakes as a client that refuses nothing, so that a server is seen as it is. */
export interface Tls {
  /**
   * One real handshake in this version alone. Every cipher that OpenSSL has is offered, and no certificate is refused.
   * `verify` asks OpenSSL for its word on the chain. Throws the step's reason on abort, nothing else.
   */
  readonly handshake: (
    target: TlsTarget,
    how: TlsIdentity & { readonly protocol: Protocol; readonly verify: boolean; readonly send?: string },
  ) => Promise<Handshake>;
  /**
   * A first message with every cipher there ever was in one version up to TLS 1.2, and the server's answer as far as it is in
   * the clear. It tells a version that is refused from ciphers that this OpenSSL does not have.
   */
  readonly hello: (target: TlsTarget, protocol: Protocol) => Promise<Hello>;
  /** Certificates of the authorities that are trusted here, DER: those of Node and `NODE_EXTRA_CA_CERTS`. */
  readonly authorities: () => Promise<readonly Buffer[]>;
}
