import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/verdict.ts
var GRAVITIES = ["low", "moderate", "high", "critical"];
var CHART_POINTS = 500;
var verdict = (status, summary, extra) => ({
  status,
  summary,
  findings: extra.findings ?? [],
  measurements: extra.measurements ?? [],
  evidence: extra.evidence ?? [],
  details: extra.details ?? [],
  ...extra.charts && extra.charts.length > 0 ? { charts: extra.charts } : {},
  ...extra.images && extra.images.length > 0 ? { images: extra.images } : {},
  ...extra.captured ? { captured: extra.captured } : {}
});
var passed = (summary, extra = {}) => verdict("passed", summary, extra);
var failed = (summary, extra) => verdict("failed", summary, extra);
var pending = (summary, extra = {}) => verdict("pending", summary, extra);
var byFindings = (summary, extra) => verdict(extra.findings.some((finding) => finding.level === "error") ? "failed" : "passed", summary, extra);

// src/check.ts
function findingOf(rules, { rule, ...found }) {
  const known = rules[rule];
  return { rule, level: known?.level ?? "error", help: known?.remedy, ...found };
}
function byPolicies(findings, policies) {
  return findings.flatMap((finding) => {
    const level = policies[finding.rule] ?? finding.level;
    return level === "off" ? [] : [{ ...finding, level }];
  });
}
var commonRules = {
  "old-word": {
    level: "note",
    means: "an option is called by its old word",
    remedy: "Write the new word: the old one goes with the next major version."
  }
};
function oldWordsIn(options, oldWords = {}) {
  const given = new Map(Object.entries(options ?? {}));
  return Object.entries(oldWords).filter(([old]) => given.get(old) !== void 0).map(([old, word]) => {
    const message = `the option \`${old}\` is called \`${word}\` now`;
    return findingOf(commonRules, { rule: "old-word", message });
  });
}
var withNotes = (verdict2, notes) => notes.length === 0 ? verdict2 : { ...verdict2, findings: [...verdict2.findings, ...notes] };
function defineCheck(definition) {
  const { needs, before, rehearse, replaced } = definition;
  const bind = (options) => ({
    needs: typeof needs === "function" ? needs(options) : needs,
    mutates: definition.mutates?.(options),
    reusable: definition.reusable ?? true,
    attestedBy: definition.attestedBy?.(options),
    waitsMs: waitOf(options),
    options,
    run: async (ports) => withNotes(await definition.run(options, ports), oldWordsIn(options, definition.oldWords)),
    ...before && { before: (ports) => before(options, ports) },
    ...rehearse && { rehearse: (ports) => rehearse(options, ports) },
    ...replaced && { replaced: (ports) => replaced(options, ports) }
  });
  return { ...definition, bound: definition.options.transform(bind) };
}
function waitOf(options) {
  if (typeof options !== "object" || options === null) return void 0;
  const { within, "stable-for": stable } = { within: void 0, "stable-for": void 0, ...options };
  const known = [within, stable].filter((ms) => typeof ms === "number");
  return known.length === 0 ? void 0 : known.reduce((sum, ms) => sum + ms, 0);
}

export {
  GRAVITIES,
  CHART_POINTS,
  passed,
  failed,
  pending,
  byFindings,
  findingOf,
  byPolicies,
  commonRules,
  defineCheck
};
