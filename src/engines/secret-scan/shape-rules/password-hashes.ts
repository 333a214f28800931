import type { Place, ShapeRule } from '../rule.js';

/** Forms of crypt(3), of Apache's htpasswd, of LDAP, of Django and of Argon2, each whole. */
const HASHES = [
  /\$2[abxy]\$\d{2}\$[./A-Za-z0-9]{53}(?![./A-Za-z0-9])/g,
  /\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}(?![./A-Za-z0-9])/g,
  /\$5\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/g,
  /\$6\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}(?![./A-Za-z0-9])/g,
  /\$y\$[./A-Za-z0-9]{1,10}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}(?![./A-Za-z0-9])/g,
  /\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{22,172}/g,
  /pbkdf2_sha256\$\d{4,8}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{43}=/g,
  /\{(?:SSHA|SHA|SMD5|SSHA256|SSHA512)\}[A-Za-z0-9+/]{24,140}={0,2}/g,
];

function* hashesIn(text: string): Generator<Place> {
  for (const pattern of HASHES) {
    for (const match of text.matchAll(pattern)) yield { start: match.index, end: match.index + match[0].length };
  }
}

export const passwordHashes: readonly ShapeRule[] = [
  {
    id: 'password-hash',
    title: 'hash of a password, open to guessing',
    confidence: 'low',
    keywords: [
      '$2a$',
      '$2b$',
      '$2x$',
      '$2y$',
      '$1$',
      '$apr1$',
      '$5$',
      '$6$',
      '$y$',
      '$argon2',
      'pbkdf2_sha256$',
      '{ssha',
      '{sha}',
      '{smd5}',
    ],
    scope: 'line',
    applies: () => true,
    find: hashesIn,
  },
];
