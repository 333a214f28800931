import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  answerOf,
  endOf,
  exitedWith,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  findSource,
  positionsInSource
} from "./chunk-RIHNBBS3.js";
import {
  parseKubeYaml
} from "./chunk-QOT3CONP.js";
import {
  field,
  isMapping,
  textField
} from "./chunk-QTDOXDI3.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/facts/kubernetes/kustomize.ts
import { isAbsolute, join, relative, sep } from "node:path";

// src/facts/kubernetes/origins.ts
var SourceFiles = class {
  #files;
  #read = /* @__PURE__ */ new Map();
  constructor(files) {
    this.#files = files;
  }
  documents(file) {
    const known = this.#read.get(file) ?? this.#parse(file);
    this.#read.set(file, known);
    return known;
  }
  /** A file that cannot be read costs the position of a finding, not the check: the renderer has read it. */
  async #parse(file) {
    try {
      return parseKubeYaml(await this.#files.text(file), this.#files.show(file)).documents;
    } catch (error) {
      if (error instanceof CouldNotTell) return [];
      throw error;
    }
  }
};

// src/facts/kubernetes/render.ts
var KEEP = 64 * 1024 * 1024;
function readRendering(ran, name) {
  const { stdout } = answerOf(ran, { tool: name, tooLong: "Render less at once." });
  if (!exitedWith(ran, 0)) {
    const failure = FAILURE.exec(ran.stderr.text)?.[1]?.trim();
    if (!failure) {
      const message = `${name} ${endOf(ran)}: ${lastWords(ran) || "it said nothing"}`;
      throw new CouldNotTell("tool-crashed", message, "Run it by hand; its whole output is in the log.");
    }
    throwIfUnclear(failure, name);
    return { failure: clip(failure, 1e3) };
  }
  if (stdout.trim() === "") {
    throw new CouldNotTell(
      "nothing-checked",
      `${name} rendered nothing`,
      "Look at what it is given; it must produce at least one object."
    );
  }
  if (!stdout.endsWith("\n")) {
    throw new CouldNotTell(
      "truncated",
      `the output of ${name} ends in the middle of a line`,
      "Run it by hand and look at its end."
    );
  }
  return stdout;
}
var FAILURE = /(?:^error: |^E\d{4} .*"command failed" err=)([\s\S]*)/im;
var NETWORK = /\b(?:dial tcp|no such host|i\/o timeout|connection refused|connection reset|timed out|git fetch|git clone|git ls-remote|failed to run '.*git|evalsymlink failure on '[^']*(?:https?:|github\.com)|hit \d+s timeout|status code \d{3}|failed to download)/i;
var PLUGIN = /must specify --enable-helm|external plugins disabled|--enable-alpha-plugins|unable to find plugin|--enable-exec|unable to run.*helm/i;
var DEPENDENCIES = /missing in charts\/ directory/i;
function throwIfUnclear(failure, name) {
  const message = `${name}: ${clip(failure, 500)}`;
  if (NETWORK.test(failure))
    throw new CouldNotTell("unreachable", message, "Vendor what it fetches, or give this job the network.");
  if (PLUGIN.test(failure))
    throw new CouldNotTell("unsupported", message, "Render it in a step before, and check the result under `paths`.");
  if (DEPENDENCIES.test(failure))
    throw new CouldNotTell("unsupported", message, "Run `helm dependency build` in a step before.");
}

// src/facts/kubernetes/rendered.ts
function parseRendered(text, { name, home }) {
  const { documents, problems } = parseKubeYaml(text, home);
  const [problem] = problems;
  if (!problem) return documents.map((document) => ({ ...document, renderedFrom: home, position: () => void 0 }));
  const message = `${name}: line ${problem.line} of its output is ${problem.message}`;
  throw new CouldNotTell("wrong-format", message, "Run it by hand and look at what it prints.");
}
function withoutAnnotation(document, name) {
  const metadata = field(document.value, "metadata");
  const annotations = field(metadata, "annotations");
  if (!isMapping(metadata) || !isMapping(annotations) || !Object.hasOwn(annotations, name)) return document;
  const rest = Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== name));
  const { annotations: _, ...others } = metadata;
  const kept = Object.keys(rest).length > 0 ? { ...metadata, annotations: rest } : others;
  return { ...document, value: { ...document.value, metadata: kept } };
}

// src/facts/kubernetes/kustomize.ts
var ORIGIN = "config.kubernetes.io/origin";
var RENDERERS = {
  kustomize: { name: "kustomize", argv: (directory, free) => ["kustomize", "build", ...free, directory] },
  kubectl: { name: "kubectl kustomize", argv: (directory, free) => ["kubectl", "kustomize", ...free, directory] },
  embedded: { name: "the embedded renderer" }
};
async function findRenderer(renderer, { exec }) {
  if (renderer !== "auto") return RENDERERS[renderer];
  if (await exec.find("kustomize")) return RENDERERS.kustomize;
  if (await exec.find("kubectl")) return RENDERERS.kubectl;
  return RENDERERS.embedded;
}
async function renderKustomization(directory, { renderer, ports, isFree }) {
  const { files } = ports;
  const facts = await files.facts(directory);
  if (facts?.kind !== "directory")
    throw new CouldNotTell(
      "unreadable",
      `kustomize: ${directory} is no directory`,
      "Name the directory that holds kustomization.yaml."
    );
  const target = await files.resolve(directory);
  const { argv } = renderer;
  const setting = { target, home: files.show(directory), sources: new SourceFiles(files) };
  if (argv) return renderByTool({ ...renderer, argv }, { ...setting, ports, isFree });
  const { renderEmbedded } = await import("./embedded-GXLADX6C.js");
  return renderEmbedded(target, { ...setting, files, isFree });
}
async function renderByTool(renderer, { target, home, sources, ports, isFree }) {
  const { exec, files } = ports;
  const named = { name: renderer.name, home };
  const free = isFree ? ["--load-restrictor", "LoadRestrictionsNone"] : [];
  const wrapper = await wrap(target, files);
  const wrapped = wrapper === void 0 ? void 0 : await exec.run(renderer.argv(wrapper, free), { keep: KEEP });
  const ran = wrapped && exitedWith(wrapped, 0) ? wrapped : await exec.run(renderer.argv(target, free), { keep: KEEP });
  const text = readRendering(ran, `${renderer.name} ${named.home}`);
  if (typeof text !== "string") return text;
  const documents = parseRendered(text, named);
  if (wrapper === void 0 || ran !== wrapped) return documents;
  return Promise.all(documents.map((document) => place(document, { files, sources, wrapper })));
}
async function wrap(target, files) {
  const folder = await files.scratch();
  const way = relative(folder, target);
  if (isAbsolute(way)) return void 0;
  const resources = [way.split(sep).join("/")];
  await files.write(
    join(folder, "kustomization.yaml"),
    JSON.stringify({ resources, buildMetadata: ["originAnnotations"] })
  );
  return folder;
}
async function place(document, { files, sources, wrapper }) {
  const origin = textField(document.value, "metadata", "annotations", ORIGIN);
  const clean = withoutAnnotation(document, ORIGIN);
  const [, path] = /^path: (.+)$/m.exec(origin ?? "") ?? [];
  if (path === void 0 || /^repo: /m.test(origin ?? "")) return clean;
  const file = join(wrapper, path);
  const source = findSource(document, await sources.documents(file));
  const shown = files.show(file);
  return source ? { ...clean, file: shown, position: positionsInSource(clean.value, source) } : { ...clean, file: shown };
}

export {
  KEEP,
  readRendering,
  parseRendered,
  findRenderer,
  renderKustomization
};
