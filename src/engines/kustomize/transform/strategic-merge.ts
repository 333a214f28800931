import { isMapping, isSequence, type KubeMapping, type KubeSequence, type KubeValue } from '../../kube-yaml/value.js';
import { type TypeAt, typeBelow } from '../fields/kinds.js';
import { RenderError, Unsupported } from '../problem.js';

const DIRECTIVE = '$patch';

/**
 * Merges a patch into an object as kustomize does: mappings key by key, null removes, lists of built-in kinds by their
 * merge keys, all other lists are replaced. Undefined where the patch deletes the whole object.
 */
export function mergeObject(value: KubeMapping, patch: KubeMapping, type: TypeAt): KubeMapping | undefined {
  const directive = directiveOf(patch);
  if (directive === 'delete') return undefined;
  if (directive === 'replace') throw new Unsupported('`$patch: replace` for a whole object');
  return mergeMapping(value, patch, type);
}

function directiveOf(patch: KubeMapping): 'delete' | 'replace' | undefined {
  const other = Object.keys(patch).find(key => key.startsWith('$') && key !== DIRECTIVE);
  if (other !== undefined) throw new Unsupported(`the directive ${other} of a patch`);
  const directive = Object.hasOwn(patch, DIRECTIVE) ? patch[DIRECTIVE] : undefined;
  if (directive === 'delete' || directive === 'replace') return directive;
  if (directive === undefined || directive === 'merge') return undefined;
  throw new Unsupported(`\`$patch: ${JSON.stringify(directive)}\``);
}

function mergeMapping(value: KubeMapping, patch: KubeMapping, type: TypeAt): KubeMapping {
  const merged = new Map(Object.entries(value));
  for (const [key, change] of Object.entries(patch)) {
    if (key === DIRECTIVE) continue;
    const item = mergeValue(merged.get(key), change, typeBelow(type, key));
    if (item === undefined) merged.delete(key);
    else merged.set(key, item);
  }
  return Object.fromEntries(merged);
}

function mergeValue(old: KubeValue | undefined, patch: KubeValue, type: TypeAt): KubeValue | undefined {
  if (patch === null) return undefined;
  if (isMapping(patch)) return mergeInto(old, patch, type);
  if (isSequence(patch)) return mergeList(old, patch, type);
  if (isMapping(old) || isSequence(old)) throw new RenderError('a patch has a scalar where the object has more');
  return patch;
}

function mergeInto(old: KubeValue | undefined, patch: KubeMapping, type: TypeAt): KubeValue | undefined {
  const directive = directiveOf(patch);
  if (directive === 'delete') return undefined;
  if (directive === 'replace') return mergeMapping({}, patch, type);
  if (old === undefined || old === null) return mergeMapping({}, patch, type);
  if (!isMapping(old)) throw new RenderError('a patch has a mapping where the object has something else');
  return mergeMapping(old, patch, type);
}

function mergeList(old: KubeValue | undefined, patch: KubeSequence, type: TypeAt): KubeValue {
  if (old !== undefined && old !== null && !isSequence(old)) {
    throw new RenderError('a patch has a list where the object has something else');
  }
  const before = old ?? [];
  const [first] = type.keys;
  if (first === undefined) return refuseDirectives(patch);
  if (first === '') return uniteScalars(before, patch);
  const own = patch.map(mappingIn);
  const replaces = own.some(item => directiveOf(item) === 'replace');
  const items = own.filter(item => directiveOf(item) !== 'replace');
  return mergeItems(replaces ? [] : before.map(mappingIn), items, type);
}

/** In a list that is replaced a directive stays where it is, and kustomize prints it. */
function refuseDirectives(patch: KubeSequence): KubeSequence {
  for (const item of patch) {
    if (isMapping(item) && Object.keys(item).some(key => key.startsWith('$'))) {
      throw new Unsupported('a directive in a list that has no merge key');
    }
  }
  return patch;
}

function uniteScalars(before: KubeSequence, patch: KubeSequence): KubeSequence {
  if ([...before, ...patch].some(item => typeof item === 'object')) throw new Unsupported('a list of mixed values');
  return [...new Set([...patch, ...before])];
}

function mappingIn(item: KubeValue): KubeMapping {
  if (isMapping(item)) return item;
  throw new Unsupported('an item without a merge key in a list that merges');
}

type Item = KubeMapping;

/** Items of the patch come first; where two keys tell items apart, those that are there already keep their places. */
function mergeItems(before: readonly Item[], patch: readonly Item[], type: TypeAt): KubeSequence {
  const keys = keysInUse([...before, ...patch], type.keys);
  const inPlace = keys.length > 1;
  const idOf = (item: Item) => JSON.stringify(keys.map(key => (Object.hasOwn(item, key) ? [item[key]] : [])));
  const index = (items: readonly Item[]) => new Map(items.map(item => [idOf(item), item]));
  const find = (items: ReadonlyMap<string, Item>, item: Item) => items.get(idOf(item));
  refuseAmbiguity(before, keys);
  refuseAmbiguity(patch, keys);
  if (inPlace) refuseHalfKeys([...before, ...patch], keys);
  const [old, changes] = [index(before), index(patch)];
  const itemType: TypeAt = { type: type.type, keys: [] };
  const merge = (item: Item | undefined, change: Item | undefined): readonly Item[] => {
    if (!change) return item ? [item] : [];
    if (directiveOf(change) === 'delete') return [];
    return [mergeMapping(item ?? {}, change, itemType)];
  };
  const fresh = inPlace ? patch.filter(item => !find(old, item)) : patch;
  const rest = inPlace ? before : before.filter(item => !find(changes, item));
  return [
    ...fresh.flatMap(item => merge(find(old, item), item)),
    ...rest.flatMap(item => merge(item, find(changes, item))),
  ];
}

/** A further key counts where any item has it, such as the protocol of a port. */
function keysInUse(items: readonly Item[], keys: readonly string[]): readonly string[] {
  const used = keys.filter(key => items.some(item => Object.hasOwn(item, key)));
  const [main] = keys;
  const lacking = items.some(item => main === undefined || !Object.hasOwn(item, main) || item[main] === null);
  if (lacking) throw new Unsupported(`an item without its merge key \`${main}\` in a list that merges`);
  return used;
}

function refuseAmbiguity(items: readonly Item[], keys: readonly string[]): void {
  const seen = new Set(items.map(item => JSON.stringify(keys.map(key => item[key] ?? null))));
  if (seen.size < items.length)
    throw new Unsupported(`two items with the same ${keys.join(' and ')} in a list that merges`);
}

/** Where one item has the second key and another with the same first one lacks it, kustomize loses one of them. */
function refuseHalfKeys(items: readonly Item[], [main = '', ...others]: readonly string[]): void {
  const shapes = new Map<string, string>();
  for (const item of items) {
    const shape = others.map(key => Object.hasOwn(item, key)).join();
    const name = JSON.stringify(item[main]);
    if ((shapes.get(name) ?? shape) !== shape)
      throw new Unsupported(`${main} ${name} with and without ${others.join()}`);
    shapes.set(name, shape);
  }
}
