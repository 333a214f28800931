/**
 * Stand-ins for Loki, Jaeger and Grafana, which no package registry has as a program. Each answers as far as the checks
 * ask, by the HTTP API that its vendor describes, and holds what the backend has really done.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, serveJson } from './loopback.js';

const GRAFANA = join(import.meta.dirname, '../../infrastructure/docker/config/grafana');
const read = path => readFileSync(join(GRAFANA, path), 'utf8');

/** Loki: streams of lines, which are pushed, and read by labels and by a text that they hold. */
export async function startLogs() {
  const lines = [];
  const add = (labels, text, at = `${Date.now()}000000`) => lines.push({ labels, text, at });
  const server = await serveJson(({ method, path, query, text }) => {
    if (method === 'POST' && path === '/loki/api/v1/push') {
      for (const { stream, values } of JSON.parse(text).streams) for (const [at, line] of values) add(stream, line, at);
      return { code: 204 };
    }
    const from = BigInt(query.get('start') ?? 0);
    const to = BigInt(query.get('end') ?? 0);
    const inWindow = lines.filter(({ at }) => BigInt(at) >= from && BigInt(at) <= to);
    if (path === '/loki/api/v1/series') {
      const fits = filterOf(query.get('match[]'));
      return { json: { status: 'success', data: [...new Set(inWindow.filter(fits).map(({ labels }) => JSON.stringify(labels)))].map(JSON.parse) } };
    }
    if (path !== '/loki/api/v1/query_range') return undefined;
    const found = inWindow.filter(filterOf(query.get('query'))).slice(-Number(query.get('limit') ?? 100));
    const result = found.map(({ labels, text: line, at }) => ({ stream: labels, values: [[at, line]] }));
    return { json: { status: 'success', data: { resultType: 'streams', result } } };
  });
  return { ...server, add, count: query => lines.filter(filterOf(query)).length };
}

/** `{app="backend"} |= "text" |= "more"`, and no more of LogQL than that. */
function filterOf(query) {
  const [, selector, rest] = /^\s*\{([^}]*)\}((?:\s*\|=\s*"(?:[^"\\]|\\.)*")*)\s*$/.exec(query) ?? [];
  if (selector === undefined) throw new Error(`more LogQL than this knows: ${query}`);
  const wanted = [...selector.matchAll(/(\w+)\s*=\s*("(?:[^"\\]|\\.)*")/g)].map(([, name, value]) => [name, JSON.parse(value)]);
  const texts = [...rest.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]) => JSON.parse(text));
  return ({ labels, text }) => wanted.every(([name, value]) => labels[name] === value) && texts.every(each => text.includes(each));
}

/** Jaeger: spans come by OTLP, and are read by version 3 of its API. */
export async function startTraces() {
  const batches = [];
  const serviceOf = ({ resource }) => resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue;
  const spansOf = ({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans);
  const server = await serveJson(({ method, path, query, text }) => {
    if (method === 'POST' && path === '/v1/traces') {
      batches.push(...JSON.parse(text).resourceSpans);
      return { json: { partialSuccess: {} } };
    }
    if (path === '/api/v3/traces') {
      const from = Date.parse(query.get('query.start_time_min'));
      const isWanted = batch => serviceOf(batch) === query.get('query.service_name') && spansOf(batch).some(({ startTimeUnixNano }) => Number(startTimeUnixNano) / 1e6 >= from);
      return { json: { result: { resourceSpans: batches.filter(isWanted).slice(-Number(query.get('query.num_traces'))) } } };
    }
    const id = /^\/api\/v3\/traces\/([0-9a-f]+)$/.exec(path)?.[1];
    const found = batches.filter(batch => spansOf(batch).some(({ traceId }) => traceId === id));
    return found.length === 0 ? undefined : { json: { result: { resourceSpans: found } } };
  });
  return server;
}

/** Grafana, with the dashboards, data sources and contact points of this repository; it asks `sources` by their uid. */
export async function startDashboards(sources) {
  const dashboards = readdirSync(join(GRAFANA, 'dashboards')).map(file => JSON.parse(read(`dashboards/${file}`)));
  const known = entries('provisioning/datasources/datasources.yml');
  const channels = entries('provisioning/alerting/contact-points.yml');
  return serveJson(async ({ path, query, text }) => {
    if (path === '/api/health') return { json: { database: 'ok', version: '12.0.0' } };
    if (path === '/api/datasources') return { json: known };
    if (path === '/api/v1/provisioning/contact-points') return { json: channels };
    if (path === '/api/search') return { json: query.get('page') === '1' ? dashboards.map(({ uid, title }) => ({ uid, title, type: 'dash-db' })) : [] };
    if (path === '/api/ds/query') return { json: { results: await resultsOf(JSON.parse(text), sources) } };
    const [, uid] = /^\/api\/dashboards\/uid\/([^/]+)$/.exec(path) ?? [];
    const dashboard = dashboards.find(each => each.uid === uid);
    if (dashboard) return { json: { dashboard, meta: {} } };
    const [, source] = /^\/api\/datasources\/uid\/([^/]+)\/health$/.exec(path) ?? [];
    if (source === undefined) return undefined;
    const isHealthy = await (sources[source]?.isHealthy() ?? false);
    return isHealthy ? { json: { status: 'OK', message: 'it answers' } } : { code: 400, json: { status: 'ERROR', message: 'it does not answer' } };
  });
}

/** The flow maps `- { name: …, uid: …, type: … }` of a provisioning file. */
const entries = file =>
  read(file)
    .split('\n')
    .filter(line => /^\s*- \{ name: /.test(line))
    .map(line => Object.fromEntries([...line.matchAll(/(\w+): ("[^"]*"|[^,{}\s]+)/g)].map(([, key, value]) => [key, value.replaceAll('"', '')])));

async function resultsOf({ from, to, queries }, sources) {
  const results = await Promise.all(
    queries.map(async ({ refId, datasource, expr }) => {
      const values = (await sources[datasource.uid]?.ask(expr, { from: Number(from), to: Number(to) })) ?? [];
      const frames = values.map(each => ({ schema: { fields: [{ type: 'time' }, { type: 'number' }] }, data: { values: [each.map(([at]) => at), each.map(([, value]) => value)] } }));
      return [refId, { status: 200, frames }];
    }),
  );
  return Object.fromEntries(results);
}

/** Data sources that Grafana would ask. */
export const prometheusSource = url => ({
  isHealthy: () => answers(`${url}/-/healthy`)().catch(() => false),
  ask: async (expr, { from, to }) => {
    const query = new URLSearchParams({ query: expr.replaceAll('$__rate_interval', '1m'), start: from / 1000, end: to / 1000, step: 15 });
    const { data } = await (await fetch(`${url}/api/v1/query_range?${query}`)).json();
    return data.result.map(({ values }) => values.map(([at, value]) => [at * 1000, Number(value)]));
  },
});

export const logsSource = logs => ({
  isHealthy: async () => true,
  ask: async expr => {
    const lines = logs.count(expr);
    return lines === 0 ? [] : [[[Date.now(), lines]]];
  },
});
