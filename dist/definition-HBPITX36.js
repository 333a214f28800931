import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isImagePattern,
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  duration,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/image-scan/options.ts
import { z } from "zod";
var SCANNERS = ["trivy", "grype", "scout"];
var imageName = z.string().refine((text) => !isImagePattern(text) && parseImageReference(text) !== void 0, {
  error: "expected the name of an image, such as toolboxai/backend:1.2"
});
var path = z.string().min(1);
var imageScanOptions = z.strictObject({
  image: imageName.optional().describe("Name of the image, as it is deployed: with its tag or digest"),
  images: z.array(imageName).min(1).optional().describe("Several of them, each held against the same threshold"),
  path: path.optional().describe("Where the image lies, if in a file: a tar of `docker save`, or the directory of an OCI layout"),
  tool: z.enum(SCANNERS).optional().describe("The scanner to run; unless told the first that is there: trivy, grype, docker scout"),
  report: z.union([path, z.array(path).min(1)]).optional().transform((given) => typeof given === "string" ? [given] : given).describe(
    "Read this instead: JSON of trivy or grype, or any SARIF, recognised by its content. A list for several images, one report each"
  ),
  sbom: path.optional().describe(
    "The packages that the scanner saw, as CycloneDX, SPDX or syft JSON; proof for a report that lists none of them and finds nothing"
  ),
  "max-age": duration.optional().meta(shown("24h")).describe("How old the report may be"),
  "database-max-age": duration.prefault("5d").describe("How old the scanner's database of vulnerabilities may be, where it tells"),
  "fail-on": z.enum(["low", "moderate", "medium", "high", "critical"]).default("high").transform((word) => word === "medium" ? "moderate" : word).describe("The lowest severity that fails; below it a finding is a warning. An unknown severity always fails"),
  "fixable-only": z.boolean().optional().describe("Vulnerabilities that no version mends yet are notes and never fail"),
  "ignore-unfixed": z.boolean().optional().describe("The same, by the name that scanners give it")
}).superRefine((options, context) => {
  const problem = (key, message) => context.addIssue({ code: "custom", path: [key], message });
  const { image, images, report } = options;
  if (image === void 0 === (images === void 0)) problem("image", "expected either `image` or `images`");
  if (options.path !== void 0 && (images?.length ?? 1) > 1) problem("path", "expected one image beside it");
  if (report !== void 0 && options.tool !== void 0) problem("tool", "expected no tool beside `report`");
  if (report !== void 0 && report.length !== (images?.length ?? 1)) {
    problem("report", "expected one report for each image");
  }
  if (report === void 0 && options["max-age"] !== void 0) problem("max-age", "expected `report` beside it");
  if (options.sbom !== void 0 && report?.length !== 1) problem("sbom", "expected one `report` beside it");
  const { "fixable-only": fixable, "ignore-unfixed": unfixed } = options;
  if (fixable !== void 0 && unfixed !== void 0 && fixable !== unfixed) {
    problem("ignore-unfixed", "expected the same as `fixable-only`");
  }
});

// src/checks/image-scan/rules.ts
var known = {
  level: "error",
  means: "a package in the image has this known vulnerability, at or above `fail-on` (below it: a warning)",
  remedy: "Build the image with the version that the finding names, or write a waiver with a reason and an end."
};
var imageScanRules = {
  "CVE-\u2026": known,
  "GHSA-\u2026": known,
  "end-of-life": {
    level: "error",
    means: "the image's distribution gets no security updates any more, so that nobody looks for what is wrong with it",
    remedy: "Build on a release that is maintained."
  },
  "digest-unknown": {
    level: "warning",
    means: "the scanner does not tell the digest of what it looked at",
    remedy: "Name the image by its digest, or use a scanner that tells it."
  },
  "digest-mismatch": {
    level: "error",
    means: "another check looked at another image under the same name; no waiver covers it",
    remedy: "Name the image by its digest in every check, so that all look at the same one."
  },
  "scanner-compromised": {
    level: "warning",
    means: "the scanner's version is one whose release was compromised",
    remedy: "Use another version, and change every secret that the job could read: CVE-2026-33634."
  },
  "silenced-by-scanner": {
    level: "note",
    means: "the scanner left vulnerabilities out by VEX or by rules of its own",
    remedy: "Look through the scanner's ignore rules; write waivers instead, which have an owner and an end."
  }
};

// src/checks/image-scan/definition.ts
var TOOLS = { trivy: "trivy", grype: "grype", scout: "docker" };
function needsOf({ report, tool }) {
  if (report !== void 0) return { tools: [], permissions: [] };
  const why = "looks for packages with known vulnerabilities in the image";
  const need = (name) => ({ tool: TOOLS[name], versionArgs: ["--version"], why });
  const tools = tool ? [need(tool)] : SCANNERS.map((name) => ({ ...need(name), anyOf: "a scanner for images" }));
  return { tools, permissions: [] };
}
var imageScan = defineCheck({
  kind: "image-scan",
  summary: "Container images have no known vulnerability at or above a severity",
  family: "images",
  options: imageScanOptions,
  needs: needsOf,
  rules: imageScanRules,
  run: async (options, ports) => (await import("./run-JBDFKEFO.js")).runImageScan(options, ports)
});
export {
  imageScan
};
