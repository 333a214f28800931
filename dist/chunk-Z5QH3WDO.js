import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/reporters/blockers.ts
function blockersOf(report) {
  if (report.decision === "go") return [];
  const results = new Map(report.checks.map((result) => [result.id, result]));
  return report.reasons.map(({ code, message, check }) => ({
    code,
    message,
    result: check === void 0 ? void 0 : results.get(check)
  }));
}
function groupedBlockersOf(report) {
  const sorts = /* @__PURE__ */ new Map();
  for (const [index, blocker] of blockersOf(report).entries()) {
    const sort = blocker.result ? `check ${index}` : blocker.code;
    const same = sorts.get(sort);
    sorts.set(sort, same ? { ...same, message: `${same.message}
${blocker.message}` } : blocker);
  }
  return [...sorts.values()];
}
function splitBlockers(blockers) {
  const follows = ({ result }) => result?.status === "skipped";
  const causes = blockers.filter((blocker) => !follows(blocker));
  if (causes.length === 0) return { causes: blockers, consequences: [] };
  return { causes, consequences: blockers.filter(follows) };
}
var advisoriesOf = (report) => report.checks.filter(({ required, status }) => !required && ["failed", "errored", "pending"].includes(status));
var worthALook = (report) => {
  const advisories = advisoriesOf(report);
  return [...advisories, ...report.checks.filter((result) => result.flaky && result.status === "passed")];
};
var RANK = { error: 0, warning: 1, note: 2 };
var worstFirst = (findings) => [0, 1, 2, 3].flatMap((rank) => findings.filter((finding) => rankOf(finding) === rank));
var rankOf = (finding) => finding.waived ? 3 : RANK[finding.level];
function failing(result) {
  const errors = result.findings.filter((finding) => finding.level === "error" && !finding.waived);
  return errors.length > 0 ? errors : worstFirst(result.findings);
}
function toldUnder(message, findings) {
  const [first, ...others] = findings;
  const isBeginning = first && message.length > first.message.length && message.startsWith(first.message);
  return isBeginning && others.length === 0 ? [{ ...first, message }] : findings;
}
var inFull = (report) => ({ ...report, checks: report.checks.map(tellInFull) });
function tellInFull(result) {
  const errors = result.findings.filter(({ level }) => level === "error");
  const [only] = errors;
  const [told] = toldUnder(result.summary, errors);
  if (only === void 0 || told === void 0 || told === only) return result;
  const whole = unrepeated(told);
  return { ...result, findings: result.findings.map((finding) => finding === only ? whole : finding) };
}
function unrepeated({ expected, actual, ...rest }) {
  const unclear = (value) => value !== void 0 && !rest.message.includes(value);
  return { ...rest, ...unclear(expected) ? { expected } : {}, ...unclear(actual) ? { actual } : {} };
}
function sectionsOf(results) {
  const sections = /* @__PURE__ */ new Map();
  for (const result of results) {
    const section = sections.get(result.section) ?? [];
    section.push(result);
    sections.set(result.section, section);
  }
  return [...sections].map(([title, members]) => ({ title, results: members }));
}

export {
  blockersOf,
  groupedBlockersOf,
  splitBlockers,
  advisoriesOf,
  worthALook,
  worstFirst,
  failing,
  toldUnder,
  inFull,
  unrepeated,
  sectionsOf
};
