import { isDeepStrictEqual } from 'node:util';
import type { KubeDocument, PositionOf } from './document.js';
import { field, isSequence, type KubeMapping, type KubePath, textField } from './value.js';

/** The document of a file that a rendered object was made from: the kind's own, with its name or one that was lengthened. */
export function findSource(rendered: KubeDocument, candidates: readonly KubeDocument[]): KubeDocument | undefined {
  const same = candidates.filter(({ kind }) => kind === rendered.kind);
  const named = same.find(({ name }) => name === rendered.name);
  return (
    named ??
    same.find(({ name }) => name !== '' && rendered.name.includes(name)) ??
    (same.length === 1 ? same[0] : undefined)
  );
}

/**
 * Positions of a rendered object's fields in the document that it was made from. A field that the rendering changed or
 * added is not there: then it is the object's name that is pointed at.
 */
export function positionsInSource(rendered: KubeMapping, source: KubeDocument): PositionOf {
  return (path, part) => {
    const way = sourcePath(rendered, source.value, path);
    if (way) return source.position(way, part);
    return source.position(field(source.value, 'metadata', 'name') === undefined ? ['kind'] : ['metadata', 'name']);
  };
}

/** The path in the source; items of lists are found again by their name. Undefined where the source says something else. */
function sourcePath(rendered: KubeMapping, source: KubeMapping, path: KubePath): KubePath | undefined {
  const way: (string | number)[] = [];
  for (const [depth, part] of path.entries()) {
    const found =
      typeof part === 'number'
        ? sameItem(field(rendered, ...path.slice(0, depth + 1)), field(source, ...way), part)
        : part;
    if (found === undefined) return undefined;
    way.push(found);
  }
  const theirs = field(source, ...way);
  const ours = field(rendered, ...path);
  if (theirs === undefined) return ours === undefined ? way : undefined;
  const isScalar = typeof ours !== 'object' || ours === null;
  return isScalar && !isDeepStrictEqual(ours, theirs) ? undefined : way;
}

function sameItem(item: ReturnType<typeof field>, list: ReturnType<typeof field>, index: number): number | undefined {
  if (!isSequence(list)) return undefined;
  const name = textField(item, 'name');
  if (name === undefined) return index < list.length ? index : undefined;
  const found = list.findIndex(other => textField(other, 'name') === name);
  return found === -1 ? undefined : found;
}
