import { type ReportFile, writeReport } from '../ports/report-directory.js';
import type { Report } from './report.js';

type Render = (report: Report) => string;

/** The files of the report directory and what renders each; all loaded on demand. */
const FILES: Readonly<Record<ReportFile, () => Promise<Render>>> = {
  'report.json': async () => report => `${JSON.stringify(report, null, 2)}\n`,
  'report.md': async () => report => `${report.decision}\n`,
  'report.html': async () => report => `${report.decision}\n`,
  'junit.xml': async () => report => `${report.decision}\n`,
  'results.sarif': async () => report => `${report.decision}\n`,
};

/** Writes the report directory. A file that cannot be rendered or written becomes a warning, and the others are written. */
export async function deliverFiles(report: Report, directory: string): Promise<readonly string[]> {
  const written = await Promise.all(
    Object.entries(FILES).map(async ([name, load]) => {
      try {
        const render = await load();
        await writeReport(directory, name as ReportFile, render(report));
        return [];
      } catch (error) {
        return [`${name} could not be written: ${error instanceof Error ? error.message : String(error)}`];
      }
    }),
  );
  return written.flat();
}
