/** One backup, as the place that keeps it tells. */
export interface Backup {
  readonly name: string;
  readonly bytes: number;
  readonly atMs: number;
  /** Its bytes; undefined where nobody can read them one by one. */
  readonly read: (() => Promise<AsyncIterable<Buffer>>) | undefined;
  /** Where a tool can read it, if it is a file here. */
  readonly file?: string | undefined;
}

/** What a place says of its backups as a whole. */
export interface Shelf {
  /** As messages name it. */
  readonly where: string;
  /** Newest first. */
  readonly backups: readonly Backup[];
  /** A text beside a backup, by its name; undefined where there is none. */
  readonly beside: (name: string) => Promise<string | undefined>;
  /** Proves what is kept as its own tool does; undefined where files are read one by one. */
  readonly verify?: ((rung: number) => Promise<Verified>) | undefined;
  /** Encrypted by nature. */
  readonly isEncrypted?: boolean;
}

export interface Verified {
  readonly rung: number;
  readonly damage: string | undefined;
}

/** What stands beside backups and is none. What is called `.asc` may also be one that is encrypted. */
export const isCompanion = (name: string, others: ReadonlySet<string>): boolean =>
  /\.(?:sha(?:1|224|256|384|512)(?:sum)?|md5(?:sum)?|sig|minisig|json|log|txt|manifest|partial|tmp)$/i.test(name) ||
  /(?:^|[\\/])(?:sha\d+|md5|check)sums?(?:\.txt)?$/i.test(name) ||
  (/\.asc$/i.test(name) && others.has(name.slice(0, -'.asc'.length)));

const STAMP =
  /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[-_.T ]?([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:m]?([0-5]\d))?)?(?!\d)/;
const HOUR_MS = 3_600_000;

/**
 * When a backup was made: what is written anew, or copied, looks young, so that a time in its name counts where it is older.
 * A name says no zone: the latest that it can mean.
 */
export function madeAt(name: string, writtenMs: number): number {
  const found = STAMP.exec(name.split(/[\\/]/).at(-1) ?? name);
  if (found === null) return writtenMs;
  const [, year, month, day, hour, minute, second] = found;
  const start = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const latest = start + (hour === undefined ? 36 : 12) * HOUR_MS;
  return Math.min(writtenMs, latest);
}

export const newestFirst = (backups: readonly Backup[]): readonly Backup[] =>
  [...backups].sort((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1));
