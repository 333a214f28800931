import type { Origin } from '../report/origin.js';
import type { Report } from '../report/report.js';
import { clip } from '../text/clip.js';
import { oneLine, visible } from '../text/visible.js';
import { type Annotation, annotationsOf } from './annotations.js';
import { repositoryPath } from './place.js';
import { renderDescription, stateOf } from './status.js';
import { renderSummary } from './summary.js';

/** GitHub takes fewer than 65,536 characters of a summary. Counted in bytes, which are never fewer. */
const MAX_SUMMARY = 65_535;
const MAX_MESSAGE = 16_000;
/** Twenty requests: more would meet GitHub's limit on writing before anybody had read them. */
const MAX_ANNOTATIONS = 1000;

const CONCLUSION = { success: 'success', failure: 'failure', error: 'failure', pending: 'action_required' } as const;
const LEVEL = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** A report as a check run: the summary, and every finding that has a file at its line. */
export function renderCheckRun(report: Report, origin: Origin & { readonly unverified?: string | undefined } = {}) {
  const { unverified } = origin;
  const placed = annotationsOf(report).flatMap(annotation => place(annotation, origin));
  const left = placed.length - MAX_ANNOTATIONS;
  const state = stateOf(report);
  const trusted = report.reasonCode === 'cancelled' ? ('cancelled' as const) : CONCLUSION[state];
  return {
    // What nobody vouches for never looks like a success.
    conclusion: unverified === undefined || state !== 'success' ? trusted : ('neutral' as const),
    title: `${unverified === undefined ? '' : 'Unverified: '}${renderDescription(report)}${left > 0 ? ` · ${left} more findings in report.json` : ''}`,
    summary: renderSummary(report, { ...origin, maxBytes: MAX_SUMMARY }),
    annotations: placed.slice(0, MAX_ANNOTATIONS),
  };
}

function place({ finding, level, title, message }: Annotation, origin: Origin) {
  const path = repositoryPath(finding?.file, origin);
  if (path === undefined) return [];
  const line = finding?.line === undefined ? undefined : Math.max(1, finding.line);
  return [
    {
      path,
      line: line ?? 1,
      column: line === undefined || !finding?.column ? undefined : finding.column,
      level: LEVEL[level],
      title: clip(oneLine(title), 200),
      message: clip(visible(message), MAX_MESSAGE),
    },
  ];
}
