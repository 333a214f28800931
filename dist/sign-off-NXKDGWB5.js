import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  settle
} from "./chunk-VBJDFVJV.js";
import "./chunk-24VTI6T6.js";
import "./chunk-ZHCN32KV.js";
import {
  openStage,
  originOf
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import {
  decideSignOff
} from "./chunk-I4FATCK4.js";
import {
  assembleReport
} from "./chunk-PWYNHQMC.js";
import "./chunk-G4OS7TKS.js";
import {
  rolesOf
} from "./chunk-G6QSFJ3Q.js";
import "./chunk-QW53PB3M.js";
import "./chunk-TIDYPXIH.js";
import {
  isPullRequest
} from "./chunk-C5CQJ7AC.js";
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import "./chunk-IAJZWSTG.js";
import "./chunk-C7QMJHWE.js";
import {
  readReportFile
} from "./chunk-RIMD4PZU.js";
import {
  reportIn
} from "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-FLEPBBHH.js";
import "./chunk-RQU3S7GS.js";
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
import "./chunk-W7Z374JE.js";
import "./chunk-FYPLSVJO.js";
import "./chunk-VVC5QNW4.js";
import "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-UFD3GGFB.js";
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-FQV4JGOB.js";
import "./chunk-ATU4NNYN.js";
import "./chunk-6XZ27NNX.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/commands/sign-off.ts
import { join, resolve } from "node:path";

// src/pipeline/sign-off/history.ts
var MAX_RELEASES = 30;
async function newCommits(github, { head, stage }) {
  if (head === void 0) throw new GitHubFailed("refused", "the run does not say which commit it is about");
  const since = stage["sign-off"]?.since ?? (stage.environment === void 0 ? "release" : "deployment");
  if (since === "release") return sinceRelease(github, head);
  if (since === "deployment") return sinceDeployment(github, { head, environment: stage.environment });
  const commits2 = await github.commitsSince(since, head);
  if (commits2 === void 0) throw new GitHubFailed("not-found", `there is no ${since} to compare ${head} with`);
  if (commits2.length === 0)
    throw new GitHubFailed("refused", `${since} holds ${head} already, so nobody would be its author`);
  return { commits: commits2, since: `since ${since}` };
}
async function sinceRelease(github, head) {
  const tags = await github.releases();
  for (const tag of tags.slice(0, MAX_RELEASES)) {
    const commits2 = await github.commitsSince(tag, head);
    if (commits2 && commits2.length > 0) return { commits: commits2, since: `since the release ${tag}` };
  }
  return wholeHistory(github, head);
}
async function sinceDeployment(github, { head, environment: environment2 }) {
  if (environment2 === void 0) {
    throw new GitHubFailed("refused", "the stage names no environment, so it has no last deployment");
  }
  let commits2 = [];
  const sha = await github.deployed(environment2, async (before) => {
    if (before === head) return false;
    commits2 = await github.commitsSince(before, head) ?? [];
    return commits2.length > 0;
  });
  if (sha === void 0) return wholeHistory(github, head);
  return { commits: commits2, since: `since ${sha.slice(0, 10)} was deployed to ${environment2}` };
}
var wholeHistory = async (github, head) => ({
  commits: await github.allCommits(head),
  since: "of the whole history"
});

// src/pipeline/sign-off/facts.ts
async function gatherFacts(github, asked) {
  const { roles, run, subject, pull: pull2 } = asked;
  const isInEnvironments = [...roles.values()].some(({ environment: environment2 }) => environment2 !== void 0);
  const [environments, approvals2, waiting2, attempts, reviewed, commits2] = await Promise.all([
    Promise.all([...roles].flatMap(([name, { environment: environment2 }]) => environmentOf(github, { name, environment: environment2 }))),
    isInEnvironments ? known(() => github.approvals(run.id)) : { is: [] },
    isInEnvironments ? known(() => github.waiting(run.id)) : { is: [] },
    known(() => attemptsOf(github, run)),
    pull2 === void 0 ? void 0 : known(() => pullOf(github, pull2)),
    known(() => newCommits(github, { head: subject.sha, stage: asked.stage }))
  ]);
  return { environments: new Map(environments), approvals: approvals2, waiting: waiting2, attempts, pull: reviewed, commits: commits2 };
}
function environmentOf(github, { name, environment: environment2 }) {
  if (environment2 === void 0) return [];
  return [known(() => github.environment(environment2)).then((found) => [name, found])];
}
var attemptsOf = (github, { id, attempt: attempt2 }) => Promise.all(
  Array.from({ length: attempt2 }, async (_, index) => {
    const [found, jobs2] = await Promise.all([github.attempt(id, index + 1), github.jobs(id, index + 1)]);
    return { ...found, jobs: jobs2 };
  })
);
async function pullOf(github, number) {
  const [pull2, reviews2] = await Promise.all([github.pull(number), github.reviews(number)]);
  return { ...pull2, reviews: reviews2 };
}
async function known(ask) {
  try {
    return { is: await ask() };
  } catch (error) {
    if (error instanceof GitHubFailed) return { unknown: error.message };
    throw error;
  }
}

// src/ports/github/octokit-approvals.ts
import { z as z2 } from "zod";

// src/ports/github/approvals-answers.ts
import { z } from "zod";
var account = z.object({ id: z.int(), login: z.string().min(1), type: z.string().optional() }).transform(({ id, login, type }) => ({ id, login, isBot: type === "Bot" || login.endsWith("[bot]") }));
var person = z.union([account, z.strictObject({}).transform(() => void 0)]).nullish().transform((found) => found ?? void 0);
var approvals = z.array(
  z.object({
    environments: z.array(z.object({ name: z.string() })),
    state: z.enum(["approved", "rejected", "pending"]),
    user: person,
    comment: z.string().nullish()
  }).transform(
    ({ environments, state, user, comment }) => ({
      environments: environments.map(({ name }) => name),
      state,
      by: user,
      comment: comment ?? ""
    })
  )
);
var waiting = z.array(z.object({ environment: z.object({ name: z.string() }) }));
var reviewer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("User"), reviewer: z.object({ login: z.string() }) }),
  z.object({ type: z.literal("Team"), reviewer: z.object({ slug: z.string(), html_url: z.string() }) })
]).transform((entry) => {
  if (entry.type === "User") return { kind: "person", name: entry.reviewer.login };
  const { slug, html_url: page } = entry.reviewer;
  const [, org = ""] = /\/orgs\/([^/]+)\/teams\//.exec(page) ?? [];
  return { kind: "team", name: `${org}/${slug}` };
});
var rule = z.object({
  type: z.string(),
  prevent_self_review: z.boolean().optional(),
  reviewers: z.array(reviewer).optional()
});
var environment = z.object({
  name: z.string(),
  can_admins_bypass: z.boolean().nullish(),
  protection_rules: z.array(rule).default([]),
  deployment_branch_policy: z.object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() }).nullish()
}).transform(({ name, can_admins_bypass: bypass, protection_rules: rules, deployment_branch_policy: policy }) => {
  const review = rules.find(({ type }) => type === "required_reviewers");
  const refs = policy ? policy.protected_branches ? "protected" : "patterns" : "all";
  const found = {
    name,
    reviewers: review?.reviewers ?? [],
    preventsSelfReview: review?.prevent_self_review,
    adminsCanBypass: bypass ?? void 0
  };
  return { ...found, refs };
});
var branchPolicies = z.object({
  branch_policies: z.array(z.object({ name: z.string(), type: z.enum(["branch", "tag"]).optional() }))
});
var attempt = z.object({ head_sha: z.string(), actor: person, triggering_actor: person });
var job = z.object({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  created_at: z.iso.datetime({ offset: true }),
  started_at: z.iso.datetime({ offset: true }).nullish(),
  completed_at: z.iso.datetime({ offset: true }).nullish()
}).transform(
  ({ name, status, conclusion, created_at, started_at, completed_at }) => ({
    name,
    status,
    conclusion: conclusion ?? void 0,
    createdAt: created_at,
    startedAt: started_at ?? void 0,
    completedAt: completed_at ?? void 0
  })
);
var jobs = z.object({ total_count: z.int(), jobs: z.array(job) });
var pull = z.object({ user: person, head: z.object({ sha: z.string() }) });
var reviews = z.array(
  z.object({
    state: z.string(),
    commit_id: z.string().nullish(),
    submitted_at: z.iso.datetime({ offset: true }).nullish(),
    user: person,
    body: z.string().nullish()
  })
);
var commit = z.object({ sha: z.string(), commit: z.object({ message: z.string() }), author: person, committer: person }).transform(({ sha, commit: { message }, author, committer }) => ({ sha, message, author, committer }));
var commits = z.array(commit);
var releases = z.array(z.object({ tag_name: z.string(), draft: z.boolean(), prerelease: z.boolean() }));
var deployments = z.array(z.object({ id: z.int(), sha: z.string(), ref: z.string() }));
var branch = z.object({ protected: z.boolean() });
var repository = z.object({ default_branch: z.string() });
var deploymentStatuses = z.array(z.object({ state: z.string() }));

// src/ports/github/octokit-approvals.ts
function octokitApprovals(setting) {
  const ask = openGitHub(setting);
  const { repository: repository2 } = setting;
  return { ...ofRuns(ask, repository2), ...ofPulls(ask, repository2), ...ofHistory(ask, repository2) };
}
function ofRuns(ask, repository2) {
  const run = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";
  return {
    approvals: (id) => ask(`list the approvals of run ${id}`, async (client) => {
      const { data } = await client.request(`${run}/approvals`, { ...repository2, run_id: Number(id) });
      return readAnswer(approvals, data);
    }),
    waiting: (id) => ask(`say what run ${id} waits for`, async (client) => {
      const { data } = await client.request(`${run}/pending_deployments`, { ...repository2, run_id: Number(id) });
      return readAnswer(waiting, data).map(({ environment: environment2 }) => environment2.name);
    }),
    environment: (name) => ask(`show the environment ${name}`, (client) => unlessMissing(() => readEnvironment(client, repository2, name))),
    attempt: (id, number) => ask(`show attempt ${number} of run ${id}`, async (client) => {
      const at = { ...repository2, run_id: Number(id), attempt_number: number };
      const { data } = await client.request(`${run}/attempts/{attempt_number}`, at);
      const { head_sha: sha, actor, triggering_actor: starter } = readAnswer(attempt, data);
      return { sha, actor, starter };
    }),
    jobs: (id, number) => ask(`list the jobs of attempt ${number} of run ${id}`, async (client) => {
      let total = 0;
      const found = await pages(jobs.shape.jobs, async (page) => {
        const at = { ...repository2, run_id: Number(id), attempt_number: number, per_page: PER_PAGE, page };
        const { data, headers } = await client.request(`${run}/attempts/{attempt_number}/jobs`, at);
        total = readAnswer(jobs, data).total_count;
        return { data: data.jobs, headers };
      });
      return whole(found, total);
    })
  };
}
async function readEnvironment(client, repository2, name) {
  const at = { ...repository2, environment_name: name };
  const { data } = await client.request("GET /repos/{owner}/{repo}/environments/{environment_name}", at);
  const found = readAnswer(environment, data);
  if (found.refs !== "patterns") return { ...found, refs: found.refs };
  const route = "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies";
  const patterns = await pages(branchPolicies.shape.branch_policies, async (page) => {
    const { data: listed, headers } = await client.request(route, { ...at, per_page: PER_PAGE, page });
    return { data: listed.branch_policies, headers };
  });
  const refs = patterns.map(({ name: pattern, type = "branch" }) => ({ kind: type, pattern }));
  return { ...found, refs };
}
function ofPulls(ask, repository2) {
  return {
    pull: (number) => ask(`show pull request #${number}`, async (client) => {
      const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
      const { data } = await client.request(route, { ...repository2, pull_number: number });
      const { user: author, head } = readAnswer(pull, data);
      return { author, head: head.sha };
    }),
    reviews: (number) => ask(`list the reviews of #${number}`, async (client) => {
      const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews";
      const found = await pages(
        reviews,
        (page) => client.request(route, { ...repository2, pull_number: number, per_page: PER_PAGE, page })
      );
      return found.map(({ state, commit_id: commit2, submitted_at: submittedAt, user, body }) => ({
        state,
        commit: commit2 ?? void 0,
        submittedAt: submittedAt ?? void 0,
        by: user,
        comment: body ?? ""
      }));
    })
  };
}
function ofHistory(ask, repository2) {
  return {
    commitsSince: (base, head) => ask(
      `compare ${base} with ${head}`,
      (client) => unlessMissing(() => compare(client, repository2, `${base}...${head}`))
    ),
    allCommits: (head) => ask(
      `list the commits of ${head}`,
      (client) => pages(
        commits,
        (page) => client.request("GET /repos/{owner}/{repo}/commits", { ...repository2, sha: head, per_page: PER_PAGE, page })
      )
    ),
    releases: () => ask("list the releases", async (client) => {
      const { data } = await client.request("GET /repos/{owner}/{repo}/releases", {
        ...repository2,
        per_page: PER_PAGE
      });
      const published = readAnswer(releases, data).filter(({ draft, prerelease }) => !draft && !prerelease);
      return published.map(({ tag_name: tag }) => tag);
    }),
    deployed: (environment2, enough) => ask(`list the deployments to ${environment2}`, async (client) => {
      const at = { ...repository2, environment: environment2, per_page: PER_PAGE };
      const { data } = await client.request("GET /repos/{owner}/{repo}/deployments", at);
      const counts = guardedRefs(client, repository2);
      for (const { id, sha, ref } of readAnswer(deployments, data)) {
        if (await succeeded(client, repository2, id) && await counts(ref) && await enough(sha)) return sha;
      }
      return void 0;
    })
  };
}
function guardedRefs(client, repository2) {
  const known2 = /* @__PURE__ */ new Map();
  let main;
  const mainBranch = async () => {
    const { data } = await client.request("GET /repos/{owner}/{repo}", { ...repository2 });
    return readAnswer(repository, data).default_branch;
  };
  const ask = async (name) => {
    main ??= mainBranch();
    if (await main === name) return true;
    const branch2 = await unlessMissing(async () => {
      const { data: data2 } = await client.request("GET /repos/{owner}/{repo}/branches/{branch}", {
        ...repository2,
        branch: name
      });
      return readAnswer(branch, data2);
    });
    if (branch2 !== void 0) return branch2.protected;
    const { data } = await client.request("GET /repos/{owner}/{repo}/releases", { ...repository2, per_page: PER_PAGE });
    return readAnswer(releases, data).some(({ tag_name: tag, draft }) => tag === name && !draft);
  };
  return (ref) => {
    const name = ref.replace(/^refs\/(?:heads|tags)\//, "");
    const asked = known2.get(name) ?? ask(name);
    known2.set(name, asked);
    return asked;
  };
}
async function compare(client, repository2, basehead) {
  let total = 0;
  const found = await pages(commits, async (page) => {
    const at = { ...repository2, basehead, per_page: PER_PAGE, page };
    const { data, headers } = await client.request("GET /repos/{owner}/{repo}/compare/{basehead}", at);
    const read = readAnswer(z2.object({ total_commits: z2.int(), commits: z2.unknown() }), data);
    total = read.total_commits;
    return { data: read.commits, headers };
  });
  return whole(found, total);
}
async function succeeded(client, repository2, id) {
  const route = "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses";
  const { data } = await client.request(route, { ...repository2, deployment_id: id, per_page: PER_PAGE });
  return readAnswer(deploymentStatuses, data).some(({ state }) => state === "success");
}
function whole(items, total) {
  if (items.length === total) return items;
  throw new GitHubFailed("unreadable", `its list has ${items.length} of ${total} entries`);
}
async function unlessMissing(work) {
  try {
    return await work();
  } catch (error) {
    if (typeof error === "object" && error !== null && "status" in error && error.status === 404) return void 0;
    throw error;
  }
}

// src/commands/sign-off.ts
var TIMEOUT_MS = 12e4;
var MAX_APPROVALS_BYTES = 1024 * 1024;
var FOLDER = "sign-off";
async function signOff(request, world) {
  const isWorkflow = world.env.GITHUB_ACTIONS === "true";
  if (isWorkflow && request.approvals !== void 0) {
    throw new UsageError("approvals from a file are for a dry run outside a workflow: nobody knows who wrote it");
  }
  if (!isWorkflow && request.approvals === void 0) {
    throw new UsageError("sign-off reads the approvals of a workflow's run; for a dry run give --approvals FILE");
  }
  const event = world.env.GITHUB_EVENT_NAME ?? "";
  const asked = {
    ...request,
    report: request.report ?? join(request.reportDirectory, "report.json"),
    reportDirectory: join(request.reportDirectory, FOLDER),
    // A change that could name its own signers would sign itself.
    policyRef: request.policyRef ?? (isPullRequest(event) || event === "merge_group" ? "base" : void 0)
  };
  if (resolve(asked.report) === reportIn(asked.reportDirectory)) {
    throw new UsageError(`${asked.report} is what this command writes; give the report that run wrote`);
  }
  return settle(asked, world, () => decide(asked, world));
}
async function decide(request, world) {
  const { now: startedAt, config, name, labelOf, stage, workspace, redact, subject } = await openStage(request, world);
  if (!stage["sign-off"])
    throw new UsageError(`the stage ${name} asks nobody to sign: give it \`sign-off\` in the config`);
  const origin = originOf(world.env, workspace);
  const read = await readSigned(request.report);
  if (read instanceof CouldNotTell) {
    const message = `${read.message}. ${read.remedy}`;
    return {
      report: assembleReport({
        project: config.project,
        stage: labelOf(name),
        subject,
        startedAt,
        durationMs: 0,
        judgement: {
          decision: "no-go",
          reasonCode: "evidence-missing",
          reasons: [{ code: "evidence-missing", message }]
        },
        results: [],
        selection: void 0,
        checklist: void 0,
        notices: []
      }),
      redact,
      origin
    };
  }
  const roles = rolesOf(config, stage);
  const bond = {
    project: config.project,
    stageName: labelOf(name),
    stage,
    subject,
    digest: read.digest,
    wantedDigest: request.reportDigest,
    now: startedAt,
    reviewsOnly: [...roles.values()].every(({ environment: environment2 }) => environment2 === void 0),
    isDryRun: request.approvals !== void 0
  };
  const asked = { report: read.report, bond, roles };
  const report = await (request.approvals === void 0 ? decideInWorkflow(asked, { world, server: origin.server }) : decideFromFile(asked, { file: request.approvals, known: Object.keys(config.roles) }));
  return { report, redact, origin };
}
async function readSigned(file) {
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    return { report: readReport(text, file), digest: `sha256:${sha256}` };
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}
async function decideInWorkflow(asked, { world, server = "https://github.com" }) {
  const { run, repository: repository2, pull: pull2 } = await readWorkflow(world.env);
  if (!run || !repository2) throw new UsageError("GITHUB_RUN_ID and GITHUB_REPOSITORY do not say which run this is");
  if (!world.token) throw new UsageError("sign-off asks GitHub who has approved, and there is no token");
  const signal = deadline(TIMEOUT_MS, world.cancel);
  const github = octokitApprovals({ repository: repository2, token: world.token, apiUrl: world.env.GITHUB_API_URL, signal });
  const { bond, roles } = asked;
  const questions = {
    roles,
    stage: bond.stage,
    run: { id: run.id, attempt: Number(run.attempt) },
    subject: bond.subject,
    pull: pull2?.number
  };
  const facts = await gatherFacts(github, questions);
  const place = { server, repository: bond.subject.repository, ref: bond.subject.ref };
  return decideSignOff({ ...asked, facts, place });
}
async function decideFromFile(asked, { file, known: known2 }) {
  const { readApprovalsFile } = await import("./approvals-file-N5IAHPOY.js");
  const { dryRun } = await import("./dry-run-SKM76NJY.js");
  try {
    const { text } = await readReportFile(file, MAX_APPROVALS_BYTES);
    const approvals2 = readApprovalsFile(text, file);
    const foreign = approvals2.approvals.find(({ role }) => !known2.includes(role));
    if (foreign) throw new UsageError(`${file}: ${noSuchRole(foreign.role, known2)}`);
    return dryRun(asked, approvals2);
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const remedy = error.why === "unreadable" ? "Name a file of approvals as in docs/sign-off.md." : error.remedy;
    throw new UsageError(`${error.message}. ${remedy}`, { cause: error });
  }
}
function noSuchRole(role, known2) {
  const near = nearest(role, known2);
  return `"${role}" is no role of the config; roles: ${known2.join(", ")}${near ? `; did you mean "${near}"?` : ""}`;
}
export {
  signOff
};
