import type { Greeted, Handshake, Hello, Protocol, Secured, Tls, TlsIdentity, TlsTarget } from '../../ports/tls.js';
import type { TlsOptions } from './options.js';
import { PROTOCOLS } from './protocols.js';

/** What is known of one version at one address. */
export type Version =
  | { readonly is: 'spoken'; readonly how: string }
  | { readonly is: 'refused'; readonly how: string }
  | { readonly is: 'unclear'; readonly how: string };

/** A server as it shows itself at one address. */
export interface Seen {
  readonly address: string;
  readonly versions: ReadonlyMap<Protocol, Version>;
  readonly secured: readonly Secured[];
  /** Answers in the clear: the certificates as they were sent. */
  readonly greeted: readonly Greeted[];
  /** Says before TLS that it has none. */
  readonly notOffered: string | undefined;
  /** Why there is no certificate to look at. */
  readonly silence: { readonly why: string; readonly noRoute: boolean } | undefined;
  /** Of an answer to a request over HTTP: its head, undefined where none came. */
  readonly head: string | undefined;
}

const HANDSHAKEN = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'] as const;

export interface Prober {
  readonly tls: Tls;
  readonly identity: TlsIdentity;
  readonly options: TlsOptions;
}

/** Asks one address for each version, side by side. */
export async function probe(target: TlsTarget, { tls, identity, options }: Prober): Promise<Seen> {
  const oldest = PROTOCOLS.indexOf(options['min-version']);
  const [ssl, inTheClear, ...shakes] = await Promise.all([
    tls.hello(target, 'SSLv3'),
    tls.hello(target, 'TLSv1.2'),
    ...HANDSHAKEN.map(async protocol => {
      const verify = PROTOCOLS.indexOf(protocol) >= oldest;
      return { protocol, outcome: await tls.handshake(target, { ...identity, protocol, verify }) };
    }),
  ]);
  const versions = new Map<Protocol, Version>();
  // No OpenSSL speaks it, so what is no answer to it says nothing about the server; see about.md.
  if (ssl.was === 'greeted') versions.set('SSLv3', { is: 'spoken', how: 'chosen by the server' });
  const greeted = [ssl, inTheClear].flatMap(hello => (hello.was === 'greeted' ? [hello] : []));
  for (const { protocol, outcome } of shakes) {
    const hello = await helloFor({ protocol, outcome, inTheClear }, () => tls.hello(target, protocol));
    if (hello?.was === 'greeted' && hello !== inTheClear) greeted.push(hello);
    versions.set(protocol, versionOf(outcome, hello));
  }
  const outcomes = shakes.map(({ outcome }) => outcome);
  const secured = outcomes.flatMap(outcome => (outcome.was === 'secured' ? [outcome] : []));
  const [best] = secured;
  return {
    address: target.address,
    versions,
    secured,
    greeted,
    notOffered: outcomes.flatMap(outcome => (outcome.was === 'not-offered' ? [outcome.what] : []))[0],
    silence:
      secured.length > 0 || greeted.some(({ presented }) => presented.length > 0) ? undefined : silenceOf(outcomes),
    head: options.hsts && best ? await headOf(target, { tls, identity, options }, best.protocol) : undefined,
  };
}

/** Where the handshake came to nothing, the first message alone, with every cipher there ever was, may still decide. */
async function helloFor(
  {
    protocol,
    outcome,
    inTheClear,
  }: { readonly protocol: Protocol; readonly outcome: Handshake; readonly inTheClear: Hello },
  ask: () => Promise<Hello>,
): Promise<Hello | undefined> {
  if (outcome.was === 'secured' || outcome.was === 'version-refused' || outcome.was === 'not-offered') return undefined;
  if (protocol === 'TLSv1.3') return undefined;
  if (outcome.was === 'not-reached' && (outcome.how === 'refused' || outcome.how === 'silent')) return undefined;
  return protocol === 'TLSv1.2' ? inTheClear : ask();
}

function versionOf(outcome: Handshake, hello: Hello | undefined): Version {
  if (outcome.was === 'secured') return { is: 'spoken', how: outcome.cipher };
  if (outcome.was === 'version-refused') return { is: 'refused', how: outcome.what };
  if (hello?.was === 'greeted') return { is: 'spoken', how: `chosen by the server, then ${outcome.what}` };
  if (hello?.was === 'version-refused' || hello?.was === 'alerted') return { is: 'refused', how: hello.what };
  return { is: 'unclear', how: (hello ?? outcome).what };
}

function silenceOf(outcomes: readonly Handshake[]): { readonly why: string; readonly noRoute: boolean } {
  const [first] = outcomes;
  const plain = outcomes.find(outcome => outcome.was === 'not-reached') ?? first;
  const why = plain === undefined || plain.was === 'secured' ? 'nothing was asked' : plain.what;
  return { why, noRoute: plain?.was === 'not-reached' && plain.how === 'no-route' };
}

async function headOf(
  target: TlsTarget,
  { tls, identity, options }: Prober,
  protocol: Protocol,
): Promise<string | undefined> {
  const host = options['server-name'] ?? (target.serverName || target.address);
  const send = `GET / HTTP/1.1\r\nhost: ${host}\r\nuser-agent: deploy-validate\r\naccept: */*\r\nconnection: close\r\n\r\n`;
  const answer = await tls.handshake(target, { ...identity, protocol, verify: false, send });
  return answer.was === 'secured' && answer.answer?.startsWith('HTTP/') ? answer.answer : undefined;
}
