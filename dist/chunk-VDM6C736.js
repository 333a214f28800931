import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  refuseCheckedOut
} from "./chunk-2O7EZNIV.js";
import {
  refuseNotFresh,
  whyOld
} from "./chunk-FQV4JGOB.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/facts/report-file/freshness.ts
var GRANULARITY_MS = 2e3;
async function writtenFrom(startMs, { files, paths }) {
  const before = /* @__PURE__ */ new Map();
  for (const path of paths) before.set(path, await files.facts(path));
  return {
    remedy: "Make the suite write it anew each time; to read what an earlier step left, leave out `run`.",
    outdated: () => void 0,
    staleness: (path, facts) => {
      const was = before.get(path);
      const isUntouched = was?.modifiedMs === facts.modifiedMs && was.bytes === facts.bytes;
      if (!isUntouched && facts.modifiedMs >= startMs - GRANULARITY_MS) return void 0;
      return `was last written ${showDuration(Math.max(0, startMs - facts.modifiedMs))} before the run began`;
    }
  };
}
var notOlderThan = (limit) => ({
  limitMs: limit.limitMs,
  remedy: "Run the suite again, or let `max-age` be longer.",
  staleness: (_, { modifiedMs }) => whyOld(modifiedMs, limit),
  outdated: (stated) => {
    const why = whyOld(stated, limit);
    return why && `${why}, by the date in it`;
  }
});
async function refuseStaleReport(path, at) {
  const { stated, limitMs, remedy, ports } = at;
  const modifiedMs = (await ports.files.facts(path))?.modifiedMs ?? 0;
  refuseNotFresh(`${path}:`, { modifiedMs, stated }, { nowMs: ports.clock.now().getTime(), limitMs, remedy });
  await refuseCheckedOut([path], { limitMs, ports });
}

export {
  writtenFrom,
  notOlderThan,
  refuseStaleReport
};
