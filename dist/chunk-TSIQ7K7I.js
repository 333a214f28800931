import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";

// src/pipeline/selection.ts
function parseSelection(flags) {
  return { only: parseOnly(flags.only), shard: parseShard(flags.shard) };
}
function parseOnly(only) {
  if (only === void 0) return void 0;
  const ids = only.flatMap((list) => list.split(/[\s,]+/)).filter((id) => id !== "");
  if (ids.length === 0) throw new UsageError("--only: expected ids of checks, separated by commas");
  return ids;
}
function parseShard(shard) {
  if (shard === void 0) return void 0;
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? [];
  const parsed = { index: Number(index), of: Number(of) };
  if (parsed.index >= 1 && parsed.index <= parsed.of) return parsed;
  throw new UsageError(`--shard: expected I/N with I from 1 to N, such as 1/3, got "${shard}"`);
}

export {
  parseSelection
};
