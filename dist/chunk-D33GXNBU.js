import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/oci/digest.ts
import { createHash } from "node:crypto";
import { z } from "zod";
var digestText = z.string().regex(/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/, { error: "expected a digest sha256:\u2026 or sha512:\u2026" });
var algorithmOf = (digest) => digest.startsWith("sha512:") ? "sha512" : "sha256";
var digestOf = (bytes, algorithm) => `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
function verifyBlob(promised, found, where) {
  const remedy = "Build, save or push the image again: what is there is damaged.";
  if (promised.size !== void 0 && found.bytes !== promised.size) {
    const why = found.bytes < promised.size ? "truncated" : "wrong-format";
    throw new CouldNotTell(why, `${where}: ${found.bytes} bytes, but ${promised.size} are promised`, remedy);
  }
  if (found.digest !== promised.digest) {
    throw new CouldNotTell("wrong-format", `${where}: its digest is ${found.digest}, not ${promised.digest}`, remedy);
  }
}

export {
  digestText,
  algorithmOf,
  digestOf,
  verifyBlob
};
