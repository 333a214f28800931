// Runs every benchmark beside this file and holds its figures against their limits. Exits with 1 where one is missed.
//
//   npm run bench                    all of them
//   npm run bench -- start jobs      these alone
//   npm run bench -- --write         puts the table into docs/performance.md
//
// A benchmark exports `bench()`: rows of { what, figure, unit, atMost or atLeast, detail }. A tool that it compares with
// and that is missing makes it throw; the table then says so.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { circumstances, isKept, putInto, tableOf } from './page.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, '../docs/performance.md');
const asked = process.argv.slice(2).filter(name => name !== '--write');
const write = process.argv.includes('--write');

async function rowsOf(name) {
  console.error(`bench/${name}.mjs`);
  try {
    const { bench } = await import(`./${name}.mjs`);
    return await bench();
  } catch (error) {
    return [{ what: name, failure: error instanceof Error ? error.message : String(error) }];
  }
}

const isBenchmark = name => /^export (?:async )?function bench\(/m.test(readFileSync(join(here, name), 'utf8'));
const known = readdirSync(here)
  .filter(name => name.endsWith('.mjs') && isBenchmark(name))
  .map(name => name.slice(0, -'.mjs'.length));
const unknown = asked.filter(name => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  process.exit(2);
}
const rows = [];
for (const name of asked.length > 0 ? asked : known) rows.push(...(await rowsOf(name)));

const text = `${circumstances(new Date(), asked)}\n\n${tableOf(rows)}`;
console.log(text);
if (write) writeFileSync(page, putInto(readFileSync(page, 'utf8'), text));
process.exitCode = rows.every(row => row.failure === undefined && isKept(row)) ? 0 : 1;
