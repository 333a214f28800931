import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/artifact/rules.ts
var artifactRules = {
  "not-published": {
    level: "error",
    means: "it is not there, or not whole",
    remedy: "Publish it, or correct its name and version. Give the check `within` where that takes a while."
  },
  withdrawn: {
    level: "error",
    means: "it was published and is withdrawn (yanked)",
    remedy: "Publish another version."
  },
  deprecated: {
    level: "warning",
    means: "whoever publishes it advises against it",
    remedy: "Publish another version, or take the advice back."
  },
  "other-digest": {
    level: "error",
    means: "what is there is something else than what was built, or than what the registry says",
    remedy: "Find out who published it, and publish what was built under a version of its own."
  },
  unsigned: {
    level: "error",
    means: "it has no valid signature of whom it should",
    remedy: "Sign it where it is built, or correct `key` and `identity`."
  },
  "too-large": {
    level: "error",
    means: "it is larger than it may be",
    remedy: "Leave out what is not needed, or raise `max-size`."
  }
};

export {
  artifactRules
};
