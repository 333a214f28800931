import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  leastLetThrough,
  mostLetThrough,
  rateLimitRules
} from "./chunk-3Q3AHWF2.js";
import {
  connect
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/rate-limit/burst.ts
var SIDE_BY_SIDE = 250;
var MAX_BYTES = 16 * 1024 * 1024;
async function askOnce(request, { http, signal }) {
  try {
    const { status, headers } = await http.request({ ...request, redirects: 0, maxBytes: MAX_BYTES });
    return { status, headers };
  } catch (error) {
    if (signal.aborted || !(error instanceof CouldNotTell)) throw error;
    return { silent: error.message };
  }
}
async function sendBurst(request, { burst }, ports) {
  const begun = ports.clock.monotonic();
  const answers = [];
  let sent = 0;
  const worker = async () => {
    while (sent < burst) {
      sent += 1;
      answers.push(await askOnce(request, ports));
    }
  };
  await Promise.all(Array.from({ length: Math.min(burst, SIDE_BY_SIDE) }, worker));
  return { answers, tookMs: ports.clock.monotonic() - begun };
}

// src/checks/rate-limit/count.ts
var NOTHING_THERE = [404, 405, 410, 501];
function tally({ answers }, { expect }) {
  const statuses = /* @__PURE__ */ new Map();
  const silent = [];
  for (const answer of answers) {
    if ("silent" in answer) silent.push(answer.silent);
    else statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  }
  const times = (wanted) => [...statuses].reduce((sum, [status, number]) => sum + (wanted(status) ? number : 0), 0);
  return {
    letThrough: times((status) => status < 500 && status !== 429 && status !== expect.status),
    refused: times((status) => status === expect.status),
    statuses: [...statuses].sort(([a], [b]) => a - b),
    silent
  };
}
function mustBeTold({ silent, statuses, letThrough }, { url, burst }) {
  const [first] = silent;
  if (first !== void 0) {
    const some = silent.length === burst ? "none" : `${burst - silent.length}`;
    throw new CouldNotTell(
      "unreachable",
      `of ${burst} requests ${some} had an answer: ${first}`,
      "See that it is up and can take that many connections, or give `request-timeout` more time."
    );
  }
  const nothing = statuses.find(([status]) => NOTHING_THERE.includes(status));
  if (nothing !== void 0 && nothing[1] === letThrough && letThrough > 0) {
    throw new CouldNotTell(
      "nothing-checked",
      `${shown(url)} answers ${nothing[0]}: there is nothing that a limit would be for`,
      "Correct `url` and `method`."
    );
  }
}
function findingsOf(found, options) {
  const { expect } = options;
  const about = { subject: shown(options.url) };
  const others = found.statuses.filter(([status]) => status !== expect.status && (status === 429 || status === 503));
  const broken = found.statuses.filter(([status]) => status >= 500 && status !== 503 && status !== expect.status);
  return [
    ...others.map(
      ([status, times]) => findingOf(rateLimitRules, {
        ...about,
        rule: "wrong-status",
        message: `${count(times, "request was", "requests were")} refused with ${status}, not with ${expect.status}`,
        expected: String(expect.status),
        actual: String(status)
      })
    ),
    ...broken.map(
      ([status, times]) => findingOf(rateLimitRules, {
        ...about,
        rule: "server-error",
        message: `${count(times, "request was", "requests were")} answered with ${status}`
      })
    ),
    ...countFault(found, options).map((fault) => findingOf(rateLimitRules, { ...about, ...fault }))
  ];
}
function countFault({ letThrough, statuses }, { burst, expect: { from } }) {
  const actual = `${letThrough} let through`;
  const expected = from === void 0 ? "some let through, some refused" : window(from);
  if (letThrough === 0 && statuses.every(([status]) => status < 500 || status === 503))
    return [
      { rule: "all-refused", message: `all ${burst} requests were refused, the first as well`, expected, actual }
    ];
  if (letThrough === burst)
    return [{ rule: "not-limited", message: `all ${burst} requests were let through`, expected, actual }];
  if (from === void 0) return [];
  if (letThrough > mostLetThrough(from))
    return [
      {
        rule: "limit-too-late",
        message: `${letThrough} of ${burst} requests were let through, more than ${mostLetThrough(from)}`,
        expected,
        actual
      }
    ];
  if (letThrough < leastLetThrough(from))
    return [
      {
        rule: "limit-too-early",
        message: `${letThrough} of ${burst} requests were let through, fewer than ${leastLetThrough(from)}`,
        expected,
        actual
      }
    ];
  return [];
}
var window = (from) => `${leastLetThrough(from)} to ${mostLetThrough(from)} let through`;
var shown = (url) => url.split(/[?#]/)[0] ?? url;

// src/checks/rate-limit/refusal.ts
function retryAfterMs(value, now) {
  if (value === void 0) return void 0;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1e3;
  const isDate = /^[A-Z][a-z]{2,8},? \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(value.trim());
  return isDate ? Math.max(0, Date.parse(value) - now.getTime()) : void 0;
}
function retryAfterFindings({ answers }, options, now) {
  if (!options["retry-after"]) return [];
  const refusals = answers.filter((answer) => "status" in answer && answer.status === options.expect.status);
  const silent = refusals.filter((answer) => waitOf(answer, now) === void 0);
  const [first] = silent;
  if (first === void 0) return [];
  const sent = "headers" in first ? first.headers["retry-after"] : void 0;
  const message = `${count(silent.length, "refusal")} of ${refusals.length} ${sent === void 0 ? "without `Retry-After`" : `with a \`Retry-After\` that is neither seconds nor a date: ${sent.slice(0, 80)}`}`;
  return [findingOf(rateLimitRules, { rule: "retry-after-missing", message, subject: shown(options.url) })];
}
var waitOf = (answer, now) => "headers" in answer ? retryAfterMs(answer.headers["retry-after"], now) : void 0;
var FIRST_PAUSE_MS = 250;
var LONGEST_PAUSE_MS = 5e3;
async function awaitRecovery(request, { options, burst, ports }) {
  const within = options["recovers-within"];
  if (within === void 0) return { findings: [], afterMs: void 0 };
  const { clock, signal } = ports;
  const begun = clock.monotonic();
  const end = begun + within;
  const said = burst.answers.flatMap((answer) => waitOf(answer, clock.now()) ?? []);
  let pause = Math.min(Math.max(FIRST_PAUSE_MS, ...said), within);
  for (; ; ) {
    await clock.sleep(pause, signal);
    const answer = await askOnce(request, ports);
    const now = clock.monotonic();
    if ("status" in answer && answer.status < 500 && answer.status !== 429 && answer.status !== options.expect.status)
      return { findings: [], afterMs: now - begun };
    if (now >= end) {
      const last = "silent" in answer ? answer.silent : `the last answer is ${answer.status}`;
      const message = `not let through again within ${showDuration(within)}: ${last}`;
      return {
        findings: [findingOf(rateLimitRules, { rule: "no-recovery", message, subject: shown(options.url) })],
        afterMs: void 0
      };
    }
    pause = Math.min(Math.max(pause, FIRST_PAUSE_MS) * 2, LONGEST_PAUSE_MS, end - now);
  }
}

// src/checks/rate-limit/run.ts
async function runRateLimit(options, ports) {
  const connected = await connect(options, ports);
  const { url, method, body, burst } = options;
  const request = { ...connected, url, method, ...body !== void 0 && { body } };
  const sent = await sendBurst(request, options, ports);
  const found = tally(sent, options);
  mustBeTold(found, options);
  const recovery = await awaitRecovery(request, { options, burst: sent, ports });
  const findings = [
    ...findingsOf(found, options),
    ...retryAfterFindings(sent, options, ports.clock.now()),
    ...recovery.findings
  ];
  const { from } = options.expect;
  const recovered = recovery.afterMs === void 0 ? "" : `, let through again after ${showDuration(recovery.afterMs)}`;
  const summary = `${shown(url)}: ${found.letThrough} of ${burst} requests let through, ${found.refused} refused with ${options.expect.status}${recovered}`;
  const limit = from === void 0 ? {} : limitFor(found.letThrough, from);
  return byFindings(summary, {
    findings,
    measurements: [
      { name: "let through", value: found.letThrough, unit: "requests", ...limit },
      { name: "refused", value: found.refused, unit: "requests" },
      { name: "burst", value: Math.round(sent.tookMs), unit: "ms" }
    ],
    charts: [
      {
        title: "Answers by status",
        unit: "requests",
        form: "bars",
        points: found.statuses.map(([, times], index) => [index, times]),
        labels: found.statuses.map(([status]) => String(status))
      }
    ]
  });
}
var limitFor = (letThrough, from) => letThrough < leastLetThrough(from) ? { limit: leastLetThrough(from), bound: "min" } : { limit: mostLetThrough(from), bound: "max" };
export {
  runRateLimit
};
