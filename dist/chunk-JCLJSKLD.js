import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/reporters/json.ts
var ORDER = `schemaVersion tool project stage subject repository sha head ref event runId runAttempt configDigest startedAt
  durationMs decision reasonCode reasons code check message counts passed failed errored skipped waived pending policy
  changes selection
  only shard of after at collected collectedAt checks id name version section kind covers required status cause summary remedy help attempts flaky findings
  rule level file line column expected actual subject aliases via gravity fingerprint waived waiverEnded reason owner expires measurements value unit limit bound baseline charts form points labels evidence path sha256
  attestedBy role ask inputs reused images image digest details title text toSign by signOff roles role person source why report dryRun checklist items covered attested uncovered lines slug state why notices`.split(
  /\s+/
);
var RANK = new Map([...new Set(ORDER)].map((key, rank) => [key, rank]));
function renderJson(report) {
  const text = JSON.stringify(report, (_, value) => isRecord(value) ? inOrder(value) : value, 2);
  return `${report.checks.some(({ charts }) => charts) ? onOneLine(text) : text}
`;
}
var onOneLine = (text) => text.replace(/\[\n +(-?[\d.e+-]+),\n +(-?[\d.e+-]+)\n +\]/g, "[$1, $2]");
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var inOrder = (value) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)));
var rankOf = (key) => RANK.get(key) ?? ORDER.length;

export {
  renderJson
};
