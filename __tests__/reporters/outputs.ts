import type { Report } from '../../src/report/report.js';
import { renderAnnotations } from '../../src/reporters/annotations.js';
import { renderComment } from '../../src/reporters/comment.js';
import { renderHtml } from '../../src/reporters/html.js';
import { renderJson } from '../../src/reporters/json.js';
import { renderJunit } from '../../src/reporters/junit.js';
import { renderPredicate } from '../../src/reporters/predicate.js';
import { renderSarif } from '../../src/reporters/sarif.js';
import { renderSummary } from '../../src/reporters/summary.js';
import { renderResult } from '../../src/reporters/terminal/result.js';
import { renderGroup } from '../../src/reporters/terminal/workflow-log.js';

/** Everything that leaves the program, by the file's name under which a test keeps it. */
export const outputsOf = (report: Report): Readonly<Record<string, string>> => ({
  'report.md': renderSummary(report),
  'comment.md': renderComment(report, { summaryUrl: 'https://github.com/octo-org/toolboxai/actions/runs/7000000001' }),
  'report.html': renderHtml(report),
  'report.json': renderJson(report),
  'junit.xml': renderJunit(report),
  'results.sarif': renderSarif(report),
  'predicate.json': renderPredicate(report),
  'annotations.txt': `${renderAnnotations(report, { root: 'examples/toolboxai' }).join('\n')}\n`,
  'log.txt': report.checks.map(renderGroup).join(''),
  'terminal.txt': renderResult(report, { reportPath: '.deploy-validate/report.html' }),
});
