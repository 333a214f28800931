import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";

// src/ports/runner/write-new.ts
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
function refuseExisting(file, { force }) {
  if (!force && existsSync(resolve(file)))
    throw new UsageError(`${file} is there already; --force writes over it, --dry-run prints instead`);
}
async function writeNew(file, text) {
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(resolve(file), text);
}

export {
  refuseExisting,
  writeNew
};
