import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readFile
} from "./chunk-44DPPABH.js";
import {
  boundGit
} from "./chunk-ZX7LCMOH.js";
import {
  readHead
} from "./chunk-RQU3S7GS.js";
import {
  freezeSpan,
  instantAt,
  isTimeZone,
  readMoment,
  sayOpening,
  showInstant,
  stateOf
} from "./chunk-ZLUAVSLO.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/ports/runner/circumstances.ts
import { z } from "zod";
var sha = z.string().regex(/^[0-9a-f]{40,64}$/);
var payload = z.looseObject({
  before: sha.optional().catch(void 0),
  pull_request: z.looseObject({ base: z.looseObject({ sha }) }).optional().catch(void 0)
});
var followed = z.looseObject({ workflow_run: z.looseObject({ event: z.string() }) });
function openCircumstances({ env, changedFiles: ask2 }, root) {
  let changed;
  return {
    event: env.GITHUB_EVENT_NAME ?? "local",
    branch: branchOf(env, root),
    env,
    cause: () => causeOf(env),
    changed: () => {
      changed ??= changedFiles(env, root).then((found) => found ?? ask2?.());
      return changed;
    }
  };
}
async function causeOf(env) {
  try {
    const event = followed.parse(JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? "", "utf8")));
    return event.workflow_run.event;
  } catch {
    return void 0;
  }
}
function branchOf(env, root) {
  if (env.GITHUB_BASE_REF) return env.GITHUB_BASE_REF;
  if (env.GITHUB_REF_NAME) return env.GITHUB_REF_TYPE === "tag" ? void 0 : env.GITHUB_REF_NAME;
  return readHead(root)?.ref?.replace(/^refs\/heads\//, "");
}
async function changedFiles(env, root) {
  try {
    const event = payload.parse(JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? "", "utf8")));
    const base = event.pull_request?.base.sha ?? event.before;
    if (base === void 0 || /^0+$/.test(base)) return void 0;
    const range = event.pull_request ? `${base}...HEAD` : `${base}..HEAD`;
    const args = ["diff", "--name-only", "--no-renames", "--ignore-submodules=none", "-z", range, "--"];
    const stdout = await boundGit(args, { root, env });
    return stdout?.split("\0").filter((name) => name !== "");
  } catch {
    return void 0;
  }
}

// src/formats/calendar/ics.ts
var REMEDY = "Check the address, or write the freezes into the config.";
function readCalendar(text, name) {
  const refuse = (why, said) => new CouldNotTell(why, `${name}: ${said}`, REMEDY);
  const lines = text.replace(/^\uFEFF/, "").replace(/\r?\n[ \t]/g, "").split(/\r?\n/).filter((line) => line !== "");
  if (!/^BEGIN:VCALENDAR$/i.test(lines[0] ?? "")) throw refuse("wrong-format", "is no calendar");
  if (!/^END:VCALENDAR$/i.test(lines.at(-1) ?? "")) throw refuse("truncated", "the calendar ends early");
  const events = [];
  let event;
  let depth = 0;
  for (const line of lines) {
    if (/^BEGIN:VEVENT$/i.test(line)) event = /* @__PURE__ */ new Map();
    else if (/^END:VEVENT$/i.test(line)) {
      const read = event && toEvent(event, refuse);
      if (read) events.push(read);
      event = void 0;
    } else if (/^BEGIN:/i.test(line)) depth += 1;
    else if (/^END:/i.test(line)) depth -= 1;
    else if (event && depth === 1) {
      const property = propertyOf(line);
      if (property) event.set(property.name, property);
    }
  }
  return events;
}
function propertyOf(line) {
  const match = /^([A-Za-z-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)*):(.*)$/.exec(line);
  const [, name = "", parameters = "", value = ""] = match ?? [];
  const zone = /;TZID="?([^;":]+)"?/i.exec(parameters)?.[1];
  return match === null ? void 0 : { name: name.toUpperCase(), zone, value };
}
function toEvent(event, refuse) {
  if (/^CANCELLED$/i.test(event.get("STATUS")?.value ?? "")) return void 0;
  const summary = clip((event.get("SUMMARY")?.value ?? "an event").replace(/\\([,;\\])/g, "$1"), 200);
  if (event.has("RRULE") || event.has("RDATE"))
    throw refuse("unsupported", `"${summary}" recurs, which is not read here`);
  const [start, end] = [event.get("DTSTART"), event.get("DTEND")];
  const from = momentOf(start?.value ?? "");
  if (start === void 0 || from === void 0) throw refuse("wrong-format", `"${summary}" has no beginning`);
  if (event.has("DURATION")) throw refuse("unsupported", `"${summary}" has a duration instead of an end`);
  const until = end === void 0 ? void 0 : momentOf(end.value);
  if (end !== void 0 && until === void 0)
    throw refuse("wrong-format", `"${summary}" has no end that can be read`);
  if (until === void 0 && from.length > 10) throw refuse("wrong-format", `"${summary}" has no end`);
  return { summary, from, until: until ?? dayAfter(from), zone: start.zone };
}
function momentOf(value) {
  const [, year, month, day, hour, minute, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value.trim()) ?? [];
  if (year === void 0) return void 0;
  const date = `${year}-${month}-${day}`;
  return hour === void 0 ? date : `${date}T${hour}:${minute}${utc ? ":00Z" : ""}`;
}
var dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 864e5).toISOString().slice(0, 10);

// src/facts/deploy-window/freezes.ts
var TIMEOUT_MS = 1e4;
var MAX_BYTES = 8 * 1024 * 1024;
async function askWindow(window, { now, http }) {
  const { timezone } = window;
  const freezes = [];
  for (const freeze of window.freeze) {
    if (!("ics" in freeze)) freezes.push(freezeSpan(freeze, timezone));
    else
      for (const event of await eventsOf(freeze.ics, http))
        freezes.push(eventSpan(event, { timezone, url: freeze.ics }));
  }
  return stateOf(window, { now, freezes });
}
var shown = (url) => `the calendar of ${new URL(url).host}`;
async function eventsOf(url, http) {
  const headers = { accept: "text/calendar" };
  const { status, body } = await http.request({ url, headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }).catch((error) => {
    if (!(error instanceof CouldNotTell)) throw error;
    throw new CouldNotTell(error.why, `${shown(url)} does not answer`, error.remedy);
  });
  if (status === 200) return readCalendar(body.toString("utf8"), shown(url));
  throw new CouldNotTell(
    "unreachable",
    `${shown(url)} answers HTTP ${status}`,
    "Check its address, and who may read it."
  );
}
function eventSpan({ summary, from, until, zone }, { timezone, url }) {
  if (zone !== void 0 && !isTimeZone(zone)) {
    const remedy = "Save the event in a time zone such as Europe/Berlin.";
    throw new CouldNotTell("unsupported", `${shown(url)}: "${summary}" is in the unknown time zone ${zone}`, remedy);
  }
  const instantOf = (text) => {
    const read = readMoment(text);
    if (read === void 0) return Number.NaN;
    return read.instant ?? instantAt(read, { minutes: read.minutes ?? 0, timezone: zone ?? timezone });
  };
  return { start: instantOf(from), end: instantOf(until), reason: summary };
}

// src/commands/delivery/window.ts
async function windowNotes(ruled) {
  const { window } = ruled.stage;
  if (window === void 0) return [];
  const told = await ask(ruled);
  if ("unknown" in told) return [`Nobody can tell whether ${ruled.name} may be deployed now: ${told.unknown}`];
  const { state } = told;
  if (!state.isOpen)
    return [`${ruled.name} may not be deployed now: ${state.why}; ${sayOpening(state.opens, window.timezone)}.`];
  const until = state.until === void 0 ? "" : ` until ${showInstant(state.until, window.timezone)}`;
  return [`${ruled.name} may be deployed now, by its window${until}.`];
}
async function whyOutside(ruled, signed) {
  const { window } = ruled.stage;
  if (window === void 0) return void 0;
  const { despite } = window;
  if (despite !== void 0 && (signed === void 0 || signed.includes(despite))) return void 0;
  const told = await ask(ruled);
  const title = despite === void 0 ? "" : ruled.config.roles[despite]?.title ?? despite;
  const except = despite === void 0 ? "" : `; with the signature of ${title} it may be deployed all the same`;
  if ("unknown" in told) return `nobody can tell whether the window is open: ${told.unknown}${except}`;
  if (told.state.isOpen) return void 0;
  return `${told.state.why}; ${sayOpening(told.state.opens, window.timezone)}${except}`;
}
async function ask({ stage, ports, world }) {
  const { window } = stage;
  if (window === void 0) throw new TypeError("a stage without a window is asked for it");
  const { http } = ports.forStep({ id: "window", attempt: 1 }, world.cancel);
  try {
    return { state: await askWindow(window, { now: ports.clock.now().getTime(), http }) };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return { unknown: `${error.message}. ${error.remedy}` };
  }
}

export {
  openCircumstances,
  windowNotes,
  whyOutside
};
