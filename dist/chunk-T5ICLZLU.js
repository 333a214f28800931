import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/secrets/rules.ts
var REVOKE = "Revoke the secret first: whoever has the repository has it. Then take it out, and keep it in a secret store.";
var secretsRules = {
  "\u2026": {
    level: "error",
    means: "a secret stands here; the rule is that of the engine, of a tool or of `patterns` that found it",
    remedy: REVOKE
  },
  "not-looked-at": {
    level: "error",
    means: "a file is larger than `max-file-size`, or holds more of what looks like a secret than is told one by one (a warning where all of that is doubtful)",
    remedy: "Leave it out with `exclude` if it is no source, or raise `max-file-size`."
  },
  "allow-list": {
    level: "note",
    means: "a file in the repository says what to leave out",
    remedy: "Have changes of that file reviewed: whoever changes it changes what is found."
  }
};

export {
  REVOKE,
  secretsRules
};
