const PREFIXES = [
  ['io.k8s.api.', ''],
  ['io.k8s.apimachinery.pkg.apis.', ''],
  ['io.k8s.apiextensions-apiserver.pkg.apis.', ''],
  ['io.k8s.kube-aggregator.pkg.apis.', ''],
  ['io.k8s.apimachinery.pkg.', ''],
];

/** Types with a decoder of their own, whose schema in the swagger says too little. */
const SPECIAL = {
  'api.resource.Quantity': 'q',
  'util.intstr.IntOrString': 'x',
  'meta.v1.Time': 't',
  'meta.v1.MicroTime': 'm',
  'meta.v1.FieldsV1': 'o',
  'runtime.RawExtension': 'o',
  'apiextensions.v1.JSON': '*',
  'apiextensions.v1.JSONSchemaPropsOrBool': '?b#apiextensions.v1.JSONSchemaProps',
  'apiextensions.v1.JSONSchemaPropsOrArray': '?l#apiextensions.v1.JSONSchemaProps',
  'apiextensions.v1.JSONSchemaPropsOrStringArray': '?s#apiextensions.v1.JSONSchemaProps',
};

const shortName = name =>
  PREFIXES.reduce((text, [prefix, by]) => (text.startsWith(prefix) ? by + text.slice(prefix.length) : text), name);

/**
 * One release's definitions, `name: { p: { property: type }, r: [required] }`, and kinds, `apiVersion/kind: [definition,
 * namespaced]`. A type is a string: s b i l d B t m q x * o, `e<n>` an enum, `[T` a list, `{T` a map, `#name` a definition.
 */
export function readSwagger(swagger, { enums, table }) {
  const definitions = {};
  for (const [long, schema] of Object.entries(swagger.definitions)) {
    const name = shortName(long);
    if (SPECIAL[name]) continue;
    const properties = Object.entries(schema.properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const p = {};
    for (const [property, value] of properties)
      p[property] = typeOf(value, {
        values: name.endsWith('Status') ? undefined : enums[`${name}.${property}`],
        table,
      });
    definitions[name] = schema.required ? { p, r: [...schema.required].sort() } : { p };
  }
  const kinds = readKinds(swagger);
  return {
    definitions: reachable(
      definitions,
      Object.values(kinds).map(([name]) => name),
    ),
    kinds,
  };
}

function typeOf(schema, { values, table }) {
  if (schema.$ref) {
    const name = shortName(schema.$ref.slice('#/definitions/'.length));
    return SPECIAL[name] ?? `#${name}`;
  }
  if (schema.type === 'array') return `[${typeOf(schema.items, { values, table })}`;
  if (schema.type === 'object')
    return schema.additionalProperties ? `{${typeOf(schema.additionalProperties, { values, table })}` : 'o';
  if (schema.type === 'string' && values) return `e${indexIn(table, values)}`;
  const code = { string: 's', boolean: 'b', integer: schema.format === 'int64' ? 'l' : 'i', number: 'd' }[schema.type];
  if (!code) throw new Error(`unknown type: ${JSON.stringify(schema)}`);
  if (schema.type !== 'string' || !schema.format) return code;
  return { byte: 'B', 'date-time': 't' }[schema.format] ?? code;
}

function indexIn(table, values) {
  const text = JSON.stringify(values);
  const found = table.findIndex(other => JSON.stringify(other) === text);
  return found === -1 ? table.push(values) - 1 : found;
}

/** Objects that have a kind of their own; not lists, which are cut into their items, nor requests. */
function readKinds(swagger) {
  const namespaced = new Set();
  for (const [path, methods] of Object.entries(swagger.paths)) {
    const gvk = methods.post?.['x-kubernetes-group-version-kind'];
    if (gvk && path.includes('/namespaces/{namespace}/')) namespaced.add(keyOf(gvk));
  }
  const kinds = {};
  for (const [long, schema] of Object.entries(swagger.definitions)) {
    const [gvk, ...more] = schema['x-kubernetes-group-version-kind'] ?? [];
    const isRequest = long.includes('.meta.v1.');
    if (!gvk || more.length > 0 || isRequest || (gvk.kind.endsWith('List') && schema.properties?.items)) continue;
    kinds[keyOf(gvk)] = [shortName(long), namespaced.has(keyOf(gvk)) ? 1 : 0];
  }
  return kinds;
}

const keyOf = ({ group, version, kind }) => `${group ? `${group}/` : ''}${version}/${kind}`;

/** Leaves out what no kind leads to. */
function reachable(definitions, roots) {
  const found = {};
  const visit = name => {
    if (found[name] || !definitions[name]) return;
    found[name] = definitions[name];
    for (const type of Object.values(definitions[name].p)) {
      const [, reference] = /#(.+)$/.exec(type) ?? [];
      if (reference) visit(reference);
    }
  };
  for (const root of roots) visit(root);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
