import { childrenOf, type Der, OCTETS, objectIdOf, readDer, timeOf } from '../../formats/der.js';
import type { Certificate } from './certificate.js';

/** What a stapled OCSP response (RFC 6960, 4.2.1) says of one certificate. Its signature is not verified. */
export type Staple =
  | { readonly says: 'good' | 'revoked' | 'unknown'; readonly nextUpdate: number | undefined }
  | { readonly says: 'nothing'; readonly why: string };

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const STATUS = { 128: 'good', 161: 'revoked', 130: 'unknown' } as const;

const nothing = (why: string): Staple => ({ says: 'nothing', why });

/** Reads a response; a server that says of itself that it is revoked need not prove it. */
export function readStaple(bytes: Buffer, { serial }: Certificate): Staple {
  const outer = readDer(bytes);
  const [status, wrapped] = (outer && childrenOf(outer)) ?? [];
  if (status === undefined) return nothing('it is no OCSP response');
  if (status.body[0] !== 0) return nothing(`the responder answers with status ${status.body[0]}`);
  const holder = wrapped && readDer(wrapped.body);
  const [type, octets] = (holder && childrenOf(holder)) ?? [];
  if (type === undefined || objectIdOf(type) !== BASIC || octets?.tag !== OCTETS)
    return nothing('it is no basic response');
  const basic = readDer(octets.body);
  const [data] = (basic && childrenOf(basic)) ?? [];
  const parts = (data && childrenOf(data)) ?? [];
  // version and responder id are tagged; then come the time and the list
  const list = parts.find((part, index) => part.tag === 0x30 && parts[index - 1]?.tag === 0x18);
  const single = (list && childrenOf(list))?.map(each => childrenOf(each) ?? []).find(each => isOf(each[0], serial));
  if (single === undefined) return nothing('it is about another certificate');
  const [, said, , next] = single;
  const says = STATUS[said?.tag as keyof typeof STATUS];
  const nextUpdate = next?.tag === 0xa0 ? readDer(next.body) : undefined;
  return says ? { says, nextUpdate: nextUpdate && timeOf(nextUpdate) } : nothing('it has no status');
}

function isOf(id: Der | undefined, serial: Buffer): boolean {
  const number = (id && childrenOf(id))?.at(3);
  return number?.body.equals(serial) ?? false;
}
