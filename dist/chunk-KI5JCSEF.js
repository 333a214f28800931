import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/audits/advisory.ts
var SEVERITIES = ["info", "low", "moderate", "high", "critical"];
function severityOf(name) {
  const word = typeof name === "string" ? name.toLowerCase() : "";
  return word === "medium" ? "moderate" : SEVERITIES.find((severity) => severity === word);
}
function severityOfScore(score) {
  if (!(score >= 0 && score <= 10)) return void 0;
  return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "moderate" : score > 0 ? "low" : "info";
}
var isAtLeast = (severity, threshold) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);
var worst = (severities) => SEVERITIES.findLast((severity) => severities.includes(severity));
function undescribed(counts, advisories) {
  if (advisories.some(({ severity }) => severity === void 0)) return void 0;
  const counted = Object.keys(counts).flatMap((name) => (counts[name] ?? 0) > 0 ? severityOf(name) ?? [] : []);
  return worst(counted.filter((name) => name !== "info" && !advisories.some(({ severity }) => severity === name)));
}
var ghsaIn = (url) => /GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}/i.exec(url ?? "")?.[0];

export {
  SEVERITIES,
  severityOf,
  severityOfScore,
  isAtLeast,
  worst,
  undescribed,
  ghsaIn
};
