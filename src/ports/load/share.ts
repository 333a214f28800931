import type { LoadEnd, LoadPlan } from '../load.js';

/** Cuts a plan into as many as it has processes, that together make the same load. */
export function sharesOf(plan: LoadPlan): readonly LoadPlan[] {
  const { processes } = plan;
  return Array.from({ length: processes }, (_, index) => ({
    ...plan,
    processes: 1,
    connections: part(plan.connections, { index, processes }),
    maxRequests: part(plan.maxRequests, { index, processes }),
    count: plan.count === undefined ? undefined : part(plan.count, { index, processes }),
    rate: plan.rate === undefined ? undefined : plan.rate / processes,
    // Requests of all processes at even intervals, not several at once and then none.
    delayMs: plan.rate === undefined ? 0 : (index * 1000) / plan.rate,
  }));
}

/** Whole numbers that differ by one at most and add up to the whole. */
const part = (whole: number, { index, processes }: { readonly index: number; readonly processes: number }): number =>
  Math.floor((whole * (index + 1)) / processes) - Math.floor((whole * index) / processes);

/** What all processes' ends come to; the worst health counts. */
export function joined(ends: readonly LoadEnd[]): LoadEnd {
  const sum = (of: (end: LoadEnd) => number) => ends.reduce((total, end) => total + of(end), 0);
  const most = (of: (end: LoadEnd) => number) => Math.max(0, ...ends.map(of));
  return {
    durationMs: most(end => end.durationMs),
    sent: sum(end => end.sent),
    connectionsOpened: sum(end => end.connectionsOpened),
    ended: ends.find(end => end.ended !== undefined)?.ended,
    addresses: Object.assign({}, ...ends.map(end => end.addresses)),
    health: {
      lagP99Ms: most(end => end.health.lagP99Ms),
      lagMaxMs: most(end => end.health.lagMaxMs),
      busy: most(end => end.health.busy),
    },
  };
}
