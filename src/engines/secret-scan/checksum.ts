import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A number in base 62 (digits, capitals, small letters), filled up with zeros. */
export function base62(value: number, width: number): string {
  let rest = value;
  let digits = '';
  while (rest > 0) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits.padStart(width, '0');
}

/**
 * Whether the last six characters are the CRC-32, in base 62, of what stands between the first underscore and them.
 * GitHub's form, which npm and others took over: https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
 */
export function hasBase62Checksum(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1, -6);
  return base62(crc32(body), 6) === token.slice(-6);
}

/** Whether the last seven characters are the CRC-32, in base 36, of all before them: GitLab's routable tokens. */
export function hasBase36Checksum(token: string): boolean {
  return crc32(token.slice(0, -7)).toString(36).padStart(7, '0') === token.slice(-7);
}

/**
 * Whether the part after the last underscore is the CRC-32, in base 62, of all before it: Matrix (Synapse). Capitals and
 * small letters count alike, since the order of the two in its alphabet is not documented.
 */
export function hasTrailingBase62Checksum(token: string): boolean {
  const mark = token.lastIndexOf('_');
  return base62(crc32(token.slice(0, mark)), 6).toLowerCase() === token.slice(mark + 1).toLowerCase();
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether a Bech32 string's checksum holds (BIP 173): age keys and others. */
export function hasBech32Checksum(text: string): boolean {
  const lower = text.toLowerCase();
  const mark = lower.lastIndexOf('1');
  const prefix = [...lower.slice(0, mark)].map(letter => letter.charCodeAt(0));
  const data = [...lower.slice(mark + 1)].map(letter => BECH32.indexOf(letter));
  if (mark < 1 || data.length < 6 || data.includes(-1)) return false;
  const values = [...prefix.map(code => code >> 5), 0, ...prefix.map(code => code & 31), ...data];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, factor] of GENERATOR.entries()) if ((top >>> bit) & 1) sum ^= factor;
  }
  return sum === 1;
}
