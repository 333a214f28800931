/** Exits with 1 unless every migration says how to undo it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../migrations');
const names = readdirSync(folder).sort();
const oneWay = names.filter(name => !/^-- down\s*\n.*\S/ms.test(readFileSync(join(folder, name), 'utf8')));
for (const name of oneWay) console.error(`migrations/${name}: has no "-- down" part, so a rollback would lose data`);
console.log(`${names.length - oneWay.length} of ${names.length} migrations can be undone`);
process.exitCode = oneWay.length === 0 && names.length > 0 ? 0 : 1;
