import type { Slot } from './crew.js';
import type { Loop } from './loop.js';

/** Node's timers are late by up to this; nearer than that it stays awake. */
const TIMER_MS = 2;

/**
 * Requests at even intervals, whatever becomes of those before: one that finds no free connection waits for one, and its
 * time counts from when it was due. So a server that stalls is seen to stall by all who would have asked meanwhile.
 */
export const openLoop: Loop = ({ crew, plan, zero }) => {
  const { connections, rate = 1, durationMs = 0, warmUpMs, timeoutMs } = plan;
  const total = Math.max(1, Math.round(((warmUpMs + durationMs) * rate) / 1000));
  const start = zero - warmUpMs;
  const free: Slot[] = [];
  const waiting = dueTimes();
  let next = 0;
  let idle = 0;
  let finish = (): void => {};

  const dueAt = (index: number): number => start + (index * 1000) / rate;
  const isOver = (): boolean => crew.ended !== undefined || next >= total;

  const sendWaiting = (): void => {
    for (let from = waiting.first(); from !== undefined && crew.ended === undefined; from = waiting.first()) {
      const slot = free.pop() ?? (crew.size < connections ? crew.openSlot() : undefined);
      if (slot === undefined) return;
      waiting.take();
      crew.send(slot, from, from >= zero);
    }
    if (crew.ended !== undefined) waiting.clear();
  };
  const settle = (): void => {
    if (isOver() && crew.underWay === 0 && waiting.first() === undefined) finish();
  };
  const admit = (now: number): void => {
    while (!isOver() && dueAt(next) <= now) {
      waiting.add(dueAt(next));
      next += 1;
    }
    sendWaiting();
  };
  /** Awake since `since`, in which nothing but `seen` events had happened. */
  const wake = (since: number | undefined, seen: number): void => {
    const now = performance.now();
    const before = crew.events;
    if (since !== undefined && seen === before && dueAt(next) > now) idle += now - since;
    admit(now);
    if (isOver()) {
      settle();
      return;
    }
    const gap = dueAt(next) - performance.now();
    if (gap > TIMER_MS) setTimeout(() => wake(undefined, 0), Math.floor(gap - TIMER_MS + 0.5));
    else setImmediate(() => wake(now, before));
  };

  crew.onFree = slot => {
    free.push(slot);
    sendWaiting();
    settle();
  };
  return {
    idleMs: () => idle,
    sweep: now => {
      for (let from = waiting.first(); from !== undefined && now - from >= timeoutMs; from = waiting.first()) {
        waiting.take();
        crew.missed(from);
      }
      settle();
    },
    done: new Promise(resolve => {
      finish = resolve;
      wake(undefined, 0);
    }),
  };
};

/** First in, first out; taking costs nothing however many there are. */
function dueTimes() {
  let times: number[] = [];
  let head = 0;
  return {
    add: (time: number): void => {
      times.push(time);
    },
    first: (): number | undefined => times[head],
    take: (): void => {
      head += 1;
      if (head < 4096) return;
      times = times.slice(head);
      head = 0;
    },
    clear: (): void => {
      times = [];
      head = 0;
    },
  };
}
