import { CouldNotTell } from '../../check.js';
import type { Instant, ReportTimes } from '../../facts/report-file/age.js';
import { committedMs, trackedFile } from '../../facts/report-file/committed.js';
import { expectGit } from '../../facts/repository/history.js';
import type { HttpResponse } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import type { Artifact } from './options.js';

/** Larger pages and files than these are no protocol that a person has read. */
const MAX_BYTES = 16 * 1024 * 1024;
/** No clock on earth is further ahead of UTC. */
const ANY_ZONE_MS = 14 * 3_600_000;

export interface Looked extends ReportTimes {
  /** How the person is told what they attest by. */
  readonly shown: string;
}

/** Looks at the artifact. Undefined where it is not there; throws `CouldNotTell` where that, or its date, cannot be known. */
export async function lookAt(artifact: Artifact, ports: Ports): Promise<Looked | undefined> {
  return artifact.url === undefined
    ? lookAtFile(artifact, ports)
    : lookAtPage({ ...artifact, url: artifact.url }, ports);
}

async function lookAtFile(artifact: Artifact, ports: Ports): Promise<Looked | undefined> {
  const file = artifact.file ?? '';
  const facts = await ports.files.facts(file);
  if (facts === undefined) return undefined;
  if (facts.kind !== 'file') {
    throw new CouldNotTell('unreadable', `${file}: no file`, 'Name the file itself.');
  }
  if (await isBlank(file, facts.bytes, ports))
    throw new CouldNotTell('nothing-checked', `${file}: empty`, 'Write down what is attested.');
  const stated = await dateOf(artifact, {
    text: () => ports.files.text(file, MAX_BYTES),
    otherwise: () => fileDate(file, facts.modifiedMs, ports),
  });
  return { shown: file, modifiedMs: facts.modifiedMs, stated };
}

/** No file of a few blanks is long. */
const isBlank = async (file: string, bytes: number, { files }: Ports): Promise<boolean> =>
  bytes < 1024 && (await files.bytes(file)).toString('latin1').trim() === '';

async function lookAtPage(artifact: Artifact & { readonly url: string }, { http }: Ports): Promise<Looked | undefined> {
  const { url } = artifact;
  const answer = await samePage(url, http);
  if (answer.status === 404 || answer.status === 410) return undefined;
  if (answer.status >= 300 && answer.status <= 399) throw elsewhere(url, answer);
  if (answer.status !== 200) {
    const remedy = 'Give an address that answers without a login, or a file in the repository.';
    throw new CouldNotTell('unreachable', `${url}: answers ${answer.status}`, remedy);
  }
  if (answer.body.toString('latin1').trim() === '') {
    throw new CouldNotTell('nothing-checked', `${url}: an empty page`, 'Name the page that says what is attested.');
  }
  const modifiedMs = lastModified(answer);
  const stated = await dateOf(artifact, {
    text: async () => answer.body.toString('utf8'),
    otherwise: async () => mustBeKnown(url, modifiedMs),
  });
  return { shown: url, modifiedMs, stated };
}

/** Follows where a server only spells the same address in another way: https, a slash at the end. */
async function samePage(url: string, http: Ports['http']): Promise<HttpResponse> {
  let at = url;
  for (let left = 3; ; left -= 1) {
    const answer = await http.request({ url: at, maxBytes: MAX_BYTES, redirects: 0 });
    const location = answer.status >= 300 && answer.status <= 399 ? answer.headers.location : undefined;
    const next = location !== undefined && URL.canParse(location, at) ? new URL(location, at) : undefined;
    if (next === undefined || left === 0 || !isSameAddress(new URL(at), next)) return answer;
    at = next.href;
  }
}

const isSameAddress = (from: URL, to: URL): boolean =>
  from.hostname === to.hostname &&
  from.pathname.replace(/\/$/, '') === to.pathname.replace(/\/$/, '') &&
  from.search === to.search &&
  (to.protocol === 'https:' || from.protocol === to.protocol);

/** A page that sends its readers on is not there: most often to a login, which answers everybody. */
function elsewhere(url: string, { status, headers }: HttpResponse): CouldNotTell {
  const location = headers.location ?? '';
  const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
  const where = next === undefined ? 'somewhere else' : `${next.origin}${next.pathname}`;
  const remedy = 'Name the address that answers without a login and without sending on, or a file in the repository.';
  return new CouldNotTell('unreachable', `${url}: answers ${status} and sends on to ${where}`, remedy);
}

async function dateOf(
  { date, file, url, 'max-age': maxAge }: Artifact,
  from: { readonly text: () => Promise<string>; readonly otherwise: () => Promise<Instant> },
): Promise<Instant | undefined> {
  if (maxAge === undefined) return undefined;
  if (date === undefined) return from.otherwise();
  const said = date.exec(await from.text())?.[1];
  const read = said === undefined ? undefined : readDate(said);
  if (read !== undefined) return read;
  const what = said === undefined ? `nothing matches ${date.source}` : `"${said.slice(0, 80)}" is no date`;
  const remedy = 'Let the first group of `date` match a date such as 2026-11-23.';
  throw new CouldNotTell('wrong-format', `${file ?? url}: ${what}`, remedy);
}

/** `2026-11-23`, with or without a time. A day without its time counts from its beginning in UTC, and may have begun elsewhere. */
function readDate(text: string): Instant | undefined {
  const trimmed = text.trim();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(trimmed);
  const [, year, month, day] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/.exec(trimmed) ?? [];
  const ms = year === undefined ? Number.NaN : Date.parse(trimmed.replace(' ', 'T'));
  // February 30 would be read as a day of March.
  const isReal = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  if (Number.isNaN(ms) || !isReal) return undefined;
  return isDay ? { earliestMs: ms - ANY_ZONE_MS, latestMs: ms } : ms;
}

function lastModified({ headers }: Pick<HttpResponse, 'headers'>): number | undefined {
  const ms = Date.parse(headers['last-modified'] ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function mustBeKnown(url: string, modifiedMs: number | undefined): number {
  if (modifiedMs !== undefined) return modifiedMs;
  const remedy = 'Say with `date` where the page has its date.';
  throw new CouldNotTell('stale', `${url}: the server does not say when the page was changed`, remedy);
}

/** A checkout gives every file the time of the checkout: of a file that git knows, only git can tell. */
async function fileDate(file: string, modifiedMs: number, ports: Ports): Promise<Instant> {
  await expectGit(ports);
  try {
    const tracked = await trackedFile(file, ports);
    return tracked ? await committedMs(tracked, ports) : modifiedMs;
  } catch (cause) {
    if (!(cause instanceof CouldNotTell) || cause.why !== 'stale') throw cause;
    const remedy = 'Say with `date` where the file has its date, or check out the whole history (`fetch-depth: 0`).';
    throw new CouldNotTell(cause.why, cause.message, remedy, { cause });
  }
}
