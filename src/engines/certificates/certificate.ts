import { type KeyObject, X509Certificate } from 'node:crypto';
import { childrenOf, type Der, objectIdOf, readDer } from '../../formats/der.js';

/** A certificate as it matters to a judge; the fields that Node does not know on every version are read from its bytes. */
export interface Certificate {
  readonly raw: Buffer;
  readonly x509: X509Certificate;
  /** The subject in one line: `CN=app.example.org`. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly selfIssued: boolean;
  /** Names as its bytes have them, to look an issuer up. */
  readonly subjectBytes: Buffer;
  readonly issuerBytes: Buffer;
  readonly serial: Buffer;
  /** Object identifier of the algorithm that its issuer signed it with, and of the hash where that is a parameter. */
  readonly signature: { readonly algorithm: string; readonly hash: string | undefined };
  readonly mustStaple: boolean;
  /** It says where its issuer's certificate can be had, as those of public authorities do. */
  readonly namesIssuerAddress: boolean;
}

const MUST_STAPLE = Buffer.from('06082b06010505070118', 'hex');

/** Reads a certificate's bytes; undefined where they are none. */
export function readCertificate(raw: Buffer): Certificate | undefined {
  const fields = fieldsOf(raw);
  if (fields === undefined) return undefined;
  try {
    const x509 = new X509Certificate(raw);
    return {
      ...fields,
      raw,
      x509,
      subject: oneLine(x509.subject),
      issuer: oneLine(x509.issuer),
      notBefore: Date.parse(x509.validFrom),
      notAfter: Date.parse(x509.validTo),
      selfIssued: fields.subjectBytes.equals(fields.issuerBytes),
      mustStaple: raw.includes(MUST_STAPLE),
      namesIssuerAddress: /^CA Issuers/m.test(x509.infoAccess ?? ''),
    };
  } catch {
    return undefined;
  }
}

/** `CN=…`, or the whole subject where there is no common name. */
const oneLine = (name: string | undefined): string =>
  /^CN=.*$/m.exec(name ?? '')?.[0] ?? ((name ?? '').split('\n').filter(Boolean).join(', ') || 'a nameless subject');

type Fields = Pick<Certificate, 'subjectBytes' | 'issuerBytes' | 'serial' | 'signature'>;

/** RFC 5280, 4.1: version, serial, algorithm, issuer, validity, subject … */
function fieldsOf(raw: Buffer): Fields | undefined {
  const outer = readDer(raw);
  const [signed, algorithm] = (outer && childrenOf(outer)) ?? [];
  const parts = signed && childrenOf(signed);
  const signature = algorithm && signatureOf(algorithm);
  if (parts === undefined || signature === undefined) return undefined;
  const [serial, , issuer, , subject] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (serial === undefined || issuer === undefined || subject === undefined) return undefined;
  return { serial: serial.body, issuerBytes: issuer.whole, subjectBytes: subject.whole, signature };
}

const PSS = '1.2.840.113549.1.1.10';
const SHA1 = '1.3.14.3.2.26';

/** RSASSA-PSS has its hash as a parameter, SHA-1 where it is left out (RFC 4055, 3.1). */
function signatureOf(algorithm: Der): Certificate['signature'] | undefined {
  const [id, parameters] = childrenOf(algorithm) ?? [];
  const name = id && objectIdOf(id);
  if (name === undefined) return undefined;
  if (name !== PSS) return { algorithm: name, hash: undefined };
  const tagged = (parameters && childrenOf(parameters))?.find(({ tag }) => tag === 0xa0);
  const inner = tagged && readDer(tagged.body);
  const [hash] = (inner && childrenOf(inner)) ?? [];
  return { algorithm: name, hash: (hash && objectIdOf(hash)) ?? SHA1 };
}

/** The certificate's key; undefined where this version of Node does not know its sort. */
export function keyOf({ x509 }: Certificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined;
  }
}
