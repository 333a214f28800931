// Looks for secrets in a large tree beside `gitleaks dir` and beside one reading of it, in turns, from start to exit; and
// beside gitleaks in files made to be hard.
//
//   BENCH_TREE=DIR node bench/secrets.mjs    a checkout of something large, such as moby/moby; else a tree is made up
//
// Of a tree that is made up the figures say less: gitleaks' time depends on what a tree holds.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, compare, nodes, timed } from './measure.mjs';

const ROUNDS = 3;
const FILES = 13_000;
const FILE_BYTES = 9000;
const self = fileURLToPath(import.meta.url);
const peak = fileURLToPath(new URL('manifests/peak.mjs', import.meta.url));
const config = options => `version: 1
project: bench
stages:
  pre-deployment:
    checks:
      - { id: secrets, kind: secrets, with: ${JSON.stringify(options)} }
`;

/** Rows for bench/index.mjs. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-secrets-'));
  try {
    const tree = process.env.BENCH_TREE ?? makeTree(join(folder, 'tree'));
    const node = nodes().at(-1);
    return [...(await besideOthers({ node, tree, folder })), ...(await hardFiles({ node, folder }))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function besideOthers({ node, tree, folder }) {
  const [files, megabytes] = sizeOf(tree);
  const what = `secrets in ${files} files, ${megabytes.toFixed(0)} MB${process.env.BENCH_TREE ? '' : ', made up'}`;
  let mebibytes = 0;
  const run = () => {
    const ran = ours({ node, tree, folder });
    mebibytes = Math.max(mebibytes, ran.mebibytes);
    return ran.ms;
  };
  const rows = [
    await beside(`${what}, against reading them once`, { run, other: () => readOnce(tree), atMost: 12 }),
    await besideGitleaks(what, { run, tree, atMost: 0.25 }),
  ];
  return [...rows, { what: `${what}: peak memory`, figure: mebibytes, unit: 'MiB', atMost: 250 }];
}

function besideGitleaks(what, { run, tree, atMost }) {
  if (spawnSync('gitleaks', ['version']).error) {
    const failure = 'gitleaks is not on PATH: scripts/real-tools.sh gitleaks installs it';
    return { what: `${what}, against gitleaks`, failure };
  }
  return beside(`${what}, against gitleaks`, { run, other: () => gitleaks(tree), atMost });
}

async function beside(what, { run, other, atMost }) {
  const { ours: ms, theirs, ratio } = await compare(run, other, { rounds: ROUNDS });
  return { what, figure: ratio, unit: '×', atMost, detail: `${seconds(ms)} against ${seconds(theirs)}` };
}

/** `cat` of every file: what no scanner can do without. */
const readOnce = tree => timed(['find', tree, '-type', 'f', '-exec', 'cat', '{}', '+']);

/** Milliseconds and peak memory of a run; that it finds something is no failure. */
function ours({ node, tree, folder, options = {} }) {
  writeFileSync(join(folder, 'config.yml'), config(options));
  const report = join(folder, 'report');
  const args = ['run', '--config', join(folder, 'config.yml'), '--working-directory', tree, '--report-dir', report];
  const env = { ...process.env, PEAK_FILE: join(folder, 'peak') };
  const begun = performance.now();
  const { status, stderr } = spawnSync(node.path, ['--import', peak, bundle, ...args], { encoding: 'utf8', env });
  const ms = performance.now() - begun;
  const { checks } = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
  if (status > 1 || checks[0].status === 'errored') throw new Error(checks[0]?.summary ?? stderr);
  return { ms, mebibytes: Number(readFileSync(env.PEAK_FILE, 'utf8')) / 2 ** 20, summary: checks[0].summary };
}

function gitleaks(tree) {
  const begun = performance.now();
  const { status, stderr } = spawnSync('gitleaks', ['dir', tree, '--no-banner', '--exit-code=42'], {
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 42) throw new Error(`gitleaks: ${stderr}`);
  return performance.now() - begun;
}

/** Files that bring scanners to their knees, each alone in its folder. */
async function hardFiles({ node, folder }) {
  const base64 = randomBytes(15e6).toString('base64');
  const words = 'password token secret api_key private_key client_secret authorization credentials '.split(' ');
  const line = Array.from(
    { length: 5e6 / 45 },
    (_, index) => `${words[index % 8]}:"${(index * 7919).toString(36)}",f(a[${index}]);`,
  );
  const files = {
    '20 MB of base64 in one line': base64,
    '20 MB of base64 in lines': base64.replace(/.{76}/g, '$&\n'),
    '5 MB of minified code full of telling names': line.join(''),
    '5 MB of settings full of telling names': line.join('\n'),
  };
  const rows = [];
  for (const [index, [what, text]] of Object.entries(files).entries()) {
    const tree = join(folder, `hard-${index}`);
    mkdirSync(tree);
    writeFileSync(join(tree, 'app.js'), text);
    const run = () => ours({ node, tree, folder }).ms;
    rows.push(await besideGitleaks(`secrets in ${what}`, { run, tree, atMost: 1 }));
  }
  return rows;
}

/** Sources that look like a service's, some hundred of them with what looks like a token. */
function makeTree(tree) {
  const nouns = 'key value token user config client request password store cache secret path error context'.split(' ');
  const text = file =>
    Array.from({ length: FILE_BYTES / 60 }, (_, line) => {
      const [a, b] = [nouns[(file + line * 7) % nouns.length], nouns[(file * 3 + line) % nouns.length]];
      return `  const ${a}${line} = await ${b}.find${file}(${a}, { ${b}: '${line}' });\n`;
    }).join('');
  for (let file = 0; file < FILES; file += 1) {
    const folder = join(tree, `part${file % 100}`, `module${file % 1700}`);
    mkdirSync(folder, { recursive: true });
    const planted = file % 100 === 0 ? `// gh${'p_'}${randomBytes(18).toString('hex')}\n` : '';
    writeFileSync(join(folder, `file${file}.js`), text(file) + planted);
  }
  return tree;
}

function sizeOf(tree) {
  const entries = readdirSync(tree, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const du = spawnSync('du', ['-sb', tree], { encoding: 'utf8' });
  return [entries.length, Number.parseInt(du.stdout, 10) / 1e6];
}

const seconds = ms => `${(ms / 1000).toFixed(2)} s`;

if (process.argv[1] === self) {
  for (const { what, figure, unit, atMost, detail, failure } of await bench()) {
    console.log(
      failure
        ? `${what}: ${failure}`
        : `${what}: ${figure.toFixed(2)} ${unit} (at most ${atMost})${detail ? `; ${detail}` : ''}`,
    );
  }
}
