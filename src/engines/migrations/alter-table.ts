import { addColumn } from './add-column.js';
import { addConstraint } from './add-constraint.js';
import { columnType, mayNarrow, showType, typeChange } from './column-type.js';
import type { Handler, Scene } from './scene.js';
import { at, isAt, listAt, numberAt, relationOf, textAt } from './tree.js';

interface Command {
  readonly table: string;
  readonly column: string;
  readonly command: unknown;
  readonly scene: Scene;
  /** The table is there already, with rows and readers. */
  readonly isExisting: boolean;
}

/** ALTER TABLE, each of its commands by itself. */
export const alterTable: Handler = (body, scene) => {
  const kind = textAt(body, 'objtype') ?? 'OBJECT_TABLE';
  if (!/^OBJECT_(?:TABLE|MATVIEW|FOREIGN_TABLE)$/.test(kind)) return;
  const table = relationOf(at(body, 'relation'));
  const isExisting = !scene.catalog.isNew(table, scene.unit) && textAt(body, 'relation', 'relpersistence') !== 't';
  for (const item of listAt(body, 'cmds')) {
    const command = at(item, 'AlterTableCmd');
    const run = COMMANDS[textAt(command, 'subtype') ?? ''];
    run?.({ table, column: textAt(command, 'name') ?? '', command, scene, isExisting });
  }
};

const COMMANDS: Readonly<Record<string, (command: Command) => void>> = {
  AT_AddColumn: ({ table, command, scene, isExisting }) =>
    addColumn(at(command, 'def', 'ColumnDef'), { table, scene, isExisting }),
  AT_DropColumn: dropColumn,
  AT_SetNotNull: setNotNull,
  AT_DropNotNull: ({ column, table, scene, isExisting }) => {
    if (isExisting) scene.tell('changes-default', `${table}.${column} may become NULL`, { subject: table });
  },
  AT_ColumnDefault: columnDefault,
  AT_AlterColumnType: changeType,
  AT_AddConstraint: ({ table, command, scene, isExisting }) =>
    addConstraint(at(command, 'def', 'Constraint'), { table, scene, isExisting }),
  AT_ValidateConstraint: validate,
  AT_DropConstraint: ({ table, column, scene }) => {
    const filled = scene.catalog.table(table)?.filled;
    for (const [name, { constraint }] of filled ?? []) if (constraint === column) filled?.delete(name);
  },
  AT_AttachPartition: attach,
  AT_DetachPartition: ({ table, command, scene, isExisting }) => {
    if (!isExisting || isAt(command, 'def', 'PartitionCmd', 'concurrent')) return;
    scene.tell(
      'locks-table',
      `a partition is taken from ${table} while nobody may read it; use DETACH … CONCURRENTLY`,
      {
        subject: table,
      },
    );
  },
  AT_SetTableSpace: rewrites('is copied to another tablespace'),
  AT_SetLogged: rewrites('is rewritten to be logged'),
  AT_SetUnLogged: rewrites('is rewritten, and is lost with the next crash of the server'),
  AT_SetAccessMethod: rewrites('is rewritten for another access method'),
  AT_SetExpression: rewrites('is rewritten for a generated column'),
  AT_AddIdentity: ({ table, column, scene, isExisting }) => {
    if (isExisting)
      scene.tell('locks-table', `${table}.${column} becomes an identity: the table is scanned`, { subject: table });
  },
};

function rewrites(what: string): (command: Command) => void {
  return ({ table, scene, isExisting }) => {
    if (isExisting) scene.tell('locks-table', `${table} ${what} while nobody may read it`, { subject: table });
  };
}

function dropColumn({ table, column, scene, isExisting }: Command): void {
  scene.catalog.table(table)?.columns.delete(column);
  if (isExisting) scene.tell('drops-data', `the column ${table}.${column} is dropped`, { subject: table });
}

function setNotNull({ table, column, scene, isExisting }: Command): void {
  if (!isExisting || scene.catalog.table(table)?.filled.get(column)?.valid) return;
  const how = 'first add CHECK (… IS NOT NULL) NOT VALID, validate it, and then set NOT NULL';
  scene.tell('locks-table', `${table}.${column} becomes NOT NULL: the whole table is scanned under lock; ${how}`, {
    subject: table,
  });
}

function columnDefault({ table, column, command, scene, isExisting }: Command): void {
  if (isExisting && at(command, 'def') === undefined)
    scene.tell('changes-default', `${table}.${column} loses its default`, { subject: table });
}

function changeType({ table, column, command, scene, isExisting }: Command): void {
  const definition = at(command, 'def', 'ColumnDef');
  const to = columnType(at(definition, 'typeName'));
  const columns = scene.catalog.table(table)?.columns;
  const from = columns?.get(column);
  columns?.set(column, to);
  if (!isExisting) return;
  const converts = at(definition, 'raw_default') !== undefined;
  const change = from === undefined ? (mayNarrow(to) ? 'narrows' : 'rewrites') : typeChange(from, to);
  if (change === 'free' && !converts) return;
  const was = from === undefined ? '' : ` from ${showType(from)}`;
  const about = { subject: table, byte: numberAt(definition, 'location') };
  const what = `${table}.${column} changes its type${was} to ${showType(to)}`;
  if (change === 'narrows') {
    const why =
      from === undefined ? 'which may hold less than before, since nobody knows what it was' : 'which holds less';
    scene.tell('narrows-type', `${what}, ${why}`, about);
  } else {
    const why =
      from === undefined
        ? 'the table is rewritten unless it was a shorter one of the same kind'
        : 'the table is rewritten';
    scene.tell('locks-table', `${what}: ${why} while nobody may read it`, about);
  }
}

function validate({ table, column, scene, isExisting }: Command): void {
  const key = `${table} ${column}`;
  const added = scene.catalog.unvalidated.get(key);
  scene.catalog.unvalidated.delete(key);
  const filled = scene.catalog.table(table)?.filled;
  for (const [name, { constraint }] of filled ?? [])
    if (constraint === column) filled?.set(name, { constraint, valid: true });
  if (!isExisting || added !== scene.unit || !scene.inTransaction) return;
  const why = 'it is validated in the transaction that added it, whose lock lasts until the end';
  scene.tell('locks-table', `the constraint ${column} of ${table}: ${why}; validate it in a later migration`, {
    subject: table,
  });
}

function attach({ table, command, scene, isExisting }: Command): void {
  const partition = relationOf(at(command, 'def', 'PartitionCmd', 'name'));
  if (!isExisting || scene.catalog.isNew(partition, scene.unit) || scene.catalog.table(partition)?.filled.size) return;
  const how = 'unless it has a valid CHECK that says what the partition holds';
  scene.tell('locks-table', `${partition} is attached to ${table}: it is scanned under lock, ${how}`, {
    subject: partition,
  });
}
