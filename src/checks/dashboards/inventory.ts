import { z } from 'zod';
import { CouldNotTell, type Finding } from '../../check.js';
import type { Observer } from '../../facts/live/observer.js';
import { readJson } from '../../formats/json/json.js';
import { count } from '../../text/units.js';
import { found, type Told, toldOf } from './told.js';

const PAGE = 1_000;
const MOST_PAGES = 50;
const LISTED = 100;

const health = z.object({ database: z.string(), version: z.string().optional() });

/** Grafana's word on itself; anybody may ask it. */
export async function askHealth(grafana: Observer): Promise<Told> {
  const answer = await grafana.ask({ path: '/api/health', statuses: [503] });
  const origin = { name: `${grafana.where}/api/health`, remedy: 'Check `url`: it is the address of Grafana.' };
  const { database, version = 'of an unknown version' } = readJson(answer.body, health, origin);
  if (database === 'ok' && answer.status === 200) return toldOf(`Grafana ${version} is healthy`);
  const message = `${grafana.where} is not healthy: its database is "${database}"`;
  return toldOf(message, { findings: [found('unhealthy', 'Grafana', message)] });
}

const hit = z.object({ uid: z.string().min(1), title: z.string(), type: z.string() });

export type Hit = z.output<typeof hit>;

/** All dashboards that this login may see, each once; folders are none. */
export async function listDashboards(grafana: Observer): Promise<readonly Hit[]> {
  const all = new Map<string, Hit>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = { type: 'dash-db', limit: String(PAGE), page: String(page) };
    const hits = await grafana.read({ path: '/api/search', query }, z.array(hit));
    const before = all.size;
    for (const each of hits) if (each.type === 'dash-db') all.set(each.uid, each);
    // A server that knows no pages gives the first one again.
    if (hits.length < PAGE || all.size === before) return [...all.values()];
  }
  throw new CouldNotTell('truncated', `${grafana.where}: more than ${PAGE * MOST_PAGES} dashboards`, 'Name `uids`.');
}

export function judgeNumber(hits: readonly Hit[], min: number): Told {
  const measurements = [
    { name: 'dashboards', value: hits.length, unit: 'dashboards', limit: min, bound: 'min' } as const,
  ];
  const lines = hits.slice(0, LISTED).map(({ uid, title }) => `${title} (${uid})`);
  const said = count(hits.length, 'dashboard');
  if (hits.length >= min) return toldOf(said, { measurements, lines });
  const message = `${said}, fewer than ${min}`;
  return toldOf(message, { measurements, lines, findings: [found('too-few-dashboards', 'dashboards', message)] });
}

const source = z.object({ uid: z.string().min(1), name: z.string(), type: z.string() });

export type Source = z.output<typeof source>;

export const listSources = (grafana: Observer): Promise<readonly Source[]> =>
  grafana.read({ path: '/api/datasources' }, z.array(source));

/** Each data source is asked through Grafana, as a panel would. */
export async function judgeSources(grafana: Observer, wanted: 'healthy' | readonly string[]): Promise<Told> {
  const all = await listSources(grafana);
  if (wanted === 'healthy' && all.length === 0) {
    const message = `${grafana.where}: there is no data source that this login may see`;
    throw new CouldNotTell('nothing-checked', message, 'Provision data sources, or give a login that may read them.');
  }
  const findings: Finding[] = [];
  const unknown: CouldNotTell[] = [];
  const names = wanted === 'healthy' ? all.map(({ name }) => name) : wanted;
  for (const name of names) {
    const known = all.find(each => each.name === name);
    if (known === undefined) findings.push(found('datasource-missing', name, `there is no data source "${name}"`));
    else {
      const fault = await sourceFault(grafana, known).catch(keep(unknown));
      if (fault !== undefined)
        findings.push(
          found('datasource-unhealthy', name, `the data source "${name}" (${known.type}) is not healthy: ${fault}`),
        );
    }
  }
  const bad = findings.length + unknown.length;
  const said = `${names.length - bad} of ${count(names.length, 'data source')} healthy`;
  return toldOf(said, { findings, unknown, lines: all.map(({ name, type }) => `data source ${name} (${type})`) });
}

/** Keeps what could not be told, and goes on. */
export const keep =
  (unknown: CouldNotTell[]) =>
  (error: unknown): undefined => {
    if (!(error instanceof CouldNotTell)) throw error;
    unknown.push(error);
    return undefined;
  };

const said = z.object({ status: z.string(), message: z.string().optional() });
const refusal = z.object({ message: z.string().optional(), messageId: z.string().optional() });

/** What is wrong with a data source; undefined where it says that it is well. */
async function sourceFault(grafana: Observer, { uid, name }: Source): Promise<string | undefined> {
  const path = `/api/datasources/uid/${encodeURIComponent(uid)}/health`;
  const answer = await grafana.ask({ path, statuses: [400, 404, 500, 501, 502, 503, 504] });
  const origin = {
    name: `${grafana.where}${path}`,
    remedy: 'Check that this Grafana can ask data sources for their health.',
  };
  const body: unknown = readJson(answer.body, z.unknown(), origin);
  const read = said.safeParse(body);
  if (read.success) {
    if (answer.status === 200 && read.data.status === 'OK') return undefined;
    return read.data.message ?? read.data.status;
  }
  const { message = `status ${answer.status}` } = refusal.safeParse(body).data ?? {};
  if (answer.status === 404 || answer.status === 501) {
    const text = `${grafana.where}: the data source "${name}" says nothing of its health: ${message}`;
    throw new CouldNotTell('unsupported', text, 'Name the data sources that can tell: `datasources: [name, …]`.');
  }
  return message;
}

const channel = z.object({ name: z.string() });

export async function judgeChannels(grafana: Observer, wanted: readonly string[]): Promise<Told> {
  const all = await grafana.read({ path: '/api/v1/provisioning/contact-points' }, z.array(channel));
  const missing = wanted.filter(name => !all.some(each => each.name === name));
  const findings = missing.map(name => found('channel-missing', name, `there is no contact point "${name}"`));
  return toldOf(`${wanted.length - missing.length} of ${count(wanted.length, 'contact point')} there`, { findings });
}
