import { clip } from '../../text/clip.js';
import { type Basis, type Fault, type Judged, judgeChain, type Shown } from './judge-chain.js';
import type { Seen } from './probe.js';
import { PROTOCOLS } from './protocols.js';

/** All that is wrong at one address, and what could not be told there. */
export interface Verdict {
  readonly faults: readonly Fault[];
  readonly unclear: readonly string[];
  readonly chains: readonly Judged[];
}

export function judgeServer(seen: Seen, basis: Basis): Verdict {
  if (seen.notOffered !== undefined && seen.secured.length === 0) {
    return {
      faults: [{ rule: 'starttls-missing', message: `no TLS is offered: ${seen.notOffered}` }],
      unclear: [],
      chains: [],
    };
  }
  if (seen.silence !== undefined && seen.secured.length === 0 && seen.greeted.length === 0) {
    return { faults: [], unclear: [seen.silence.why], chains: [] };
  }
  const judged = shownBy(seen).map(shown => judgeChain(shown, basis));
  const chains = judged.flatMap(each => each ?? []);
  const hsts = basis.options.hsts ? hstsOf(seen.head) : {};
  return {
    chains,
    faults: [
      ...distinct(chains.flatMap(({ faults }) => faults)),
      ...oldProtocols(seen, basis),
      ...weakGroups(seen),
      ...(hsts.fault ? [hsts.fault] : []),
    ],
    unclear: [
      ...oldOnesUnclear(seen, basis),
      ...(judged.includes(undefined) ? ['what it shows as its certificate cannot be read'] : []),
      ...(chains.length === 0 && judged.length === 0
        ? [`it shows no certificate: ${seen.silence?.why ?? 'none was sent'}`]
        : []),
      ...(hsts.unclear ? [hsts.unclear] : []),
    ],
  };
}

/** A server may have several certificates, RSA and ECDSA, and show each to some versions. */
function shownBy({ secured, greeted }: Seen): readonly Shown[] {
  const found = new Map<string, Shown>();
  const add = (
    leaf: Buffer,
    { others, presented, fault, staple }: Omit<Shown, 'leaf' | 'faults'> & { readonly fault?: string | undefined },
  ) => {
    const key = leaf.toString('base64');
    const known = found.get(key);
    found.set(key, {
      leaf,
      others: [...(known?.others ?? []), ...others],
      presented: known?.presented ?? presented,
      faults: [...new Set([...(known?.faults ?? []), ...(fault === undefined ? [] : [fault])])],
      staple: known?.staple ?? staple,
    });
  };
  for (const { chain, fault, staple } of secured) {
    const [leaf, ...others] = chain;
    if (leaf) add(leaf, { others, presented: undefined, fault, staple });
  }
  for (const { presented, staple } of greeted) {
    const [leaf, ...others] = presented;
    if (leaf) add(leaf, { others, presented, staple });
  }
  return [...found.values()];
}

function distinct(faults: readonly Fault[]): readonly Fault[] {
  return faults.filter((fault, at) => faults.findIndex(each => keyOf(each) === keyOf(fault)) === at);
}

const keyOf = ({ rule, message }: Fault): string => `${rule} ${message}`;

function oldProtocols({ versions }: Seen, { options }: Basis): readonly Fault[] {
  const wanted = options['min-version'];
  const old = PROTOCOLS.slice(0, PROTOCOLS.indexOf(wanted)).filter(protocol => versions.get(protocol)?.is === 'spoken');
  if (old.length === 0) return [];
  const newer = PROTOCOLS.slice(PROTOCOLS.indexOf(wanted)).some(protocol => versions.get(protocol)?.is === 'spoken');
  const message = `${old.join(' and ')} ${old.length === 1 ? 'is' : 'are'} spoken${newer ? '' : ', and nothing newer'}; ${wanted} is the oldest that may be`;
  return [{ rule: 'old-protocol', message, expected: `${wanted} or newer`, actual: old.join(', ') }];
}

/** A reset or silence is no refusal. SSLv3 is another matter: what no library speaks any more is closed in many ways. */
function oldOnesUnclear({ versions }: Seen, { options }: Basis): readonly string[] {
  return PROTOCOLS.slice(1, PROTOCOLS.indexOf(options['min-version'])).flatMap(protocol => {
    const version = versions.get(protocol);
    return version?.is === 'unclear' ? [`whether it speaks ${protocol} cannot be told: ${version.how}`] : [];
  });
}

const LEAST_GROUP = 2048;

function weakGroups({ secured }: Seen): readonly Fault[] {
  const least = Math.min(...secured.flatMap(({ groupBits }) => groupBits ?? []));
  if (least >= LEAST_GROUP) return [];
  return [{ rule: 'weak-key', message: `keys are exchanged by Diffie-Hellman of ${least} bits, not ${LEAST_GROUP}` }];
}

const SIX_MONTHS = 15_552_000;

/** RFC 6797: the first such header counts, and `max-age` must be there. */
function hstsOf(head: string | undefined): { readonly fault?: Fault; readonly unclear?: string } {
  if (head === undefined)
    return { unclear: 'no answer over HTTP comes, so nothing is known of Strict-Transport-Security' };
  const value = /^strict-transport-security:[ \t]*(.*?)\s*$/im.exec(head)?.[1];
  if (value === undefined) return { fault: { rule: 'hsts-missing', message: 'Strict-Transport-Security is not sent' } };
  const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(value)?.[1];
  if (age === undefined || Number(age) === 0) {
    return {
      fault: {
        rule: 'hsts-missing',
        message: `Strict-Transport-Security does not hold: ${value.slice(0, 80)}`,
        actual: clip(value, 200),
      },
    };
  }
  if (Number(age) >= SIX_MONTHS) return {};
  const message = `Strict-Transport-Security lasts ${Math.floor(Number(age) / 86_400)} days, less than six months`;
  return { fault: { rule: 'hsts-short', message, expected: `${SIX_MONTHS} seconds`, actual: `${age} seconds` } };
}
