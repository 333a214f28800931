// Holds each short cut of our own, a reader for the common case or a memory of what was read, against the same program
// without it. One that does not make its work at least 1.3 times as fast has no place.
//
// `src/` is compiled into .bench/lib. A copy has one text replaced, so that the short cut is not taken; where that text is not
// there any more, the row is a miss.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeCorpus } from './manifests/corpus.mjs';
import { bundle, compare, nodes, timed } from './measure.mjs';
import { readRules } from './promql/rules.mjs';

const ROUNDS = 5;
const WORTH = 1.3;
const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = join(root, '.bench/lib');

/** Rows for bench/index.mjs. */
export async function bench() {
  const built = spawnSync(join(root, 'node_modules/.bin/tsc'), [
    '-p',
    join(root, 'tsconfig.json'),
    '--outDir',
    compiled,
  ]);
  if (built.error) throw built.error;
  const folder = mkdtempSync(join(tmpdir(), 'bench-short-cuts-'));
  try {
    const rows = [];
    for (const [at, shortCut] of SHORT_CUTS.entries()) rows.push(await measure(shortCut, { folder, at }));
    return [...rows, ...(await compileCache(folder))];
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(join(root, '.bench/without'), { recursive: true, force: true });
  }
}

async function measure({ what, file, text, instead, prepare }, { folder, at }) {
  // A module is loaded once for each path: each copy needs its own.
  const without = join(root, '.bench/without', String(at));
  cpSync(compiled, without, { recursive: true });
  const source = readFileSync(join(without, file), 'utf8');
  if (!source.includes(text)) return { what, failure: `${file} has no \`${text}\`` };
  writeFileSync(join(without, file), source.replace(text, instead));
  const work = prepare(folder);
  const [fast, slow] = [await work(compiled), await work(without)];
  const { ours, theirs } = await compare(
    () => clocked(fast),
    () => clocked(slow),
    { rounds: ROUNDS },
  );
  const detail = `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`;
  return { what, figure: theirs / ours, unit: '×', atLeast: WORTH, detail };
}

async function clocked(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const load = (lib, file) => import(pathToFileURL(join(lib, file)).href);

function manifests(folder, set) {
  const corpus = makeCorpus(mkdtempSync(join(folder, 'manifests-')), process.env.BENCH_MANIFESTS);
  const listed = spawnSync('find', [corpus[set].folder, '-name', '*.yaml'], { encoding: 'utf8' });
  return listed.stdout
    .trim()
    .split('\n')
    .map(path => ({ path, text: readFileSync(path, 'utf8') }));
}

const parsing = folder => {
  const files = manifests(folder, 'large');
  return async lib => {
    const { parseKubeYaml } = await load(lib, 'engines/kube-yaml/document.js');
    return () => files.map(({ path, text }) => parseKubeYaml(text, path).documents.length);
  };
};

/** Ten places in each document, as the findings of one ask for them. */
const placing = folder => {
  const files = manifests(folder, 'once').slice(0, 100);
  return async lib => {
    const { parseKubeYaml } = await load(lib, 'engines/kube-yaml/document.js');
    const documents = files.flatMap(({ path, text }) => parseKubeYaml(text, path).documents);
    return () =>
      documents.map(({ position }) => Array.from({ length: 10 }, (_, at) => position(['metadata', `field${at}`])));
  };
};

const placingInList = () => {
  const item = '- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: one\n  data:\n    key: value\n';
  const text = `apiVersion: v1\nkind: List\nitems:\n${item.repeat(300)}`;
  return async lib => {
    const { parseKubeYaml } = await load(lib, 'engines/kube-yaml/document.js');
    const { documents } = parseKubeYaml(text, 'list.yaml');
    return () => documents.map(({ position }) => position(['data', 'key']));
  };
};

const expressions = () => readRules(process.env.BENCH_RULES).flatMap(file => file.expressions);

const parsingExpressions = () => async lib => {
  const { parsePromql } = await load(lib, 'engines/promql/parse.js');
  return () => expressions().map(text => parsePromql(text).expr !== undefined);
};

/** Sums of a thousand parts, as generated rules have them: what holds of one is asked for at each of them. */
const reasoning = () => async lib => {
  const { parsePromql } = await load(lib, 'engines/promql/parse.js');
  const { findImpossible } = await load(lib, 'engines/promql/impossible.js');
  const sum = Array.from({ length: 1000 }, (_, at) => `rate(requests_total{shard="${at}"}[5m])`).join(' + ');
  return () => findImpossible(parsePromql(`${sum} > 1`).expr);
};

/** A graph of 3,000 packages, each of which asks for five others, and 300 advisories. */
const advisories = () => {
  const keys = Array.from({ length: 3000 }, (_, at) => `p${at}`);
  const dependencies = at =>
    Array.from({ length: 5 }, (_, each) => ({
      kind: 'production',
      range: '^1',
      to: [`p${(at * 5 + each + 1) % 3000}`],
    }));
  const packages = new Map(keys.map((key, at) => [key, { name: key, version: '1', dependencies: dependencies(at) }]));
  const graph = { packages, importers: [{ folder: '.', dependencies: dependencies(0) }] };
  return async lib => {
    const { dependantsOf } = await load(lib, 'engines/dependency-graph/graph.js');
    const { wayTo } = await load(lib, 'engines/dependency-graph/ways.js');
    return () => {
      for (let at = 0; at < 300; at += 1) {
        const sought = new Set([`p${(at * 7) % 3000}`]);
        dependantsOf(graph, sought);
        wayTo(graph, { keys: sought, production: true });
      }
    };
  };
};

const SHORT_CUTS = [
  {
    what: 'large manifests: the reader for plain YAML, against events for every document',
    file: 'engines/kube-yaml/document.js',
    text: 'readPlainBlock(chunk.source, { isAscii }) ?? readPlainJson(chunk.source, { isAscii })',
    instead: 'undefined',
    prepare: parsing,
  },
  {
    what: 'manifests: the events of the last document kept, for ten findings each',
    file: 'engines/kube-yaml/document.js',
    text: 'lastRead?.given !== chunk.source',
    instead: 'true',
    prepare: placing,
  },
  {
    what: 'manifests: the tree of a list of 300 objects kept, for a finding in each',
    file: 'engines/kube-yaml/position.js',
    text: 'trees.get(parsed.events) ?? new Tree(parsed)',
    instead: 'new Tree(parsed)',
    prepare: placingInList,
  },
  {
    what: 'manifests: where the lines of a list of 300 objects begin kept, for a finding in each',
    file: 'engines/kube-yaml/text-lines.js',
    text: 'last?.source !== source',
    instead: 'true',
    prepare: placingInList,
  },
  {
    what: 'PromQL: the plain parser, against the grammar for every expression',
    file: 'engines/promql/parse.js',
    text: 'parsePlain(text);',
    instead: 'undefined;',
    prepare: parsingExpressions,
  },
  {
    what: 'PromQL: ranges of values kept',
    file: 'engines/promql/value-range.js',
    text: 'known.get(expr)',
    instead: 'undefined',
    prepare: reasoning,
  },
  {
    what: 'PromQL: labels kept',
    file: 'engines/promql/label-flow.js',
    text: 'known.get(expr)',
    instead: 'undefined',
    prepare: reasoning,
  },
  {
    what: 'dependencies: who asks for a package kept, 300 advisories',
    file: 'engines/dependency-graph/graph.js',
    text: 'turned.get(graph)',
    instead: 'undefined',
    prepare: advisories,
  },
  {
    what: 'dependencies: ways to packages kept, 300 advisories',
    file: 'engines/dependency-graph/ways.js',
    text: 'walked.get(graph)',
    instead: 'undefined',
    prepare: advisories,
  },
];

/** Compiled code that Node keeps between runs, where it can. */
async function compileCache(folder) {
  const node = nodes().findLast(({ major }) => major >= 22);
  if (node === undefined) return [];
  const config = join(folder, 'config.yml');
  mkdirSync(join(folder, 'temp'));
  writeFileSync(
    config,
    JSON.stringify({
      version: 1,
      project: 'bench',
      stages: { all: { checks: [{ id: 'c', kind: 'command', with: { run: ['true'] } }] } },
    }),
  );
  const argv = [node.path, bundle, 'run', '--config', config, '--report-dir', join(folder, 'report')];
  const { ours, theirs } = await compare(
    () => timed(argv, { cwd: folder }),
    () => timed(['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...argv], { cwd: folder }),
    { rounds: ROUNDS },
  );
  const what = `start: compiled code kept between runs, Node ${node.version}`;
  const detail = `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`;
  return [{ what, figure: theirs / ours, unit: '×', atLeast: WORTH, detail }];
}
