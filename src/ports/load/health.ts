import { performance } from 'node:perf_hooks';
import type { GeneratorHealth } from '../load.js';

const EVERY_MS = 10;
const KEPT = 100_000;

/** Watches the program that makes the load: how late its timers are, and how much of the time it is at work. */
export function watchHealth(): { readonly end: (idleMs: number) => GeneratorHealth; readonly stop: () => void } {
  const begun = performance.eventLoopUtilization();
  const lags: number[] = [];
  let due = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    const lag = Math.max(0, now - due);
    if (lags.length < KEPT) lags.push(lag);
    due = now + EVERY_MS;
  }, EVERY_MS);
  return {
    stop: () => clearInterval(timer),
    end: idleMs => {
      clearInterval(timer);
      const late = performance.now() - due;
      if (late > 0) lags.push(late);
      const { active, idle } = performance.eventLoopUtilization(begun);
      lags.sort((a, b) => a - b);
      const all = active + idle;
      return {
        lagP99Ms: lags[Math.max(0, Math.ceil(lags.length * 0.99) - 1)] ?? 0,
        lagMaxMs: lags.at(-1) ?? 0,
        busy: all === 0 ? 0 : Math.max(0, Math.min(1, (active - idleMs) / all)),
      };
    },
  };
}
