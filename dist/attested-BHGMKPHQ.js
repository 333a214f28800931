import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  PREDICATE_TYPE
} from "./chunk-SDQ2RWCF.js";
import {
  parseJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  answerOf,
  endOf,
  exitedWith,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/commands/attested.ts
import { resolve } from "node:path";

// src/formats/github/attestation-verification.ts
import { z } from "zod";
var certificate = z.object({
  buildSignerURI: z.string().min(1),
  sourceRepositoryURI: z.string().min(1),
  sourceRepositoryDigest: z.string().min(1),
  sourceRepositoryRef: z.string().min(1),
  runnerEnvironment: z.string().min(1)
});
var statement = z.object({
  predicateType: z.string(),
  subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })).min(1),
  predicate: z.looseObject({ result: z.string().optional() })
});
var output = z.array(
  z.object({ verificationResult: z.object({ signature: z.object({ certificate }), statement }) }).transform(
    ({ verificationResult: { signature, statement: said } }) => ({
      predicateType: said.predicateType,
      sha256: said.subject.flatMap(({ digest }) => digest.sha256 ?? []),
      result: said.predicate.result,
      signer: signature.certificate.buildSignerURI,
      repository: signature.certificate.sourceRepositoryURI,
      sha: signature.certificate.sourceRepositoryDigest,
      ref: signature.certificate.sourceRepositoryRef,
      isHosted: signature.certificate.runnerEnvironment === "github-hosted"
    })
  )
);
var NAME = "what gh attestation verify printed";
var REMEDY = "Use a recent gh, or find out what else is called gh on PATH.";
function readVerification(text) {
  const read = output.safeParse(parseJson(text, { name: NAME, remedy: REMEDY }));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const message = `${NAME}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is of another form"}`;
  throw new CouldNotTell("wrong-format", message, REMEDY);
}

// src/pipeline/other-runs/verify-attestation.ts
var VERIFY_MS = 12e4;
var KEEP = 16 * 1024 * 1024;
var REMEDY2 = "Let the earlier stage's job run with `attest: true`, and give the very report that it wrote.";
async function verifyAttestation(exec, asked) {
  const ran = await exec.run(["gh", ...argumentsOf(asked)], {
    env: { GH_TOKEN: asked.token, GH_PROMPT_DISABLED: "1", NO_COLOR: "1" },
    keep: KEEP,
    timeoutMs: VERIFY_MS,
    log: false
  });
  const { stdout } = answerOf(ran, { tool: "gh attestation verify", tooLong: "Attest the report once." });
  if (!exitedWith(ran, 0)) {
    const said = clip(oneLine(lastWords(ran)), 300) || "it says nothing";
    throw new CouldNotTell("tool-refused", `gh attestation verify ${endOf(ran)}: ${said}`, REMEDY2);
  }
  const faults = readVerification(stdout).map((each) => whyNot(each, asked));
  if (faults.length === 0) throw new CouldNotTell("nothing-checked", "gh verified no attestation", REMEDY2);
  if (faults.every((fault) => fault !== void 0)) {
    throw new CouldNotTell("tool-refused", `no attestation proves it: ${faults[0]}`, REMEDY2);
  }
}
function argumentsOf(asked) {
  const host = new URL(asked.server).hostname;
  return [
    ...["attestation", "verify", asked.file],
    ...["--repo", asked.repository],
    ...["--predicate-type", PREDICATE_TYPE],
    ...["--signer-workflow", asked.signer],
    ...["--source-digest", asked.sha],
    ...asked.ref === void 0 ? [] : ["--source-ref", asked.ref],
    ...asked.selfHosted ? [] : ["--deny-self-hosted-runners"],
    ...host === "github.com" ? [] : ["--hostname", host],
    ...["--format", "json"]
  ];
}
function whyNot(each, asked) {
  if (each.predicateType !== PREDICATE_TYPE) return `it is a ${each.predicateType}`;
  if (!each.sha256.includes(asked.sha256)) return "it is about other bytes";
  if (each.sha !== asked.sha) return `it is of commit ${each.sha}`;
  if (asked.ref !== void 0 && each.ref !== asked.ref) return `it is of ${each.ref}`;
  if (each.repository !== `${asked.server}/${asked.repository}`) return `it is of ${each.repository}`;
  if (!each.signer.startsWith(`${asked.server}/${asked.signer}@`)) return `it was signed by ${each.signer}`;
  if (!asked.selfHosted && !each.isHosted) return "it was signed on a runner that is not GitHub's";
  return each.result === "PASSED" || each.result === "WARNED" ? void 0 : `its result is ${each.result ?? "missing"}`;
}

// src/commands/attested.ts
async function proveAttested({ stage, attestation, subject, world, exec }, proof) {
  const { sha, repository } = subject;
  const { workflow, branch } = stage.evidence ?? {};
  if (sha === void 0 || repository === void 0) {
    throw new CouldNotTell(
      "unreadable",
      `${proof.shown}: nobody knows which commit it has to be about`,
      "Use a checkout."
    );
  }
  const own = workflow === void 0 ? void 0 : `${repository}/.github/workflows/${workflow}`;
  const signer = attestation["signer-workflow"] ?? own;
  if (signer === void 0) {
    const remedy = "Name the `workflow` under `evidence`, or its `signer-workflow` under `attestation`.";
    throw new CouldNotTell("unsupported", `${proof.shown}: nobody says which workflow must have signed it`, remedy);
  }
  await verifyAttestation(exec, {
    file: resolve(proof.shown),
    sha256: proof.digest.replace(/^sha256:/, ""),
    server: world.env.GITHUB_SERVER_URL || "https://github.com",
    repository,
    sha,
    ref: branch === void 0 ? void 0 : `refs/heads/${branch}`,
    signer,
    selfHosted: attestation["self-hosted"],
    token: world.token
  });
}
export {
  proveAttested
};
