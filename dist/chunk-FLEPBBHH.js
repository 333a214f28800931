import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checklist/slugs.ts
var slugOf = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
function nameItems(paths) {
  const known = paths.map(namesOf);
  const shared = /* @__PURE__ */ new Map();
  for (const names of known) for (const name of names) shared.set(name, (shared.get(name) ?? 0) + 1);
  const own = known.map((names) => names.find((name) => shared.get(name) === 1));
  const taken = new Set(own.filter((name) => name !== void 0));
  return own.map((name, index) => {
    if (name !== void 0) return name;
    const whole = known[index]?.at(-1) ?? "";
    let free = whole;
    for (let number = 2; taken.has(free); number += 1) free = `${whole}-${number}`;
    taken.add(free);
    return free;
  });
}
var namesOf = (path) => path.map(
  (_, index) => path.slice(0, index + 1).reverse().join("/")
);

export {
  slugOf,
  nameItems
};
