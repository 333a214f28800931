import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import type { Backup, Shelf } from '../../facts/backup/store.js';
import { whyFuture } from '../../facts/report-file/age.js';
import { showDuration, showSize } from '../../text/units.js';
import type { BackupOptions } from './options.js';
import { backupRules } from './rules.js';

const COMPARED = 7;
const HOUR_MS = 3_600_000;

export interface Looked {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  readonly unknown: readonly CouldNotTell[];
}

/** What the list of backups tells: age, size, gaps. Throws where the newest is of the future. */
export function lookAt(
  { backups, where }: Shelf,
  newest: Backup,
  { options, nowMs }: { readonly options: BackupOptions; readonly nowMs: number },
): Looked {
  const future = whyFuture(newest.atMs, nowMs);
  if (future !== undefined) {
    throw new CouldNotTell(
      'stale',
      `${newest.name}: ${future}`,
      'Check the clock of the machine that wrote it and of this one.',
    );
  }
  const about = { ...(newest.file !== undefined && { file: newest.file }), subject: newest.name };
  const ageMs = Math.max(0, nowMs - newest.atMs);
  const findings: Finding[] = [];
  if (ageMs > options.newest) {
    const message = `the newest backup is ${showDuration(ageMs)} old, older than ${showDuration(options.newest)}`;
    findings.push(findingOf(backupRules, { rule: 'too-old', message, ...about }));
  }
  const least = options['min-size'];
  if (least !== undefined && newest.bytes < least) {
    const message = `it has ${showSize(newest.bytes)}, less than ${showSize(least)}`;
    findings.push(findingOf(backupRules, { rule: 'too-small', message, ...about }));
  }
  const compared = compare(newest, { backups, shrinks: options['shrinks-at-most'] });
  const gaps =
    options.keep === undefined
      ? NOTHING
      : gapsIn(backups, { keep: options.keep, period: options.schedule?.every ?? options.newest, nowMs, where });
  return {
    findings: [...findings, ...compared.findings, ...gaps.findings],
    measurements: [
      { name: 'age of the newest (RPO)', value: ageMs, unit: 'ms', limit: options.newest },
      { name: 'backups', value: backups.length, unit: 'backups' },
      ...(Number.isFinite(newest.bytes) ? [sizeOf(newest.bytes, least)] : []),
    ],
    unknown: [
      ...compared.unknown,
      ...gaps.unknown,
      ...(Number.isNaN(newest.bytes) && least !== undefined ? [noSize(newest.name)] : []),
    ],
  };
}

const NOTHING: Pick<Looked, 'findings' | 'unknown'> = { findings: [], unknown: [] };

const sizeOf = (value: number, limit: number | undefined): Measurement => ({
  name: 'size of the newest',
  value,
  unit: 'bytes',
  ...(limit !== undefined && { limit, bound: 'min' as const }),
});

const noSize = (name: string): CouldNotTell =>
  new CouldNotTell('unsupported', `${name}: its size is not known`, 'Use restic 0.17 or newer, which writes it down.');

function compare(
  newest: Backup,
  { backups, shrinks }: { readonly backups: readonly Backup[]; readonly shrinks: number | undefined },
): Pick<Looked, 'findings' | 'unknown'> {
  const before = backups.filter(backup => backup !== newest && backup.bytes > 0).slice(0, COMPARED);
  const sizes = before.map(({ bytes }) => bytes).sort((a, b) => a - b);
  const median = sizes[Math.floor((sizes.length - 1) / 2)];
  if (median === undefined || Number.isNaN(newest.bytes)) {
    if (shrinks === undefined) return NOTHING;
    const remedy = 'Leave `shrinks-at-most` out until there are two.';
    return {
      findings: [],
      unknown: [
        new CouldNotTell('nothing-checked', `${newest.name}: there is none before it to compare its size with`, remedy),
      ],
    };
  }
  const about = { ...(newest.file !== undefined && { file: newest.file }), subject: newest.name };
  const sizesText = `${showSize(newest.bytes)}, and the median of the ${before.length} before it ${showSize(median)}`;
  if (shrinks !== undefined && newest.bytes < median * (1 - shrinks)) {
    const share = Math.round((1 - newest.bytes / median) * 1000) / 10;
    return {
      findings: [
        findingOf(backupRules, { rule: 'shrunk', message: `it is ${share} % smaller: ${sizesText}`, ...about }),
      ],
      unknown: [],
    };
  }
  if (newest.bytes > median * 3)
    return {
      findings: [findingOf(backupRules, { rule: 'grew', message: `it has ${sizesText}`, ...about })],
      unknown: [],
    };
  return NOTHING;
}

interface Kept {
  readonly keep: number;
  readonly period: number;
  readonly nowMs: number;
  readonly where: string;
}

/** No time of the last `keep` without a backup for twice the period. A system that is younger than that proves nothing. */
function gapsIn(
  backups: readonly Backup[],
  { keep, period, nowMs, where }: Kept,
): Pick<Looked, 'findings' | 'unknown'> {
  const times = backups.map(({ atMs }) => atMs).sort((a, b) => a - b);
  const from = nowMs - keep;
  const unknown: CouldNotTell[] = [];
  const [oldest = nowMs] = times;
  if (oldest > from + Math.max(period, 24 * HOUR_MS)) {
    const message = `${where}: the oldest backup is ${showDuration(nowMs - oldest)} old, and ${showDuration(keep)} are to be kept`;
    unknown.push(
      new CouldNotTell(
        'nothing-checked',
        message,
        'Wait until there have been backups for so long, or see what deletes them.',
      ),
    );
  }
  const kept = times.filter(time => time >= from - period);
  const findings = kept.flatMap((time, index) => {
    const next = kept[index + 1];
    if (next === undefined || next - time <= period * 2) return [];
    const message = `no backup for ${showDuration(next - time)} from ${new Date(time).toISOString()} on`;
    return [findingOf(backupRules, { rule: 'gap', message, subject: where })];
  });
  return { findings, unknown };
}
