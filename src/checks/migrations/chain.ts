import { type Finding, findingOf } from '../../check.js';
import type { History, Migration } from '../../facts/migrations/history.js';
import { count } from '../../text/units.js';
import type { MigrationsOptions } from './options.js';
import { migrationsRules } from './rules.js';

/** Tools whose migrations have a way back by their nature. */
const GOES_BACK: ReadonlySet<string> = new Set(['alembic', 'golang-migrate', 'knex', 'rails']);

/** Ends, parents and versions of the chain as a whole. */
export function judgeChain({ heads, faults }: History, { expect }: MigrationsOptions): readonly Finding[] {
  const found = faults.map(({ rule, message, file, line }) =>
    findingOf(migrationsRules, { rule, message, file, line }),
  );
  if (heads.length === expect.heads || faults.some(({ rule }) => rule === 'several-heads')) return found;
  const message = `${count(heads.length, 'end')} of the chain (${heads.join(', ')}), and ${expect.heads} expected`;
  return [findingOf(migrationsRules, { rule: 'several-heads', message }), ...found];
}

const WHY = {
  missing: 'has no way back',
  empty: 'has a way back that does nothing',
  refuses: 'refuses to be taken back',
} as const;

/** Migrations that cannot be taken back, of those that are not deployed yet. */
export function judgeWayBack(
  migrations: readonly Migration[],
  { expect, tool }: MigrationsOptions,
): readonly Finding[] {
  if (!(expect.downgrade ?? GOES_BACK.has(tool))) return [];
  return migrations.flatMap(({ id, file, down, downLine }) => {
    if (typeof down !== 'string' || down === 'unread') return [];
    const message = `${id} ${WHY[down]}`;
    return [
      findingOf(migrationsRules, {
        rule: 'no-downgrade',
        message,
        file,
        ...(downLine !== undefined && { line: downLine }),
      }),
    ];
  });
}
