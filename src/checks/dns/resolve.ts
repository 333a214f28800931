import type { Dns, DnsAnswer, DnsRecord, DnsServer, RecordType } from '../../ports/dns.js';

/** What is known of one name and type at one server. */
export type Told =
  | {
      readonly is: 'there';
      readonly values: readonly string[];
      readonly ttl: number;
      readonly way: readonly string[];
      readonly ms: number;
    }
  | { readonly is: 'absent'; readonly how: string; readonly way: readonly string[]; readonly ms: number }
  | { readonly is: 'circling'; readonly way: readonly string[] }
  | { readonly is: 'unclear'; readonly why: string };

/** Asks for one name and type; whoever answers is chosen by the name, since an alias may lead into another zone. */
export type Ask = (
  name: string,
  type: RecordType,
) => Promise<DnsAnswer | { readonly was: 'silent'; readonly what: string }>;

const LONGEST_WAY = 8;

/** Follows aliases (CNAME) to the records they lead to, asking again where an answer ends on the way. */
export async function resolve(wanted: { readonly name: string; readonly type: RecordType }, ask: Ask): Promise<Told> {
  const way: string[] = [];
  let ttl = 0;
  let ms = 0;
  let { name } = wanted;
  for (;;) {
    const answer = await ask(name, wanted.type);
    if (answer.was === 'silent') return { is: 'unclear', why: beside(way, answer.what) };
    ms += answer.ms;
    const trouble = troubleOf(answer);
    if (trouble !== undefined) return { is: 'unclear', why: beside(way, trouble) };
    const begun = way.length;
    const read = follow(answer.answers, { name, type: wanted.type, way });
    if (read === undefined) return { is: 'circling', way };
    ttl = Math.max(ttl, ...read.ttls);
    if (read.values.length > 0) return { is: 'there', values: read.values, ttl, way, ms };
    if (answer.code === 'NXDOMAIN') return { is: 'absent', how: 'the name does not exist (NXDOMAIN)', way, ms };
    if (way.length === begun) return { is: 'absent', how: `it has no ${wanted.type} record`, way, ms };
    name = read.end;
  }
}

const beside = (way: readonly string[], what: string): string =>
  way.length === 0 ? what : `at ${way.at(-1)}: ${what}`;

/** The records of one answer from a name on; undefined where aliases go round. What belongs to other names is left aside. */
function follow(
  answers: readonly DnsRecord[],
  { name, type, way }: { readonly name: string; readonly type: RecordType; readonly way: string[] },
): { readonly values: readonly string[]; readonly ttls: readonly number[]; readonly end: string } | undefined {
  const ttls: number[] = [];
  let end = name;
  for (;;) {
    const own = answers.filter(record => record.name === end);
    const found = own.filter(record => record.type === type);
    ttls.push(...found.map(record => record.ttl));
    if (found.length > 0) return { values: [...new Set(found.map(({ value }) => value))], ttls, end };
    const alias = own.find(record => record.type === 'CNAME');
    if (alias === undefined) return { values: [], ttls, end };
    if (way.includes(alias.value) || alias.value === name || way.length >= LONGEST_WAY) return undefined;
    ttls.push(alias.ttl);
    way.push(alias.value);
    end = alias.value;
  }
}

/** Why an answer says nothing of the name: only NOERROR and NXDOMAIN do, of a server that owns the zone or asks others. */
function troubleOf({ code, authoritative, recursive, answers, authorities }: DnsAnswer): string | undefined {
  if (code !== 'NOERROR' && code !== 'NXDOMAIN') return `it answers ${code}`;
  if (authoritative || answers.length > 0) return undefined;
  if (!recursive) return 'it neither owns the zone nor asks others';
  const isReferral = authorities.some(({ type }) => type === 'NS') && !authorities.some(({ type }) => type === 'SOA');
  return code === 'NOERROR' && isReferral ? 'it refers to other servers' : undefined;
}

/** The machine's resolvers in their order: the next where one gives no answer, as the system does. */
export function systemAsk(dns: Dns, timeoutMs: number): Ask {
  return async (name, type) => {
    let last = 'this machine has no resolver';
    for (const server of dns.system()) {
      const answer = await dns.ask(server, { name, type, recurse: true }, timeoutMs);
      if (answer.was === 'answered' && troubleOf(answer) === undefined) return answer;
      last = `${showServer(server)}: ${answer.was === 'silent' ? answer.what : (troubleOf(answer) ?? '')}`;
    }
    return { was: 'silent', what: last };
  };
}

export const showServer = ({ address, port }: DnsServer): string =>
  `${address.includes(':') ? `[${address}]` : address}${port === 53 ? '' : `:${port}`}`;
