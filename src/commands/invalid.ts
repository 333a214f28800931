import { digestOf } from '../config/load.js';
import type { ConfigInvalid } from '../config/problem.js';
import { showProblem } from '../config/problem.js';
import { composeReport } from '../pipeline/compose.js';
import type { Report } from '../pipeline/report.js';
import { readSubject } from '../ports/subject.js';
import type { RunRequest, World } from './run.js';

/** The report of a run whose config is invalid: no-go, one reason for each problem, nothing checked. */
export function reportInvalid(error: ConfigInvalid, request: RunRequest, world: World): Report {
  return composeReport({
    project: '',
    stage: request.stage ?? '',
    subject: { ...readSubject(world.env, request.workingDirectory), configDigest: digestOf('') },
    startedAt: new Date(),
    durationMs: 0,
    judgement: {
      decision: 'no-go',
      reasonCode: 'config-invalid',
      reasons: error.problems.map(problem => ({ code: 'config-invalid', message: showProblem(problem) })),
    },
    results: [],
    selection: undefined,
    checklist: undefined,
    notices: [],
  });
}
