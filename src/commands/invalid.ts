import { digestOf } from '../config/load.js';
import { ConfigInvalid, showProblem } from '../config/problem.js';
import { readSubject } from '../ports/runner/subject.js';
import { assembleReport } from '../report/assemble.js';
import type { Report } from '../report/report.js';
import { stageLabel } from './open-stage.js';
import { readPolicy } from './policy.js';
import type { PolicyRequest, World } from './world.js';

/** What every command that decides was asked for. */
export type Asked = PolicyRequest & { readonly stage: string | undefined };

/**
 * The report of a run whose config is invalid: no-go, one reason for each problem, nothing checked. Project and stage are
 * told as far as they can be read, so that an earlier comment is found and put right.
 */
export async function reportInvalid(error: ConfigInvalid, request: Asked, world: World): Promise<Report> {
  const text = await textOf(request, world);
  const { parseConfig } = await import('../config/document.js');
  const { value } = parseConfig({ file: request.config, text }, { env: world.env });
  const stages = memberOf(value, 'stages');
  const firstStage = typeof stages === 'object' && stages !== null ? Object.keys(stages)[0] : undefined;
  const project = memberOf(value, 'project');
  return assembleReport({
    project: typeof project === 'string' ? project : '',
    stage: stageLabel(request.stage ?? firstStage ?? '', request.instance),
    subject: { ...readSubject(world.env, request.workingDirectory), configDigest: digestOf(text) },
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

async function textOf(request: Asked, world: World): Promise<string> {
  try {
    return (await readPolicy(request, world)).source.text;
  } catch (error) {
    if (error instanceof ConfigInvalid) return '';
    throw error;
  }
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
