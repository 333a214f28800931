import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAsset } from '../../scripts/kube-schemas.mjs';

/**
 * Writes JSON Schemas of one version of Kubernetes as kubeconform's default location lays them out for `-strict`, made of
 * the definitions that our own engine reads. Answers the value for `-schema-location`.
 */
export function writeKubeconformSchemas(folder, version) {
  const asset = readAsset();
  const index = asset.versions.indexOf(version);
  const at = changes => changes.findLast(([from]) => from <= index)?.[1];
  const definitions = {};
  for (const [name, changes] of Object.entries(asset.definitions)) {
    const definition = at(changes);
    if (definition)
      Object.assign(definitions, {
        [name]: strict(definition, 'object'),
        [`${name}?`]: strict(definition, ['object', 'null']),
      });
  }
  mkdirSync(folder, { recursive: true });
  for (const [key, changes] of Object.entries(asset.kinds)) {
    const [root] = at(changes) ?? [];
    if (!root) continue;
    const [kind, apiVersion, group] = key.split('/').reverse();
    const file = [kind.toLowerCase(), group?.split('.')[0], apiVersion].filter(Boolean).join('-');
    const schema = { ...definitions[root], definitions: reachable(definitions, root) };
    writeFileSync(join(folder, `${file}.json`), JSON.stringify(schema));
  }
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

/** Draft 4, as kubeconform reads it: a list of required fields must not be empty. */
function strict({ p, r }, type) {
  const properties = Object.entries(p).map(([name, type]) => [name, jsonSchema(type, !r?.includes(name))]);
  return {
    type,
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(r ? { required: r } : {}),
  };
}

const SCALARS = {
  s: 'string',
  b: 'boolean',
  i: 'integer',
  l: 'integer',
  d: 'number',
  B: 'string',
  t: 'string',
  m: 'string',
  e: 'string',
  o: 'object',
};

function jsonSchema(type, optional) {
  const nullable = name => ({ type: optional ? [name, 'null'] : name });
  switch (type[0]) {
    case '[':
      return { ...nullable('array'), items: jsonSchema(type.slice(1), false) };
    case '{':
      return { ...nullable('object'), additionalProperties: jsonSchema(type.slice(1), true) };
    case '#':
      return { $ref: `#/definitions/${type.slice(1)}${optional ? '?' : ''}` };
    case 'q':
      return { oneOf: ['string', 'number', ...(optional ? ['null'] : [])].map(name => ({ type: name })) };
    case 'x':
      return { oneOf: ['string', 'integer', ...(optional ? ['null'] : [])].map(name => ({ type: name })) };
    case '*':
    case '?':
      return {};
    default:
      return nullable(SCALARS[type[0]]);
  }
}

function reachable(definitions, root) {
  const found = {};
  const visit = name => {
    if (found[name]) return;
    found[name] = definitions[name];
    for (const [, next] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) visit(next);
  };
  visit(root);
  return found;
}
