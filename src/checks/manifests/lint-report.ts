import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson } from '../../formats/json/json.js';
import { isKubeLinter, readKubeLinter } from '../../formats/lints/kube-linter.js';
import { isKubeScore, readKubeScore } from '../../formats/lints/kube-score.js';
import type { LintReport } from '../../formats/lints/lint-report.js';
import { isPolaris, readPolaris } from '../../formats/lints/polaris.js';

const REMEDY =
  'Write it with `kube-linter lint --format json`, `kube-score score --output-format json` or `polaris audit --format json`, without filters, over the manifests that are checked here.';

/** Reads a report that an earlier step wrote, whichever of the linters it comes from. */
export function readLintReport(text: string, name: string): LintReport {
  const origin = { name, remedy: REMEDY };
  const value = parseJson(text, origin);
  if (isKubeLinter(value)) return readKubeLinter(value, origin);
  if (isPolaris(value)) return readPolaris(value, origin);
  if (isKubeScore(value)) return readKubeScore(value, origin);
  throw new CouldNotTell(
    'wrong-format',
    `${name}: is no report of kube-linter, kube-score or polaris that is known here`,
    REMEDY,
  );
}
