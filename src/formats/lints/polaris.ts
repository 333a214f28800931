import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import type { LintFault, LintReport } from './lint-report.js';

const outcome = z.object({
  ID: z.string().min(1),
  Message: z.string(),
  Success: z.boolean(),
  Severity: z.string(),
});

const outcomes = z
  .record(z.string(), outcome)
  .nullish()
  .transform(given => Object.values(given ?? {}));

const audited = z.object({
  Name: z.string(),
  Namespace: z.string().default(''),
  Kind: z.string(),
  Results: outcomes,
  PodResult: z
    .object({
      Results: outcomes,
      ContainerResults: z.array(z.object({ Name: z.string(), Results: outcomes })).nullish(),
    })
    .nullish(),
});

const report = z.object({
  PolarisOutputVersion: z.string(),
  AuditTime: z.iso.datetime({ offset: true }),
  Results: z.array(audited).nullable(),
  Score: z.int().min(0).max(100),
});

type Audited = z.output<typeof audited>;
type Outcome = z.output<typeof outcome>;

interface Looked {
  readonly object: Audited;
  readonly container: string;
  readonly outcome: Outcome;
}

/** True for `polaris audit --format json`. */
export const isPolaris = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'PolarisOutputVersion' in value;

/** Reads `polaris audit --format json`. A report that is filtered until nothing is left shows nothing, whatever its score. */
export function readPolaris(value: unknown, origin: JsonOrigin): LintReport {
  const { AuditTime, Results, Score } = readValue(value, report, origin);
  const looked = (Results ?? []).flatMap(lookedAt);
  const { name, remedy } = origin;
  if (looked.length === 0) {
    throw new CouldNotTell('nothing-checked', `${name} at /Results: tells of not a single check`, remedy);
  }
  const failed = looked.filter(({ outcome }) => !outcome.Success);
  if (failed.length === 0 && Score < 100) {
    const message = `${name} at /Score: ${Score} although every check that is told of passed`;
    throw new CouldNotTell('truncated', message, remedy);
  }
  const endedMs = Date.parse(AuditTime);
  return {
    tool: 'polaris',
    objects: [...new Set(looked.map(({ object }) => subjectOf(object)))],
    // Go's zero time stands for none.
    endedMs: endedMs < 0 ? undefined : endedMs,
    faults: failed.map(toFault),
  };
}

const subjectOf = ({ Kind, Name }: Audited): string => `${Kind}/${Name}`;

function lookedAt(object: Audited): readonly Looked[] {
  const { Results, PodResult } = object;
  const of = (given: readonly Outcome[], container: string) => given.map(outcome => ({ object, container, outcome }));
  const containers = PodResult?.ContainerResults ?? [];
  return [
    ...of([...Results, ...(PodResult?.Results ?? [])], ''),
    ...containers.flatMap(container => of(container.Results, container.Name)),
  ];
}

/** As polaris counts them itself: whatever is no warning is a danger. */
const toFault = ({ object, container, outcome }: Looked): LintFault => ({
  check: outcome.ID,
  level: outcome.Severity === 'warning' ? 'warning' : 'error',
  message: container === '' ? outcome.Message : `${container}: ${outcome.Message}`,
  subject: subjectOf(object),
  namespace: object.Namespace,
});
