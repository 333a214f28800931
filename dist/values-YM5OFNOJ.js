import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/init/values.ts
var Values = class {
  #given;
  #asked = /* @__PURE__ */ new Map();
  constructor(given) {
    this.#given = given;
  }
  /** The value, or `${{ env.NAME }}` in its place. `found` is what the list itself says. */
  need(name, ask, found) {
    const given = this.#given.get(name) ?? found;
    if (!this.#asked.has(name)) this.#asked.set(name, { name, ask, given });
    return given ?? `\${{ env.${name} }}`;
  }
  /** All that was needed, in the order of first use. */
  get all() {
    return [...this.#asked.values()];
  }
};
export {
  Values
};
