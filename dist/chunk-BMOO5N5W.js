import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/report-file/committed.ts
var AT_ONCE = 500;
var KEEP = 16 * 1024 * 1024;
async function trackedAmong(paths, ports) {
  const homes = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const real = await ports.files.real(path);
    const checkout = ports.git.around(real);
    if (checkout === void 0) continue;
    const home = homes.get(checkout.root) ?? { checkout, files: /* @__PURE__ */ new Map() };
    homes.set(checkout.root, home);
    home.files.set(inside(real, checkout), path);
  }
  const tracked = [];
  for (const { checkout, files } of homes.values()) {
    const names = [...files.keys()];
    for (let from = 0; from < names.length; from += AT_ONCE) {
      const some = names.slice(from, from + AT_ONCE);
      const listed = await askGit(checkout, ["ls-files", "-z", "--", ...some], { path: paths[0] ?? "", ports });
      tracked.push(...listed.split("\0").flatMap((name) => files.get(name) ?? []));
    }
  }
  return tracked;
}
var inside = (real, { root }) => real.slice(root.length + 1).replaceAll("\\", "/");
async function trackedFile(path, ports) {
  const real = await ports.files.real(path);
  const checkout = ports.git.around(real);
  if (checkout === void 0) return void 0;
  const name = inside(real, checkout);
  const listed = await askGit(checkout, ["ls-files", "--stage", "--debug", "--", name], { path, ports });
  if (listed === "") return void 0;
  const [, mode, blob, stage] = /^(\d{6}) ([0-9a-f]{40,64}) (\d)\t/.exec(listed) ?? [];
  const [, seconds, fraction] = /^\s+mtime: (\d+):(\d+)$/m.exec(listed) ?? [];
  if (blob === void 0 || seconds === void 0 || stage !== "0" || !mode?.startsWith("100")) {
    throw cannotAsk(path, "git does not know it as one plain file");
  }
  const modifiedMs = Number(seconds) * 1e3 + Number(fraction) / 1e6;
  return { checkout, path: name, blob, modifiedMs, isExact: Number(fraction) !== 0 };
}
async function isAsCheckedOut(tracked, facts, ports) {
  const { checkout, path, blob, modifiedMs, isExact } = tracked;
  if (modifiedMs === 0) {
    const hashed = async (...how) => (await askGit(checkout, ["hash-object", ...how, "--", path], { path, ports })).trim();
    return await hashed("--no-filters") === blob || await hashed() === blob;
  }
  const isWhole = !isExact || facts.modifiedMs % 1e3 === 0;
  if (isWhole) return Math.floor(facts.modifiedMs / 1e3) === Math.floor(modifiedMs / 1e3);
  return Math.abs(facts.modifiedMs - modifiedMs) < 0.01;
}
async function committedMs({ checkout, path }, ports) {
  const shallow = await askGit(checkout, ["rev-parse", "--is-shallow-repository"], { path, ports });
  if (shallow.trim() !== "false") {
    throw cannotAsk(path, "the clone is shallow: nobody can say when it was written");
  }
  const said = await askGit(checkout, ["log", "-1", "--format=%ct", "--", path], { path, ports });
  if (!/^\d+$/.test(said.trim())) throw cannotAsk(path, "git cannot say when it was committed");
  return Number(said.trim()) * 1e3;
}
async function askGit({ run }, args, { path, ports }) {
  if (await ports.exec.find("git") === void 0) {
    throw cannotAsk(path, "it lies in a checkout, and git is not installed to say since when");
  }
  const said = printedBy(await run(["--literal-pathspecs", ...args], { keep: KEEP, at: "root" }));
  if (said === void 0)
    throw cannotAsk(path, `it lies in a checkout, and git cannot be asked (git ${args[0]} fails)`);
  return said;
}
function cannotAsk(path, why) {
  const remedy = "Check the whole history out with git (`fetch-depth: 0`), or take the file out of the repository.";
  return new CouldNotTell("stale", `${path}: ${why}`, remedy);
}

export {
  trackedAmong,
  trackedFile,
  isAsCheckedOut,
  committedMs
};
