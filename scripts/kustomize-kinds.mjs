#!/usr/bin/env node
// Writes src/engines/kustomize/fields/kinds-asset.ts: how lists inside the built-in kinds merge, and which kinds have no namespace.
//
//   node scripts/kustomize-kinds.mjs           writes it anew (needs `go`, which fetches the module)
//   node scripts/kustomize-kinds.mjs --check   exits 1 where it differs from its source
//
// The source is the swagger of the Kubernetes release that `kustomize openapi info` names. Newer ones have more merge keys,
// which kustomize does not know: it replaces those lists, and so must the embedded renderer. Nor does it know what is alpha.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goModule } from './kube-schemas.mjs';

const ASSET = join(import.meta.dirname, '../src/engines/kustomize/fields/kinds-asset.ts');
const RELEASE = 'v1.21.2';

const readSwagger = () =>
  JSON.parse(readFileSync(join(goModule(`k8s.io/kubernetes@${RELEASE}`), 'api/openapi-spec/swagger.json'), 'utf8'));

/** The definition that a property, or the items or values in it, refer to. */
function referenceIn(property) {
  const inner = property.items ?? property.additionalProperties ?? property;
  return inner.$ref?.split('/').at(-1);
}

/** `{ property: [the definition below it or '', merge keys] }` for what leads to a list that merges. */
function collectTypes(definitions) {
  const types = {};
  const merges = name => {
    if (types[name]) return types[name];
    const type = {};
    types[name] = type;
    for (const [property, schema] of Object.entries(definitions[name]?.properties ?? {})) {
      const below = referenceIn(schema);
      if (below) merges(below);
      const keys = mergeKeys(schema);
      if (keys || below) type[property] = keys ? [below ?? '', ...keys] : [below];
    }
    return type;
  };
  for (const [name, { 'x-kubernetes-group-version-kind': ids }] of Object.entries(definitions)) {
    if (ids?.length === 1 && isKnown(ids[0])) merges(name);
  }
  prune(types);
  return types;
}

function mergeKeys(schema) {
  const strategies = schema['x-kubernetes-patch-strategy']?.split(',') ?? [];
  if (schema.type !== 'array' || !strategies.includes('merge')) return undefined;
  return schema['x-kubernetes-list-map-keys'] ?? [schema['x-kubernetes-patch-merge-key'] ?? ''];
}

/** Takes out what leads to no list that merges. */
function prune(types) {
  const useful = new Set();
  const leads = ([below, ...keys]) => keys.length > 0 || useful.has(below);
  for (let before = -1; before !== useful.size; ) {
    before = useful.size;
    for (const [name, type] of Object.entries(types)) if (Object.values(type).some(leads)) useful.add(name);
  }
  for (const [name, type] of Object.entries(types)) {
    if (!useful.has(name)) delete types[name];
    else types[name] = Object.fromEntries(Object.entries(type).filter(([, property]) => leads(property)));
  }
}

const shortName = name => name.replace(/^.*\.(?=[^.]+\.[^.]+$)/, '');

function shorten(types) {
  const names = Object.keys(types).sort();
  const short = new Map(names.map(name => [name, shortName(name)]));
  const taken = new Set();
  for (const [name, text] of short) {
    if (taken.has(text)) short.set(name, name.replace(/^io\.k8s\.(?:api\.|kube-)?/, ''));
    taken.add(short.get(name));
  }
  const entries = names.map(name => [
    short.get(name),
    Object.fromEntries(
      Object.entries(types[name]).map(([property, [below, ...keys]]) => [property, [short.get(below) ?? '', ...keys]]),
    ),
  ]);
  return { types: Object.fromEntries(entries), short };
}

const isKnown = ({ kind, version }) => !kind.endsWith('List') && !version.includes('alpha');

const keyOf = ({ group, version, kind }) => `${group === '' ? '' : `${group}/`}${version}/${kind}`;

function buildTypes() {
  const swagger = readSwagger();
  const { types, short } = shorten(collectTypes(swagger.definitions));
  const kinds = {};
  for (const [name, definition] of Object.entries(swagger.definitions)) {
    const ids = definition['x-kubernetes-group-version-kind'] ?? [];
    if (ids.length === 1 && short.has(name) && isKnown(ids[0])) kinds[keyOf(ids[0])] = short.get(name);
  }
  return { kinds: sorted(kinds), types, clusterScoped: clusterScoped(swagger.paths) };
}

/** Kinds of which one can be read by its name at a path without a namespace. */
function clusterScoped(paths) {
  const scopes = new Map();
  for (const [path, methods] of Object.entries(paths)) {
    for (const { 'x-kubernetes-group-version-kind': id, 'x-kubernetes-action': action } of Object.values(methods)) {
      if (!id || !isKnown(id) || action !== 'get' || !path.endsWith('/{name}')) continue;
      const key = keyOf(id);
      scopes.set(key, (scopes.get(key) ?? false) || path.includes('/namespaces/{namespace}/'));
    }
  }
  return [...scopes.entries()]
    .filter(([, namespaced]) => !namespaced)
    .map(([key]) => key)
    .sort();
}

const sorted = record => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const encode = asset => `// Generated by scripts/kustomize-kinds.mjs; do not edit.

/** Of Kubernetes ${RELEASE}, JSON: what \`kinds.ts\` reads. */
export const kindsAsset =
  // biome-ignore format: one line, as generated
  '${JSON.stringify(asset)}';
`;

function readTypes() {
  const [, text = ''] = /'(\{.*\})';/.exec(readFileSync(ASSET, 'utf8')) ?? [];
  return JSON.parse(text);
}

if (process.argv[1] === import.meta.filename) {
  const asset = buildTypes();
  if (process.argv.includes('--check')) {
    const same = JSON.stringify(asset) === JSON.stringify(readTypes());
    console.log(same ? 'equal' : `${ASSET}: differs from its source`);
    process.exitCode = same ? 0 : 1;
  } else {
    writeFileSync(ASSET, encode(asset));
    console.log(
      `${Object.keys(asset.kinds).length} kinds, ${Object.keys(asset.types).length} types, ${asset.clusterScoped.length} without a namespace`,
    );
  }
}
