import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  unknownName
} from "./chunk-EICZL6FV.js";
import {
  entriesOfPhases
} from "./chunk-NIZTT6CV.js";

// src/config/waiver-faults.ts
var DAY_MS = 864e5;
function findWaiverFaults(outline, at) {
  const longest = outline["longest-waiver"] ?? 180 * DAY_MS;
  return ["waivers", "waivers-from", "excused"].flatMap(
    (list) => outline[list].flatMap((excuse, index) => {
      const path = [list, index];
      const far = tooFar(excuse.expires, { today: at.today, longest });
      return [
        ...references(excuse, { outline, path, document: at.document }),
        ...far === void 0 ? [] : [at.document.problem([...path, "expires"], far)]
      ];
    })
  );
}
function tooFar(expires, { today, longest }) {
  const last = new Date(Date.parse(today) + longest);
  if (expires === void 0 || Number.isNaN(last.getTime()) || !(Date.parse(expires) > last.getTime()))
    return void 0;
  const days = Math.floor(longest / DAY_MS);
  return `too far ahead: expected ${last.toISOString().slice(0, 10)} (${days} days from today) or earlier, got "${expires}"; renew it then, or raise \`longest-waiver\``;
}
function references({ check, stage }, at) {
  const { document, path } = at;
  const { stages } = at.outline;
  const idsOf = (name) => {
    const stageOf = stages[name];
    return stageOf === void 0 ? [] : entriesOfPhases(stageOf).flatMap(({ id }) => id ?? []);
  };
  const names = Object.keys(stages);
  if (stage !== void 0 && !names.includes(stage)) {
    return unknownName(document, { path: [...path, "stage"], name: stage, known: names, what: "stage" });
  }
  if (check === void 0) return [];
  const known = (stage === void 0 ? names : [stage]).flatMap(idsOf);
  const what = stage === void 0 ? "check" : `check of ${stage}`;
  const homes = names.filter((name) => idsOf(name).includes(check));
  if (stage === void 0 && homes.length > 1) {
    const message = `"${check}" is a check of ${homes.join(" and ")}; name one with \`stage\`, and write a waiver for each`;
    return [document.problem([...path, "check"], message)];
  }
  const [home] = homes;
  if (home !== void 0 && stages[home]?.deploy?.some(({ id }) => id === check))
    return [
      document.problem([...path, "check"], `"${check}" is a step of \`deploy\`: nobody can excuse that it failed`)
    ];
  return unknownName(document, { path: [...path, "check"], name: check, known, what });
}

export {
  findWaiverFaults,
  tooFar
};
