import { domainToASCII } from 'node:url';
import { byFindings, CouldNotTell, type Finding, findingOf, type Measurement, type Verdict } from '../../check.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { type Basis, day, daysLeft, daysWanted, type Fault } from './judge-chain.js';
import { type Verdict as AtAddress, judgeServer } from './judge-server.js';
import type { Host, TlsOptions } from './options.js';
import { type Prober, probe, type Seen } from './probe.js';
import { PROTOCOLS } from './protocols.js';
import { tlsRules } from './rules.js';

/** Addresses at once; each is asked for every version side by side. */
const AT_ONCE = 8;

/** One host with all of its addresses. */
interface Looked {
  readonly host: Host;
  readonly addresses: readonly { readonly seen: Seen; readonly verdict: AtAddress }[];
}

/** Asks until it holds, where that is wanted. */
export const runTls = (options: TlsOptions, ports: Ports): Promise<Verdict> =>
  until(() => ask(options, ports), { waiting: options, ports });

/** Asks every address of each host. What is wrong counts even where of others nothing can be said. */
async function ask(options: TlsOptions, ports: Ports): Promise<Verdict> {
  const tls = await ports.tls();
  const [ca, cert, key] = await Promise.all([options.ca, options.cert, options.key].map(file => pem(file, ports)));
  const own = ca === undefined ? [] : certificatesOf(ca, options.ca ?? '');
  const prober: Prober = { tls, identity: { ca, cert, key }, options };
  const basis = { options, now: ports.clock.now().getTime(), authorities: await tls.authorities(), own };
  const hosts = [...new Map(options.hosts.map(host => [`${host.name}:${host.port}`, host])).values()];
  const looked: Looked[] = [];
  const left = hosts.entries();
  const work = async () => {
    for (const [index, host] of left) looked[index] = await lookAt(host, { ports, prober, basis });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const findings = looked.flatMap(findingsOf);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length === 0) mustBeTold(looked);
  return byFindings(summaryOf(looked, errors), {
    findings,
    measurements: looked.flatMap(each => measurementsOf(each, basis)),
    details: looked.map(each => ({ title: `What ${each.host.text} shows`, text: textOf(each, basis.now) })),
  });
}

async function pem(file: string | undefined, { files }: Ports): Promise<string | undefined> {
  return file === undefined || file.includes('-----BEGIN ') ? file : files.text(file);
}

const PEM =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

function certificatesOf(text: string, file: string): readonly Buffer[] {
  const found = [...text.matchAll(PEM)].map(([, body = '']) => Buffer.from(body, 'base64'));
  if (found.length > 0) return found;
  const what = file.includes('-----BEGIN ') ? '`ca`' : file;
  throw new CouldNotTell(
    'wrong-format',
    `${what}: no certificate in it`,
    'Give authorities as PEM, BEGIN CERTIFICATE.',
  );
}

async function lookAt(
  host: Host,
  { ports, prober, basis }: { readonly ports: Ports; readonly prober: Prober; readonly basis: Omit<Basis, 'name'> },
): Promise<Looked> {
  const { options } = prober;
  const addresses = await (await ports.dns()).addresses(host.name);
  const name = plain(options['server-name'] ?? host.name);
  const isAddress = /^[\d.]+$|:/.test(name);
  const looks = addresses.map(async address => {
    const serverName = isAddress ? '' : name;
    const { port } = host;
    const target = { address, port, serverName, startTls: options.starttls, timeoutMs: options['request-timeout'] };
    const seen = await probe(target, prober);
    return { seen, verdict: judgeServer(seen, { ...basis, name }) };
  });
  return { host, addresses: await Promise.all(looks) };
}

/** As certificates and SNI have it: letters of other alphabets as `xn--…`, no dot at the end. */
const plain = (name: string): string => (/^[\x20-\x7e]*$/.test(name) ? name : domainToASCII(name)).replace(/\.$/, '');

function findingsOf({ host, addresses }: Looked): readonly Finding[] {
  const told = new Map<string, { readonly fault: Fault; readonly at: string[] }>();
  for (const { seen, verdict } of addresses) {
    for (const fault of verdict.faults) {
      const key = `${fault.rule} ${fault.message}`;
      const known = told.get(key) ?? { fault, at: [] };
      known.at.push(seen.address);
      told.set(key, known);
    }
  }
  const found = [...told.values()].map(({ fault, at }) => {
    const where = at.length === addresses.length ? '' : ` (at ${at.join(', ')})`;
    const { rule, message, expected, actual } = fault;
    return findingOf(tlsRules, {
      rule,
      message: `${host.text}: ${message}${where}`,
      expected,
      actual,
      subject: host.text,
    });
  });
  const unasked = addresses.filter(({ seen }) => seen.silence?.noRoute && isExcused(seen, addresses));
  const notes = unasked.map(({ seen }) => {
    const message = `${host.text}: ${seen.address} cannot be asked: ${seen.silence?.why}`;
    return findingOf(tlsRules, { rule: 'address-not-asked', message, subject: host.text });
  });
  return [...found, ...notes];
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/**
 * An address to which no way leads from here is excused where another of the name answers: runners of GitHub have no IPv6. So is
 * one of `localhost`, whose servers often listen on one family alone.
 */
function isExcused(seen: Seen, addresses: Looked['addresses']): boolean {
  if (seen.silence === undefined) return false;
  const others = addresses.filter(each => each.seen.silence === undefined);
  return others.length > 0 && (seen.silence.noRoute || isLoopback(seen.address));
}

function mustBeTold(looked: readonly Looked[]): void {
  const unclear: string[] = [];
  for (const { host, addresses } of looked) {
    if (addresses.length === 0) unclear.push(`${host.text}: no address is found for ${host.name}`);
    for (const { seen, verdict } of addresses) {
      if (isExcused(seen, addresses)) continue;
      const where = addresses.length > 1 || seen.address !== host.name ? `${host.text} (${seen.address})` : host.text;
      unclear.push(...verdict.unclear.map(why => `${where}: ${why}`));
    }
  }
  const [first] = unclear;
  if (first === undefined) return;
  const more = unclear.length > 1 ? `, and ${count(unclear.length - 1, 'more thing')} could not be told` : '';
  const remedy =
    'Check that it is up, that host and port are right, and that it can be reached from here; `starttls` is for servers that begin in the clear.';
  throw new CouldNotTell('unreachable', `${first}${more}`, remedy);
}

function summaryOf(looked: readonly Looked[], errors: readonly Finding[]): string {
  const where = looked.length === 1 ? (looked[0]?.host.text ?? '') : count(looked.length, 'host');
  const addresses = looked.reduce((sum, each) => sum + each.addresses.length, 0);
  const asked = `at ${count(addresses, 'address', 'addresses')}`;
  if (errors.length > 0) return `${where}: ${count(errors.length, 'fault')} in certificates and protocols, ${asked}`;
  return `${where}: certificates are trusted and last, and no old protocol is spoken, ${asked}`;
}

function measurementsOf({ host, addresses }: Looked, basis: Omit<Basis, 'name'>): readonly Measurement[] {
  const certificates = addresses.flatMap(({ verdict }) => verdict.chains.flatMap(({ chain }) => chain));
  const margins = certificates.map(each => ({ left: daysLeft(each, basis.now), wanted: daysWanted(each, basis) }));
  const [closest] = margins.toSorted((a, b) => a.left - a.wanted - (b.left - b.wanted));
  const shakes = addresses.flatMap(({ seen }) => seen.secured.slice(0, 1).map(({ ms }) => ms));
  return [
    ...(closest
      ? [
          {
            name: `${host.text} lasts`,
            value: tenth(closest.left),
            unit: 'days',
            limit: tenth(closest.wanted),
            bound: 'min' as const,
          },
        ]
      : []),
    ...(shakes.length > 0 ? [{ name: `${host.text} handshake`, value: tenth(Math.max(...shakes)), unit: 'ms' }] : []),
  ];
}

const tenth = (value: number): number => Math.floor(value * 10) / 10;

function textOf({ addresses }: Looked, now: number): string {
  const lines = addresses.flatMap(({ seen, verdict }) => [
    seen.silence && verdict.chains.length === 0 ? `${seen.address}: ${seen.silence.why}` : `${seen.address}:`,
    ...PROTOCOLS.flatMap(protocol => {
      const version = seen.versions.get(protocol);
      return version && verdict.chains.length > 0 ? [`  ${protocol} ${version.is}: ${version.how}`] : [];
    }),
    ...verdict.chains.flatMap(({ chain, trusted }) => [
      trusted ? '  verified chain:' : '  chain as far as it goes:',
      ...chain.map(
        certificate =>
          `    ${certificate.subject}, ${day(certificate.notBefore)} to ${day(certificate.notAfter)} (${tenth(daysLeft(certificate, now))} days left)`,
      ),
    ]),
  ]);
  return lines.length > 0 ? lines.join('\n') : 'no address is found for its name';
}
