import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  keyStoreRules,
  shapeRules,
  tokenRules
} from "./chunk-BOUBOBYO.js";
import {
  REVOKE
} from "./chunk-T5ICLZLU.js";

// src/checks/secrets/catalogue.ts
var ruleOf = ({ title, confidence, source }) => ({
  level: confidence === "high" ? "error" : "warning",
  means: `a secret stands here: ${title}`,
  remedy: REVOKE,
  link: source
});
var secretsCatalogue = Object.fromEntries(
  [...tokenRules, ...shapeRules, ...keyStoreRules].map((rule) => [rule.id, ruleOf(rule)])
);
export {
  secretsCatalogue
};
