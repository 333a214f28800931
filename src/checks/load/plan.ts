import { sizeOf } from '../../engines/latency/load-plan.js';
import { connect, secretsIn } from '../../facts/live/connection.js';
import type { LoadPlan, LoadRequest } from '../../ports/load.js';
import type { Ports } from '../../ports/ports.js';
import { tool } from '../../version.js';
import type { LoadOptions } from './options.js';

/** The load of one run, its files read and its secrets hidden. */
export async function planOf(options: LoadOptions, ports: Ports): Promise<LoadPlan> {
  const { tls, timeoutMs } = await connect(options, ports);
  const { mix = [], url } = options;
  for (const each of mix) ports.hide(Object.entries(each.headers).flatMap(([name, value]) => secretsIn(name, value)));
  const requests =
    url === undefined
      ? mix.map(each => requestOf(each, options))
      : [requestOf({ ...options, url, weight: 1 }, options)];
  const { count, durationMs, connections } = sizeOf(options);
  return {
    requests,
    connections,
    rate: options.rate,
    count,
    durationMs,
    warmUpMs: options['warm-up'],
    maxRequests: options['max-requests'],
    timeoutMs,
    ...(tls && { tls }),
    processes: options.processes,
  };
}

type Asked = Pick<LoadOptions, 'method' | 'headers' | 'body' | 'json' | 'status'> & {
  readonly url: string;
  readonly weight: number;
};

function requestOf(asked: Asked, { headers }: Pick<LoadOptions, 'headers'>): LoadRequest {
  const { method, body, json, status, url, weight } = asked;
  const sent = body ?? (json === undefined ? undefined : JSON.stringify(json));
  const own = Object.entries({ ...headers, ...asked.headers }).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ]);
  return {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    url,
    headers: {
      'user-agent': `${tool.name}/${tool.version}`,
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(own),
    },
    body: sent,
    weight,
    accepts: status,
  };
}

/** The same load on another address: its origin is put before each path, or the whole address taken where it has a path. */
export function onto(plan: LoadPlan, address: string): LoadPlan {
  const base = new URL(address);
  const requests = plan.requests.map(request => {
    const own = new URL(request.url);
    const isWhole = plan.requests.length === 1 && (base.pathname !== '/' || base.search !== '');
    const url = isWhole ? base.href : new URL(`${own.pathname}${own.search}`, base.origin).href;
    return { ...request, url };
  });
  return { ...plan, requests };
}
