import type { Finding } from '../../check.js';
import { type Certificate, readCertificate } from '../../engines/certificates/certificate.js';
import { waysOf } from '../../engines/certificates/chain.js';
import { readStaple } from '../../engines/certificates/staple.js';
import { weaknessOfKey, weaknessOfSignature } from '../../engines/certificates/strength.js';
import type { TlsOptions } from './options.js';
import type { tlsRules } from './rules.js';

/** A finding without its place: the same at several addresses is told once. */
export type Fault = Pick<Finding, 'message' | 'expected' | 'actual'> & { readonly rule: keyof typeof tlsRules };

/** One certificate that a server showed, with what came along. */
export interface Shown {
  readonly leaf: Buffer;
  /** Whatever else was sent, or is in the store of OpenSSL. */
  readonly others: readonly Buffer[];
  /** What is known to have been sent; undefined where that could not be seen. */
  readonly presented: readonly Buffer[] | undefined;
  /** OpenSSL's words on the chain. */
  readonly faults: readonly string[];
  readonly staple: Buffer | undefined;
}

export interface Basis {
  readonly options: TlsOptions;
  /** What the certificate has to be for, without SNI's limits: a name or an address. */
  readonly name: string;
  readonly now: number;
  readonly authorities: readonly Buffer[];
  /** Of `ca`. */
  readonly own: readonly Buffer[];
}

export interface Judged {
  readonly faults: readonly Fault[];
  /** The chain that was judged, for the report. */
  readonly chain: readonly Certificate[];
  readonly trusted: boolean;
}

const DAY = 86_400_000;
const MOST_DAYS = 21;

/** Each property by itself, so that every fault is told: OpenSSL names one. */
export function judgeChain(shown: Shown, basis: Basis): Judged | undefined {
  const leaf = readCertificate(shown.leaf);
  if (leaf === undefined) return undefined;
  const sent = [...shown.others, ...basis.own].flatMap(raw => readCertificate(raw) ?? []);
  const ways = waysOf(leaf, { sent, authorities: [...basis.authorities, ...basis.own] });
  const trust = trustFaults(ways, { shown, own: basis.own });
  const dates = ways.chain.flatMap(certificate => dateFaults(certificate, basis));
  const said = new Set([...trust, ...dates].map(({ rule }) => rule));
  return {
    chain: ways.chain,
    trusted: ways.trusted,
    faults: [
      ...trust,
      ...(ways.trusted ? shown.faults.flatMap(code => unexplained(code, { said, ways, own: basis.own })) : []),
      ...nameFaults(leaf, basis.name),
      ...dates,
      ...ways.chain.flatMap((certificate, index) =>
        strengthFaults(certificate, { isLeaf: index === 0 && !ways.trusted }),
      ),
      ...stapleFaults(leaf, { staple: shown.staple, now: basis.now }),
      ...(ways.trusted ? extras(shown, ways.chain) : []),
    ],
  };
}

type Ways = ReturnType<typeof waysOf>;

function trustFaults(
  ways: Ways,
  { shown }: { readonly shown: Shown; readonly own: readonly Buffer[] },
): readonly Fault[] {
  if (ways.trusted) return [];
  const top = ways.chain.at(-1);
  if (top === undefined) return [];
  if (ways.why === 'self-signed') {
    return [{ rule: 'untrusted', message: `the certificate ${top.subject} is signed by itself, and is not trusted` }];
  }
  if (ways.why === 'own-root') {
    return [{ rule: 'untrusted', message: `the chain ends at ${top.subject}, an authority that is not trusted` }];
  }
  const untrusted: Fault = {
    rule: 'untrusted',
    message: `no trusted authority is found for ${top.subject}: its issuer ${top.issuer} is not known here`,
  };
  // Whether an unknown issuer is a root, which nobody sends, can be told from the address of its certificate alone.
  const isGap = ways.chain.length === 1 || top.namesIssuerAddress;
  const message = `${shown.presented?.length === 1 ? 'one certificate is sent' : 'the chain ends early'}: the issuer of ${top.subject}, ${top.issuer}, is not among what is sent`;
  return isGap ? [untrusted, { rule: 'chain-incomplete', message }] : [untrusted];
}

const DATES: Readonly<Record<string, Fault['rule']>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
};
const PARTIAL = /^UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE)$/;

/** What OpenSSL refuses, and nothing here explains: name constraints, purposes, policies … An intermediate in `ca` is enough. */
function unexplained(
  code: string,
  { said, ways, own }: { readonly said: ReadonlySet<string>; readonly ways: Ways; readonly own: readonly Buffer[] },
): readonly Fault[] {
  const dated = DATES[code];
  if (dated !== undefined && said.has(dated)) return [];
  const anchor = ways.chain.at(-1);
  if (PARTIAL.test(code) && anchor && !anchor.selfIssued && own.some(raw => raw.equals(anchor.raw))) return [];
  return [{ rule: dated ?? 'untrusted', message: `OpenSSL refuses the chain with ${code}` }];
}

function nameFaults({ x509 }: Certificate, name: string): readonly Fault[] {
  const isAddress = /^[\d.]+$|:/.test(name);
  // Clients have left common names aside since 2017 (RFC 9525, 2).
  const fits = isAddress ? x509.checkIP(name) : x509.checkHost(name, { subject: 'never', partialWildcards: false });
  if (fits !== undefined) return [];
  const listed = x509.subjectAltName?.replaceAll('DNS:', '').replaceAll('IP Address:', '');
  const has =
    listed === undefined ? 'it lists no name at all, and clients leave its common name aside' : `it is for ${listed}`;
  return [
    { rule: 'name-mismatch', message: `the certificate is not for ${name}: ${has}`, expected: name, actual: listed },
  ];
}

/** Days that a certificate must still last. Authorities' clients renew at a third of a lifetime, so that a quarter is late. */
export const daysWanted = ({ notBefore, notAfter }: Certificate, { options }: Pick<Basis, 'options'>): number =>
  options['min-days'] ?? Math.min(MOST_DAYS, (notAfter - notBefore) / 4 / DAY);

export const daysLeft = ({ notAfter }: Certificate, now: number): number => (notAfter - now) / DAY;

function dateFaults(certificate: Certificate, basis: Basis): readonly Fault[] {
  const { subject, notBefore, notAfter } = certificate;
  const { now } = basis;
  const clock = `(this machine's clock says ${day(now)})`;
  if (!Number.isFinite(notAfter) || now >= notAfter) {
    return [{ rule: 'expired', message: `${subject} ended on ${day(notAfter)} ${clock}`, actual: iso(notAfter) }];
  }
  if (!Number.isFinite(notBefore) || now < notBefore) {
    return [
      { rule: 'not-yet-valid', message: `${subject} begins on ${day(notBefore)} ${clock}`, actual: iso(notBefore) },
    ];
  }
  const wanted = daysWanted(certificate, basis);
  const left = daysLeft(certificate, now);
  if (left >= wanted) return [];
  const message = `${subject} ends on ${day(notAfter)}, in ${show(left)} days; ${show(wanted)} are wanted`;
  return [{ rule: 'expires-soon', message, expected: `${show(wanted)} days`, actual: `${show(left)} days` }];
}

/** Rounded down, so that what is missing shows. */
const show = (days: number): string => String(Math.floor(days * 10) / 10);
const iso = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString() : 'no date');
export const day = (ms: number): string => iso(ms).slice(0, 10);

/** An authority's signature on itself proves nothing, so that its algorithm does not matter. A server's own is judged. */
function strengthFaults(certificate: Certificate, { isLeaf }: { readonly isLeaf: boolean }): readonly Fault[] {
  const key = weaknessOfKey(certificate);
  const signature = certificate.selfIssued && !isLeaf ? undefined : weaknessOfSignature(certificate);
  return [
    ...(key === undefined
      ? []
      : [{ rule: 'weak-key' as const, message: `the key of ${certificate.subject} is ${key}` }]),
    ...(signature === undefined
      ? []
      : [{ rule: 'weak-signature' as const, message: `${certificate.subject} is signed with ${signature}` }]),
  ];
}

function stapleFaults(
  leaf: Certificate,
  { staple, now }: { readonly staple: Buffer | undefined; readonly now: number },
): readonly Fault[] {
  const read = staple && readStaple(staple, leaf);
  const missing = (why: string): readonly Fault[] =>
    leaf.mustStaple
      ? [{ rule: 'staple-missing', message: `${leaf.subject} demands a stapled OCSP response, and ${why}` }]
      : staple === undefined
        ? []
        : [{ rule: 'staple-unusable', message: `the stapled OCSP response is of no use: ${why}` }];
  if (read === undefined) return missing('none is sent');
  if (read.says === 'nothing') return missing(read.why);
  if (read.says === 'revoked') {
    return [
      { rule: 'revoked', message: `${leaf.subject} is revoked, by the OCSP response that the server itself sends` },
    ];
  }
  if (read.says === 'unknown') return missing('its responder does not know the certificate');
  return read.nextUpdate !== undefined && read.nextUpdate < now
    ? missing(`it is out of date since ${day(read.nextUpdate)}`)
    : [];
}

/** Beside the verified chain nothing decides: an expired extra is a note. */
function extras({ presented }: Shown, chain: readonly Certificate[]): readonly Fault[] {
  return (presented ?? []).flatMap(raw => {
    if (chain.some(used => used.raw.equals(raw))) return [];
    const extra = readCertificate(raw);
    const what = extra ? `${extra.subject}, which ends on ${day(extra.notAfter)},` : 'something that is no certificate';
    return [
      {
        rule: 'extra-certificate' as const,
        message: `${what} is sent beside the verified chain, which needs it nowhere`,
      },
    ];
  });
}
