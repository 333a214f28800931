import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/argocd/rules.ts
var argocdRules = {
  "wrong-revision": {
    level: "error",
    means: "an application is at another commit than the one that was deployed, however healthy it is",
    remedy: "Check that the commit was pushed to the branch that Argo CD follows, and that syncing is not paused."
  },
  "out-of-sync": {
    level: "error",
    means: "the cluster differs from git, or an operation has not ended",
    remedy: "Look at the difference with `argocd app diff`."
  },
  unhealthy: {
    level: "error",
    means: "an application is not healthy",
    remedy: "The kind `rollout` says why its pods do not become ready."
  },
  "operation-failed": {
    level: "error",
    means: "the last sync or rollback of an application has failed",
    remedy: "Mend what its message says, and sync again."
  },
  "still-automated": {
    level: "error",
    means: "Argo CD syncs an application by itself and would undo what is done by hand",
    remedy: "Revert the commit in git. Where another application manages this one, only that holds."
  },
  "nothing-recorded": {
    level: "error",
    means: "the history of an application does not hold the version to go back to",
    remedy: "Revert the commit in git, or sync the last good one."
  },
  "any-revision": {
    level: "warning",
    means: "no `revision` is asked for, so that the version before would pass as well",
    remedy: "Write the commit under `revision`."
  }
};

export {
  argocdRules
};
