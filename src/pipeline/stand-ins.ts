import type { Stage } from '../config/schema.js';
import { BY_WATCH, byStage } from '../report/checklist.js';
import type { Result } from '../report/report.js';
import type { Phases } from './phases/conclude.js';

type StandIn = Pick<Result, 'id' | 'status' | 'reasonCode' | 'summary' | 'findings'>;

/** What answers for lines of the written checklist without being an entry: a watch to its end, and the stage before. */
export function standIns({
  stage,
  watch,
  isProven,
}: {
  readonly stage: Stage;
  readonly watch?: Phases['watch'];
  readonly isProven: boolean;
}): readonly StandIn[] {
  const found: StandIn[] = [];
  if (stage.after !== undefined) found.push(standIn(byStage(stage.after.stage), isProven ? 'passed' : 'errored'));
  if (typeof watch === 'object') {
    const { endedBy } = watch.note;
    found.push(standIn(BY_WATCH, endedBy === 'time' ? 'passed' : endedBy === 'trigger' ? 'failed' : 'errored'));
  }
  return found;
}

const REASON = { passed: 'passed', failed: 'check-failed', errored: 'check-errored' } as const;

const standIn = (id: string, status: 'passed' | 'failed' | 'errored'): StandIn => ({
  id,
  status,
  reasonCode: REASON[status],
  summary: id,
  findings: [],
});
