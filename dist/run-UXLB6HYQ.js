import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  compressionOf,
  decompress,
  guard,
  measureLayer,
  peek
} from "./chunk-FOAJH7WT.js";
import {
  readManifest
} from "./chunk-OHXWTIZC.js";
import {
  MANIFEST_TYPES,
  RegistrySession,
  dockerEndpoint,
  podmanEndpoint
} from "./chunk-FYEL6SM5.js";
import {
  algorithmOf,
  digestOf,
  digestText,
  verifyBlob
} from "./chunk-D33GXNBU.js";
import {
  familiarName,
  isImagePattern,
  localName,
  parseImageReference,
  relativeReference,
  repositoryName
} from "./chunk-ATU4NNYN.js";
import {
  readJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  answerOf,
  exitedWith
} from "./chunk-GOBM22IH.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  alignColumns
} from "./chunk-5CTZS7HT.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showNumber,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/image-size/tables.ts
var LAYERS = 8;
var COMMAND = 120;
var FEW = 5;
function sizeTable(weighed) {
  const rows = weighed.map(({ image, sized, budget, bytes: bytes2, base, source }) => [
    image,
    sized.uncompressed === void 0 ? "\u2013" : showSize(sized.uncompressed),
    sized.compressed === void 0 ? "\u2013" : showSize(sized.compressed),
    `${showSize(budget.max)} ${budget.measure}`,
    base === void 0 ? "\u2013" : `${bytes2 < base.bytes ? "\u2212" : "+"}${showSize(Math.abs(bytes2 - base.bytes))}`,
    sized.platform,
    source
  ]);
  const head = ["image", "uncompressed", "compressed", "budget", "change", "platform", "source"];
  return { title: "Sizes", text: alignColumns([head, ...rows]).join("\n") };
}
function layerTables(weighed) {
  const shown = weighed.length <= FEW ? weighed : weighed.filter(({ bytes: bytes2, budget }) => bytes2 > budget.max);
  return shown.flatMap((one) => {
    const { layersUnknown } = one.sized;
    if (layersUnknown !== void 0)
      return [{ title: `The layers of ${one.image} are not known`, text: layersUnknown }];
    const layers = largestLayers(one, LAYERS);
    if (layers.length === 0) return [];
    const total = layers.length < LAYERS ? "" : `${LAYERS} `;
    const rows = layers.map(({ bytes: bytes2, number, command }) => [
      showSize(bytes2),
      `${Math.round(bytes2 / one.bytes * 100)} %`,
      `layer ${number}`,
      clipped(command ?? "unknown command")
    ]);
    return [{ title: `The ${total}largest layers of ${one.image}`, text: alignColumns(rows).join("\n") }];
  });
}
function largestLayers({ sized, budget }, atMost) {
  return sized.layers.map((layer, index) => ({ number: index + 1, bytes: sizeOf(layer, budget.measure) ?? 0, command: layer.command })).filter(({ bytes: bytes2 }) => bytes2 > 0).sort((a, b) => b.bytes - a.bytes).slice(0, atMost);
}
var sizeOf = (layer, measure) => layer[measure];
var clipped = (text) => text.length > COMMAND ? `${text.slice(0, COMMAND - 1)}\u2026` : text;

// src/checks/image-size/findings.ts
var isOver = ({ bytes: bytes2, budget }) => bytes2 > budget.max;
function sentenceOf(one) {
  const { image, bytes: bytes2, budget, source } = one;
  const [size, max] = showPair(bytes2, budget.max);
  const held = isOver(one) ? `${showSize(bytes2 - budget.max)} over its budget of ${max}` : `within its budget of ${max}`;
  return `${image} is ${size} ${budget.measure}, ${held}${changeOf(one)} (${source})`;
}
function changeOf({ bytes: bytes2, base }) {
  if (base === void 0 || Math.abs(bytes2 - base.bytes) < base.bytes / 100) return "";
  const change = showSize(Math.abs(bytes2 - base.bytes));
  return `, ${change} ${bytes2 > base.bytes ? "more" : "less"} than ${base.name}`;
}
function budgetFinding(one) {
  if (!isOver(one)) return [];
  const { image, bytes: bytes2, budget } = one;
  const [actual, max] = showPair(bytes2, budget.max);
  const message = `${image} is ${actual} ${budget.measure}, ${showSize(bytes2 - budget.max)} over its budget of ${max}`;
  return [
    {
      rule: "size-budget",
      level: "error",
      subject: image,
      message,
      expected: `at most ${max}`,
      actual,
      help: adviceOf(one)
    }
  ];
}
function growthFinding({ image, bytes: bytes2, budget, base }) {
  const limit = budget["max-growth"];
  if (limit === void 0 || base === void 0 || bytes2 - base.bytes <= limit) return [];
  const [growth, max] = showPair(bytes2 - base.bytes, limit);
  const message = `${image} is ${growth} larger than ${base.name}; ${max} are allowed`;
  const help = `It was ${showSize(base.bytes)} and is ${showSize(bytes2)}: see which layers are new or have grown.`;
  return [
    { rule: "size-growth", level: "error", subject: image, message, expected: `at most ${max}`, actual: growth, help }
  ];
}
function baseFinding({ image, budget, baseless }) {
  if (baseless === void 0) return [];
  const message = `${image} is not compared with ${budget.base}: ${baseless.message}`;
  return [{ rule: "size-base", level: "warning", subject: image, message, help: baseless.remedy }];
}
function adviceOf(one) {
  const [largest] = largestLayers(one, 1);
  const general = "Leave build tools and caches in an earlier stage of the build, start from a smaller base image, or raise the budget.";
  if (largest === void 0) return general;
  const from = largest.command === void 0 ? "" : `, from \`${clip(largest.command, 100)}\``;
  return `Its largest layer is ${showSize(largest.bytes)}${from}. ${general}`;
}
function showPair(bytes2, max) {
  const binary = showBinary(max);
  const exact = bytes2 !== max && showSize(bytes2) === showSize(max);
  const show = (value) => exact ? `${showNumber(value)} B` : showSize(value);
  return [show(bytes2), binary === void 0 ? show(max) : `${binary} (${show(max)})`];
}
function showBinary(bytes2) {
  const unit = [
    { name: "GiB", bytes: 2 ** 30, decimal: 1e9 },
    { name: "MiB", bytes: 2 ** 20, decimal: 1e6 },
    { name: "KiB", bytes: 2 ** 10, decimal: 1e3 }
  ].find((known) => bytes2 > 0 && bytes2 % known.bytes === 0 && bytes2 % known.decimal !== 0);
  return unit && `${bytes2 / unit.bytes} ${unit.name}`;
}

// src/facts/image/pattern.ts
import picomatch from "picomatch";
function matchNames(pattern, names) {
  const plain = pattern.replace(/^(?:(?:index\.)?docker\.io\/(?:library\/)?|localhost\/)/, "");
  const isMatch = picomatch(plain, { dot: true, nonegate: true });
  const tagged = plain.lastIndexOf(":") > plain.lastIndexOf("/");
  return names.filter((name) => {
    const reference = parseImageReference(localName(name));
    return reference !== void 0 && isMatch(tagged ? familiarName(reference) : repositoryName(reference));
  });
}

// src/formats/docker/archive.ts
import { posix } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { z } from "zod";
var MAX_DOCUMENT = 8 * 1024 * 1024;
async function scanArchive(stream, where) {
  const contents = new Contents(where);
  await guard(where, async () => {
    const { head, all } = await peek(stream);
    if (head.length === 0) throw new CouldNotTell("truncated", `${where}: empty`, "Save the image again.");
    const entries = extract();
    const feeding = pipeline(Readable.from(decompress(all, compressionOf(head))), entries);
    feeding.catch(() => {
    });
    for await (const entry of entries) await contents.add(entry.header, Readable.from(entry));
    await feeding;
  });
  return contents;
}
var Contents = class {
  #where;
  #documents = /* @__PURE__ */ new Map();
  #layers = /* @__PURE__ */ new Map();
  #links = /* @__PURE__ */ new Map();
  constructor(where) {
    this.#where = where;
  }
  async add(header, content) {
    const path = posix.normalize(header.name);
    if (header.type === "symlink") this.#links.set(path, posix.join(posix.dirname(path), header.linkname));
    if (header.type === "link") this.#links.set(path, posix.normalize(header.linkname));
    const { head, all } = await peek(content);
    if (looksLikeLayer(head)) {
      const algorithm = path.startsWith("blobs/sha512/") ? "sha512" : "sha256";
      this.#layers.set(path, await measureLayer(all, { where: `${this.#where}: ${path}`, algorithm }));
      return;
    }
    const keep = header.size <= MAX_DOCUMENT && /^\s*[{[]/.test(head.toString("latin1"));
    const chunks = [];
    for await (const chunk of all) if (keep) chunks.push(chunk);
    if (keep) this.#documents.set(path, Buffer.concat(chunks));
  }
  document(path) {
    return this.#documents.get(this.#target(path));
  }
  layer(path) {
    return this.#layers.get(this.#target(path));
  }
  /** `docker save` of older Engines stores a layer once and links to it from there on. */
  #target(path) {
    const plain = posix.normalize(path);
    return this.#links.get(plain) ?? plain;
  }
};
var looksLikeLayer = (head) => compressionOf(head) !== "none" || head.toString("latin1", 257, 262) === "ustar" || head.length === 512 && head.every((byte) => byte === 0);
var manifest = z.array(
  z.object({
    Config: z.string(),
    RepoTags: z.array(z.string()).nullish().transform((tags2) => tags2 ?? []),
    Layers: z.array(z.string()).nullish().transform((layers) => layers ?? [])
  })
);
function readArchiveManifest(bytes2, where) {
  const remedy = "Save the image with `docker save` or `podman save`.";
  return readJson(bytes2, manifest, { name: where, remedy }).map(({ Config, RepoTags, Layers }) => ({
    config: Config,
    names: RepoTags,
    layers: Layers
  }));
}

// src/formats/oci/config.ts
import { z as z2 } from "zod";
var config = z2.object({
  os: z2.string(),
  architecture: z2.string(),
  variant: z2.string().optional(),
  rootfs: z2.object({ diff_ids: z2.array(digestText) }),
  history: z2.array(z2.object({ created_by: z2.string().optional(), empty_layer: z2.boolean().optional() })).nullish().transform((history) => history ?? [])
});
function readImageConfig(bytes2, where) {
  const remedy = "Check that this is a container image and not another artifact, such as a chart.";
  const { os, architecture, variant, rootfs, history } = readJson(bytes2, config, { name: where, remedy });
  const made = history.filter((step2) => !step2.empty_layer).map((step2) => step2.created_by);
  const commands = made.length === rootfs.diff_ids.length ? made : rootfs.diff_ids.map(() => void 0);
  return { os, architecture, variant, diffIds: rootfs.diff_ids, commands: commands.map(readableCommand) };
}
function readableCommand(createdBy) {
  const text = (createdBy ?? "").replace(/\s+/g, " ").replace(/ # buildkit$/, "").trim();
  if (text === "") return void 0;
  const [, instruction] = /\/\S*sh -c #\(nop\) +(.*)$/.exec(text) ?? [];
  if (instruction !== void 0) return instruction;
  const [, script] = /^(?:RUN )?(?:\|\d+ .*?)?\/\S*sh -c (.*)$/.exec(text) ?? [];
  if (script !== void 0) return `RUN ${script}`;
  return /^(?:RUN )?\|\d+ /.test(text) ? "RUN \u2026" : text;
}

// src/formats/oci/platform.ts
var IMPLIED = { arm64: "v8", amd64: "v1", arm: "v7" };
function parsePlatform(text) {
  const [os = "", architecture = "", variant] = text.split("/");
  return { os, architecture, variant };
}
var showPlatform = ({ os, architecture, variant }) => `${os}/${architecture}${variant === void 0 || variant === "" ? "" : `/${variant}`}`;
function isSamePlatform(have, want) {
  return have.os === want.os && have.architecture === want.architecture && variantOf(have) === variantOf(want);
}
var variantOf = ({ architecture, variant }) => variant === void 0 || variant === "" ? IMPLIED[architecture] : variant;
function choosePlatform(manifests, { wanted, where }) {
  const images = manifests.filter(isImage);
  const only = images[0];
  if (only === void 0)
    throw new CouldNotTell("nothing-checked", `${where}: an index without images`, "Push an image.");
  if (images.length === 1 && (wanted === void 0 || only.platform === void 0)) return only;
  const target = wanted ?? { os: "linux", architecture: "amd64" };
  const [found, second] = images.filter(({ platform }) => platform && isSamePlatform(platform, target));
  if (found && !second) return found;
  const there = [
    ...new Set(images.map(({ platform }) => platform ? showPlatform(platform) : "one without a platform"))
  ];
  const message = found ? `${where}: several images for ${showPlatform(target)}` : `${where}: no image for ${showPlatform(target)}, only for ${there.join(", ")}`;
  const remedy = found ? "Name the one that you mean by its digest." : "Say which one with `platform`.";
  throw new CouldNotTell("unreadable", message, remedy);
}
var isImage = ({ platform, annotations }) => annotations["vnd.docker.reference.type"] === void 0 && platform?.os !== "unknown";

// src/facts/image/absent.ts
function noSuchImage(image, { store, names }) {
  const similar = similarName(image, names);
  const known = similar === image ? "it lists that name, but does not find it" : `there is ${similar}`;
  const hint = similar === void 0 ? "" : `; ${known}`;
  const remedy = "Build, pull or load it before this check, or correct the name.";
  return new CouldNotTell("unreadable", `no such image ${image} in ${store}${hint}`, remedy);
}
function similarName(image, names) {
  const reference = parseImageReference(image);
  const repository = reference && repositoryName(reference);
  const path = repository?.split("/").at(-1);
  const near = nearest(image.includes(":") ? image : `${image}:latest`, names.map(localName));
  return names.find((name) => name.startsWith(`${repository}:`)) ?? names.find((name) => name.startsWith(`${path}:`) || name.includes(`/${path}:`)) ?? names.find((name) => localName(name) === near);
}

// src/facts/image/blobs.ts
var MAX_DOCUMENT2 = 8 * 1024 * 1024;
var MAX_DEPTH = 4;
async function sizeImage(root, { blobs, wanted }) {
  const { manifest: manifest2, where, digests } = await findManifest(root, { blobs, platform: wanted.platform });
  const config2 = readImageConfig(await verified(manifest2.config, "config", blobs), blobs.where(manifest2.config));
  checkConfig(config2, { manifest: manifest2, where, platform: wanted.platform });
  const layers = [];
  let compressed = true;
  for (const [index, descriptor] of manifest2.layers.entries()) {
    const facts = await blobs.layer?.(descriptor);
    if (facts === void 0) await blobs.present?.(descriptor);
    if (facts) {
      verifyBlob(descriptor, facts, blobs.where(descriptor));
      verifyDiffId(facts, { expected: config2.diffIds[index], where: blobs.where(descriptor) });
    }
    compressed &&= facts?.compression !== "none";
    layers.push({ compressed: descriptor.size, uncompressed: facts?.content?.bytes, command: config2.commands[index] });
  }
  const known = [...digests, { digest: manifest2.config.digest, of: "config" }];
  return totals(layers, {
    compressed: compressed || blobs.transfers,
    platform: showPlatform(config2),
    digests: known
  });
}
async function findManifest({ document, where, digest: digest2 }, { blobs, platform }) {
  let current = { document, where, digest: digest2 };
  const digests = [];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    if (current.digest !== void 0) digests.push({ digest: current.digest, of: current.document.kind });
    if (current.document.kind === "manifest") {
      return { manifest: current.document.manifest, where: current.where, digests };
    }
    const chosen = choosePlatform(current.document.manifests, { wanted: platform, where: current.where });
    const at2 = blobs.where(chosen);
    const bytes2 = await verified(chosen, "manifest", blobs);
    current = { document: readManifest(bytes2, at2), where: at2, digest: chosen.digest };
  }
  throw new CouldNotTell("wrong-format", `${where}: indexes nested too deep`, "Name the image by its digest.");
}
async function verified(descriptor, kind, blobs) {
  const where = blobs.where(descriptor);
  if (descriptor.size > MAX_DOCUMENT2) {
    const message = `${where}: ${descriptor.size} bytes, too long for a manifest or config`;
    throw new CouldNotTell("wrong-format", message, "Check that this is a container image.");
  }
  const bytes2 = await blobs.document(descriptor, kind);
  const digest2 = digestOf(bytes2, algorithmOf(descriptor.digest));
  verifyBlob(descriptor, { digest: digest2, bytes: bytes2.length }, where);
  return bytes2;
}
function checkConfig(config2, at2) {
  const { manifest: manifest2, where, platform } = at2;
  if (platform && !isSamePlatform(config2, platform)) {
    const message = `${where}: an image for ${showPlatform(config2)}, not for ${showPlatform(platform)}`;
    throw new CouldNotTell("unreadable", message, "Build it for that platform, or change `platform`.");
  }
  if (manifest2.layers.length === 0) {
    throw new CouldNotTell("nothing-checked", `${where}: an image without layers`, "Check what was built.");
  }
  if (config2.diffIds.length !== manifest2.layers.length) {
    const message = `${where}: ${manifest2.layers.length} layers, but the config knows ${config2.diffIds.length}`;
    throw new CouldNotTell("wrong-format", message, "Build or save the image again.");
  }
}
function verifyDiffId({ content }, { expected, where }) {
  if (content === void 0 || content.diffId === expected) return;
  const message = `${where}: its content is ${content.diffId}, but the config names ${expected ?? "none"}`;
  throw new CouldNotTell("wrong-format", message, "Build or save the image again: what is there is damaged.");
}
function totals(layers, at2) {
  const uncompressed = sum(layers.map((layer) => layer.uncompressed));
  const compressed = at2.compressed ? sum(layers.map((layer) => layer.compressed)) : void 0;
  const unknown = compressed === void 0 ? { why: "its layers are stored uncompressed", remedy: "Use `measure: uncompressed`, or `source: registry`." } : { why: "this Node cannot decompress zstd", remedy: "Use Node 22.15 or newer, or `measure: compressed`." };
  const { platform, digests } = at2;
  return { uncompressed, compressed, layers, platform, digests, unknown };
}
function sum(sizes2) {
  return sizes2.reduce(
    (total, bytes2) => total === void 0 || bytes2 === void 0 ? void 0 : total + bytes2,
    0
  );
}

// src/facts/image/layout.ts
async function openLayout(path, { files }) {
  const shown = files.show(path);
  if ((await files.facts(`${path}/oci-layout`))?.kind !== "file") {
    const remedy = "Name the directory that holds `oci-layout` and `index.json`.";
    throw new CouldNotTell("wrong-format", `${shown}: not an OCI layout: it has no file oci-layout`, remedy);
  }
  const measured = /* @__PURE__ */ new Map();
  const present2 = async (descriptor) => {
    const blob = blobPath(descriptor);
    if (await files.facts(`${path}/${blob}`)) return `${path}/${blob}`;
    throw new CouldNotTell("truncated", `${shown}/${blob}: missing`, "Build or copy the layout again.");
  };
  const measure = async (descriptor) => {
    const blob = await files.stream(await present2(descriptor));
    const where = `${shown}/${blobPath(descriptor)}`;
    return measureLayer(blob, { where, algorithm: algorithmOf(descriptor.digest) });
  };
  return layoutStore({
    name: `OCI layout ${shown}`,
    where: `${shown}/index.json`,
    index: await files.bytes(`${path}/index.json`),
    blobs: {
      where: (descriptor) => `${shown}/${blobPath(descriptor)}`,
      document: async (descriptor) => files.bytes(await present2(descriptor)),
      // Images share layers: each is read once.
      layer: (descriptor) => {
        const facts = measured.get(descriptor.digest) ?? measure(descriptor);
        measured.set(descriptor.digest, facts);
        return facts;
      },
      transfers: false
    }
  });
}
var blobPath = ({ digest: digest2 }) => `blobs/${digest2.replace(":", "/")}`;
function layoutStore({ name, where, index, blobs }) {
  const document = readManifest(index, where);
  const entries = document.kind === "index" ? document.manifests.map(toEntry) : [];
  const names = entries.flatMap((entry) => entry.name ? [familiarName(entry.name)] : []);
  return {
    name,
    list: async () => names,
    measure: async (image, wanted) => {
      const manifests = select(entries, image).map((entry) => entry.descriptor);
      if (manifests.length === 0) throw noSuchImage(image, { store: name, names: [...names, ...tags(entries)] });
      return sizeImage({ document: { kind: "index", manifests }, where }, { blobs, wanted });
    }
  };
}
function toEntry(descriptor) {
  const ref = descriptor.annotations["org.opencontainers.image.ref.name"];
  const full = descriptor.annotations["io.containerd.image.name"] ?? (ref && /[/:]/.test(ref) ? ref : void 0);
  return {
    descriptor,
    name: full === void 0 ? void 0 : parseImageReference(localName(full)),
    tag: full ? void 0 : ref
  };
}
var tags = (entries) => entries.flatMap(({ tag }) => tag ? [tag] : []);
function select(entries, image) {
  const wanted = parseImageReference(localName(image));
  if (wanted === void 0) return [];
  const matching = entries.filter((entry) => isEntryFor(entry, wanted));
  if (matching.length > 0) return matching;
  if (entries.every(({ name, tag }) => name === void 0 && tag === void 0)) return entries;
  const sole = entries.length === 1 && wanted.tag === void 0 && wanted.digest === void 0;
  return sole ? entries.filter(({ name }) => name === void 0 || isSameRepository(name, wanted)) : [];
}
function isEntryFor({ descriptor, name, tag }, wanted) {
  if (wanted.digest !== void 0) return descriptor.digest === wanted.digest;
  const version2 = wanted.tag ?? "latest";
  if (name === void 0) return tag === version2;
  return isSameRepository(name, wanted) && (name.tag ?? "latest") === version2;
}
var isSameRepository = (one, other) => one.registry === other.registry && one.repository === other.repository;

// src/facts/image/archive.ts
var REMEDY = "Save the image again, with `docker save` or `podman save`.";
async function openArchive(path, { files }) {
  const shown = files.show(path);
  return archiveStore(await scanArchive(await files.stream(path), shown), { name: `archive ${shown}`, shown });
}
function archiveStore(archive, { name, shown }) {
  const index = archive.document("index.json");
  if (index && archive.document("oci-layout")) return layoutInArchive(archive, { name, shown, index });
  const manifest2 = archive.document("manifest.json");
  if (manifest2 === void 0) {
    const message = `${shown}: neither manifest.json nor index.json in it: cut short, or not a tar of images`;
    throw new CouldNotTell("wrong-format", message, REMEDY);
  }
  const images = readArchiveManifest(manifest2, `${shown}: manifest.json`);
  const names = images.flatMap((image) => image.names);
  return {
    name,
    list: async () => names,
    measure: async (image, wanted) => {
      const found = select2(images, image);
      if (found === void 0) throw noSuchImage(image, { store: name, names });
      return sizeArchived(found, { archive, shown, wanted });
    }
  };
}
function layoutInArchive(archive, { name, shown, index }) {
  const where = (descriptor) => `${shown}: ${blobPath(descriptor)}`;
  return layoutStore({
    name,
    where: `${shown}: index.json`,
    index,
    blobs: {
      where,
      document: async (descriptor) => present(archive.document(blobPath(descriptor)), where(descriptor)),
      layer: async (descriptor) => present(archive.layer(blobPath(descriptor)), where(descriptor)),
      transfers: false
    }
  });
}
function select2(images, image) {
  const wanted = canonical(image);
  const [only, second] = images;
  if (only && !second && only.names.length === 0) return only;
  return images.find(({ names }) => names.some((name) => canonical(name) === wanted));
}
function canonical(name) {
  const reference = parseImageReference(localName(name));
  return reference && familiarName(reference);
}
function sizeArchived(image, { archive, shown, wanted }) {
  const where = `${shown}: ${image.config}`;
  const bytes2 = present(archive.document(image.config), where);
  const [hex] = /[0-9a-f]{64}/.exec(image.config) ?? [];
  if (hex !== void 0) {
    verifyBlob({ digest: `sha256:${hex}` }, { digest: digestOf(bytes2, "sha256"), bytes: bytes2.length }, where);
  }
  const config2 = readImageConfig(bytes2, where);
  checkConfig(config2, { manifest: image, where, platform: wanted.platform });
  let compressed = true;
  const layers = image.layers.map((path, index) => {
    const facts = present(archive.layer(path), `${shown}: ${path}`);
    verifyDiffId(facts, { expected: config2.diffIds[index], where: `${shown}: ${path}` });
    compressed &&= facts.compression !== "none";
    return { uncompressed: facts.content?.bytes, compressed: facts.bytes, command: config2.commands[index] };
  });
  const digests = [{ digest: digestOf(bytes2, "sha256"), of: "config" }];
  return totals(layers, { compressed, platform: showPlatform(config2), digests });
}
function present(found, where) {
  if (found === void 0) throw new CouldNotTell("truncated", `${where}: missing`, REMEDY);
  return found;
}

// src/formats/docker/engine.ts
import { z as z3 } from "zod";
var REMEDY2 = "Check that a Docker Engine or podman answers there, and not something else.";
var bytes = z3.int().min(0);
var version = z3.object({
  Version: z3.string(),
  Components: z3.array(z3.object({ Name: z3.string() })).nullish().transform((components) => components ?? [])
});
function readVersion(body, where) {
  const { Version, Components } = readJson(body, version, at(where));
  const podman = Components.some(({ Name }) => Name.startsWith("Podman"));
  return { program: podman ? "podman" : "Docker Engine", version: Version };
}
var info = z3.object({ DriverStatus: z3.array(z3.array(z3.string())).nullish() });
function readContainerdStore(body, where) {
  const status = readJson(body, info, at(where)).DriverStatus ?? [];
  return status.some(([key, value]) => key === "driver-type" && value?.startsWith("io.containerd.snapshotter"));
}
var list = z3.array(
  z3.object({
    RepoTags: z3.array(z3.string()).nullish().transform((tags2) => tags2 ?? [])
  })
);
function readImageNames(body, where) {
  const names = readJson(body, list, at(where)).flatMap(({ RepoTags }) => RepoTags);
  return [...new Set(names)].filter((name) => !name.includes("<none>"));
}
var summary = z3.object({
  ID: z3.string().optional(),
  Kind: z3.string(),
  Available: z3.boolean(),
  Size: z3.object({ Content: bytes }),
  ImageData: z3.object({
    Platform: z3.object({ os: z3.string(), architecture: z3.string(), variant: z3.string().optional() }),
    Size: z3.object({ Unpacked: bytes })
  }).nullish()
});
var inspected = z3.object({
  Id: z3.string(),
  /** What `Id` is the digest of, in containerd's store. */
  Descriptor: z3.object({ mediaType: z3.string() }).nullish(),
  RepoDigests: z3.array(z3.string()).nullish(),
  /** From podman: of the manifest. */
  Digest: z3.string().nullish(),
  Os: z3.string(),
  Architecture: z3.string(),
  Variant: z3.string().optional(),
  Size: bytes,
  RootFS: z3.object({
    Layers: z3.array(z3.string()).nullish().transform((layers) => layers ?? [])
  }),
  Manifests: z3.array(summary).nullish()
});
function digest(text) {
  const found = /^(?:[^@]*@)?(sha256:)?([0-9a-f]{64})$/.exec(text ?? "");
  return found ? `sha256:${found[2]}` : void 0;
}
function readInspected(body, where) {
  return toImage(readJson(body, inspected, at(where)));
}
function readInspectedList(text, where) {
  return toImage(readJson(text, z3.tuple([inspected]), at(where))[0]);
}
function toImage(image) {
  const platforms = image.Manifests?.flatMap(
    ({ ID, Kind, Available, Size, ImageData }) => Kind === "image" && Available && ImageData ? [
      {
        platform: ImageData.Platform,
        content: Size.Content,
        manifest: digest(ID),
        unpacked: ImageData.Size.Unpacked
      }
    ] : []
  );
  const { Id, Os, Architecture, Variant, RootFS } = image;
  const variant = Variant === "" ? void 0 : Variant;
  return {
    id: digest(Id),
    isIndex: /index|list/.test(image.Descriptor?.mediaType ?? ""),
    manifests: [...new Set([image.Digest, ...image.RepoDigests ?? []].flatMap((text) => digest(text) ?? []))],
    os: Os,
    architecture: Architecture,
    variant,
    size: image.Size,
    layers: RootFS.Layers.length,
    platforms
  };
}
var step = z3.object({
  CreatedBy: z3.string().default(""),
  Size: bytes.optional(),
  // podman's command line writes it so.
  size: bytes.optional()
});
function readHistory(body, where) {
  return readJson(body, z3.array(step), at(where)).map(({ CreatedBy, Size, size }) => ({
    bytes: Size ?? size ?? 0,
    command: readableCommand(CreatedBy)
  }));
}
var failure = z3.object({ message: z3.string() });
function readFailure(body) {
  try {
    return readJson(body, failure, at("")).message;
  } catch {
    return void 0;
  }
}
var at = (name) => ({ name, remedy: REMEDY2 });

// src/facts/image/inspected.ts
function sizeInspected(image, at2) {
  const { os, architecture, variant, size, layers } = image;
  const platform = { os, architecture, variant };
  checkPlatform(platform, { where: at2.where, wanted: at2.wanted.platform });
  if (layers === 0) {
    throw new CouldNotTell("nothing-checked", `${at2.where}: an image without layers`, "Check what was built.");
  }
  return {
    uncompressed: size,
    compressed: void 0,
    ...layersOf(at2.history),
    platform: showPlatform(platform),
    digests: digestsOf("config", image),
    unknown: {
      why: "the Engine keeps it unpacked",
      remedy: "Use `measure: uncompressed`, or push the image and use `source: registry`."
    }
  };
}
function sizeInContainerd(image, { history, where, wanted }) {
  const { os, architecture, variant, platforms } = image;
  if (platforms === void 0) {
    const message = `${where}: this Engine keeps images in containerd's store and does not tell their unpacked sizes`;
    const remedy = "Update it to Docker 28 or newer, or use `docker save` and `source: archive`.";
    throw new CouldNotTell("unsupported", message, remedy);
  }
  const target = wanted.platform ?? { os, architecture, variant };
  const found = platforms.find(({ platform }) => isSamePlatform(platform, target));
  if (found === void 0) {
    const there = platforms.map(({ platform }) => showPlatform(platform)).join(", ") || "none";
    const message = `${where}: not there for ${showPlatform(target)}; there for ${there}`;
    throw new CouldNotTell("unreadable", message, "Pull it for that platform, or change `platform`.");
  }
  const digests = digestsOf(image.isIndex ? "index" : "manifest", image, found.manifest);
  return { ...sizes(found), digests, ...layersOf(history) };
}
function digestsOf(of, { id, manifests }, manifest2) {
  const known = new Map(id === void 0 ? [] : [[id, of]]);
  for (const digest2 of [...manifest2 === void 0 ? [] : [manifest2], ...manifests]) {
    if (!known.has(digest2)) known.set(digest2, "manifest");
  }
  return [...known].map(([digest2, of2]) => ({ digest: digest2, of: of2 }));
}
function sizes({ content, unpacked, platform }) {
  const isUnpacked = unpacked > 0;
  return {
    uncompressed: isUnpacked ? unpacked : void 0,
    // An image that was loaded from a plain archive lies there as it came.
    compressed: isUnpacked && content >= unpacked ? void 0 : content,
    platform: showPlatform(platform),
    unknown: isUnpacked ? { why: "the Engine stores its layers uncompressed", remedy: "Push the image and use `source: registry`." } : {
      why: "the Engine has not unpacked it",
      remedy: "Unpack it by creating a container from it, or use `docker save` and `source: archive`."
    }
  };
}
function layersOf(history) {
  if (history instanceof CouldNotTell) return { layers: [], layersUnknown: history.message };
  return { layers: history.map(({ bytes: bytes2, command }) => ({ uncompressed: bytes2, command })).reverse() };
}
async function historyOrWhy(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}
function checkPlatform(have, { where, wanted }) {
  if (wanted === void 0 || isSamePlatform(have, wanted)) return;
  const message = `${where}: an image for ${showPlatform(have)}, not for ${showPlatform(wanted)}`;
  throw new CouldNotTell("unreadable", message, "Build or pull it for that platform, or change `platform`.");
}

// src/facts/image/engine.ts
async function openEngine(endpoint, { http }) {
  const api = new Api(endpoint, http);
  const { program, version: version2 } = readVersion(await api.get("/version"), api.where("/version"));
  const name = `${program} ${version2} at ${endpoint.shown}`;
  const list2 = async () => readImageNames(await api.get("/images/json"), api.where("/images/json"));
  return {
    name,
    list: list2,
    measure: async (image, wanted) => {
      const containerd = program !== "podman" && readContainerdStore(await api.get("/info"), api.where("/info"));
      const path = `/images/${image}/json${containerd ? "?manifests=1" : ""}`;
      const found = await api.find(path);
      if (found === void 0) throw noSuchImage(image, { store: name, names: await list2() });
      const inspected2 = readInspected(found, api.where(path));
      const where = `${image} in ${name}`;
      const historyPath = `/images/${image}/history`;
      const hasHistory = !containerd || wanted.platform === void 0;
      const history = await historyOrWhy(
        async () => hasHistory ? readHistory(await api.get(historyPath), api.where(historyPath)) : []
      );
      return containerd ? sizeInContainerd(inspected2, { history, where, wanted }) : sizeInspected(inspected2, { history, where, wanted });
    }
  };
}
var Api = class {
  #endpoint;
  #http;
  constructor(endpoint, http) {
    this.#endpoint = endpoint;
    this.#http = http;
  }
  where(path) {
    return `${this.#endpoint.shown}: GET ${path}`;
  }
  async get(path) {
    const body = await this.find(path);
    if (body === void 0) throw this.#refused(path, "HTTP 404");
    return body;
  }
  /** The body; undefined where the Engine knows no such thing. */
  async find(path) {
    const { url, socketPath, tls } = this.#endpoint;
    const request = { url: `${url}${path}`, ...socketPath && { socketPath }, ...tls && { tls } };
    const { status, body } = await this.#http.request(request);
    if (status === 404 && readFailure(body) !== void 0) return void 0;
    if (status !== 200) throw this.#refused(path, `HTTP ${status}${said(readFailure(body))}`);
    return body;
  }
  #refused(path, what) {
    const remedy = "Look at the log of the Engine, and check that it is one.";
    return new CouldNotTell("unreachable", `${this.where(path)}: ${what}`, remedy);
  }
};
var said = (message) => message === void 0 ? "" : `: ${message}`;

// src/facts/image/podman.ts
var KEEP = 16 * 1024 * 1024;
async function openPodman(socket, ports) {
  const endpoint = podmanEndpoint(socket, ports.host);
  try {
    return await openEngine(endpoint, ports);
  } catch (error) {
    const silent = error instanceof CouldNotTell && error.why === "unreachable";
    if (!silent || endpoint.named) throw error;
    return openCommandLine(ports);
  }
}
async function openCommandLine({ exec }) {
  const run = async (argv) => {
    const ran = await exec.run(argv, { keep: KEEP });
    answerOf(ran, { tool: argv.join(" "), tooLong: "Remove unused images." });
    return ran;
  };
  const must = async (argv) => {
    return answerOf(await run(argv), { tool: argv.join(" "), exits: [0] }).stdout;
  };
  const version2 = /^podman version (\d\S*)/.exec(await must(["podman", "--version"]))?.[1];
  const name = version2 === void 0 ? "podman" : `podman ${version2}`;
  const list2 = async () => {
    const names = await must(["podman", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]);
    return names.split("\n").filter((name2) => name2 !== "" && !name2.includes("<none>"));
  };
  return {
    name,
    list: list2,
    measure: async (image, wanted) => {
      const inspect = ["podman", "image", "inspect", image];
      const ran = await run(inspect);
      if (!exitedWith(ran, 0) && /image not known|no such image/i.test(ran.stderr.text)) {
        throw noSuchImage(image, { store: name, names: await list2() });
      }
      const { stdout } = answerOf(ran, { tool: inspect.join(" "), exits: [0] });
      const history = ["podman", "history", "--no-trunc", "--format", "json", image];
      return sizeInspected(readInspectedList(stdout, inspect.join(" ")), {
        history: await historyOrWhy(async () => readHistory(await must(history), history.join(" "))),
        where: `${image} in ${name}`,
        wanted
      });
    }
  };
}

// src/facts/image/registry.ts
function openRegistry({ registry, plainHttp }, ports) {
  const name = `registry ${registry}`;
  const measured = /* @__PURE__ */ new Map();
  const present2 = /* @__PURE__ */ new Map();
  return {
    name,
    list: void 0,
    measure: async (image, wanted) => {
      const reference = parseImageReference(image);
      if (reference === void 0) throw noSuchImage(image, { store: name, names: [] });
      const session = new RegistrySession({ registry, repository: reference.repository, plainHttp }, ports);
      const path = `manifests/${reference.digest ?? reference.tag ?? "latest"}`;
      const answer = await session.get(path, MANIFEST_TYPES.join(", "));
      if (answer === void 0) throw noSuchImage(image, { store: name, names: [] });
      const where = session.where(path);
      verifyManifest(answer, { reference, where });
      const blobs = registryBlobs(session, {
        measured: wanted.measure === "uncompressed" ? measured : void 0,
        present: present2
      });
      const digest2 = reference.digest ?? digestOf(answer.body, "sha256");
      return sizeImage({ document: readManifest(answer.body, where), where, digest: digest2 }, { blobs, wanted });
    }
  };
}
function verifyManifest({ headers, body }, { reference, where }) {
  for (const digest2 of [reference.digest, headers["docker-content-digest"]]) {
    if (!digestText.safeParse(digest2).success || digest2 === void 0) continue;
    verifyBlob({ digest: digest2 }, { digest: digestOf(body, algorithmOf(digest2)), bytes: body.length }, where);
  }
}
function registryBlobs(session, { measured, present: present2 }) {
  const pathOf = ({ digest: digest2 }, kind) => kind === "manifest" ? `manifests/${digest2}` : `blobs/${digest2}`;
  const measure = (descriptor) => {
    const path = `blobs/${descriptor.digest}`;
    const algorithm = algorithmOf(descriptor.digest);
    return measureLayer(session.download(path, descriptor.size), { where: session.where(path), algorithm });
  };
  return {
    where: (descriptor) => session.where(pathOf(descriptor, "config")),
    document: async (descriptor, kind) => {
      const path = pathOf(descriptor, kind);
      const answer = await session.get(path, kind === "manifest" ? MANIFEST_TYPES.join(", ") : "*/*");
      if (answer) return answer.body;
      const remedy = "Push the image again: the registry has lost a part of it.";
      throw new CouldNotTell("unreadable", `${session.where(path)}: missing`, remedy);
    },
    // Images share layers: each is downloaded once.
    layer: measured && ((descriptor) => {
      const facts = measured.get(descriptor.digest) ?? measure(descriptor);
      measured.set(descriptor.digest, facts);
      return facts;
    }),
    present: (descriptor) => {
      const key = `${session.where(`blobs/${descriptor.digest}`)} ${descriptor.size}`;
      const asked = present2.get(key) ?? mustBePresent(descriptor, session);
      present2.set(key, asked);
      return asked;
    },
    transfers: true
  };
}
var isForeign = ({ mediaType }) => /nondistributable|foreign/.test(mediaType);
async function mustBePresent(descriptor, session) {
  if (isForeign(descriptor)) return;
  const path = `blobs/${descriptor.digest}`;
  const bytes2 = await session.sizeOf(path);
  if (bytes2 === descriptor.size) return;
  const where = session.where(path);
  const message = bytes2 === void 0 ? `${where}: the registry does not say how large this layer is` : `${where}: ${bytes2} bytes, and its manifest says ${descriptor.size}`;
  const remedy = bytes2 === void 0 ? "Measure `uncompressed`, which downloads the layers." : "Push the image again, and find out who wrote its manifest.";
  throw new CouldNotTell(bytes2 === void 0 ? "unsupported" : "wrong-format", message, remedy);
}

// src/facts/image/store.ts
var Stores = class {
  #ports;
  #open = /* @__PURE__ */ new Map();
  constructor(ports) {
    this.#ports = ports;
  }
  at(place) {
    const { registry, ...local } = place;
    const key = JSON.stringify(place.source === "registry" ? place : local);
    const store = this.#open.get(key) ?? openStore(place, this.#ports);
    this.#open.set(key, store);
    return store;
  }
};
async function openStore(place, ports) {
  const { source, path, socket } = place;
  if (path !== void 0) {
    const chosen = source ?? await sourceAt(path, ports);
    return chosen === "oci-layout" ? openLayout(path, ports) : openArchive(path, ports);
  }
  if (source === "registry") return openRegistry(place, ports);
  if (source === "podman") return openPodman(socket, ports);
  const endpoint = await dockerEndpoint(socket, ports.host);
  if (source === "engine" || endpoint.named) return openEngine(endpoint, ports);
  try {
    return await openEngine(endpoint, ports);
  } catch (engine) {
    if (!(engine instanceof CouldNotTell && engine.why === "unreachable")) throw engine;
    return openPodman(socket, ports).catch((podman) => {
      throw noEngine(engine, podman);
    });
  }
}
async function sourceAt(path, { files }) {
  const facts = await files.facts(path);
  if (facts?.kind === "directory") return "oci-layout";
  if (facts?.kind === "file") return "archive";
  const message = `${files.show(path)}: no such file or directory`;
  throw new CouldNotTell("unreadable", message, "Build or save the image before this check, or correct the path.");
}
function noEngine(engine, podman) {
  if (!(podman instanceof CouldNotTell)) return podman;
  const message = `no Docker Engine (${engine.message}) and no podman (${podman.message})`;
  const remedy = "Start one of them, or say with `source` where the image is.";
  return new CouldNotTell("unreachable", message, remedy, { cause: engine });
}

// src/checks/image-size/weigh.ts
async function weighAll(budgets, ports) {
  const stores = new Stores(ports);
  const weighed = [];
  const unweighed = [];
  const attempt = async (image, work) => {
    try {
      const done = await work();
      ports.signal.throwIfAborted();
      return done;
    } catch (error) {
      ports.signal.throwIfAborted();
      if (!(error instanceof CouldNotTell)) throw error;
      unweighed.push({ image, error });
      return void 0;
    }
  };
  for (const budget of budgets) {
    const images = await attempt(budget.image, () => expand(budget, stores));
    for (const image of images ?? []) {
      const done = await attempt(image, () => weigh(image, budget, stores));
      if (done) weighed.push(done);
    }
  }
  return { weighed, unweighed };
}
async function expand(budget, stores) {
  if (!isImagePattern(budget.image)) return [budget.image];
  const store = await stores.at(placeOf(budget.image, budget));
  const names = await store.list?.() ?? [];
  const matching = matchNames(budget.image, names);
  if (matching.length > 0) return matching;
  const below = matchNames(`*/${budget.image}`, names)[0];
  const hint = below === void 0 ? `${names.length} images with a name there` : `there is ${below}`;
  const remedy = "Build, pull or load the images before this check, or correct the pattern.";
  throw new CouldNotTell("nothing-checked", `no image matches ${budget.image} in ${store.name}; ${hint}`, remedy);
}
async function weigh(image, budget, stores) {
  const store = await stores.at(placeOf(image, budget));
  const wanted = {
    measure: budget.measure,
    platform: budget.platform === void 0 ? void 0 : parsePlatform(budget.platform)
  };
  const measure = async (name, from) => {
    const sized2 = await from.measure(name, wanted);
    return { sized: sized2, bytes: sizeOf2(sized2, { budget, where: `${name} in ${from.name}` }) };
  };
  const { sized, bytes: bytes2 } = await measure(image, store);
  const label = budget.platform === void 0 ? image : `${image} for ${budget.platform}`;
  const result = { budget, name: image, image: label, source: store.name, sized, bytes: bytes2 };
  if (budget.base === void 0) return { ...result, base: void 0, baseless: void 0 };
  try {
    const name = baseName(image, budget.base);
    const base = await measure(name, await stores.at(basePlaceOf(name, budget)));
    return { ...result, base: { name, bytes: base.bytes }, baseless: void 0 };
  } catch (error) {
    if (budget["max-growth"] !== void 0 || !(error instanceof CouldNotTell)) throw error;
    return { ...result, base: void 0, baseless: error };
  }
}
function sizeOf2(sized, { budget, where }) {
  const bytes2 = sized[budget.measure];
  if (bytes2 === void 0) {
    const message = `${where}: its ${budget.measure} size is not known, because ${sized.unknown.why}`;
    throw new CouldNotTell("unsupported", message, sized.unknown.remedy);
  }
  if (bytes2 === 0) throw new CouldNotTell("nothing-checked", `${where}: its size is 0`, "Check what was built.");
  return bytes2;
}
function baseName(image, base) {
  const reference = parseImageReference(image);
  const found = reference && relativeReference(base, reference);
  if (found) return familiarName(found);
  throw new CouldNotTell("unsupported", `${base}: neither a tag nor the name of an image`, "Correct `base`.");
}
var placeOf = (image, budget) => ({
  registry: parseImageReference(image)?.registry ?? "",
  source: budget.source,
  path: budget.path,
  socket: budget.socket,
  plainHttp: budget["plain-http"]
});
function basePlaceOf(name, budget) {
  const place = placeOf(name, budget);
  const path = budget["base-path"];
  if (path !== void 0) return { ...place, source: budget["base-source"], path };
  return budget["base-source"] === void 0 ? place : { ...place, source: budget["base-source"], path: void 0 };
}

// src/checks/image-size/run.ts
async function runImageSize({ images }, ports) {
  const { weighed, unweighed } = await weighAll(images, ports);
  if (unweighed.length > 0) throw notMeasured(unweighed, weighed);
  const findings = weighed.flatMap((one) => [...budgetFinding(one), ...growthFinding(one), ...baseFinding(one)]);
  return byFindings(summaryOf(weighed), {
    findings,
    measurements: weighed.flatMap(measurementsOf),
    images: weighed.flatMap(({ name, sized }) => sized.digests.map((known) => ({ image: name, ...known }))),
    details: [sizeTable(weighed), ...layerTables(weighed)]
  });
}
function notMeasured(unweighed, weighed) {
  const [first] = unweighed;
  const total = unweighed.length + weighed.length;
  const problems = unweighed.map(
    ({ image, error }) => error.message.includes(image) ? error.message : `${image}: ${error.message}`
  );
  const head = total === 1 ? "" : `${unweighed.length} of ${total} could not be measured: `;
  const message = `${head}${problems.join("; ")}`;
  const others = weighed.length === 0 ? "" : `. The others: ${weighed.map(sentenceOf).join("; ")}`;
  const remedies = [...new Set(unweighed.map(({ error }) => error.remedy))];
  return new CouldNotTell(first?.error.why ?? "nothing-checked", message + others, remedies.join(" "), {
    cause: first?.error
  });
}
function summaryOf(weighed) {
  const failing = weighed.filter((one) => isOver(one) || growthFinding(one).length > 0);
  const [worst] = [...failing.length > 0 ? failing : weighed].sort((a, b) => shareOf(b) - shareOf(a));
  if (worst === void 0) throw new CouldNotTell("nothing-checked", "no image was measured", "Name an image.");
  if (weighed.length === 1) return sentenceOf(worst);
  if (failing.length > 0) {
    return `${failing.length} of ${count(weighed.length, "image")} too large; the worst: ${sentenceOf(worst)}`;
  }
  return `${count(weighed.length, "image")} within budget; the nearest to it: ${sentenceOf(worst)}`;
}
var shareOf = ({ bytes: bytes2, budget }) => bytes2 / Math.max(1, budget.max);
function measurementsOf({ image, sized, budget, bytes: bytes2, base }) {
  const other = budget.measure === "compressed" ? "uncompressed" : "compressed";
  const otherBytes = sized[other];
  return [
    {
      name: `${image}, ${budget.measure}`,
      value: bytes2,
      unit: "bytes",
      limit: budget.max,
      ...base && { baseline: base.bytes }
    },
    ...otherBytes === void 0 ? [] : [{ name: `${image}, ${other}`, value: otherBytes, unit: "bytes" }]
  ];
}
export {
  runImageSize
};
