import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  loadConfig,
  readConfigText
} from "./chunk-LM2VTCIH.js";
import {
  openWorkspace
} from "./chunk-44DPPABH.js";
import {
  ConfigInvalid,
  showProblem
} from "./chunk-FYPLSVJO.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/commands/policy.ts
import { relative, resolve, sep } from "node:path";
async function readPolicy(request, world) {
  const { policyRef: ref } = request;
  if (ref === void 0) {
    return { source: await readConfigText(request.config), files: void 0, note: async () => void 0 };
  }
  const { openPolicyCommit } = await import("./policy-commit-4VIK7TX2.js");
  const { root, workingDirectory } = openWorkspace({ ...request, githubWorkspace: world.env.GITHUB_WORKSPACE });
  const file = `${request.config}@${ref}`;
  const commit = await openPolicyCommit({ ref, file, root, env: world.env, token: world.token });
  const inCommit = (path) => relative(root, resolve(path)).split(sep).join("/");
  const text = await commit.text(inCommit(request.config));
  if (text === void 0) {
    const message = `no such file in the commit ${commit.sha}; merge one there first, or leave policy-ref out`;
    throw new ConfigInvalid([{ file, line: 1, column: 1, path: "", message }]);
  }
  const textThere = (path) => commit.text(inCommit(resolve(workingDirectory, path)));
  return {
    source: { file, text },
    files: {
      text: async (path) => {
        const found = await textThere(path);
        if (found !== void 0) return found;
        throw new CouldNotTell(
          "unreadable",
          `${path}: no such file in the commit ${commit.sha}`,
          "Merge it there first."
        );
      }
    },
    note: async (config) => {
      const { describeConfigChange } = await import("./change-DGYL2BM6.js");
      const inCheckout = {
        config: await textHere(request.config),
        other: (path) => textHere(resolve(workingDirectory, path))
      };
      const changes = [
        ...describeConfigChange({ file: request.config, before: text, after: inCheckout.config }),
        ...inCheckout.config === void 0 || inCheckout.config === text ? [] : await faults({ file: request.config, text: inCheckout.config }, world.env)
      ];
      const { checklist, "waivers-from": ledgers } = config;
      const before = checklist === void 0 ? void 0 : await textThere(checklist);
      if (checklist !== void 0 && before !== void 0) {
        const { describeChecklistChange } = await import("./change-IBGG7HH7.js");
        changes.push(...describeChecklistChange({ file: checklist, before, after: await inCheckout.other(checklist) }));
      }
      for (const { file: ledger } of ledgers) {
        const [old, young] = [await textThere(ledger), await inCheckout.other(ledger)];
        if (old !== young) changes.push(`${ledger}: ${young === void 0 ? "the file is removed" : "other waivers"}`);
      }
      return { ref, sha: commit.sha, changes };
    }
  };
}
var textHere = (path) => readConfigText(path).then(
  (found) => found.text,
  () => void 0
);
async function faults(source, env) {
  try {
    await loadConfig(source, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.problems.map((problem) => `not valid: ${showProblem(problem)}`);
  }
}

export {
  readPolicy
};
