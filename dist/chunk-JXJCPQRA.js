import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/plan/rules.ts
var planRules = {
  deletes: {
    level: "error",
    means: "the plan deletes more than it may",
    remedy: "Change what leads to it, or name what may go in `allow`, with a reason."
  },
  replaces: {
    level: "error",
    means: "the plan destroys and makes anew more than it may",
    remedy: "Change what forces it, or name what may be replaced in `allow`, with a reason."
  },
  changes: {
    level: "error",
    means: "the plan changes more than it may",
    remedy: "Apply it in smaller parts, or raise `changes`."
  },
  drift: {
    level: "error",
    means: "something differs from what the tool did last",
    remedy: "Bring the change into the code, or let the tool take it back."
  },
  "not-the-reviewed": {
    level: "error",
    means: "the plan is not the one that was reviewed",
    remedy: "Apply the plan that was reviewed, or have this one reviewed."
  },
  "allow-unused": {
    level: "note",
    means: "an entry of `allow` fits nothing in the plan",
    remedy: "Take the entry out."
  }
};

export {
  planRules
};
