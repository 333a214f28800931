import type { Client } from 'undici';
import type { EarlyEnd, LoadPlan, LoadSink, NoAnswer } from '../load.js';
import { Lane, type Prepared } from './lane.js';
import { turnsOf } from './turns.js';

/** Requests without any answer ever, after which nobody is taken to be there. */
const NOBODY = 20;
const BACK_OFF_MS = 10;
const LONGEST_BACK_OFF_MS = 1000;

/** One request at a time; a lane for each origin that it was sent to so far. */
export interface Slot {
  readonly lanes: Map<string, Lane>;
  /** Connections in a row that gave no answer. */
  broken: number;
}

export interface CrewSetting {
  readonly plan: LoadPlan;
  readonly prepared: readonly Prepared[];
  readonly sink: LoadSink;
  readonly openClient: (origin: string) => Client;
  /** When the measured part begins, in milliseconds of the monotonic clock. */
  readonly zero: number;
}

/** Sends requests over slots, tells each that has ended, and knows when to stop early. What is sent when is a loop's matter. */
export class Crew {
  sent = 0;
  connectionsOpened = 0;
  underWay = 0;
  /** Ends and arrivals, for telling work from waiting. */
  events = 0;
  lastEnd: number;
  ended: EarlyEnd | undefined;
  /** Told when a slot has room for the next request. */
  onFree: (slot: Slot) => void = () => {};
  private answers = 0;
  private failures = 0;
  private readonly slots = new Set<Slot>();
  private readonly turn: () => number;
  private readonly setting: CrewSetting;

  constructor(setting: CrewSetting) {
    this.setting = setting;
    this.lastEnd = setting.zero;
    this.turn = turnsOf(setting.plan.requests.map(({ weight }) => weight));
  }

  openSlot(): Slot {
    const slot: Slot = { lanes: new Map(), broken: 0 };
    this.slots.add(slot);
    return slot;
  }

  get size(): number {
    return this.slots.size;
  }

  /** Sends the next request; false where the ceiling is reached. `from` undefined: its time counts from its sending. */
  send(slot: Slot, from: number | undefined, counts: boolean): boolean {
    const { plan, prepared } = this.setting;
    if (this.sent >= plan.maxRequests) {
      this.ended ??= 'ceiling';
      return false;
    }
    const request = prepared[this.turn()];
    if (request === undefined) return false;
    this.sent += 1;
    this.underWay += 1;
    const origin = String(request.options.origin);
    let lane = slot.lanes.get(origin);
    if (lane === undefined || lane.gone) {
      lane = this.openLane(slot, request);
      slot.lanes.set(origin, lane);
    }
    lane.send(request, from, counts);
    return true;
  }

  /** A request that was due and never sent: its time was over before a connection was free. */
  missed(from: number): void {
    const request = this.setting.prepared[this.turn()];
    this.failures += 1;
    if (request !== undefined && from >= this.setting.zero)
      this.tell({ request: request.index, code: 'timeout', from, bytes: 0 });
  }

  private openLane(slot: Slot, first: Prepared): Lane {
    return new Lane(
      {
        open: () => this.setting.openClient(String(first.options.origin)),
        connected: () => {
          this.connectionsOpened += 1;
        },
        ended: (lane, code) => this.end(slot, lane, code),
      },
      first,
    );
  }

  private end(slot: Slot, lane: Lane, code: number | NoAnswer): void {
    this.underWay -= 1;
    const { request } = lane;
    if (lane.counts) this.tell({ request: request.index, code, from: lane.from, bytes: lane.bytes });
    if (typeof code === 'number') {
      this.answers += 1;
      slot.broken = 0;
      if (!accepted(request, code)) this.obey(code, lane.retryAfter);
    } else {
      this.failures += 1;
      slot.broken += 1;
      if (this.answers === 0 && this.failures >= NOBODY) this.ended ??= 'nobody-answers';
    }
    this.events += 1;
    // A server that is down is not asked as fast as the machine can.
    if (slot.broken === 0) this.onFree(slot);
    else setTimeout(() => this.onFree(slot), Math.min(slot.broken * BACK_OFF_MS, LONGEST_BACK_OFF_MS));
  }

  /** A server that asks for less is given none. */
  private obey(status: number, retryAfter: boolean): void {
    if (status === 429) this.ended ??= 'too-many-requests';
    else if (retryAfter) this.ended ??= 'retry-after';
  }

  private tell(what: {
    readonly request: number;
    readonly code: number | NoAnswer;
    readonly from: number;
    readonly bytes: number;
  }) {
    const { plan, zero, sink } = this.setting;
    const now = performance.now();
    const { request, code, from, bytes } = what;
    this.lastEnd = now;
    const took = code === 'timeout' ? plan.timeoutMs : now - from;
    sink(request, code, took, now - zero, bytes);
  }

  /** Gives up requests whose time is over. */
  sweep(now: number): void {
    const { timeoutMs } = this.setting.plan;
    for (const slot of this.slots) {
      for (const lane of slot.lanes.values()) {
        if (lane.underWay && now - lane.from >= timeoutMs) lane.giveUp('timeout');
      }
    }
    if (this.answers === 0 && now - this.setting.zero > 2 * timeoutMs) this.ended ??= 'nobody-answers';
  }

  close(): void {
    for (const slot of this.slots) for (const lane of slot.lanes.values()) lane.close();
  }
}

export function accepted({ accepts }: Pick<Prepared, 'accepts'>, status: number): boolean {
  for (const [first, last] of accepts) if (status >= first && status <= last) return true;
  return false;
}
