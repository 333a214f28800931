import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/could-not-tell.ts
var CAUSES = [
  "tool-missing",
  "tool-refused",
  "tool-crashed",
  "timed-out",
  "cancelled",
  "unreadable",
  "wrong-format",
  "truncated",
  "stale",
  "nothing-checked",
  "unreachable",
  "variable-missing",
  "unsupported",
  "fault"
];
var CouldNotTell = class extends Error {
  name = "CouldNotTell";
  why;
  remedy;
  constructor(why, message, remedy, options) {
    super(message, options);
    this.why = why;
    this.remedy = remedy;
  }
};

export {
  CAUSES,
  CouldNotTell
};
