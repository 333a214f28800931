import { REPORT_FILES, type ReportFile, writeReport } from '../../ports/runner/report-directory.js';
import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';

type Render = (report: Report, origin: Origin) => string;

/** What renders each file of the report directory, loaded on demand. */
const RENDERERS: Readonly<Record<ReportFile, () => Promise<Render>>> = {
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

/**
 * Writes the report directory. A file that cannot be rendered or written becomes a warning, and the others are written.
 */
export async function deliverFiles(
  report: Report,
  to: { readonly directory: string; readonly origin: Origin },
): Promise<readonly string[]> {
  const warnings = await Promise.all(
    REPORT_FILES.map(async name => {
      try {
        const render = await RENDERERS[name]();
        await writeReport(to.directory, name, render(report, to.origin));
        return [];
      } catch (error) {
        return [`${name} could not be written: ${error instanceof Error ? error.message : String(error)}`];
      }
    }),
  );
  return warnings.flat();
}
