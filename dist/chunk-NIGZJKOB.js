import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readManifest
} from "./chunk-OHXWTIZC.js";
import {
  MANIFEST_TYPES,
  RegistrySession
} from "./chunk-FYEL6SM5.js";
import {
  algorithmOf,
  digestOf,
  verifyBlob
} from "./chunk-D33GXNBU.js";
import {
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  NotPublished
} from "./chunk-BQ3BBEDX.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/image.ts
var image = (name, asking) => {
  const { version, digest } = asking.options;
  const reference = parseImageReference(name);
  if (reference?.tag !== void 0 || reference?.digest !== void 0) return ociArtifact(name, asking);
  return ociArtifact(version === void 0 ? `${name}@${digest}` : `${name}:${version}`, asking);
};
async function ociArtifact(name, { ports }) {
  const reference = parseImageReference(name);
  if (reference === void 0) throw new CouldNotTell("unsupported", `${name} is no name of an image`, "Correct it.");
  const { registry, repository } = reference;
  const session = new RegistrySession({ registry, repository, plainHttp: false }, ports);
  const top = await manifestAt(versionOf(reference), { session, name });
  const digests = [top.digest];
  let largest = 0;
  if (top.document.kind === "manifest") largest = await wholeSize(top.document.manifest, session);
  else {
    for (const { digest, platform } of top.document.manifests) {
      const each = await manifestAt(digest, { session, name });
      if (each.document.kind !== "manifest")
        throw new CouldNotTell("unsupported", `${name}: an index of indexes`, "Name one.");
      if (platform?.os === "unknown") continue;
      digests.push(digest);
      largest = Math.max(largest, await wholeSize(each.document.manifest, session));
    }
    if (digests.length === 1)
      throw new CouldNotTell("nothing-checked", `${name}: an index of nothing`, "Push it again.");
  }
  return { name, files: [], notes: [], digests, bytes: largest, pinned: `${registry}/${repository}@${top.digest}` };
}
var versionOf = ({ digest, tag }) => digest ?? tag ?? "latest";
async function manifestAt(version, { session, name }) {
  const path = `manifests/${version}`;
  const answer = await session.get(path, MANIFEST_TYPES.join(", "));
  if (answer === void 0) throw new NotPublished(`${name} is not published: ${session.where(path)} is not there`);
  const isDigest = version.includes(":");
  const algorithm = isDigest ? algorithmOf(version) : "sha256";
  const digest = digestOf(answer.body, algorithm);
  if (isDigest) verifyBlob({ digest: version }, { digest, bytes: answer.body.length }, session.where(path));
  return { digest, document: readManifest(answer.body, session.where(path)) };
}
var isForeign = (mediaType) => /nondistributable|foreign/.test(mediaType);
async function wholeSize({ config, layers }, session) {
  let sum = 0;
  for (const { digest, size, mediaType } of [config, ...layers]) {
    if (isForeign(mediaType)) continue;
    const bytes = await session.sizeOf(`blobs/${digest}`);
    if (bytes !== void 0 && bytes !== size)
      throw new CouldNotTell(
        "wrong-format",
        `${session.where(`blobs/${digest}`)}: ${bytes} bytes, not ${size}`,
        "Push it again."
      );
    sum += size;
  }
  return sum;
}

export {
  image,
  ociArtifact
};
