import type { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import type { Http, HttpResponse } from '../../ports/http.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';
import type { Connected } from './connection.js';

const SHOWN = 300;
/** Clocks that differ by more make evidence of another time. */
const SKEW_MS = 60_000;

export interface Question {
  /** Below the address, such as `/api/health`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, by POST. */
  readonly json?: unknown;
  /** Statuses that are answers beside 2xx. */
  readonly statuses?: readonly number[];
}

/** Who tells about what is released: Loki, Grafana, Jaeger, Tempo. */
export interface Observer {
  /** `Grafana at https://grafana.example`, without what may be secret. */
  readonly where: string;
  /** Throws `CouldNotTell` where nobody answers, access is refused, or the status is none that is an answer. */
  readonly ask: (question: Question) => Promise<HttpResponse>;
  /** The same, whose body must be JSON of this shape. */
  readonly read: <Schema extends z.ZodType>(question: Question, schema: Schema) => Promise<z.output<Schema>>;
}

/** `url` is what stands before the paths. What it has behind `?` is sent along, and never shown. */
export function observer(at: {
  readonly name: string;
  readonly url: string;
  readonly connected: Connected;
  readonly http: Http;
}): Observer {
  const { name, connected, http } = at;
  const base = new URL(at.url);
  const address = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const where = `${name} at ${address}`;
  const ask = async ({ path, query = {}, json, statuses = [] }: Question): Promise<HttpResponse> => {
    const target = new URL(`${address}${path}`);
    for (const [key, value] of [...base.searchParams, ...Object.entries(query)]) target.searchParams.append(key, value);
    const { headers } = connected;
    const sent = { ...headers, 'content-type': 'application/json' };
    const posted = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json), headers: sent };
    const answer = await http
      .request({ ...connected, url: target.href, ...posted })
      .catch((error: unknown) => Promise.reject(bare(error, { long: target.href, short: address, where })));
    const { status } = answer;
    if ((status >= 200 && status < 300) || statuses.includes(status)) return answer;
    throw refused(answer, `${where}${path}`);
  };
  return {
    where,
    ask,
    read: async (question, schema) => {
      const { body } = await ask(question);
      const origin = { name: `${where}${question.path}`, remedy: `Check \`url\`: it is the address of ${name}.` };
      return readValue(parseJson(body.toString('utf8'), origin), schema, origin);
    },
  };
}

/** What a server says about its refusal, on one line. */
export const saidIn = ({ body }: HttpResponse): string => {
  const text = body.toString('utf8');
  return /^\s*</.test(text) ? 'a web page' : clip(oneLine(text.trim()), SHOWN);
};

function refused(answer: HttpResponse, where: string): CouldNotTell {
  const { status } = answer;
  if (status === 401 || status === 403) {
    const message = `${where}: access was refused (${status})`;
    return new CouldNotTell('tool-refused', message, 'Give `headers` an `authorization` that may read this.');
  }
  const said = saidIn(answer);
  const message = `${where}: status ${status}${said === '' ? '' : `: ${said}`}`;
  if (status === 404) return new CouldNotTell('wrong-format', message, 'Check `url`: nothing answers at this path.');
  if (status === 429) return new CouldNotTell('unreachable', message, 'Ask less often, or raise the limit there.');
  return status >= 500
    ? new CouldNotTell('unreachable', message, 'Look at the server: it could not answer.')
    : new CouldNotTell(
        'tool-refused',
        message,
        'The server understood the request and refused it; mend what it names.',
      );
}

/** Throws where the server's clock and this one are so far apart that a window means another time to each. */
export function sameTime(
  { headers }: HttpResponse,
  { now, where }: { readonly now: Date; readonly where: string },
): void {
  const at = Date.parse(headers.date ?? '');
  const gap = Math.abs(at - now.getTime());
  if (Number.isNaN(at) || gap <= SKEW_MS) return;
  const message = `${where}: its clock and this machine's are ${Math.round(gap / 1000)} s apart`;
  throw new CouldNotTell('stale', message, 'Set the clocks right, and mistrust caches on the way.');
}

/** The whole address may hold a query, which is told elsewhere, and whatever else is behind `?`. */
function bare(error: unknown, at: { readonly long: string; readonly short: string; readonly where: string }): unknown {
  if (!(error instanceof CouldNotTell)) return error;
  const { why, message, remedy } = error;
  const short = message.replaceAll(at.long, at.short).replaceAll(at.short, at.where);
  return new CouldNotTell(why, short, remedy, { cause: error.cause });
}
