import { type Certificate, keyOf } from './certificate.js';

/** What OpenSSL at its second level, Mozilla's intermediate profile and the CA/Browser Forum ask for. */
const LEAST_RSA_BITS = 2048;
const LEAST_CURVE_BITS = 256;
const CURVES: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  brainpoolP256r1: 256,
  brainpoolP384r1: 384,
  brainpoolP512r1: 512,
};
const OTHERS = /^(?:ed25519|ed448|ml-dsa-\d+|slh-dsa-.+)$/;

/** What makes its key weak, such as `RSA of 1024 bits`; undefined where it is strong. What is not known counts as weak. */
export function weaknessOfKey(certificate: Certificate): string | undefined {
  const key = keyOf(certificate);
  if (key === undefined) return 'of a sort that this version of Node does not know';
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details } = key;
  if (type === 'rsa' || type === 'rsa-pss') {
    const bits = details?.modulusLength ?? 0;
    return bits >= LEAST_RSA_BITS ? undefined : `RSA of ${bits} bits, not ${LEAST_RSA_BITS}`;
  }
  if (type === 'ec') {
    const curve = details?.namedCurve ?? 'of no name';
    return (CURVES[curve] ?? 0) >= LEAST_CURVE_BITS
      ? undefined
      : `on the curve ${curve}, under ${LEAST_CURVE_BITS} bits or not known`;
  }
  return OTHERS.test(type) ? undefined : `of the sort ${type}`;
}

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const RSA = '1.2.840.113549.1.1.';
const ECDSA = '1.2.840.10045.4.';
const NIST_SIGNATURES = '2.16.840.1.101.3.4.3.';

const WEAK: Readonly<Record<string, string>> = {
  [`${RSA}2`]: 'MD2 with RSA',
  [`${RSA}3`]: 'MD4 with RSA',
  [`${RSA}4`]: 'MD5 with RSA',
  [`${RSA}5`]: 'SHA-1 with RSA',
  '1.3.14.3.2.29': 'SHA-1 with RSA',
  [`${ECDSA}1`]: 'SHA-1 with ECDSA',
  '1.2.840.10040.4.3': 'SHA-1 with DSA',
};
/** RSA and ECDSA with SHA-224 and up, Ed25519, Ed448, DSA aside; ML-DSA (17 to 19) and SLH-DSA (20 to 31) of FIPS 204 and 205. */
const STRONG: ReadonlySet<string> = new Set([
  ...[11, 12, 13, 14].map(number => `${RSA}${number}`),
  ...[1, 2, 3, 4].map(number => `${ECDSA}3.${number}`),
  '1.3.101.112',
  '1.3.101.113',
  ...Array.from({ length: 15 }, (_, index) => `${NIST_SIGNATURES}${17 + index}`),
]);

/** What makes its signature weak, such as `SHA-1 with RSA`; undefined where it is strong. What is not known counts as weak. */
export function weaknessOfSignature({ signature: { algorithm, hash } }: Certificate): string | undefined {
  if (STRONG.has(algorithm)) return undefined;
  if (algorithm === `${RSA}10`) {
    const name = HASHES[hash ?? ''];
    return name !== undefined && name !== 'SHA-1' ? undefined : `${name ?? 'a hash that is not known'} with RSASSA-PSS`;
  }
  return WEAK[algorithm] ?? `the algorithm ${algorithm}, which is not known`;
}
