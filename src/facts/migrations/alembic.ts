import { dirname, posix } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { type Revision, readRevision } from '../../formats/alembic/revision.js';
import type { Files } from '../../ports/files.js';
import type { Ports } from '../../ports/ports.js';
import { renderAlembic } from './alembic-render.js';
import type { ChainFault, History, Migration } from './history.js';
import { noMigrations } from './sql-files.js';

/** Longest id that the table of Alembic holds. */
const LONGEST_ID = 32;

interface Found extends Revision {
  readonly file: string;
}

/** The chain of Alembic's revisions, read from their files; their SQL by Alembic itself, where it is here. */
export async function readAlembic(
  {
    directory,
    render,
    since,
  }: {
    readonly directory: string;
    readonly render?: readonly [string, ...string[]] | undefined;
    readonly since?: string | undefined;
  },
  ports: Ports,
): Promise<History> {
  const { versions, config } = await placesOf(directory, ports.files);
  const paths = (await ports.files.glob(versions.map(folder => posix.join(folder, '**/*.py')))).filter(
    file => !/(?:^|\/)(?:__init__|env)\.py$/.test(file),
  );
  const faults: ChainFault[] = [];
  const found: Found[] = [];
  for (const file of paths) {
    const read = readRevision(await ports.files.text(file));
    if (read === 'unread')
      throw new CouldNotTell(
        'unsupported',
        `${file}: its revision or its parent is computed`,
        'Write both as plain texts, as Alembic does.',
      );
    if (read !== undefined) found.push({ ...read, file });
  }
  if (found.length === 0) throw noMigrations(versions.join(', '), '*.py with a revision');
  const { ordered, heads } = chainOf(found, faults);
  const last = since === undefined ? undefined : ordered.find(({ id, file }) => id === since || file.endsWith(since));
  const rendered =
    heads.length === 1 || render !== undefined
      ? await renderAlembic({ config, directory, render, since: last?.id }, ports)
      : undefined;
  const migrations = ordered.map((revision): Migration => {
    const sql = rendered && 'parts' in rendered ? rendered.parts.get(revision.id) : undefined;
    const line = revision.upgradeLine;
    return {
      id: revision.id,
      file: revision.file,
      up:
        sql === undefined
          ? undefined
          : { file: revision.file, text: sql, transaction: 'none', ...(line !== undefined && { line }) },
      down: revision.downgrade === 'there' ? 'unread' : revision.downgrade,
      downLine: revision.downgradeLine,
    };
  });
  const unrendered =
    rendered === undefined ? 'the chain has several ends' : 'why' in rendered ? rendered.why : undefined;
  return { migrations, faults, heads, unrendered };
}

/** Where revisions are: by alembic.ini or pyproject.toml, below env.py, or the folder itself. */
async function placesOf(
  directory: string,
  files: Files,
): Promise<{ readonly versions: readonly string[]; readonly config: string | undefined }> {
  const ini = posix.join(directory, 'alembic.ini');
  if (await files.facts(ini)) {
    const text = await files.text(ini);
    const value = (key: string) =>
      new RegExp(`^${key}[ \\t]*=[ \\t]*(.+?)[ \\t]*$`, 'm').exec(text)?.[1]?.replaceAll('%(here)s', '.');
    const location = value('script_location') ?? 'alembic';
    const own = value('version_locations')
      ?.split(/[\s,;:]+/)
      .filter(part => part !== '');
    const versions = (own ?? [posix.join(location, 'versions')]).map(part =>
      posix.normalize(posix.join(directory, part)),
    );
    return { versions, config: ini };
  }
  if (await files.facts(posix.join(directory, 'env.py'))) {
    const above = posix.join(dirname(directory), 'alembic.ini');
    return { versions: [posix.join(directory, 'versions')], config: (await files.facts(above)) ? above : undefined };
  }
  const nested = posix.join(directory, 'alembic/versions');
  if (await files.facts(nested)) return { versions: [nested], config: undefined };
  const versions = posix.join(directory, 'versions');
  if (await files.facts(versions)) return { versions: [versions], config: undefined };
  return { versions: [directory], config: undefined };
}

/** Parents before children. What hangs together with nothing, or in a circle, is a fault. */
function chainOf(
  found: readonly Found[],
  faults: ChainFault[],
): { readonly ordered: readonly Found[]; readonly heads: readonly string[] } {
  const known = new Map<string, Found>();
  for (const revision of found) {
    const first = known.get(revision.id);
    if (first)
      faults.push({
        rule: 'duplicate-revision',
        message: `the revision ${revision.id} is that of ${first.file}, too`,
        file: revision.file,
      });
    else known.set(revision.id, revision);
    if (revision.id.length > LONGEST_ID)
      faults.push({
        rule: 'duplicate-revision',
        message: `the revision ${revision.id} is longer than ${LONGEST_ID} characters, which Alembic's table does not hold`,
        file: revision.file,
      });
  }
  const parentOf = (name: string): Found | undefined =>
    known.get(name) ?? onlyOne([...known.values()].filter(({ id }) => name.length >= 4 && id.startsWith(name)));
  for (const { parents, file } of known.values())
    for (const parent of parents)
      if (parentOf(parent) === undefined)
        faults.push({
          rule: 'missing-parent',
          message: `the revision ${parent}, which this one follows, is not there`,
          file,
        });
  const children = new Set(
    [...known.values()].flatMap(({ parents }) => parents.flatMap(parent => parentOf(parent)?.id ?? [])),
  );
  const heads = [...known.keys()].filter(id => !children.has(id)).sort();
  if (heads.length === 0)
    faults.push({
      rule: 'several-heads',
      message: 'the revisions follow each other in a circle',
      file: found[0]?.file,
    });
  const roots = [...known.values()].filter(({ parents }) => parents.length === 0);
  if (roots.length > 1 && heads.length === 1)
    faults.push({
      rule: 'several-heads',
      message: `${roots.length} revisions follow no other: ${roots.map(({ id }) => id).join(', ')}`,
      file: roots[1]?.file,
    });
  return { ordered: inOrder(known, parentOf), heads };
}

const onlyOne = (found: readonly Found[]): Found | undefined => (found.length === 1 ? found[0] : undefined);

function inOrder(known: ReadonlyMap<string, Found>, parentOf: (name: string) => Found | undefined): readonly Found[] {
  const ordered: Found[] = [];
  const done = new Set<Found>();
  const left = [...known.values()];
  for (let size = -1; size !== ordered.length; ) {
    size = ordered.length;
    for (const revision of left) {
      const isReady = revision.parents.every(parent => {
        const above = parentOf(parent);
        return above === undefined || done.has(above);
      });
      if (done.has(revision) || !isReady) continue;
      done.add(revision);
      ordered.push(revision);
    }
  }
  return [...ordered, ...left.filter(revision => !done.has(revision))];
}
