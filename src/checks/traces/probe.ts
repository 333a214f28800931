import { randomBytes } from 'node:crypto';
import { CouldNotTell, findingOf } from '../../check.js';
import { observer } from '../../facts/live/observer.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import type { Probe } from './options.js';
import { tracesRules } from './rules.js';
import type { Told } from './service.js';
import type { TraceStore } from './store.js';

const PAUSE_MS = 500;
const LENGTH_MS = 10;
const REQUEST_MS = 10_000;

/** Sends a span and its child by OTLP, and reads them back: the child must still have its parent. */
export async function askProbe(
  { otlp, service, within }: Probe,
  { store, ports }: { readonly store: TraceStore; readonly ports: Ports },
): Promise<Told> {
  const { clock, http, signal } = ports;
  const ids = {
    trace: randomBytes(16).toString('hex'),
    parent: randomBytes(8).toString('hex'),
    child: randomBytes(8).toString('hex'),
  };
  // Who may read traces is not who may send them: the receiver gets none of the headers.
  const receiver = observer({
    name: 'the receiver',
    url: otlp,
    connected: { headers: {}, timeoutMs: REQUEST_MS },
    http,
  });
  const path = new URL(otlp).pathname.endsWith('/v1/traces') ? '' : '/v1/traces';
  const begun = clock.monotonic();
  await receiver.ask({ path, json: spans(ids, { service, end: clock.now().getTime() }) });
  let unknown: CouldNotTell | undefined;
  for (;;) {
    const found = await store.trace(ids.trace).catch(rethrow);
    unknown = found instanceof CouldNotTell ? found : undefined;
    const child = found instanceof CouldNotTell ? undefined : found.find(({ spanId }) => spanId === ids.child);
    const isWhole = !(found instanceof CouldNotTell) && found.some(({ spanId }) => spanId === ids.parent);
    const ms = Math.round(clock.monotonic() - begun);
    if (isWhole && child?.parentId === ids.parent) return back(ms, within);
    if (signal.aborted) throw signal.reason;
    if (ms >= within) break;
    await clock.sleep(Math.min(PAUSE_MS, within - ms), signal);
  }
  if (unknown !== undefined) throw unknown;
  const message = `the spans that were sent cannot be read whole after ${showDuration(within)}`;
  const findings = [findingOf(tracesRules, { rule: 'probe-lost', message, subject: 'probe' })];
  return { said: message, findings, measurements: [], lines: [`probe: trace ${ids.trace}`] };
}

function rethrow(error: unknown): CouldNotTell {
  if (error instanceof CouldNotTell) return error;
  throw error;
}

const back = (ms: number, within: number): Told => ({
  said: `the spans that were sent came back after ${showDuration(ms)}`,
  findings: [],
  measurements: [{ name: 'probe spans', value: ms, unit: 'ms', limit: within }],
  lines: [],
});

/** OTLP in JSON: ids in hexadecimal, times in nanoseconds as texts. */
function spans(
  ids: { trace: string; parent: string; child: string },
  { service, end }: { service: string; end: number },
) {
  const times = {
    startTimeUnixNano: `${Math.trunc(end - LENGTH_MS)}000000`,
    endTimeUnixNano: `${Math.trunc(end)}000000`,
  };
  const parent = { traceId: ids.trace, spanId: ids.parent, name: 'probe', kind: 2, ...times };
  const child = {
    traceId: ids.trace,
    spanId: ids.child,
    parentSpanId: ids.parent,
    name: 'probe child',
    kind: 1,
    ...times,
  };
  const attributes = [{ key: 'service.name', value: { stringValue: service } }];
  return {
    resourceSpans: [
      { resource: { attributes }, scopeSpans: [{ scope: { name: 'deploy-validate' }, spans: [parent, child] }] },
    ],
  };
}
