import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/undo/rules.ts
var undoRules = {
  "not-undone": {
    level: "error",
    means: "a workload or an application still runs what was to be taken back",
    remedy: "Look at the message for the reason, and go back by hand."
  },
  "nothing-recorded": {
    level: "error",
    means: "of what is to be taken back there is no earlier version, or it is kept no longer",
    remedy: "Deploy the last good version again. Keep `revisionHistoryLimit` above 1, so that there is something to go back to."
  },
  "owned-elsewhere": {
    level: "error",
    means: "Argo CD, Flux or Helm looks after a workload and would change it back",
    remedy: "Go back by the owner: revert the commit, or use its own rollback."
  },
  superseded: {
    level: "error",
    means: "a workload runs by now what this run has not deployed",
    remedy: "Nothing was changed: find out who deployed it, and whether it must be taken back at all."
  },
  "stays-changed": {
    level: "warning",
    means: "an object that was applied has no earlier version that the cluster keeps, and stays as it is",
    remedy: "Apply the manifests of the last good commit where it matters."
  }
};

export {
  undoRules
};
