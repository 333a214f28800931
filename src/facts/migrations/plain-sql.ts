import { basename } from 'node:path';
import type { Files } from '../../ports/files.js';
import { blanked, duplicates, type History, type Migration, type Script } from './history.js';
import { notRead, script, sqlBelow, wayBack, whole } from './sql-files.js';

/** Comments by which one file holds both ways: goose, dbmate, sql-migrate, and the like. */
const UP = /^[ \t]*--[ \t]*(?:\+(?:goose|micrate|migrate)[ \t]+Up|migrate:up|rambler up|!?up:?)\b(.*)$/im;
const DOWN = /^[ \t]*--[ \t]*(?:\+(?:goose|micrate|migrate)[ \t]+Down|migrate:down|rambler down|!?down:?)\b(.*)$/im;
const NO_TRANSACTION = /NO TRANSACTION|notransaction|transaction:[ \t]*false/i;
const DOWN_FILE =
  /(?:[._-](?:down|rollback|undo|revert)\.sql|[\\/](?:down|rollback|undo|revert)[\\/][^\\/]+|[\\/](?:down|rollback)\.sql)$/i;

/**
 * Plain SQL, in the order of the files' names: with markers for up and down, as pairs `x.up.sql` and `x.down.sql`, or as it
 * is. Files that the markers make no transaction of are sent as psql does, statement by statement.
 */
export async function readPlainSql(directory: string, files: Files): Promise<History> {
  const found = await sqlBelow(directory, files);
  const downs = found.filter(file => DOWN_FILE.test(file));
  const ups = found.filter(file => !DOWN_FILE.test(file));
  const migrations: Migration[] = [];
  for (const file of ups) {
    const whole = await script(file, files, 'none');
    const marked = byMarkers(whole);
    if (marked !== undefined) {
      migrations.push({ id: idOf(file), file, up: marked.up, down: wayBack(marked.down) });
      continue;
    }
    const down = downs.find(other => stemOf(other) === stemOf(file));
    const back = down === undefined ? undefined : await script(down, files, 'none');
    migrations.push({ id: idOf(file), file, up: whole, down: wayBack(back) });
  }
  const lone = downs.filter(down => !ups.some(up => stemOf(up) === stemOf(down)));
  const numbered = migrations.flatMap(({ file }) => {
    const id = /^V?(\d+)[._-]/i.exec(basename(file))?.[1];
    return id === undefined ? [] : [{ id, file }];
  });
  return whole(migrations, [...lone.map(file => notRead(file, 'has no way up')), ...duplicates(numbered, 'number')]);
}

const idOf = (file: string): string => basename(file).replace(/(?:[._-]up)?\.sql$/i, '');

/** The same for both ways of one migration. */
const stemOf = (file: string): string =>
  basename(file)
    .toLowerCase()
    .replace(/(?:[._-](?:up|down|rollback|undo|revert))?\.sql$/, '')
    .replace(/^u(?=\d)/, 'v');

/** The two halves of a file with markers, each in its place; undefined without. */
function byMarkers(whole: Script): { readonly up: Script; readonly down: Script | undefined } | undefined {
  const up = UP.exec(whole.text);
  const down = DOWN.exec(whole.text);
  if (up === null) return undefined;
  const transaction = NO_TRANSACTION.test(whole.text) ? 'none' : 'around';
  const end = whole.text.length;
  const [upEnd, downEnd] = down === null ? [end, end] : down.index > up.index ? [down.index, end] : [end, up.index];
  const upText = blanked(blanked(whole.text, 0, up.index), upEnd, end);
  const downText = down === null ? '' : blanked(blanked(whole.text, 0, down.index), downEnd, end);
  const half = (text: string): Script => ({ file: whole.file, text, transaction });
  return { up: half(upText), down: down === null ? undefined : half(downText) };
}
