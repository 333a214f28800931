// Runs every benchmark beside this file and holds its figures against their limits. Exits with 1 where one is missed.
//
//   npm run bench                    all of them
//   npm run bench -- start jobs      these alone
//   npm run bench -- --write         puts the table into docs/performance.md
//
// A benchmark exports `bench()`: rows of { what, figure, unit, atMost or atLeast, detail }. A tool that it compares with
// and that is missing makes it throw; the table then says so.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, '../docs/performance.md');
const asked = process.argv.slice(2).filter(name => name !== '--write');
const write = process.argv.includes('--write');

const isKept = ({ figure, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) =>
  figure <= atMost && figure >= atLeast;
const show = (figure, unit) => `${Number(figure.toPrecision(3))} ${unit}`;
const limit = ({ atMost, atLeast, unit }) => {
  if (atMost !== undefined) return `≤ ${show(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${show(atLeast, unit)}`;
};

async function rowsOf(name) {
  const { bench } = await import(`./${name}.mjs`);
  if (bench === undefined) return [];
  console.error(`bench/${name}.mjs`);
  try {
    return await bench();
  } catch (error) {
    return [{ what: name, failure: error instanceof Error ? error.message : String(error) }];
  }
}

const known = readdirSync(here).flatMap(name => /^(?!index\.)(.+)\.mjs$/.exec(name)?.[1] ?? []);
const unknown = asked.filter(name => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  process.exit(2);
}
const rows = [];
for (const name of asked.length > 0 ? asked : known) rows.push(...(await rowsOf(name)));

const lines = rows.map(row =>
  row.failure === undefined
    ? `| ${row.what} | ${show(row.figure, row.unit)} | ${limit(row)} | ${isKept(row) ? 'yes' : '**no**'} | ${row.detail ?? ''} |`
    : `| ${row.what} | | | **not measured** | ${row.failure.split('\n')[0]} |`,
);
const table = ['| what | measured | limit | kept | |', '|---|---|---|---|---|', ...lines].join('\n');
console.log(table);

if (write) {
  const [before, after] = readFileSync(page, 'utf8').split(/<!-- bench -->[\s\S]*<!-- \/bench -->/);
  const machine = `Measured on ${availableParallelism()} processors, ${process.platform} ${process.arch}.`;
  writeFileSync(page, `${before}<!-- bench -->\n${machine}\n\n${table}\n<!-- /bench -->${after}`);
}
process.exitCode = rows.every(row => row.failure === undefined && isKept(row)) ? 0 : 1;
