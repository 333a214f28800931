import { randomBytes } from 'node:crypto';
import type { Protocol } from '../tls.js';

/** Oldest first. */
export const VERSION_BYTES: Readonly<Record<Protocol, number>> = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

export const PROTOCOLS: readonly Protocol[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/**
 * Suites of IANA's registry up to TLS 1.2 that authenticate by a certificate, strong ones first: ECDHE, DHE, RSA, then Camellia,
 * SEED, IDEA, 3DES, RC4, DES, export and NULL. The last is the signal of a client that renegotiates safely (RFC 5746).
 */
const SUITES =
  'c02cc02bc030c02fcca9cca8009f009eccaac024c023c028c027c00ac009c014c013006b006700390033009d009c003d003c0035002f' +
  'c0afc0adc0aec0acc09fc09dc09ec09cc087c086c08bc08a00880045008400410087004400a300a2006a004000380032009900660' +
  '09a00960007c008c0120016000a0013c007c0110005000400150012000900140011000800060003c006c010003b0002000100ff';

/** The first message of a handshake in one version up to TLS 1.2 (RFC 5246, 7.4.1.2), as one record. */
export function clientHello({
  protocol,
  serverName,
}: {
  readonly protocol: Protocol;
  readonly serverName: string;
}): Buffer {
  const version = VERSION_BYTES[protocol];
  const suites = Buffer.from(SUITES, 'hex');
  const body = Buffer.concat([
    u16(version),
    randomBytes(32),
    Buffer.from([0]),
    vector16(suites),
    Buffer.from([1, 0]),
    ...(protocol === 'SSLv3' ? [] : [vector16(extensions(protocol, serverName))]),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), u16(body.length), body]);
  return Buffer.concat([Buffer.from([22]), u16(Math.min(version, 0x0301)), vector16(message)]);
}

function extensions(protocol: Protocol, serverName: string): Buffer {
  const name = Buffer.from(serverName, 'latin1');
  const all: [number, Buffer][] = [
    ...(serverName === ''
      ? []
      : [[0, vector16(Buffer.concat([Buffer.from([0]), vector16(name)]))] as [number, Buffer]]),
    // status_request: OCSP, no responders, no extensions
    [5, Buffer.from([1, 0, 0, 0, 0])],
    // supported_groups: x25519, P-256, P-384, P-521, x448, brainpool, older curves
    [10, vector16(Buffer.from('001d001700180019001e001a001b001c00160015001300120010000e000c', 'hex'))],
    [11, Buffer.from([1, 0])],
    // signature_algorithms, with SHA-1 and MD5 for servers that have nothing else
    ...(protocol === 'TLSv1.2'
      ? [
          [
            13,
            vector16(
              Buffer.from(
                '040305030603080708080804080508060809080a080b04010501060102030201040205020602020201010303030103020303',
                'hex',
              ),
            ),
          ] as [number, Buffer],
        ]
      : []),
    // extended_master_secret, renegotiation_info
    [23, Buffer.alloc(0)],
    [0xff01, Buffer.from([0])],
  ];
  return Buffer.concat(all.flatMap(([type, value]) => [u16(type), vector16(value)]));
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

const vector16 = (bytes: Buffer): Buffer => Buffer.concat([u16(bytes.length), bytes]);
