import { CouldNotTell } from '../../check.js';
import { selector } from '../../engines/http-answer/select.js';
import type { Expr } from '../../engines/promql/expression.js';
import { fillWindow, hasWindow, type Window, windowMs } from '../../facts/live/window.js';
import { checkQuery } from '../../facts/prometheus-api/check-query.js';
import type { PrometheusApi } from '../../facts/prometheus-api/client.js';
import { reachOf } from '../../facts/prometheus-api/reach.js';
import type { Labels } from '../../facts/prometheus-api/samples.js';
import { endOf, exitOf, printedBy } from '../../facts/tool/answer.js';
import { parseJson } from '../../formats/json/json.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import type { Command, MetricsOptions } from './options.js';

const WINDOW_MS = 300_000;
/** Clocks that differ by more make evidence of another time. */
const SKEW_S = 300;

/** Whom a check asks, and by which words. */
export interface Asking {
  /** Undefined where programs alone are asked. */
  readonly api: PrometheusApi | undefined;
  readonly options: MetricsOptions;
  readonly ports: Ports;
}

export interface Value {
  readonly labels: Labels;
  readonly value: number;
}

export interface Answer {
  readonly values: readonly Value[];
  /** By the server's clock, in seconds; undefined where nothing came back or a program answered. */
  readonly at: number | undefined;
  readonly infos: readonly string[];
}

/** A query with its window, as it is asked. */
export interface Resolved {
  readonly text: string;
  /** Undefined where the server alone understands it, as with what MetricsQL has beyond PromQL. */
  readonly expr: Expr | undefined;
}

export const lengthOf = (window: Window | undefined, { options, ports }: Asking): Promise<number> =>
  windowMs(window ?? options.window ?? WINDOW_MS, ports);

/** Fills in the window, and checks the query before anything is asked. */
export async function resolve(
  query: string,
  { name, window, asking }: { readonly name: string; readonly window: Window | undefined; readonly asking: Asking },
): Promise<Resolved> {
  const text = hasWindow(query) ? fillWindow(query, await lengthOf(window, asking)) : query;
  try {
    return { text, expr: checkQuery(text, name) };
  } catch (error) {
    if (asking.options.dialect === 'metricsql' && error instanceof CouldNotTell) return { text, expr: undefined };
    throw error;
  }
}

/** After a deploy, a range that reaches back beyond it mixes what the version before did into the answer. */
export async function notBeforeDeploy(
  { expr }: Resolved,
  { name, ports }: { readonly name: string; readonly ports: Ports },
): Promise<void> {
  const { delivery, clock } = ports;
  if (expr === undefined || (delivery?.moment !== 'verify' && delivery?.moment !== 'watch')) return;
  const deployed = await delivery.deployedAt();
  if (deployed === undefined) return;
  const since = clock.now().getTime() - deployed.getTime();
  const reach = reachOf(expr);
  if (reach <= Math.max(since, 0) + 1000) return;
  const message = `${name}: the last ${showDuration(reach)} reach back beyond the deploy, ${showDuration(Math.max(since, 0))} ago`;
  const remedy = 'Write `[$window]` with `window: since-deploy`, or wait longer with `within`.';
  throw new CouldNotTell('nothing-checked', message, remedy);
}

/** Asks for the values of one moment. */
export async function askQuery(
  { text }: Resolved,
  { name, asking, at }: { readonly name: string; readonly asking: Asking; readonly at?: number | undefined },
): Promise<Answer> {
  const { api, ports } = asking;
  if (api === undefined) throw new CouldNotTell('fault', `${name}: there is no \`url\``, 'Give `url`.');
  const { samples, infos } = await api.instant(text, at).catch((error: unknown) => Promise.reject(named(error, name)));
  const first = samples[0]?.at;
  const gap = first === undefined || at !== undefined ? 0 : first - ports.clock.now().getTime() / 1000;
  if (Math.abs(gap) > SKEW_S) {
    const when = gap > 0 ? 'the future' : 'the past';
    const message = `${name}: the answer is of ${when}, by ${showDuration(Math.abs(gap) * 1000)}`;
    throw new CouldNotTell('stale', message, 'Compare the clocks of this machine and of the server; mistrust caches.');
  }
  return { values: samples, at: first, infos };
}

const named = (error: unknown, name: string): unknown =>
  error instanceof CouldNotTell
    ? new CouldNotTell(error.why, `${name}: ${error.message}`, error.remedy, { cause: error })
    : error;

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** Runs a program that prints JSON, and reads numbers out of it. */
export async function askCommand(
  { run, json }: Command,
  { name, window, asking }: { readonly name: string; readonly window: Window | undefined; readonly asking: Asking },
): Promise<Answer> {
  const { exec, clock } = asking.ports;
  const now = clock.now();
  const since = new Date(now.getTime() - (await lengthOf(window, asking)));
  const env = { DEPLOY_SINCE: since.toISOString(), DEPLOY_NOW: now.toISOString() };
  const [program, ...rest] = run;
  const ran = await exec.run([program, ...rest], { env, keep: 4 * 1024 * 1024 });
  const remedy = 'Run it by hand; the log has what it printed.';
  const code = exitOf(ran);
  if (code !== 0) {
    const how = code === undefined ? endOf(ran) : `ended with ${code}`;
    throw new CouldNotTell('tool-crashed', `${name}: ${program} ${how}`, remedy);
  }
  const printed = printedBy(ran);
  if (printed === undefined) throw new CouldNotTell('truncated', `${name}: ${program} printed too much`, remedy);
  const document = parseJson(printed, { name: `${name}: ${program}`, remedy });
  const { nodes } = (await selector(json))(document);
  const found = nodes.flatMap(node => (Array.isArray(node) ? [...node] : node === null ? [] : [node]));
  const values = found.map(node => {
    if (typeof node === 'number') return node;
    if (typeof node === 'string' && NUMBER.test(node)) return Number(node);
    throw new CouldNotTell('wrong-format', `${name}: ${program}: what stands at "${json}" is no number`, remedy);
  });
  return { values: values.map(value => ({ labels: {}, value })), at: undefined, infos: [] };
}
