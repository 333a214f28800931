import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  observer
} from "./chunk-3RN3PEPK.js";
import {
  at,
  fieldOf,
  fill,
  isBuiltIn,
  isRecord,
  listOf,
  readDashboard,
  usesIn
} from "./chunk-FSQRM35A.js";
import {
  dashboardsRules
} from "./chunk-VOMYMKI5.js";
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  windowMs
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
  connect
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  byFindings,
  byPolicies,
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
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/dashboards/inventory.ts
import { z } from "zod";

// src/checks/dashboards/told.ts
var toldOf = (said2, part = {}) => ({
  said: said2,
  findings: [],
  unknown: [],
  measurements: [],
  lines: [],
  ...part
});
var found = (rule, subject, message) => findingOf(dashboardsRules, { rule, message, subject });

// src/checks/dashboards/inventory.ts
var PAGE = 1e3;
var MOST_PAGES = 50;
var LISTED = 100;
var health = z.object({ database: z.string(), version: z.string().optional() });
async function askHealth(grafana) {
  const answer = await grafana.ask({ path: "/api/health", statuses: [503] });
  const origin = { name: `${grafana.where}/api/health`, remedy: "Check `url`: it is the address of Grafana." };
  const { database, version = "of an unknown version" } = readJson(answer.body, health, origin);
  if (database === "ok" && answer.status === 200) return toldOf(`Grafana ${version} is healthy`);
  const message = `${grafana.where} is not healthy: its database is "${database}"`;
  return toldOf(message, { findings: [found("unhealthy", "Grafana", message)] });
}
var hit = z.object({ uid: z.string().min(1), title: z.string(), type: z.string() });
async function listDashboards(grafana) {
  const all = /* @__PURE__ */ new Map();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = { type: "dash-db", limit: String(PAGE), page: String(page) };
    const hits = await grafana.read({ path: "/api/search", query }, z.array(hit));
    const before = all.size;
    for (const each of hits) if (each.type === "dash-db") all.set(each.uid, each);
    if (hits.length < PAGE || all.size === before) return [...all.values()];
  }
  throw new CouldNotTell("truncated", `${grafana.where}: more than ${PAGE * MOST_PAGES} dashboards`, "Name `uids`.");
}
function judgeNumber(hits, min) {
  const measurements = [
    { name: "dashboards", value: hits.length, unit: "dashboards", limit: min, bound: "min" }
  ];
  const lines = hits.slice(0, LISTED).map(({ uid, title }) => `${title} (${uid})`);
  const said2 = count(hits.length, "dashboard");
  if (hits.length >= min) return toldOf(said2, { measurements, lines });
  const message = `${said2}, fewer than ${min}`;
  return toldOf(message, { measurements, lines, findings: [found("too-few-dashboards", "dashboards", message)] });
}
var source = z.object({ uid: z.string().min(1), name: z.string(), type: z.string() });
var listSources = (grafana) => grafana.read({ path: "/api/datasources" }, z.array(source));
async function judgeSources(grafana, wanted) {
  const all = await listSources(grafana);
  if (wanted === "healthy" && all.length === 0) {
    const message = `${grafana.where}: there is no data source that this login may see`;
    throw new CouldNotTell("nothing-checked", message, "Provision data sources, or give a login that may read them.");
  }
  const findings = [];
  const unknown = [];
  const names = wanted === "healthy" ? all.map(({ name }) => name) : wanted;
  for (const name of names) {
    const known = all.find((each) => each.name === name);
    if (known === void 0) findings.push(found("datasource-missing", name, `there is no data source "${name}"`));
    else {
      const fault = await sourceFault(grafana, known).catch(keep(unknown));
      if (fault !== void 0)
        findings.push(
          found("datasource-unhealthy", name, `the data source "${name}" (${known.type}) is not healthy: ${fault}`)
        );
    }
  }
  const bad = findings.length + unknown.length;
  const said2 = `${names.length - bad} of ${count(names.length, "data source")} healthy`;
  return toldOf(said2, { findings, unknown, lines: all.map(({ name, type }) => `data source ${name} (${type})`) });
}
var keep = (unknown) => (error) => {
  if (!(error instanceof CouldNotTell)) throw error;
  unknown.push(error);
  return void 0;
};
var said = z.object({ status: z.string(), message: z.string().optional() });
var refusal = z.object({ message: z.string().optional(), messageId: z.string().optional() });
async function sourceFault(grafana, { uid, name }) {
  const path = `/api/datasources/uid/${encodeURIComponent(uid)}/health`;
  const answer = await grafana.ask({ path, statuses: [400, 404, 500, 501, 502, 503, 504] });
  const origin = {
    name: `${grafana.where}${path}`,
    remedy: "Check that this Grafana can ask data sources for their health."
  };
  const body = readJson(answer.body, z.unknown(), origin);
  const read = said.safeParse(body);
  if (read.success) {
    if (answer.status === 200 && read.data.status === "OK") return void 0;
    return read.data.message ?? read.data.status;
  }
  const { message = `status ${answer.status}` } = refusal.safeParse(body).data ?? {};
  if (answer.status === 404 || answer.status === 501) {
    const text = `${grafana.where}: the data source "${name}" says nothing of its health: ${message}`;
    throw new CouldNotTell("unsupported", text, "Name the data sources that can tell: `datasources: [name, \u2026]`.");
  }
  return message;
}
var channel = z.object({ name: z.string() });
async function judgeChannels(grafana, wanted) {
  const all = await grafana.read({ path: "/api/v1/provisioning/contact-points" }, z.array(channel));
  const missing = wanted.filter((name) => !all.some((each) => each.name === name));
  const findings = missing.map((name) => found("channel-missing", name, `there is no contact point "${name}"`));
  return toldOf(`${wanted.length - missing.length} of ${count(wanted.length, "contact point")} there`, { findings });
}

// src/checks/dashboards/panels.ts
import { z as z2 } from "zod";

// src/checks/dashboards/fill-targets.ts
var INSIDE = /* @__PURE__ */ new Set(["-- Dashboard --", "-- Grafana --", "grafana", "-- Mixed --"]);
var ALL = "$__all";
var POINTS = 300;
var STEP_MS = 15e3;
function filledTargets(panel, at2) {
  const variables = new Map(at2.dashboard.variables.map((each) => [each.name, each]));
  const guessed = /* @__PURE__ */ new Set();
  const queries = panel.targets.flatMap((target, index) => {
    const source2 = target.hidden ? void 0 : sourceOf(target.datasource ?? panel.datasource, { ...at2, variables });
    if (source2 === void 0) return [];
    const raw = filledDeep(target.raw, { variables, guessed });
    const own = isRecord(raw) ? raw : {};
    const isRange = own.range === void 0 && own.instant === void 0 && source2.type === "prometheus";
    return [
      {
        ...own,
        ...isRange && { range: true },
        refId: target.refId || String.fromCharCode(65 + index),
        datasource: { uid: source2.uid, type: source2.type },
        intervalMs: STEP_MS,
        maxDataPoints: POINTS
      }
    ];
  });
  return { queries, guessed: [...guessed] };
}
function sourceOf(ref, { of, sources, variables }) {
  const written = ref?.uid ?? ref?.name ?? "";
  if (written === "__expr__" || ref?.type === "__expr__") return { uid: "__expr__", type: "__expr__" };
  const [use] = usesIn(written);
  const variable = use && variables.get(use.name);
  const wanted = use === void 0 ? written : variable?.values[0] ?? "";
  if (INSIDE.has(wanted)) return void 0;
  const type = variable?.type === "datasource" ? variable.query : ref?.type;
  const known = sources.find(({ uid, name }) => uid === wanted || name === wanted);
  if (known !== void 0) return known;
  const [first, ...more] = sources.filter((each) => type === void 0 || each.type === type);
  if ((wanted === "" || wanted === "default") && first !== void 0 && more.length === 0) return first;
  const message = `${of}: which data source it asks is not known${wanted === "" ? "" : ` ("${wanted}")`}`;
  throw new CouldNotTell("nothing-checked", message, "Let the panel name its data source by a uid that is there.");
}
function filledDeep(value, values) {
  if (typeof value === "string") return filled(value, values);
  if (Array.isArray(value)) return value.map((item) => filledDeep(item, values));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledDeep(item, values)]));
}
function filled(text, { variables, guessed }) {
  return fill(text, usesIn(text), ({ name }) => {
    if (isBuiltIn(name)) return void 0;
    const variable = variables.get(name);
    const known = variable?.values.filter((value) => value !== "") ?? [];
    if (variable !== void 0 && known.length === 1 && known[0] !== ALL) return known[0] ?? "";
    if (variable !== void 0 && known.length > 1 && !known.includes(ALL)) return `(${known.join("|")})`;
    if (!known.includes(ALL)) guessed.add(name);
    return ".*";
  }).text;
}

// src/checks/dashboards/frames.ts
var hasData = (frames) => frames.some(frameHasData);
function frameHasData(frame) {
  const columns = listOf(at(frame, "data", "values"));
  const fields = listOf(at(frame, "schema", "fields"));
  return columns.some((column, index) => {
    const isTime = fieldOf(fields[index], "type") === "time" && columns.length > 1;
    return !isTime && listOf(column).some((value) => value !== null && value !== void 0);
  });
}

// src/checks/dashboards/panels.ts
async function judgePanels(grafana, wanted) {
  const findings = [];
  const unknown = [];
  const lines = [];
  let asked = 0;
  for (const uid of wanted.uids) {
    const dashboard = await fetchDashboard(grafana, uid).catch(keep(unknown));
    if (dashboard === void 0) continue;
    if (dashboard === "missing") {
      findings.push(found("dashboard-missing", uid, `there is no dashboard "${uid}"`));
      continue;
    }
    for (const panel of dashboard.panels) {
      const of = `panel "${panel.title || panel.id}" of "${dashboard.title}"`;
      const told = await askPanel(panel, { of, dashboard, grafana, wanted }).catch(keep(unknown));
      if (told === void 0) continue;
      asked += told.asked ? 1 : 0;
      findings.push(...told.findings);
      if (told.asked) lines.push(`${of}: ${told.findings[0]?.message ?? "data"}`);
    }
  }
  if (asked === 0 && unknown.length === 0 && findings.length === 0) {
    const message = `${grafana.where}: no panel of the dashboards has a query`;
    throw new CouldNotTell("nothing-checked", message, "Name `uids` of dashboards that have panels with queries.");
  }
  const bad = new Set(findings.map(({ subject }) => subject)).size;
  return toldOf(`${asked - Math.min(bad, asked)} of ${count(asked, "panel")} with data`, { findings, unknown, lines });
}
async function fetchDashboard(grafana, uid) {
  const path = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
  const answer = await grafana.ask({ path, statuses: [404] });
  const origin = { name: `${grafana.where}${path}`, remedy: "Check `url`: it is the address of Grafana." };
  const body = readJson(answer.body, z2.unknown(), origin);
  if (answer.status === 404) return "missing";
  const dashboard = readDashboard(body);
  if (dashboard !== void 0) return dashboard;
  throw new CouldNotTell("wrong-format", `${origin.name}: what came is no dashboard`, origin.remedy);
}
var answers = z2.object({
  results: z2.record(
    z2.string(),
    z2.object({
      status: z2.number().optional(),
      error: z2.string().optional(),
      frames: z2.array(z2.unknown()).nullish()
    })
  )
});
var refusal2 = z2.object({ message: z2.string() });
async function askPanel(panel, at2) {
  const { of, dashboard, grafana, wanted } = at2;
  const { queries, guessed } = filledTargets(panel, { of, dashboard, sources: wanted.sources });
  if (queries.length === 0) return { asked: false, findings: [] };
  const json = { from: String(wanted.from), to: String(wanted.to), queries };
  const answer = await grafana.ask({ path: "/api/ds/query", json, statuses: [400, 404, 500, 502, 504] });
  const origin = { name: `${grafana.where}/api/ds/query`, remedy: "Check that this login may query data sources." };
  const body = readJson(answer.body, z2.unknown(), origin);
  const read = answers.safeParse(body);
  if (!read.success) {
    const said2 = refusal2.safeParse(body).data?.message;
    if (said2 === void 0 || answer.status < 400)
      throw new CouldNotTell("wrong-format", `${origin.name}: the answer is none of Grafana's`, origin.remedy);
    return { asked: true, findings: [errorOf(of, said2)] };
  }
  const told = queries.map(({ refId }) => ({ refId, result: read.data.results[refId] }));
  const missing = told.find(({ result }) => result === void 0);
  if (missing !== void 0)
    throw new CouldNotTell("truncated", `${of}: no answer to query ${missing.refId}`, "Open the panel in Grafana.");
  const errors = told.filter(({ result }) => result?.error !== void 0 || (result?.status ?? 200) >= 400);
  if (errors.length > 0)
    return {
      asked: true,
      findings: errors.map(
        ({ refId, result }) => errorOf(of, `query ${refId}: ${result?.error ?? `status ${result?.status}`}`)
      )
    };
  const empty = told.filter(({ result }) => !hasData(result?.frames ?? []));
  if (empty.length === 0 || wanted.allowEmpty.some((title) => fitsWildcard(panel.title, title)))
    return { asked: true, findings: [] };
  if (guessed.length > 0) {
    const message = `${of}: no data, and the dashboard does not say what its variables ${guessed.join(", ")} hold`;
    throw new CouldNotTell("nothing-checked", message, "Save the dashboard with a value for each variable.");
  }
  const isWhole = empty.length === told.length;
  const which = isWhole ? "no data in the window" : `no data for query ${empty.map(({ refId }) => refId).join(", ")}`;
  return { asked: true, findings: [found(isWhole ? "panel-empty" : "query-empty", of, `${of}: ${which}`)] };
}
var errorOf = (of, said2) => found("panel-error", of, `${of}: ${clip(oneLine(said2), 300)}`);

// src/checks/dashboards/run.ts
var LEAST = 5;
var WINDOW_MS = 9e5;
async function runDashboards(options, ports) {
  const connected = await connect(options, ports);
  const grafana = observer({ name: "Grafana", url: options.url, connected, http: ports.http });
  return until(() => ask(grafana, { options, ports }), { waiting: options, ports });
}
async function ask(grafana, { options, ports }) {
  const { uids, datasources, panels, "alert-channels": channels } = options;
  const isBare = [uids, datasources, panels, channels].every((each) => each === void 0);
  const min = options.min ?? (isBare ? LEAST : void 0);
  const questions = [
    () => askHealth(grafana),
    ...min === void 0 ? [] : [async () => judgeNumber(await listDashboards(grafana), min)],
    ...uids === void 0 || panels !== void 0 ? [] : [() => judgeUids(grafana, uids)],
    ...datasources === void 0 ? [] : [() => judgeSources(grafana, datasources)],
    ...panels === void 0 ? [] : [() => askPanels(grafana, { options, ports })],
    ...channels === void 0 ? [] : [() => judgeChannels(grafana, channels)]
  ];
  const { answers: answers2, unknown } = await askEach(questions, { ask: (question) => question(), signal: ports.signal });
  const findings = byPolicies(
    answers2.flatMap((told) => told.findings),
    options.policies
  );
  const [first] = findings.filter(({ level }) => level === "error");
  const lines = answers2.flatMap((told) => told.lines);
  const verdict = byFindings(first?.message ?? answers2.map(({ said: said2 }) => said2).join(", "), {
    findings,
    measurements: answers2.flatMap((told) => told.measurements),
    details: lines.length === 0 ? [] : [{ title: "What Grafana has", text: lines.join("\n") }]
  });
  return unlessUnknown(verdict, [...unknown, ...answers2.flatMap((told) => told.unknown)]);
}
async function judgeUids(grafana, uids) {
  const missing = [];
  for (const uid of uids) if (await fetchDashboard(grafana, uid) === "missing") missing.push(uid);
  const findings = missing.map((uid) => found("dashboard-missing", uid, `there is no dashboard "${uid}"`));
  return toldOf(`${uids.length - missing.length} of ${uids.length} named dashboards there`, { findings });
}
async function askPanels(grafana, { options, ports }) {
  const to = ports.clock.now().getTime();
  const from = to - await windowMs(options.window ?? WINDOW_MS, ports);
  const sources = await listSources(grafana);
  const uids = options.uids ?? (await listDashboards(grafana)).map(({ uid }) => uid);
  const allowEmpty = options.panels?.["allow-empty"] ?? [];
  return judgePanels(grafana, { uids, sources, allowEmpty, from, to });
}
export {
  runDashboards
};
