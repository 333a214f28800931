#!/usr/bin/env node
// Writes src/engines/kube-schema/carried/*.asset.ts: what the custom resources of well-known projects may hold.
//
//   node scripts/carried-schemas.mjs                  writes them anew (needs `git` and the network)
//   node scripts/carried-schemas.mjs --check          exits 1 where one differs from its source
//   node scripts/carried-schemas.mjs --mirrors DIR    reads DIR/OWNER+NAME/repo, bare clones, instead of the network
//
// The source is the CustomResourceDefinitions that each project publishes with a release. All of them are Apache-2.0.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { parse, parseAllDocuments } from 'yaml';
import { bareResource, Table } from './carried-schemas/compact.mjs';

const FOLDER = join(import.meta.dirname, '../src/engines/kube-schema/carried');

/** By asset: the project, the repository and the release, and the folder or file of its definitions. */
const SOURCES = {
  'prometheus-operator': {
    project: 'Prometheus Operator',
    repository: 'prometheus-operator/prometheus-operator',
    tag: 'v0.93.0',
    path: 'example/prometheus-operator-crd-full/',
  },
  'cert-manager': {
    project: 'cert-manager',
    repository: 'cert-manager/cert-manager',
    tag: 'v1.21.1',
    path: 'deploy/crds/',
  },
  'gateway-api': {
    project: 'Gateway API',
    repository: 'kubernetes-sigs/gateway-api',
    tag: 'v1.6.1',
    path: 'config/crd/experimental/',
  },
  'argo-cd': { project: 'Argo CD', repository: 'argoproj/argo-cd', tag: 'v3.5.1', path: 'manifests/crds/' },
  'external-secrets': {
    project: 'External Secrets',
    repository: 'external-secrets/external-secrets',
    tag: 'v2.9.0',
    path: 'config/crds/bases/',
  },
  keda: {
    project: 'KEDA',
    repository: 'kedacore/keda',
    tag: 'v2.20.2',
    path: 'config/crd/bases/',
    // What its kustomization changes in them before they are released.
    patches: {
      'scaledjobs.keda.sh': 'config/crd/patches/scaledjob_patch.yaml',
      'scaledobjects.keda.sh': 'config/crd/patches/scaledobject_patch.yaml',
    },
  },
  istio: {
    project: 'Istio',
    repository: 'istio/istio',
    tag: '1.30.3',
    path: 'manifests/charts/base/files/crd-all.gen.yaml',
  },
};

function buildAsset(source, mirrors) {
  const table = new Table();
  const kinds = {};
  for (const definition of definitionsOf(source, mirrors)) {
    const { group, names, scope, versions } = definition.spec;
    for (const version of versions) {
      const schema = version.schema?.openAPIV3Schema;
      if (!schema) throw new Error(`${group}/${version.name} ${names.kind}: no schema`);
      const flags = [scope !== 'Cluster', version.served !== false, version.deprecated === true].map(Number);
      kinds[`${group}/${version.name}/${names.kind}`] = [table.add(bareResource(schema)), ...flags];
    }
  }
  if (Object.keys(kinds).length === 0) throw new Error(`${source.repository}: no definition in ${source.path}`);
  return { project: source.project, release: source.tag, parts: table.parts, kinds };
}

function definitionsOf({ repository, tag, path, patches = {} }, mirrors) {
  const { directory, revision, drop } = open(repository, { tag, mirrors });
  try {
    const git = (...args) =>
      execFileSync('git', ['--git-dir', directory, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    const files = git('ls-tree', '-r', '--name-only', revision, path).split('\n');
    const texts = files.filter(file => /\.ya?ml$/.test(file)).map(file => git('show', `${revision}:${file}`));
    const definitions = texts
      .flatMap(text => parseAllDocuments(text).map(document => document.toJS()))
      .filter(object => object?.kind === 'CustomResourceDefinition');
    for (const [name, file] of Object.entries(patches)) {
      const target = definitions.find(({ metadata }) => metadata.name === name);
      for (const step of parse(git('show', `${revision}:${file}`))) patch(target, step);
    }
    return definitions;
  } finally {
    drop();
  }
}

/** One step of a JSON patch; those that the projects use. */
function patch(target, { op, path, value }) {
  const keys = path
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  const holder = keys.reduce((at, key) => at[key], target);
  if (op === 'add' && Array.isArray(holder) && last === '-') holder.push(value);
  else if (op === 'add' && !Array.isArray(holder)) holder[last] = value;
  else if (op === 'remove' && Object.hasOwn(holder, last)) delete holder[last];
  else throw new Error(`${op} ${path}: not a step that is known here`);
}

function open(repository, { tag, mirrors }) {
  if (mirrors) {
    return { directory: join(mirrors, repository.replace('/', '+'), 'repo'), revision: tag, drop: () => undefined };
  }
  const directory = mkdtempSync(join(tmpdir(), 'carried-schemas-'));
  const git = (...args) => execFileSync('git', ['--git-dir', directory, ...args], { stdio: 'ignore' });
  git('init', '--bare', '--quiet');
  git('fetch', '--depth', '1', `https://github.com/${repository}`, `refs/tags/${tag}`);
  return { directory, revision: 'FETCH_HEAD', drop: () => rmSync(directory, { recursive: true }) };
}

const fileOf = name => join(FOLDER, `${name}.asset.ts`);

function encode(asset) {
  const json = Buffer.from(JSON.stringify(asset));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
  };
  const text = brotliCompressSync(json, { params }).toString('base64');
  return [
    '// Generated by scripts/carried-schemas.mjs; do not edit.',
    '',
    `/** The definitions of ${asset.project} ${asset.release} (Apache-2.0): JSON, brotli, base64, read by \`carried.ts\`. */`,
    `export const carriedAsset =\n  '${text}';`,
    '',
  ].join('\n');
}

/** The JSON inside a committed asset. */
function readAsset(name) {
  const [, text = ''] = /'([A-Za-z0-9+/=]+)'/.exec(readFileSync(fileOf(name), 'utf8')) ?? [];
  return brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8');
}

function main(args) {
  const mirrors = args.includes('--mirrors') ? args[args.indexOf('--mirrors') + 1] : undefined;
  for (const [name, source] of Object.entries(SOURCES)) {
    const asset = buildAsset(source, mirrors);
    const file = fileOf(name);
    // JSON is compared, not bytes: two versions of Node may compress differently.
    if (args.includes('--check')) {
      if (readAsset(name) === JSON.stringify(asset)) continue;
      console.log(`${file}: differs from its source`);
      process.exitCode = 1;
      continue;
    }
    writeFileSync(file, encode(asset));
    console.log(
      `${source.project} ${source.tag}: ${Object.keys(asset.kinds).length} kinds, ${readFileSync(file).length} bytes`,
    );
  }
}

main(process.argv.slice(2));
