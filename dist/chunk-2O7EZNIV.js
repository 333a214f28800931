import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  committedMs,
  isAsCheckedOut,
  trackedAmong,
  trackedFile
} from "./chunk-BMOO5N5W.js";
import {
  whyFuture
} from "./chunk-FQV4JGOB.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/facts/report-file/checked-out.ts
async function refuseCheckedOut(paths, { limitMs, ports }) {
  const now = ports.clock.now().getTime();
  if (limitMs >= now) return;
  for (const path of await trackedAmong(paths, ports)) {
    const why = await staleness(path, { now, limitMs, ports });
    if (why === void 0) continue;
    const remedy = "Let an earlier step write it anew, and take it out of the repository.";
    throw new CouldNotTell("stale", `${path}: is as it was checked out, ${why}`, remedy);
  }
}
async function staleness(path, { now, limitMs, ports }) {
  const tracked = await trackedFile(path, ports);
  const facts = tracked && await ports.files.facts(path);
  if (!tracked || !facts || !await isAsCheckedOut(tracked, facts, ports)) return void 0;
  const committed = await committedMs(tracked, ports);
  if (whyFuture(committed, now) !== void 0) return "and was committed in the future";
  const age = now - committed;
  return age > limitMs ? `and was committed ${showDuration(age)} ago, more than ${showDuration(limitMs)}` : void 0;
}

export {
  refuseCheckedOut
};
