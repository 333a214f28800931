import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { base62, hasBech32Checksum } from '../../../src/engines/secret-scan/checksum.js';

describe('checksums', () => {
  it('give the last six characters of a token that GitHub issued', () => {
    expect(base62(crc32('zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ'), 6)).toBe('0mLq17');
  });

  it('count in digits, capitals, small letters', () => {
    expect([0, 9, 10, 35, 36, 61, 62, 3844].map(value => base62(value, 1))).toEqual(
      ['', '9', 'A', 'Z', 'a', 'z', '10', '100'].map(text => text.padStart(1, '0')),
    );
  });

  it('agree with the valid and the invalid strings of BIP 173', () => {
    const valid = ['A12UEL5L', 'a12uel5l', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', '?1ezyfcl'];
    const invalid = ['pzry9x0s0muk', '1pzry9x0s0muk', 'x1b4n0q5v', 'li1dgmt3', 'A1G7SGD8', '10a06t8'];
    expect(valid.filter(text => !hasBech32Checksum(text))).toEqual([]);
    expect(invalid.filter(hasBech32Checksum)).toEqual([]);
  });
});
