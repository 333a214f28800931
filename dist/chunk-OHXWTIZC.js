import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  digestText
} from "./chunk-D33GXNBU.js";
import {
  readJson
} from "./chunk-MYHED2X6.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/oci/manifest.ts
import { z } from "zod";
var platform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  "os.version": z.string().optional()
});
var descriptor = z.object({
  mediaType: z.string().default(""),
  digest: digestText,
  size: z.int().min(0),
  platform: platform.optional(),
  annotations: z.record(z.string(), z.string()).default({})
});
var manifestOrIndex = z.object({
  schemaVersion: z.int(),
  mediaType: z.string().optional(),
  manifests: z.array(descriptor).optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional()
});
var REMEDY = "Check that this is a container image, and that it is whole.";
function readManifest(bytes, where) {
  const {
    schemaVersion,
    mediaType = "",
    manifests,
    config,
    layers
  } = readJson(bytes, manifestOrIndex, {
    name: where,
    remedy: REMEDY
  });
  if (schemaVersion !== 2) {
    const remedy = "Push the image again with a current builder: schema 1 does not tell the sizes of layers.";
    throw new CouldNotTell("unsupported", `${where}: schemaVersion ${schemaVersion}, not 2`, remedy);
  }
  const isIndexType = /image\.index|manifest\.list/.test(mediaType);
  const isManifestType = /image\.manifest|distribution\.manifest\.v/.test(mediaType);
  if (manifests && (config || layers || isManifestType) || (config || layers) && isIndexType) {
    throw new CouldNotTell("wrong-format", `${where}: both an index and a manifest`, REMEDY);
  }
  if (manifests) return { kind: "index", manifests };
  if (config && layers) return { kind: "manifest", manifest: { config, layers } };
  throw new CouldNotTell("wrong-format", `${where}: neither an image's manifest nor an index`, REMEDY);
}

export {
  readManifest
};
