import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { pgRestoreReads } from '../../facts/backup/pg-restore.js';
import type { Backup, Shelf } from '../../facts/backup/store.js';
import { endOf, exitedWith, exitOf } from '../../facts/tool/answer.js';
import { readBackup, type Seen } from '../../formats/backup/read.js';
import type { Argv } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import type { BackupOptions } from './options.js';
import { backupRules } from './rules.js';

/** What was proven of one backup. */
export interface Proven {
  readonly findings: readonly Finding[];
  /** The highest rung that was reached, and what was done for it. */
  readonly rung: number;
  readonly how: string;
  readonly seen: Seen | undefined;
  /** A scratch file with what was unpacked, where a tool wants it. */
  readonly content: string | undefined;
  readonly unknown: readonly CouldNotTell[];
}

interface Proving {
  readonly shelf: Shelf;
  readonly options: BackupOptions;
  readonly rung: number;
  readonly ports: Ports;
}

/** Reads the newest backup as far as is demanded, and holds it against its checksum and its encryption. */
export async function prove(newest: Backup, proving: Proving): Promise<Proven> {
  const { shelf, options, rung, ports } = proving;
  const nothing = { findings: [], rung: 1, how: 'it is there', seen: undefined, content: undefined, unknown: [] };
  if (shelf.verify !== undefined) return byItsTool(newest, proving, shelf.verify);
  if (rung < 2 && !options.checksum && options.encrypted === undefined) return nothing;
  if (newest.read === undefined) {
    const remedy = 'Say `proof: 1`, or name the place itself in `from`.';
    throw new CouldNotTell('unsupported', `${newest.name}: a command lists it, and nobody can read it`, remedy);
  }
  const { seen, content } = await unpacked(await newest.read(), { rung, ports });
  const checked = options.checksum ? await checksum(newest, { seen, shelf }) : { fits: false, findings: [] };
  const deep = await deeper(newest, { seen, content, fits: checked.fits, rung, ports });
  // It is another file than the one that was written: what else could be proven of it does not matter.
  const isOther = checked.findings.some(({ rule }) => rule === 'checksum-mismatch');
  return {
    ...deep,
    unknown: isOther ? [] : deep.unknown,
    seen,
    content,
    findings: [...deep.findings, ...checked.findings, ...encryption(newest, { seen, options })],
  };
}

/** What pg_restore knows its own dumps by. */
const DUMP = Buffer.from('PGDMP');

/** Reads it to its end. What a tool is to read on, or to restore, goes into a file: a dump may be larger than the memory. */
async function unpacked(
  source: AsyncIterable<Buffer>,
  { rung, ports }: { readonly rung: number; readonly ports: Ports },
): Promise<{ readonly seen: Seen; readonly content: string | undefined }> {
  const spool = rung >= 2 ? await ports.files.spool() : undefined;
  let isKept: boolean | undefined;
  try {
    const seen = await readBackup(source, async chunk => {
      isKept ??= rung >= 4 || chunk.subarray(0, DUMP.length).equals(DUMP.subarray(0, chunk.length));
      if (isKept) await spool?.write(chunk);
    });
    return { seen, content: isKept === true ? spool?.path : undefined };
  } finally {
    await spool?.close();
  }
}

async function byItsTool(
  newest: Backup,
  { shelf, options, rung }: Proving,
  verify: NonNullable<Shelf['verify']>,
): Promise<Proven> {
  const wrong = options.encrypted !== undefined && options.encrypted !== 'any' ? [notEncrypted(newest, 'restic')] : [];
  const base = { seen: undefined, content: undefined, unknown: [] };
  if (rung < 2) return { ...base, findings: wrong, rung: 1, how: 'it is there' };
  const { rung: reached, damage } = await verify(rung);
  const damaged = damage === undefined ? [] : [damagedBy(newest, damage)];
  return { ...base, findings: [...damaged, ...wrong], rung: reached, how: `${shelf.where} checked it` };
}

const aboutOf = ({ name, file }: Backup) => ({ ...(file !== undefined && { file }), subject: name });

const damagedBy = (newest: Backup, why: string): Finding =>
  findingOf(backupRules, { rule: 'damaged', message: `${newest.name} is not whole: ${why}`, ...aboutOf(newest) });

interface Deeper {
  readonly seen: Seen;
  readonly content: string | undefined;
  readonly fits: boolean;
  readonly rung: number;
  readonly ports: Ports;
}

const TESTS: Readonly<Record<string, Argv>> = {
  xz: ['xz', '-t'],
  bzip2: ['bzip2', '-t'],
  lz4: ['lz4', '-t', '-q'],
  zip: ['unzip', '-tqq'],
};

/** Whatever our own reading has not proven is asked of the tool that the backup is for. */
async function deeper(
  newest: Backup,
  { seen, content, fits, rung, ports }: Deeper,
): Promise<Pick<Proven, 'findings' | 'rung' | 'how' | 'unknown'>> {
  if (seen.damage !== undefined)
    return { findings: [damagedBy(newest, seen.damage)], rung: 1, how: 'it is damaged', unknown: [] };
  const form = seen.forms.at(-1) ?? 'unknown';
  const own = Math.max(seen.proven === 'content' ? 3 : seen.proven === 'container' ? 2 : 1, fits ? 2 : 1);
  const how =
    own >= 3
      ? `its ${form} was read to its end`
      : own === 2
        ? fits
          ? 'its checksum fits'
          : `its ${seen.forms[0]} was read to its end`
        : 'it is there';
  const reached = { findings: [], rung: own, how, unknown: [] };
  if (own >= Math.min(rung, 3)) return reached;
  if (form === 'pg-custom' && content !== undefined) {
    const damage = await pgRestoreReads(content, newest.name, ports);
    return damage === undefined
      ? { ...reached, rung: 3, how: 'pg_restore read it to its end' }
      : { ...reached, findings: [damagedBy(newest, damage)] };
  }
  const test = seen.forms.length === 1 ? TESTS[form] : undefined;
  if (test && newest.file !== undefined && own < 2 && (await ports.exec.find(test[0])) !== undefined) {
    const ran = await ports.exec.run([...test, await ports.files.resolve(newest.file)]);
    if (exitOf(ran) === undefined)
      throw new CouldNotTell('tool-crashed', `${test[0]} ${endOf(ran)}`, 'Look for the reason.');
    if (!exitedWith(ran, 0)) return { ...reached, findings: [damagedBy(newest, `${test[0]} refuses it`)] };
    if (rung <= 2) return { ...reached, rung: 2, how: `${test[0]} read it to its end` };
  }
  const remedy = 'Write a checksum beside it and say `checksum: true`, restore it (`restore`), or lower `proof`.';
  const why = `${newest.name}: of a file of the form ${form} nobody here can prove rung ${Math.min(rung, 3)}`;
  return { ...reached, unknown: [new CouldNotTell('unsupported', why, remedy)] };
}

const LENGTHS: Readonly<Record<number, keyof Seen['digests']>> = { 64: 'sha256', 128: 'sha512', 40: 'sha1', 32: 'md5' };

async function checksum(
  newest: Backup,
  { seen, shelf }: { readonly seen: Seen; readonly shelf: Shelf },
): Promise<{ readonly fits: boolean; readonly findings: readonly Finding[] }> {
  const text = await shelf.beside(newest.name);
  const sum = /(?:^|[\s=])([0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?:\s|$)/i
    .exec(text ?? '')?.[1]
    ?.toLowerCase();
  const about = aboutOf(newest);
  if (sum === undefined) {
    const message =
      text === undefined
        ? `no checksum stands beside ${newest.name}`
        : `what stands beside ${newest.name} is no checksum`;
    return { fits: false, findings: [findingOf(backupRules, { rule: 'checksum-missing', message, ...about })] };
  }
  const by = LENGTHS[sum.length] ?? 'sha256';
  if (seen.digests[by] === sum) return { fits: true, findings: [] };
  const message = `the ${by} of ${newest.name} is not that beside it`;
  return {
    fits: false,
    findings: [
      findingOf(backupRules, { rule: 'checksum-mismatch', message, expected: sum, actual: seen.digests[by], ...about }),
    ],
  };
}

function encryption(
  newest: Backup,
  { seen, options }: { readonly seen: Seen; readonly options: BackupOptions },
): readonly Finding[] {
  const wanted = options.encrypted;
  if (wanted === undefined) return [];
  const by = seen.forms.find(form => form === 'age' || form === 'gpg' || form === 'openssl');
  if (by !== undefined && (wanted === 'any' || by === wanted)) return [];
  return [notEncrypted(newest, by ?? `nothing: it is ${seen.forms.join(' of ')}`)];
}

const notEncrypted = (newest: Backup, by: string): Finding =>
  findingOf(backupRules, {
    rule: 'not-encrypted',
    message: `${newest.name} is encrypted by ${by}`,
    ...aboutOf(newest),
  });
