import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  bare
} from "./chunk-MQ4GDP4O.js";
import {
  showLabels
} from "./chunk-24MLIEY2.js";
import {
  deployedAt
} from "./chunk-ZUX3T7AX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  readJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  alertsRules
} from "./chunk-4WG5HLVW.js";
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
  oneLine
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/alerts/alertmanager.ts
import { z } from "zod";
var instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
var alert = z.object({
  labels: z.record(z.string(), z.string()),
  status: z.object({
    state: z.enum(["active", "suppressed", "unprocessed"]),
    silencedBy: z.array(z.string()),
    inhibitedBy: z.array(z.string())
  }),
  startsAt: instant,
  receivers: z.array(z.object({ name: z.string() }))
});
var status = z.object({
  cluster: z.object({ status: z.string() }).optional(),
  uptime: instant,
  versionInfo: z.object({ version: z.string() })
});
var REMEDY = "Check `url`: it is the address below which `/api/v2/alerts` answers.";
function alertmanager({
  url,
  connected,
  http
}) {
  const base = new URL(url);
  const where = `${base.origin}${base.pathname.replace(/\/+$/, "")}`;
  const ask = async (path, fields = {}, more = {}) => {
    const target = new URL(`${where}${path}`);
    for (const [name, value] of [...base.searchParams, ...Object.entries(fields)])
      target.searchParams.append(name, value);
    const headers = { ...connected.headers, ...more.headers };
    return http.request({ ...connected, ...more, url: target.href, headers }).catch((error) => Promise.reject(bare(error, { long: target.href, short: where })));
  };
  const whole = (answer) => refuse(answer, where);
  return {
    where,
    alerts: async (filter) => {
      const all = { active: "true", silenced: "true", inhibited: "true", unprocessed: "true" };
      const answer = whole(await ask("/api/v2/alerts", { ...all, ...filter !== void 0 && { filter } }));
      return readJson(answer.body, z.array(alert), { name: where, remedy: REMEDY });
    },
    status: async () => readJson(whole(await ask("/api/v2/status")).body, status, { name: `${where}/api/v2/status`, remedy: REMEDY }),
    post: async (alerts) => {
      const headers = { "content-type": "application/json" };
      whole(await ask("/api/v2/alerts", {}, { method: "POST", body: JSON.stringify(alerts), headers, redirects: 0 }));
    },
    failures: async () => {
      const answer = await ask("/metrics");
      return answer.status === 200 ? failuresIn(answer.body.toString("utf8")) : void 0;
    }
  };
}
function refuse(answer, where) {
  const { status: code, body } = answer;
  if (code === 200) return answer;
  if (code === 401 || code === 403) {
    const message = `${where}: access was refused (${code})`;
    throw new CouldNotTell("tool-refused", message, "Give `headers` an `authorization` that may read alerts.");
  }
  const text = clip(oneLine(body.toString("utf8").trim()), 200);
  const said = /^\s*</.test(text) || text === "" ? "" : `: ${text}`;
  const why = code === 404 ? "wrong-format" : code >= 500 ? "unreachable" : "tool-refused";
  throw new CouldNotTell(why, `${where}: the answer is ${code}${said}`, REMEDY);
}
var FAILED = /^alertmanager_notifications_failed_total(?:\{[^}]*\})? (\S+)/gm;
function failuresIn(text) {
  const numbers = [...text.matchAll(FAILED)].map(([, number]) => Number(number));
  return numbers.length === 0 || numbers.some(Number.isNaN) ? void 0 : numbers.reduce((sum, each) => sum + each, 0);
}

// src/checks/alerts/firing.ts
var SHOWN = 50;
function judgeFiring(alerts, {
  options,
  now,
  deployedAt: deployedAt2
}) {
  const { firing, watchdog, silences } = options;
  const findings = [];
  const counting = [];
  let silenced = 0;
  const note = (rule, alert2, what, level2) => {
    const message = `${nameOf(alert2)} ${what}`;
    findings.push(findingOf(alertsRules, { rule, message, subject: nameOf(alert2), ...level2 && { level: level2 } }));
  };
  for (const alert2 of alerts) {
    const { labels, status: status2 } = alert2;
    if (labels.alertname === watchdog && watchdog !== void 0) continue;
    const severity = labels.severity ?? "";
    if (severity === "" && !firing.severity.includes("any")) {
      if (status2.state !== "suppressed") note("no-severity", alert2, "fires and has no severity");
      continue;
    }
    if (!firing.severity.some((each) => each === "any" || each.toLowerCase() === severity.toLowerCase())) continue;
    const allowed = firing.allow.find((each) => Object.entries(each.labels).every(([k, v]) => labels[k] === v));
    if (allowed !== void 0) note("allowed", alert2, `fires, and may: ${allowed.reason}`);
    else if (status2.silencedBy.length > 0) {
      silenced += 1;
      if (silences !== "off") note("silenced", alert2, `is silenced by ${status2.silencedBy.join(", ")}`, silences);
    } else if (status2.inhibitedBy.length > 0) note("inhibited", alert2, "is inhibited by another alert");
    else if (deployedAt2 !== void 0 && alert2.startsAt < deployedAt2.getTime())
      note("before", alert2, `has been firing since before the deploy, for ${ageOf(alert2, now)}`);
    else counting.push(alert2);
  }
  const isOver = counting.length > firing.max;
  const level = isOver ? "error" : "note";
  for (const alert2 of counting.slice(0, SHOWN)) {
    note("firing", alert2, `fires for ${ageOf(alert2, now)}${summaryOf(alert2)}`, level);
  }
  return { findings, firing: counting.length, silenced };
}
var ageOf = ({ startsAt }, now) => showDuration(Math.max(0, now.getTime() - startsAt));
var nameOf = ({ labels }) => {
  const { alertname = "an alert without a name", severity: _, ...rest } = labels;
  return Object.keys(rest).length === 0 ? alertname : `${alertname}${showLabels(rest)}`;
};
var summaryOf = ({ labels }) => labels.severity === void 0 ? "" : ` (${labels.severity})`;
function sentenceOf({ firing, silenced }, { severity }) {
  const kind = severity.includes("any") ? "" : `${severity.join(" or ")} `;
  const hidden = silenced === 0 ? "" : `, ${silenced} ${silenced === 1 ? "is" : "are"} silenced`;
  if (firing === 0) return `no ${kind}alert fires${hidden}`;
  return `${count(firing, `${kind}alert fires`, `${kind}alerts fire`)}${hidden}`;
}

// src/checks/alerts/test-alert.ts
import { randomUUID } from "node:crypto";
var LABEL = "deploy_validate_test";
var PAUSE_MS = 500;
async function tryDelivery(test, testing) {
  const { server, ports } = testing;
  const id = randomUUID();
  const begun = ports.clock.now();
  const labels = { alertname: "DeployValidateTest", ...test.labels, [LABEL]: id };
  const alertUntil = (end) => [
    {
      labels,
      annotations: { summary: "A test by deploy-validate: nothing is wrong." },
      startsAt: begun.toISOString(),
      endsAt: end.toISOString()
    }
  ];
  const before = await server.failures();
  await server.post(alertUntil(new Date(begun.getTime() + 2 * test.within + 6e4)));
  let found;
  try {
    found = await follow(test, { ...testing, id });
  } finally {
    await server.post(alertUntil(new Date(ports.clock.now().getTime())));
  }
  if (found.length > 0) return found;
  const ended = await arrival(test, { ...testing, id, what: "the end of the test alert", wanted: "resolved" });
  if (ended !== void 0) return [ended];
  const after = await server.failures();
  if (before === void 0 || after === void 0 || after <= before) return [];
  const message = `${after - before} notifications failed while the test ran`;
  return [findingOf(alertsRules, { rule: "notifications-failed", message })];
}
async function follow(test, testing) {
  const routed = await routing(test, testing);
  if (routed !== void 0) return [routed];
  const lost = await arrival(test, { ...testing, what: "the test alert", wanted: "firing" });
  return lost === void 0 ? [] : [lost];
}
async function routing({ receiver, within }, { server, ports, id }) {
  const receivers = await waitFor(ports, within, async () => {
    const [alert2] = await server.alerts(`${LABEL}="${id}"`);
    return alert2?.receivers.map(({ name }) => name);
  });
  if (receivers === void 0) {
    const message2 = `the test alert was taken, and is not there within ${showDuration(within)}`;
    throw new CouldNotTell("nothing-checked", message2, "Look at the log of Alertmanager.");
  }
  if (receivers.includes(receiver)) return void 0;
  const actual = receivers.join(", ") || "nobody";
  const message = `the test alert goes to ${actual}, not to ${receiver}`;
  return findingOf(alertsRules, { rule: "not-routed", message, subject: receiver, expected: receiver, actual });
}
async function arrival({ "received-at": url, receiver, within }, {
  connected,
  ports,
  id,
  what,
  wanted
}) {
  if (url === void 0) return void 0;
  const arrived = await waitFor(ports, within, async () => {
    const answer = await ports.http.request({ url, timeoutMs: connected.timeoutMs }).catch((error) => Promise.reject(bare(error, { long: url, short: bareUrl(url) })));
    if (answer.status !== 200) {
      const message2 = `${bareUrl(url)}: what was received cannot be read (${answer.status})`;
      throw new CouldNotTell("tool-refused", message2, "Check `received-at`.");
    }
    const text = answer.body.toString("utf8");
    return text.includes(id) && (wanted === "firing" || hasEnded(text, id)) ? true : void 0;
  });
  if (arrived) return void 0;
  const message = `${what} did not arrive at ${receiver} within ${showDuration(within)}`;
  return findingOf(alertsRules, { rule: "not-delivered", message, subject: receiver });
}
var bareUrl = (url) => `${new URL(url).origin}${new URL(url).pathname}`;
function hasEnded(text, id) {
  const near = 1500;
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    if (/resolved/i.test(text.slice(Math.max(0, at - near), at + near))) return true;
  }
  return false;
}
async function waitFor({ clock, signal }, withinMs, ask) {
  const end = clock.monotonic() + withinMs;
  for (; ; ) {
    const found = await ask();
    if (found !== void 0 || clock.monotonic() >= end) return found;
    await clock.sleep(PAUSE_MS, signal);
  }
}

// src/checks/alerts/run.ts
var SETTLED_MS = 12e4;
var SKEW_MS = 3e5;
async function runAlerts(options, ports) {
  const connected = await connect(options, ports);
  const server = alertmanager({ url: options.url, connected, http: ports.http });
  const delivered = options.test === void 0 ? [] : await tryDelivery(options.test, { server, connected, ports });
  return until(() => once(options, { server, ports, delivered }), { waiting: options, ports });
}
async function once(options, { server, ports, delivered }) {
  const { firing, watchdog } = options;
  const now = ports.clock.now();
  const since = firing.started === "after-deploy" ? await deployedAt(ports) : void 0;
  const alerts = await server.alerts();
  notOfAnotherTime(alerts, { now, where: server.where });
  const judged = judgeFiring(alerts, { options, now, deployedAt: since });
  const guarded = watchdogOf(alerts, watchdog);
  const findings = [...judged.findings, ...guarded, ...delivered];
  if (!findings.some(({ level }) => level === "error")) await settled(server, { alerts, watchdog, now });
  const also = [
    ...watchdog === void 0 ? [] : [guarded.length === 0 ? `${watchdog} does` : `${watchdog} does not fire`],
    ...options.test === void 0 ? [] : [delivered.length === 0 ? "the test alert arrived" : "the test alert did not"]
  ];
  return byFindings([sentenceOf(judged, firing), ...also].join(", "), {
    findings,
    measurements: [{ name: "alerts firing", value: judged.firing, unit: "alerts", limit: firing.max, bound: "max" }]
  });
}
function watchdogOf(alerts, watchdog) {
  if (watchdog === void 0) {
    return [findingOf(alertsRules, { rule: "no-watchdog", message: "nothing shows that alerts arrive at all" })];
  }
  if (alerts.some(({ labels }) => labels.alertname === watchdog)) return [];
  const message = `${watchdog} must always fire, and does not: alerts do not arrive`;
  return [
    findingOf(alertsRules, {
      rule: "watchdog-missing",
      message,
      subject: watchdog,
      expected: "fires",
      actual: "does not"
    })
  ];
}
function notOfAnotherTime(alerts, { now, where }) {
  const ahead = alerts.find(({ startsAt }) => startsAt > now.getTime() + SKEW_MS);
  if (ahead === void 0) return;
  const message = `${where}: an alert began at ${new Date(ahead.startsAt).toISOString()}, which is yet to come`;
  throw new CouldNotTell("stale", message, "Compare the clocks of this machine, of Prometheus and of Alertmanager.");
}
async function settled(server, {
  alerts,
  watchdog,
  now
}) {
  if (watchdog !== void 0 || alerts.length > 0) return;
  const { uptime, cluster } = await server.status();
  const remedy = "Wait with `within: 3m`, or name an alert that always fires as `watchdog`.";
  if (now.getTime() - uptime < SETTLED_MS) {
    const message = `${server.where}: Alertmanager has just started, and alerts from before have yet to arrive`;
    throw new CouldNotTell("nothing-checked", message, remedy);
  }
  if (cluster?.status === "settling")
    throw new CouldNotTell(
      "nothing-checked",
      `${server.where}: the cluster of Alertmanagers is still settling`,
      remedy
    );
}
export {
  runAlerts
};
