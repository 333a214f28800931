import { byFindings, byPolicies, CouldNotTell, type Finding, type Verdict } from '../../check.js';
import type { History, Migration, Script } from '../../facts/migrations/history.js';
import { readHistory } from '../../facts/migrations/read.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import { judgeChain, judgeWayBack } from './chain.js';
import { type Judgeable, judgeScripts, judgeWaysBack } from './findings.js';
import type { MigrationsOptions } from './options.js';

/** Reads the chain, parses its SQL and judges what is not deployed yet. */
export async function runMigrations(options: MigrationsOptions, ports: Ports): Promise<Verdict> {
  const history = await readHistory(options, ports);
  const open = openOf(history, options);
  const sql = await ports.sql();
  const judged = await judgeScripts(judgeable(history, open, options), sql);
  const back = await judgeWaysBack(
    open.flatMap(({ down }) => (typeof down === 'string' ? [] : [down])),
    sql,
  );
  const own: readonly Finding[] = [
    ...judgeChain(history, options),
    ...judgeWayBack(open, options),
    ...judged.findings,
    ...back,
  ];
  const findings = byPolicies(own, options.policies);
  const errors = findings.filter(({ level }) => level === 'error').length;
  const state = errors > 0 ? count(errors, 'error') : 'nothing lost or locked';
  const summary = `${count(open.length, 'migration')} of ${history.migrations.length}, ${count(judged.statements, 'statement')}: ${state}`;
  const measurements = [
    { name: 'migrations', value: history.migrations.length, unit: 'migrations' },
    { name: 'heads', value: history.heads.length, unit: 'heads', limit: options.expect.heads },
  ];
  const extra = { findings, measurements };
  return unlessUnknown(byFindings(`${summary} (${sql.release}'s parser)`, extra), unknownOf(history, open));
}

/** Those that come after the one that is deployed. */
function openOf({ migrations }: History, { since, directory }: MigrationsOptions): readonly Migration[] {
  if (since === undefined) return migrations;
  const at = migrations.findIndex(({ id, file }) => id === since || file.endsWith(since));
  if (at === -1) {
    const remedy = 'Correct `since`: the version as the tool calls it, or the end of its path.';
    throw new CouldNotTell('nothing-checked', `${directory}: no migration is called ${since}`, remedy);
  }
  return migrations.slice(at + 1);
}

function judgeable(
  { migrations }: History,
  open: readonly Migration[],
  { since }: MigrationsOptions,
): readonly Judgeable[] {
  const isOpen = new Set(open);
  return migrations.flatMap(migration => {
    const script: Script | undefined = migration.up;
    if (script === undefined) return [];
    const isJudged = isOpen.has(migration);
    return [
      { migration, script, isJudged, release: isJudged && since !== undefined ? 'what is not deployed' : undefined },
    ];
  });
}

function unknownOf({ unrendered }: History, open: readonly Migration[]): readonly CouldNotTell[] {
  const unread = open.filter(({ up }) => up === undefined);
  const [first] = unread;
  if (first === undefined) return [];
  const more = unread.length > 1 ? `, and of ${unread.length - 1} more` : '';
  const why = unrendered ?? 'nobody has rendered it';
  const remedy = 'Install the tool, or give `render` a command that prints the SQL.';
  return [
    new CouldNotTell('tool-missing', `${first.file}: the SQL of ${first.id}${more} is not known: ${why}`, remedy),
  ];
}
