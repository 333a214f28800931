import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/repository/history.ts
var FORM = [
  ...["log.showRoot=true", "log.showSignature=false", "diff.relative=false", "diff.interHunkContext=0"].flatMap(
    (setting) => ["-c", setting]
  ),
  ...["core.quotePath=true", "diff.orderFile=/dev/null", "i18n.logOutputEncoding=UTF-8"].flatMap((setting) => [
    "-c",
    setting
  ])
];
var revisionsOf = (range) => range === "all" ? ["--all", "HEAD"] : [range];
async function expectCommits(range, ports) {
  const revisions = revisionsOf(range);
  const deeper = "Check out with `fetch-depth: 0`, and fetch the branch that the range begins at.";
  const counted = await ask(["rev-list", "--count", ...revisions, "--"], ports);
  if (counted === void 0) {
    throw new CouldNotTell("unreadable", `history: git does not know ${range} here`, deeper);
  }
  if (Number(counted) === 0) {
    const remedy = "Let the check run on pull requests alone (`when: { event: [pull_request] }`), or name another range.";
    throw new CouldNotTell("nothing-checked", `history: ${range} holds no commit`, remedy);
  }
  const isShallow = await ask(["rev-parse", "--is-shallow-repository"], ports) !== "false";
  if (!isShallow) return Number(counted);
  const ends = await ask(["rev-list", "--count", "--max-parents=0", ...revisions, "--"], ports);
  if (ends !== "0") throw new CouldNotTell("truncated", `history: this clone does not reach all of ${range}`, deeper);
  return Number(counted);
}
var repositoryPrefix = async (ports) => await ask(["rev-parse", "--show-prefix"], ports) ?? "";
async function ask(command, ports) {
  await expectGit(ports);
  const ran = await ports.git.home?.run(command);
  return ran && printedBy(ran)?.trim();
}
async function expectGit({ exec }) {
  if (await exec.find("git") !== void 0) return;
  throw new CouldNotTell("tool-missing", "git: not found on PATH", "Install git, or add its folder to PATH.");
}
function checkoutOf({ git }) {
  if (git.home) return git.home;
  throw new CouldNotTell("unreadable", "no `.git` around the working directory", "Check the repository out with git.");
}

export {
  FORM,
  revisionsOf,
  expectCommits,
  repositoryPrefix,
  expectGit,
  checkoutOf
};
