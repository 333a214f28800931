import { CouldNotTell } from '../../check.js';
import type { RedisSession } from '../../ports/redis.js';

/** What INFO says, by its names. */
export type Info = ReadonlyMap<string, string>;

/** Asks for sections of INFO. Throws where the server refuses, or what comes has no such form. */
export async function infoOf(session: RedisSession, where: string): Promise<Info> {
  const answer = await session.command('INFO', 'default');
  if (answer.was === 'refused') {
    const message = `${where}: INFO is refused: ${answer.message}`;
    throw new CouldNotTell('tool-refused', message, 'Let the user run INFO: `ACL SETUSER … +info`.');
  }
  const lines = String(answer.value ?? '').split(/\r?\n/);
  const info = new Map(lines.flatMap(line => pairOf(line)));
  if (info.has('run_id') && info.has('keyspace_hits')) return info;
  throw new CouldNotTell(
    'wrong-format',
    `${where}: what INFO answers is none of Redis or Valkey`,
    'Check the address.',
  );
}

function pairOf(line: string): readonly (readonly [string, string])[] {
  const at = line.indexOf(':');
  return at < 1 || line.startsWith('#') ? [] : [[line.slice(0, at), line.slice(at + 1).trim()]];
}

/** A number of INFO. Throws where it is not there. */
export function numberOf(info: Info, name: string, where: string): number {
  const text = info.get(name);
  if (text !== undefined && /^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new CouldNotTell('wrong-format', `${where}: INFO has no number "${name}"`, 'Check which server it is.');
}
