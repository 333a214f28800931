import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/report/predicate-type.ts
var PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

export {
  PREDICATE_TYPE
};
