import { randomBytes } from 'node:crypto';
import type { Content } from '../../engines/exposure/content.js';
import { ENDPOINTS } from '../../engines/exposure/endpoints.js';
import { FILES, type Probe } from '../../engines/exposure/files.js';
import type { Exposed } from './exposed.js';
import { lookForMaps } from './maps.js';
import type { ExposureOptions } from './options.js';
import type { Answered, Outcome, Visit } from './visit.js';

/** What came of looking at one address. */
export interface Site {
  readonly address: string;
  readonly home: Outcome;
  readonly exposed: readonly Exposed[];
  /** Addresses of which nothing can be said, and why. */
  readonly unclear: readonly { readonly url: string; readonly why: string }[];
  /** True where a login page answers for every path. */
  readonly walled: boolean;
  readonly looked: readonly { readonly url: string; readonly outcome: Outcome }[];
  readonly assets: number;
}

const AT_ONCE = 4;
/** Where so many paths give no answer, the rest will not either. */
const PATIENCE = 8;
const HOME_BYTES = 1024 * 1024;
const OVERLOADED = [429, 502, 503, 504];

/** Looks at everything that must not be served beside one address. */
export async function lookAt(
  address: string,
  { visit, options, stop }: { readonly visit: Visit; readonly options: ExposureOptions; readonly stop: AbortSignal },
): Promise<Site> {
  const home = await visit(address, HOME_BYTES);
  const nothing = { address, home, exposed: [], unclear: [], walled: false, looked: [], assets: 0 };
  if (home.was === 'silent') return nothing;
  const random = new Strangers(address, visit);
  const probes = probesOf(options, address).flatMap(probe =>
    probe.paths.map(path => ({ probe, url: at(address, path) })),
  );
  const unclear: { url: string; why: string }[] = [];
  const looked: { url: string; outcome: Outcome }[] = [];
  const exposed: Exposed[] = [];
  await inParallel(probes, async ({ probe, url }) => {
    stop.throwIfAborted();
    if (unclear.length >= PATIENCE) return;
    const outcome = await visit(url);
    looked.push({ url, outcome });
    if (outcome.was === 'answered' && probe.shows(outcome.content)) {
      if (probe.rule !== 'exposed-path' || !(await random.shows(url, probe))) exposed.push(served(probe, url, outcome));
      return;
    }
    const why = await whyUnclear(outcome, url, random);
    if (why !== undefined) unclear.push({ url, why });
  });
  const maps = await lookForMaps(home, {
    visit,
    on: options.policies['source-map'] !== 'off' && unclear.length < PATIENCE,
  });
  return {
    address,
    home,
    exposed: [...exposed, ...maps.exposed].sort((a, b) => (a.url < b.url ? -1 : 1)),
    unclear: [...unclear, ...maps.unclear].sort((a, b) => (a.url < b.url ? -1 : 1)),
    walled: isWall(home) && (await random.allWalls()),
    looked: looked.sort((a, b) => (a.url < b.url ? -1 : 1)),
    assets: maps.assets,
  };
}

const at = (address: string, path: string): string => new URL(`./${path.replace(/^\//, '')}`, address).href;

function probesOf({ policies, paths }: ExposureOptions, address: string): readonly Probe[] {
  const { hostname } = new URL(address);
  const named = FILES.map(probe =>
    probe.rule === 'backup-file' ? { ...probe, paths: [...probe.paths, `${hostname}.zip`, `${hostname}.sql`] } : probe,
  );
  const own = paths.map(({ path, contains, matches }) => ({
    rule: 'exposed-path',
    what: 'what `paths` describes',
    paths: [`/${path.replace(/^\//, '')}`],
    shows: ({ text }: Content) => (contains === undefined ? (matches?.test(text) ?? false) : text.includes(contains)),
  }));
  const off = new Set(Object.entries(policies).flatMap(([rule, level]) => (level === 'off' ? [rule] : [])));
  return [...[...named, ...ENDPOINTS].filter(({ rule }) => !off.has(rule)), ...own];
}

const served = ({ rule, what }: Probe, url: string, { status, content, whole, headers }: Answered): Exposed => ({
  rule,
  what,
  url,
  status,
  bytes: content.bytes.length,
  whole,
  server: headers.server,
});

async function whyUnclear(outcome: Outcome, url: string, random: Strangers): Promise<string | undefined> {
  if (outcome.was === 'answered') {
    if (isChallenge(outcome)) return 'is not reached: a firewall answers, and wants a person';
    if (outcome.broken) return 'breaks off in the middle of its answer';
    return OVERLOADED.includes(outcome.status) ? `answers with ${outcome.status}` : undefined;
  }
  if (outcome.was !== 'silent') return undefined;
  // Servers are told to close the connection on whatever begins with a dot: no content was given away.
  if (outcome.closed && (await random.isClosed(url))) return undefined;
  return outcome.why;
}

/** What Cloudflare and AWS say of a page that stands in for the answer. */
const isChallenge = ({ headers }: Answered): boolean =>
  headers['cf-mitigated'] === 'challenge' || /^(?:captcha|challenge)$/i.test(headers['x-amzn-waf-action'] ?? '');

/** Answers to paths that nobody can have, one of each sort: hidden or not, and by extension. */
class Strangers {
  readonly #known = new Map<string, Promise<Outcome>>();
  readonly #address: string;
  readonly #visit: Visit;

  constructor(address: string, visit: Visit) {
    this.#address = address;
    this.#visit = visit;
  }

  #like(url: string): Promise<Outcome> {
    const name = new URL(url).pathname.split('/').at(-1) ?? '';
    const hidden = new URL(url).pathname.includes('/.') ? '.' : '';
    const extension = /.(\.[a-z0-9]{1,8})$/i.exec(name)?.[1] ?? '';
    const sort = `${hidden}*${extension}`;
    const asked =
      this.#known.get(sort) ?? this.#visit(at(this.#address, `/${sort.replace('*', randomBytes(12).toString('hex'))}`));
    this.#known.set(sort, asked);
    return asked;
  }

  async isClosed(url: string): Promise<boolean> {
    const outcome = await this.#like(url);
    return outcome.was === 'silent' && outcome.closed;
  }

  async shows(url: string, probe: Probe): Promise<boolean> {
    const outcome = await this.#like(url);
    return outcome.was === 'answered' && probe.shows(outcome.content);
  }

  async allWalls(): Promise<boolean> {
    const outcomes = await Promise.all(['/x', '/.x', '/x.json'].map(path => this.#like(at(this.#address, path))));
    return outcomes.every(isWall);
  }
}

/** A page that asks for a password, or that a redirect to a login led to. */
function isWall(outcome: Outcome): boolean {
  if (outcome.was !== 'answered' || !outcome.content.isHtml) return false;
  const { redirected, url, content } = outcome;
  const isLogin = redirected && /(?:log|sign)[-_]?in|oauth|\bsso\b|\bauth\b/i.test(new URL(url).pathname);
  return isLogin || /<input\b[^>]{0,500}\btype\s*=\s*["']?password/i.test(content.text);
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
