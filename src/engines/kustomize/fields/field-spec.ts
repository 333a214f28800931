import { isMapping, isSequence, type KubeValue } from '../../kube-yaml/value.js';
import { group, idOf, type Resource, type ResourceId, version } from '../resource.js';
import { type Change, withEntry } from '../tree.js';
import type { FieldSpec } from './configuration.js';

/** What a reference to kinds leaves out it does not ask for. */
export function isOfKind(
  { apiVersion, kind }: ResourceId,
  wanted: {
    readonly group?: string | undefined;
    readonly version?: string | undefined;
    readonly kind?: string | undefined;
  },
): boolean {
  const isSame = (asked: string | undefined, given: string) => asked === undefined || asked === '' || asked === given;
  return (
    isSame(wanted.kind, kind) && isSame(wanted.group, group(apiVersion)) && isSame(wanted.version, version(apiVersion))
  );
}

/** Changes every value that the field has in an object: unlike in a field path, lists on the way need no mark. */
export function changeField(resource: Resource, spec: FieldSpec, changed: Change): void {
  if (!isOfKind(idOf(resource.value), spec)) return;
  const descent = { path: spec.path.split('/'), at: 0, changed, create: spec.create ?? false };
  const value = descend(resource.value, descent);
  if (isMapping(value)) resource.value = value;
}

interface Descent {
  readonly path: readonly string[];
  readonly at: number;
  readonly changed: Change;
  readonly create: boolean;
}

function descend(value: KubeValue | undefined, descent: Descent): KubeValue | undefined {
  const { path, at, changed, create } = descent;
  const part = path[at];
  if (part === undefined) return changed(value);
  if (isSequence(value)) return value.map(item => descend(item, descent) ?? item);
  const home = value === undefined || value === null ? (create ? {} : undefined) : value;
  if (home === undefined || !isMapping(home)) return value;
  const old = Object.hasOwn(home, part) ? home[part] : undefined;
  if ((old === undefined || old === null) && !create) return value;
  return withEntry(home, part, descend(old, { ...descent, at: at + 1 }));
}
