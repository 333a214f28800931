import { holdLastWord } from '../ports/runner/watchdog.js';
import { assembleReport } from '../report/assemble.js';
import type { Report } from '../report/report.js';
import { type Redact, redactDeep } from '../text/redact.js';
import { judge } from './judge.js';
import { skipResult } from './run.js';
import type { Step } from './step.js';

const HELD = 'a check computed past its limit, and nothing else was heard while it did';
const REMEDY = 'Run the checks one by one with --only, find the one that does not end, and give it less to read.';

/** Has a no-go report ready for where a check holds the program itself past its limit. The answer takes it back. */
export function readyIfHeld(
  run: Pick<Report, 'project' | 'stage' | 'subject'> & { readonly steps: readonly Step[]; readonly startedAt: Date },
  to: { readonly directory: string; readonly redact: Redact },
): () => void {
  const { project, stage, subject, startedAt, steps } = run;
  const results = steps.map(step => skipResult(step, 'cancelled', HELD));
  const judgement = judge({
    results,
    whenNothingApplies: 'no-go',
    cancelled: false,
    checklist: undefined,
    faults: [],
    leading: [{ code: 'check-errored', message: `${HELD}. ${REMEDY}` }],
  });
  const report = assembleReport({
    project,
    stage,
    subject,
    startedAt,
    durationMs: 0,
    judgement,
    results,
    selection: undefined,
    checklist: undefined,
    notices: [],
    complete: false,
  });
  const text = `${JSON.stringify(redactDeep(report, to.redact), null, 2)}\n`;
  return holdLastWord({ directory: to.directory, text, line: `NO-GO: ${HELD}. ${REMEDY}` });
}
