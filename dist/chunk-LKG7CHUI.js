import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/metrics/rules.ts
var LOOK = "Look at what changed with the release; the details have the query as it was asked.";
var metricsRules = {
  threshold: { level: "error", means: "a value is beyond the limit that `fail` sets", remedy: LOOK },
  "warn-threshold": { level: "warning", means: "a value is beyond the limit that `warn` sets", remedy: LOOK },
  "error-ratio": {
    level: "error",
    means: "the share of errors exceeds its limit, with the confidence that is wanted",
    remedy: LOOK
  },
  "worse-than-baseline": {
    level: "error",
    means: "a value is more times its baseline than `fail` allows",
    remedy: LOOK
  },
  "worse-than-beside": {
    level: "error",
    means: "the samples of the new version are worse than those of the baseline by more than `fail` allows",
    remedy: LOOK
  },
  "series-missing": {
    level: "error",
    means: "a series that must be there has no sample now",
    remedy: "Look at the targets of Prometheus, and whether the release renamed the metric."
  },
  "within-floor": {
    level: "note",
    means: "a relative limit is crossed by a difference that is too small to count",
    remedy: "Nothing is to be done, unless it stays so."
  },
  "no-data": {
    level: "note",
    means: "a query had an empty answer, which counts as passed here",
    remedy: "Write the query so that it always answers, such as with `or vector(0)`."
  },
  "no-error-series": {
    level: "note",
    means: "no series counts errors, which is taken for none",
    remedy: "Nothing is to be done where there has never been an error; else correct `errors`."
  },
  remark: {
    level: "note",
    means: "the server remarked something about a query",
    remedy: "Read it: a query of what is no counter may count nothing."
  }
};

export {
  metricsRules
};
