import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/plans/plan.ts
var REMEDY = "Make the plan again, and give this check all that the tool printed.";
var noPlan = (name, said) => new CouldNotTell("wrong-format", `${name}: ${said}`, REMEDY);
var unfinished = (name, said) => new CouldNotTell("tool-crashed", `${name}: ${said}`, "Mend what the tool complains of, then make the plan again.");

export {
  REMEDY,
  noPlan,
  unfinished
};
