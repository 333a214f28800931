import type { Http } from '../../ports/http.js';
import { bare } from '../live/bare-error.js';
import type { Connected } from '../live/connection.js';
import { readAnswer, type Told } from './answer.js';
import { type Sample, type Series, samplesOf, seriesOf } from './samples.js';

/** Longer ones are sent in a body: servers and proxies cut addresses. */
const LONGEST_IN_ADDRESS = 2000;
/** Prometheus refuses more points of a series (11,000). */
const MOST_POINTS = 11_000;

export interface Instant {
  readonly samples: readonly Sample[];
  /** What the server remarks, such as that a metric is perhaps no counter. */
  readonly infos: readonly string[];
}

export interface Ranged {
  readonly series: readonly Series[];
  readonly infos: readonly string[];
}

/** Seconds since the epoch by the server's clock; `step` in seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/**
 * A server with the Prometheus API: Prometheus 2 and 3, VictoriaMetrics, Thanos, Mimir, or a data source behind Grafana. Each
 * question throws `CouldNotTell` where nothing, a part, a refusal or something else came back; an empty answer is an answer.
 */
export interface PrometheusApi {
  /** The address as it may be shown. */
  readonly where: string;
  /** At the server's own now unless `at` is given, so that no difference of clocks matters. */
  readonly instant: (query: string, at?: number) => Promise<Instant>;
  readonly range: (query: string, span: Span) => Promise<Ranged>;
}

/** `url` is what stands before `/api/v1/query`. What it has behind `?` is sent along, and never shown. */
export function prometheusApi({
  url,
  connected,
  http,
}: {
  readonly url: string;
  readonly connected: Connected;
  readonly http: Http;
}): PrometheusApi {
  const base = new URL(url);
  const path = base.pathname.replace(/\/+$/, '');
  const where = `${base.origin}${path}`;
  const ask = async (endpoint: string, fields: Readonly<Record<string, string>>): Promise<Told> => {
    const form = new URLSearchParams(fields);
    const isLong = form.toString().length > LONGEST_IN_ADDRESS;
    const target = new URL(`${where}/api/v1/${endpoint}`);
    const given = [...base.searchParams, ...(isLong ? [] : form)];
    for (const [name, value] of given) target.searchParams.append(name, value);
    const { headers } = connected;
    const posted = {
      method: 'POST',
      body: form.toString(),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    };
    const answer = await http
      .request({ ...connected, url: target.href, ...(isLong && posted) })
      .catch((error: unknown) => Promise.reject(bare(error, { long: target.href, short: where })));
    return readAnswer(answer, where);
  };
  return {
    where,
    instant: async (query, at) => {
      const { data, infos } = await ask('query', { query, ...(at !== undefined && { time: at.toFixed(3) }) });
      return { samples: samplesOf(data, where), infos };
    },
    range: async (query, { start, end, step }) => {
      if ((end - start) / step >= MOST_POINTS) throw new RangeError(`more than ${MOST_POINTS} points`);
      const times = { start: start.toFixed(3), end: end.toFixed(3), step: String(step) };
      const { data, infos } = await ask('query_range', { query, ...times });
      return { series: seriesOf(data, where), infos };
    },
  };
}
