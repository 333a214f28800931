import { isMapping, isSequence, type KubeScalar, type KubeValue } from '../../kube-yaml/value.js';
import type { FieldSpec } from '../fields/configuration.js';
import { changeField } from '../fields/field-spec.js';
import { VARIABLE_FIELDS } from '../fields/variable-fields.js';
import type { VarEntry } from '../kustomization.js';
import { RenderError, Unsupported } from '../problem.js';
import { effective, group, idOf, idsOf, type Resource, version } from '../resource.js';

/** A variable, and the object that it takes its value from; undefined as long as there is none. */
export interface Var extends VarEntry {
  readonly source: Resource | undefined;
}

/** Finds what each variable means among the objects that are there now, by any name that they had. */
export function bindVars(known: Var[], entries: readonly VarEntry[], resources: readonly Resource[]): void {
  const bound = entries.map((entry): Var => {
    const found = resources.filter(resource => isMeant(resource, entry));
    const [source, another] = found;
    if (another) throw new RenderError(`vars: ${entry.name} may mean ${found.length} objects`);
    return { ...entry, source };
  });
  mergeVars(known, bound);
}

/** A name stands for one variable alone, in all kustomizations of a rendering. */
export function mergeVars(known: Var[], others: readonly Var[]): void {
  for (const each of others) {
    if (known.some(({ name }) => name === each.name)) throw new RenderError(`vars: ${each.name} is there twice`);
    known.push(each);
  }
}

function isMeant(resource: Resource, { objref }: VarEntry): boolean {
  const { apiVersion, kind, name, namespace = '' } = objref;
  const wanted = apiVersion === undefined ? objref : { group: group(apiVersion), version: version(apiVersion) };
  return idsOf(resource).some(
    id =>
      id.kind === kind &&
      id.name === name &&
      group(id.apiVersion) === (wanted.group ?? '') &&
      version(id.apiVersion) === (wanted.version ?? '') &&
      (namespace === '' || effective(id.namespace) === effective(namespace)),
  );
}

/** Puts the values of variables in, in every field that may hold one. */
export function resolveVars(resources: readonly Resource[], vars: readonly Var[], more: readonly FieldSpec[]): void {
  if (vars.length === 0) return;
  const values = new Map(vars.map(each => [each.name, valueFor(each, resources)] as const));
  const seen = new Set<string>();
  for (const spec of [...VARIABLE_FIELDS, ...more]) {
    const key = JSON.stringify([spec.group ?? '', spec.version ?? '', spec.kind ?? '', spec.path]);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const resource of resources) changeField(resource, spec, value => substituted(value, values, resource));
  }
}

type Values = ReadonlyMap<string, KubeScalar>;

function valueFor({ name, source, fieldref }: Var, resources: readonly Resource[]): KubeScalar {
  if (!source || !resources.includes(source)) throw new RenderError(`vars: there is no object for ${name}`);
  const path = fieldref?.fieldPath ?? fieldref?.fieldpath ?? 'metadata.name';
  if (!/^[\w-]+(?:\[\d+\]|\.[\w-]+)*$/.test(path)) throw new Unsupported(`vars: ${name}: the path ${path}`);
  let value: KubeValue | undefined = source.value;
  for (const part of path.split(/[.[\]]+/).filter(each => each !== '')) {
    if (isSequence(value)) value = value[Number(part)];
    else value = isMapping(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  if (value === undefined) throw new RenderError(`vars: ${name}: there is no ${path}`);
  const isWhole = typeof value === 'string' || typeof value === 'boolean' || Number.isInteger(value);
  if (!isWhole || isMapping(value) || isSequence(value)) throw new Unsupported(`vars: ${name}: what is at ${path}`);
  return value;
}

function substituted(value: KubeValue | undefined, values: Values, resource: Resource): KubeValue | undefined {
  if (typeof value === 'string') return expand(value, values);
  if (isSequence(value)) return value.map(item => inList(item, values, resource));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (typeof item === 'string') return [key, expand(item, values)];
      throw new Unsupported(`vars: ${idOf(resource.value).name}: ${key} is no text where a variable may stand`);
    }),
  );
}

function inList(item: KubeValue, values: Values, { value }: Resource): KubeValue {
  if (typeof item === 'string') return expand(item, values);
  const { kind, name } = idOf(value);
  if (typeof item === 'number' || typeof item === 'boolean')
    throw new RenderError(`vars: ${kind}/${name}: ${item} is no text`);
  throw new Unsupported(`vars: ${kind}/${name}: a list of more than texts where a variable may stand`);
}

/**
 * `$(NAME)` by its value, `$$` by a dollar sign; everything else stays. A text that is one variable and nothing else becomes
 * what that is, a number for instance. Kubernetes' own syntax of dependent environment variables.
 */
function expand(text: string, values: Values): KubeScalar {
  const whole = /^\$\(([^()$]*)\)$/.exec(text)?.[1];
  const only = whole === undefined ? undefined : values.get(whole);
  if (only !== undefined) return only;
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (found, name: string | undefined) => {
    if (found === '$$') return '$';
    const value = name === undefined ? undefined : values.get(name);
    return value === undefined ? found : String(value);
  });
}
