import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/text/nearest.ts
import { closest, distance } from "fastest-levenshtein";
function nearest(name, known) {
  if (known.length === 0) return void 0;
  const found = closest(name.toLowerCase(), [...known]);
  const reach = Math.max(2, Math.floor(name.length / 3));
  return distance(name.toLowerCase(), found.toLowerCase()) <= reach ? found : void 0;
}

export {
  nearest
};
