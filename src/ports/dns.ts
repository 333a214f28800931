/** Types of records that are read into one line of text. */
export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TXT' | 'NS' | 'SRV' | 'CAA' | 'PTR' | 'SOA';

export interface DnsServer {
  /** IPv4 or IPv6. */
  readonly address: string;
  readonly port: number;
}

export interface DnsQuestion {
  readonly name: string;
  readonly type: RecordType;
  /** Whether the server shall ask others: of a resolver, not of a server that is asked about its own zone. */
  readonly recurse: boolean;
}

export interface DnsRecord {
  /** Lower case, without the last dot. */
  readonly name: string;
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
  /** As a zone file has it, names in lower case without the last dot, strings joined and without quotes: `10 mail.example.org`. */
  readonly value: string;
}

/** A server's whole answer to the question that was asked. */
export interface DnsAnswer {
  readonly was: 'answered';
  /** `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED` … */
  readonly code: string;
  /** The server says that the zone is its own. */
  readonly authoritative: boolean;
  /** The server asks others for whoever asks it. */
  readonly recursive: boolean;
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  readonly over: 'UDP' | 'TCP';
  readonly ms: number;
}

/** No answer, or none that can be believed; `what` is for people. */
export interface DnsSilence {
  readonly was: 'silent';
  readonly what: string;
}

/** Questions to name servers, on the wire: no cache, no hosts file, no search list. */
export interface Dns {
  /** Over UDP, again over TCP where the answer does not fit. Throws the step's reason on abort, nothing else. */
  readonly ask: (server: DnsServer, question: DnsQuestion, timeoutMs: number) => Promise<DnsAnswer | DnsSilence>;
  /** The resolvers that this machine is set to, in its order. */
  readonly system: () => readonly DnsServer[];
  /** The port of servers that own a zone: 53 but in tests. */
  readonly authoritativePort: number;
  /** All addresses of a host as programs here see them, hosts file included; empty where it has none, or nobody can tell. */
  readonly addresses: (host: string) => Promise<readonly string[]>;
}
