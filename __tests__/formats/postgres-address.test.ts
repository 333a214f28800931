import { describe, expect, it } from 'vitest';
import { readPostgresUrl } from '../../src/formats/postgres/address.js';

const read = (text: string) => {
  const { address } = { address: undefined, ...readPostgresUrl(text) };
  if (address === undefined) return readPostgresUrl(text);
  const { user, password, host, port, database, sslMode, sslRootCert, options } = address;
  return [user, password, host, port, database, sslMode, sslRootCert, options].map(part => part ?? '').join(' ');
};

describe('an address of PostgreSQL', () => {
  it.each([
    ['postgres://app@db.example/shop', 'app  db.example 5432 shop   '],
    [
      'postgresql://app:s%23c%2Fret@db.example:6432/shop?sslmode=verify-full',
      'app s#c/ret db.example 6432 shop verify-full  ',
    ],
    ['postgresql+asyncpg://app:a:b@[::1]:5433/shop?ssl=require', 'app a:b ::1 5433 shop require  '],
    ['postgres://app@db.example', 'app  db.example 5432 app   '],
    ['postgres://app@/shop?host=/var/run/postgresql', 'app  /var/run/postgresql 5432 shop   '],
    ['postgres:///shop?user=app&password=p%40ss&port=1', 'app p@ss localhost 1 shop   '],
    [
      'postgres://a@h/d?schema=public&pgbouncer=true&sslrootcert=ca.pem&options=-c%20search_path%3Dx',
      'a  h 5432 d  ca.pem -c search_path=x',
    ],
  ])('is read: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['mysql://a@h/d', /expected an address such as postgres/],
    ['postgres://h/d', /names no user/],
    ['postgres://a@h1,h2/d', /names several hosts/],
    ['postgres://a:secret/x@h/d', /write special characters/],
    ['postgres://a:secret#x@h/d', /write special characters/],
    ['postgres://a:100%secret@h/d', /percent-encoded/],
    ['postgres://a@h:99999/d', /no port/],
    ['postgres://a@h/d?sslmode=strict', /unknown sslmode/],
  ])('has a fault that repeats no password: %s', (text, message) => {
    const said = JSON.stringify(read(text));
    expect(said).toMatch(message);
    expect(said).not.toContain('secret');
  });
});
