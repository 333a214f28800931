import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/artifact/digests.ts
import { createHash } from "node:crypto";
function hasDigest(bytes, digest) {
  const [, algorithm = "", mark, value = ""] = /^(sha\d+)([:-])(.+)$/.exec(digest) ?? [];
  if (!["sha1", "sha256", "sha384", "sha512"].includes(algorithm)) return false;
  return createHash(algorithm).update(bytes).digest(mark === ":" ? "hex" : "base64") === value;
}
var sha256 = (bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

export {
  hasDigest,
  sha256
};
