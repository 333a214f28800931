import type { TextRule } from '../at.js';

/** An address of IP as Go reads it: its bytes, 4 or 16. */
export type Address = readonly number[];

/** Reads an address the lenient way: leading zeros are decimal. Undefined for what is none. */
export function readAddress(text: string): Address | undefined {
  if (/^\d+(?:\.\d+){3}$/.test(text)) return readIpv4(text);
  return text.includes(':') ? readIpv6(text) : undefined;
}

function readIpv4(text: string): Address | undefined {
  const bytes = text.split('.').map(Number);
  return bytes.length === 4 && bytes.every(byte => byte <= 255) ? bytes : undefined;
}

function readIpv6(text: string): Address | undefined {
  if (!/^[0-9A-Fa-f:.]+$/.test(text) || /:::/.test(text) || text.split('::').length > 2) return undefined;
  const [head = '', tail] = text.split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  if (!before || !after) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function groups(text: string): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const bytes: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const four = index === parts.length - 1 && /^\d+(?:\.\d+){3}$/.test(part) ? readIpv4(part) : undefined;
      if (!four) return undefined;
      bytes.push(...four);
    } else {
      if (!/^[0-9A-Fa-f]{1,4}$/.test(part)) return undefined;
      const group = Number.parseInt(part, 16);
      bytes.push(group >> 8, group & 255);
    }
  }
  return bytes;
}

const isMapped = (bytes: Address): boolean =>
  bytes.length === 16 && bytes.slice(0, 10).every(byte => byte === 0) && bytes[10] === 255 && bytes[11] === 255;

/** The bytes of an address, those of version 4 where it is one in the clothes of version 6. */
const plain = (bytes: Address): Address => (isMapped(bytes) ? bytes.slice(12) : bytes);

export const isIpv6 = (text: string): boolean => {
  const bytes = readAddress(text);
  return bytes !== undefined && plain(bytes).length === 16;
};

export const isIpv4 = (text: string): boolean => {
  const bytes = readAddress(text);
  return bytes !== undefined && plain(bytes).length === 4;
};

const NO_ADDRESS = 'must be an IP address, such as 10.9.8.7 or 2001:db8::ffff';
const hasLeadingZero = (text: string): boolean => text.includes('.') && /(?:^|[.:])0\d+(?=\.|$)/.test(text);

/** An address in a field that is lenient for the sake of old objects; strict since 1.36. */
export const looseAddress =
  (strict: boolean): TextRule =>
  text => {
    const bytes = readAddress(text);
    if (!bytes) return NO_ADDRESS;
    if (!strict) return undefined;
    if (hasLeadingZero(text)) return 'must not have leading zeros';
    return isMapped(bytes) ? 'must not be an address of IPv4 written as one of IPv6' : undefined;
  };

export const strictAddress: TextRule = text => {
  const why = looseAddress(true)(text);
  if (why !== undefined) return why;
  const canonical = showAddress(readAddress(text) ?? []);
  return text === canonical ? undefined : `must be written as ${canonical}`;
};

export function showAddress(bytes: Address): string {
  if (bytes.length === 4) return bytes.join('.');
  const parts = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0));
  let [start, length] = [-1, 1];
  for (let from = 0; from < 8; from += 1) {
    let to = from;
    while (to < 8 && parts[to] === 0) to += 1;
    if (to - from > length) [start, length] = [from, to - from];
  }
  const text = (some: readonly number[]) => some.map(part => part.toString(16)).join(':');
  return start < 0 ? text(parts) : `${text(parts.slice(0, start))}::${text(parts.slice(start + length))}`;
}

/** A range of addresses: the network's bytes and the length of its prefix. */
export interface Range {
  readonly address: Address;
  readonly network: Address;
  readonly bits: number;
}

export function readRange(text: string): Range | undefined {
  const [, host = '', length = ''] = /^([^/]+)\/(\d{1,4})$/.exec(text) ?? [];
  const bytes = readAddress(host);
  if (!bytes) return undefined;
  const bits = Number(length);
  if (bits > bytes.length * 8) return undefined;
  return { address: bytes, network: masked(bytes, bits), bits };
}

const masked = (bytes: Address, bits: number): Address =>
  bytes.map((byte, index) => byte & (256 - 2 ** (8 - Math.min(8, Math.max(0, bits - index * 8)))));

/** True where a range lies inside another and is smaller. */
export function isWithin(inner: Range, outer: Range): boolean {
  const network = plain(inner.network);
  const around = plain(outer.network);
  const same = network.length === around.length && masked(network, outer.bits).join() === around.join();
  return same && inner.bits > outer.bits;
}

const NO_RANGE = 'must be a range of addresses, such as 10.9.8.0/24 or 2001:db8::/64';

export const looseRange =
  (strict: boolean): TextRule =>
  text => {
    const range = readRange(text);
    if (!range) return NO_RANGE;
    if (!strict) return undefined;
    if (hasLeadingZero(text.split('/')[0] ?? '') || /\/0\d/.test(text)) return 'must not have leading zeros';
    if (isMapped(range.address)) return 'must not be a range of IPv4 written as one of IPv6';
    return range.address.join() === range.network.join() ? undefined : 'must not have bits beyond its prefix';
  };

export const strictRange: TextRule = text => {
  const why = looseRange(true)(text);
  if (why !== undefined) return why;
  const range = readRange(text);
  const canonical = range ? `${showAddress(range.network)}/${range.bits}` : text;
  return text === canonical ? undefined : `must be written as ${canonical}`;
};

/** An address where traffic can be sent: not unspecified, loopback or link-local. */
export const endpointAddress: TextRule = text => {
  const bytes = readAddress(text);
  if (!bytes) return NO_ADDRESS;
  const [first = 0, second = 0, ...rest] = plain(bytes);
  const is4 = rest.length === 2;
  if (first === 0 && second === 0 && rest.every(byte => byte === 0)) return 'must not be the unspecified address';
  if (is4 ? first === 127 : text !== '' && isLoopback6(plain(bytes))) return 'must not be a loopback address';
  if (is4 ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80)
    return 'must not be a link-local address';
  if (is4 ? first === 224 && second === 0 && rest[0] === 0 : first === 0xff && (second & 0x0f) === 2)
    return 'must not be a link-local multicast address';
  return undefined;
};

const isLoopback6 = (bytes: Address): boolean => bytes.at(-1) === 1 && bytes.slice(0, -1).every(byte => byte === 0);
