import { type Finding, findingOf } from '../../check.js';
import { judgeMigrations, type Located, statementsOf, type Unit } from '../../engines/migrations/judge.js';
import type { Migration, Script } from '../../facts/migrations/history.js';
import type { Sql, SqlParsed } from '../../ports/sql.js';
import { migrationsRules } from './rules.js';

/** A migration's way up, whose SQL is known. */
export interface Judgeable {
  readonly migration: Migration;
  readonly script: Script;
  readonly isJudged: boolean;
  readonly release: string | undefined;
}

export interface Judged {
  readonly findings: readonly Finding[];
  readonly statements: number;
}

/** Parses all scripts at once, and judges them in their order. */
export async function judgeScripts(scripts: readonly Judgeable[], sql: Sql): Promise<Judged> {
  const parsed = await sql.parse(scripts.map(({ script }) => script.text));
  const units = scripts.map(({ migration, script, isJudged, release }, index): Unit => {
    const answer = parsed[index];
    const tree = answer && 'tree' in answer ? answer.tree : undefined;
    return { name: migration.file, tree, transaction: script.transaction, isJudged, release };
  });
  const places = new Map(scripts.map(({ migration, script }) => [migration.file, placesIn(script)]));
  const found = judgeMigrations(units).map(located => {
    const { rule, message, subject } = located;
    return findingOf(migrationsRules, {
      rule,
      message,
      ...placeOf(located, places),
      ...(subject !== undefined && { subject }),
    });
  });
  return {
    findings: [
      ...scripts.flatMap(({ script, isJudged }, index) => (isJudged ? refused(script, parsed[index]) : [])),
      ...found,
    ],
    statements: units.reduce((sum, { tree }) => sum + statementsOf(tree).length, 0),
  };
}

/** Ways back must be SQL, too. */
export async function judgeWaysBack(scripts: readonly Script[], sql: Sql): Promise<readonly Finding[]> {
  const parsed = await sql.parse(scripts.map(({ text }) => text));
  return scripts.flatMap((script, index) => refused(script, parsed[index]));
}

function refused(script: Script, answer: SqlParsed | undefined): readonly Finding[] {
  if (answer === undefined || 'tree' in answer) return [];
  const { message } = answer.error;
  if (script.line !== undefined)
    return [findingOf(migrationsRules, { rule: 'invalid-sql', message, file: script.file, line: script.line })];
  const line = lineAt(script.text, answer.error.position);
  const column = answer.error.position - script.text.lastIndexOf('\n', answer.error.position - 1);
  return [
    findingOf(migrationsRules, { rule: 'invalid-sql', message: answer.error.message, file: script.file, line, column }),
  ];
}

type Places = { readonly file: string; readonly lineOfByte: (byte: number) => number };

/** Bytes of a text as its lines: blanks and comments before a statement are not its place. */
function placesIn({ file, text, line }: Script): Places {
  if (line !== undefined) return { file, lineOfByte: () => line };
  const isPlain = !/[^\0-\x7f]/.test(text);
  const bytes = isPlain ? undefined : Buffer.from(text);
  const characterAt = (byte: number): number => bytes?.subarray(0, byte).toString('utf8').length ?? byte;
  return { file, lineOfByte: byte => lineAt(text, firstWord(text, characterAt(byte))) };
}

function firstWord(text: string, from: number): number {
  const skipped = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text.slice(from))?.[0] ?? '';
  return Math.min(from + skipped.length, Math.max(0, text.length - 1));
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function placeOf({ unit, byte }: Located, places: ReadonlyMap<string, Places>): Pick<Finding, 'file' | 'line'> {
  const known = places.get(unit);
  return known === undefined ? {} : { file: known.file, line: known.lineOfByte(byte) };
}
