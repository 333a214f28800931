import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  NotKept,
  abandoned,
  isHostedGitHub,
  within
} from "./chunk-UR5B3C3L.js";
import {
  PREDICATE_TYPE
} from "./chunk-SDQ2RWCF.js";
import {
  writtenFiles
} from "./chunk-UNIUMCQU.js";
import {
  renderJson
} from "./chunk-JCLJSKLD.js";
import {
  renderPredicate,
  subjectsOf
} from "./chunk-S6D3H4VL.js";

// src/pipeline/deliver/evidence.ts
import { createHash } from "node:crypto";
async function deliverEvidence(report, setting) {
  const { upload, attest } = setting;
  const done = [
    ...upload ? [await attempt("artifact", setting, () => keepFiles(report, { ...setting, upload }))] : [],
    ...attest ? [await attempt("attestation", setting, () => keepSigned(report, { ...setting, attest }))] : []
  ];
  return {
    said: done.flatMap(({ said }) => said),
    warnings: done.flatMap(({ warnings }) => warnings),
    abandoned: done.some((each) => each.abandoned)
  };
}
function artifactName({ stage, selection, toSign, subject, deployed, complete, checks }) {
  const part = selection?.shard?.replace("/", "-of-");
  return [
    "deploy-validate",
    stage,
    // The one with all phases has the stage's own name.
    ...deployed === void 0 || complete ? [] : [checks.every(({ phase }) => phase === "checks") ? "checks" : "deploy"],
    ...toSign === void 0 || selection !== void 0 ? [] : ["unsigned"],
    ...selection === void 0 ? [] : part === void 0 ? ["part"] : ["shard", part],
    subject.runAttempt ?? "1"
  ].join("-");
}
async function keepFiles(report, { directory, artifact, upload }) {
  const logs = report.checks.flatMap(({ evidence }) => evidence).filter(({ path }) => path.startsWith("logs/"));
  const name = artifact ?? artifactName(report);
  const files = await writtenFiles(directory, { report: sha256Of(renderJson(report)), logs });
  if (files === void 0) {
    const remedy = "Look at the other warnings, and let nothing else write there.";
    throw new NotKept(`what lies in ${directory} is not the report.json that was decided on`, remedy);
  }
  const { id, digest } = await upload({ name, directory, files });
  return `Artifact ${name} uploaded: id ${id}, ${digest}.`;
}
var sha256Of = (text) => createHash("sha256").update(text).digest("hex");
async function keepSigned(report, { origin, attest, json }) {
  const subjects = subjectsOf(report, json ?? renderJson(report));
  const predicate = JSON.parse(renderPredicate(report, origin));
  if (typeof predicate !== "object" || predicate === null) throw new TypeError("a predicate is an object");
  const { id } = await attest({ subjects, predicateType: PREDICATE_TYPE, predicate });
  const images = subjects.length - 1;
  return `Attestation ${id} signed for report.json${images > 0 ? ` and ${images} images` : ""}.`;
}
async function attempt(what, { redact }, work) {
  try {
    return { said: [await work()], warnings: [], abandoned: false };
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    const warning = redact(`No ${what}: ${error.message.replace(/\.+$/, "")}. ${error.remedy}`);
    return { said: [], warnings: [warning], abandoned: error.cause === abandoned };
  }
}

// src/ports/runner/attestation-signer.ts
var SIGN_MS = 18e4;
var PERMISSIONS = 'Give the job "id-token: write" and "attestations: write"; runs for forks cannot have them.';
var sigstoreSigner = ({ env, token }) => async ({ subjects, predicateType, predicate }) => {
  if (!isHostedGitHub(env)) {
    throw new NotKept("this GitHub Enterprise Server keeps no attestations", "Leave `attest` out there.");
  }
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
    throw new NotKept("the job may not ask for the identity that it would sign with", PERMISSIONS);
  }
  if (!token) throw new NotKept("there is no token to give it to GitHub", PERMISSIONS);
  try {
    const { attest } = await import(
      /* webpackChunkName: "attest" */
      "@actions/attest"
    );
    const named = subjects.map(({ name, digest }) => ({ name, digest: { ...digest } }));
    const signed = await within(SIGN_MS, attest({ subjects: named, predicateType, predicate, token }));
    if (signed.attestationID === void 0) throw new Error("GitHub answered without an id");
    return { id: String(signed.attestationID) };
  } catch (error) {
    throw error instanceof NotKept ? error : explain(error);
  }
};
function explain(cause) {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/identity token/i.test(said)) return new NotKept("GitHub gave no identity to sign with", PERMISSIONS, { cause });
  if (!/persist attestation/i.test(said)) return new NotKept(said, "Run it again.", { cause });
  const remedy = `${PERMISSIONS} In private repositories attestations need GitHub Enterprise Cloud.`;
  return new NotKept(said, remedy, { cause });
}

export {
  deliverEvidence,
  sigstoreSigner
};
