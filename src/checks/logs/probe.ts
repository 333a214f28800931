import { randomUUID } from 'node:crypto';
import { CouldNotTell, findingOf } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import type { LogsProbe } from './options.js';
import { logsRules } from './rules.js';
import type { LogStore } from './store.js';
import type { Told } from './told.js';

const PAUSE_MS = 500;
const AROUND_MS = 300_000;

/** Pushes a line with a text that no other has, and asks for it until it is there or its time is over. */
export async function askProbe(
  { labels, within }: LogsProbe,
  { store, ports }: { readonly store: LogStore; readonly ports: Ports },
): Promise<Told> {
  const { clock, signal } = ports;
  const id = `deploy-validate probe ${randomUUID()}`;
  const begun = clock.monotonic();
  const at = clock.now().getTime();
  await store.push({ at, text: id, labels });
  const query = store.holding(labels, id);
  let unknown: CouldNotTell | undefined;
  for (;;) {
    const found = await store
      .lines(query, { from: at - AROUND_MS, to: clock.now().getTime() + 1_000, most: 2 })
      .catch(rethrow);
    unknown = found instanceof CouldNotTell ? found : undefined;
    const ms = clock.monotonic() - begun;
    if (!(found instanceof CouldNotTell) && found.lines.some(({ text }) => text === id))
      return back(ms, { within, query });
    if (signal.aborted) throw signal.reason;
    if (ms >= within) break;
    await clock.sleep(Math.min(PAUSE_MS, within - ms), signal);
  }
  if (unknown !== undefined) throw unknown;
  const message = `the line that was pushed cannot be read after ${showDuration(within)}`;
  const findings = [findingOf(logsRules, { rule: 'probe-lost', message, subject: 'probe' })];
  return { said: message, findings, measurements: [], title: 'the probe was lost', text: query };
}

function rethrow(error: unknown): CouldNotTell {
  if (error instanceof CouldNotTell) return error;
  throw error;
}

function back(ms: number, { within, query }: { readonly within: number; readonly query: string }): Told {
  const value = Math.round(ms);
  return {
    said: `a line that was pushed came back after ${showDuration(value)}`,
    findings: [],
    measurements: [{ name: 'probe line', value, unit: 'ms', limit: within }],
    title: 'the probe came back',
    text: query,
  };
}
