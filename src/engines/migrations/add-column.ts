import { addConstraint } from './add-constraint.js';
import { columnType, isJson, isSerial, volatility } from './column-type.js';
import type { Place } from './scene.js';
import { at, listAt, namesAt, nodesOf, numberAt, textAt } from './tree.js';

/** A column that an existing table gets. */
export function addColumn(definition: unknown, place: Place): void {
  const { table, scene, isExisting } = place;
  const column = textAt(definition, 'colname') ?? '';
  const typeName = at(definition, 'typeName');
  scene.catalog.table(table)?.columns.set(column, columnType(typeName));
  const about = { subject: table, byte: numberAt(definition, 'location') };
  if (isJson(typeName)) scene.tell('json-column', `${table}.${column} is of the type json`, about);
  if (!isExisting) return;
  const constraints = listAt(definition, 'constraints').map(item => at(item, 'Constraint'));
  const of = (kind: string) => constraints.find(constraint => textAt(constraint, 'contype') === kind);
  const fallback = at(of('CONSTR_DEFAULT'), 'raw_expr');
  const fills = isSerial(typeName) || of('CONSTR_IDENTITY') !== undefined || of('CONSTR_GENERATED') !== undefined;
  const needed = of('CONSTR_NOTNULL') !== undefined || of('CONSTR_PRIMARY') !== undefined;
  if (needed && !fills && (fallback === undefined || at(fallback, 'A_Const', 'isnull') === true))
    scene.tell('not-null-without-default', `the column ${table}.${column} is NOT NULL and has no default`, about);
  const why = rewriteOf({ typeName, generated: of('CONSTR_GENERATED'), identity: of('CONSTR_IDENTITY'), fallback });
  if (why !== undefined)
    scene.tell(
      'locks-table',
      `the column ${table}.${column} ${why}: the table is rewritten while nobody may read it`,
      about,
    );
  for (const constraint of constraints) {
    if (/^CONSTR_(?:FOREIGN|CHECK|UNIQUE|PRIMARY)$/.test(textAt(constraint, 'contype') ?? ''))
      addConstraint(constraint, { ...place, column, isFresh: fallback === undefined });
  }
}

interface Column {
  readonly typeName: unknown;
  readonly generated: unknown;
  readonly identity: unknown;
  readonly fallback: unknown;
}

/** Why the table is rewritten; undefined where the column costs nothing. */
function rewriteOf({ typeName, generated, identity, fallback }: Column): string | undefined {
  if (isSerial(typeName)) return `is ${namesAt(typeName, 'names').at(-1)}, numbered row by row`;
  if (identity !== undefined) return 'is an identity, numbered row by row';
  if (generated !== undefined)
    return textAt(generated, 'generated_kind') === 'v' ? undefined : 'is generated and stored';
  const call = fallback === undefined ? undefined : volatility(nodesOf(fallback, 'FuncCall'));
  if (call === undefined) return undefined;
  return call.known
    ? `has the default ${call.name}(), which differs from row to row`
    : `has the default ${call.name}(), which may differ from row to row`;
}
