import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  duration
} from "./chunk-5M3NKAVS.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/live/window.ts
import { z } from "zod";
var windowOption = z.union([
  z.literal("since-deploy"),
  duration.refine((ms) => ms >= 1e3, { error: "expected at least 1s, or since-deploy" })
]);
async function windowMs(window, ports) {
  if (window !== "since-deploy") return window;
  const at = await deployedAt(ports);
  const ms = ports.clock.now().getTime() - at.getTime();
  if (ms >= 1e3) return ms;
  const message = ms < 0 ? `the deploy was at ${at.toISOString()}, which is yet to come` : "the deploy has just ended";
  throw new CouldNotTell("nothing-checked", message, "Wait for samples (`within`), or compare the clocks.");
}
async function deployedAt({ delivery }) {
  const at = await delivery?.deployedAt();
  if (at !== void 0) return at;
  const message = "nobody knows when the release was deployed";
  throw new CouldNotTell("nothing-checked", message, "Give `--deployed-at`, or a `window` such as 15m.");
}
var PLACE = /\$window\b|\$\{window\}/g;
var hasWindow = (query) => query.search(PLACE) >= 0;
var fillWindow = (query, ms) => query.replace(PLACE, () => `${Math.max(1, Math.floor(ms / 1e3))}s`);

export {
  windowOption,
  windowMs,
  deployedAt,
  hasWindow,
  fillWindow
};
