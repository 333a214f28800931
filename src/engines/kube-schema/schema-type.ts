/** What a field may hold. */
export type SchemaType =
  | { readonly is: Scalar }
  | { readonly is: 'enum'; readonly values: readonly string[] }
  | { readonly is: 'list' | 'map'; readonly of: SchemaType }
  | { readonly is: 'definition'; readonly name: string }
  /** Custom resource definitions have places for a schema or something simpler. */
  | { readonly is: 'schema-or'; readonly other: 'boolean' | 'schemas' | 'strings'; readonly schema: SchemaType };

/** What a scalar may be, and the free forms `object` and `any`. */
export type Scalar =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'number'
  | 'base64'
  | 'time'
  | 'micro-time'
  | 'quantity'
  | 'int-or-string'
  | 'object'
  | 'any';

const SCALARS = new Map<string, Scalar>([
  ['s', 'string'],
  ['b', 'boolean'],
  ['i', 'int32'],
  ['l', 'int64'],
  ['d', 'number'],
  ['B', 'base64'],
  ['t', 'time'],
  ['m', 'micro-time'],
  ['q', 'quantity'],
  ['x', 'int-or-string'],
  ['o', 'object'],
  ['*', 'any'],
]);

const OTHERS = new Map([
  ['b', 'boolean'],
  ['l', 'schemas'],
  ['s', 'strings'],
] as const);

/** Reads a type as scripts/kube-schemas writes it: `[{q` is a list of maps of quantities. */
export function readType(code: string, enums: readonly (readonly string[])[]): SchemaType {
  const rest = code.slice(1);
  switch (code[0]) {
    case '[':
      return { is: 'list', of: readType(rest, enums) };
    case '{':
      return { is: 'map', of: readType(rest, enums) };
    case '#':
      return { is: 'definition', name: rest };
    case 'e':
      return { is: 'enum', values: enums[Number(rest)] ?? [] };
    case '?':
      return { is: 'schema-or', other: known(OTHERS, rest), schema: readType(rest.slice(1), enums) };
    default:
      return { is: known(SCALARS, code) };
  }
}

function known<T>(letters: ReadonlyMap<string, T>, code: string): T {
  const found = letters.get(code.charAt(0));
  if (found === undefined) throw new Error(`asset.ts: unknown type ${code}`);
  return found;
}
