import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import type { LintFault, LintReport } from './lint-report.js';

const comment = z.object({ path: z.string(), summary: z.string(), description: z.string() });

const test = z.object({
  check: z.object({ id: z.string().min(1), name: z.string() }),
  grade: z.int(),
  skipped: z.boolean(),
  comments: z.array(comment).nullable(),
});

const scored = z.object({
  type_meta: z.object({ kind: z.string() }),
  object_meta: z.object({ name: z.string().default(''), namespace: z.string().default('') }),
  checks: z.array(test).nullable(),
  file_name: z.string(),
  file_row: z.int().min(0),
});

const report = z.array(scored);

type Scored = z.output<typeof scored>;
type Test = z.output<typeof test>;

/** Grades as kube-score's own exit code takes them: critical at 1, a warning at 5; 7 and 10 are well. */
const CRITICAL = 1;
const WARNING = 5;

/** True for `kube-score score --output-format json`, which is `null` where there was nothing to score. */
export const isKubeScore = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && (value.length === 0 || isScored(value[0])));

const isScored = (value: unknown): boolean => typeof value === 'object' && value !== null && 'object_name' in value;

/** Reads `kube-score score --output-format json`, version 2. What an annotation of an object ignores is not counted. */
export function readKubeScore(value: unknown, origin: JsonOrigin): LintReport {
  const objects = readValue(value ?? [], report, origin).filter(({ checks }) => ran(checks).length > 0);
  if (objects.length === 0) {
    throw new CouldNotTell('nothing-checked', `${origin.name}: kube-score scored not a single object`, origin.remedy);
  }
  return {
    tool: 'kube-score',
    objects: objects.map(subjectOf),
    endedMs: undefined,
    faults: objects.flatMap(object => ran(object.checks).flatMap(scoring => faultsOf(object, scoring))),
  };
}

const ran = (checks: Scored['checks']): readonly Test[] => (checks ?? []).filter(({ skipped }) => !skipped);

const subjectOf = ({ type_meta, object_meta }: Scored): string => `${type_meta.kind}/${object_meta.name}`;

/** One for each comment, such as the containers that lack a limit. */
function faultsOf(object: Scored, { check, grade, comments }: Test): readonly LintFault[] {
  if (grade > WARNING) return [];
  const said = comments?.length ? comments : [{ path: '', summary: check.name, description: '' }];
  return said.map(({ path, summary, description }) => ({
    check: check.id,
    level: grade <= CRITICAL ? 'error' : 'warning',
    message: path === '' ? summary : `${path}: ${summary}`,
    subject: subjectOf(object),
    namespace: object.object_meta.namespace,
    file: object.file_name || undefined,
    line: object.file_row > 0 ? object.file_row : undefined,
    help: description || undefined,
  }));
}
