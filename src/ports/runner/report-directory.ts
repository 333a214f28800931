import { existsSync, mkdirSync, rename as renameFile, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { sha256Of } from '../files/digest.js';
import { mkdir, rm, writeFile } from '../files/file-system.js';
import { isInside } from './workspace.js';

const rename = promisify(renameFile);

/** What a run writes; nothing else in the directory is ever touched. */
export const REPORT_FILES = [
  'report.json',
  'report.md',
  'report.html',
  'junit.xml',
  'results.sarif',
  'predicate.json',
  'checklist.md',
] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

/** The absolute path of a directory's `report.json`. */
export const reportIn = (directory: string): string => join(resolve(directory), REPORT_FILES[0]);

/**
 * Removes an earlier run's reports, so that no stale answer survives a run that dies. Logs stay until they are written
 * anew: a directory that is not ours alone may have a `logs` of its own.
 */
export async function clearReports(directory: string): Promise<void> {
  if (!existsSync(directory)) return;
  const old = REPORT_FILES.map(name => join(directory, name)).filter(existsSync);
  await Promise.all(old.map(path => rm(path, { force: true })));
}

/** Writes one report file, whole or not at all: half a report may say the opposite of the whole. */
export async function writeReport(directory: string, name: ReportFile, text: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, name);
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes `report.json` without waiting for anything: for when the program must end. */
export function writeReportNow(directory: string, text: string): void {
  mkdirSync(directory, { recursive: true });
  const part = `${reportIn(directory)}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, reportIn(directory));
}

/**
 * What is there of the report, relative to the directory: its files, and those logs that still have the digest that the
 * report tells. A directory that is not ours alone may hold anything else. Undefined where `report.json` is not there with
 * its own digest: what lies beside it says nothing then.
 */
export async function writtenFiles(
  directory: string,
  wanted: {
    readonly report: string;
    readonly logs: readonly { readonly path: string; readonly sha256: string }[];
  },
): Promise<readonly string[] | undefined> {
  const files: string[] = REPORT_FILES.filter(name => existsSync(join(directory, name)));
  if (!files.includes(REPORT_FILES[0]) || (await sha256Of(reportIn(directory))) !== wanted.report) return undefined;
  for (const { path, sha256 } of wanted.logs) {
    const file = join(directory, path);
    if (!isInside(directory, file) || files.includes(path) || !existsSync(file)) continue;
    if ((await sha256Of(file)) === sha256) files.push(path);
  }
  return files;
}
