import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  artifactRules
} from "./chunk-GWOHTFLG.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/checks/artifact/published.ts
var NotPublished = class extends Error {
  name = "NotPublished";
};
var withdrawn = (name, why) => {
  const message = `${name} is withdrawn${why ? `: ${why}` : ""}`;
  return findingOf(artifactRules, { rule: "withdrawn", message, subject: name });
};
var wrongAnswer = (where, said) => new CouldNotTell("wrong-format", `${where}: ${said}`, "Check that this is the registry that you mean.");

export {
  NotPublished,
  withdrawn,
  wrongAnswer
};
