import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  NotKept,
  isHostedGitHub,
  within
} from "./chunk-UR5B3C3L.js";

// src/ports/runner/artifact-upload.ts
import { resolve } from "node:path";
var UPLOAD_MS = 12e4;
var actionsArtifacts = (env) => async ({ name, directory, files, overwrite = false }) => {
  if (!isHostedGitHub(env)) {
    const remedy = "Upload the report directory with actions/upload-artifact@v3 in a step of its own.";
    throw new NotKept("this GitHub Enterprise Server takes no artifacts of version 4", remedy);
  }
  if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) {
    const remedy = "Let a job of a workflow run the action itself (uses), not a script.";
    throw new NotKept("the runner gave no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL", remedy);
  }
  const { DefaultArtifactClient } = await import(
    /* webpackChunkName: "artifact" */
    "@actions/artifact"
  );
  const client = new DefaultArtifactClient();
  const paths = files.map((file) => resolve(directory, file));
  try {
    if (overwrite) await within(UPLOAD_MS, client.deleteArtifact(name)).catch(ignoreMissing);
    const { id, digest } = await within(UPLOAD_MS, client.uploadArtifact(name, paths, directory));
    if (id === void 0 || digest === void 0) throw new Error("its answer has no id or no digest");
    return { id, digest: `sha256:${digest}` };
  } catch (error) {
    throw error instanceof NotKept ? error : explain(error, name);
  }
};
function ignoreMissing(error) {
  if (error instanceof NotKept) throw error;
  return void 0;
}
function explain(cause, name) {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/\(409\)|already exists/i.test(said)) {
    const remedy = "Give each job a name of its own (input artifact).";
    return new NotKept(`this run has an artifact ${name} already`, remedy, { cause });
  }
  return new NotKept(said, "Run it again, or upload the report directory with actions/upload-artifact.", { cause });
}

export {
  actionsArtifacts
};
