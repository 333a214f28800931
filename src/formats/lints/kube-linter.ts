import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import type { LintReport } from './lint-report.js';

const diagnosis = z.object({
  Diagnostic: z.object({ Message: z.string() }),
  Check: z.string().min(1),
  Remediation: z.string().nullish(),
  Object: z.object({
    Metadata: z.object({ FilePath: z.string() }),
    K8sObject: z.object({
      Namespace: z.string(),
      Name: z.string(),
      GroupVersionKind: z.object({ Kind: z.string() }),
    }),
  }),
});

const report = z.object({
  Checks: z.array(z.object({ name: z.string() })).nullable(),
  Reports: z.array(diagnosis).nullable(),
  Summary: z.object({
    ChecksStatus: z.enum(['Passed', 'Failed']),
    CheckEndTime: z.iso.datetime({ offset: true }),
  }),
});

/** True for `kube-linter lint --format json`. */
export const isKubeLinter = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'Checks' in value && 'Reports' in value && 'Summary' in value;

/**
 * Reads `kube-linter lint --format json`. It has no levels: whatever it reports fails the lint, so all are errors. It names
 * only the objects that it reports; where it finds not a single object it writes nothing at all.
 */
export function readKubeLinter(value: unknown, origin: JsonOrigin): LintReport {
  const { Checks, Reports, Summary } = readValue(value, report, origin);
  const { name, remedy } = origin;
  if (Checks === null || Checks.length === 0) {
    throw new CouldNotTell('nothing-checked', `${name} at /Checks: kube-linter ran not a single check`, remedy);
  }
  const reports = Reports ?? [];
  if (reports.length > 0 !== (Summary.ChecksStatus === 'Failed')) {
    const message = `${name} at /Summary/ChecksStatus: does not agree with what is reported`;
    throw new CouldNotTell('wrong-format', message, remedy);
  }
  return {
    tool: 'kube-linter',
    objects: undefined,
    endedMs: Date.parse(Summary.CheckEndTime),
    faults: reports.map(({ Diagnostic, Check, Remediation, Object: { Metadata, K8sObject } }) => ({
      check: Check,
      level: 'error',
      message: Diagnostic.Message,
      // A file that it could not load has an object without kind and name.
      subject: K8sObject.Name === '' ? undefined : `${K8sObject.GroupVersionKind.Kind}/${K8sObject.Name}`,
      namespace: K8sObject.Namespace,
      file: Metadata.FilePath || undefined,
      help: Remediation || undefined,
    })),
  };
}
