import { MAX_REPORT_BYTES, readReport } from '../../pipeline/other-runs/read-report.js';
import { readReportFile } from '../../ports/runner/report-file.js';
import { type Difference, differenceOf } from '../../report/difference.js';
import { UsageError } from '../../usage-error.js';

/** What changed from one report to another of the same stage; files relative to where the program was started. */
export async function compare(files: readonly string[]): Promise<Difference> {
  const [before, after] = await Promise.all(
    files.map(async file => readReport((await readReportFile(file, MAX_REPORT_BYTES)).text, file)),
  );
  if (before === undefined || after === undefined || files.length !== 2)
    throw new UsageError(
      'report diff: name two reports, the older one first: report diff OLD/report.json NEW/report.json',
    );
  if (before.stage !== after.stage)
    throw new UsageError(`report diff: one is of the stage ${before.stage}, the other of ${after.stage}`);
  return differenceOf(before, after);
}
