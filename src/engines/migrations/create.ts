import { columnType, isJson } from './column-type.js';
import type { Handler, Scene } from './scene.js';
import { at, isAt, listAt, namesAt, numberAt, relationOf, textAt } from './tree.js';

/** A new table: whoever knows of it came with this release. A partition of an existing table locks its parent. */
export const createTable: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation'));
  // IF NOT EXISTS may find one with rows, but then it changes nothing.
  if (scene.catalog.table(name) !== undefined && isAt(body, 'if_not_exists')) return;
  const table = scene.catalog.create(name, scene.unit);
  for (const element of listAt(body, 'tableElts')) {
    const definition = at(element, 'ColumnDef');
    if (definition !== undefined) {
      const column = textAt(definition, 'colname') ?? '';
      table.columns.set(column, columnType(at(definition, 'typeName')));
      if (isJson(at(definition, 'typeName')))
        scene.tell('json-column', `${name}.${column} is of the type json`, {
          subject: name,
          byte: numberAt(definition, 'location'),
        });
      for (const item of listAt(definition, 'constraints')) {
        if (/^CONSTR_(?:PRIMARY|UNIQUE)$/.test(textAt(item, 'Constraint', 'contype') ?? '')) table.indexed.add(column);
      }
    }
    const constraint = at(element, 'Constraint');
    const [first] = namesAt(constraint, 'keys');
    if (first !== undefined && /^CONSTR_(?:PRIMARY|UNIQUE)$/.test(textAt(constraint, 'contype') ?? ''))
      table.indexed.add(first);
  }
  lockOthers(body, { name, scene });
};

/** The tables that a new one refers to or belongs to are locked, for a moment. */
function lockOthers(body: unknown, { name, scene }: { readonly name: string; readonly scene: Scene }): void {
  const parents = listAt(body, 'inhRelations').map(parent => relationOf(at(parent, 'RangeVar')));
  for (const parent of parents) {
    const known = scene.catalog.table(parent);
    if (known) for (const [column, type] of known.columns) scene.catalog.table(name)?.columns.set(column, type);
  }
}

export const createTableAs: Handler = (body, scene) => {
  const relation = at(body, 'into', 'rel');
  if (relation !== undefined) scene.catalog.create(relationOf(relation), scene.unit);
};

/** SELECT … INTO makes a table, too. */
export const selectInto: Handler = (body, scene) => {
  const relation = at(body, 'intoClause', 'rel');
  if (relation !== undefined) scene.catalog.create(relationOf(relation), scene.unit);
};

/** An index: of an existing table it wants CONCURRENTLY, and that wants to be alone. */
export const createIndex: Handler = (body, scene) => {
  const table = relationOf(at(body, 'relation'));
  const name = textAt(body, 'idxname');
  const first = textAt(listAt(body, 'indexParams')[0], 'IndexElem', 'name');
  const known = scene.catalog.table(table);
  if (name !== undefined) scene.catalog.indexes.set(name, table);
  // A partial index serves no foreign key.
  if (first !== undefined && at(body, 'whereClause') === undefined) known?.indexed.add(first);
  const title = `the index ${name ?? 'without a name'} of ${table}`;
  if (isAt(body, 'concurrent')) return together(title, { scene, table });
  if (scene.catalog.isNew(table, scene.unit) || textAt(body, 'relation', 'relpersistence') === 't') return;
  scene.tell('index-not-concurrent', `${title} is made while nobody may write to the table`, {
    subject: table,
    byte: numberAt(body, 'relation', 'location'),
  });
};

/** CONCURRENTLY within a transaction is refused as it runs. */
export function together(
  title: string,
  { scene, table }: { readonly scene: Scene; readonly table: string | undefined },
): void {
  if (!scene.inTransaction) return;
  scene.tell(
    'concurrently-in-transaction',
    `${title} stands in a transaction with other statements`,
    table === undefined ? {} : { subject: table },
  );
}
