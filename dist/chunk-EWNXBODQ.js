import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  againstBaseline,
  median
} from "./chunk-ZDTU5CUQ.js";
import {
  showBeside
} from "./chunk-73SYK43K.js";
import {
  loadRules
} from "./chunk-VBV7J7P3.js";
import {
  judge
} from "./chunk-LPTB6XVL.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  showLatency,
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/engines/latency/metrics.ts
var LATENCY_METRICS = {
  p50: { quantile: 0.5, least: 10 },
  p75: { quantile: 0.75, least: 20 },
  p90: { quantile: 0.9, least: 50 },
  p95: { quantile: 0.95, least: 100 },
  p99: { quantile: 0.99, least: 1e3 },
  "p99.9": { quantile: 0.999, least: 1e4 },
  mean: { quantile: "mean", least: 10 },
  max: { quantile: 1, least: 1 }
};
var LATENCY_NAMES = ["p50", "p75", "p90", "p95", "p99", "p99.9", "mean", "max"];

// src/checks/load/judge.ts
var MOST_ERRORS = 0.01;
function judgeLoad(expected, subject) {
  const ones = [];
  if (isNotMade(subject)) ones.push({ unclear: `${subject.sick?.why}, so the load that was asked for was not made` });
  for (const comparison of expected["error-rate"] ?? []) ones.push(errorRate(comparison, subject));
  const names = [...LATENCY_NAMES, "throughput"];
  for (const name of names) {
    for (const comparison of expected[name] ?? []) {
      const why = whyUnclear(name, { comparison, subject });
      if (why !== void 0) ones.push({ unclear: why });
      else
        ones.push(
          comparison.dimension === "times" ? relative(name, comparison, subject) : absolute(name, comparison, subject)
        );
    }
  }
  return {
    findings: ones.flatMap(({ finding }) => finding ?? []),
    unclear: [...new Set(ones.flatMap(({ unclear }) => unclear ?? []))]
  };
}
var isNotMade = ({ sick, isOpen }) => isOpen && sick !== void 0 && !Number.isFinite(sick.worstMs);
function errorRate(comparison, { runs, sick }) {
  const value = Math.max(...runs.map((run) => run.errorRate));
  const judged = judge(comparison, { value });
  if ("unknown" in judged) return { unclear: `error-rate: ${judged.unknown}` };
  if (judged.holds) return {};
  const plain = judge(comparison, { value: Math.max(...runs.map((run) => run.plainErrorRate)) });
  if (sick !== void 0 && "holds" in plain && plain.holds)
    return { unclear: `${sick.why}, so nobody can tell whether answers were late` };
  const shown = showBeside(value, { comparison, limit: judged.limit });
  const message = `error-rate is ${shown}; expected ${comparison.text}`;
  return { finding: findingOf(loadRules, { rule: "error-rate", message, expected: comparison.text, actual: shown }) };
}
function whyUnclear(name, { comparison, subject }) {
  const { runs, baselines, sick } = subject;
  if (isNotMade(subject)) return `${sick?.why}, so the load that was asked for was not made`;
  const compared = comparison.dimension === "times" ? [...runs, ...baselines ?? []] : runs;
  if (sick !== void 0 && comparison.dimension === "times" && !Number.isFinite(slackOf(name, sick)))
    return `${sick.why}, and that hides a difference`;
  if (name === "throughput") return void 0;
  const { least } = LATENCY_METRICS[name];
  const fewest = Math.min(...compared.map(({ samples }) => samples));
  if (fewest < least)
    return `${showNumber(fewest)} requests are too few to tell ${name}, which takes ${showNumber(least)}`;
  if (compared.some((run) => run.errorRate > MOST_ERRORS))
    return `more than 1 % of the requests of a run failed, so ${name} tells nothing`;
  return void 0;
}
var valuesOf = (runs, name) => runs.map((run) => run.value(name));
var inBase = (name, value) => name === "throughput" ? value : value / 1e3;
var show = (name, value) => name === "throughput" ? `${showNumber(Number(value.toPrecision(3)))}/s` : showLatency(value);
var ruleOf = (name) => name === "throughput" ? "throughput" : "latency";
function absolute(name, comparison, { runs, sick }) {
  const value = median(valuesOf(runs, name));
  const judged = judge(comparison, { value: inBase(name, value) });
  if ("unknown" in judged) return { unclear: `${name}: ${judged.unknown}` };
  if (sick !== void 0 && !survives(name, { comparison, value, sick, holds: judged.holds }))
    return { unclear: `${sick.why}, so nobody can tell whether ${name} is ${comparison.text}` };
  if (judged.holds) return {};
  const shown = showBeside(inBase(name, value), { comparison, limit: judged.limit });
  const which = runs.length === 1 ? "" : ` (median of ${runs.length} runs)`;
  const message = `${name} is ${shown}${which}; expected ${comparison.text}`;
  return { finding: findingOf(loadRules, { rule: ruleOf(name), message, expected: comparison.text, actual: shown }) };
}
function survives(name, at) {
  const { comparison, value, sick, holds } = at;
  const isUpper = comparison.operator === "<" || comparison.operator === "<=";
  const isLower = comparison.operator === ">" || comparison.operator === ">=";
  if (name === "throughput") return holds && isLower;
  if (holds) return isUpper;
  if (!isUpper || !Number.isFinite(slackOf(name, sick))) return false;
  const least = judge(comparison, { value: Math.max(0, value - slackOf(name, sick)) / 1e3 });
  return "holds" in least && !least.holds;
}
function slackOf(name, sick) {
  if (name === "throughput") return Number.POSITIVE_INFINITY;
  return name === "p99" || name === "p99.9" || name === "max" ? sick.worstMs : sick.slackMs;
}
function relative(name, comparison, subject) {
  const { baselines, sick } = subject;
  if (baselines === void 0) return {};
  const slack = sick === void 0 ? 0 : slackOf(name, sick);
  const outcome = compare(name, { comparison, subject, less: [0, 0] });
  if (slack > 0) {
    const kinder = compare(name, { comparison, subject, less: [slack, 0] });
    const harder = compare(name, { comparison, subject, less: [0, slack] });
    if (new Set([outcome, kinder, harder].map((each) => each.outcome)).size > 1)
      return { unclear: `${sick?.why}, and that hides a difference in ${name}` };
  }
  return saidOf(name, { comparison, subject, compared: outcome });
}
function compare(name, at) {
  const { comparison, subject, less } = at;
  const { runs, baselines = [], floorMs } = subject;
  const reduced = (values, by) => values.map((value) => Math.max(value - by, Math.min(value, 0.01)));
  return againstBaseline({
    runs: reduced(valuesOf(runs, name), less[0]),
    baselines: reduced(valuesOf(baselines, name), less[1]),
    times: comparison.number,
    holds: (ratio) => {
      const judged = judge(comparison, { value: ratio, baseline: 1 });
      return "holds" in judged && judged.holds;
    },
    floor: name === "throughput" ? 0 : floorMs
  });
}
function saidOf(name, at) {
  const { comparison, subject, compared } = at;
  const { runs, baselines = [] } = subject;
  const { value, baseline, ratio, noise, outcome } = compared;
  if (outcome === "holds") return {};
  if (outcome === "none") return { unclear: `${name}: there is no baseline that it could be held against` };
  const of = `median of ${runs.length} and of ${baselines.length} runs`;
  const said = `${name} is ${show(name, value)}, ${Number(ratio.toPrecision(3))} \xD7 the baseline of ${show(name, baseline)} (${of})`;
  if (outcome === "noisy")
    return { unclear: `${said}; the baselines differ by ${show(name, noise)} among themselves, too much to tell` };
  const actual = `${Number(ratio.toPrecision(4))}x`;
  const why = outcome === "floor" ? `, by a difference that means nothing (${show(name, Math.abs(value - baseline))})` : "";
  const rule = outcome === "floor" ? "within-noise" : "worse-than-baseline";
  const message = `${said}${why}; expected ${comparison.text}`;
  return { finding: findingOf(loadRules, { rule, message, expected: comparison.text, actual }) };
}

export {
  LATENCY_METRICS,
  LATENCY_NAMES,
  judgeLoad
};
