import type { Hello, Protocol } from '../tls.js';
import { PROTOCOLS, VERSION_BYTES } from './client-hello.js';

/** RFC 5246, 7.2; the rest of the numbers are shown as such. */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  40: 'handshake_failure',
  42: 'bad_certificate',
  47: 'illegal_parameter',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  112: 'unrecognized_name',
};
const LONGEST = 512 * 1024;

/** What a server says in the clear, read as it comes. */
export interface ServerHello {
  /** Takes more bytes; the answer once it is whole, undefined until then. */
  readonly add: (chunk: Buffer) => Hello | undefined;
  /** The answer where no more comes: what was seen so far, undefined where that decides nothing. */
  readonly end: () => Hello | undefined;
}

/** Reads records and handshake messages up to ServerHelloDone. Whatever is no TLS ends it. */
export function serverHello(asked: Protocol): ServerHello {
  let records = Buffer.alloc(0);
  let messages = Buffer.alloc(0);
  let chosen: number | undefined;
  let presented: readonly Buffer[] = [];
  let staple: Buffer | undefined;
  const greeted = (): Hello | undefined => {
    if (chosen === undefined) return undefined;
    if (chosen === VERSION_BYTES[asked]) return { was: 'greeted', protocol: asked, presented, staple };
    const other = PROTOCOLS.find(protocol => VERSION_BYTES[protocol] === chosen);
    return { was: 'version-refused', what: `it chooses ${other ?? `version 0x${chosen.toString(16)}`} instead` };
  };
  const read = (type: number, body: Buffer): boolean => {
    if (type === 2 && body.length >= 2) chosen = body.readUInt16BE(0);
    if (type === 11) presented = certificatesOf(body);
    if (type === 22 && body[0] === 1) staple = body.subarray(4);
    return type === 14 || (type === 2 && chosen !== VERSION_BYTES[asked]);
  };
  return {
    end: greeted,
    add: chunk => {
      records = Buffer.concat([records, chunk]);
      if (records.length + messages.length > LONGEST) return greeted() ?? notTls('it sends more than a handshake has');
      while (records.length >= 5) {
        const type = records[0];
        if ((type !== 21 && type !== 22) || records[1] !== 3) return greeted() ?? notTls(firstBytes(records));
        const length = records.readUInt16BE(3);
        if (records.length < 5 + length) return undefined;
        const record = records.subarray(5, 5 + length);
        records = records.subarray(5 + length);
        if (type === 21) {
          if (record[0] === 1) continue;
          return greeted() ?? alerted(record[1] ?? 0);
        }
        messages = Buffer.concat([messages, record]);
        while (messages.length >= 4 && messages.length >= 4 + messages.readUIntBE(1, 3)) {
          const end = 4 + messages.readUIntBE(1, 3);
          const done = read(messages[0] ?? 0, messages.subarray(4, end));
          messages = messages.subarray(end);
          if (done) return greeted();
        }
      }
      return records.length > 0 && records[0] !== 21 && records[0] !== 22 && chosen === undefined
        ? notTls(firstBytes(records))
        : undefined;
    },
  };
}

function alerted(number: number): Hello {
  const what = `alert ${ALERTS[number] ?? number}`;
  return number === 70 ? { was: 'version-refused', what } : { was: 'alerted', what };
}

const notTls = (what: string): Hello => ({ was: 'not-reached', how: 'not-tls', what });

const firstBytes = (bytes: Buffer): string =>
  `it does not speak TLS: ${JSON.stringify(bytes.subarray(0, 20).toString('latin1'))}`;

/** The list of a Certificate message up to TLS 1.2; what is cut off is left out. */
function certificatesOf(body: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 3; at + 3 <= body.length; ) {
    const end = at + 3 + body.readUIntBE(at, 3);
    if (end > body.length) break;
    found.push(Buffer.from(body.subarray(at + 3, end)));
    at = end;
  }
  return found;
}
