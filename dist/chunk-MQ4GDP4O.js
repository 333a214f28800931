import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/live/bare-error.ts
function bare(error, { long, short }) {
  if (!(error instanceof CouldNotTell) || !error.message.includes(long)) return error;
  const { why, message, remedy } = error;
  return new CouldNotTell(why, message.replaceAll(long, short), remedy, { cause: error.cause });
}

export {
  bare
};
