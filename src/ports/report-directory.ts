import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mkdir, rm, writeFile } from './file-system.js';

/** What a run writes; nothing else in the directory is ever touched. */
export const REPORT_FILES = ['report.json', 'report.md', 'report.html', 'junit.xml', 'results.sarif'] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

/** Removes an earlier run's reports and logs, so that no stale answer survives a run that dies. */
export async function clearReports(directory: string): Promise<void> {
  if (!existsSync(directory)) return;
  const old = [...REPORT_FILES, 'logs'].map(name => join(directory, name)).filter(existsSync);
  await Promise.all(old.map(path => rm(path, { recursive: true, force: true })));
}

/** Writes one report file. */
export async function writeReport(directory: string, name: ReportFile, text: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, name), text);
}
