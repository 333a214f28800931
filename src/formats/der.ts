/** One value of ASN.1 in its distinguished encoding (X.690): `tag` is its first byte, `body` what it holds. */
export interface Der {
  readonly tag: number;
  readonly body: Buffer;
  /** Tag, length and body. */
  readonly whole: Buffer;
}

export const SEQUENCE = 0x30;
export const OBJECT_ID = 0x06;
export const OCTETS = 0x04;

/** The first value in some bytes; undefined where they are no DER, or cut off. */
export function readDer(bytes: Buffer): Der | undefined {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || octets > 4 || bytes.length < 2 + octets) return undefined;
  const length = octets === 0 ? first : bytes.readUIntBE(2, octets);
  const end = 2 + octets + length;
  if (bytes.length < end) return undefined;
  return { tag, body: bytes.subarray(2 + octets, end), whole: bytes.subarray(0, end) };
}

/** The values that a value holds, in order; undefined where one of them is broken. */
export function childrenOf({ body }: Der): readonly Der[] | undefined {
  const children: Der[] = [];
  for (let at = 0; at < body.length; ) {
    const child = readDer(body.subarray(at));
    if (child === undefined) return undefined;
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** `1.2.840.113549.1.1.11` of an object identifier; undefined where it is none. */
export function objectIdOf({ tag, body }: Der): string | undefined {
  const [first] = body;
  if (tag !== OBJECT_ID || first === undefined) return undefined;
  const arcs = [Math.min(2, Math.floor(first / 40))];
  arcs.push(first - (arcs[0] ?? 0) * 40);
  let arc = 0;
  for (const byte of body.subarray(1)) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** A GeneralizedTime (`20261130120000Z`) in milliseconds; undefined where it is none. */
export function timeOf({ tag, body }: Der): number | undefined {
  if (tag !== 0x18) return undefined;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(body.toString('latin1'));
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
