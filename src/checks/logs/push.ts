import type { Observer } from '../../facts/live/observer.js';
import type { Line } from './store.js';

/** Stores one line by Loki's push API, which VictoriaLogs takes as well. */
export async function pushLine({ at, text, labels }: Line, observer: Observer, before = ''): Promise<void> {
  const values = [[`${Math.trunc(at)}000000`, text]];
  await observer.ask({ path: `${before}/loki/api/v1/push`, json: { streams: [{ stream: labels, values }] } });
}
