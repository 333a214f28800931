import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseKubeYaml
} from "./chunk-QOT3CONP.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/kubernetes/read-files.ts
import { isUtf8 } from "node:buffer";
import { posix } from "node:path";
var MAX_BYTES = 32 * 1024 * 1024;
var KUSTOMIZATION = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
async function selectFiles(entries, { files, exclude, option }) {
  const selected = /* @__PURE__ */ new Map();
  const leftOut = /* @__PURE__ */ new Set();
  for (const entry of entries) {
    const facts = await files.facts(entry);
    const pattern = facts?.kind === "directory" ? posix.join(asGlob(entry), "**/*.{yaml,yml,json}") : facts ? asGlob(entry) : entry;
    const found = await files.glob([pattern], {
      ignore: exclude,
      links: "refuse",
      // kubectl takes hidden files of a directory, too.
      dot: facts?.kind === "directory"
    });
    let kept = 0;
    for (const file of found) {
      if (facts?.kind !== "file" && KUSTOMIZATION.test(file)) {
        leftOut.add(file);
        continue;
      }
      kept += 1;
      if (!selected.has(file)) selected.set(file, { entry, file });
    }
    if (kept === 0) throw nothingMatched(entry, { option, found });
  }
  return { selected: [...selected.values()], leftOut: [...leftOut] };
}
function nothingMatched(entry, { option, found }) {
  const only = found.length > 0 ? ` but ${found[0]}: name its directory under \`kustomize\`` : "";
  return new CouldNotTell(
    "nothing-checked",
    `${option}: nothing matches ${entry}${only}`,
    "Check the path in the config."
  );
}
var asGlob = (path) => path.replaceAll("\\", "/").replace(/[[\](){}!*?@+]/g, "\\$&");
async function readFiles(selected, {
  files,
  signal,
  take
}) {
  const entryOf = new Map(selected.map(({ file, entry }) => [file, entry]));
  const look = (file, bytes) => {
    take({ ...parseBytes(bytes, files.show(file)), entry: entryOf.get(file) ?? file });
  };
  const [unread] = await files.visit([...entryOf.keys()], look, { maxBytes: MAX_BYTES, signal });
  if (!unread) return;
  const shown = files.show(unread.path);
  throw unread.why === "gone" ? new CouldNotTell("unreadable", `${shown}: no such file`, "Check the path in the config.") : new CouldNotTell(
    "unreadable",
    `${shown}: ${unread.bytes} bytes, more than the ${MAX_BYTES} that are read`,
    "Name a smaller file."
  );
}
function parseBytes(bytes, file) {
  if (isUtf8(bytes)) return parseKubeYaml(bytes.toString("utf8"), file);
  return {
    documents: [],
    problems: [{ rule: "not-yaml", file, message: "not text: its bytes are not UTF-8", line: 1, column: 1 }]
  };
}

export {
  selectFiles,
  readFiles
};
