import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseChecklist
} from "./chunk-LXVROAC6.js";
import "./chunk-FLEPBBHH.js";

// src/checklist/change.ts
function describeChecklistChange(at) {
  const { file, before, after } = at;
  if (after === void 0) return [`${file}: the checklist is removed`];
  if (before === after) return [];
  const [old, young] = [before, after].map((text) => parseChecklist(text).map((item) => item.slug));
  const removed = (old ?? []).filter((slug) => !young?.includes(slug));
  const added = (young ?? []).filter((slug) => !old?.includes(slug));
  const told = [
    ...removed.length > 0 ? [`${file}: removed ${removed.join(", ")}`] : [],
    ...added.length > 0 ? [`${file}: added ${added.join(", ")}`] : []
  ];
  return told.length > 0 ? told : [`${file}: the same items in other words`];
}
export {
  describeChecklistChange
};
