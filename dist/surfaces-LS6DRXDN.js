import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  deploymentStateOf,
  renderCheckRun,
  renderDescription,
  stateOf,
  statusName,
  writeCheckRun
} from "./chunk-DWUET7OY.js";
import "./chunk-QBBVQYTP.js";
import {
  openGitHub,
  readAnswer
} from "./chunk-MHLCP2FT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import "./chunk-BQJ55LCE.js";
import "./chunk-HML2ZLTV.js";
import "./chunk-5CTZS7HT.js";
import "./chunk-DXAT7HOQ.js";
import "./chunk-WVUXBXGH.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-Z5QH3WDO.js";
import "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import {
  runUrl
} from "./chunk-M73TIXWB.js";

// src/ports/github/statuses.ts
import { z } from "zod";
async function writeCommitStatus(status, setting) {
  const { sha, context, state, description, url } = status;
  await openGitHub(setting)(
    "set a commit status",
    (client) => client.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
      ...setting.repository,
      sha,
      context,
      state,
      description,
      ...url === void 0 ? {} : { target_url: url }
    })
  );
}
var deployments = z.array(z.object({ id: z.int() }));
async function writeDeploymentStatus(status, setting) {
  const { sha, environment, state, description, logUrl, environmentUrl } = status;
  const { repository } = setting;
  const ask = openGitHub(setting);
  const newest = await ask(`list the deployments to ${environment}`, async (client) => {
    const route = "GET /repos/{owner}/{repo}/deployments";
    const { data } = await client.request(route, { ...repository, sha, environment, per_page: 1 });
    return readAnswer(deployments, data)[0];
  });
  if (!newest) return false;
  await ask(
    `set the status of deployment ${newest.id}`,
    (client) => client.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
      ...repository,
      deployment_id: newest.id,
      state,
      description,
      // The default takes earlier deployments out of service, which is not for a report to do.
      auto_inactive: false,
      ...logUrl === void 0 ? {} : { log_url: logUrl },
      ...environmentUrl === void 0 ? {} : { environment_url: environmentUrl }
    })
  );
  return true;
}

// src/pipeline/deliver/surfaces.ts
var DELIVERY_MS = 6e4;
async function deliverSurfaces(setting) {
  const { report, surfaces, github } = setting;
  const sha = report.subject.head ?? report.subject.sha;
  const name = statusName(report);
  const why = github ? sha === void 0 ? "it is about no commit" : whyUnnamed(report, name) : "there is no token";
  if (!github || sha === void 0 || name === void 0 || why !== void 0) {
    return { said: [`No check run and no status written: ${why}.`], warnings: [] };
  }
  const at = { ...setting, github: { ...github, signal: deadline(DELIVERY_MS) }, sha, name };
  const shown = await Promise.all([
    surfaces.checkRun ? attempt("check run", "checks: write", () => showCheckRun(at)) : [],
    surfaces.status ? attempt("commit status", "statuses: write", () => showStatus(at)) : [],
    surfaces.deployment === void 0 ? [] : attempt("deployment status", "deployments: write", () => showDeployment(at, surfaces.deployment ?? ""))
  ]);
  const all = shown.flat();
  return {
    said: all.flatMap((each) => "said" in each ? [each.said] : []),
    warnings: all.flatMap((each) => "warning" in each ? [each.warning] : [])
  };
}
var whyUnnamed = ({ project }, name) => {
  if (name === void 0) return "this is one shard of the stage";
  return project === "" ? "the config does not say whose they would be" : void 0;
};
async function attempt(what, permission, work) {
  try {
    return [await work()];
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    const remedy = error.why === "forbidden" ? ` Give the job "${permission}"; runs for forks cannot have it.` : "";
    return [{ warning: `No ${what}: ${error.message}.${remedy}` }];
  }
}
async function showCheckRun({ report, origin, github, sha, name }) {
  const run = { ...renderCheckRun(report, origin), name, sha, detailsUrl: runUrl(report.subject, origin) };
  await writeCheckRun(run, github);
  return { said: `Check run ${name} written with ${run.annotations.length} annotations.` };
}
async function showStatus({ report, origin, github, sha, name }) {
  const description = renderDescription(report);
  const url = runUrl(report.subject, origin);
  await writeCommitStatus({ sha, context: name, state: stateOf(report), description, url }, github);
  return { said: `Commit status ${name} set.` };
}
async function showDeployment(at, environment) {
  const { report, origin, surfaces, github } = at;
  const sha = report.subject.sha ?? at.sha;
  const isWritten = await writeDeploymentStatus(
    {
      sha,
      environment,
      state: deploymentStateOf(report),
      description: renderDescription(report),
      logUrl: runUrl(report.subject, origin),
      environmentUrl: surfaces.environmentUrl
    },
    github
  );
  if (isWritten) return { said: `Status of the deployment to ${environment} set.` };
  return { warning: `No deployment status: there is no deployment of ${sha} to the environment ${environment}.` };
}
export {
  deliverSurfaces
};
