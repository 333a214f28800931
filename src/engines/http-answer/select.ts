/** What a pointer or a path finds in a document. */
export interface Selected {
  readonly nodes: readonly unknown[];
  /** True where it can find one value at most. */
  readonly singular: boolean;
  /** False where not even what should hold it is there: then nobody can say that it is absent. */
  readonly hasParent: boolean;
}

export type Select = (document: unknown) => Selected;

/** A reader for a JSON pointer (RFC 6901), or for a JSONPath (RFC 9535), which begins with `$`. Throws where it is none. */
export async function selector(path: string): Promise<Select> {
  return path.startsWith('$') ? byPath(path) : byPointer(path);
}

function byPointer(pointer: string): Select {
  const keys = pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return document => {
    const parent = keys.slice(0, -1).reduce<Found>(childOf, { value: document });
    const last = keys.at(-1);
    const found = last === undefined || parent === undefined ? parent : childOf(parent, last);
    return {
      nodes: found === undefined ? [] : [found.value],
      singular: true,
      hasParent: parent !== undefined && (last === undefined || canHold(parent.value, !/^\d+$/.test(last))),
    };
  };
}

type Found = { readonly value: unknown } | undefined;

/** A list holds no names. */
const canHold = (value: unknown, byName: boolean): boolean => isContainer(value) && !(byName && Array.isArray(value));

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

function childOf(found: Found, key: string): Found {
  if (found === undefined || !isContainer(found.value) || !Object.hasOwn(found.value, key)) return undefined;
  if (Array.isArray(found.value) && !/^(?:0|[1-9]\d*)$/.test(key)) return undefined;
  return { value: Reflect.get(found.value, key) };
}

async function byPath(path: string): Promise<Select> {
  const { jsonpath } = await import('json-p3');
  const query = jsonpath.compile(path);
  const singular = query.singularQuery();
  const stem = stemOf(path, text => {
    try {
      return jsonpath.compile(text).singularQuery();
    } catch {
      return false;
    }
  });
  const parent = jsonpath.compile(stem);
  const byName = /^\.[^.*]|^\[\s*["']/.test(path.slice(stem.length));
  return document => {
    if (!isContainer(document)) return { nodes: path === '$' ? [document] : [], singular, hasParent: false };
    const json = document as Parameters<typeof query.query>[0];
    const held = parent.query(json).values();
    return {
      nodes: query.query(json).values(),
      singular,
      hasParent: path === '$' || (held.length === 1 && canHold(held[0], byName)),
    };
  };
}

/** The longest beginning of a path that leads to one place and is not the whole: what holds the rest. */
export function stemOf(path: string, isSingular: (path: string) => boolean): string {
  for (let end = path.length - 1; end > 1; end -= 1) {
    const next = path[end] ?? '';
    if ((next === '.' || next === '[') && isSingular(path.slice(0, end))) return path.slice(0, end);
  }
  return '$';
}
