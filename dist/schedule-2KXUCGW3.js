import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  backupRules
} from "./chunk-DAVKBLFX.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  parseDuration,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/backup/schedule.ts
import { Cron } from "croner";

// src/formats/backup/schedules.ts
import { parseAllDocuments } from "yaml";
var isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var under = (value, key) => isMap(value) ? value[key] : void 0;
var textOf = (value) => typeof value === "string" ? value : void 0;
function documentsOf(text) {
  const documents = parseAllDocuments(text, { logLevel: "silent" });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return void 0;
  return documents.map((document) => document.toJS({ maxAliasCount: 100 }));
}
function cronJobs(text, { file, name }) {
  return documentsOf(text)?.flatMap((document) => {
    const items = under(document, "kind") === "List" ? under(document, "items") : [document];
    return (Array.isArray(items) ? items : []).flatMap((item) => cronJob(item, { file, name }));
  });
}
function cronJob(item, { file, name }) {
  const own = textOf(under(under(item, "metadata"), "name")) ?? "";
  if (under(item, "kind") !== "CronJob" || !own.includes(name)) return [];
  const spec = under(item, "spec");
  return [
    {
      what: `CronJob/${own}`,
      file,
      line: void 0,
      expression: textOf(under(spec, "schedule")) ?? "",
      timeZone: textOf(under(spec, "timeZone")),
      isSuspended: under(spec, "suspend") === true
    }
  ];
}
function composeJobs(text, { file, name }) {
  const documents = documentsOf(text);
  return documents?.flatMap((document) => {
    const services = under(document, "services");
    return Object.entries(isMap(services) ? services : {}).flatMap(
      ([service, body]) => service.includes(name) ? serviceSchedules(body, { file, service }) : []
    );
  });
}
function serviceSchedules(body, { file, service }) {
  const pairs = [...pairsOf(under(body, "environment")), ...pairsOf(under(body, "labels"))];
  const zone = pairs.find(([key]) => key === "TZ")?.[1];
  return pairs.filter(
    ([key]) => /(?:^|_)(?:SCHEDULE|CRON(?:_?TIME|_?EXPRESSION|_SCHEDULE)?)$/i.test(key) || /^ofelia\..*\.schedule$/.test(key)
  ).map(([, expression]) => ({
    what: `${service} in compose`,
    file,
    line: void 0,
    expression,
    timeZone: zone,
    isSuspended: false
  }));
}
function pairsOf(value) {
  const pairs = Array.isArray(value) ? value.map((item) => {
    const text = textOf(item) ?? "";
    return [text.slice(0, Math.max(0, text.indexOf("="))), text.slice(text.indexOf("=") + 1)];
  }) : Object.entries(isMap(value) ? value : {});
  return pairs.flatMap(([key, item]) => {
    const text = textOf(item);
    return text === void 0 ? [] : [[key, text.replace(/^\$\{\w+:?-([^}]*)\}$/, "$1")]];
  });
}
function crontabJobs(text, { file, name }) {
  let timeZone;
  return text.split("\n").flatMap((raw, index) => {
    const line = raw.trim();
    const zone = /^(?:CRON_)?TZ\s*=\s*"?([^"\s]+)/.exec(line)?.[1];
    if (zone !== void 0) timeZone = zone;
    const [, expression, command] = /^(@\w+|(?:\S+\s+){4}\S+)\s+(.*)$/.exec(line) ?? [];
    if (line.startsWith("#") || expression === void 0 || !command?.includes(name)) return [];
    return [
      { what: `line ${index + 1}`, file, line: index + 1, expression, timeZone, isSuspended: expression === "@reboot" }
    ];
  });
}

// src/checks/backup/schedule.ts
var WHERE = {
  cronjob: ["**/*.yaml", "**/*.yml"],
  compose: ["**/docker-compose*.{yml,yaml}", "**/compose*.{yml,yaml}"],
  crontab: ["**/*crontab*", "**/*.cron", "**/cron.d/*"]
};
var READERS = { cronjob: cronJobs, compose: composeJobs, crontab: crontabJobs };
var RUNS = 800;
async function judgeSchedule(wanted, { files, clock }) {
  const paths = await files.glob(wanted.files ?? WHERE[wanted.source]);
  if (paths.length === 0) {
    const where = (wanted.files ?? WHERE[wanted.source]).join(", ");
    throw new CouldNotTell("nothing-checked", `schedule: no file is called ${where}`, "Correct `schedule.files`.");
  }
  const found = [];
  for (const file of paths) {
    const read = READERS[wanted.source](await files.text(file), { file, name: wanted.name });
    if (read === void 0 && wanted.files !== void 0)
      throw new CouldNotTell("wrong-format", `${file}: is no YAML`, "Correct the file.");
    found.push(...read ?? []);
  }
  if (found.length === 0) {
    const message = `nothing with "${wanted.name}" in its name is scheduled in ${paths.length === 1 ? paths[0] : `${paths.length} files`}`;
    return [findingOf(backupRules, { rule: "schedule", message })];
  }
  const faults = found.map((each) => faultOf(each, { every: wanted.every, now: clock.now() }));
  return faults.some((fault) => fault === void 0) ? [] : faults.filter((fault) => fault !== void 0);
}
function faultOf(schedule, { every, now }) {
  const { what, file, line, expression, isSuspended } = schedule;
  const about = { rule: "schedule", file, subject: what, ...line !== void 0 && { line } };
  if (isSuspended) return findingOf(backupRules, { ...about, message: `${what} is suspended` });
  const longest = longestGap(schedule, now);
  if (longest <= every) return void 0;
  const message = `${what} runs at "${expression}": up to ${showDuration(longest)} apart, more than ${showDuration(every)}`;
  return findingOf(backupRules, { ...about, message });
}
function longestGap({ what, file, expression, timeZone }, now) {
  const every = /^@every\s+(\S+)$/.exec(expression)?.[1];
  const interval = every === void 0 ? void 0 : parseDuration(every);
  if (interval !== void 0 && interval > 0) return interval;
  const remedy = 'Write five fields, such as "0 3 * * *".';
  try {
    const runs = new Cron(expression, { timezone: timeZone ?? "UTC", legacyMode: true }).nextRuns(RUNS, now);
    const gaps = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
    if (gaps.length > 0) return Math.max(...gaps);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell(
      "wrong-format",
      `${file}: ${what} runs at "${expression}", which is no schedule: ${why}`,
      remedy,
      { cause }
    );
  }
  throw new CouldNotTell("wrong-format", `${file}: ${what} never runs at "${expression}"`, remedy);
}
export {
  judgeSchedule
};
