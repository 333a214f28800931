import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/deadline.ts
function deadline(ms, ...others) {
  const controller = new AbortController();
  const timedOut = () => controller.abort(new DOMException(`no end within ${ms} ms`, "TimeoutError"));
  const timer = setTimeout(timedOut, ms);
  timer.unref();
  for (const other of others) {
    const follow = () => {
      clearTimeout(timer);
      controller.abort(other.reason);
    };
    if (other.aborted) follow();
    else other.addEventListener("abort", follow, { once: true, signal: controller.signal });
  }
  return controller.signal;
}

export {
  deadline
};
