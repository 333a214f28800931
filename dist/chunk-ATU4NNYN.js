import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/image-reference.ts
var HUB = "docker.io";
var COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
var REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
var REGISTRY = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d{1,5})?$/;
var TAG = /^\w[\w.-]{0,127}$/;
var DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function parseImageReference(text) {
  const [name = "", digest, ...more] = text.split("@");
  if (more.length > 0 || digest !== void 0 && !DIGEST.test(digest)) return void 0;
  const slash = name.lastIndexOf("/");
  const colon = name.indexOf(":", slash + 1);
  const path = colon < 0 ? name : name.slice(0, colon);
  const tag = colon < 0 ? void 0 : name.slice(colon + 1);
  if (tag !== void 0 && !TAG.test(tag)) return void 0;
  const first = path.slice(0, Math.max(0, path.indexOf("/")));
  const hasRegistry = /[.:A-Z[]/.test(first) || first === "localhost";
  const registry = hasRegistry ? hubAliases(first) : HUB;
  const repository = hasRegistry ? path.slice(first.length + 1) : path;
  if (!REGISTRY.test(registry) || !REPOSITORY.test(repository) || repository.length > 255) return void 0;
  const official = registry === HUB && !repository.includes("/");
  return { registry, repository: official ? `library/${repository}` : repository, tag, digest };
}
var hubAliases = (registry) => registry === "index.docker.io" || registry === "registry-1.docker.io" ? HUB : registry;
function repositoryName({ registry, repository }) {
  if (registry !== HUB) return `${registry}/${repository}`;
  return repository.startsWith("library/") ? repository.slice("library/".length) : repository;
}
function familiarName(reference) {
  const { tag, digest } = reference;
  const version = digest === void 0 ? `:${tag ?? "latest"}` : `${tag === void 0 ? "" : `:${tag}`}@${digest}`;
  return `${repositoryName(reference)}${version}`;
}
var localName = (name) => name.replace(/^localhost\//, "");
var isImagePattern = (text) => /[*?{]|.\[/.test(text);
function relativeReference(base, image) {
  if (/[/:@]/.test(base)) return parseImageReference(base);
  return TAG.test(base) ? { ...image, tag: base, digest: void 0 } : void 0;
}

export {
  parseImageReference,
  repositoryName,
  familiarName,
  localName,
  isImagePattern,
  relativeReference
};
