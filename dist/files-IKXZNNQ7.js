import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  refuseCheckedOut
} from "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import "./chunk-FQV4JGOB.js";
import {
  isCompanion,
  madeAt,
  newestFirst
} from "./chunk-DOVGKXEZ.js";
import "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/facts/backup/files.ts
import { basename, dirname, posix } from "node:path";
async function filesShelf(patterns, { limitMs, ports }) {
  const { files } = ports;
  const found = (await files.glob(patterns, { dot: true })).filter((name) => !isCompanion(name));
  const backups = [];
  for (const name of found) {
    const facts = await files.facts(name);
    if (facts?.kind !== "file") continue;
    const read = () => files.stream(name);
    backups.push({ name, bytes: facts.bytes, atMs: madeAt(name, facts.modifiedMs), read, file: name });
  }
  const sorted = newestFirst(backups);
  const [newest] = sorted;
  if (newest === void 0) {
    const remedy = "Correct `from`, or find out why nothing was written there.";
    throw new CouldNotTell("nothing-checked", `${patterns.join(", ")}: no backup is there`, remedy);
  }
  await refuseCheckedOut([newest.name], { limitMs, ports });
  return { where: patterns.join(", "), backups: sorted, beside: (name) => beside(name, ports) };
}
var SUMS = ["sha256", "sha256sum", "sha512", "sha512sum", "sha1", "md5", "md5sum"];
var LISTS = ["SHA256SUMS", "SHA512SUMS", "SHA1SUMS", "MD5SUMS", "sha256sums.txt", "checksums.txt"];
async function beside(name, { files }) {
  const stem = name.replace(/\.[^./]+$/, "");
  const own = SUMS.flatMap((sum) => [`${name}.${sum}`, `${stem}.${sum}`]);
  for (const file of own) if ((await files.facts(file))?.kind === "file") return files.text(file, 1024 * 1024);
  for (const list of LISTS) {
    const file = posix.join(dirname(name), list);
    if ((await files.facts(file))?.kind !== "file") continue;
    const line = (await files.text(file, 16 * 1024 * 1024)).split("\n").find((each) => each.trim().endsWith(basename(name)));
    if (line !== void 0) return line;
  }
  return void 0;
}
export {
  filesShelf
};
