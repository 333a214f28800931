import { randomUUID } from 'node:crypto';
import { type Finding, findingOf, type Measurement } from '../../check.js';
import type { Clock } from '../../ports/clock.js';
import type { RedisAnswer, RedisSession } from '../../ports/redis.js';
import { showLatency } from '../../text/units.js';
import { cacheRules } from './rules.js';

/** The key is gone after so many seconds, whatever happens to us. */
const EXPIRY_S = 30;

export interface Trip {
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
}

/** Writes a key that nobody else has, reads it back and removes it. */
export async function roundTrip(
  session: RedisSession,
  { clock, max }: { readonly clock: Clock; readonly max: number | undefined },
): Promise<Trip> {
  const value = randomUUID();
  const key = `deploy-validate:${value}`;
  const begun = clock.monotonic();
  const set = await session.command('SET', key, value, 'EX', String(EXPIRY_S), 'NX');
  if (!isText(set, 'OK')) return failed(`writing a key was refused: ${wordsOf(set)}`);
  const got = await session.command('GET', key);
  const ms = clock.monotonic() - begun;
  const gone = await session.command('DEL', key);
  if (!isText(got, value)) return failed(`a key that was just written came back as ${wordsOf(got)}`);
  if (gone.was !== 'answered' || gone.value !== 1) return failed(`removing a key was refused: ${wordsOf(gone)}`);
  const measurements = [
    { name: 'round trip', value: Math.round(ms * 100) / 100, unit: 'ms', ...(max !== undefined && { limit: max }) },
  ];
  const said = `round trip ${showLatency(ms)}`;
  if (max === undefined || ms <= max) return { said, findings: [], measurements };
  const message = `the round trip takes ${showLatency(ms)}, longer than ${showLatency(max)}`;
  return {
    said: message,
    findings: [findingOf(cacheRules, { rule: 'slow', message, subject: 'round-trip' })],
    measurements,
  };
}

const isText = (answer: RedisAnswer, text: string): boolean => answer.was === 'answered' && answer.value === text;

const wordsOf = (answer: RedisAnswer): string =>
  answer.was === 'refused' ? answer.message : answer.value === null ? 'nothing' : 'something else';

function failed(message: string): Trip {
  return {
    said: message,
    findings: [findingOf(cacheRules, { rule: 'round-trip', message, subject: 'round-trip' })],
    measurements: [],
  };
}
