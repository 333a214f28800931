import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  rolloutRules
} from "./chunk-5DFZELJN.js";
import {
  place
} from "./chunk-MQECMGZO.js";
import "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/rollout/options.ts
import { z } from "zod";
var SHORT = {
  deploy: "deployment",
  deployments: "deployment",
  "deployment.apps": "deployment",
  "deployments.apps": "deployment",
  sts: "statefulset",
  statefulsets: "statefulset",
  "statefulset.apps": "statefulset",
  ds: "daemonset",
  daemonsets: "daemonset",
  "daemonset.apps": "daemonset",
  jobs: "job",
  "job.batch": "job"
};
var KINDS = ["deployment", "statefulset", "daemonset", "job"];
var EXPECTED = "expected deployment/NAME, statefulset/NAME, daemonset/NAME or job/NAME, with `NAMESPACE/` before it where that is another";
var workload = z.string().transform((text, context) => {
  const parts = text.split("/");
  const [kindText = "", name = ""] = parts.slice(-2);
  const lower = kindText.toLowerCase();
  const kind = KINDS.find((each) => each === (SHORT[lower] ?? lower));
  const isName = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name);
  if (parts.length < 2 || parts.length > 3 || kind === void 0 || !isName || parts[0] === "") {
    context.addIssue({ code: "custom", message: EXPECTED });
    return z.NEVER;
  }
  return { kind, name, namespace: parts.length === 3 ? parts[0] : void 0 };
});
var DIGEST = /^(?:[^\s@]+@)?sha256:[0-9a-f]{64}$/;
var CHECK = /^[\w.-]+\/[\w.-]+$/;
var wantedImage = z.string().refine((text) => DIGEST.test(text) || CHECK.test(text), {
  error: "expected a digest (sha256:\u2026) or STAGE/CHECK, a check that looked at the image"
});
var rolloutOptions = z.strictObject({
  workloads: z.array(workload).min(1).max(500).optional().describe(
    "What must be rolled out: `deployment/backend`, `statefulset/db`, `daemonset/agent`, `job/migrate`. What this run has deployed unless given"
  ),
  ...place,
  ...waiting,
  within: waiting.within.unwrap().prefault("5m").describe("Until when all of it must run. What cannot heal ends it sooner"),
  "stable-for": waiting["stable-for"].unwrap().prefault("30s").describe(
    "How long it must then stay so, without a restart. A failure starts the wait anew, as long as `within` lasts"
  ),
  every: duration.refine((ms) => ms >= 50, { error: "expected at least 50ms" }).prefault("2s").describe("Time from one question to the next"),
  "min-ready": z.int().min(0).default(1).describe("Fewest ready pods of each workload: what is scaled to zero is no success"),
  "max-restarts": z.int().min(0).default(0).describe("Most restarts of each container since the deploy"),
  images: z.record(z.string().min(1), wantedImage).prefault({}).describe(
    "What must run, by container, workload or both (`deployment/backend`): a digest, or `STAGE/CHECK` that looked at the image"
  ),
  services: z.boolean().default(true).describe("Services that lead to the pods must have ready endpoints"),
  ingresses: z.boolean().default(true).describe("Ingresses that lead to these Services must lead to ports that are there"),
  jobs: z.boolean().default(true).describe("Jobs that this run has deployed must complete")
});

// src/checks/rollout/definition.ts
var rollout = defineCheck({
  kind: "rollout",
  summary: "What was deployed to a cluster runs, and where it does not, why",
  family: "delivery",
  options: rolloutOptions,
  needs: {
    tools: [
      { tool: "kubectl", versionArgs: ["version", "--client"], why: "asks the cluster, with every way to log in" }
    ],
    permissions: []
  },
  reusable: false,
  rules: rolloutRules,
  run: async (options, ports) => (await import("./run-E5OWCH7J.js")).runRollout(options, ports)
});
export {
  rollout
};
