import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  duration,
  id,
  pattern
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/manual/options.ts
import { z } from "zod";
var artifact = z.strictObject({
  file: z.string().min(1).optional().describe("A file that must be there; its digest is part of what is signed"),
  url: z.url({ protocol: /^https?$/, error: "expected an address such as https://wiki.example.org/drill" }).optional().describe("A page that must be reachable without a login"),
  "max-age": duration.optional().describe("How old it may be, such as 30d"),
  date: pattern.optional().describe("Regular expression whose first group is the date inside it: `Drill of (\\d{4}-\\d\\d-\\d\\d)`")
}).refine(({ file, url }) => file === void 0 !== (url === void 0), {
  error: "expected a file or a url, and not both"
}).refine((options) => options.date === void 0 || options["max-age"] !== void 0, {
  path: ["date"],
  error: "expected `max-age` beside it: the date is held against that alone"
});
var manualOptions = z.strictObject({
  role: id.describe("The role that attests it, a name under `roles`; it passes when that role signs the stage off"),
  ask: z.string().min(1).max(2e3).describe("What the person is asked to attest, as a sentence they can say yes to"),
  evidence: artifact.optional().describe("What must be at hand before anybody is asked")
});

// src/checks/manual/rules.ts
var manualRules = {
  "evidence-missing": {
    level: "error",
    means: "the file or the page is not there",
    remedy: "Write it and commit or publish it, or correct `evidence`."
  },
  "evidence-stale": {
    level: "error",
    means: "it is older than `max-age`",
    remedy: "Do again what it records, and write down when."
  }
};

// src/checks/manual/definition.ts
var manual = defineCheck({
  kind: "manual",
  summary: "A person in their role attests what no machine can see",
  family: "people",
  options: manualOptions,
  needs: ({ evidence }) => ({
    tools: evidence?.file === void 0 || evidence["max-age"] === void 0 || evidence.date ? [] : [{ tool: "git", versionArgs: ["--version"], why: "says when the file was last changed" }],
    permissions: []
  }),
  attestedBy: ({ role, ask }) => ({ role, ask }),
  rules: manualRules,
  run: async (options, ports) => (await import("./run-6YHCYNNT.js")).runManual(options, ports)
});
export {
  manual
};
