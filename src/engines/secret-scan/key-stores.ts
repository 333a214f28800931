import type { Confidence } from './rule.js';

/** A binary file that exists to hold private keys or passwords, known by how it begins. */
interface KeyStore {
  readonly id: string;
  readonly title: string;
  /** `low` where a passphrase or a password stands before what it holds. */
  readonly confidence: Confidence;
  /** Where the beginning alone would be met by chance. */
  readonly names?: RegExp;
  /** Of the first bytes, a character each. */
  readonly begins: RegExp;
}

/** A SEQUENCE of DER with a length of one, two or three bytes, or of BER without one. */
const SEQUENCE = String.raw`\x30(?:[\x00-\x80]|\x81.|\x82.{2}|\x83.{3})`;
const SHOWN = 64;

/** Every store that is known. */
export const keyStoreRules: readonly KeyStore[] = [
  {
    id: 'der-private-key',
    title: 'private key in DER (PKCS#1, PKCS#8 or SEC 1)',
    confidence: 'high',
    begins: new RegExp(String.raw`^${SEQUENCE}\x02\x01(?:\x00\x02\x82|\x00${SEQUENCE}\x06|\x01\x04[\x10-\x48])`, 's'),
  },
  {
    id: 'pkcs12-store',
    title: 'PKCS#12 container, which mostly holds a private key',
    confidence: 'low',
    begins: new RegExp(String.raw`^${SEQUENCE}\x02\x01\x03${SEQUENCE}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07`, 's'),
  },
  {
    id: 'java-key-store',
    title: 'Java key store with a private key',
    confidence: 'low',
    // Its first entry is a private key: one that only holds certificates is a trust store, and no secret.
    begins: /^(?:\xfe\xed\xfe\xed|\xce\xce\xce\xce)\x00\x00\x00[\x01\x02]\x00\x00.{2}\x00\x00\x00[\x01\x03]/s,
  },
  {
    id: 'password-database',
    title: 'database of passwords (KeePass)',
    confidence: 'low',
    begins: /^\x03\xd9\xa2\x9a[\x65-\x67]\xfb\x4b\xb5/,
  },
  {
    id: 'pgp-secret-keys',
    title: 'secret keys of OpenPGP',
    confidence: 'low',
    names: /\.(?:gpg|pgp|key|kbx)$/i,
    begins: /^(?:\x94.|\x95.{2}|\xc5(?:[\x00-\xbf]|[\xc0-\xdf].|\xff.{4}))[\x03-\x06].{4}/s,
  },
  {
    id: 'browser-passwords',
    title: "passwords or keys of a browser's profile",
    confidence: 'low',
    names: /(?:^|\/)(?:key[34]\.db|Login Data)$/,
    begins: /^(?:SQLite format 3\x00|\x00\x06\x15\x61)/,
  },
  {
    id: 'macos-keychain',
    title: 'keychain of macOS',
    confidence: 'low',
    names: /\.keychain(?:-db)?$/i,
    begins: /^(?:kych|SQLite format 3\x00)/,
  },
];

export const keyStoreIds: readonly string[] = keyStoreRules.map(({ id }) => id);

/** What a binary file is a store of; undefined for any other. */
export function keyStoreOf(bytes: Buffer, path: string): KeyStore | undefined {
  const head = bytes.toString('latin1', 0, SHOWN);
  return keyStoreRules.find(({ names, begins }) => (names?.test(path) ?? true) && begins.test(head));
}
