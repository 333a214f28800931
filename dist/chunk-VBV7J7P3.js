import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/engines/latency/load-plan.ts
var REQUESTS = 1e3;
var OPEN_DURATION_MS = 6e4;
var RUNS_WITH_BASELINE = 3;
var CONNECTIONS = 10;
var OPEN_CONNECTIONS = 1e3;
function sizeOf({ requests, duration, rate, connections }) {
  const open = rate !== void 0;
  return {
    count: open || duration !== void 0 ? requests : requests ?? REQUESTS,
    durationMs: open ? duration ?? OPEN_DURATION_MS : duration,
    connections: connections ?? (open ? OPEN_CONNECTIONS : CONNECTIONS)
  };
}
var runsOf = ({ runs, baseline }) => runs ?? (baseline === void 0 ? 1 : RUNS_WITH_BASELINE);
function plannedRequests(options) {
  const { count, durationMs } = sizeOf(options);
  const sides = options.baseline !== void 0 && "url" in options.baseline ? 2 : 1;
  const { rate } = options;
  const one = rate === void 0 ? count ?? 0 : Math.round(((durationMs ?? 0) + options["warm-up"]) * rate / 1e3);
  return one * sides * runsOf(options);
}
function isNamed(url, hosts) {
  const { hostname, port, protocol } = new URL(url);
  const withPort = `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
  return hosts.some((each) => [hostname, withPort].includes(each.toLowerCase()));
}
function plannedFaults(options) {
  return [...subjectFaults(options), ...sizeFaults(options), ...hostFaults(options), ...baselineFaults(options)];
}
function subjectFaults(options) {
  const given = ["url", "mix", "k6"].filter((key) => options[key] !== void 0);
  const faults = [];
  if (given.length !== 1) {
    const got = given.length === 0 ? "none of them" : given.map((key) => `\`${key}\``).join(" and ");
    faults.push({ path: given.slice(1, 2), message: `expected one of \`url\`, \`mix\` and \`k6\`, got ${got}` });
  }
  const twice = (each) => each.body !== void 0 && each.json !== void 0;
  if (twice(options)) faults.push({ path: ["json"], message: "expected either `body` or `json`" });
  for (const [index, each] of (options.mix ?? []).entries())
    if (twice(each)) faults.push({ path: ["mix", index, "json"], message: "expected either `body` or `json`" });
  if (options.k6 === void 0) return faults;
  for (const key of ["requests", "duration", "rate", "connections", "baseline", "runs"])
    if (options[key] !== void 0)
      faults.push({ path: [key], message: `the script of \`k6\` says how much is sent, not \`${key}\`` });
  return faults;
}
function sizeFaults(options) {
  const faults = [];
  const { requests, duration, rate, processes } = options;
  if (requests !== void 0 && duration !== void 0)
    faults.push({ path: ["duration"], message: "expected either `requests` or `duration`" });
  if (requests !== void 0 && rate !== void 0)
    faults.push({ path: ["requests"], message: "with `rate` the `duration` says how much is sent" });
  const planned = options.k6 === void 0 ? plannedRequests(options) : 0;
  const most = options["max-requests"];
  if (planned > most) {
    const message = `${showNumber(planned)} requests are planned, more than \`max-requests\` (${showNumber(most)}) allows`;
    faults.push({ path: ["max-requests"], message });
  }
  if (processes > sizeOf(options).connections)
    faults.push({ path: ["processes"], message: "expected no more than there are `connections`" });
  return faults;
}
function hostFaults({ url, mix, baseline, hosts }) {
  const asked = [
    ...url === void 0 ? [] : [[["url"], url]],
    ...(mix ?? []).map((each, index) => [["mix", index, "url"], each.url]),
    ...baseline !== void 0 && "url" in baseline ? [[["baseline", "url"], baseline.url]] : []
  ];
  return asked.filter(([, each]) => URL.canParse(each) && !isNamed(each, hosts)).map(([path, each]) => ({
    path,
    message: `${new URL(each).host} is not among \`hosts\`, so it may not be loaded; add it there if it is yours`
  }));
}
function baselineFaults({ expect, baseline }) {
  const relative = Object.entries(expect).filter(([, all]) => all?.some(({ dimension }) => dimension === "times"));
  if (baseline === void 0)
    return relative.map(([name]) => ({
      path: ["expect", name],
      message: '"x" is times the baseline, and there is none; give `baseline` a `url` or `reports`'
    }));
  if (relative.length > 0) return [];
  return [{ path: ["baseline"], message: 'nothing is held against it; write such as `p95: "< 1.5x"` under `expect`' }];
}

// src/checks/load/rules.ts
var loadRules = {
  latency: {
    level: "error",
    means: "a time of `expect` is exceeded",
    remedy: "Look at what the server waited for: its traces, its slowest queries, its processors."
  },
  "error-rate": {
    level: "error",
    means: "too many requests had no answer as wanted",
    remedy: "Look at the answers by cause in the details, and at the server\u2019s log of that time."
  },
  throughput: {
    level: "error",
    means: "fewer answers a second than expected",
    remedy: "Look at what limits the server: its processors, its pool of connections, its database."
  },
  "worse-than-baseline": {
    level: "error",
    means: "it is worse than the baseline by more than is allowed, and by more than chance explains",
    remedy: "Compare what has changed since the baseline: the code, the data, the size of the machines."
  },
  overloaded: {
    level: "error",
    means: "the server answered 503 and `Retry-After`, so the load was stopped",
    remedy: "Give the server more room, or ask for the load that it is meant for."
  },
  "k6-threshold": {
    level: "error",
    means: "a threshold of the k6 script is crossed",
    remedy: "Look at the summary of k6 in the log."
  },
  "k6-failed": {
    level: "error",
    means: "the k6 script called its own test failed",
    remedy: "Look at the summary of k6 in the log."
  },
  "within-noise": {
    level: "note",
    means: "it is worse than the baseline by more than is allowed, by a difference that chance explains",
    remedy: "Look again where it repeats."
  },
  "no-baseline-yet": {
    level: "note",
    means: "there are too few earlier reports, so nothing was held against a baseline",
    remedy: "Keep the reports of runs that passed."
  },
  "ended-early": {
    level: "note",
    means: "`max-requests` was reached before the end of a run",
    remedy: "Raise `max-requests`, or ask for a shorter `duration`."
  }
};

export {
  sizeOf,
  runsOf,
  isNamed,
  plannedFaults,
  loadRules
};
