import { isMap } from './variables.js';

type Path = readonly PropertyKey[];

/** Where entries stand in a stage. */
const LISTS: readonly (readonly string[])[] = [['checks'], ['deploy'], ['verify'], ['rollback', 'steps']];

/** An entry of a config that was not read yet. */
export interface RawEntry {
  readonly stage: string;
  readonly path: Path;
  readonly kind: string | undefined;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** What stands at a path; undefined where nothing does. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((found, key) => {
    if (Array.isArray(found) && typeof key === 'number') return found[key];
    return isMap(found) ? found[String(key)] : undefined;
  }, value);

/** Every entry of every stage that is a map. */
export function entriesOf(config: unknown): readonly RawEntry[] {
  const stages = valueAt(config, ['stages']);
  if (!isMap(stages)) return [];
  return Object.entries(stages).flatMap(([stage, body]) =>
    LISTS.flatMap(list => {
      const entries = valueAt(body, list);
      if (!Array.isArray(entries)) return [];
      return entries.flatMap((entry: unknown, index) =>
        isMap(entry)
          ? [
              {
                stage,
                entry,
                path: ['stages', stage, ...list, index],
                kind: textIn(entry.kind),
              },
            ]
          : [],
      );
    }),
  );
}

/** `with` of an entry or of defaults, and what a way back is made of. */
export const mayHaveVariables = (path: Path): boolean =>
  path.length > 1 &&
  ((path[0] === 'defaults' && path[1] === 'with') ||
    (path[0] === 'stages' &&
      ((path[2] === 'defaults' && path[3] === 'with') ||
        path[2] === 'rollback' ||
        (LISTS.some(([list]) => list === path[2]) && path[4] === 'with' && path.length > 4))));

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Data with another value at a path; parents that are missing or no containers leave it as it is. */
export function withValue(data: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(data) && typeof first === 'number')
    return data.map((item: unknown, index) => (index === first ? withValue(item, rest, value) : item));
  if (!isMap(data)) return data;
  return { ...data, [String(first)]: withValue(data[String(first)], rest, value) };
}
