import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { type Instant, refuseFuture } from '../../facts/report-file/age.js';
import { refuseCheckedOut } from '../../facts/report-file/checked-out.js';
import type { Freshness } from '../../facts/report-file/freshness.js';
import { type JunitReport, readJunit } from '../../formats/junit/junit.js';
import type { ByteSource } from '../../formats/xml/byte-source.js';
import type { FileFacts, Files } from '../../ports/files.js';
import type { Ports } from '../../ports/ports.js';

export interface ReadReport {
  readonly path: string;
  readonly report: JunitReport;
}

export interface Reports {
  readonly read: readonly ReadReport[];
  /** Matching files that are not of this run and were left out. */
  readonly leftovers: readonly string[];
}

interface Found {
  readonly path: string;
  readonly facts: FileFacts;
}

/** Files that the patterns match now; a pattern that names a directory stands for the `.xml` files below it. */
export async function matching(
  patterns: readonly string[],
  files: Files,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const pattern of patterns) {
    const isDirectory = (await files.facts(pattern))?.kind === 'directory';
    found.set(pattern, await files.glob([isDirectory ? `${pattern.replace(/\/+$/, '')}/**/*.xml` : pattern]));
  }
  return found;
}

/** Finds the reports, refuses those that are not of this run, reads the others. */
export async function readReports(
  patterns: readonly string[],
  at: {
    readonly ports: Ports;
    readonly freshness: Freshness;
    readonly leftovers: 'refuse' | 'ignore';
    /** Where the suite runs; reports are looked for from the working directory all the same. */
    readonly cwd?: string | undefined;
  },
): Promise<Reports> {
  const { files } = at.ports;
  const found = await findReports(patterns, files, at.cwd);
  const nowMs = at.ports.clock.now().getTime();
  for (const { path, facts } of found) refuseFuture(`${path}:`, facts, nowMs);
  const stale = found.flatMap(file => {
    const why = at.freshness.staleness(file.path, file.facts);
    return why === undefined ? [] : [{ ...file, why }];
  });
  const [first] = stale;
  if (first && stale.length === found.length) throw staleReport(`${first.path}: ${first.why}`, at.freshness);
  if (first && at.leftovers === 'refuse') throw leftover(first, { stale: stale.length, found: found.length });
  const leftovers = stale.map(file => file.path);
  const { limitMs } = at.freshness;
  if (limitMs !== undefined) {
    const kept = found.flatMap(({ path }) => (leftovers.includes(path) ? [] : [path]));
    await refuseCheckedOut(kept, { limitMs, ports: at.ports });
  }
  const read: ReadReport[] = [];
  for (const { path } of found) {
    if (leftovers.includes(path)) continue;
    const report = await readJunit(await source(path, at.ports));
    refuseStated(path, report.dated, { freshness: at.freshness, nowMs });
    read.push({ path, report });
  }
  return { read, leftovers };
}

async function findReports(
  patterns: readonly string[],
  files: Files,
  cwd: string | undefined,
): Promise<readonly Found[]> {
  // By its real path: a report that links lead to as well is one report.
  const found = new Map<string, Found>();
  for (const [pattern, paths] of await matching(patterns, files)) {
    if (paths.length === 0) {
      const elsewhere = cwd === undefined ? undefined : posix.join(cwd, pattern);
      const [there] = elsewhere === undefined ? [] : await files.glob([elsewhere]);
      if (elsewhere !== undefined && there !== undefined) {
        const message = `${pattern}: matches no report, but ${there} is there: \`junit\` is relative to the working directory, not to \`cwd\``;
        throw new CouldNotTell('nothing-checked', message, `Write \`junit: [${elsewhere}]\`.`);
      }
      const remedy = 'Make the suite write JUnit XML there, or correct `junit`.';
      throw new CouldNotTell('nothing-checked', `${pattern}: matches no report`, remedy);
    }
    for (const path of paths) {
      const facts = await files.facts(path);
      const real = await files.real(path);
      if (facts && !found.has(real)) found.set(real, { path, facts });
    }
  }
  return [...found.values()];
}

/** A file as a stream that stops when the step is to stop. */
export async function source(path: string, { files, signal }: Ports): Promise<ByteSource> {
  const stream: AsyncIterable<Uint8Array> = await files.stream(path);
  async function* chunks() {
    for await (const chunk of stream) {
      signal.throwIfAborted();
      yield chunk;
    }
  }
  return { name: files.show(path), chunks: chunks() };
}

/** Throws where the date that a report states is of the future, or of long ago. */
export function refuseStated(
  path: string,
  stated: Instant | undefined,
  { freshness, nowMs }: { readonly freshness: Freshness; readonly nowMs: number },
): void {
  if (stated === undefined) return;
  refuseFuture(`${path}:`, { stated }, nowMs);
  const why = freshness.outdated(stated);
  if (why !== undefined) throw staleReport(`${path}: ${why}`, freshness);
}

/** Says that evidence is of another time. */
export const staleReport = (message: string, { remedy }: Freshness): CouldNotTell =>
  new CouldNotTell('stale', message, remedy);

function leftover(
  { path, why }: { readonly path: string; readonly why: string },
  { stale, found }: { readonly stale: number; readonly found: number },
): CouldNotTell {
  const remedy = 'Delete old reports before the run, narrow `junit`, or say `leftovers: ignore`.';
  return new CouldNotTell('stale', `${path}: ${why} (${stale} of ${found} reports are not of this run)`, remedy);
}
