import { OR_TEXT } from '../quantities.js';

type Node = Readonly<Record<string, unknown>>;

/** Where a variable stands, nobody knows yet what it will be. */
const VARIABLE: Node = { type: 'string', pattern: '\\$\\{\\{.+\\}\\}' };

/**
 * The JSON Schema of a config as editors shall hold it against a file: options may be variables, and those that must be given
 * may stand under `defaults.with`.
 */
export function schemaForEditors(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(schemaForEditors);
  if (!isNode(schema)) return schema;
  const open = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, schemaForEditors(value)]));
  return isEntry(schema) ? openEntry(open, schema.properties) : open;
}

type Entry = Node & { readonly properties: Node & { readonly with: Node } };

/** An entry of a stage: a kind by name, and its options. */
const isEntry = (node: Node): node is Entry =>
  isNode(node.properties) &&
  isNode(node.properties.kind) &&
  typeof node.properties.kind.const === 'string' &&
  isNode(node.properties.with);

function openEntry(entry: Node, properties: Entry['properties']): Node {
  const { required: _, ...options } = withVariables(properties.with);
  const required = Array.isArray(entry.required) ? entry.required.filter(key => key !== 'with') : [];
  const { with: __, ...others } = isNode(entry.properties) ? entry.properties : {};
  return { ...entry, properties: { ...others, with: options }, required };
}

/** Whether a text with a variable would be refused. */
const isNarrow = (node: Node): boolean =>
  ['number', 'integer', 'boolean'].includes(String(node.type)) ||
  (node.type === 'string' && ['pattern', 'format', 'enum', 'maxLength'].some(key => node[key] !== undefined));

const aboutIt = (description: unknown, fallback: unknown): Node => ({
  ...(description !== undefined && { description }),
  ...(fallback !== undefined && { default: fallback }),
});

function withVariables(node: Node): Node {
  if (node[OR_TEXT] === true) {
    const { [OR_TEXT]: _, description, default: fallback, ...long } = node;
    return { ...aboutIt(description, fallback), anyOf: [{ type: 'string' }, withVariables(long)] };
  }
  if (isNarrow(node)) {
    const { description, default: fallback, ...narrow } = node;
    return { ...aboutIt(description, fallback), anyOf: [narrow, VARIABLE] };
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'properties' && isNode(value)) return [key, eachOf(value)];
      if (['items', 'additionalProperties'].includes(key) && isNode(value)) return [key, withVariables(value)];
      if (['anyOf', 'oneOf', 'allOf', 'prefixItems'].includes(key) && Array.isArray(value))
        return [key, value.map((item: unknown) => (isNode(item) ? withVariables(item) : item))];
      return [key, value];
    }),
  );
}

const eachOf = (properties: Node): Node =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, isNode(value) ? withVariables(value) : value]),
  );

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
