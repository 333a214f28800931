import { randomInt } from 'node:crypto';
import { type Answer, type DecodedPacket, decode, encode, RECURSION_DESIRED } from 'dns-packet';
import type { DnsAnswer, DnsQuestion, DnsRecord } from '../dns.js';

/** What every resolver takes over UDP without fragments: DNS Flag Day 2020. */
const UDP_BYTES = 1232;

/** A question as bytes, and what its answer has to repeat. */
export interface Query {
  readonly id: number;
  readonly bytes: Buffer;
  readonly question: DnsQuestion;
}

export type Reply = DecodedPacket & { readonly rcode?: string };

export function query(question: DnsQuestion, { extended }: { readonly extended: boolean }): Query {
  const id = randomInt(0x10000);
  const bytes = encode({
    type: 'query',
    id,
    flags: question.recurse ? RECURSION_DESIRED : 0,
    questions: [{ type: question.type, name: question.name }],
    ...(extended
      ? {
          additionals: [
            {
              type: 'OPT',
              name: '.',
              udpPayloadSize: UDP_BYTES,
              extendedRcode: 0,
              ednsVersion: 0,
              flags: 0,
              flag_do: false,
              options: [],
            },
          ],
        }
      : {}),
  });
  return { id, bytes, question };
}

/** Reads the answer to one query; what it is instead where it is none. Somebody else's answer is not to be believed. */
export function readReply(
  bytes: Buffer,
  { id, question }: Query,
): { readonly reply: Reply } | { readonly what: string } {
  let reply: Reply;
  try {
    reply = decode(bytes) as Reply;
  } catch {
    return { what: 'what comes back is no DNS' };
  }
  if (reply.type !== 'response') return { what: 'what comes back is no answer' };
  if (reply.id !== id) return { what: 'what comes back has the id of another question' };
  const [asked] = reply.questions ?? [];
  if (asked === undefined)
    return reply.rcode === 'NOERROR' ? { what: 'the answer does not say to what question' } : { reply };
  if (plainName(asked.name) !== plainName(question.name) || asked.type !== question.type)
    return { what: 'the answer is to another question' };
  return { reply };
}

export const isTruncated = (reply: Reply): boolean => reply.flag_tc;

export function readAnswer(
  reply: Reply,
): Pick<DnsAnswer, 'code' | 'authoritative' | 'recursive' | 'answers' | 'authorities'> {
  return {
    code: reply.rcode ?? 'NOERROR',
    authoritative: reply.flag_aa,
    recursive: reply.flag_ra,
    answers: (reply.answers ?? []).flatMap(recordOf),
    authorities: (reply.authorities ?? []).flatMap(recordOf),
  };
}

/** Lower case, without the last dot. */
const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, '');

function recordOf(answer: Answer): readonly DnsRecord[] {
  const value = textOf(answer);
  if (value === undefined || !('ttl' in answer)) return [];
  return [{ name: plainName(answer.name), type: answer.type, ttl: Number(answer.ttl ?? 0), value }];
}

function textOf(answer: Answer): string | undefined {
  switch (answer.type) {
    case 'A':
      return answer.data;
    case 'AAAA':
      return answer.data.toLowerCase();
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return plainName(answer.data);
    case 'MX':
      return `${answer.data.preference ?? 0} ${plainName(answer.data.exchange)}`;
    case 'SRV': {
      const { priority, weight, port, target } = answer.data;
      return `${priority ?? 0} ${weight ?? 0} ${port} ${plainName(target)}`;
    }
    case 'CAA':
      return `${answer.data.flags ?? 0} ${answer.data.tag} ${answer.data.value}`;
    case 'TXT':
      return [answer.data].flat().map(String).join('');
    case 'SOA':
      return `${plainName(answer.data.mname)} ${plainName(answer.data.rname)} ${answer.data.serial}`;
    default:
      return undefined;
  }
}
