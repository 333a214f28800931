import { type Finding, findingOf } from '../../check.js';
import type { Dns } from '../../ports/dns.js';
import type { Ports } from '../../ports/ports.js';
import type { Knock, Tcp } from '../../ports/tcp.js';
import type { ClosedPort, ExposureOptions } from './options.js';
import { exposureRules } from './rules.js';

/** What came of one port that must be closed. */
export interface Door {
  readonly port: ClosedPort;
  readonly findings: readonly Finding[];
  /** Why nothing can be said, with what to do. */
  readonly unclear: readonly { readonly why: string; readonly remedy: string }[];
  /** A line for each address. */
  readonly lines: readonly string[];
}

/** Ports that show that a host is up, after those of `urls`: HTTPS, HTTP, SSH. */
const USUAL = [443, 80, 22];

/** Knocks at every address of each host that has a port that must be closed. */
export async function lookAtPorts(options: ExposureOptions, ports: Ports): Promise<readonly Door[]> {
  const doors: Door[] = [];
  if (options.closed.length === 0) return doors;
  const [tcp, dns] = await Promise.all([ports.tcp(), ports.dns()]);
  const sites = await Promise.all(options.urls.map(url => siteOf(url, dns)));
  for (const port of new Map(options.closed.map(each => [each.text, each])).values()) {
    const addresses = await dns.addresses(port.host);
    const seen = addresses.map(address => {
      const shut = options.closed.filter(({ host }) => host === port.host || host === address);
      const others = othersOf({ address, host: port.host, shut, sites });
      return lookAt(address, { port, others, options, tcp });
    });
    doors.push(doorOf(port, await Promise.all(seen)));
  }
  return doors;
}

interface Seen {
  readonly address: string;
  readonly knock: Knock;
  /** Another port that answers. */
  readonly alive: number | undefined;
  readonly silentIsClosed: boolean;
}

interface Page {
  readonly host: string;
  readonly addresses: readonly string[];
  readonly port: number;
}

async function siteOf(text: string, dns: Dns): Promise<Page> {
  const { hostname, port, protocol } = new URL(text);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, addresses: await dns.addresses(host), port: Number(port || (protocol === 'https:' ? 443 : 80)) };
}

/** Ports of one address that may answer: those of pages that are there, too, and the usual ones. */
function othersOf(at: {
  readonly address: string;
  readonly host: string;
  readonly shut: readonly ClosedPort[];
  readonly sites: readonly Page[];
}): readonly number[] {
  const own = at.sites.filter(({ host, addresses }) => host === at.host || addresses.includes(at.address));
  const shut = at.shut.map(({ port }) => port);
  return [...new Set([...own.map(({ port }) => port), ...USUAL])].filter(port => !shut.includes(port));
}

async function lookAt(
  address: string,
  at: {
    readonly port: ClosedPort;
    readonly others: readonly number[];
    readonly options: ExposureOptions;
    readonly tcp: Tcp;
  },
): Promise<Seen> {
  const { tcp, others, options } = at;
  const timeoutMs = options.timeout;
  const [knock, ...answers] = await Promise.all(
    [at.port.port, ...others].map(port => tcp.knock({ address, port, timeoutMs })),
  );
  const alive = others.find((_, index) => answers[index]?.was === 'open');
  // It was up before; whether it still is when the silence ends decides what the silence means.
  const still =
    knock?.was === 'silent' && alive !== undefined ? await tcp.knock({ address, port: alive, timeoutMs }) : undefined;
  return {
    address,
    knock: knock ?? { was: 'other', what: 'nothing was asked' },
    alive: still !== undefined && still.was !== 'open' ? undefined : alive,
    silentIsClosed: options['silent-is-closed'],
  };
}

function doorOf(port: ClosedPort, seen: readonly Seen[]): Door {
  const subject = port.text;
  const open = seen.filter(({ knock }) => knock.was === 'open').map(({ address }) => address);
  const where = open.length === seen.length ? '' : ` (at ${open.join(', ')})`;
  const message = `${subject} takes connections${where}, and must be closed`;
  const unclear = seen.flatMap(each => {
    const trouble = whyUnclear(each, seen);
    return trouble === undefined ? [] : [{ ...trouble, why: `${subject} (${each.address}) ${trouble.why}` }];
  });
  const nowhere = { why: `${subject}: no address is found for ${port.host}`, remedy: 'Check the name in `closed`.' };
  return {
    port,
    findings: open.length === 0 ? [] : [findingOf(exposureRules, { rule: 'open-port', message, subject })],
    unclear: seen.length === 0 ? [nowhere] : unclear,
    lines: seen.map(each => `${subject} ${each.address}: ${lineOf(each)}`),
  };
}

const UP = 'Name a page of that host in `urls`, so that another port shows that it is up, and check that it is.';

function whyUnclear(
  { knock, alive, silentIsClosed }: Seen,
  all: readonly Seen[],
): { readonly why: string; readonly remedy: string } | undefined {
  if (knock.was === 'open') return undefined;
  if (knock.was === 'other' || knock.was === 'no-route') {
    // A runner without IPv6 sees the other addresses alone; the list of answers says so.
    const isExcused = knock.was === 'no-route' && all.some(isTold);
    return isExcused ? undefined : { why: `cannot be asked: ${knock.what}`, remedy: UP };
  }
  if (alive === undefined) {
    const what = knock.was === 'refused' ? 'refuses' : 'gives no answer';
    return { why: `${what}, and no other port of that host answers, so nothing shows that it is up`, remedy: UP };
  }
  if (knock.was === 'refused' || silentIsClosed) return undefined;
  return {
    why: `gives no answer (${knock.what}), while port ${alive} does`,
    remedy: 'Where a firewall drops what it forbids, `silent-is-closed: true` takes that for closed.',
  };
}

const isTold = ({ knock, alive }: Seen): boolean =>
  knock.was === 'open' || (knock.was === 'refused' && alive !== undefined);

function lineOf({ knock, alive }: Seen): string {
  const beside = alive === undefined ? 'no other port answers' : `port ${alive} answers`;
  return `${knock.was === 'open' || knock.was === 'refused' ? knock.was : knock.what}, ${beside}`;
}
