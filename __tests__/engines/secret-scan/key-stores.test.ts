import { describe, expect, it } from 'vitest';
import { keyStoreOf } from '../../../src/engines/secret-scan/key-stores.js';

const of = (hex: string, path = 'a.bin') => keyStoreOf(Buffer.from(hex.replaceAll(' ', ''), 'hex'), path)?.id;

describe('a store of keys', () => {
  it.each([
    ['java-key-store', 'feedfeed 00000002 00000001 00000001 0003', 'a.jks'],
    ['java-key-store', 'cececece 00000002 00000002 00000003 0003', 'a.jceks'],
    ['password-database', '03d9a29a 67fb4bb5 00000400', 'a.kdbx'],
    ['pgp-secret-keys', '950501 04 5f000000 01', 'secring.gpg'],
    ['browser-passwords', '53514c69746520666f726d6174203300', 'profile/key4.db'],
    ['macos-keychain', '6b796368 00010000', 'login.keychain'],
  ])('is %s by how it begins', (id, hex, path) => {
    expect(of(hex, path)).toBe(id);
  });

  it.each([
    ['a trust store of Java', 'feedfeed 00000002 00000001 00000002 0003', 'cacerts'],
    ['a message for somebody with OpenPGP', '85020c 03 5f000000 01', 'a.gpg'],
    ['public keys of OpenPGP', '99020d 04 5f000000 01', 'pubring.gpg'],
    ['any other database', '53514c69746520666f726d6174203300', 'app.db'],
    ['a program', '7f454c46 02010100', 'a.key'],
    ['an empty file', '', 'a.p12'],
  ])('is not %s', (_, hex, path) => {
    expect(of(hex, path)).toBeUndefined();
  });
});
