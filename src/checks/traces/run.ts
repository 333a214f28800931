import { byFindings, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { observer } from '../../facts/live/observer.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { jaeger } from './jaeger.js';
import type { TracesOptions } from './options.js';
import { askProbe } from './probe.js';
import { askService, type Told } from './service.js';
import type { TraceStore } from './store.js';
import { tempo } from './tempo.js';

/** Looks for traces until they are as they should be. */
export async function runTraces(options: TracesOptions, ports: Ports): Promise<Verdict> {
  const { api, url } = options;
  const connected = await connect(options, ports);
  const asked = observer({ name: api === 'jaeger' ? 'Jaeger' : 'Tempo', url, connected, http: ports.http });
  const store = api === 'jaeger' ? jaeger(asked) : tempo(asked);
  return until(() => ask(store, { options, ports }), { waiting: options, ports });
}

async function ask(
  store: TraceStore,
  { options, ports }: { readonly options: TracesOptions; readonly ports: Ports },
): Promise<Verdict> {
  const { services = [], probe } = options;
  const questions: (() => Promise<Told>)[] = [
    ...services.map(entry => () => askService(entry, { store, options, ports })),
    ...(probe === undefined ? [] : [() => askProbe(probe, { store, ports })]),
  ];
  const { answers, unknown } = await askEach(questions, { ask: question => question(), signal: ports.signal });
  const findings = answers.flatMap(told => told.findings);
  const lines = answers.flatMap(told => told.lines);
  const verdict = byFindings(findings[0]?.message ?? answers.map(({ said }) => said).join(', '), {
    findings,
    measurements: answers.flatMap(told => told.measurements),
    details: lines.length === 0 ? [] : [{ title: 'Traces to open', text: lines.join('\n') }],
  });
  return unlessUnknown(verdict, unknown);
}
