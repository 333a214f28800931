import type { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { readJson } from '../../formats/json/json.js';
import { type Asking, NotPublished } from './published.js';

const MAX_ANSWER = 64 * 1024 * 1024;
const MAX_FILE = 1024 * 1024 * 1024;

/** The body of an answer; undefined where there is nothing. Headers go to the place that they were given for alone. */
async function get(
  url: string,
  { asking, accept, maxBytes }: { readonly asking: Asking; readonly accept: string; readonly maxBytes: number },
): Promise<Buffer | undefined> {
  const { connected, options, ports } = asking;
  const home = options.registry ?? options.url ?? options.helm;
  const isHome = home !== undefined && new URL(home).origin === new URL(url).origin;
  const headers = { accept, 'user-agent': 'deploy-validate', ...(isHome ? connected.headers : {}) };
  const { timeoutMs, tls } = connected;
  const { status, body } = await ports.http.request({
    url,
    headers,
    timeoutMs,
    maxBytes,
    ...(isHome && tls ? { tls } : {}),
  });
  if (status === 200) return body;
  if (status === 404 || status === 410) return undefined;
  const isRefused = status === 401 || status === 403;
  const remedy = isRefused
    ? 'Check the name, and give `headers` an `authorization`.'
    : 'Try again, or give it `within`.';
  throw new CouldNotTell(isRefused ? 'unreadable' : 'unreachable', `${place(url)}: HTTP ${status}`, remedy);
}

/** An address as it is shown: its query may be a login. */
export function place(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** What a registry answers, read; undefined where it knows nothing of it. */
export async function askJson<T>(
  url: string,
  {
    asking,
    schema,
    accept = 'application/json',
  }: { readonly asking: Asking; readonly schema: z.ZodType<T>; readonly accept?: string },
): Promise<T | undefined> {
  const body = await get(url, { asking, accept, maxBytes: MAX_ANSWER });
  if (body === undefined) return undefined;
  return readJson(body, schema, { name: place(url), remedy: 'Check that this is the registry that you mean.' });
}

export async function askText(url: string, asking: Asking): Promise<string | undefined> {
  return (await get(url, { asking, accept: '*/*', maxBytes: MAX_ANSWER }))?.toString('utf8');
}

/** A whole file. One that a registry speaks of and does not have is not published. */
export async function download(url: string, asking: Asking): Promise<Buffer> {
  const body = await get(url, { asking, accept: '*/*', maxBytes: MAX_FILE });
  if (body === undefined) throw new NotPublished(`${place(url)} is not there`);
  if (body.length > 0) return body;
  throw new NotPublished(`${place(url)} is empty`);
}
