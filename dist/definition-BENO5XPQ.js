import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  artifactRules
} from "./chunk-GWOHTFLG.js";
import {
  headers,
  httpUrl,
  tls
} from "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  duration,
  size
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/artifact/options.ts
import { z } from "zod";
var name = z.string().min(1);
var SOURCES = ["image", "npm", "pypi", "crate", "maven", "helm", "release-asset", "url"];
var digest = z.string().regex(/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|sha1:[0-9a-f]{40}|sha(?:256|384|512)-[A-Za-z0-9+/]+=*)$/, {
  error: "expected a digest such as sha256:\u2026, or as npm writes it, sha512-\u2026"
});
var signer = {
  key: name.optional().describe("File with the public key that must have signed"),
  identity: name.optional().describe("Who must have signed, as in the certificate; a workflow of this run's repository unless given"),
  issuer: httpUrl.default("https://token.actions.githubusercontent.com").describe("Who vouches for that identity")
};
function signaturesOf(source, helm) {
  if (source === "image" || helm?.startsWith("oci:")) return ["cosign", "provenance"];
  if (source === "npm") return ["provenance"];
  return source === "maven" || source === "helm" || source === "url" ? ["gpg"] : [];
}
var artifactOptions = z.strictObject({
  image: name.refine((text) => parseImageReference(text) !== void 0, {
    error: "expected an image such as ghcr.io/acme/api:1.2.0"
  }).optional().describe("An image in its registry"),
  npm: name.optional().describe("A package of npm"),
  pypi: name.optional().describe("A project of PyPI"),
  crate: name.optional().describe("A crate of Rust"),
  maven: name.regex(/^[\w.-]+:[\w.-]+(?::[\w.-]+)?$/, { error: "expected group:artifact, or group:artifact:jar" }).optional().describe("An artifact of Maven, as group:artifact, with its kind of file where that is no pom"),
  helm: name.regex(/^(?:(?:https?|oci):\/\/\S+\/)?[\w.-]+$/, {
    error: "expected a chart such as https://charts.example/NAME"
  }).optional().describe(
    "A chart, as https://charts.example/NAME, oci://registry.example/charts/NAME, or NAME beside `registry`"
  ),
  "release-asset": name.optional().describe("A file of a release on GitHub, `*` for any characters"),
  url: httpUrl.optional().describe("A file at an address"),
  version: name.optional().describe("The version that must be there; for `release-asset` the tag"),
  digest: digest.optional().describe("What must be there, and nothing else"),
  signed: z.enum(["cosign", "provenance", "gpg"]).optional().describe("How it must be signed"),
  ...signer,
  "max-size": size.optional().describe("Longest it may be; of an image its compressed layers"),
  registry: httpUrl.optional().describe("Another registry than the public one (or npm's and pip's setting)"),
  headers: headers.headers,
  tls: tls.tls,
  "request-timeout": duration.prefault("60s").describe("Longest time of one request, a download included. Beyond it nobody can tell"),
  ...waiting
}).superRefine((given, context) => {
  const problem = (path, message) => context.addIssue({ code: "custom", path: [path], message });
  const sources = SOURCES.filter((source2) => given[source2] !== void 0);
  const [source] = sources;
  if (sources.length !== 1 || source === void 0) {
    const message = `expected one of ${SOURCES.join(", ")}`;
    context.addIssue({ code: "custom", message });
    return;
  }
  const hasVersion = given.version !== void 0;
  if (!hasVersion && source !== "image" && source !== "url")
    problem("version", `expected the version of the ${source}`);
  if (given.version !== void 0 && given.url !== void 0 && !given.url.includes(given.version))
    problem("version", "expected a version that is part of the address");
  const reference = given.image === void 0 ? void 0 : parseImageReference(given.image);
  const isPinned = given.digest?.startsWith("sha256:") === true;
  const isTagged = reference?.tag !== void 0 || reference?.digest !== void 0;
  if (source === "image" && !hasVersion && !isTagged && !isPinned)
    problem("image", "expected a tag or a digest: what `latest` is changes");
  if (source === "image" && hasVersion && isTagged && reference?.tag !== given.version)
    problem("version", "expected none: the image has a tag or a digest");
  const known = signaturesOf(source, given.helm);
  if (given.signed !== void 0 && !known.includes(given.signed))
    problem("signed", `of this is read: ${known.length === 0 ? "no signature" : known.join(", ")}`);
  if (given.key !== void 0 && given.identity !== void 0)
    problem("identity", "expected no `identity` beside `key`");
  const isBare = given.helm !== void 0 && !given.helm.includes("://");
  const namesIt = ["image", "url", "release-asset"].includes(source) || source === "helm" && !isBare;
  if (given.registry !== void 0 && namesIt) problem("registry", `expected none: ${source} names it`);
  if (given.registry === void 0 && isBare) problem("helm", "expected the address of a repository, or `registry`");
});

// src/checks/artifact/definition.ts
var artifact = defineCheck({
  kind: "artifact",
  summary: "What is to be released is published, whole, signed, and what was built",
  family: "delivery",
  options: artifactOptions,
  needs: (options) => ({ tools: toolsOf(options), permissions: permissionsOf(options), servers: serversOf(options) }),
  rules: artifactRules,
  run: async (options, ports) => (await import("./run-5YA6AGAK.js")).runArtifact(options, ports)
});
var toolsOf = ({ signed }) => {
  if (signed === void 0) return [];
  return [{ tool: signed === "gpg" ? "gpg" : "cosign", why: "verifies the signature" }];
};
var permissionsOf = (options) => options["release-asset"] === void 0 ? [] : ["contents: read"];
var serversOf = ({ url, registry, helm }) => [url, registry, helm].flatMap(
  (address) => address !== void 0 && /^https?:/.test(address) && URL.canParse(address) ? [new URL(address).host] : []
);
export {
  artifact
};
