import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/kube-policies/quantity.ts
var SHAPE = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d+))?$/;
var FACTORS = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60
};
function parseQuantity(value) {
  if (typeof value === "number") return value;
  const [, number, suffix, exponent] = typeof value === "string" && SHAPE.exec(value) || [];
  if (number === void 0) return void 0;
  if (exponent !== void 0) return Number(`${number}e${exponent}`);
  return Number(number) * (suffix === void 0 ? 1 : FACTORS[suffix] ?? Number.NaN);
}
function showBytes(bytes) {
  for (const suffix of ["Ei", "Pi", "Ti", "Gi", "Mi", "Ki"]) {
    const factor = FACTORS[suffix] ?? 1;
    if (bytes >= factor && Number.isInteger(bytes / factor * 100)) return `${bytes / factor}${suffix}`;
  }
  return String(bytes);
}

export {
  parseQuantity,
  showBytes
};
