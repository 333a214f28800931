import { together } from './create.js';
import type { Handler, Scene } from './scene.js';
import { at, isAt, listAt, namesAt, qualified, relationOf, textAt } from './tree.js';

const DATA: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'table',
  OBJECT_SCHEMA: 'schema',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_FOREIGN_TABLE: 'foreign table',
};
const OBJECTS: Readonly<Record<string, string>> = {
  OBJECT_VIEW: 'view',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'procedure',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'domain',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_EXTENSION: 'extension',
};

/** DROP of whatever others may use. */
export const drop: Handler = (body, scene) => {
  const kind = textAt(body, 'removeType') ?? '';
  const names = listAt(body, 'objects').map(nameOf);
  if (kind === 'OBJECT_INDEX') return dropIndexes(body, { names, scene });
  for (const name of names) {
    const isOwn = scene.catalog.isNew(name, scene.unit);
    if (kind === 'OBJECT_TABLE') scene.catalog.drop(name);
    if (isOwn) continue;
    if (DATA[kind] !== undefined) scene.tell('drops-data', `the ${DATA[kind]} ${name} is dropped`, { subject: name });
    else if (OBJECTS[kind] !== undefined)
      scene.tell('drops-object', `the ${OBJECTS[kind]} ${name} is dropped`, { subject: name });
  }
};

/** A name, in whichever form the parser gives it: of a schema, a type, a function with its arguments. */
function nameOf(object: unknown): string {
  const simple = textAt(object, 'String', 'sval');
  if (simple !== undefined) return simple;
  const names = [
    ...namesAt(object, 'List', 'items'),
    ...namesAt(object, 'TypeName', 'names'),
    ...namesAt(object, 'ObjectWithArgs', 'objname'),
  ];
  return qualified(names);
}

function dropIndexes(
  body: unknown,
  { names, scene }: { readonly names: readonly string[]; readonly scene: Scene },
): void {
  for (const name of names) {
    const table = scene.catalog.indexes.get(name);
    if (isAt(body, 'concurrent')) together(`DROP INDEX CONCURRENTLY ${name}`, { scene, table });
    else if (table === undefined || !scene.catalog.isNew(table, scene.unit))
      scene.tell('index-not-concurrent', `the index ${name} is dropped while nobody may use its table`, {
        ...(table !== undefined && { subject: table }),
      });
    scene.catalog.indexes.delete(name);
  }
}

export const dropDatabase: Handler = (body, scene) => {
  const name = textAt(body, 'dbname') ?? '';
  scene.tell('drops-data', `the database ${name} is dropped`, { subject: name });
};

export const truncate: Handler = (body, scene) => {
  const cascades = textAt(body, 'behavior') === 'DROP_CASCADE' ? ', and every table that refers to it' : '';
  for (const relation of listAt(body, 'relations')) {
    const name = relationOf(at(relation, 'RangeVar'));
    if (scene.catalog.isNew(name, scene.unit) && cascades === '') continue;
    scene.tell('drops-data', `${name} is emptied${cascades}`, { subject: name });
  }
};

/** DELETE without a condition, or with one that always holds. */
export const deleteRows: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation'));
  if (scene.catalog.isNew(name, scene.unit) || hasCondition(body)) return;
  scene.tell('drops-data', `every row of ${name} is deleted`, { subject: name });
};

export const updateRows: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation'));
  if (scene.catalog.isNew(name, scene.unit) || hasCondition(body)) return;
  scene.tell('changes-all-rows', `every row of ${name} is updated in one statement`, { subject: name });
};

const hasCondition = (body: unknown): boolean => {
  const condition = at(body, 'whereClause');
  return condition !== undefined && !isAt(condition, 'A_Const', 'boolval', 'boolval');
};

const NAMED: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_SCHEMA: 'schema',
  OBJECT_TYPE: 'type',
  OBJECT_FUNCTION: 'function',
  OBJECT_SEQUENCE: 'sequence',
};

export const rename: Handler = (body, scene) => {
  const kind = textAt(body, 'renameType') ?? '';
  const relation = relationOf(at(body, 'relation'));
  const to = textAt(body, 'newname') ?? '';
  if (kind === 'OBJECT_COLUMN' || kind === 'OBJECT_ATTRIBUTE') return renameColumn(body, { relation, to, scene });
  const name = NAMED[kind];
  if (name === undefined) return;
  const from = relation !== '' ? relation : nameOf(at(body, 'object'));
  const isOwn = scene.catalog.isNew(from, scene.unit);
  if (kind === 'OBJECT_TABLE') scene.catalog.rename(from, to);
  if (!isOwn) scene.tell('renames', `the ${name} ${from} is renamed to ${to}`, { subject: from });
};

function renameColumn(
  body: unknown,
  { relation, to, scene }: { readonly relation: string; readonly to: string; readonly scene: Scene },
): void {
  const from = textAt(body, 'subname') ?? '';
  const columns = scene.catalog.table(relation)?.columns;
  const type = columns?.get(from);
  if (type !== undefined) columns?.set(to, type);
  columns?.delete(from);
  if (scene.catalog.isNew(relation, scene.unit)) return;
  scene.tell('renames', `the column ${relation}.${from} is renamed to ${to}`, { subject: relation });
}

export const alterEnum: Handler = (body, scene) => {
  const from = textAt(body, 'oldVal');
  if (from === undefined) return;
  const type = qualified(namesAt(body, 'typeName'));
  scene.tell('renames', `the value "${from}" of the enum ${type} is renamed to "${textAt(body, 'newVal')}"`, {
    subject: type,
  });
};

/** ALTER TABLE … SET SCHEMA: the name by which everybody asks changes. */
export const moveToSchema: Handler = (body, scene) => {
  const name = relationOf(at(body, 'relation'));
  if (name === '' || scene.catalog.isNew(name, scene.unit)) return;
  const to = `${textAt(body, 'newschema')}.${textAt(body, 'relation', 'relname')}`;
  scene.catalog.rename(name, to);
  scene.tell('renames', `${name} is moved to ${to}`, { subject: name });
};
