import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { until } from '../../facts/live/until.js';
import { prometheusApi } from '../../facts/prometheus-api/client.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { tellComparison } from './compare.js';
import { lookOf } from './looks.js';
import type { MetricsOptions } from './options.js';
import { tellPresent } from './present.js';
import { tellQuery } from './query.js';
import { tellRatio } from './ratio.js';
import type { Asking } from './source.js';
import { type Told, toldOf } from './told.js';

const SAID = 3;
const CHARTS = 24;

/** What the last look of a watch said of the ratios: its steps are runs of their own, and those between two looks have its answer. */
const lastLooks = new WeakMap<MetricsOptions, readonly Told[]>();

/** Asks the server and programs what they measured, until it holds. */
export async function runMetrics(options: MetricsOptions, ports: Ports): Promise<Verdict> {
  const { url } = options;
  const connected = await connect(options, ports);
  const api = url === undefined ? undefined : prometheusApi({ url, connected, http: ports.http });
  const asking: Asking = { api, options, ports };
  const begun = ports.clock.monotonic();
  let ratios = (ports.delivery?.sample && lastLooks.get(options)) ?? [];
  return until(
    async ({ attempt }) => {
      const { delivery, clock } = ports;
      const look = lookOf({ attempt, elapsedMs: clock.monotonic() - begun, options, delivery });
      // What nobody answered is no look.
      const isMissing = ratios.some(({ unknown }) =>
        unknown.some(({ why }) => why !== 'nothing-checked' && why !== 'undecided'),
      );
      const fresh = look.isDue || isMissing || ratios.length === 0;
      const jobs = [
        ...(fresh ? (options.ratios ?? []) : []).map(ratio => ({
          name: ratio.name,
          tell: () => tellRatio(ratio, { asking, looks: look.of }),
        })),
        ...(options.queries ?? []).map(query => ({
          name: query.name,
          tell: () =>
            query.compare === undefined ? tellQuery(query, asking) : tellComparison(query, query.compare, asking),
        })),
        ...(options.present ?? []).map(selector => ({
          name: selector,
          tell: () => tellPresent(selector, asking),
        })),
      ];
      const told = await tellAll(jobs, asking);
      if (fresh) ratios = told.slice(0, options.ratios?.length ?? 0);
      if (delivery?.sample !== undefined) lastLooks.set(options, ratios);
      const rest = fresh ? told.slice(options.ratios?.length ?? 0) : told;
      return verdictOf([...ratios, ...rest], api?.where);
    },
    { waiting: options, ports },
  );
}

interface Job {
  readonly name: string;
  readonly tell: () => Promise<Told>;
}

/** So many side by side; what one of them cannot tell stops none of the others. */
async function tellAll(jobs: readonly Job[], { options, ports }: Asking): Promise<readonly Told[]> {
  const all: Told[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job === undefined) continue;
      all[index] = await job.tell().catch((error: unknown) => {
        if (!(error instanceof CouldNotTell) || ports.signal.aborted) throw error;
        return toldOf(job.name, { unknown: [error] });
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(options['at-once'], jobs.length) }, worker));
  return all;
}

/** What is wrong counts, though of other queries nobody can tell. */
export function verdictOf(told: readonly Told[], where: string | undefined): Verdict {
  const findings = told.flatMap(each => each.findings);
  const unknown = told.flatMap(each => each.unknown);
  const isWrong = findings.some(({ level }) => level === 'error');
  if (!isWrong && unknown.length > 0) throw unclear(unknown);
  const wrong = told.filter(each => each.findings.some(({ level }) => level === 'error'));
  const named = (isWrong ? wrong : told).flatMap(({ said }) => said ?? []);
  const more = named.length > SAID ? `, and ${count(named.length - SAID, 'more', 'more')}` : '';
  const others = isWrong && unknown.length > 0 ? `; ${count(unknown.length, 'other')} could not be told` : '';
  const lines = told.flatMap(({ name, lines: own }) =>
    own.length === 0 ? [] : [name, ...own.map(line => `  ${line}`)],
  );
  return byFindings(`${named.slice(0, SAID).join(', ')}${more}${others}`, {
    findings,
    measurements: told.flatMap(each => each.measurements),
    charts: [...wrong, ...told.filter(each => !wrong.includes(each))].flatMap(each => each.charts).slice(0, CHARTS),
    details: [
      { title: where === undefined ? 'what was asked' : `what was asked of ${where}`, text: lines.join('\n') },
      ...(unknown.length === 0
        ? []
        : [{ title: 'what could not be told', text: unknown.map(({ message }) => message).join('\n') }]),
    ],
  });
}

/** Too little yet is said of the whole where nothing else is unknown. */
function unclear(unknown: readonly CouldNotTell[]): CouldNotTell {
  const isOpen = ({ why }: CouldNotTell) => why === 'undecided';
  const [first, ...others] = [...unknown.filter(each => !isOpen(each)), ...unknown.filter(isOpen)];
  if (first === undefined) return new CouldNotTell('fault', 'nothing was asked', 'Report this.');
  const messages = [...new Set(others.map(({ message }) => message))].slice(0, SAID);
  const more = others.length > SAID ? `; and ${others.length - SAID} more` : '';
  return new CouldNotTell(first.why, [first.message, ...messages].join('; ') + more, first.remedy, { cause: first });
}
