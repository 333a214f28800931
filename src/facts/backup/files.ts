import { basename, dirname, posix } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import { refuseCheckedOut } from '../report-file/checked-out.js';
import { type Backup, isCompanion, madeAt, newestFirst, type Shelf } from './store.js';

/** Backups that are files here. A file of a checkout has the time of the checkout, and is refused. */
export async function filesShelf(
  patterns: readonly string[],
  { limitMs, ports }: { readonly limitMs: number; readonly ports: Ports },
): Promise<Shelf> {
  const { files } = ports;
  const all = await files.glob(patterns, { dot: true });
  const signed = new Set<string>();
  for (const name of all.filter(each => /\.asc$/i.test(each))) {
    const stem = name.slice(0, -'.asc'.length);
    if ((await files.facts(stem)) !== undefined) signed.add(stem);
  }
  const found = all.filter(name => !isCompanion(name, signed));
  const backups: Backup[] = [];
  for (const name of found) {
    const facts = await files.facts(name);
    if (facts?.kind !== 'file') continue;
    const read = () => files.stream(name);
    backups.push({ name, bytes: facts.bytes, atMs: madeAt(name, facts.modifiedMs), read, file: name });
  }
  const sorted = newestFirst(backups);
  const [newest] = sorted;
  if (newest === undefined) {
    const remedy = 'Correct `from`, or find out why nothing was written there.';
    throw new CouldNotTell('nothing-checked', `${patterns.join(', ')}: no backup is there`, remedy);
  }
  await refuseCheckedOut([newest.name], { limitMs, ports });
  return { where: patterns.join(', '), backups: sorted, beside: name => beside(name, ports) };
}

const SUMS = ['sha256', 'sha256sum', 'sha512', 'sha512sum', 'sha1', 'md5', 'md5sum'];
const LISTS = ['SHA256SUMS', 'SHA512SUMS', 'SHA1SUMS', 'MD5SUMS', 'sha256sums.txt', 'checksums.txt'];

/** What stands in the file with its sum: `name.sha256`, or a list of sums in its folder. */
async function beside(name: string, { files }: Ports): Promise<string | undefined> {
  const stem = name.replace(/\.[^./]+$/, '');
  const own = SUMS.flatMap(sum => [`${name}.${sum}`, `${stem}.${sum}`]);
  for (const file of own) if ((await files.facts(file))?.kind === 'file') return files.text(file, 1024 * 1024);
  for (const list of LISTS) {
    const file = posix.join(dirname(name), list);
    if ((await files.facts(file))?.kind !== 'file') continue;
    const line = (await files.text(file, 16 * 1024 * 1024))
      .split('\n')
      .find(each => each.trim().endsWith(basename(name)));
    if (line !== undefined) return line;
  }
  return undefined;
}
