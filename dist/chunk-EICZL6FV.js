import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/config/unknown-name.ts
function unknownName(document, entry) {
  const { path, name, known, what } = entry;
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const hint = near === void 0 ? known.length > 0 ? `; known: ${known.join(", ")}` : "" : `; did you mean "${near}"?`;
  return [document.problem(path, `"${name}" is no ${what}${hint}`)];
}

export {
  unknownName
};
