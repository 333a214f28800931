import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, compare, timed } from './measure.mjs';
import { mutantsOf } from './promql/mutants.mjs';
import { readRules, writeRules } from './promql/rules.mjs';

const SEEDS = [11, 12, 13];
const MUTANTS = 4000;
const RULES = 1200;

/**
 * The embedded engine against promtool: what of promtool's refusals it refuses too, what it refuses that promtool accepts,
 * and how long it takes, process start and reports included. BENCH_RULES, or the first argument, names a folder of public
 * rule files; without it rules of like sizes are made. The mutants depend on the seeds alone.
 */
export async function bench(rulesFolder = process.env.BENCH_RULES) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-promql-'));
  try {
    const files = readRules(rulesFolder);
    const expressions = [...new Set(files.flatMap(file => file.expressions))];
    const originals = judge(folder, expressions);
    const whole = expressions.filter((_, index) => !originals.promtool.has(index));
    const rows = [
      {
        what: `${whole.length} unmutated expressions: refused although promtool accepts them`,
        figure: [...originals.embedded].filter(index => !originals.promtool.has(index)).length,
        unit: 'expressions',
        atMost: 0,
      },
      ...recall(folder, whole),
      await speed(folder, files),
    ];
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function recall(folder, expressions) {
  let [mutants, refused, both, contested] = [0, 0, 0, 0];
  for (const seed of SEEDS) {
    const list = mutantsOf(expressions, { seed, count: MUTANTS });
    const { promtool, embedded } = judge(
      folder,
      list.map(({ expression }) => expression),
    );
    mutants += list.length;
    refused += promtool.size;
    both += [...promtool].filter(index => embedded.has(index)).length;
    contested += [...embedded].filter(index => !promtool.has(index)).length;
  }
  const detail = `${mutants} mutants, seeds ${SEEDS.join(' ')}; ${contested} refused that promtool accepts`;
  const what = `${refused} mutants that promtool refuses: refused by the embedded engine`;
  return [{ what, figure: (100 * both) / refused, unit: '%', atLeast: 99, detail }];
}

/** Indices of the expressions that each refuses: one rule of one file for each, in two lines. */
function judge(folder, expressions) {
  const rules = expressions.map(expression => `  - record: m\n    expr: ${JSON.stringify(expression)}\n`);
  writeFileSync(join(folder, 'mutants.yml'), `groups:\n- name: g\n  rules:\n${rules.join('')}`);
  const { stderr, error } = spawnSync('promtool', ['check', 'rules', '--lint=none', 'mutants.yml'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  const promtool = [...stderr.matchAll(/^mutants\.yml: .*?group "g", rule (\d+), "m": /gm)];
  const own = run(folder, 'mutants', { rules: ['mutants.yml'], engine: 'embedded' });
  const errors = own.checks[0].findings.filter(({ level }) => level === 'error');
  return {
    promtool: new Set(promtool.map(match => Number(match[1]) - 1)),
    embedded: new Set(errors.map(({ line }) => Math.floor((line - 4) / 2))),
  };
}

function run(folder, name, options) {
  const { config, report } = configFor(folder, name, options);
  const { stderr, status } = spawnSync(process.execPath, [bundle, 'run', '--config', config, '--report-dir', report], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0 && status !== 1) throw new Error(`exit ${status}: ${stderr}`);
  return JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
}

function configFor(folder, name, options) {
  const config = join(folder, `${name}.config.yml`);
  const check = { id: 'rules', kind: 'prometheus', with: options };
  writeFileSync(config, JSON.stringify({ version: 1, project: 'bench', stages: { s: { checks: [check] } } }));
  return { config, report: join(folder, `${name}.report`) };
}

async function speed(folder, files) {
  const written = writeRules(
    join(folder, 'rules'),
    files.filter(file => accepts(folder, file)),
    RULES,
  );
  const { config, report } = configFor(folder, 'speed', { rules: ['rules'], engine: 'embedded' });
  const ours = [process.execPath, bundle, 'run', '--config', config, '--report-dir', report];
  const theirs = ['promtool', 'check', 'rules', '--lint=none', ...written.map(({ name }) => join('rules', name))];
  const times = await compare(
    () => timed(ours, { cwd: folder }),
    () => timed(theirs, { cwd: folder }),
    { rounds: 7 },
  );
  const rules = written.reduce((sum, { expressions }) => sum + expressions.length, 0);
  return {
    what: `${rules} rules in ${written.length} files: time against promtool's`,
    figure: times.ratio,
    unit: '×',
    atMost: 2,
    detail: `${Math.round(times.ours)} ms against ${Math.round(times.theirs)} ms`,
  };
}

function accepts(folder, { name, text }) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return spawnSync('promtool', ['check', 'rules', '--lint=none', file]).status === 0;
}

if (process.argv[1] === import.meta.filename) console.table(await bench(process.argv[2]));
