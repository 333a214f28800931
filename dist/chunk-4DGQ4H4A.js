import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/apply/rules.ts
var applyRules = {
  "manifest-invalid": {
    level: "error",
    means: "the manifests cannot be rendered or read, or an object has no kind or name",
    remedy: "Correct the manifest; the kind `manifests` shows such faults before anything is deployed."
  },
  conflict: {
    level: "error",
    means: "somebody else has set a field that the manifests set",
    remedy: "Take the field out of the manifests, or set `force-conflicts: true` where the manifests are right."
  },
  refused: {
    level: "error",
    means: "the cluster refuses an object",
    remedy: "Change the manifest to what the cluster says."
  },
  "owned-elsewhere": {
    level: "warning",
    means: "Argo CD, Flux or Helm looks after an object too, and may change it back",
    remedy: "Deploy it by its owner, or take it out of what the owner manages."
  }
};

export {
  applyRules
};
