import { basename, posix } from 'node:path';
import type { Argv } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { answerOf } from '../tool/answer.js';
import { byVersion, duplicates, type History, type Migration } from './history.js';
import { noMigrations } from './sql-files.js';

interface Wanted {
  readonly directory: string;
  readonly render?: Argv | undefined;
}

const isBlank = (text: string): boolean =>
  text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|#[^\n]*/g, '')
    .replace(/\breturn\b\s*(?:Promise\.resolve\(\)|null|undefined|true|false)?\s*(?=[;}\n]|$)|[{};\s]|=>|\(\)/g, '') ===
  '';

/** Knex: a script for each migration, with `up` and `down`. What they do is known to knex alone. */
export async function readKnex({ directory, render }: Wanted, ports: Ports): Promise<History> {
  const paths = await ports.files.glob([posix.join(directory, '*.{js,ts,mjs,cjs,mts,cts}')]);
  const found = paths.filter(file => !/\.d\.[mc]?ts$/.test(file)).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  if (found.length === 0) throw noMigrations(directory, '*.js, *.ts');
  const migrations: Migration[] = [];
  for (const file of found) {
    const text = await ports.files.text(file);
    const at = /(?:exports\.down\s*=|export\s+(?:async\s+)?(?:function|const)\s+down\b|\bdown\s*[(:])/.exec(text);
    migrations.push({
      id: basename(file),
      file,
      up: undefined,
      down: at === null ? 'missing' : wayBack(text.slice(at.index)),
    });
  }
  return withRendered(migrations, { render, tool: 'knex', ports });
}

function wayBack(text: string): Migration['down'] {
  const body = /^[^{]*\{([\s\S]*?)\n?\}\s*;?\s*(?:$|\n(?=\S))/.exec(text)?.[1] ?? text.replace(/^[^>]*=>/, '');
  if (/^\s*throw\b/.test(body)) return 'refuses';
  return isBlank(body) ? 'empty' : 'unread';
}

/** Rails: a class for each migration, with `change`, or with `up` and `down`. */
export async function readRails({ directory, render }: Wanted, ports: Ports): Promise<History> {
  const found = [...(await ports.files.glob([posix.join(directory, '**/*.rb')]))]
    .filter(file => /^\d+_/.test(basename(file)))
    .sort((a, b) => byVersion(basename(a), basename(b)));
  if (found.length === 0) throw noMigrations(directory, 'NUMBER_title.rb');
  const migrations: Migration[] = [];
  for (const file of found) {
    const text = await ports.files.text(file);
    const id = /^\d+/.exec(basename(file))?.[0] ?? '';
    const down = /def (?:self\.)?down\b([\s\S]*?)^\s{2}end/m.exec(text)?.[1];
    const state =
      down === undefined
        ? /def change\b/.test(text)
          ? 'unread'
          : 'missing'
        : /^\s*raise\b/.test(down)
          ? 'refuses'
          : down.replace(/#.*$/gm, '').trim() === ''
            ? 'empty'
            : 'unread';
    migrations.push({ id, file, up: undefined, down: state });
  }
  return withRendered(migrations, { render, tool: 'rails', ports });
}

/** What a command prints is the SQL of all of them, and of no one in particular. */
async function withRendered(
  migrations: readonly Migration[],
  { render, tool, ports }: { readonly render: Argv | undefined; readonly tool: string; readonly ports: Ports },
): Promise<History> {
  const faults = duplicates(migrations, 'version');
  const heads = migrations.slice(-1).map(({ id }) => id);
  if (render === undefined) return { migrations, faults, heads, unrendered: `only ${tool} knows what they do` };
  const { stdout } = answerOf(await ports.exec.run(render, { keep: 64 * 1024 * 1024, log: false }), {
    tool: render[0],
    exits: [0],
  });
  if (stdout.trim() === '') return { migrations, faults, heads, unrendered: `${render[0]} printed nothing` };
  const up = { file: render.join(' '), text: stdout, transaction: 'none' as const };
  const empty = { text: '', transaction: 'none' as const };
  return {
    migrations: migrations.map((each, index) => ({ ...each, up: index === 0 ? up : { ...empty, file: each.file } })),
    faults,
    heads,
  };
}
