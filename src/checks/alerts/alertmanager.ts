import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { bare } from '../../facts/live/bare-error.js';
import type { Connected } from '../../facts/live/connection.js';
import { readJson } from '../../formats/json/json.js';
import type { Http, HttpRequest, HttpResponse } from '../../ports/http.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';

const instant = z.iso.datetime({ offset: true }).transform(text => Date.parse(text));

const alert = z.object({
  labels: z.record(z.string(), z.string()),
  status: z.object({
    state: z.enum(['active', 'suppressed', 'unprocessed']),
    silencedBy: z.array(z.string()),
    inhibitedBy: z.array(z.string()),
  }),
  startsAt: instant,
  receivers: z.array(z.object({ name: z.string() })),
});

export type Alert = z.output<typeof alert>;

const status = z.object({
  cluster: z.object({ status: z.string() }).optional(),
  uptime: instant,
  versionInfo: z.object({ version: z.string() }),
});

export type Status = z.output<typeof status>;

const REMEDY = 'Check `url`: it is the address below which `/api/v2/alerts` answers.';

export interface Alertmanager {
  /** The address as it may be shown. */
  readonly where: string;
  /** All alerts that fire, those silenced and inhibited, too, perhaps those with one label alone. */
  readonly alerts: (filter?: string) => Promise<readonly Alert[]>;
  readonly status: () => Promise<Status>;
  readonly post: (alerts: readonly object[]) => Promise<void>;
  /** How many notifications failed since its start; undefined where it does not tell. */
  readonly failures: () => Promise<number | undefined>;
}

/** The API of Alertmanager, version 2. Whatever is no whole answer throws `CouldNotTell`. */
export function alertmanager({
  url,
  connected,
  http,
}: {
  readonly url: string;
  readonly connected: Connected;
  readonly http: Http;
}): Alertmanager {
  const base = new URL(url);
  const where = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const ask = async (path: string, fields: Readonly<Record<string, string>> = {}, more: Partial<HttpRequest> = {}) => {
    const target = new URL(`${where}${path}`);
    for (const [name, value] of [...base.searchParams, ...Object.entries(fields)])
      target.searchParams.append(name, value);
    const headers = { ...connected.headers, ...more.headers };
    return http
      .request({ ...connected, ...more, url: target.href, headers })
      .catch((error: unknown) => Promise.reject(bare(error, { long: target.href, short: where })));
  };
  const whole = (answer: HttpResponse): HttpResponse => refuse(answer, where);
  return {
    where,
    alerts: async filter => {
      const all = { active: 'true', silenced: 'true', inhibited: 'true', unprocessed: 'true' };
      const answer = whole(await ask('/api/v2/alerts', { ...all, ...(filter !== undefined && { filter }) }));
      return readJson(answer.body, z.array(alert), { name: where, remedy: REMEDY });
    },
    status: async () =>
      readJson(whole(await ask('/api/v2/status')).body, status, { name: `${where}/api/v2/status`, remedy: REMEDY }),
    post: async alerts => {
      const headers = { 'content-type': 'application/json' };
      whole(await ask('/api/v2/alerts', {}, { method: 'POST', body: JSON.stringify(alerts), headers, redirects: 0 }));
    },
    failures: async () => {
      const answer = await ask('/metrics');
      return answer.status === 200 ? failuresIn(answer.body.toString('utf8')) : undefined;
    },
  };
}

function refuse(answer: HttpResponse, where: string): HttpResponse {
  const { status: code, body } = answer;
  if (code === 200) return answer;
  if (code === 401 || code === 403) {
    const message = `${where}: access was refused (${code})`;
    throw new CouldNotTell('tool-refused', message, 'Give `headers` an `authorization` that may read alerts.');
  }
  const text = clip(oneLine(body.toString('utf8').trim()), 200);
  const said = /^\s*</.test(text) || text === '' ? '' : `: ${text}`;
  const why = code === 404 ? 'wrong-format' : code >= 500 ? 'unreachable' : 'tool-refused';
  throw new CouldNotTell(why, `${where}: the answer is ${code}${said}`, REMEDY);
}

const FAILED = /^alertmanager_notifications_failed_total(?:\{[^}]*\})? (\S+)/gm;

function failuresIn(text: string): number | undefined {
  const numbers = [...text.matchAll(FAILED)].map(([, number]) => Number(number));
  return numbers.length === 0 || numbers.some(Number.isNaN) ? undefined : numbers.reduce((sum, each) => sum + each, 0);
}
