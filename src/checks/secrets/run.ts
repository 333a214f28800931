import { byFindings, type Verdict } from '../../check.js';
import { refuseStaleReport } from '../../facts/report-file/freshness.js';
import { sourceLines } from '../../facts/repository/source-lines.js';
import type { Ports } from '../../ports/ports.js';
import { openCounting } from './counting.js';
import { findingsOf, summarise } from './findings.js';
import { readReport } from './foreign-report.js';
import type { SecretsOptions } from './options.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Looks for secrets with the embedded engine and the tools that are asked for, or reads the report of one. */
export async function runSecrets(options: SecretsOptions, ports: Ports): Promise<Verdict> {
  if (options.report !== undefined) return read(options.report, options, ports);
  return (await import('./look.js')).lookForSecrets(options, ports);
}

async function read(report: string, options: SecretsOptions, ports: Ports): Promise<Verdict> {
  const { files } = ports;
  const { tool, leaks, looked, statedMs } = readReport(await files.text(report, 256 * 1024 * 1024), report);
  const remedy = 'Run the tool again, or allow more in `max-age`.';
  await refuseStaleReport(report, { stated: statedMs, limitMs: options['max-age'] ?? DAY_MS, remedy, ports });
  const counting = await openCounting(options, { ports, files: undefined, prefix: '' });
  const seen = await counting.inFiles(tool, leaks);
  const findings = await findingsOf(seen, { rules: options.policies, lines: sourceLines(files) });
  const where = looked === undefined ? `in what ${tool} looked at` : `in ${looked} (${tool})`;
  // The report itself may hold secrets: it is no evidence to keep.
  return byFindings(`${summarise(findings)} ${where}`, {
    findings,
    measurements: [{ name: 'secrets', value: findings.length, unit: 'places' }],
  });
}
