import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import type { RedisAddress, RedisSession } from '../../ports/redis.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { COUNTS, hold, type Looks, type Told } from './expectations.js';
import { infoOf } from './info.js';
import type { CacheOptions, Expected } from './options.js';
import { roundTrip } from './round-trip.js';

/** Looks at the server until it is as it should be. */
export async function runCache(options: CacheOptions, ports: Ports): Promise<Verdict> {
  const address = await addressOf(options, ports);
  const redis = await ports.redis();
  return until(
    async () => {
      const session = await redis.open(address);
      try {
        return await look(session, { options, ports });
      } finally {
        session.close();
      }
    },
    { waiting: options, ports },
  );
}

async function addressOf(
  { url, tls, 'request-timeout': timeoutMs }: CacheOptions,
  { files, hide }: Ports,
): Promise<RedisAddress> {
  if (url.password !== undefined) hide([url.password, encodeURIComponent(url.password)]);
  const read = async (file: string | undefined) => (file === undefined ? undefined : files.text(file));
  const { host, port, user, password, database, isSecure } = url;
  const plain = { host, port, user, password, database, timeoutMs };
  if (!isSecure && tls === undefined) return plain;
  const {
    ca,
    cert,
    key,
    'server-name': serverName,
  } = { ca: undefined, cert: undefined, key: undefined, 'server-name': undefined, ...tls };
  return { ...plain, tls: { ca: await read(ca), cert: await read(cert), key: await read(key), serverName } };
}

interface Asking {
  readonly options: CacheOptions;
  readonly ports: Ports;
}

async function look(session: RedisSession, { options, ports }: Asking): Promise<Verdict> {
  const { url, expect } = options;
  const where = `Redis at ${url.host.includes(':') ? `[${url.host}]` : url.host}:${url.port}`;
  const wanted = Object.keys(expect).filter((key): key is Expected => key in expect);
  const looks = await looksAt(session, { options, ports, where, isCounted: wanted.some(key => COUNTS.includes(key)) });
  const loading = looks.after.get('loading');
  if (loading !== undefined && loading !== '0')
    throw new CouldNotTell('unreachable', `${where}: it loads its data`, 'Wait until it has, with `within`.');
  const questions: (() => Told | Promise<Told>)[] = [
    ...(options['round-trip'] ? [() => roundTrip(session, { clock: ports.clock, max: options['max-latency'] })] : []),
    ...wanted.map(key => () => hold(key, looks, options)),
  ];
  const { answers, unknown } = await askEach(questions, { ask: question => question(), signal: ports.signal });
  const findings = answers.flatMap(told => told.findings);
  const server = `${looks.after.has('valkey_version') ? 'Valkey' : 'Redis'} ${looks.after.get('valkey_version') ?? looks.after.get('redis_version') ?? ''}`;
  const said = [`${server}, ${looks.after.get('role') ?? 'of an unknown role'}`, ...answers.map(told => told.said)];
  const verdict = byFindings(findings[0]?.message ?? said.join(', '), {
    findings,
    measurements: answers.flatMap(told => told.measurements),
  });
  return unlessUnknown(verdict, unknown);
}

async function looksAt(
  session: RedisSession,
  { options, ports, where, isCounted }: Asking & { readonly where: string; readonly isCounted: boolean },
): Promise<Looks> {
  const { clock, signal } = ports;
  const before = await infoOf(session, where);
  if (!isCounted) return { before, after: before, seconds: 0, where };
  const begun = clock.monotonic();
  await clock.sleep(options.window, signal);
  const after = await infoOf(session, where);
  return { before, after, seconds: (clock.monotonic() - begun) / 1000, where };
}
