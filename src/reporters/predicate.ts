import type { Report, Result } from '../pipeline/report.js';
import { type Origin, runUrl } from './place.js';

/**
 * `predicate.json`: the report as the predicate of an in-toto attestation, `https://in-toto.io/attestation/test-result/v0.1`.
 * Go is `PASSED`, or `WARNED` where something was waived or an advisory check did not pass; all else is `FAILED`.
 */
export function renderPredicate(report: Report, origin: Origin = {}): string {
  const { checks, decision, subject } = report;
  const failed = decision === 'go' ? [] : checks.filter(blocks);
  const warned = checks.filter(check => !failed.includes(check) && isDoubtful(check));
  const passed = checks.filter(check => check.status === 'passed');
  const url = runUrl(subject, origin);
  const result = decision === 'no-go' ? 'FAILED' : warned.length > 0 ? 'WARNED' : 'PASSED';
  const digest = { sha256: subject.configDigest.replace(/^sha256:/, '') };
  const predicate = {
    result,
    configuration: [{ name: `${report.project}/${report.stage}`, digest }],
    ...(url === undefined ? {} : { url }),
    passedTests: ids(passed),
    warnedTests: ids(warned),
    failedTests: ids(failed),
  };
  return `${JSON.stringify(predicate, null, 2)}\n`;
}

const ids = (checks: readonly Result[]): readonly string[] => checks.map(({ id }) => id);

const isDoubtful = ({ status }: Result): boolean => status !== 'passed' && status !== 'skipped';

const blocks = ({ required, status, reasonCode }: Result): boolean =>
  required &&
  (['failed', 'errored', 'pending'].includes(status) || (status === 'skipped' && reasonCode !== 'when-not-met'));
