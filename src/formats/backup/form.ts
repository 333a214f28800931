/** What a file is, by its first bytes. */
export type Form =
  | 'gzip'
  | 'zstd'
  | 'xz'
  | 'bzip2'
  | 'lz4'
  | 'age'
  | 'gpg'
  | 'openssl'
  | 'pg-custom'
  | 'sql'
  | 'tar'
  | 'zip'
  | 'sqlite'
  | 'empty'
  | 'unknown';

const MAGIC: readonly (readonly [Form, Buffer])[] = [
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])],
  ['bzip2', Buffer.from('BZh')],
  ['lz4', Buffer.from([0x04, 0x22, 0x4d, 0x18])],
  ['age', Buffer.from('age-encryption.org/v1')],
  ['age', Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----')],
  ['gpg', Buffer.from('-----BEGIN PGP MESSAGE-----')],
  ['openssl', Buffer.from('Salted__')],
  ['pg-custom', Buffer.from('PGDMP')],
  ['zip', Buffer.from('PK\u0003\u0004')],
  ['sqlite', Buffer.from('SQLite format 3\0')],
];

/** Packets that an encrypted OpenPGP message can begin with: a session key for a public key or a passphrase. */
const OPENPGP = new Set([1, 3]);

export function formOf(head: Buffer): Form {
  if (head.length === 0) return 'empty';
  const known = MAGIC.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
  // A message that is only signed has the same armour, and anybody can read it.
  if (known?.[0] === 'gpg') return startsWithSessionKey(unarmoured(head)) ? 'gpg' : 'unknown';
  if (known) return known[0];
  if (head.length > 262 && head.subarray(257, 262).toString('latin1') === 'ustar') return 'tar';
  if (startsWithSessionKey(head)) return 'gpg';
  return isText(head) ? 'sql' : 'unknown';
}

/** The first bytes behind the armour's headers, which end with an empty line. */
function unarmoured(head: Buffer): Buffer {
  const [, body = ''] =
    /^-----BEGIN PGP MESSAGE-----[^\n]*\n(?:[A-Za-z]+: [^\n]*\n)*\s*\n([A-Za-z0-9+/=\s]+)/.exec(
      head.toString('latin1'),
    ) ?? [];
  return Buffer.from(body.replace(/\s/g, '').slice(0, 64), 'base64');
}

function startsWithSessionKey(head: Buffer): boolean {
  const first = head[0] ?? 0;
  const tag = (first & 0xc0) === 0xc0 ? first & 0x3f : (first & 0xc0) === 0x80 ? (first >> 2) & 0x0f : 0;
  return OPENPGP.has(tag) && isSessionKey(head);
}

/** Version 3, 4, 5 or 6 of the packet stands behind its length. */
function isSessionKey(head: Buffer): boolean {
  const first = head[0] ?? 0;
  const isNew = (first & 0x40) !== 0;
  const at = isNew ? ((head[1] ?? 0) < 192 ? 2 : (head[1] ?? 0) < 224 ? 3 : 6) : ([2, 3, 5][first & 3] ?? 2);
  return [3, 4, 5, 6].includes(head[at] ?? 0);
}

/** SQL is text, and no file that is text is called anything else here. */
const isText = (head: Buffer): boolean =>
  !head.includes(0) && /^\uFEFF?\s*(?:--|\/\*|\\|[a-z]+\s)/i.test(head.toString('utf8'));
