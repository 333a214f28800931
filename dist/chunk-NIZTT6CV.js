import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/config/phases/lists.ts
var PHASES = ["checks", "deploy", "verify"];
function listsOf(stage) {
  const phases = PHASES.map((phase) => ({ phase, path: [phase], entries: stage[phase] ?? [] }));
  const steps = { phase: "rollback", path: ["rollback", "steps"], entries: stage.rollback?.steps ?? [] };
  return [...phases, steps].filter(({ entries }) => entries.length > 0);
}
var entriesOfPhases = (stage) => PHASES.flatMap((phase) => stage[phase] ?? []);
var hasPhases = (stage) => stage.deploy !== void 0 || stage.verify !== void 0;

export {
  PHASES,
  listsOf,
  entriesOfPhases,
  hasPhases
};
