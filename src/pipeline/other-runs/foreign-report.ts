import type { FollowedRun } from '../../ports/runner/workflow.js';
import type { Report } from '../../report/report.js';

/** What is known, without the report, of where it must come from. */
export interface Expected {
  /** `owner/name` of this repository. */
  readonly repository: string;
  readonly run: FollowedRun;
  /** As the config of this repository names them. */
  readonly project: string;
  readonly stages: readonly string[];
}

/**
 * What in a report of a run that nobody vouches for does not fit to what GitHub says of that run; empty where all of it
 * does. That proves nothing of what the report says, only that it claims to be about this change.
 */
export function misfits(report: Report, { repository, run, project, stages }: Expected): readonly string[] {
  const { subject } = report;
  const compare = (what: string, said: string | undefined, known: string): readonly string[] =>
    said === known ? [] : [`it is about the ${what} ${said ?? '(none)'}, not ${known}`];
  return [
    ...compare('repository', subject.repository, repository),
    ...compare('commit', subject.head ?? subject.sha, run.sha),
    ...compare('run', subject.runId, run.id),
    ...compare('attempt', subject.runAttempt, run.attempt),
    ...compare('event', subject.event, run.event),
    ...compare('project', report.project, project),
    ...(stages.includes(report.stage.replace(/ \([\w.-]+\)$/, ''))
      ? []
      : [`it is about the stage ${report.stage}, which the config does not have`]),
  ];
}
