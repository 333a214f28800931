import type { Dns, DnsServer } from '../../ports/dns.js';
import type { Ask } from './resolve.js';

/** The servers of a zone, or why they are not known. */
export type Zone =
  | { readonly zone: string; readonly servers: readonly (DnsServer & { readonly name: string })[] }
  | { readonly unclear: string };

/** Finds the zone that a name lies in, by asking for NS from the name upwards, and the addresses of its servers. */
export async function zoneOf(name: string, { ask, dns }: { readonly ask: Ask; readonly dns: Dns }): Promise<Zone> {
  const labels = name.split('.');
  for (let at = 0; at < labels.length; at += 1) {
    const zone = labels.slice(at).join('.');
    const answer = await ask(zone, 'NS');
    if (answer.was === 'silent') return { unclear: `the servers of ${zone} are not known: ${answer.what}` };
    const names = answer.answers
      .filter(record => record.type === 'NS' && record.name === zone)
      .map(({ value }) => value);
    if (names.length > 0) return serversOf(zone, { names: [...new Set(names)].sort(), ask, dns });
  }
  return { unclear: `no zone is found for ${name}` };
}

async function serversOf(
  zone: string,
  { names, ask, dns }: { readonly names: readonly string[]; readonly ask: Ask; readonly dns: Dns },
): Promise<Zone> {
  const servers: (DnsServer & { readonly name: string })[] = [];
  for (const name of names) {
    const addresses = await addressesOf(name, ask);
    if ('unclear' in addresses) return { unclear: `${zone} has the server ${name}: ${addresses.unclear}` };
    servers.push(...addresses.found.map(address => ({ name, address, port: dns.authoritativePort })));
  }
  return { zone, servers };
}

/** Of a server that has both, IPv4: runners often have no IPv6. */
async function addressesOf(
  name: string,
  ask: Ask,
): Promise<{ readonly found: readonly string[] } | { readonly unclear: string }> {
  for (const type of ['A', 'AAAA'] as const) {
    const answer = await ask(name, type);
    if (answer.was === 'silent') return { unclear: answer.what };
    const found = answer.answers.filter(record => record.type === type).map(({ value }) => value);
    if (found.length > 0) return { found };
  }
  return { unclear: 'it has no address' };
}
