/**
 * A signal that aborts after so many milliseconds with a `TimeoutError`, or with one of `others`. It does what
 * `AbortSignal.any([...others, AbortSignal.timeout(ms)])` promises: on Node 20 the garbage collector may take that timeout
 * away, and the work then hangs for good. Its timer keeps no process alive.
 */
export function deadline(ms: number, ...others: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const timedOut = () => controller.abort(new DOMException(`no end within ${ms} ms`, 'TimeoutError'));
  const timer = setTimeout(timedOut, ms);
  timer.unref();
  for (const other of others) {
    const follow = () => {
      clearTimeout(timer);
      controller.abort(other.reason);
    };
    if (other.aborted) follow();
    else other.addEventListener('abort', follow, { once: true, signal: controller.signal });
  }
  return controller.signal;
}
