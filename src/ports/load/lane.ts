import type { Client, Dispatcher } from 'undici';
import type { NoAnswer } from '../load.js';
import { noAnswerOf } from './failure.js';

/** A request as undici takes it, made once and sent many times. */
export interface Prepared {
  readonly index: number;
  readonly options: Dispatcher.DispatchOptions;
  readonly accepts: readonly (readonly [number, number])[];
}

export interface LaneEvents {
  readonly open: () => Client;
  readonly connected: () => void;
  /** A request has ended; `lane.from` is when its time began to count. */
  readonly ended: (lane: Lane, code: number | NoAnswer) => void;
}

/**
 * One connection to one origin with one request under way at a time, and undici's handler for it: the fewest objects that a
 * request can cost. undici's older names for the handler's methods are the ones that it calls itself; the newer ones cost an
 * object and parsed headers each time.
 */
export class Lane implements Dispatcher.DispatchHandler {
  /** Since when the request counts, in milliseconds of the monotonic clock. */
  from = 0;
  bytes = 0;
  /** The request that is under way, or was last. */
  request: Prepared;
  underWay = false;
  retryAfter = false;
  /** False for warm-up. */
  counts = true;
  /** After `giveUp`: a late word about its last request must not be taken for one about the next. */
  gone = false;
  private countsFromSending = false;
  private code = 0;
  private connecting = false;
  private readonly client: Client;
  private readonly events: LaneEvents;

  constructor(events: LaneEvents, first: Prepared) {
    this.events = events;
    this.request = first;
    this.client = events.open();
    this.client.on('connect', () => {
      this.connecting = true;
      events.connected();
    });
  }

  /** `from` undefined: the time counts from when it goes onto an open connection, or from now where one has to be opened. */
  send(request: Prepared, from: number | undefined, counts: boolean): void {
    this.request = request;
    this.counts = counts;
    this.underWay = true;
    this.countsFromSending = from === undefined;
    this.from = from ?? performance.now();
    this.bytes = 0;
    this.code = 0;
    this.retryAfter = false;
    this.client.dispatch(request.options, this);
  }

  onConnect(): void {
    if (this.countsFromSending && !this.connecting) this.from = performance.now();
    this.connecting = false;
  }

  onHeaders(status: number, headers: Buffer[]): boolean {
    if (status < 200) return true;
    this.code = status;
    if (status === 429 || status === 503) this.retryAfter = hasRetryAfter(headers);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    return true;
  }

  onComplete(): void {
    this.end(this.code);
  }

  onError(error: Error): void {
    this.end(noAnswerOf(error));
  }

  onUpgrade(): void {
    this.giveUp('protocol');
  }

  /** Ends the request that is under way, and its connection with it. */
  giveUp(why: NoAnswer): void {
    this.gone = true;
    this.client.destroy().catch(() => {});
    if (!this.underWay) return;
    this.underWay = false;
    this.events.ended(this, why);
  }

  close(): void {
    this.gone = true;
    this.underWay = false;
    this.client.destroy().catch(() => {});
  }

  private end(code: number | NoAnswer): void {
    if (this.gone || !this.underWay) return;
    this.underWay = false;
    this.connecting = false;
    this.events.ended(this, code);
  }
}

function hasRetryAfter(headers: readonly Buffer[]): boolean {
  for (let index = 0; index < headers.length; index += 2) {
    if (headers[index]?.toString('latin1').toLowerCase() === 'retry-after') return true;
  }
  return false;
}
