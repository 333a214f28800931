import { type Certificate, keyOf, readCertificate } from './certificate.js';

/** Where a server's certificate leads to. */
export type Ways =
  /** To a trusted authority: the best of all ways, the server's certificate first, the authority last. Dates are not looked at. */
  | { readonly trusted: true; readonly chain: readonly Certificate[] }
  /** To none: the longest way there is. */
  | {
      readonly trusted: false;
      readonly chain: readonly Certificate[];
      readonly why: 'self-signed' | 'own-root' | 'no-issuer';
    };

const DEEPEST = 10;
const MOST = 64;
/** Steps of a search: a server may send a thicket of certificates that all sign one another. */
const STEPS = 500;

/**
 * All ways from a certificate to an authority, as OpenSSL would find them: issuer by issuer, each signature verified. The best
 * is the one that holds longest, so that an expired cross-signature beside a good one is no fault.
 */
export function waysOf(
  leaf: Certificate,
  { sent, authorities }: { readonly sent: readonly Certificate[]; readonly authorities: readonly Buffer[] },
): Ways {
  const anchors = authoritiesOf(authorities);
  const trusted: (readonly Certificate[])[] = [];
  let longest: readonly Certificate[] = [leaf];
  let steps = 0;
  const walk = (chain: readonly Certificate[], last: Certificate) => {
    if (chain.length > longest.length) longest = chain;
    steps += 1;
    if (trusted.length >= MOST || steps > STEPS || chain.length > DEEPEST) return;
    if (anchors.has(last)) trusted.push(chain);
    if (last.selfIssued && isIssued(last, last)) return;
    const issuers = [
      ...anchors.named(last.issuerBytes),
      ...sent.filter(each => each.subjectBytes.equals(last.issuerBytes)),
    ];
    const seen: Certificate[] = [];
    for (const issuer of issuers) {
      if ([...chain, ...seen].some(({ raw }) => raw.equals(issuer.raw)) || !issuer.x509.ca || !isIssued(last, issuer))
        continue;
      seen.push(issuer);
      walk([...chain, issuer], issuer);
    }
  };
  walk([leaf], leaf);
  const best = trusted.toSorted((a, b) => endOf(b) - endOf(a) || a.length - b.length)[0];
  if (best) return { trusted: true, chain: best };
  const top = longest.at(-1) ?? leaf;
  if (!top.selfIssued) return { trusted: false, chain: longest, why: 'no-issuer' };
  return { trusted: false, chain: longest, why: longest.length === 1 ? 'self-signed' : 'own-root' };
}

/** When the first of a chain's certificates ends. */
export const endOf = (chain: readonly Certificate[]): number => Math.min(...chain.map(({ notAfter }) => notAfter));

/** Whether one certificate's signature was made with the other's key. */
function isIssued(certificate: Certificate, issuer: Certificate): boolean {
  const key = keyOf(issuer);
  if (key === undefined) return false;
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(key);
  } catch {
    return false;
  }
}

/** Of some 150 authorities one or two are of use: a certificate is read only where its bytes have the name. */
function authoritiesOf(authorities: readonly Buffer[]) {
  const read = new Map<Buffer, Certificate | undefined>();
  const certificateOf = (raw: Buffer) => {
    if (!read.has(raw)) read.set(raw, readCertificate(raw));
    return read.get(raw);
  };
  return {
    has: ({ raw }: Certificate) => authorities.some(authority => authority.equals(raw)),
    named: (name: Buffer): readonly Certificate[] =>
      authorities
        .filter(raw => raw.includes(name))
        .flatMap(raw => certificateOf(raw) ?? [])
        .filter(({ subjectBytes }) => subjectBytes.equals(name)),
  };
}
