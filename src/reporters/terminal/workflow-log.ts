import type { Progress } from '../../report/progress.js';
import type { Result } from '../../report/report.js';
import { clip, clipMiddle } from '../../text/clip.js';
import { escapeCommandData, neutralise } from '../../text/escape.js';
import { count, showNumber } from '../../text/units.js';
import { visible } from '../../text/visible.js';
import { worstFirst } from '../blockers.js';
import { showPlace } from '../place.js';
import { showEnded, showMeasurement } from '../wording.js';
import { plain } from './paint.js';
import { doneLine, nowAndThen, startLine, toldLine } from './plain.js';

/** A log is read from top to bottom: what is longer belongs into the report. */
const FINDINGS = 100;
const OUTPUT = 64_000;

/** Progress in a workflow's log: a line when a check starts, a folded group with all it said when it is done. */
export function workflowProgress(write: (text: string) => void): Progress {
  return {
    begin: steps => write(`Running ${count(steps.length, 'check')}\n`),
    started: ({ name, attempt }) => write(`${neutralise(startLine(name, attempt))}\n`),
    told: nowAndThen(({ name }, text) => write(`${neutralise(toldLine(name, text))}\n`)),
    finished: result => write(renderGroup(result)),
    end: () => {},
  };
}

/** One check as a folded group; nothing in it is a workflow command but the group itself. */
export function renderGroup(result: Result): string {
  const inside = neutralise(lines(result).join('\n'));
  return `::group::${escapeCommandData(neutralise(doneLine(result)))}\n${inside}\n::endgroup::\n`;
}

function lines(result: Result): readonly string[] {
  const findings = worstFirst(result.findings).slice(0, FINDINGS);
  const rest = result.findings.length - findings.length;
  return [
    plain(result.summary),
    ...(result.remedy === undefined ? [] : [`To mend it: ${plain(result.remedy)}`]),
    ...(result.help === undefined ? [] : [`More: ${plain(result.help)}`]),
    ...result.measurements.map(measured => plain(showMeasurement(measured))),
    ...findings.map(finding => {
      const place = showPlace(finding);
      const level = finding.waived ? 'waived' : finding.level;
      const by = finding.waived ? `until ${finding.waived.expires} by ${finding.waived.owner}` : '';
      const ended = showEnded(finding);
      const note = clip(plain(ended ?? by), 500);
      return `${level}: ${place === undefined ? '' : `${plain(place)}: `}${clip(plain(finding.message), 1000)} [${plain(finding.rule)}]${note === '' ? '' : ` (${note})`}`;
    }),
    ...(rest > 0 ? [`… and ${showNumber(rest)} more findings`] : []),
    ...result.details.flatMap(({ title, text }) => ['', `── ${plain(title)} ──`, visible(clipMiddle(text, OUTPUT))]),
  ];
}
