import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  octokitGitHub
} from "./chunk-2XONBCCQ.js";
import {
  readPolicy
} from "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import {
  secretValues
} from "./chunk-QW53PB3M.js";
import {
  createRedactor,
  isPullRequest,
  noSuchStage,
  redactDeep
} from "./chunk-C5CQJ7AC.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  readSubject
} from "./chunk-RQU3S7GS.js";
import {
  PER_PAGE,
  openGitHub,
  pages,
  readAnswer
} from "./chunk-MHLCP2FT.js";
import {
  readWorkflow
} from "./chunk-AT5AE5NT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import {
  parseConfig
} from "./chunk-W7Z374JE.js";
import {
  ConfigInvalid
} from "./chunk-FYPLSVJO.js";
import "./chunk-VVC5QNW4.js";
import {
  followUp
} from "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-WUMATNDA.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-ZJL6Y5QL.js";
import {
  code,
  markdownTitle
} from "./chunk-WVUXBXGH.js";
import {
  showRef,
  showTime
} from "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";
import {
  commitUrl,
  runUrl
} from "./chunk-M73TIXWB.js";

// src/commands/follow-up.ts
import { z as z2 } from "zod";

// src/reporters/follow-up.ts
var MAX_CHARACTERS = 65536;
var NOTES = "<!-- What stands below this line is yours and stays as it is. -->";
var TASK = /^- \[([ xX])\] (.*) <!-- task ([\w.-]+) due (\S+) owner ([\w./-]+) -->$/gm;
var encode = (text) => encodeURIComponent(text.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD")).replaceAll("--", "-%2D");
var projectMarker = (project) => `<!-- deploy-validate:follow-up:${encode(project)}/`;
var releaseMarker = ({ project, stage, subject }) => `${projectMarker(project)}${encode(stage)} ${subject.sha ?? ""} -->`;
function renderIssueTitle({ project, stage, subject }) {
  const ref = subject.ref === void 0 ? "" : `, ${showRef(subject.ref)}`;
  return `Follow-up: ${project} ${stage}${ref} (${subject.sha?.slice(0, 10)})`.slice(0, 250);
}
function deployedAtOf(body) {
  const said = /^<!-- deployed (\S+) -->$/m.exec(body)?.[1];
  return said !== void 0 && !Number.isNaN(Date.parse(said)) ? new Date(said).toISOString() : void 0;
}
var tasksOf = (body) => [...(lines(body).split(NOTES)[0] ?? "").matchAll(TASK)].flatMap(
  ([, tick = " ", title = "", id = "", due = "", owner = ""]) => Number.isNaN(Date.parse(due)) ? [] : [{ id, isDone: tick !== " ", due, owner, title }]
);
function renderIssue(release, at) {
  const whole = page(release, { ...at, hasBodies: true });
  return whole.length <= MAX_CHARACTERS ? whole : page(release, { ...at, hasBodies: false }).slice(0, MAX_CHARACTERS);
}
function page(release, at) {
  const { followUp: followUp2, existing = "", hasBodies } = at;
  const done = new Set(tasksOf(existing).flatMap(({ id, isDone }) => isDone ? [id] : []));
  const terms = [...new Set(followUp2.tasks.map(({ within }) => within))].sort((a, b) => a - b);
  const parts = terms.map((term) => {
    const due = new Date(Date.parse(release.deployedAt) + term).toISOString();
    const tasks = followUp2.tasks.filter(({ within }) => within === term);
    const shown = tasks.map((task) => entry(task, { due, isDone: done.has(task.id), hasBodies }));
    return `### Within ${showTerm(term)}: by ${showTime(due)}

${shown.join("\n")}`;
  });
  const notes = lines(existing).split(NOTES)[1]?.trim() ?? "";
  return [
    `${releaseMarker(release)}
<!-- deployed ${release.deployedAt} -->
${headline(release, at.origin)}`,
    ...parts,
    "Tick what is done; the issue closes once all of it is.",
    `${NOTES}${notes === "" ? "" : `
${notes}`}`
  ].join("\n\n");
}
function headline({ project, stage, subject, deployedAt }, origin) {
  const commit = code(subject.sha?.slice(0, 10) ?? "");
  const url = commitUrl(subject, origin);
  const run = runUrl(subject, origin);
  return [
    `**${markdownTitle(project)}** was deployed to **${markdownTitle(stage)}** on ${showTime(deployedAt)}:`,
    `commit ${url === void 0 ? commit : `[${commit}](${url})`}${run === void 0 ? "" : `, [run](${run})`}.`
  ].join(" ");
}
function entry({ id, title, owner, body }, at) {
  const tick = at.isDone ? "x" : " ";
  const line = `- [${tick}] **${markdownTitle(title)}** @${owner} <!-- task ${id} due ${at.due} owner ${owner} -->`;
  if (body === void 0 || !at.hasBodies) return line;
  const shown = body.trim().replaceAll("<!--", "&lt;!--").replace(/^/gm, "  ");
  return `${line}
${shown}`;
}
var reminderMark = (id) => `<!-- deploy-validate:reminder ${id} -->`;
var remindedOf = (comment) => [...comment.matchAll(/<!-- deploy-validate:reminder ([\w.-]+) -->/g)].map(([, id = ""]) => id);
function renderReminder(overdue, now) {
  const shown = overdue.map(({ id, title, due, owner }) => {
    const late = showDuration(Math.floor((now.getTime() - Date.parse(due)) / 6e4) * 6e4);
    const plain = title.replace(/ @[\w./-]+$/, "");
    return `- ${plain}: due ${showTime(due)}, ${late} ago. @${owner} ${reminderMark(id)}`;
  });
  return `\u23F0 ${count(overdue.length, "task")} of this deployment ${overdue.length === 1 ? "is" : "are"} overdue:

${shown.join("\n")}
`;
}
var HOUR = 36e5;
function showTerm(ms) {
  if (ms % (7 * 24 * HOUR) === 0) return count(ms / (7 * 24 * HOUR), "week");
  if (ms % (24 * HOUR) === 0 && ms > 24 * HOUR) return count(ms / (24 * HOUR), "day");
  if (ms % HOUR === 0) return count(ms / HOUR, "hour");
  return showDuration(ms);
}
var lines = (text) => text.replaceAll("\r\n", "\n");

// src/pipeline/deliver/follow-up.ts
var LOOK_BACK_MS = 120 * 864e5;
var MAX_ASSIGNEES = 10;
async function trackRelease(tracker, at) {
  const followUp2 = redactDeep(at.followUp, at.redact);
  const { release, origin } = at;
  const author = await tracker.comments.login();
  const find = async () => {
    const since = new Date(Date.now() - LOOK_BACK_MS).toISOString();
    const all = await tracker.openedBy(author, { state: "all", since });
    return ours(all, { author, begins: releaseMarker(release) });
  };
  const [existing] = await find();
  if (existing) return update(tracker, { ...at, followUp: followUp2, existing });
  const { number, unassigned } = await tracker.create({
    title: at.redact(renderIssueTitle(release)),
    body: renderIssue(release, { followUp: followUp2, origin }),
    labels: followUp2.labels,
    assignees: peopleOf(followUp2)
  });
  const [first] = await find();
  if (first && first.number < number) {
    await tracker.edit(number, { close: "duplicate" });
    return did(`Issue #${first.number} tracks this release already.`);
  }
  const opened = did(`Issue #${number} opened: ${followUp2.tasks.length} tasks.`);
  if (!unassigned) return opened;
  return {
    ...opened,
    warnings: [`#${number} is assigned to nobody: GitHub does not let one of the owners be assigned.`]
  };
}
async function update(tracker, at) {
  const { existing, followUp: followUp2, origin } = at;
  const { number } = existing;
  if (!existing.isOpen) return did(`Issue #${number} tracks this release, and is closed.`);
  const release = { ...at.release, deployedAt: deployedAtOf(existing.body) ?? at.release.deployedAt };
  const body = renderIssue(release, { followUp: followUp2, origin, existing: existing.body });
  const isSame = sameText(body, existing.body);
  if (!isSame) await tracker.edit(number, { body });
  if (await closeIfDone(tracker, { ...existing, body })) return did(`Issue #${number} closed: every task is done.`);
  return did(isSame ? `Issue #${number} is up to date.` : `Issue #${number} brought up to date.`);
}
var sameText = (one, other) => lasting(one) === lasting(other);
var lasting = (text) => text.replaceAll("\r\n", "\n").replace(/\/actions\/runs\/\d+(?:\/attempts\/\d+)?/g, "/actions/runs/").trim();
async function remindOverdue(tracker, { project, now }) {
  const author = await tracker.comments.login();
  const open = ours(await tracker.openedBy(author, { state: "open" }), { author, begins: projectMarker(project) });
  const said = [];
  for (const issue2 of open) {
    if (await closeIfDone(tracker, issue2)) {
      said.push(`Issue #${issue2.number} closed: every task is done.`);
    } else {
      said.push(await remind(tracker, { issue: issue2, author, now }));
    }
  }
  return { said: said.length > 0 ? said : ["No follow-up is open."], warnings: [], refused: void 0 };
}
async function remind(tracker, { issue: issue2, author, now }) {
  const { number } = issue2;
  const open = tasksOf(issue2.body).filter(({ isDone }) => !isDone);
  const overdue = open.filter(({ due }) => Date.parse(due) < now.getTime());
  if (overdue.length === 0) return `Issue #${number}: ${open.length} open, none overdue.`;
  const own = (await tracker.comments.comments(number)).filter((comment) => comment.author === author);
  const told = new Set(own.flatMap(({ body }) => remindedOf(body)));
  const unclear = overdue.filter(({ id }) => !told.has(id));
  if (unclear.length === 0) return `Issue #${number}: ${overdue.length} overdue, reminded already.`;
  await tracker.comments.createComment(number, renderReminder(unclear, now));
  return `Issue #${number}: reminded of ${unclear.map(({ id }) => id).join(", ")}.`;
}
async function closeIfDone(tracker, { number, body }) {
  const tasks = tasksOf(body);
  if (tasks.length === 0 || tasks.some(({ isDone }) => !isDone)) return false;
  await tracker.edit(number, { close: "completed" });
  return true;
}
var ours = (issues, { author, begins }) => issues.filter((issue2) => issue2.author === author && issue2.body.startsWith(begins)).sort((a, b) => a.number - b.number);
var peopleOf = ({ tasks }) => [...new Set(tasks.map(({ owner }) => owner).filter((owner) => !owner.includes("/")))].slice(0, MAX_ASSIGNEES);
var did = (said) => ({ said: [said], warnings: [], refused: void 0 });

// src/ports/github/issues.ts
import { z } from "zod";
var issue = z.object({
  number: z.int().positive(),
  user: z.object({ login: z.string() }).nullish(),
  body: z.string().nullish(),
  state: z.string(),
  pull_request: z.unknown().optional()
});
function githubIssues(setting) {
  const { repository } = setting;
  const ask = openGitHub(setting);
  return {
    openedBy: (login, { state, since }) => ask("list issues", async (client) => {
      const all = await pages(
        z.array(issue),
        (page2) => client.request("GET /repos/{owner}/{repo}/issues", {
          ...repository,
          creator: login,
          state,
          ...since === void 0 ? {} : { since },
          per_page: PER_PAGE,
          page: page2
        })
      );
      return all.filter((each) => each.pull_request === void 0).map(toIssue);
    }),
    create: (made) => ask("open an issue", (client) => create(client, { repository, made })),
    edit: async (number, { body, close }) => {
      await ask(
        `update issue #${number}`,
        (client) => client.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
          ...repository,
          issue_number: number,
          ...body === void 0 ? {} : { body },
          ...close === void 0 ? {} : { state: "closed", state_reason: close }
        })
      );
    }
  };
}
async function create(client, { repository, made }) {
  const { title, body, labels } = made;
  const post = async (assignees) => {
    const route = "POST /repos/{owner}/{repo}/issues";
    const asked = { ...repository, title, body, labels: [...labels], assignees: [...assignees] };
    return readAnswer(issue, (await client.request(route, asked)).data).number;
  };
  try {
    return { number: await post(made.assignees), unassigned: false };
  } catch (error) {
    const isRefused = error instanceof Error && "status" in error && error.status === 422;
    if (error instanceof GitHubFailed || !isRefused || made.assignees.length === 0) throw error;
    return { number: await post([]), unassigned: true };
  }
}
var toIssue = ({ number, user, body, state }) => ({
  number,
  author: user?.login,
  body: body ?? "",
  isOpen: state === "open"
});

// src/commands/follow-up.ts
var TIMEOUT_MS = 12e4;
var LATER = /* @__PURE__ */ new Set(["schedule", "issues", "issue_comment"]);
async function trackFollowUp(request, world) {
  const { env, token } = world;
  const { event, repository } = await readWorkflow(env);
  if (isPullRequest(event)) throw new UsageError(`follow-up is for deployments, and the event is ${event}`);
  if (!repository) throw new UsageError("follow-up needs a repository: GITHUB_REPOSITORY names none");
  if (!token) throw new UsageError('follow-up needs a token with "issues: write"');
  const { source } = await readPolicy(request, world);
  const { project, stages } = outline(source, env);
  const setting = { repository, token, apiUrl: env.GITHUB_API_URL, signal: deadline(TIMEOUT_MS) };
  const github = { ...githubIssues(setting), comments: octokitGitHub(setting) };
  try {
    if (request.remind || LATER.has(event)) return await remindOverdue(github, { project, now: /* @__PURE__ */ new Date() });
    const { name, tasks } = chosen(stages, request.stage);
    if (!tasks) throw new UsageError(`the stage ${name} has no follow-up; add stages.${name}.follow-up to the config`);
    const subject = { ...readSubject(env, request.workingDirectory), configDigest: "" };
    if (subject.sha === void 0) throw new UsageError("follow-up is about a commit, and there is none here");
    const redact = createRedactor({ values: secretValues(env) });
    const release = { project, stage: name, subject, deployedAt: timeOf(request.deployedAt) };
    return await trackRelease(github, { release, followUp: tasks, origin: { server: env.GITHUB_SERVER_URL }, redact });
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    return { said: [], warnings: [], refused: `${error.message}.${remedyFor(error)}` };
  }
}
function remedyFor({ why }) {
  if (why === "forbidden") return ' Give the job "issues: write".';
  return why === "not-found" ? " Are issues turned off in this repository, or may the token not see them?" : "";
}
var shape = z2.looseObject({
  project: z2.string().min(1),
  stages: z2.record(z2.string(), z2.looseObject({ "follow-up": followUp.optional() }))
});
function outline(source, env) {
  const { value, problem, problems } = parseConfig(source, { env });
  if (value === void 0) throw new ConfigInvalid(problems);
  const read = shape.safeParse(value);
  if (!read.success) throw new ConfigInvalid(read.error.issues.map(({ path, message }) => problem(path, message)));
  return read.data;
}
function chosen(stages, wanted) {
  const [first] = Object.keys(stages).filter((stage2) => stages[stage2]?.["follow-up"]);
  const name = wanted ?? first;
  const stage = name === void 0 ? void 0 : stages[name];
  if (name !== void 0 && stage) return { name, tasks: stage["follow-up"] };
  const known = Object.keys(stages);
  if (name !== void 0) throw noSuchStage(name, known);
  throw new UsageError(`no stage has a follow-up; stages: ${known.join(", ")}`);
}
function timeOf(text) {
  if (text === void 0) return (/* @__PURE__ */ new Date()).toISOString();
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new UsageError(`deployed-at: expected a time such as 2026-12-31T12:00:00Z, got "${text}"`);
}
export {
  trackFollowUp
};
