import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  githubRules
} from "./chunk-CLYEO2TG.js";
import {
  judge
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/github/alerts.ts
import { z } from "zod";

// src/checks/github/part.ts
function commitOf({ commit }) {
  if (commit !== void 0) return commit;
  const remedy = "Run it in a workflow, or in a checkout with a commit.";
  throw new CouldNotTell("nothing-checked", "nothing says which commit this is", remedy);
}
function hidden(what, permission) {
  const remedy = `Check the name, and give the token the permission \`${permission}\`.`;
  const message = `GitHub knows no ${what}, or does not show it to this token (it takes \`${permission}\`)`;
  return new CouldNotTell("unreadable", message, remedy);
}
var short = (sha) => sha.slice(0, 8);

// src/checks/github/read.ts
function read(schema, data, what) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === void 0 ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
  const remedy = "Run it again. If it stays so, report it: GitHub answers other than it documents.";
  throw new CouldNotTell("wrong-format", `GitHub's answer about ${what} is not what it documents${where}`, remedy);
}

// src/checks/github/alerts.ts
var QUESTIONS = {
  dependabot: {
    route: "GET /repos/{owner}/{repo}/dependabot/alerts",
    what: "list the alerts of Dependabot",
    permission: "vulnerability-alerts: read"
  },
  "code-scanning": {
    route: "GET /repos/{owner}/{repo}/code-scanning/alerts",
    what: "list the alerts of code scanning",
    permission: "security-events: read"
  },
  "secret-scanning": {
    route: "GET /repos/{owner}/{repo}/secret-scanning/alerts",
    // The secrets themselves are no business of a report.
    with: { hide_secret: true },
    what: "list the alerts of secret scanning",
    permission: "secret-scanning-alerts: read"
  }
};
var severity = z.object({ severity: z.string().nullish() });
var alert = z.object({
  number: z.int(),
  state: z.literal("open"),
  security_advisory: severity.nullish(),
  rule: z.object({ security_severity_level: z.string().nullish(), severity: z.string().nullish() }).nullish()
});
function askAlerts(alerts, asking) {
  const sources = ["dependabot", "code-scanning", "secret-scanning"];
  return sources.filter((source) => alerts[source] !== void 0).map((source) => () => askSource(source, alerts, asking));
}
async function askSource(source, alerts, { repository }) {
  const question = QUESTIONS[source];
  const answer = await repository.all({ ...question, with: { ...question.with, state: "open" } });
  if (answer === void 0) throw hidden(`alerts of ${source} here`, question.permission);
  const open = read(z.array(alert), answer, `the alerts of ${source}`).filter((each) => counts(each, alerts.severity));
  const limit = alerts[source];
  const which = `${alerts.severity && source !== "secret-scanning" ? `${alerts.severity.join(" or ")} ` : ""}alert`;
  const found = `${count(open.length, `open ${which}`)} of ${source}`;
  const measurements = [{ name: `open alerts of ${source}`, value: open.length, unit: "alerts" }];
  const judged = limit && judge(limit, { value: open.length });
  if (judged && "holds" in judged && judged.holds) return { holds: found, findings: [], measurements };
  const expected = limit?.text ?? "";
  const message = `${found}, which must be ${expected}`;
  const finding = findingOf(githubRules, {
    rule: "alerts-open",
    message,
    subject: source,
    expected,
    actual: String(open.length)
  });
  return { holds: "", findings: [finding], measurements };
}
function counts({ security_advisory: advisory, rule }, wanted) {
  const known = advisory?.severity ?? rule?.security_severity_level;
  return wanted === void 0 || known === void 0 || known === null || wanted.some((each) => each === known);
}

// src/checks/github/branch.ts
import { z as z2 } from "zod";
var PERMISSION = "contents: read";
var PROTECTING = /* @__PURE__ */ new Set(["pull_request", "required_status_checks", "update", "merge_queue"]);
async function askBranch(branch, asking) {
  const name = branch.name ?? asking.repository.branch;
  if (name === void 0) {
    const remedy = "Name the branch with `name`: this run is of a tag.";
    throw new CouldNotTell("nothing-checked", "nothing says which branch this is", remedy);
  }
  const told = [];
  if (branch.protected) told.push(await isProtected(name, asking));
  const upToDate = branch["up-to-date"] ?? false;
  if (upToDate !== false) told.push(await isUpToDate(upToDate === true ? name : upToDate, asking));
  return { holds: told.map(({ holds: holds2 }) => holds2).join(", "), findings: told.flatMap(({ findings }) => findings) };
}
async function isProtected(name, { repository }) {
  const answer = await repository.one({
    route: "GET /repos/{owner}/{repo}/branches/{branch}",
    with: { branch: name },
    what: `describe the branch ${name}`,
    permission: PERMISSION
  });
  if (answer === void 0) throw hidden(`branch ${name}`, PERMISSION);
  const holds2 = `${name} is protected`;
  if (read(z2.object({ protected: z2.boolean() }), answer, name).protected) return { holds: holds2, findings: [] };
  const rules = await repository.all({
    route: "GET /repos/{owner}/{repo}/rules/branches/{branch}",
    with: { branch: name },
    what: `list the rules of the branch ${name}`,
    permission: "metadata: read"
  });
  const active = read(z2.array(z2.object({ type: z2.string() })), rules ?? [], `the rules of ${name}`);
  if (active.some(({ type }) => PROTECTING.has(type))) return { holds: holds2, findings: [] };
  const message = `no rule protects the branch ${name}`;
  return { holds: "", findings: [findingOf(githubRules, { rule: "branch-unprotected", message, subject: name })] };
}
async function isUpToDate(name, { repository }) {
  const commit = commitOf(repository);
  const behind = await lacking({ has: commit, all: name }, { repository });
  if (behind === void 0) throw hidden(`branch ${name}`, PERMISSION);
  const holds2 = `${short(commit)} contains all of ${name}`;
  if (behind === 0) return { holds: holds2, findings: [] };
  const message = `${short(commit)} lacks ${count(behind, "commit")} of ${name}`;
  const finding = findingOf(githubRules, { rule: "branch-behind", message, subject: name });
  return { holds: "", findings: [finding] };
}
var comparison = z2.object({
  status: z2.enum(["ahead", "behind", "identical", "diverged"]),
  behind_by: z2.int().min(0)
});
async function lacking({ has, all }, { repository }) {
  const answer = await repository.one({
    route: "GET /repos/{owner}/{repo}/compare/{basehead}",
    with: { basehead: `${all}...${has}`, per_page: 1 },
    what: `compare ${all} with ${short(has)}`,
    permission: PERMISSION
  });
  if (answer === void 0) return void 0;
  const { status, behind_by: behind } = read(comparison, answer, `${all}...${has}`);
  return status === "ahead" || status === "identical" ? 0 : Math.max(1, behind);
}

// src/checks/github/entries.ts
import { z as z3 } from "zod";
var app = z3.object({ slug: z3.string().nullish() }).nullish();
var checkRuns = z3.array(
  z3.object({
    name: z3.string(),
    status: z3.string(),
    conclusion: z3.string().nullish(),
    html_url: z3.string().nullish(),
    details_url: z3.string().nullish(),
    app,
    check_suite: z3.object({ id: z3.int() }).nullish()
  })
);
var statuses = z3.array(z3.object({ context: z3.string(), state: z3.string(), target_url: z3.string().nullish() }));
var suites = z3.array(
  z3.object({
    id: z3.int(),
    status: z3.string().nullish(),
    conclusion: z3.string().nullish(),
    latest_check_runs_count: z3.int().nullish(),
    app
  })
);
var ACTIONS = "github-actions";
var OWN_NAME = /^deploy-validate\//;
async function entriesOf(commit, { all, ...asking }) {
  const runs3 = await runsOf(commit, asking);
  const told = [...runs3, ...await statusesOf(commit, asking)].filter(({ name }) => !OWN_NAME.test(name));
  const silent = all ? await silentSuites(commit, { asking, runs: runs3 }) : [];
  return [...told, ...silent].filter(({ own }) => !own);
}
async function runsOf(commit, { repository }) {
  const permission = "checks: read";
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    with: { ref: commit },
    what: "list the check runs of the commit",
    permission,
    under: "check_runs"
  });
  if (answer === void 0) throw hidden(`commit ${commit}`, permission);
  return read(checkRuns, answer, "the check runs").map((each) => ({
    name: each.name,
    ...stateOf(each),
    link: each.html_url ?? each.details_url ?? void 0,
    suite: each.app?.slug === ACTIONS ? each.check_suite?.id : void 0,
    own: isOwn(each.details_url, repository.run) || isOwn(each.html_url, repository.run)
  }));
}
var isOwn = (url, run) => run !== void 0 && /\/actions\/runs\/(\d+)(?:[/?#]|$)/.exec(url ?? "")?.[1] === run;
async function statusesOf(commit, { repository }) {
  const permission = "statuses: read";
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/commits/{ref}/status",
    with: { ref: commit },
    what: "list the statuses of the commit",
    permission,
    under: "statuses"
  });
  if (answer === void 0) throw hidden(`commit ${commit}`, permission);
  return read(statuses, answer, "the statuses").map(({ context, state, target_url: url }) => ({
    name: context,
    state: state === "success" ? "good" : state === "pending" ? "waiting" : "bad",
    said: state,
    link: url ?? void 0,
    own: isOwn(url, repository.run)
  }));
}
var IDLE = /* @__PURE__ */ new Set(["skipped", "neutral"]);
function stateOf(each) {
  const { status, conclusion } = each;
  if (status !== "completed") return { state: "waiting", said: status ?? "unknown" };
  if (conclusion === "success") return { state: "good", said: conclusion };
  if (IDLE.has(conclusion ?? "")) return { state: "idle", said: conclusion ?? "" };
  return { state: "bad", said: conclusion ?? "no conclusion" };
}
async function silentSuites(commit, { asking, runs: runs3 }) {
  const answer = await asking.repository.all({
    route: "GET /repos/{owner}/{repo}/commits/{ref}/check-suites",
    with: { ref: commit },
    what: "list the check suites of the commit",
    permission: "checks: read",
    under: "check_suites"
  });
  if (answer === void 0) return [];
  const own = new Set(runs3.filter((run) => run.own).map(({ suite }) => suite));
  const found = read(suites, answer, "the check suites").filter((suite) => suite.app?.slug === ACTIONS && !own.has(suite.id)).map((suite) => ({ suite, ...stateOf(suite) })).filter(({ suite: { id }, state }) => {
    const shown = runs3.some((run) => run.suite === id && run.state === state);
    return !shown && (state === "waiting" || state === "bad");
  });
  if (found.length === 0) return [];
  const ownSuite = own.size > 0 ? void 0 : await ownSuiteOf(asking);
  return found.filter(({ suite }) => suite.id !== ownSuite).map(({ suite, state, said }) => ({
    name: `a workflow (check suite ${suite.id})`,
    state,
    said,
    link: void 0,
    suite: suite.id,
    own: false
  }));
}
async function ownSuiteOf({ repository }) {
  if (repository.run === void 0) return void 0;
  const answer = await repository.one({
    route: "GET /repos/{owner}/{repo}/actions/runs/{run_id}",
    with: { run_id: Number(repository.run) },
    what: "describe this run",
    permission: "actions: read"
  });
  if (answer !== void 0)
    return read(z3.object({ check_suite_id: z3.int().optional() }), answer, "this run").check_suite_id;
  const remedy = "Give the token the permission `actions: read`.";
  throw new CouldNotTell("unreadable", "GitHub does not say which of the workflows is this one", remedy);
}

// src/checks/github/replaced.ts
import { z as z4 } from "zod";
var runs = z4.array(
  z4.object({
    id: z4.int(),
    workflow_id: z4.int(),
    check_suite_id: z4.int().optional(),
    event: z4.string(),
    created_at: z4.string()
  })
);
async function withoutReplaced(entries, { repository, commit }) {
  if (!entries.some(({ state, suite }) => state === "bad" && suite !== void 0)) return entries;
  const known = await runsOf2(commit, { repository });
  return entries.filter(({ suite, state }) => {
    const run = state === "bad" && suite !== void 0 ? known.find((each) => each.check_suite_id === suite) : void 0;
    return run === void 0 || !known.some((other) => replaces(other, run));
  });
}
var replaces = (other, run) => other.workflow_id === run.workflow_id && other.event === run.event && other.id > run.id;
async function runsOf2(commit, { repository }) {
  try {
    const answer = await repository.all({
      route: "GET /repos/{owner}/{repo}/actions/runs",
      with: { head_sha: commit },
      what: "list the runs for the commit",
      permission: "actions: read",
      under: "workflow_runs"
    });
    return answer === void 0 ? [] : read(runs, answer, "the runs for the commit");
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === "unreadable") return [];
    throw error;
  }
}

// src/checks/github/checks.ts
var SHOWN = 5;
async function askChecks({ names, except }, asking) {
  const commit = commitOf(asking.repository);
  const all = await entriesOf(commit, { ...asking, all: names === void 0 });
  const counted = all.filter(({ name }) => !except.some((pattern) => fitsWildcard(name, pattern)));
  const chosen = names === void 0 ? counted : counted.filter(({ name }) => names.some((each) => fitsWildcard(name, each)));
  const entries = chosen.some(({ state }) => state === "bad") ? await withoutReplaced(chosen, { ...asking, all, commit }) : chosen;
  const bad = entries.filter(({ state }) => state === "bad");
  if (bad.length > 0) return { holds: "", findings: bad.map(toFinding) };
  expectEnded(entries);
  expectNames(names, { entries, commit });
  const good = entries.filter(({ state }) => state === "good");
  if (good.length === 0) {
    const remedy = "Run this after the checks, or wait for them (`within`).";
    throw new CouldNotTell("nothing-checked", `nothing has succeeded for ${short(commit)} yet`, remedy);
  }
  const idle = entries.length - good.length;
  const others = idle === 0 ? "" : `, ${idle} skipped or neutral`;
  return { holds: `${count(good.length, "check")} of ${short(commit)} succeeded${others}`, findings: [] };
}
function toFinding({ name, said, link }) {
  const message = `${name} ended with ${said}`;
  return findingOf(githubRules, {
    rule: "check-failed",
    message,
    subject: name,
    actual: said,
    ...link && { help: link }
  });
}
function expectEnded(entries) {
  const waiting = entries.filter(({ state }) => state === "waiting");
  if (waiting.length === 0) return;
  const shown = waiting.slice(0, SHOWN).map(({ name, said }) => `${name} (${said})`);
  const more = waiting.length > SHOWN ? `, and ${waiting.length - SHOWN} more` : "";
  const remedy = "Wait until they have ended (`within`).";
  throw new CouldNotTell("nothing-checked", `not ended yet: ${shown.join(", ")}${more}`, remedy);
}
function expectNames(names, { entries, commit }) {
  const missing = (names ?? []).filter(
    (pattern) => !entries.some(({ name, state }) => state === "good" && fitsWildcard(name, pattern))
  );
  if (missing.length === 0) return;
  const skipped = missing.filter((pattern) => entries.some(({ name }) => fitsWildcard(name, pattern)));
  const absent = missing.filter((pattern) => !skipped.includes(pattern));
  const parts = [
    ...absent.length === 0 ? [] : [`${short(commit)} has no check called ${absent.join(", ")}`],
    ...skipped.length === 0 ? [] : [`${skipped.join(", ")} did not run: skipped or neutral`]
  ];
  const remedy = "Write names as GitHub shows them, or wait until they have run (`within`).";
  throw new CouldNotTell("nothing-checked", parts.join("; "), remedy);
}

// src/checks/github/issues.ts
import { z as z5 } from "zod";
var PERMISSION2 = "issues: read";
var SHOWN2 = 10;
var listed = z5.array(
  z5.object({ number: z5.int(), title: z5.string(), state: z5.literal("open"), pull_request: z5.unknown().optional() })
);
var milestones = z5.array(z5.object({ number: z5.int(), title: z5.string() }));
async function askIssues({ labels, milestone, max }, { repository }) {
  const at = milestone === void 0 ? void 0 : await milestoneNumber(milestone, { repository });
  if (labels !== void 0) await expectLabels(labels, { repository });
  const found = /* @__PURE__ */ new Map();
  for (const label of labels ?? [void 0]) {
    const answer = await repository.all({
      route: "GET /repos/{owner}/{repo}/issues",
      with: {
        state: "open",
        ...label !== void 0 && { labels: label },
        ...at !== void 0 && { milestone: String(at) }
      },
      what: "list the open issues",
      permission: PERMISSION2
    });
    if (answer === void 0) throw hidden("issues here", PERMISSION2);
    for (const issue of read(listed, answer, "the open issues"))
      if (!issue.pull_request) found.set(issue.number, issue.title);
  }
  const which = [
    ...labels === void 0 ? [] : [`labelled ${labels.join(" or ")}`],
    ...milestone === void 0 ? [] : [`of the milestone ${milestone}`]
  ].join(" ");
  const open = `${count(found.size, "open issue")}${which === "" ? "" : ` ${which}`}`;
  const measurements = [
    { name: `open issues${which === "" ? "" : ` ${which}`}`, value: found.size, unit: "issues", limit: max }
  ];
  if (found.size <= max) return { holds: open, findings: [], measurements };
  const numbers = [...found.keys()].sort((a, b) => a - b);
  const first = numbers.slice(0, SHOWN2).map((number) => `#${number}`).join(", ");
  const message = `${open}, at most ${max} may be: ${first}${numbers.length > SHOWN2 ? ", \u2026" : ""}`;
  const finding = findingOf(githubRules, {
    rule: "issues-open",
    message,
    expected: `at most ${max}`,
    actual: String(found.size)
  });
  return { holds: "", findings: [finding], measurements };
}
async function milestoneNumber(milestone, { repository }) {
  const what = "list the milestones";
  const route = "GET /repos/{owner}/{repo}/milestones";
  const answer = await repository.all({ route, with: { state: "all" }, what, permission: PERMISSION2 });
  if (answer === void 0) throw hidden("milestones here", PERMISSION2);
  const found = read(milestones, answer, "the milestones").find(
    ({ number, title }) => typeof milestone === "number" ? number === milestone : title === milestone
  );
  if (found) return found.number;
  const remedy = "Write the title of a milestone as GitHub shows it, or its number.";
  throw new CouldNotTell("nothing-checked", `there is no milestone ${milestone}`, remedy);
}
async function expectLabels(labels, { repository }) {
  const what = "list the labels";
  const answer = await repository.all({ route: "GET /repos/{owner}/{repo}/labels", what, permission: PERMISSION2 });
  if (answer === void 0) return;
  const known = read(z5.array(z5.object({ name: z5.string() })), answer, "the labels").map(
    ({ name }) => name.toLowerCase()
  );
  const missing = labels.filter((label) => !known.includes(label.toLowerCase()));
  if (missing.length === 0) return;
  const remedy = "Write labels as GitHub shows them, or create them.";
  throw new CouldNotTell("nothing-checked", `there is no label ${missing.join(", ")}`, remedy);
}

// src/checks/github/pull-requests.ts
import { z as z6 } from "zod";
var PERMISSION3 = "pull-requests: read";
var SHOWN3 = 10;
var pull = z6.object({
  number: z6.int(),
  merged: z6.boolean(),
  state: z6.string(),
  merge_commit_sha: z6.string().nullish()
});
var listed2 = z6.array(
  z6.object({
    number: z6.int(),
    labels: z6.array(z6.object({ name: z6.string().nullish() })).default([]),
    base: z6.object({ ref: z6.string() }).nullish()
  })
);
async function askPullRequests(pulls, asking) {
  const { merged = [], labels, base, max } = pulls;
  const { answers, unknown } = await askEach(merged, { ask: (each) => isMerged(each, asking), signal: asking.signal });
  const findings = answers.flat();
  const counts2 = labels !== void 0 || base !== void 0 || max !== void 0;
  const open = counts2 ? await openOnes({ labels, base, max: max ?? 0 }, asking) : void 0;
  const all = [...findings, ...open?.findings ?? []];
  unlessUnknown(byFindings(all[0]?.message ?? "", { findings: all }), unknown);
  const contained = merged.length === 0 ? [] : [`${count(merged.length, "pull request")} merged`];
  return {
    holds: [...contained, ...open ? [open.holds] : []].join(", "),
    findings: all,
    measurements: open?.measurements ?? []
  };
}
async function isMerged(number, { repository }) {
  const answer = await repository.one({
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    with: { pull_number: number },
    what: `describe the pull request #${number}`,
    permission: PERMISSION3
  });
  if (answer === void 0) throw hidden(`pull request #${number}`, PERMISSION3);
  const { merged, state, merge_commit_sha: merge } = read(pull, answer, `#${number}`);
  const finding = (message) => findingOf(githubRules, { rule: "pull-request-unmerged", message, subject: `#${number}` });
  if (!merged) return [finding(`#${number} is not merged, it is ${state}`)];
  const commit = commitOf(repository);
  if (typeof merge !== "string" || merge === commit) return [];
  const missing = await lacking({ has: commit, all: merge }, { repository }) ?? 0;
  return missing === 0 ? [] : [finding(`#${number} is merged, and not part of ${short(commit)}`)];
}
async function openOnes({
  labels,
  base,
  max
}, { repository }) {
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/pulls",
    with: { state: "open", ...base !== void 0 && { base } },
    what: "list the open pull requests",
    permission: PERMISSION3
  });
  if (answer === void 0) throw hidden("pull requests here", PERMISSION3);
  const wanted = labels?.map((label) => label.toLowerCase());
  const open = read(listed2, answer, "the open pull requests").filter(
    (each) => (wanted === void 0 || each.labels.some(({ name }) => wanted.includes(name?.toLowerCase() ?? ""))) && (base === void 0 || (each.base?.ref ?? base) === base)
  );
  const which = `${labels === void 0 ? "" : ` labelled ${labels.join(" or ")}`}${base === void 0 ? "" : ` for ${base}`}`;
  const found = `${count(open.length, "open pull request")}${which}`;
  const measurements = [{ name: `open pull requests${which}`, value: open.length, unit: "pull requests", limit: max }];
  if (open.length <= max) return { holds: found, findings: [], measurements };
  const numbers = open.slice(0, SHOWN3).map(({ number }) => `#${number}`).join(", ");
  const message = `${found}, at most ${max} may be: ${numbers}${open.length > SHOWN3 ? ", \u2026" : ""}`;
  const finding = findingOf(githubRules, {
    rule: "pull-requests-open",
    message,
    expected: `at most ${max}`,
    actual: String(open.length)
  });
  return { holds: "", findings: [finding], measurements };
}

// src/checks/github/release.ts
import { z as z7 } from "zod";
var PERMISSION4 = "contents: read";
var release = z7.object({ tag_name: z7.string(), draft: z7.boolean(), html_url: z7.string().nullish() });
async function askRelease({ tag, draft }, asking) {
  const { repository } = asking;
  const published = await repository.one({
    route: "GET /repos/{owner}/{repo}/releases/tags/{tag}",
    with: { tag },
    what: `say whether ${tag} is released`,
    permission: PERMISSION4
  });
  if (published !== void 0) {
    const found2 = read(release, published, `the release ${tag}`);
    if (found2.draft === draft) return { holds: holds(tag, draft), findings: draft ? [] : await elsewhere(tag, asking) };
    return wrong(tag, found2);
  }
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/releases",
    what: "list the releases",
    permission: draft ? "contents: write" : PERMISSION4
  });
  if (answer === void 0) throw hidden("releases here", PERMISSION4);
  const found = read(z7.array(release), answer, "the releases").find(({ tag_name: name }) => name === tag);
  if (found) return found.draft === draft ? { holds: holds(tag, draft), findings: [] } : wrong(tag, found);
  if (draft) throw hidden(`draft for ${tag}`, "contents: write");
  const message = `there is no published release for ${tag}`;
  return { holds: "", findings: [findingOf(githubRules, { rule: "release-missing", message, subject: tag })] };
}
var holds = (tag, draft) => `the release ${tag} is ${draft ? "a draft" : "published"}`;
function wrong(tag, { draft, html_url: url }) {
  const message = `the release ${tag} is ${draft ? "still a draft" : "published already"}`;
  const finding = findingOf(githubRules, {
    rule: "release-draft",
    message,
    subject: tag,
    ...url ? { help: url } : {}
  });
  return { holds: "", findings: [finding] };
}
async function elsewhere(tag, { repository }) {
  const { commit } = repository;
  if (commit === void 0) return [];
  const answer = await repository.one({
    route: "GET /repos/{owner}/{repo}/commits/{ref}",
    with: { ref: `refs/tags/${tag}`, per_page: 1 },
    what: `say which commit ${tag} is`,
    permission: PERMISSION4
  });
  const sha = answer === void 0 ? commit : read(z7.object({ sha: z7.string() }), answer, tag).sha;
  if (sha === commit) return [];
  const message = `the tag ${tag} is at ${short(sha)}, and this run is of ${short(commit)}`;
  return [findingOf(githubRules, { rule: "release-elsewhere", message, subject: tag, expected: commit, actual: sha })];
}

// src/checks/github/reviews.ts
import { z as z11 } from "zod";

// src/checks/github/code-owners.ts
import ignore from "ignore";
import { z as z9 } from "zod";

// src/checks/github/team.ts
import { z as z8 } from "zod";
var PERMISSION5 = "members: read";
async function teamMembers(team, { repository }) {
  const [org = "", slug = ""] = team.split("/");
  const answer = await repository.all({
    route: "GET /orgs/{org}/teams/{team_slug}/members",
    with: { org, team_slug: slug },
    what: `list the members of ${team}`,
    permission: PERMISSION5
  });
  if (answer === void 0) throw hidden(`team ${team}`, PERMISSION5);
  const members = read(z8.array(z8.object({ login: z8.string() })), answer, `the members of ${team}`);
  return new Set(members.map(({ login }) => login.toLowerCase()));
}

// src/checks/github/code-owners.ts
var PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
var MAX_FILES = 3e3;
var content = z9.object({ encoding: z9.literal("base64"), content: z9.string() });
var changed = z9.array(z9.object({ filename: z9.string(), previous_filename: z9.string().nullish() }));
async function missingOwners(pull3, { approved, asking }) {
  const ownersOf = codeOwners(await readCodeOwners(pull3, asking));
  const lacking2 = /* @__PURE__ */ new Map();
  for (const file of await changedFiles(pull3, asking)) {
    const owners = ownersOf(file);
    if (owners.length === 0 || await hasApproved(owners, { approved, asking })) continue;
    const key = owners.join(" ");
    lacking2.set(key, [...lacking2.get(key) ?? [], file]);
  }
  return [...lacking2].map(([owners, [file = "", ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${count(others.length, "more file")}`;
    const message = `#${pull3.number}: no owner of ${file}${more} has approved`;
    const expected = `one of ${owners}`;
    return findingOf(githubRules, { rule: "code-owner-missing", message, subject: `#${pull3.number}`, expected });
  });
}
async function readCodeOwners({ base }, { repository }) {
  for (const path of PLACES) {
    const answer = await repository.one({
      route: "GET /repos/{owner}/{repo}/contents/{path}",
      with: { path, ref: base.ref },
      what: `give ${path}`,
      permission: "contents: read"
    });
    if (answer !== void 0) return Buffer.from(read(content, answer, path).content, "base64").toString("utf8");
  }
  throw hidden("file CODEOWNERS", "contents: read");
}
async function changedFiles({ number }, { repository }) {
  const permission = "pull-requests: read";
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    with: { pull_number: number },
    what: `list the files of #${number}`,
    permission
  });
  if (answer === void 0) throw hidden(`pull request #${number}`, permission);
  const files = read(changed, answer, `the files of #${number}`);
  if (files.length >= MAX_FILES) {
    const remedy = "Split the pull request.";
    throw new CouldNotTell("truncated", `#${number} has more files than GitHub lists`, remedy);
  }
  return files.flatMap((file) => [file.filename, ...file.previous_filename ? [file.previous_filename] : []]);
}
function codeOwners(text) {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, "").trim()).filter((line) => line !== "").map((line) => {
    const [pattern = "", ...owners] = line.split(/(?<!\\)\s+/);
    const fits = ignore({ allowRelativePaths: true }).add(pattern);
    const depth = /[^*]\/\*$/.test(pattern) ? pattern.replace(/^\//, "").split("/").length : void 0;
    const isFit = (path) => fits.ignores(path) && (depth === void 0 || path.split("/").length === depth);
    return { isFit, owners };
  }).reverse();
  return (path) => lines.find(({ isFit }) => isFit(path))?.owners ?? [];
}
async function hasApproved(owners, { approved, asking }) {
  const names = owners.map((owner) => owner.replace(/^@/, "").toLowerCase());
  if (approved.some((login) => names.includes(login.toLowerCase()))) return true;
  if (approved.length === 0) return false;
  for (const team of names.filter((name) => name.includes("/"))) {
    const members = await teamMembers(team, asking);
    if (approved.some((login) => members.has(login.toLowerCase()))) return true;
  }
  if (!owners.some((owner) => !owner.startsWith("@"))) return false;
  const remedy = "Name owners in CODEOWNERS by their logins.";
  throw new CouldNotTell("unsupported", "an owner is named by an address, which GitHub shows to nobody", remedy);
}

// src/checks/github/pull.ts
import { z as z10 } from "zod";
var account = z10.object({ login: z10.string(), type: z10.string().optional() }).nullish();
var pull2 = z10.object({
  number: z10.int(),
  user: account,
  head: z10.object({ sha: z10.string() }),
  base: z10.object({ ref: z10.string() })
});

// src/checks/github/reviews.ts
var PERMISSION6 = "pull-requests: read";
var associated = z11.array(
  z11.object({
    number: z11.int(),
    state: z11.string(),
    merged_at: z11.string().nullish(),
    head: z11.object({ sha: z11.string() })
  })
);
var reviews = z11.array(
  z11.object({
    user: account,
    state: z11.string(),
    commit_id: z11.string().nullish(),
    author_association: z11.string().nullish()
  })
);
async function askReviews(wanted, asking) {
  const parts = [];
  for (const number of await pullsOf(asking)) parts.push(await judge2(number, { wanted, asking }));
  return { holds: parts.map(({ holds: holds2 }) => holds2).join(", "), findings: parts.flatMap(({ findings }) => findings) };
}
async function pullsOf({ repository }) {
  if (repository.pull !== void 0) return [repository.pull];
  const commit = commitOf(repository);
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    with: { commit_sha: commit },
    what: "list the pull requests of the commit",
    permission: PERMISSION6
  });
  if (answer === void 0) throw hidden(`commit ${commit}`, PERMISSION6);
  const all = read(associated, answer, "the pull requests of the commit");
  const merged = all.filter(({ merged_at: at }) => typeof at === "string");
  const found = merged.length > 0 ? merged : all.filter(({ state, head }) => state === "open" && head.sha === commit);
  if (found.length > 0) return found.map(({ number }) => number);
  const remedy = "Bring changes in by pull requests, or run this for the commit of one.";
  throw new CouldNotTell("nothing-checked", `no pull request brought ${short(commit)}`, remedy);
}
async function judge2(number, { wanted, asking }) {
  const subject = `#${number}`;
  const at = { pull_number: number };
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
  const { repository } = asking;
  const described = await repository.one({ route, with: at, what: `describe ${subject}`, permission: PERMISSION6 });
  const what = `list the reviews of ${subject}`;
  const listed3 = await repository.all({ route: `${route}/reviews`, with: at, what, permission: PERMISSION6 });
  if (described === void 0 || listed3 === void 0) throw hidden(`pull request ${subject}`, PERMISSION6);
  const found = read(pull2, described, subject);
  const deciding = await mayDecide(lastOf(read(reviews, listed3, `the reviews of ${subject}`), found), asking);
  const against = deciding.filter(({ state }) => state === "CHANGES_REQUESTED").map(loginOf);
  const approved = deciding.filter(({ state, commit_id: id }) => state === "APPROVED" && id === found.head.sha).map(loginOf);
  const members = wanted.team === void 0 ? void 0 : await teamMembers(wanted.team, asking);
  const counted = approved.filter((login) => members === void 0 || members.has(login.toLowerCase()));
  const owners = wanted["code-owners"] ? await missingOwners(found, { approved, asking }) : [];
  const findings = [...reviewFindings({ wanted, subject, against, counted }), ...owners];
  return { holds: `${subject} is approved by ${counted.join(" and ")}`, findings };
}
var loginOf = ({ user }) => user?.login ?? "";
function lastOf(all, { user }) {
  const last = /* @__PURE__ */ new Map();
  for (const review of all) {
    const decides = ["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(review.state);
    const isPerson = review.user && review.user.type !== "Bot" && review.user.login !== user?.login;
    if (decides && isPerson) last.set(loginOf(review), review);
  }
  return [...last.values()];
}
async function mayDecide(all, { repository }) {
  const deciding = [];
  for (const review of all) {
    const answer = await repository.one({
      route: "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
      with: { username: loginOf(review) },
      what: `say what ${loginOf(review)} may do`,
      permission: "metadata: read"
    });
    const may = answer === void 0 ? ["OWNER", "MEMBER", "COLLABORATOR"].includes(review.author_association ?? "") : ["admin", "maintain", "write"].includes(
      read(z11.object({ permission: z11.string() }), answer, "permissions").permission
    );
    if (may) deciding.push(review);
  }
  return deciding;
}
function reviewFindings(at) {
  const { wanted, subject, against, counted } = at;
  const findings = against.map((login) => {
    const message2 = `${login} has requested changes in ${subject}`;
    return findingOf(githubRules, { rule: "changes-requested", message: message2, subject });
  });
  if (counted.length >= wanted.min) return findings;
  const from = wanted.team === void 0 ? "" : ` of ${wanted.team}`;
  const message = `${subject} has ${count(counted.length, "approval")}${from} of its last commit, ${wanted.min} must be`;
  const numbers = { expected: String(wanted.min), actual: String(counted.length) };
  return [...findings, findingOf(githubRules, { rule: "too-few-reviews", message, subject, ...numbers })];
}

// src/checks/github/workflows.ts
import { z as z12 } from "zod";
var PERMISSION7 = "actions: read";
var SKEW_MS = 5 * 6e4;
var runs2 = z12.array(
  z12.object({
    id: z12.int(),
    event: z12.string(),
    head_sha: z12.string(),
    status: z12.string().nullish(),
    conclusion: z12.string().nullish(),
    created_at: z12.string().nullish(),
    updated_at: z12.string().nullish(),
    run_started_at: z12.string().nullish(),
    html_url: z12.string().nullish()
  })
);
async function askWorkflow(workflow, { repository, now }) {
  const file = workflow.file.replace(/^\.github\/workflows\//, "");
  const commit = commitOf(repository);
  const { event } = workflow;
  const answer = await repository.all({
    route: "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
    with: { workflow_id: file, head_sha: commit, ...event !== void 0 && { event } },
    what: `list the runs of ${file}`,
    permission: PERMISSION7,
    under: "workflow_runs"
  });
  if (answer === void 0) throw hidden(`workflow ${file}`, PERMISSION7);
  const own = read(runs2, answer, `the runs of ${file}`).filter(
    (run) => run.head_sha === commit && String(run.id) !== repository.run && (event === void 0 || run.event === event)
  );
  const last = own.reduce(
    (newest, run) => newest && !isLater(run, newest) ? newest : run,
    void 0
  );
  if (last === void 0) {
    const remedy = "Run it for this commit, or wait until it has run (`within`).";
    throw new CouldNotTell("nothing-checked", `${file} has not run for ${short(commit)}`, remedy);
  }
  return judge3(last, { file, now, newerThan: workflow["newer-than"] });
}
var isLater = (run, than) => {
  const order = Date.parse(run.created_at ?? "") - Date.parse(than.created_at ?? "");
  return order === 0 || Number.isNaN(order) ? run.id > than.id : order > 0;
};
function judge3(run, { file, now, newerThan }) {
  const { status, conclusion, html_url: help } = run;
  if (status !== "completed") {
    const remedy = "Wait until it has ended (`within`).";
    throw new CouldNotTell("nothing-checked", `${file} has not ended: ${status ?? "unknown"}`, remedy);
  }
  if (conclusion !== "success") {
    const message2 = `${file} ended with ${conclusion ?? "no conclusion"}`;
    const finding = findingOf(githubRules, {
      rule: "workflow-failed",
      message: message2,
      subject: file,
      help: help ?? void 0
    });
    return { holds: "", findings: [finding] };
  }
  const began = Date.parse(run.run_started_at ?? run.created_at ?? run.updated_at ?? "");
  const age = now.getTime() - began;
  if (Number.isNaN(age) || age < -SKEW_MS) {
    const remedy = "Set this machine's clock.";
    throw new CouldNotTell("stale", `${file} began at a time that has not come yet`, remedy);
  }
  if (newerThan === void 0 || age <= newerThan) return { holds: `${file} succeeded`, findings: [] };
  const message = `${file} succeeded ${showDuration(age)} ago, at most ${showDuration(newerThan)} may be`;
  return { holds: "", findings: [findingOf(githubRules, { rule: "workflow-old", message, subject: file })] };
}

// src/checks/github/run.ts
async function runGitHub(options, ports) {
  const repository = await ports.repository();
  const { clock, signal } = ports;
  return until(() => once(options, { repository, now: clock.now(), signal }), { waiting: options, ports });
}
async function once(options, asking) {
  const { signal } = asking;
  const { answers, unknown } = await askEach(questionsOf(options, asking), { ask: (question) => question(), signal });
  const findings = answers.flatMap((part) => part.findings);
  const measurements = answers.flatMap((part) => part.measurements ?? []);
  const [first] = findings.filter(({ level }) => level === "error");
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, "more finding")}` : "";
  const summary = first === void 0 ? answers.map((part) => part.holds).join("; ") : `${first.message}${more}`;
  return unlessUnknown(byFindings(summary, { findings, measurements }), unknown);
}
function questionsOf(options, asking) {
  const { checks, workflows = [], reviews: reviews2, issues, "pull-requests": pulls, branch, alerts, release: release2 } = options;
  return [
    ...checks ? [() => askChecks(checks, asking)] : [],
    ...workflows.map((workflow) => () => askWorkflow(workflow, asking)),
    ...reviews2 ? [() => askReviews(reviews2, asking)] : [],
    ...issues ? [() => askIssues(issues, asking)] : [],
    ...pulls ? [() => askPullRequests(pulls, asking)] : [],
    ...branch ? [() => askBranch(branch, asking)] : [],
    ...alerts ? askAlerts(alerts, asking) : [],
    ...release2 ? [() => askRelease(release2, asking)] : []
  ];
}
export {
  runGitHub
};
