import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAsset } from '../../scripts/kube-schemas.mjs';

/**
 * Writes JSON Schemas of one version of Kubernetes as kubeconform's default location has them for `-strict`, made of the
 * definitions that our own engine reads: fully expanded, null allowed where a field is optional. (That location also
 * repeats all descriptions, and has nothing for CustomResourceDefinition, which is recursive: here that one refers to
 * itself.) Answers the value for `-schema-location`.
 */
export function writeKubeconformSchemas(folder, version) {
  const asset = readAsset();
  const index = asset.versions.indexOf(version);
  const at = changes => changes.findLast(([from]) => from <= index)?.[1];
  const definition = name => at(asset.definitions[name]);
  mkdirSync(folder, { recursive: true });
  for (const [key, changes] of Object.entries(asset.kinds)) {
    const [root] = at(changes) ?? [];
    if (!root) continue;
    const [kind, apiVersion, group] = key.split('/').reverse();
    const file = [kind.toLowerCase(), group?.split('.')[0], apiVersion].filter(Boolean).join('-');
    const used = new Map();
    const schema = expand(root, { definition, above: [], used, optional: false });
    const definitions = Object.fromEntries(
      [...used].map(([name]) => [name, expand(name, { definition, above: [name], used, optional: true })]),
    );
    writeFileSync(join(folder, `${file}.json`), JSON.stringify(used.size > 0 ? { ...schema, definitions } : schema));
  }
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

/** Draft 4, as kubeconform reads it: a list of required fields must not be empty. */
function expand(name, { definition, above, used, optional }) {
  const { p, r } = definition(name);
  const inner = { definition, above: [...above, name], used };
  const properties = Object.entries(p).map(([field, type]) => [
    field,
    jsonSchema(type, { ...inner, optional: !r?.includes(field) }),
  ]);
  const type = optional ? ['object', 'null'] : 'object';
  return {
    type,
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(r ? { required: r } : {}),
  };
}

const TYPES = {
  s: 'string',
  e: 'string',
  B: 'string',
  t: 'string',
  m: 'string',
  b: 'boolean',
  i: 'integer',
  l: 'integer',
  d: 'number',
  o: 'object',
};
const FORMATS = { t: 'date-time', m: 'date-time', i: 'int32', l: 'int64', d: 'double', B: 'byte' };

function jsonSchema(type, setting) {
  const [code] = type;
  const rest = type.slice(1);
  const orNull = names => (setting.optional ? [...names, 'null'] : names);
  switch (code) {
    case '[':
      return { type: orNull(['array']), items: jsonSchema(rest, { ...setting, optional: true }) };
    case '{':
      return { type: orNull(['object']), additionalProperties: jsonSchema(rest, { ...setting, optional: true }) };
    case '#':
      if (!setting.above.includes(rest)) return expand(rest, setting);
      setting.used.set(rest, true);
      return { $ref: `#/definitions/${rest}` };
    case 'q':
      return { oneOf: orNull(['string', 'number']).map(name => ({ type: name })) };
    case 'x':
      return { oneOf: orNull(['string', 'integer']).map(name => ({ type: name })) };
    case '*':
    case '?':
      return {};
    default:
      return { type: orNull([TYPES[code]]), ...(FORMATS[code] ? { format: FORMATS[code] } : {}) };
  }
}
