import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { isMapping, isSequence, type KubeValue } from '../../kube-yaml/value.js';
import { RenderError, Unsupported } from '../problem.js';
import { withEntry } from '../tree.js';

const operation = z.strictObject({
  op: z.string(),
  path: z.string(),
  from: z.string().optional(),
  value: z.custom<KubeValue>().optional(),
});

export type Operation = z.output<typeof operation>;

/** Each one copies the way to what it changes. */
const MOST = 2000;

const OPS = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

/** Reads the list of operations of a JSON patch (RFC 6902). */
export function readOperations(value: KubeValue, from: string): readonly Operation[] {
  const read = z.array(operation).min(1).safeParse(value);
  if (!read.success) throw new RenderError(`${from}: no list of JSON patch operations`);
  if (read.data.length > MOST) throw new Unsupported(`${from}: more than ${MOST} operations`);
  for (const { op } of read.data)
    if (!OPS.has(op)) throw new RenderError(`${from}: ${op} is no operation of a JSON patch`);
  return read.data;
}

/** Applies them one after the other. One that does not apply is a `RenderError`, as it is for kustomize. */
export function applyOperations(value: KubeValue, operations: readonly Operation[]): KubeValue {
  return operations.reduce(applyOperation, value);
}

function applyOperation(root: KubeValue, { op, path, from, value = null }: Operation): KubeValue {
  const target = pointer(path);
  if (op === 'add') return put(root, target, value);
  if (op === 'remove') return take(root, target);
  if (op === 'replace') {
    // Against the RFC, kustomize adds what is not there.
    if (find(root, target) === undefined && isMapping(find(root, target.slice(0, -1)))) return put(root, target, value);
    return put(take(root, target), target, value);
  }
  if (op === 'test') {
    const found = find(root, target);
    if (found !== undefined && isDeepStrictEqual(found, value)) return root;
    throw new RenderError(`test ${path}: the value is another one`);
  }
  const source = pointer(from ?? '');
  const moved = find(root, source);
  if (moved === undefined) throw new RenderError(`${op} ${path}: there is nothing at ${from}`);
  return put(op === 'move' ? take(root, source) : root, target, moved);
}

function pointer(path: string): readonly string[] {
  if (path === '') throw new Unsupported('a JSON patch for a whole object');
  if (!path.startsWith('/')) throw new RenderError(`${path}: a JSON pointer begins with a slash`);
  return path
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function index(part: string, length: number): number {
  if (!/^(?:0|[1-9]\d*)$/.test(part)) throw new Unsupported(`${part} as the place in a list`);
  const at = Number(part);
  if (at >= length) throw new RenderError(`a list has no place ${part}`);
  return at;
}

function find(value: KubeValue, path: readonly string[]): KubeValue | undefined {
  let found: KubeValue | undefined = value;
  for (const part of path) {
    if (isMapping(found)) found = Object.hasOwn(found, part) ? found[part] : undefined;
    else if (isSequence(found)) found = /^\d+$/.test(part) ? found[Number(part)] : undefined;
    else return undefined;
  }
  return found;
}

/** A copy in which the holder of the path's last part is changed. */
function atHolder(
  value: KubeValue,
  path: readonly string[],
  changed: (holder: KubeValue, part: string) => KubeValue,
): KubeValue {
  const [part = '', ...rest] = path;
  if (rest.length === 0) return changed(value, part);
  if (isMapping(value) && Object.hasOwn(value, part)) {
    return withEntry(value, part, atHolder(value[part] ?? null, rest, changed));
  }
  if (isSequence(value))
    return value.with(index(part, value.length), atHolder(value[index(part, value.length)] ?? null, rest, changed));
  throw new RenderError(`/${path.join('/')}: there is nothing`);
}

const put = (root: KubeValue, path: readonly string[], value: KubeValue): KubeValue =>
  atHolder(root, path, (holder, part) => {
    if (isMapping(holder)) return withEntry(holder, part, value);
    if (!isSequence(holder)) throw new RenderError(`/${path.join('/')}: there is no object or list to add to`);
    return holder.toSpliced(part === '-' ? holder.length : index(part, holder.length + 1), 0, value);
  });

const take = (root: KubeValue, path: readonly string[]): KubeValue =>
  atHolder(root, path, (holder, part) => {
    if (isMapping(holder) && Object.hasOwn(holder, part)) return withEntry(holder, part, undefined);
    if (isSequence(holder)) return holder.toSpliced(index(part, holder.length), 1);
    throw new RenderError(`/${path.join('/')}: there is nothing to remove`);
  });
