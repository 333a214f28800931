import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  kindNames
} from "./chunk-TI4SLVDO.js";
import {
  httpUrl
} from "./chunk-XHTPEBJJ.js";
import {
  duration,
  id,
  oneOrMore,
  pattern,
  preset
} from "./chunk-5M3NKAVS.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/config/follow-up-schema.ts
import { z } from "zod";
var LOGIN = /^[a-z\d](?:[a-z\d-]{0,98}[a-z\d])?(?:\/[a-z\d][a-z\d._-]{0,99})?$/i;
var task = z.strictObject({
  id: id.describe("Unique within the stage; its tick is found again by it"),
  title: z.string().min(1).max(200).describe("What there is to do, as the checklist calls it"),
  within: duration.describe("How long after the deployment it is due: 1h, 24h, 7d"),
  owner: z.string().regex(LOGIN, { error: "expected a login such as octocat, or a team such as octo-org/operations" }).describe("Who is mentioned, and assigned where it is a person: a login, or `org/team`"),
  body: z.string().min(1).max(1e3).optional().describe("What belongs to it, Markdown, shown below"),
  covers: z.array(z.string().min(1)).default([]).describe("Items of the written checklist that it stands for, by slug")
});
var followUp = z.lazy(
  () => z.strictObject({
    tasks: z.array(task).min(1).max(50).refine((tasks) => new Set(tasks.map(({ id: name }) => name)).size === tasks.length, {
      error: "two tasks have the same id"
    }).describe("What people do after the deployment"),
    labels: z.array(z.string().min(1).max(50)).default([]).describe("Labels of the tracking issue")
  })
);

// src/config/schema.ts
import { z as z8 } from "zod";

// src/config/entry/when-schema.ts
import { z as z2 } from "zod";
var branches = oneOrMore.transform((names) => names.map((name) => name.replace(/^refs\/heads\//, "")));
var paths = oneOrMore.transform((globs) => globs.map(normalise));
var normalise = (glob) => glob.replace(/^(?:\.?\/+)+/, "").replace(/\/{2,}/g, "/").replace(/\/$/, "/**").replace(/^\.?$/, "**");
var conditions = z2.lazy(
  () => z2.strictObject({
    event: oneOrMore.optional().describe("Names of workflow events: pull_request, push, workflow_dispatch \u2026; `local` outside a workflow"),
    branch: branches.optional().describe(
      "Globs; one must match the branch (the base branch of a pull request), as `main` or `refs/heads/main`"
    ),
    changed: paths.optional().describe(
      "Globs from the root of the repository; one must match a file that the event changed. A folder stands for all below it. Where nothing is known to have changed the check runs"
    ),
    env: z2.record(z2.string(), z2.string()).optional().describe("Environment variables and the values that they must have")
  })
).describe("Conditions that must all hold, else the check is skipped");

// src/config/evidence-schema.ts
import { z as z3 } from "zod";
var workflow = () => z3.string().regex(/^[\w.-]+\.ya?ml$/, { error: "expected the file name of a workflow, such as deploy.yml" });
var WORKFLOW = "Workflow whose last run for this commit must have succeeded and left the report; its file name";
var run = () => ({
  branch: z3.string().min(1).optional().describe("Branch that the run must have been for; any unless given"),
  event: oneOrMore.prefault(["push", "workflow_dispatch", "schedule", "release", "merge_group"]).describe("Events that may have caused the run: by default those that only people who may push can cause"),
  job: z3.string().min(1).optional().describe("Job of the run that must have succeeded, by the name that GitHub shows")
});
var reuse = z3.lazy(
  () => z3.strictObject({
    workflow: workflow().describe(WORKFLOW),
    ...run(),
    artifact: z3.string().min(1).optional().describe("Artifact of the run that holds the report.json; `deploy-validate-` and the stage unless given")
  })
);
var evidence = z3.lazy(
  () => z3.strictObject({
    workflow: workflow().optional().describe(WORKFLOW),
    ...run(),
    artifact: z3.string().min(1).optional().describe(
      "Artifact of the run that holds the report.json; `deploy-validate-` and the earlier stage unless given"
    ),
    attestation: z3.strictObject({
      "signer-workflow": z3.string().regex(/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/, {
        error: "expected OWNER/REPO/.github/workflows/FILE"
      }).optional().describe("Workflow that must have signed, such as a reusable one elsewhere; `workflow` unless given"),
      "self-hosted": z3.boolean().default(false).describe("true: runners of your own may have signed too")
    }).optional().describe("The report that is given must be attested; `gh attestation verify` tells. `{}` for all defaults"),
    "max-age": duration.optional().describe("How old the proof may be, such as 7d; any age unless given")
  })
);

// src/config/phases/schema.ts
import { z as z4 } from "zod";
var after = z4.union([
  z4.string(),
  z4.strictObject({
    stage: z4.string().describe("The stage"),
    covers: z4.array(z4.string().min(1)).optional().describe("Items of the written checklist that the evidence of that stage proves, by slug")
  })
]).transform(
  (value) => typeof value === "string" ? { stage: value, covers: [] } : { stage: value.stage, covers: value.covers ?? [] }
).describe("Stage whose passing evidence for this commit must exist, or `{ stage, covers }`");
var failAfter = z4.union([
  z4.int().min(1).max(1e3),
  z4.string().regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/, { error: "expected a number, or two such as 3/5" })
]).transform((value) => {
  const [failures = 1, of = failures] = typeof value === "number" ? [value] : value.split("/").map(Number);
  return { failures, of };
}).refine(({ failures, of }) => failures <= of, { error: "expected the smaller number first, such as 3/5" });
var watch = z4.lazy(
  () => z4.strictObject({
    for: duration.refine((ms) => ms > 0, { error: "expected more than 0s" }).describe("How long it is looked at"),
    every: duration.refine((ms) => ms >= 100, { error: "expected at least 100ms" }).prefault("30s").describe("Time from one sample to the next"),
    checks: z4.array(id).min(1).describe("Entries of `verify` that are asked for each sample"),
    "fail-after": failAfter.prefault(2).describe("How often an entry must fail: `2` in a row, or `3/5`, three of its last five samples"),
    "max-unknown": z4.int().min(1).max(1e3).default(5).describe("So many samples in a row that could not tell end the watch"),
    covers: z4.array(z4.string().min(1)).default([]).describe("Items of the written checklist that a watch to its end proves, by slug")
  })
);
var stateName = z4.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, { error: "expected a name such as tag" });
var rollbackOf = (entry) => z4.lazy(
  () => z4.strictObject({
    when: z4.array(id).optional().describe("Required entries of `deploy` and `verify` whose failure triggers it; all of `verify` unless given"),
    state: z4.record(
      stateName,
      z4.strictObject({
        run: z4.tuple([z4.string().min(1)], z4.string()).describe("Program and arguments that print it"),
        matches: pattern.describe("Regular expression that all of what it prints, one line, must match"),
        timeout: duration.prefault("1m").describe("Longest time it may take")
      })
    ).optional().describe(
      "What no kind can know of what runs now, asked before the first change: `${{ state.NAME }}` in steps"
    ),
    steps: z4.array(entry).min(1).describe("What takes the release back, in order: entries, `undo` unless they say their kind, or `run:` steps"),
    verify: z4.array(id).default([]).describe("Entries of `checks` or `verify` that are asked anew afterwards and must pass"),
    within: duration.optional().describe("Until when these must hold; asked once unless given"),
    "stable-for": duration.optional().describe("How long they must then stay so"),
    covers: z4.array(z4.string().min(1)).default([]).describe("Items of the written checklist that are conditions of a rollback, by slug: they are never ticked"),
    owner: z4.string().regex(/^[\w.-]+(?:\/[\w.-]+)?$/, { error: "expected a login or a team such as octo-org/on-call" }).optional().describe("Login or team that is mentioned where the stage is held or the way back did not help")
  })
);

// src/config/phases/window-schema.ts
import { z as z5 } from "zod";

// src/engines/deploy-window/read.ts
function readHours(text2) {
  const match = /^\s*(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*$/.exec(text2);
  if (match === null) return void 0;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [start, end] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && start < 1440 && end <= 1440;
  if (!isTime || start === end) return void 0;
  return { start, end: end > start ? end : end + 1440 };
}
function readMoment(text2) {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text2.trim()
  );
  if (match === null) return void 0;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map((part) => Number(part ?? 0));
  const isDate = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  if (!isDate || hour > 24 || minute > 59) return void 0;
  const minutes = match[4] === void 0 ? void 0 : hour * 60 + minute;
  const instant = match[7] === void 0 ? void 0 : Date.parse(text2.trim().replace(" ", "T"));
  return Number.isNaN(instant ?? 0) ? void 0 : { year, month, day, minutes, instant };
}
function isTimeZone(name) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

// src/engines/deploy-window/wall-clock.ts
var MINUTE = 6e4;
var formats = /* @__PURE__ */ new Map();
function formatOf(timezone) {
  const known = formats.get(timezone);
  if (known) return known;
  const numeric = "numeric";
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric }
  });
  formats.set(timezone, made);
  return made;
}
function shownAt(instant, timezone) {
  const parts = new Map(
    formatOf(timezone).formatToParts(instant).map(({ type, value }) => [type, Number(value)])
  );
  const part = (name) => parts.get(name) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}
function dayAt(instant, timezone) {
  const shown = new Date(shownAt(instant, timezone));
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() };
}
function plusDays({ year, month, day }, days) {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}
var weekdayOf = ({ year, month, day }) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
function instantAt({ year, month, day }, { minutes, timezone }) {
  const wanted = Date.UTC(year, month - 1, day) + minutes * MINUTE;
  const offsets = [wanted - 36 * 60 * MINUTE, wanted + 36 * 60 * MINUTE].map((near) => shownAt(near, timezone) - near);
  const found = offsets.map((offset) => wanted - offset).filter((instant) => shownAt(instant, timezone) === wanted);
  return found.length > 0 ? Math.min(...found) : wanted - (offsets[0] ?? 0);
}
function showInstant(instant, timezone) {
  const shown = new Date(shownAt(instant, timezone)).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)} (${timezone})`;
}

// src/engines/deploy-window/window.ts
var DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
var WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
var LOOK_AHEAD_DAYS = 400;
function freezeSpan({ from, to, reason }, timezone) {
  const edge = (text2, after2) => {
    const read = readMoment(text2);
    if (read === void 0) return Number.NaN;
    if (read.instant !== void 0) return read.instant;
    const day = read.minutes === void 0 ? plusDays(read, after2) : read;
    return instantAt(day, { minutes: read.minutes ?? 0, timezone });
  };
  return { start: edge(from, 0), end: edge(to, 1), reason };
}
function stateOf(window, { now, freezes }) {
  const spans = openSpans(window, now);
  const current = spans.find(({ start, end }) => start <= now && now < end);
  const freeze = freezes.find(({ start, end }) => start <= now && now < end);
  if (current && !freeze) {
    const next = freezes.filter(({ start }) => start > now && start < current.end).map(({ start }) => start);
    const until = Math.min(current.end, ...next);
    return { isOpen: true, until: Number.isFinite(until) ? until : void 0 };
  }
  const opens = spans.map((span2) => firstFree(span2, { now, freezes })).find((instant) => instant !== void 0);
  const why = freeze ? freeze.reason : outside(window);
  return { isOpen: false, why, opens };
}
function openSpans({ days, hours, timezone }, now) {
  if (days === void 0 && hours === void 0) return [{ start: 0, end: Number.POSITIVE_INFINITY, reason: "" }];
  const { start, end } = readHours(hours ?? "00:00-24:00") ?? { start: 0, end: 1440 };
  const today = dayAt(now, timezone);
  const spans = [];
  for (let ahead = -1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = plusDays(today, ahead);
    const name = WEEK[weekdayOf(day)];
    if (name === void 0 || days !== void 0 && !days.includes(name)) continue;
    const span2 = {
      start: instantAt(day, { minutes: start, timezone }),
      end: endOf(day, { end, timezone }),
      reason: ""
    };
    const last = spans.at(-1);
    if (last && last.end >= span2.start) spans[spans.length - 1] = { ...last, end: Math.max(last.end, span2.end) };
    else if (span2.end > now) spans.push(span2);
  }
  return spans;
}
var endOf = (day, { end, timezone }) => instantAt(plusDays(day, Math.floor(end / 1440)), { minutes: end % 1440, timezone });
function firstFree({ start, end }, { now, freezes }) {
  let at = Math.max(start, now);
  for (; ; ) {
    const covering = freezes.find((freeze) => freeze.start <= at && at < freeze.end);
    if (covering === void 0) return at < end ? at : void 0;
    at = covering.end;
  }
}
function outside({ days, hours, timezone }) {
  const when = [...days === void 0 ? [] : [days.join(", ")], ...hours === void 0 ? [] : [hours]].join(" ");
  return `outside the window ${when} (${timezone})`;
}
var sayOpening = (opens, timezone) => opens === void 0 ? "it does not open within a year" : `it opens ${showInstant(opens, timezone)}`;

// src/config/phases/window-schema.ts
var moment = z5.string().refine((text2) => readMoment(text2) !== void 0, {
  error: "expected a day such as 2026-12-20, or a time of one such as 2026-12-20T18:00"
});
var span = z5.strictObject({
  from: moment.describe("First day, or moment"),
  to: moment.describe("Last day, or moment"),
  reason: z5.string().min(1).describe("Why nothing is deployed then")
}).refine(({ from, to }) => isInOrder(from, to), {
  error: "expected no earlier an end than its beginning",
  path: ["to"]
});
var isInOrder = (from, to) => from.slice(10).replace(/^[T ][\d:]+/, "") === to.slice(10).replace(/^[T ][\d:]+/, "") && from.length === to.length ? from <= to : from.slice(0, 10) <= to.slice(0, 10);
var calendar = z5.strictObject({ ics: httpUrl.describe("Address of a calendar whose events are freezes") });
var deployWindow = z5.lazy(
  () => z5.strictObject({
    days: z5.array(z5.enum(DAYS)).min(1).optional().describe("Days on which may be deployed; every day unless given"),
    hours: z5.string().refine((text2) => readHours(text2) !== void 0, { error: "expected hours such as 09:00-16:00" }).optional().describe("From when to when, such as 09:00-16:00; a span past midnight belongs to the day on which it begins"),
    timezone: z5.string().refine(isTimeZone, { error: "expected a time zone such as Europe/Berlin" }).default("UTC").describe("Whose days and hours these are"),
    freeze: z5.array(z5.union([span, calendar])).prefault([]).describe("When nothing is deployed"),
    despite: id.optional().describe("Role whose signature lets a deployment begin outside the window")
  }).refine(({ days, hours, freeze }) => days !== void 0 || hours !== void 0 || freeze.length > 0, {
    error: "expected `days`, `hours` or `freeze`"
  })
);

// src/config/sign-off-schema.ts
import { z as z6 } from "zod";
var login = z6.string().regex(/^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,100}$/i, { error: "expected a login such as octocat" });
var team = z6.string().regex(/^[\w.-]+\/[\w.-]+$/, { error: "expected a team as org/team, such as octo-org/leads" });
var line = z6.string().regex(new RegExp("^\\P{Cc}{1,200}$", "u"), { error: "expected one line of at most 200 characters" });
var role = z6.lazy(
  () => z6.strictObject({
    title: line.describe("As the checklist calls it"),
    environment: z6.string().min(1).optional().describe(
      "Protected environment whose approval counts as the signature; without one, reviews of the pull request do"
    ),
    people: z6.array(login).default([]).describe("Who may sign, by login"),
    teams: z6.array(team).default([]).describe("Teams whose members may sign, as `org/team`; GitHub holds them to it, so they need an environment"),
    minimum: z6.int().min(1).max(100).default(1).describe("How many different people must sign"),
    "allow-author": z6.boolean().default(false).describe("true: whoever wrote or committed something since the last release may sign it too"),
    "allow-starter": z6.boolean().default(false).describe("true: whoever started the run may sign too")
  }).refine(({ environment, people, teams }) => environment !== void 0 || people.length + teams.length > 0, {
    error: "nobody can sign as it: give it an environment, people or teams"
  }).refine(({ environment, teams }) => environment !== void 0 || teams.length === 0, {
    path: ["teams"],
    error: "only an environment can hold a team to it: give the role an environment, or name people"
  }).refine(({ people, teams, minimum }) => people.length === 0 || teams.length > 0 || minimum <= people.length, {
    path: ["minimum"],
    error: "expected no more than the people whom the role names"
  })
);
var signOff = z6.lazy(
  () => z6.strictObject({
    roles: z6.array(id).min(1).describe("Roles that must approve this evidence"),
    at: z6.enum(["deploy", "end"]).default("deploy").describe("When they sign: before anything is deployed, or at the end, what `verify` and `watch` have shown"),
    since: z6.string().min(1).optional().describe(
      "Whose commits count as new: those since the last `release`, the last `deployment` to the stage's environment, or a tag or commit; the deployment where the stage names an environment, else the release"
    )
  })
);

// src/config/waiver-schema.ts
import { z as z7 } from "zod";
var text = z7.string().trim().min(1);
var date = z7.iso.date({ error: "expected a date such as 2026-12-31" });
var waiver = z7.lazy(
  () => z7.strictObject({
    check: id.describe("The check that it excuses"),
    stage: id.optional().describe("The stage of that check; needed where several stages have a check of that id"),
    finding: text.optional().describe(
      "Rule, advisory id, fingerprint, file or subject of the finding, or the name of an image without its tag"
    ),
    rule: text.optional().describe("The rule of the finding"),
    advisory: text.optional().describe("A GHSA, CVE or other id of the vulnerability, in capitals or not"),
    fingerprint: z7.string().regex(/^[0-9a-f]{16}$/, { error: "expected the sixteen hex digits that a report shows" }).optional().describe("The fingerprint of one finding"),
    file: text.optional().describe("A glob of files, relative to the working directory"),
    subject: text.optional().describe("What the finding is about: an image, Deployment/backend, or a package, with its version or without"),
    via: text.optional().describe("A package through which every way to the vulnerable one leads; stands beside `advisory`"),
    reason: text.describe("Why it is acceptable"),
    owner: text.describe("Who answers for it"),
    expires: date.describe("Last day on which it holds (UTC); at most `longest-waiver` ahead")
  }).refine(({ via, advisory }) => via === void 0 || advisory !== void 0, {
    path: ["via"],
    error: "expected `advisory` beside it: all else that comes in that way would be excused"
  })
);
var waiverSource = z7.lazy(
  () => z7.strictObject({
    file: text.describe("A .nsprc of better-npm-audit or a config of audit-ci, JSON with comments"),
    check: id.describe("The check whose advisories its records excuse"),
    stage: id.optional().describe("The stage of that check; needed where several stages have a check of that id"),
    owner: text.describe("Who answers for its records"),
    reason: text.optional().describe("Why they are acceptable, for records without notes of their own"),
    expires: date.optional().describe("Last day of records without an expiry of their own, which are refused otherwise")
  })
);
var excuse = z7.lazy(
  () => z7.strictObject({
    item: text.optional().describe("The item of the written checklist, by slug, with all that stands below it"),
    section: text.optional().describe("A heading of the written checklist: what stands below it and is covered by nothing"),
    reason: text.describe("Why it need not be proven"),
    owner: text.describe("Who answers for it"),
    expires: date.describe("Last day on which it holds (UTC); at most `longest-waiver` ahead")
  }).refine(({ item, section }) => item === void 0 !== (section === void 0), {
    error: "expected either `item` or `section`"
  })
);

// src/config/schema.ts
var common = {
  id: id.describe("Unique within the stage"),
  name: z8.string().min(1).optional().describe("What reports call it; the id unless given"),
  section: z8.string().min(1).optional().describe("Heading under which reports group it"),
  covers: z8.array(z8.string().min(1)).default([]).describe("Items of the written checklist that it proves, by slug"),
  required: z8.boolean().default(true).describe("false: shown, and never blocks"),
  timeout: duration.optional().describe(
    "Longest time for one attempt, such as 90s or 10m; where the check waits (`within`, `stable-for`), a minute more than that unless given"
  ),
  retries: z8.int().min(0).max(10).optional().describe(
    "How often to try again; a pass on retry is reported as flaky. Not beside `within`, which asks again by itself"
  ),
  needs: z8.array(id).default([]).describe("Checks of the same stage that must pass first"),
  when: conditions.optional(),
  "max-age": duration.optional().describe(
    "How old its result may be when something is decided on it, such as 24h. A run may take over an earlier result that is younger"
  ),
  reversible: z8.boolean().optional().describe("Of a step under `deploy`; false: once it has begun there is no automatic way back"),
  "if-begun": z8.array(id).optional().describe("Of a step of `rollback`: run only where one of these steps had begun"),
  before: z8.boolean().optional().describe("Of an entry of `verify`; false: not asked before the first change, so that its failure always triggers"),
  exclusive: z8.boolean().default(false).describe("true: nothing else runs beside it"),
  help: z8.string().min(1).optional().describe("Link or sentence for whoever has to mend it")
};
function entryOf(check) {
  return z8.strictObject({
    ...common,
    kind: z8.literal(check.kind).describe(check.summary),
    with: optionsOf(check).describe(`Options of ${check.kind}`)
  }).describe(check.summary);
}
var optionsOf = ({ bound }) => bound.safeParse({}, { jitless: true }).success ? bound.prefault({}) : z8.preprocess((given) => given === void 0 ? {} : given, bound);
var sharedOptions = z8.record(
  z8.string().refine((kind) => kindNames.includes(kind), { error: (issue) => unknownKind(String(issue.input)) }),
  z8.record(z8.string(), z8.unknown())
).describe(
  "Options by kind: an entry of that kind has each key that its own `with` does not set. What `cluster` has of `context`, `server`, `namespace` and `kubeconfig` counts for `apply`, `rollout`, `undo` and `logs.kubectl` too"
);
function unknownKind(kind) {
  const near = nearest(kind, kindNames);
  return `no kind is called "${kind}"${near === void 0 ? "" : `; did you mean "${near}"?`}`;
}
function stageOf(checks) {
  const [first, ...rest] = checks;
  const entry = z8.discriminatedUnion("kind", [entryOf(first), ...rest.map(entryOf)]);
  return z8.strictObject({
    after: after.optional(),
    evidence: evidence.optional().describe("Where the proof of the stage in `after` is looked up"),
    reuse: reuse.optional().describe("Where earlier results of checks with `max-age` are looked up"),
    environment: z8.string().min(1).optional().describe("Deployment environment that the stage is about"),
    defaults: z8.strictObject({ with: sharedOptions.optional() }).optional().describe("For entries of this stage that do not say otherwise; goes before the defaults at the top"),
    checks: z8.array(entry).min(1).optional().transform((list) => list ?? []).describe("What is run before anything is changed, in any order that `needs` allows; optional beside `verify`"),
    window: deployWindow.optional().describe("When a deployment of the stage may begin"),
    "proof-max-age": duration.prefault("24h").describe("How old go and signatures may be when a deployment begins"),
    deploy: z8.array(entry).min(1).optional().describe("What the `deploy` command changes, one step at a time; the rest is skipped once one is not passed"),
    verify: z8.array(entry).min(1).optional().describe("What must hold once it is deployed; required beside `deploy`"),
    watch: watch.optional().describe("What is looked at for a while after the deployment"),
    "when-nothing-applies": z8.enum(["no-go", "go"]).default("no-go").describe("The decision when every check is skipped by its own `when`"),
    "sign-off": signOff.optional().describe("Whose approval the `sign-off` command asks for"),
    rollback: rollbackOf(entry).optional().describe("How the `rollback` command takes the release back"),
    "follow-up": followUp.optional().describe("What the `follow-up` command tracks after the deployment")
  });
}
function configSchema(checks) {
  return z8.strictObject({
    $schema: z8.string().optional().describe("Where editors find the JSON Schema"),
    version: z8.literal(1).describe("Version of this format"),
    project: z8.string().min(1).describe("Name of the project, shown on every report"),
    checklist: z8.string().min(1).optional().describe("The written checklist, Markdown: every item must then be covered"),
    preset: preset.optional().describe("How hard the rules of every kind are that has a `preset`: baseline, recommended or strict"),
    defaults: z8.strictObject({
      timeout: duration.prefault("10m").describe("Longest time for one attempt"),
      retries: z8.int().min(0).max(10).default(0).describe("How often a check is tried again"),
      with: sharedOptions.optional()
    }).prefault({}).describe("For checks that do not say otherwise"),
    "pass-env": z8.array(z8.string().min(1)).default([]).describe("Environment variables that tools may see, by name"),
    redact: z8.array(pattern).prefault([]).describe("Regular expressions of text that no report may show"),
    stages: z8.record(id, stageOf(checks)).refine((stages) => Object.keys(stages).length > 0, { error: "expected at least one stage" }).describe("pre-deployment, staging, production, post-deployment, or names of your own"),
    roles: z8.record(id, role).default({}).describe("Who can sign off as what"),
    waivers: z8.array(waiver).default([]).describe(
      "Accepted exceptions, each with a reason, an owner and an end. All that an entry names must fit a finding"
    ),
    excused: z8.array(excuse).default([]).describe("Items of the written checklist that need no proof for now, each with a reason, an owner and an end"),
    "waivers-from": z8.array(waiverSource).default([]).describe("Exceptions in other tools' files. Records must name an advisory and have an end"),
    "longest-waiver": duration.prefault("180d").describe("How far ahead a waiver may end")
  });
}

export {
  followUp,
  readMoment,
  isTimeZone,
  instantAt,
  showInstant,
  freezeSpan,
  stateOf,
  sayOpening,
  configSchema
};
