import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  reportIn
} from "./chunk-UNIUMCQU.js";
import {
  readWhole
} from "./chunk-5WEEGCVT.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/ports/runner/report-file.ts
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
var REMEDY = "Run the stage first, or download the artifact with its report, and give its path.";
async function readReportFile(file, maxBytes) {
  try {
    const bytes = await readWhole(resolve(file), { maxBytes, shown: file });
    return { text: bytes.toString("utf8"), sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const why = missing ? "no such file" : cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell("unreadable", `${file}: ${why}`, REMEDY, { cause });
  }
}
async function findReportFiles(names, reportDirectory) {
  const own = reportIn(reportDirectory);
  const found = /* @__PURE__ */ new Set();
  const missing = [];
  for (const name of names) {
    const kind = statSync(resolve(name), { throwIfNoEntry: false });
    const files = kind?.isFile() ? [resolve(name)] : (await search(kind ? { cwd: resolve(name), pattern: "**/report.json" } : { cwd: ".", pattern: name })).filter(
      (file) => file !== own
    );
    if (files.length === 0) missing.push(name);
    for (const file of files) found.add(file);
  }
  return { files: [...found].sort().map(shown), missing };
}
async function search({ cwd, pattern }) {
  const { glob } = await import("tinyglobby");
  const options = { dot: true, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false };
  const found = await glob([pattern.replaceAll("\\", "/")], { cwd: resolve(cwd), absolute: true, ...options });
  return found.map((file) => resolve(file));
}
function shown(file) {
  const way = relative(process.cwd(), file).split(sep).join("/");
  return way.startsWith("../") ? file : way;
}

export {
  readReportFile,
  findReportFiles
};
