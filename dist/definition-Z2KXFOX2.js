import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isImagePattern,
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  shown,
  size
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/image-size/options.ts
import { z } from "zod";
var SOURCES = ["engine", "podman", "registry", "oci-layout", "archive"];
var imageBudget = z.strictObject({
  image: z.string().refine((text) => isImagePattern(text) || parseImageReference(text) !== void 0, {
    error: "expected the name of an image, such as toolboxai/backend:1.2, or a pattern, such as toolboxai/*"
  }).describe(
    "Name of the image, or a pattern over the names that the source has: `toolboxai/*` stands for every image and tag under toolboxai/, and not for ghcr.io/toolboxai/\u2026, which needs `ghcr.io/toolboxai/*`"
  ),
  max: size.describe("The budget: `200MB` is decimal, as `docker images` prints it; `200MiB` is binary"),
  measure: z.enum(["uncompressed", "compressed"]).default("uncompressed").describe(
    "What the budget is for: the files as they lie on a disk, or what goes over the network. Both are reported where known"
  ),
  source: z.enum(SOURCES).optional().describe(
    "Where the image is. Unless told: a directory at `path` is an OCI layout, a file an archive; without `path` it is the Docker Engine, or podman where no Engine answers"
  ),
  path: z.string().min(1).optional().describe("The directory of an OCI layout, or the tar of `docker save`, .gz and .zst too"),
  platform: z.string().regex(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/, {
    error: "expected a platform such as linux/amd64 or linux/arm/v7"
  }).optional().meta(shown("linux/amd64")).describe("Platform in an image for several"),
  base: z.string().min(1).optional().describe("Tag of the same repository (`main`), or a whole name, that the size is compared with"),
  "base-source": z.enum(SOURCES).optional().describe("Where the base is, where that is another place"),
  "base-path": z.string().min(1).optional().describe("The OCI layout or archive that holds the base"),
  "max-growth": size.optional().describe("How much larger than the base it may be"),
  socket: z.string().min(1).optional().describe(
    "Where the Engine or podman listens: unix:///path or tcp://host:port. Unless told: DOCKER_HOST, the Docker context, /var/run/docker.sock; CONTAINER_HOST and podman.sock for podman"
  ),
  "plain-http": z.boolean().default(false).describe("The registry speaks HTTP without TLS; one on this machine (localhost) is always taken to")
}).superRefine((options, context) => {
  const problem = (key, message) => context.addIssue({ code: "custom", path: [key], message });
  const { source, path, base } = options;
  const atPath = source === "oci-layout" || source === "archive";
  if (atPath && path === void 0) problem("path", `expected the path of the ${source}`);
  if (path !== void 0 && source !== void 0 && !atPath) problem("path", `source ${source} has no path`);
  if (source === "registry" && isImagePattern(options.image)) {
    problem("image", "a registry does not list its images: name each one");
  }
  if (base === void 0 && options["max-growth"] !== void 0) problem("max-growth", "expected a `base` beside it");
  if (base?.includes("*")) problem("base", "expected a tag or a name, not a pattern");
});
var imageSizeOptions = z.strictObject({
  images: z.array(imageBudget).min(1).describe("One entry for each image or pattern")
});

// src/checks/image-size/rules.ts
var imageSizeRules = {
  "size-budget": {
    level: "error",
    means: "an image is larger than its budget",
    remedy: "Leave build tools and caches in an earlier stage of the build, start from a smaller base image, or raise the budget."
  },
  "size-growth": {
    level: "error",
    means: "an image is larger than its base by more than `max-growth`",
    remedy: "See in the report which layers are new or have grown; shrink them, or raise `max-growth`."
  },
  "size-base": {
    level: "warning",
    means: "the base could not be measured, so there is no comparison",
    remedy: "Make the base reachable: check its name, and `base-source` or `base-path`."
  }
};

// src/checks/image-size/definition.ts
var usesPodman = ({ images }) => images.some(({ source, path }) => source === "podman" || source === void 0 && path === void 0);
var imageSize = defineCheck({
  kind: "image-size",
  summary: "Container images stay within a size budget",
  family: "images",
  options: imageSizeOptions,
  needs: (options) => ({
    tools: usesPodman(options) ? [{ tool: "podman", optional: true, why: "images in podman, where its socket does not answer" }] : [],
    permissions: []
  }),
  rules: imageSizeRules,
  run: async (options, ports) => (await import("./run-UXLB6HYQ.js")).runImageSize(options, ports)
});
export {
  imageSize
};
