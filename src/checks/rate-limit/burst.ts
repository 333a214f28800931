import { CouldNotTell } from '../../check.js';
import type { HttpRequest, HttpResponse } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import type { RateLimitOptions } from './options.js';

/** How many are on their way at once. */
const SIDE_BY_SIDE = 250;
const MAX_BYTES = 16 * 1024 * 1024;

/** One answer of a burst, or why there is none. */
export type Answer =
  | { readonly status: number; readonly headers: HttpResponse['headers'] }
  | { readonly silent: string };

export interface Burst {
  readonly answers: readonly Answer[];
  readonly tookMs: number;
}

/** Asks once. The answer's body is read, so that its connection can be used again, and left. */
export async function askOnce(request: HttpRequest, { http, signal }: Pick<Ports, 'http' | 'signal'>): Promise<Answer> {
  try {
    const { status, headers } = await http.request({ ...request, redirects: 0, maxBytes: MAX_BYTES });
    return { status, headers };
  } catch (error) {
    if (signal.aborted || !(error instanceof CouldNotTell)) throw error;
    return { silent: error.message };
  }
}

/** Sends the burst side by side. The order in which answers come says nothing. */
export async function sendBurst(request: HttpRequest, { burst }: RateLimitOptions, ports: Ports): Promise<Burst> {
  const begun = ports.clock.monotonic();
  const answers: Answer[] = [];
  let sent = 0;
  const worker = async (): Promise<void> => {
    while (sent < burst) {
      sent += 1;
      answers.push(await askOnce(request, ports));
    }
  };
  await Promise.all(Array.from({ length: Math.min(burst, SIDE_BY_SIDE) }, worker));
  return { answers, tookMs: ports.clock.monotonic() - begun };
}
