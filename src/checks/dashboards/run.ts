import { byFindings, byPolicies, type CouldNotTell, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { type Observer, observer } from '../../facts/live/observer.js';
import { until } from '../../facts/live/until.js';
import { windowMs } from '../../facts/live/window.js';
import type { Ports } from '../../ports/ports.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { askHealth, judgeChannels, judgeNumber, judgeSources, listDashboards, listSources } from './inventory.js';
import type { DashboardsOptions } from './options.js';
import { fetchDashboard, judgePanels } from './panels.js';
import { found, type Told, toldOf } from './told.js';

const LEAST = 5;
const WINDOW_MS = 900_000;

/** Asks Grafana until it is as it should be. */
export async function runDashboards(options: DashboardsOptions, ports: Ports): Promise<Verdict> {
  const connected = await connect(options, ports);
  const grafana = observer({ name: 'Grafana', url: options.url, connected, http: ports.http });
  return until(() => ask(grafana, { options, ports }), { waiting: options, ports });
}

interface Asking {
  readonly options: DashboardsOptions;
  readonly ports: Ports;
}

async function ask(grafana: Observer, { options, ports }: Asking): Promise<Verdict> {
  const { uids, datasources, panels, 'alert-channels': channels } = options;
  const isBare = [uids, datasources, panels, channels].every(each => each === undefined);
  const min = options.min ?? (isBare ? LEAST : undefined);
  const questions: (() => Promise<Told>)[] = [
    () => askHealth(grafana),
    ...(min === undefined ? [] : [async () => judgeNumber(await listDashboards(grafana), min)]),
    ...(uids === undefined || panels !== undefined ? [] : [() => judgeUids(grafana, uids)]),
    ...(datasources === undefined ? [] : [() => judgeSources(grafana, datasources)]),
    ...(panels === undefined ? [] : [() => askPanels(grafana, { options, ports })]),
    ...(channels === undefined ? [] : [() => judgeChannels(grafana, channels)]),
  ];
  const { answers, unknown } = await askEach(questions, { ask: question => question(), signal: ports.signal });
  const findings = byPolicies(
    answers.flatMap(told => told.findings),
    options.policies,
  );
  const [first] = findings.filter(({ level }) => level === 'error');
  const lines = answers.flatMap(told => told.lines);
  const verdict = byFindings(first?.message ?? answers.map(({ said }) => said).join(', '), {
    findings,
    measurements: answers.flatMap(told => told.measurements),
    details: lines.length === 0 ? [] : [{ title: 'What Grafana has', text: lines.join('\n') }],
  });
  return unlessUnknown(verdict, [...unknown, ...answers.flatMap((told): readonly CouldNotTell[] => told.unknown)]);
}

async function judgeUids(grafana: Observer, uids: readonly string[]): Promise<Told> {
  const missing: string[] = [];
  for (const uid of uids) if ((await fetchDashboard(grafana, uid)) === 'missing') missing.push(uid);
  const findings = missing.map(uid => found('dashboard-missing', uid, `there is no dashboard "${uid}"`));
  return toldOf(`${uids.length - missing.length} of ${uids.length} named dashboards there`, { findings });
}

async function askPanels(grafana: Observer, { options, ports }: Asking): Promise<Told> {
  const to = ports.clock.now().getTime();
  const from = to - (await windowMs(options.window ?? WINDOW_MS, ports));
  const sources = await listSources(grafana);
  const uids = options.uids ?? (await listDashboards(grafana)).map(({ uid }) => uid);
  const allowEmpty = options.panels?.['allow-empty'] ?? [];
  return judgePanels(grafana, { uids, sources, allowEmpty, from, to });
}
