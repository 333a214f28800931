import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/load/message.ts
var NUMBERS = 5;
var NO_ANSWER = ["timeout", "refused", "reset", "closed", "tls", "name", "protocol", "other"];
var packed = (code) => typeof code === "number" ? code : -1 - NO_ANSWER.indexOf(code);
var unpacked = (code) => code > 0 ? code : NO_ANSWER[-1 - code] ?? "other";

export {
  NUMBERS,
  packed,
  unpacked
};
