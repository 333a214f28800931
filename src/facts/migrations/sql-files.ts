import { basename, dirname, posix } from 'node:path';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import type { Files } from '../../ports/files.js';
import {
  blankedAll,
  byVersion,
  type ChainFault,
  duplicates,
  type History,
  isEmptySql,
  type Migration,
  type Script,
} from './history.js';

export const notRead = (file: string, why: string): ChainFault => ({
  rule: 'not-a-migration',
  message: `${basename(file)} ${why}, so the tool never applies it`,
  file,
});

/** Files of SQL below a directory, sorted by version. Throws where there are none. */
export async function sqlBelow(directory: string, files: Files, pattern = '**/*.sql'): Promise<readonly string[]> {
  const found = await files.glob([posix.join(directory, pattern)]);
  if (found.length === 0) throw noMigrations(directory, pattern);
  return [...found].sort((a, b) => byVersion(basename(a), basename(b)) || byVersion(a, b));
}

export const noMigrations = (directory: string, pattern: string): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    `${directory}: holds no migration (${pattern})`,
    'Correct `directory`, or `tool`.',
  );

/** What psql alone understands, and dumps hold. */
const META = /^[ \t]*\\(?!\.)[a-z!?].*$/gim;

export const script = async (file: string, files: Files, transaction: Script['transaction']): Promise<Script> => ({
  file,
  text: blankedAll(await files.text(file), META),
  transaction,
});

export const wayBack = (down: Script | undefined): Migration['down'] =>
  down === undefined ? 'missing' : isEmptySql(down.text) ? 'empty' : down;

/** `0001_title.up.sql` and `0001_title.down.sql`: golang-migrate, sqlx. */
export async function readPairs(directory: string, files: Files): Promise<History> {
  const found = await sqlBelow(directory, files, '*.sql');
  const parts = found.map(file => ({ file, match: /^(\d+)_.*?\.?(up|down)\.sql$/.exec(basename(file)) }));
  const ups = parts.filter(({ match }) => match?.[2] === 'up');
  const downs = parts.filter(({ match }) => match?.[2] === 'down');
  if (ups.length === 0) throw noMigrations(directory, '*.up.sql');
  const migrations: Migration[] = [];
  for (const { file, match } of ups) {
    const id = match?.[1] ?? '';
    const down = downs.find(other => BigInt(other.match?.[1] ?? -1) === BigInt(id));
    const back = down && (await script(down.file, files, 'at-once'));
    migrations.push({ id, file, up: await script(file, files, 'at-once'), down: wayBack(back) });
  }
  const lone = downs.filter(({ match }) => !ups.some(up => BigInt(up.match?.[1] ?? -1) === BigInt(match?.[1] ?? -1)));
  const faults = [
    ...parts
      .filter(({ match }) => match === null)
      .map(({ file }) => notRead(file, 'is not called NUMBER_TITLE.up.sql')),
    ...lone.map(({ file }) => notRead(file, 'has no way up')),
    ...duplicates(
      migrations.map(({ id, file }) => ({ id: String(BigInt(id)), file })),
      'version',
    ),
  ];
  return whole(migrations, faults);
}

export const whole = (migrations: readonly Migration[], faults: readonly ChainFault[]): History => ({
  migrations,
  faults,
  heads: migrations.slice(-1).map(({ id }) => id),
});

/** `V1__title.sql`, `U1__title.sql` (undo) and `R__title.sql` (repeatable). */
export async function readFlyway(directory: string, files: Files): Promise<History> {
  const found = await sqlBelow(directory, files);
  const parts = found.map(file => ({ file, match: /^([VUR])([0-9][0-9._]*)?__.+\.sql$/.exec(basename(file)) }));
  const versioned = parts.filter(({ match }) => match?.[1] === 'V' && match[2] !== undefined);
  const versionOf = (match: RegExpExecArray | null): string =>
    (match?.[2] ?? '').replaceAll('_', '.').replace(/(?:\.0+)+$/, '');
  const sorted = [...versioned].sort((a, b) => byVersion(versionOf(a.match), versionOf(b.match)));
  const repeated = parts.filter(({ match }) => match?.[1] === 'R' && match[2] === undefined);
  if (sorted.length + repeated.length === 0) throw noMigrations(directory, 'V*__*.sql');
  const migrations: Migration[] = [];
  for (const { file, match } of [...sorted, ...repeated]) {
    const id = versionOf(match) || basename(file);
    const undo = parts.find(other => other.match?.[1] === 'U' && versionOf(other.match) === id);
    const isRepeatable = match?.[1] === 'R';
    const back = undo && (await placeholders(undo.file, files));
    migrations.push({ id, file, up: await placeholders(file, files), down: isRepeatable ? 'unread' : wayBack(back) });
  }
  const known = new Set([...sorted, ...repeated].map(({ file }) => file));
  const strangers = parts.filter(({ file, match }) => !known.has(file) && match?.[1] !== 'U');
  const faults = [
    ...strangers.map(({ file }) => notRead(file, 'is not called V1__title.sql')),
    ...duplicates(migrations, 'version'),
  ];
  return whole(migrations, faults);
}

/** A placeholder becomes a name of the same length. Flyway leaves a migration of CONCURRENTLY alone out of its transaction. */
async function placeholders(file: string, files: Files): Promise<Script> {
  const settings = (await files.facts(`${file}.conf`)) ? await files.text(`${file}.conf`) : '';
  const text = blankedAll(await files.text(file), META).replace(/\$\{[^}\n]*\}/g, found => 'p'.repeat(found.length));
  const isOwn = /^\s*executeInTransaction\s*=\s*false/m.test(settings);
  return { file, text, transaction: isOwn ? 'none' : 'at-once' };
}

/** `20240101000000_title/migration.sql`, of a project for PostgreSQL. */
export async function readPrisma(directory: string, files: Files): Promise<History> {
  const lock = posix.join(directory, 'migration_lock.toml');
  if (await files.facts(lock)) {
    const provider = /^\s*provider\s*=\s*"([^"]+)"/m.exec(await files.text(lock))?.[1];
    refuseOther(provider, lock);
  }
  const found = await sqlBelow(directory, files, '*/migration.sql');
  const folders = (await files.list(directory)).filter(name => !name.includes('.'));
  const migrations: Migration[] = [];
  for (const file of found) {
    const down = posix.join(dirname(file), 'down.sql');
    const back = (await files.facts(down)) ? await script(down, files, 'at-once') : undefined;
    migrations.push({
      id: basename(dirname(file)),
      file,
      up: await script(file, files, 'at-once'),
      down: wayBack(back),
    });
  }
  const empty = folders.filter(name => !migrations.some(({ id }) => id === name));
  const faults = empty.map(name => ({
    rule: 'missing-parent' as const,
    message: `${name} holds no migration.sql, which Prisma refuses`,
    file: posix.join(directory, name),
  }));
  return whole(migrations, faults);
}

function refuseOther(provider: string | undefined, file: string): void {
  if (provider === undefined || /^(?:postgres(?:ql)?|cockroachdb)$/.test(provider)) return;
  const remedy = 'Only migrations of PostgreSQL can be judged.';
  throw new CouldNotTell('unsupported', `${file}: the database is ${provider}`, remedy);
}

/** `0000_title.sql`, in the order of `meta/_journal.json`. */
export async function readDrizzle(directory: string, files: Files): Promise<History> {
  const journal = posix.join(directory, 'meta/_journal.json');
  const origin = { name: journal, remedy: 'Make it anew with `drizzle-kit generate`.' };
  const read = readValue(parseJson(await files.text(journal), origin), JOURNAL, origin);
  refuseOther(read.dialect, journal);
  const found = await sqlBelow(directory, files, '*.sql');
  const migrations: Migration[] = [];
  const faults: ChainFault[] = [];
  for (const { tag } of read.entries) {
    const file = posix.join(directory, `${tag}.sql`);
    if (found.includes(file))
      migrations.push({ id: tag, file, up: await script(file, files, 'around'), down: 'missing' });
    else
      faults.push({
        rule: 'missing-parent',
        message: `${tag} stands in the journal, and its file is not there`,
        file: journal,
      });
  }
  const listed = new Set(migrations.map(({ file }) => file));
  faults.push(
    ...found.filter(file => !listed.has(file)).map(file => notRead(file, 'does not stand in meta/_journal.json')),
  );
  return whole(migrations, faults);
}

const JOURNAL = z.object({ dialect: z.string().optional(), entries: z.array(z.object({ tag: z.string().min(1) })) });
