/** One of the requests that a load is made of. */
export interface LoadRequest {
  readonly method: string;
  /** `http:` or `https:`; where it redirects to is never asked. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** How often it is made, beside the weights of the others. */
  readonly weight: number;
  /** Statuses that are an answer as wanted, as pairs of the first and the last. */
  readonly accepts: readonly (readonly [number, number])[];
}

export interface LoadTls {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly serverName?: string | undefined;
}

/** How much is asked, and when it ends. */
export interface LoadPlan {
  readonly requests: readonly LoadRequest[];
  /** Closed loop: that many requests are under way at any time. Open loop: at most that many. */
  readonly connections: number;
  /** Open loop: requests a second, due at even intervals whatever the server does. Closed loop: undefined. */
  readonly rate?: number | undefined;
  /** Closed loop: so many requests, warm-up not counted. */
  readonly count?: number | undefined;
  /** How long requests are made, warm-up not counted. */
  readonly durationMs?: number | undefined;
  /** Requests before that are made and not told. */
  readonly warmUpMs: number;
  /** No more requests than these are sent, warm-up included. */
  readonly maxRequests: number;
  /** Of one request, from when it counts. */
  readonly timeoutMs: number;
  readonly tls?: LoadTls | undefined;
  /** How many processes share the load. */
  readonly processes: number;
  /** How much later than others a process begins that shares a load. */
  readonly delayMs?: number | undefined;
}

/** Why a request had no answer; `closed`: the connection ended before the answer did. */
export type NoAnswer = 'timeout' | 'refused' | 'reset' | 'closed' | 'tls' | 'name' | 'protocol' | 'other';

/**
 * Takes one ended request: its index, the status of its whole answer or why there was none. Times are in milliseconds: `took`
 * from when it counts (closed loop: when it was sent, connecting included where that was needed; open loop: when it was
 * due), `at` its end since the measured part began. A timeout took its limit. Five arguments, since an object for each of
 * a hundred thousand requests a second would be felt.
 */
export type LoadSink = (request: number, code: number | NoAnswer, took: number, at: number, bytes: number) => void;

/** Why a load ended before its plan did. */
export type EarlyEnd = 'nobody-answers' | 'too-many-requests' | 'retry-after' | 'ceiling';

/** What is known of a load as a whole. */
export interface LoadEnd {
  /** From the first measured request to the last end, in milliseconds. */
  readonly durationMs: number;
  /** Requests that were made, warm-up included. */
  readonly sent: number;
  readonly connectionsOpened: number;
  readonly ended?: EarlyEnd | undefined;
  /** What each host name stands for; asked once, before the first request. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly health: GeneratorHealth;
}

/** How the program that made the load fared itself: one that is late measures itself. */
export interface GeneratorHealth {
  /** How late its own timers were: 99 % of them at most so many milliseconds, and the worst of them. */
  readonly lagP99Ms: number;
  readonly lagMaxMs: number;
  /** Share of the time in which it was at work, of its busiest process; 1 is a whole core. */
  readonly busy: number;
}

/** Makes load on servers. Nothing is sent but to the hosts of `requests`. */
export interface LoadGenerator {
  /**
   * Throws `CouldNotTell('unreachable')` where a host's name cannot be resolved, and the step's reason on abort; whatever
   * happens to a request goes to the sink.
   */
  readonly run: (plan: LoadPlan, sink: LoadSink) => Promise<LoadEnd>;
  /** The machine in a word or two, for telling like from unlike: `linux x64, 4 cores`. */
  readonly machine: string;
}
