import { listAt, namesAt, numberAt, textAt } from './tree.js';

/** A column's type: `varchar`, with what stands in brackets behind it. */
export interface ColumnType {
  readonly name: string;
  readonly modifiers: readonly number[];
  readonly isArray: boolean;
}

const ALIASES: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bpchar: 'char',
  bool: 'boolean',
};

export function columnType(typeName: unknown): ColumnType {
  const name = namesAt(typeName, 'names').at(-1) ?? 'unknown';
  const modifiers = listAt(typeName, 'typmods').map(modifier => numberAt(modifier, 'A_Const', 'ival', 'ival') ?? 0);
  return { name: ALIASES[name] ?? name, modifiers, isArray: listAt(typeName, 'arrayBounds').length > 0 };
}

export const showType = ({ name, modifiers, isArray }: ColumnType): string =>
  `${name}${modifiers.length > 0 ? `(${modifiers.join(', ')})` : ''}${isArray ? '[]' : ''}`;

/** What a change of type means for the rows that are there. */
export type TypeChange = 'free' | 'rewrites' | 'narrows';

const WIDTH: Readonly<Record<string, number>> = { smallint: 1, integer: 2, bigint: 3, numeric: 4 };
const FLOATS: Readonly<Record<string, number>> = { real: 1, 'double precision': 2 };
const TEXTS = new Set(['text', 'varchar']);

/**
 * PostgreSQL's own rules: a longer varchar, a text, a numeric of more digits and the same scale, `cidr` to `inet` and a
 * longer varbit are free; everything else rewrites the table, and may lose what does not fit.
 */
export function typeChange(from: ColumnType, to: ColumnType): TypeChange {
  if (from.isArray !== to.isArray) return 'narrows';
  if (showType(from) === showType(to)) return 'free';
  if (TEXTS.has(from.name) && TEXTS.has(to.name)) return isShorter(from, to) ? 'narrows' : 'free';
  if (from.name === to.name) return sameName(from, to);
  if (from.name === 'cidr' && to.name === 'inet') return 'free';
  if (from.name === 'inet' && to.name === 'cidr') return 'narrows';
  return isNarrower(from, to) ? 'narrows' : 'rewrites';
}

const limitOf = ({ modifiers: [first] }: ColumnType): number => first ?? Number.POSITIVE_INFINITY;
const isShorter = (from: ColumnType, to: ColumnType): boolean => limitOf(to) < limitOf(from);

function sameName(from: ColumnType, to: ColumnType): TypeChange {
  if (from.name === 'numeric') {
    const [digits, scale] = [limitOf(from), from.modifiers[1] ?? 0];
    const [newDigits, newScale] = [limitOf(to), to.modifiers[1] ?? 0];
    if (to.modifiers.length === 0) return 'free';
    if (newScale < scale || newDigits - newScale < digits - scale) return 'narrows';
    return newScale === scale ? 'free' : 'rewrites';
  }
  if (from.name === 'varbit') return isShorter(from, to) ? 'narrows' : 'free';
  if (/^(?:timestamp|timestamptz|time|timetz|interval)$/.test(from.name)) {
    return (to.modifiers[0] ?? 6) < (from.modifiers[0] ?? 6) ? 'narrows' : 'free';
  }
  return isShorter(from, to) ? 'narrows' : 'rewrites';
}

function isNarrower(from: ColumnType, to: ColumnType): boolean {
  const [width, newWidth] = [WIDTH[from.name], WIDTH[to.name]];
  if (width !== undefined && newWidth !== undefined) return newWidth < width;
  if (FLOATS[from.name] !== undefined)
    return FLOATS[to.name] === undefined || (FLOATS[to.name] ?? 0) < (FLOATS[from.name] ?? 0);
  if (TEXTS.has(from.name) || /^jsonb?$/.test(from.name))
    return !TEXTS.has(to.name) && !/^(?:jsonb?|citext)$/.test(to.name);
  if (from.name === 'timestamptz' || from.name === 'timestamp') return to.name === 'date' || to.name === 'time';
  return false;
}

/** Of the type alone, where nobody knows what the column was: a short one is likely to be shorter. */
export const mayNarrow = ({ name, modifiers }: ColumnType): boolean =>
  name === 'smallint' ||
  name === 'real' ||
  name === 'date' ||
  (/^(?:varchar|char|varbit|numeric)$/.test(name) && modifiers.length > 0);

export const isSerial = (typeName: unknown): boolean =>
  /^(?:small|big)?serial[248]?$/.test(namesAt(typeName, 'names').at(-1) ?? '');

export const isJson = (typeName: unknown): boolean => (namesAt(typeName, 'names').at(-1) ?? '') === 'json';

/** Functions whose value differs from row to row, as far as their names say. */
const VOLATILE =
  /^(?:gen_random_uuid|uuid_generate_v\w+|uuidv[47]|random|random_normal|setseed|clock_timestamp|timeofday|nextval|setval|txid_current|pg_current_xact_id|gen_random_bytes|gen_salt)$/i;

/** The functions of the catalogue that are stable or immutable, of those that stand in defaults. */
const STABLE =
  /^(?:now|transaction_timestamp|statement_timestamp|current_(?:user|schema|database|setting)|session_user|timezone|date_trunc|date_part|to_char|to_date|to_timestamp|make_(?:date|interval|timestamp|timestamptz)|lower|upper|concat|concat_ws|coalesce|json_build_\w+|jsonb_build_\w+|array_fill|string_to_array|to_jsonb?|md5|length|abs|round|floor|ceil|decode|encode|int4|int8|text|numrange|int4range|int8range|tstzrange|tsrange|daterange|nullif|greatest|least|interval|age|extract|quote_\w+|replace|trim|btrim|ltrim|rtrim|left|right|substr|substring|point|box|inet|txid_snapshot_xmin)$/i;

/** Whether a default is computed anew for each row: `unknown` for functions of the user's own. */
export function volatility(
  functions: Iterable<unknown>,
): { readonly name: string; readonly known: boolean } | undefined {
  for (const call of functions) {
    const name = namesAt(call, 'funcname').at(-1) ?? textAt(call, 'name') ?? '';
    if (VOLATILE.test(name)) return { name, known: true };
    if (!STABLE.test(name)) return { name, known: false };
  }
  return undefined;
}
