import type { Connected } from '../../facts/live/connection.js';
import type { Answered, Asked, ProbeSession } from '../../ports/probe.js';
import type { Outgoing } from './entry.js';
import type { Jar } from './jar.js';
import type { HttpOptions } from './options.js';

export interface Hop {
  readonly method: string;
  readonly url: string;
  readonly answer: Answered;
}

/** A request and the redirects that were followed; the last hop is the answer. */
export interface Visit {
  readonly hops: readonly [Hop, ...Hop[]];
  /** Where it would lead next, resolved. */
  readonly leadsTo: string | undefined;
  /** True where the next hop had been asked before. */
  readonly loops: boolean;
  readonly totalMs: number;
}

export interface Way {
  readonly session: ProbeSession;
  readonly connected: Connected;
  readonly options: HttpOptions;
  readonly follow: number;
  readonly timeoutMs: number;
  readonly jar?: Jar | undefined;
  readonly address?: string | undefined;
}

const BASICS = { accept: '*/*', 'user-agent': 'deploy-validate', 'cache-control': 'no-cache' };

/** Asks, and follows as many redirects as it may. No header of the config follows to another origin. */
export async function visit(sent: Outgoing, way: Way): Promise<Visit> {
  const first = new URL(sent.url).origin;
  const hops: Hop[] = [];
  const seen = new Set<string>();
  let { method, url, body } = sent;
  let totalMs = 0;
  for (;;) {
    const isOwn = new URL(url).origin === first;
    seen.add(`${method} ${url}`);
    const answer = await way.session.ask(await askedFor({ ...sent, method, url, body }, { way, isOwn }));
    totalMs += answer.timing.total;
    const hop: Hop = { method, url, answer };
    hops.push(hop);
    await way.jar?.keep(url, answer.headers);
    const leadsTo = targetOf(hop);
    const [start = hop, ...rest] = hops;
    const done = (loops: boolean): Visit => ({ hops: [start, ...rest], leadsTo, loops, totalMs });
    if (leadsTo === undefined) return done(false);
    const next = methodFor(method, answer.status);
    const loops = seen.has(`${next} ${leadsTo}`);
    // A body is for whom it was written.
    const keepsBody = next === method && body !== undefined;
    const strays = keepsBody && new URL(leadsTo).origin !== first;
    if (hops.length > way.follow || loops || strays) return done(loops && way.follow > 0);
    [method, url, body] = [next, leadsTo, keepsBody ? body : undefined];
  }
}

async function askedFor(
  sent: Outgoing,
  { way, isOwn }: { readonly way: Way; readonly isOwn: boolean },
): Promise<Asked> {
  const cookies = await way.jar?.cookiesFor(sent.url);
  const own = Object.entries(isOwn ? sent.headers : {}).filter(
    ([name]) => sent.body !== undefined || name !== 'content-type',
  );
  const headers = {
    ...BASICS,
    'accept-encoding': way.session.encodings,
    ...Object.fromEntries(own),
    ...(cookies && { cookie: [isOwn ? sent.headers.cookie : undefined, cookies].filter(Boolean).join('; ') }),
  };
  return {
    method: sent.method,
    url: sent.url,
    headers,
    body: sent.body === undefined ? undefined : Buffer.from(sent.body),
    address: isOwn ? way.address : undefined,
    family: way.options.family,
    tls: isOwn ? way.connected.tls : way.connected.tls && { ca: way.connected.tls.ca },
    version: versionOf(way.options),
    timeoutMs: way.timeoutMs,
    maxBytes: way.options['max-body'],
  };
}

const versionOf = ({ 'http-version': version }: HttpOptions): '1.1' | '2' | undefined =>
  version === '1.1' || version === '2' ? version : undefined;

function targetOf({ url, answer }: Hop): string | undefined {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const location = answer.headers.find(([name]) => name === 'location')?.[1];
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  target.hash = '';
  return /^https?:$/.test(target.protocol) ? target.href : undefined;
}

/** As browsers do: 303, and 301 and 302 after a POST, are followed with GET. */
function methodFor(method: string, status: number): string {
  if (status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method;
}
