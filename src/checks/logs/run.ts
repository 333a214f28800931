import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { observer } from '../../facts/live/observer.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { loki } from './loki.js';
import type { LogsOptions } from './options.js';
import { askPods } from './pods.js';
import { askProbe } from './probe.js';
import { askQuery } from './query.js';
import type { LogStore } from './store.js';
import type { Told } from './told.js';
import { victoriaLogs } from './victoria-logs.js';

/** Counts what was logged, until it is as it should be. */
export async function runLogs(options: LogsOptions, ports: Ports): Promise<Verdict> {
  const store = options.url === undefined ? undefined : await storeAt(options.url, { options, ports });
  return until(() => ask({ options, ports, store }), { waiting: options, ports });
}

async function storeAt(url: string, { options, ports }: { options: LogsOptions; ports: Ports }): Promise<LogStore> {
  const connected = await connect(options, ports);
  const name = options.api === 'loki' ? 'Loki' : 'VictoriaLogs';
  const asked = observer({ name, url, connected, http: ports.http });
  return options.api === 'loki' ? loki(asked, ports.clock) : victoriaLogs(asked, ports.clock);
}

interface Round {
  readonly options: LogsOptions;
  readonly ports: Ports;
  readonly store: LogStore | undefined;
}

async function ask({ options, ports, store }: Round): Promise<Verdict> {
  const { queries = [], probe, kubectl } = options;
  const questions: (() => Promise<Told>)[] = [
    ...(store === undefined ? [] : queries.map(entry => () => askQuery(entry, { store, options, ports }))),
    ...(store === undefined || probe === undefined ? [] : [() => askProbe(probe, { store, ports })]),
    ...(kubectl === undefined ? [] : [() => askPods(kubectl, { options, ports })]),
  ];
  const { answers, unknown } = await askEach(questions, { ask: question => question(), signal: ports.signal });
  if (answers.length + unknown.length === 0)
    throw new CouldNotTell('nothing-checked', 'there is nothing to ask', 'Give `queries`, `probe` or `kubectl`.');
  const findings = answers.flatMap(({ findings: found }) => found);
  const [first] = findings.filter(({ level }) => level === 'error');
  const summary = first?.message ?? answers.map(({ said }) => said).join(', ');
  const verdict = byFindings(summary, {
    findings,
    measurements: answers.flatMap(({ measurements }) => measurements),
    details: answers.map(({ title, text }) => ({ title, text })),
  });
  return unlessUnknown(verdict, unknown);
}
