import { REPORT_FILES, type ReportFile, writeReport } from '../../ports/runner/report-directory.js';
import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';

type Render = (report: Report, origin: Origin) => string;

/** The team's own document, which no reporter knows. */
const LIST = 'checklist.md';

/** What renders each file of the report directory, loaded on demand. */
const RENDERERS: Readonly<Record<Exclude<ReportFile, typeof LIST>, () => Promise<Render>>> = {
  'report.json': async () => (await import(/* webpackChunkName: "reports" */ '../../reporters/json.js')).renderJson,
  'report.md': async () => (await import(/* webpackChunkName: "reports" */ '../../reporters/summary.js')).renderSummary,
  'report.html': async () => (await import(/* webpackChunkName: "reports" */ '../../reporters/html.js')).renderHtml,
  'junit.xml': async () => (await import(/* webpackChunkName: "reports" */ '../../reporters/junit.js')).renderJunit,
  'predicate.json': async () =>
    (await import(/* webpackChunkName: "reports" */ '../../reporters/predicate.js')).renderPredicate,
  'results.sarif': async () => (await import(/* webpackChunkName: "reports" */ '../../reporters/sarif.js')).renderSarif,
};

/** Starts to load the renderers: while checks run there is time for it. */
export const preloadRenderers = (): Promise<unknown> =>
  Promise.allSettled(Object.values(RENDERERS).map(load => load()));

interface Destination {
  readonly directory: string;
  readonly origin: Origin;
  readonly list?: string | undefined;
}

/** What became of the report directory. */
export interface DeliveredFiles {
  /** Why `report.json` is not there; undefined where it is. */
  readonly lost: string | undefined;
  readonly warnings: readonly string[];
}

/**
 * Writes the report directory. `list` is the ticked checklist, where there is one. A file that cannot be rendered or written becomes a warning, and the others are written;
 * without `report.json` there is no evidence, which the caller has to know.
 */
export async function deliverFiles(report: Report, to: Destination): Promise<DeliveredFiles> {
  const lost = await writeOne('report.json', report, to);
  const others = REPORT_FILES.filter(name => name !== 'report.json');
  const warnings = await Promise.all(others.map(name => writeOne(name, report, to)));
  return { lost, warnings: [lost, ...warnings].flatMap(warning => warning ?? []) };
}

/** Why a file is not there; undefined where it is. */
async function writeOne(name: ReportFile, report: Report, to: Destination): Promise<string | undefined> {
  try {
    const text = name === LIST ? to.list : (await RENDERERS[name]())(report, to.origin);
    if (text !== undefined) await writeReport(to.directory, name, text);
    return undefined;
  } catch (error) {
    return `${name} could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
