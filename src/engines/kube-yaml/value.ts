export type KubeScalar = null | boolean | number | string;
export type KubeValue = KubeScalar | KubeSequence | KubeMapping;
export type KubeSequence = readonly KubeValue[];

/** A mapping as YAML or JSON gave it. Keys come from outside: read them with `field`, which never sees a prototype. */
export interface KubeMapping {
  readonly [key: string]: KubeValue;
}

/** Keys and indexes from a document's top to a value inside. */
export type KubePath = readonly (string | number)[];

export function isMapping(value: KubeValue | undefined): value is KubeMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSequence(value: KubeValue | undefined): value is KubeSequence {
  return Array.isArray(value);
}

/** The value at a path inside, or undefined where there is none. */
export function field(value: KubeValue | undefined, ...path: KubePath): KubeValue | undefined {
  let found = value;
  for (const part of path) {
    if (typeof part === 'number') found = isSequence(found) ? found[part] : undefined;
    else found = isMapping(found) && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  return found;
}

/** The string at a path inside, or undefined where there is none or something else. */
export function textField(value: KubeValue | undefined, ...path: KubePath): string | undefined {
  const found = field(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** What kind of value it is, in the words of an error message. */
export function typeName(value: KubeValue): string {
  if (value === null) return 'null';
  if (isSequence(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'boolean') return 'a boolean';
  return Number.isInteger(value) ? 'an integer' : 'a number';
}

/** A path as error messages show it: `spec.containers[0].env`, `metadata.labels["app.kubernetes.io/name"]`. */
export function showPath(path: KubePath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[\w$-]+$/.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}
