import type { Clock } from '../clock.js';

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  sleep,
};

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const ended = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, Math.ceil(ms)));
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true, signal: ended.signal });
  }).finally(() => ended.abort());
}
