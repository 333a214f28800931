import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  releaseRules
} from "./chunk-GBNWLOLV.js";
import {
  OR_TEXT
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/release/options.ts
import { z } from "zod";
var ref = z.string().regex(/^(?!-)[^\s~^:?*[\\]+$/, { error: "expected the name of a tag or a branch" });
var releaseOptions = z.strictObject({
  tag: z.union([z.literal(true), ref]).optional().describe(
    "The tag of this release: it is there, at this commit, a version, and greater than the one before. `true`: that of the event, or of this commit"
  ),
  previous: z.literal("tagged").optional().describe("The version before has a tag in the history of this commit, so that one can go back to it"),
  pattern: z.string().min(1).default("*").describe("Which tags are releases, as a glob: `api-v*`"),
  changelog: z.union([z.literal(true), z.string().min(1)]).optional().describe("A file in which the version of `tag` has a heading with something below it; `true`: CHANGELOG.md"),
  image: z.string().min(1).optional().describe(
    "The image of the previous version, which its registry must still have: `ghcr.io/acme/api` with the version as its tag, or a whole name with `{version}` or `{tag}`"
  ),
  "plain-http": z.boolean().default(false).describe("The registry has no TLS"),
  "up-to-date": z.union([z.boolean(), ref]).default(false).meta({ [OR_TEXT]: true }).describe(
    "This commit holds everything of the branch: that of the remote, `main` or its default, or the one that is named"
  ),
  signed: z.boolean().default(false).describe("The tag, or this commit where no tag is demanded, is signed, and the signature is good")
}).refine(
  (options) => options.tag !== void 0 || options.previous !== void 0 || options.changelog !== void 0 || options.image !== void 0 || options["up-to-date"] !== false || options.signed,
  { error: "expected at least one of tag, previous, changelog, image, up-to-date and signed" }
);

// src/checks/release/definition.ts
var release = defineCheck({
  kind: "release",
  summary: "A release can be told from the one before, and that one can be gone back to",
  family: "delivery",
  options: releaseOptions,
  needs: {
    tools: [{ tool: "git", versionArgs: ["--version"], why: "knows tags, branches and signatures" }],
    permissions: []
  },
  rules: releaseRules,
  run: async (options, ports) => (await import("./run-TUCYVBG4.js")).runRelease(options, ports)
});
export {
  release
};
