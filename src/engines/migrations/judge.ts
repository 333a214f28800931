import { alterTable } from './alter-table.js';
import { Catalog } from './catalog.js';
import { createIndex, createTable, createTableAs, selectInto } from './create.js';
import * as dropping from './drop.js';
import * as upkeep from './maintain.js';
import type { MigrationRule } from './rules.js';
import type { Handler, Violation } from './scene.js';
import { at, nodeOf, nodesOf, numberAt, textAt } from './tree.js';

const HANDLERS: Readonly<Record<string, Handler>> = {
  AlterTableStmt: alterTable,
  CreateStmt: createTable,
  CreateTableAsStmt: createTableAs,
  SelectStmt: selectInto,
  IndexStmt: createIndex,
  DropStmt: dropping.drop,
  DropdbStmt: dropping.dropDatabase,
  TruncateStmt: dropping.truncate,
  DeleteStmt: dropping.deleteRows,
  UpdateStmt: dropping.updateRows,
  RenameStmt: dropping.rename,
  AlterEnumStmt: dropping.alterEnum,
  AlterObjectSchemaStmt: dropping.moveToSchema,
  RefreshMatViewStmt: upkeep.refresh,
  VacuumStmt: upkeep.vacuum,
  ClusterStmt: upkeep.cluster,
  ReindexStmt: upkeep.reindex,
  LockStmt: upkeep.lock,
  AlterDomainStmt: upkeep.alterDomain,
};

/** One migration's way up, parsed. */
export interface Unit {
  readonly name: string;
  /** PostgreSQL's tree of it. */
  readonly tree: unknown;
  /** Who makes transactions: the tool around each migration, PostgreSQL around what is sent at once, or nobody. */
  readonly transaction: 'around' | 'at-once' | 'none';
  /** False for what is applied already: the catalogue learns of it, and nothing is told. */
  readonly isJudged: boolean;
  /** What counts as one release: tables that it made itself are new. The unit alone unless given. */
  readonly release?: string | undefined;
}

/** A violation and its place: the statement's beginning where it has none of its own. Bytes. */
export type Located = Omit<Violation, 'byte'> & { readonly unit: string; readonly byte: number };

/** Judges migrations in the order in which they are applied. */
export function judgeMigrations(units: readonly Unit[]): readonly Located[] {
  const catalog = new Catalog();
  return units.flatMap(unit => {
    const found = withoutRemade(judgeUnit(unit, catalog), unit);
    return unit.isJudged ? found : [];
  });
}

interface State {
  /** Where a transaction began, the first lock, and the first change of rows: bytes. */
  begun: number | undefined;
  timeout: boolean;
  locked: number | undefined;
  data: number | undefined;
}

function judgeUnit(unit: Unit, catalog: Catalog): readonly Located[] {
  const found: Located[] = [];
  const statements = statementsOf(unit.tree);
  const state: State = { begun: undefined, timeout: false, locked: undefined, data: undefined };
  const told = (rule: MigrationRule, message: string, byte: number, subject?: string) =>
    found.push({ rule, message, subject, byte, unit: unit.name });
  for (const { tag, body, byte: start } of statements) {
    const inTransaction =
      unit.transaction === 'around' ||
      state.begun !== undefined ||
      (unit.transaction === 'at-once' && statements.length > 1);
    if (tag === 'TransactionStmt') transact(body, { state, start, unit, told });
    if (tag === 'VariableSetStmt' && /^(?:lock|statement)_timeout$/.test(textAt(body, 'name') ?? ''))
      state.timeout = true;
    const before = found.length;
    HANDLERS[tag]?.(body, {
      catalog,
      unit: unit.release ?? unit.name,
      inTransaction,
      tell: (rule, message, { subject, byte } = {}) => told(rule, message, byte ?? start, subject),
    });
    if (tag === 'DoStmt') dynamic(body, { start, told });
    const locks = found.slice(before).find(({ rule }) => LOCKING.has(rule));
    if (locks) state.locked ??= start;
    if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(tag) && inTransaction) state.data ??= start;
  }
  if (state.begun !== undefined)
    told('unfinished-transaction', 'BEGIN without COMMIT: nothing of it is applied', state.begun);
  if (state.locked !== undefined && !state.timeout)
    told('no-lock-timeout', 'existing tables are locked without a lock_timeout', state.locked);
  if (state.locked !== undefined && state.data !== undefined)
    told('mixes-data-and-schema', 'rows are changed while a table is locked in the same transaction', state.data);
  return found;
}

const LOCKING: ReadonlySet<MigrationRule> = new Set<MigrationRule>([
  'locks-table',
  'drops-data',
  'renames',
  'narrows-type',
  'not-null-without-default',
]);

/** Statements with the place of their first word, in bytes. */
export function statementsOf(
  tree: unknown,
): readonly { readonly tag: string; readonly body: unknown; readonly byte: number }[] {
  const statements = at(tree, 'stmts');
  if (!Array.isArray(statements)) return [];
  return statements.map((item: unknown) => ({
    ...nodeOf(at(item, 'stmt')),
    byte: numberAt(item, 'stmt_location') ?? 0,
  }));
}

interface Telling {
  readonly start: number;
  readonly told: (rule: MigrationRule, message: string, byte: number, subject?: string) => void;
}

function transact(
  body: unknown,
  { state, start, unit, told }: Telling & { readonly state: { begun: number | undefined }; readonly unit: Unit },
): void {
  const kind = textAt(body, 'kind');
  if (kind === 'TRANS_STMT_BEGIN' || kind === 'TRANS_STMT_START') {
    if (state.begun !== undefined)
      told('unfinished-transaction', 'BEGIN within a transaction: the first COMMIT ends both', start);
    state.begun = start;
  }
  if (kind === 'TRANS_STMT_COMMIT' || kind === 'TRANS_STMT_ROLLBACK') {
    if (state.begun === undefined && unit.transaction === 'around')
      told(
        'unfinished-transaction',
        "COMMIT ends the tool's own transaction: what follows is not undone if it fails",
        start,
      );
    state.begun = undefined;
  }
}

/** A block of PL/pgSQL is text to this parser. */
function dynamic(body: unknown, { start, told }: Telling): void {
  const text = [...nodesOf(body, 'sval')].find(value => typeof value === 'string' && /\bbegin\b/i.test(value));
  if (
    typeof text === 'string' &&
    /\b(?:execute|alter|drop|truncate|delete|update|create\s+(?:unique\s+)?index)\b/i.test(text)
  )
    told('cannot-inspect', 'a DO block changes something, and only the server can say what', start);
}

/** What is dropped and made again at once breaks nobody: views, functions, types. */
function withoutRemade(found: readonly Located[], unit: Unit): readonly Located[] {
  const made = new Set(
    statementsOf(unit.tree).flatMap(({ tag, body }) => {
      if (tag === 'ViewStmt') return [...nodesOf(at(body, 'view'), 'relname')];
      if (tag === 'CreateFunctionStmt') return [...nodesOf(at(body, 'funcname'), 'sval')];
      if (/^Create(?:Enum|Domain|Range)Stmt$/.test(tag)) return [...nodesOf(body, 'sval')];
      if (tag === 'CompositeTypeStmt') return [...nodesOf(at(body, 'typevar'), 'relname')];
      if (tag === 'CreateSeqStmt') return [...nodesOf(at(body, 'sequence'), 'relname')];
      return tag === 'CreateTableAsStmt' && textAt(body, 'objtype') === 'OBJECT_MATVIEW'
        ? [...nodesOf(at(body, 'into', 'rel'), 'relname')]
        : [];
    }),
  );
  return found.filter(
    ({ rule, subject, message }) =>
      !(rule === 'drops-object' || message.includes('the materialized view')) ||
      rule === 'renames' ||
      !made.has(subject?.split('.').at(-1)),
  );
}
