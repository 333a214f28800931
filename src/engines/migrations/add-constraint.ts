import type { Place } from './scene.js';
import { at, isAt, listAt, namesAt, numberAt, relationOf, textAt } from './tree.js';

/** Of a column that comes with it: `isFresh` says that it is NULL everywhere, so that nothing has to be scanned. */
type Constrained = Place & { readonly column?: string; readonly isFresh?: boolean };

/** A constraint on an existing table: which of them scan or index it under lock. */
export function addConstraint(constraint: unknown, place: Constrained): void {
  const { table, scene, isExisting } = place;
  const kind = textAt(constraint, 'contype');
  const name = textAt(constraint, 'conname') ?? 'without a name';
  const valid = !isAt(constraint, 'skip_validation');
  note(constraint, place);
  if (!isExisting) return;
  const about = { subject: table, byte: numberAt(constraint, 'location') };
  const lock = (what: string) => scene.tell('locks-table', what, about);
  const byIndex = textAt(constraint, 'indexname') !== undefined;
  if (kind === 'CONSTR_FOREIGN') foreignKey(constraint, place, { name, valid });
  if (kind === 'CONSTR_CHECK' && valid && !place.isFresh)
    lock(`the CHECK ${name} of ${table} scans the whole table under lock; add it as NOT VALID, and validate it later`);
  if (kind === 'CONSTR_NOTNULL' && valid)
    lock(
      `the NOT NULL ${name} of ${table} scans the whole table under lock; add it as NOT VALID, and validate it later`,
    );
  if ((kind === 'CONSTR_UNIQUE' || kind === 'CONSTR_PRIMARY') && !byIndex) {
    const what = kind === 'CONSTR_UNIQUE' ? 'UNIQUE' : 'PRIMARY KEY';
    lock(
      `${what} of ${table} makes its index under lock; make a UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX`,
    );
  }
  if (kind === 'CONSTR_EXCLUSION')
    lock(`the exclusion constraint ${name} of ${table} makes its index under lock, and there is no other way`);
}

function foreignKey(
  constraint: unknown,
  { table, scene, column, isFresh }: Constrained,
  { name, valid }: { readonly name: string; readonly valid: boolean },
): void {
  const other = relationOf(at(constraint, 'pktable'));
  const about = { subject: table, byte: numberAt(constraint, 'location') };
  if (valid && !isFresh) {
    const how = 'add it as NOT VALID, and validate it in a later migration';
    scene.tell(
      'locks-table',
      `the foreign key ${name} of ${table} scans it, and locks ${table} and ${other}; ${how}`,
      about,
    );
  }
  const [first] = column === undefined ? namesAt(constraint, 'fk_attrs') : [column];
  const known = scene.catalog.table(table);
  if (first !== undefined && known && !known.indexed.has(first))
    scene.tell('foreign-key-without-index', `the foreign key of ${table} to ${other} has no index on ${first}`, about);
}

/** Of a table that no migration made. */
const BEFORE = '';

/** What the catalogue learns: keys that are indexed, and what a CHECK keeps from being NULL. */
function note(constraint: unknown, { table, scene, column }: Constrained): void {
  const known = scene.catalog.table(table) ?? scene.catalog.create(table, BEFORE);
  const kind = textAt(constraint, 'contype');
  const name = textAt(constraint, 'conname') ?? '';
  if (kind === 'CONSTR_UNIQUE' || kind === 'CONSTR_PRIMARY') {
    const [first] = column === undefined ? namesAt(constraint, 'keys') : [column];
    if (first !== undefined) known.indexed.add(first);
  }
  const isOpen = isAt(constraint, 'skip_validation');
  if (isOpen) scene.catalog.unvalidated.set(`${table} ${name}`, scene.unit);
  if (kind !== 'CONSTR_CHECK') return;
  for (const filled of nullTests(at(constraint, 'raw_expr')))
    known.filled.set(filled, { constraint: name, valid: !isOpen });
}

/** Columns that an expression keeps from being NULL: `c IS NOT NULL`, joined by AND alone. */
function nullTests(expression: unknown): readonly string[] {
  const test = at(expression, 'NullTest');
  if (test !== undefined) {
    const name = namesAt(test, 'arg', 'ColumnRef', 'fields').at(-1);
    return textAt(test, 'nulltesttype') === 'IS_NOT_NULL' && name !== undefined ? [name] : [];
  }
  const both = at(expression, 'BoolExpr');
  return textAt(both, 'boolop') === 'AND_EXPR' ? listAt(both, 'args').flatMap(nullTests) : [];
}
