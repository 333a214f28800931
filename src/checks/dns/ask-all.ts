import type { Dns } from '../../ports/dns.js';
import { zoneOf } from './authoritative.js';
import type { DnsOptions, Resolver, Wanted } from './options.js';
import { type Ask, resolve, showServer, systemAsk, type Told } from './resolve.js';

/** What one server says of one record. */
export interface Said {
  readonly by: string;
  readonly told: Told;
}

/** Asks every resolver of one record; `authoritative` is every server of the zone, each by itself. */
export async function askAll(
  wanted: Wanted,
  { options, dns }: { readonly options: DnsOptions; readonly dns: Dns },
): Promise<readonly Said[]> {
  const timeoutMs = options['request-timeout'];
  const fallback = wanted['max-ttl'] === undefined ? 'system' : 'authoritative';
  const resolvers: readonly Resolver[] = options.resolvers ?? [{ text: fallback, host: fallback, port: 53 }];
  const system = systemAsk(dns, timeoutMs);
  const asked = resolvers.map(async ({ text, host, port }): Promise<readonly Said[]> => {
    if (text === 'system') return [{ by: text, told: await resolve(wanted, system) }];
    if (text === 'authoritative') return askOwners(wanted, { dns, system, timeoutMs });
    const [address] = await dns.addresses(host);
    if (address === undefined) return [{ by: text, told: { is: 'unclear', why: `no address is found for ${host}` } }];
    const ask: Ask = (name, type) => dns.ask({ address, port }, { name, type, recurse: true }, timeoutMs);
    return [{ by: text, told: await resolve(wanted, ask) }];
  });
  return (await Promise.all(asked)).flat();
}

interface Asking {
  readonly dns: Dns;
  readonly system: Ask;
  readonly timeoutMs: number;
}

async function askOwners(wanted: Wanted, { dns, system, timeoutMs }: Asking): Promise<readonly Said[]> {
  const zone = await zoneOf(wanted.name, { ask: system, dns });
  if ('unclear' in zone) return [{ by: 'authoritative', told: { is: 'unclear', why: zone.unclear } }];
  const said = zone.servers.map(async server => {
    const own: Ask = async (name, type) => {
      const isInZone = name === zone.zone || name.endsWith(`.${zone.zone}`);
      if (isInZone) return owned(await dns.ask(server, { name, type, recurse: false }, timeoutMs), zone.zone);
      return elsewhere(name, type, { dns, system, timeoutMs });
    };
    return { by: `${server.name} (${showServer(server)})`, told: await resolve(wanted, own) };
  });
  return Promise.all(said);
}

/** An alias led into another zone: the first of its servers that answers stands for it. */
async function elsewhere(name: string, type: Wanted['type'], { dns, system, timeoutMs }: Asking): ReturnType<Ask> {
  const zone = await zoneOf(name, { ask: system, dns });
  if ('unclear' in zone) return { was: 'silent', what: zone.unclear };
  let last: Awaited<ReturnType<Ask>> = { was: 'silent', what: `${zone.zone} has no server` };
  for (const server of zone.servers) {
    last = owned(await dns.ask(server, { name, type, recurse: false }, timeoutMs), zone.zone);
    if (last.was === 'answered') return last;
  }
  return last;
}

/** A server that is named for a zone and does not own it (a lame delegation) knows nothing of it. */
function owned(answer: Awaited<ReturnType<Ask>>, zone: string): Awaited<ReturnType<Ask>> {
  if (answer.was === 'silent' || answer.authoritative || (answer.code !== 'NOERROR' && answer.code !== 'NXDOMAIN'))
    return answer;
  return { was: 'silent', what: `it answers without authority for ${zone}` };
}
