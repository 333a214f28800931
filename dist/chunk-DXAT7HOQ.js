import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/reporters/signing.ts
var signers = (person) => person.split(", ");
function attestedFor({ checks }, report) {
  return report.checks.filter(({ id }) => checks.includes(id));
}
function imagesOf(report) {
  const seen = /* @__PURE__ */ new Map();
  for (const image of report.checks.flatMap(({ images }) => images ?? [])) {
    const key = `${image.image} ${image.digest}`;
    if (!seen.has(key)) seen.set(key, image);
  }
  return [...seen.values()];
}

export {
  signers,
  attestedFor,
  imagesOf
};
