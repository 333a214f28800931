/** What stands in a parser's tree at a path; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found: unknown = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.hasOwn(found, key) ? Reflect.get(found, key) : undefined;
  }
  return found;
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found: unknown = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

export const isAt = (value: unknown, ...path: readonly string[]): boolean => at(value, ...path) === true;

/** A node as its name and what is in it: `{ "AlterTableStmt": {…} }`. */
export function nodeOf(value: unknown): { readonly tag: string; readonly body: unknown } {
  if (typeof value !== 'object' || value === null) return { tag: '', body: undefined };
  const [entry] = Object.entries(value);
  return { tag: entry?.[0] ?? '', body: entry?.[1] };
}

/** A list of names, such as `pg_catalog`, `int8`. */
export const namesAt = (value: unknown, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).flatMap(part => textAt(part, 'String', 'sval') ?? []);

/** All nodes of a kind below, itself included. */
export function* nodesOf(value: unknown, tag: string): Generator<unknown> {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, below] of Object.entries(next)) {
      if (key === tag) yield below;
      open.push(below);
    }
  }
}

/** `a` and `public.a` are the same; other schemas stand before the name. */
export const relationOf = (value: unknown): string =>
  qualified([textAt(value, 'schemaname'), textAt(value, 'relname')].filter(part => part !== undefined));

export function qualified(names: readonly string[]): string {
  const own = names.filter((name, index) => index > 0 || names.length === 1 || !/^(?:public|pg_catalog)$/.test(name));
  return own.join('.');
}
