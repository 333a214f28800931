/** An authority and a certificate of it for this machine, made anew each time: nothing secret lies in the repository. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const DAY_MS = 86_400_000;
const YEARS_MS = 3650 * DAY_MS;

/** DER: a tag, the length, the content. */
function der(tag, ...parts) {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const sequence = (...parts) => der(0x30, ...parts);
const oid = hex => der(0x06, Buffer.from(hex, 'hex'));
const text = value => der(0x0c, Buffer.from(value));
const yes = der(0x01, Buffer.from([0xff]));

const BY_ECDSA = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const KEY_IDENTIFIER = '551d0e';
const KEY_USAGE = '551d0f';
const ALTERNATIVE_NAMES = '551d11';
const CONSTRAINTS = '551d13';
const AUTHORITY_KEY = '551d23';
const EXTENDED_USAGE = '551d25';
const SERVER_AUTH = '2b06010505070301';

const named = name => sequence(der(0x31, sequence(oid(COMMON_NAME), text(name))));
const extension = (id, content, isCritical = false) =>
  sequence(oid(id), ...(isCritical ? [yes] : []), der(0x04, content));

/** A time with four digits of the year, or with two as certificates have it before 2050. */
function time(ms) {
  const full = `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return new Date(ms).getUTCFullYear() < 2050 ? der(0x17, Buffer.from(full.slice(2))) : der(0x18, Buffer.from(full));
}

function issue({ subject, issuer, lifeMs, extensions }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(spki).digest().subarray(0, 20);
  const by = issuer ?? { subject, keyId, privateKey };
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const now = Date.now();
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    BY_ECDSA,
    named(by.subject),
    sequence(time(now - DAY_MS), time(now + lifeMs)),
    named(subject),
    spki,
    der(
      0xa3,
      sequence(
        ...extensions,
        extension(KEY_IDENTIFIER, der(0x04, keyId)),
        extension(AUTHORITY_KEY, sequence(der(0x80, by.keyId))),
      ),
    ),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, by.privateKey));
  const lines = sequence(content, BY_ECDSA, signature).toString('base64').match(/.{1,64}/g).join('\n');
  return {
    subject,
    keyId,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** For `localhost`, 127.0.0.1 and the names that are given; 90 days, as public authorities give. */
export function makeCertificate(names) {
  const authority = issue({
    subject: 'ToolboxAI staging authority',
    lifeMs: YEARS_MS,
    extensions: [
      extension(CONSTRAINTS, sequence(yes), true),
      // May sign certificates and lists of revoked ones.
      extension(KEY_USAGE, der(0x03, Buffer.from([1, 0x06])), true),
    ],
  });
  const [first = 'localhost'] = names;
  const own = issue({
    subject: first,
    issuer: authority,
    lifeMs: 90 * DAY_MS,
    extensions: [
      extension(CONSTRAINTS, sequence(), true),
      extension(KEY_USAGE, der(0x03, Buffer.from([7, 0x80])), true),
      extension(EXTENDED_USAGE, sequence(oid(SERVER_AUTH))),
      extension(
        ALTERNATIVE_NAMES,
        sequence(
          ...['localhost', ...names].map(name => der(0x82, Buffer.from(name))),
          der(0x87, Buffer.from([127, 0, 0, 1])),
        ),
      ),
    ],
  });
  return { ca: authority.cert, cert: own.cert, key: own.key };
}
