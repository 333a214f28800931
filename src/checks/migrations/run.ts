import { byFindings, byPolicies, CouldNotTell, type Finding, type Verdict } from '../../check.js';
import type { Applied } from '../../facts/migrations/applied.js';
import type { History, Migration, Script } from '../../facts/migrations/history.js';
import { readHistory } from '../../facts/migrations/read.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { judgeChain, judgeWayBack } from './chain.js';
import { askDatabase, judgePending } from './deployed.js';
import { type Judgeable, judgeScripts, judgeWaysBack } from './findings.js';
import type { MigrationsOptions } from './options.js';

/** Reads the chain, parses its SQL and judges what is not deployed yet. */
export async function runMigrations(options: MigrationsOptions, ports: Ports): Promise<Verdict> {
  const history = await readHistory(options, ports);
  const asked = await askEach(options.database === undefined ? [] : [history], {
    ask: each => askDatabase(each, options, ports),
    signal: ports.signal,
  });
  const applied = asked.answers[0];
  const open = openOf(history, { options, applied });
  const sql = await ports.sql();
  const judged = await judgeScripts(judgeable(history, open, options), sql);
  const waysBack = await judgeWaysBack(
    open.flatMap(({ down }) => (typeof down === 'string' ? [] : [down])),
    sql,
  );
  const { scratch } = options;
  const tried = await askEach(scratch === undefined ? [] : [scratch], {
    ask: async address =>
      (await import('./scratch.js')).tryOut(address, { migrations: history.migrations, open, ports }),
    signal: ports.signal,
  });
  const own: readonly Finding[] = [
    ...judgeChain(history, options),
    ...(applied === undefined ? [] : judgePending(history, applied, options)),
    ...judgeWayBack(open, options),
    ...judged.findings,
    ...waysBack,
    ...tried.answers.flatMap(each => each.findings),
  ];
  const findings = byPolicies(own, options.policies);
  const errors = findings.filter(({ level }) => level === 'error').length;
  const state = errors > 0 ? count(errors, 'error') : 'nothing lost or locked';
  const back = tried.answers.map(each => `, ${each.back} taken back and applied again`).join('');
  const summary = `${count(open.length, 'migration')} of ${history.migrations.length}, ${count(judged.statements, 'statement')}${back}: ${state}`;
  const measurements = [
    { name: 'migrations', value: history.migrations.length, unit: 'migrations' },
    { name: 'heads', value: history.heads.length, unit: 'heads', limit: options.expect.heads },
    ...tried.answers.flatMap(each => each.measurements),
  ];
  const extra = { findings, measurements };
  return unlessUnknown(byFindings(`${summary} (${sql.release}'s parser)`, extra), [
    ...asked.unknown,
    ...tried.unknown,
    ...unknownOf(history, { open, findings }),
  ]);
}

/** Those that come after the one that is deployed, or that the database lacks. */
function openOf(
  { migrations }: History,
  { options, applied }: { readonly options: MigrationsOptions; readonly applied: Applied | undefined },
): readonly Migration[] {
  const { since, directory } = options;
  if (since === undefined)
    return applied === undefined ? migrations : migrations.filter(({ id }) => !applied.ids.has(id));
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
  { since, database }: MigrationsOptions,
): readonly Judgeable[] {
  const isOpen = new Set(open);
  return migrations.flatMap(migration => {
    const script: Script | undefined = migration.up;
    if (script === undefined) return [];
    const isJudged = isOpen.has(migration);
    return [
      {
        migration,
        script,
        isJudged,
        release: isJudged && (since !== undefined || database !== undefined) ? 'what is not deployed' : undefined,
      },
    ];
  });
}

/** A chain that is broken cannot be rendered, and has failed already: then nothing more has to be known. */
function unknownOf(
  { unrendered }: History,
  { open, findings }: { readonly open: readonly Migration[]; readonly findings: readonly Finding[] },
): readonly CouldNotTell[] {
  const isBroken = ({ rule, level }: Finding) =>
    level === 'error' && (rule === 'several-heads' || rule === 'missing-parent');
  if (findings.some(isBroken)) return [];
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
