import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  boundGit,
  isCheckout
} from "./chunk-ZX7LCMOH.js";

// src/ports/git/git-commit.ts
async function commitInClone(root, name, env) {
  if (name.startsWith("-")) return void 0;
  const said = await boundGit(["rev-parse", "--verify", "--quiet", `${name}^{commit}`], { root, env });
  const sha = said?.trim();
  return sha !== void 0 && /^[0-9a-f]{40,64}$/.test(sha) ? sha : void 0;
}
async function textInClone(at, env) {
  const { root, sha, path } = at;
  const listed = await boundGit(["ls-tree", "-z", "--full-tree", sha, "--", path], { root, env });
  if (listed === void 0) return void 0;
  const [, mode, blob] = /^(\d{6}) blob ([0-9a-f]{40,64})\t/.exec(listed) ?? [];
  if (blob === void 0 || !/^100(?:644|755)$/.test(mode ?? "")) return "absent";
  return boundGit(["cat-file", "blob", blob], { root, env });
}
async function readCheckout(root, env) {
  if (!isCheckout(root)) return { was: "none" };
  const unknown = (why) => ({ was: "unknown", why });
  const sha = await commitInClone(root, "HEAD", env);
  if (sha === void 0) return unknown("git cannot say which commit is checked out");
  const status = ["--no-optional-locks", "status", "--porcelain", "-z", "--no-renames"];
  const listed = await boundGit([...status, "--untracked-files=no", "--ignore-submodules=untracked"], { root, env });
  if (listed === void 0) return unknown("git cannot say whether its files were changed");
  const changed = listed.split("\0").flatMap((line) => line === "" ? [] : [line.slice(3)]);
  return { was: "known", sha, changed };
}
async function cleanCommit(root, env) {
  const checkout = await readCheckout(root, env);
  return checkout.was === "known" && checkout.changed.length === 0 ? checkout.sha : void 0;
}

export {
  commitInClone,
  textInClone,
  readCheckout,
  cleanCommit
};
