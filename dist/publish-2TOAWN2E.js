import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  redactorFor
} from "./chunk-RFF7NLCT.js";
import {
  readPolicy
} from "./chunk-GSOS6QWY.js";
import {
  digestOf
} from "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-QW53PB3M.js";
import {
  redactDeep
} from "./chunk-C5CQJ7AC.js";
import {
  readReport
} from "./chunk-KUT3GQXV.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import "./chunk-C7QMJHWE.js";
import {
  readWhole
} from "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-RQU3S7GS.js";
import {
  PER_PAGE,
  openGitHub,
  pages
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
import "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/commands/publish.ts
import { join, resolve } from "node:path";
import { z as z2 } from "zod";

// src/pipeline/other-runs/foreign-report.ts
function misfits(report, { repository, run, project, stages }) {
  const { subject } = report;
  const compare = (what, said, known) => said === known ? [] : [`it is about the ${what} ${said ?? "(none)"}, not ${known}`];
  return [
    ...compare("repository", subject.repository, repository),
    ...compare("commit", subject.head ?? subject.sha, run.sha),
    ...compare("run", subject.runId, run.id),
    ...compare("attempt", subject.runAttempt, run.attempt),
    ...compare("event", subject.event, run.event),
    ...compare("project", report.project, project),
    ...stages.includes(report.stage.replace(/ \([\w.-]+\)$/, "")) ? [] : [`it is about the stage ${report.stage}, which the config does not have`]
  ];
}

// src/ports/github/heads.ts
import { z } from "zod";
var pulls = z.array(
  z.object({
    number: z.int().positive(),
    head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() })
  })
);
function openPullRequestsOf(head, setting2) {
  const { repository, branch, sha } = head;
  return openGitHub(setting2)("list pull requests", async (client) => {
    const listed = await pages(
      pulls,
      (page) => client.request("GET /repos/{owner}/{repo}/pulls", {
        ...setting2.repository,
        state: "open",
        head: `${repository.split("/")[0]}:${branch}`,
        per_page: PER_PAGE,
        page
      })
    );
    return listed.filter((pull) => pull.head.sha === sha && pull.head.ref === branch && pull.head.repo?.full_name === repository).map((pull) => pull.number);
  });
}

// src/commands/publish.ts
var MAX_BYTES = 16 * 1024 * 1024;
var TIMEOUT_MS = 6e4;
async function publish(request, world) {
  const workflow = await readWorkflow(world.env);
  const { run, repository, token } = setting(workflow, world.token);
  const whole = `${repository.owner}/${repository.repo}`;
  const policy = await readPolicy({ ...request, policyRef: request.policyRef ?? world.env.GITHUB_SHA }, world);
  const { project, stages } = outline(policy.source, world.env);
  try {
    const report = redactDeep(await readForeign(request.reportDirectory), redactorFor(void 0, world.env));
    const wrong = misfits(report, { repository: whole, run, project, stages });
    if (wrong.length > 0) return refuse(`the report is not of this run: ${clip(wrong.join("; "), 500)}`);
    const signal = deadline(TIMEOUT_MS);
    const github = { repository, token, apiUrl: world.env.GITHUB_API_URL, signal };
    const numbers = await openPullRequestsOf({ ...run }, github);
    const [pull] = numbers;
    if (pull === void 0 || numbers.length > 1) return nothing(numbers, run);
    const { deliverForeign } = await import("./foreign-W6VTR7OM.js");
    return await deliverForeign(report, {
      github,
      pull,
      run,
      mode: request.comment,
      checkRun: request.checkRun,
      server: world.env.GITHUB_SERVER_URL,
      unverified: doubts(report, { repository: whole, run, digest: digestOf(policy.source.text) })
    });
  } catch (error) {
    if (error instanceof CouldNotTell || error instanceof GitHubFailed) return refuse(error.message);
    throw error;
  }
}
function setting({ event, follows, repository }, token) {
  if (!follows)
    throw new UsageError(`publish follows another workflow's run (workflow_run), and the event is ${event}`);
  if (follows.event !== "pull_request") {
    throw new UsageError(
      `publish is for runs of pull requests, and the run ${follows.id} was caused by ${follows.event}`
    );
  }
  if (!repository) throw new UsageError("GITHUB_REPOSITORY names no repository");
  if (!token) throw new UsageError('publish needs a token with "pull-requests: write"');
  return { run: follows, repository, token };
}
function outline(source, env) {
  const { value, problem } = parseConfig(source, { env });
  const named = z2.object({ project: z2.string().min(1), stages: z2.record(z2.string(), z2.unknown()) }).safeParse(value);
  if (!named.success) throw new ConfigInvalid([problem([], "names no project or no stages")]);
  return { project: named.data.project, stages: Object.keys(named.data.stages) };
}
async function readForeign(directory) {
  const shown = join(directory, "report.json");
  try {
    return readReport((await readWhole(resolve(shown), { maxBytes: MAX_BYTES, shown })).toString("utf8"), shown);
  } catch (error) {
    if (error instanceof CouldNotTell) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CouldNotTell("unreadable", `${shown} cannot be read: ${why}`, "Download the other run's artifact there.");
  }
}
function doubts(report, at) {
  const whose = at.run.repository === at.repository ? "this change" : `the fork ${at.run.repository}`;
  const rules = report.subject.configDigest === at.digest ? "" : " It was judged by another config than the default branch has.";
  return `this was written by a run of code from ${whose}, which can make it say anything. Nothing relies on it.${rules}`;
}
var refuse = (refused) => ({ said: [], warnings: [], refused: `nothing is published: ${refused}` });
function nothing(numbers, { sha, repository, branch }) {
  const why = numbers.length === 0 ? `no open pull request has the head ${sha} of ${repository}, branch ${branch}: it is closed, or has moved on` : `several pull requests have this head: ${numbers.map((number) => `#${number}`).join(", ")}`;
  return { said: [`Nothing is published: ${why}.`], warnings: [], refused: void 0 };
}
export {
  publish
};
