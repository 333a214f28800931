import type { Report } from '../report/report.js';

/** Keys in the order of the contract; others follow by name. */
const ORDER =
  `schemaVersion tool project stage subject repository sha head ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending policy
  changes selection
  only shard of after at collected collectedAt checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject aliases via gravity fingerprint waived waiverEnded reason owner expires measurements value unit limit bound baseline charts form points labels evidence path sha256
  attestedBy role ask inputs reused images image digest details title text toSign by signOff roles role person source why report dryRun checklist items covered attested uncovered lines slug state why notices`.split(
    /\s+/,
  );

const RANK = new Map([...new Set(ORDER)].map((key, rank) => [key, rank]));

/** `report.json`: the report's data, the same bytes for the same data. */
export function renderJson(report: Report): string {
  const text = JSON.stringify(report, (_, value: unknown) => (isRecord(value) ? inOrder(value) : value), 2);
  return `${report.checks.some(({ charts }) => charts) ? onOneLine(text) : text}\n`;
}

/** Points of charts on a line each. A text of JSON has no bare line ends, so nothing else is touched. */
const onOneLine = (text: string): string => text.replace(/\[\n +(-?[\d.e+-]+),\n +(-?[\d.e+-]+)\n +\]/g, '[$1, $2]');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inOrder = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)));

const rankOf = (key: string): number => RANK.get(key) ?? ORDER.length;
