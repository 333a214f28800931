import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  kindNames
} from "./chunk-TI4SLVDO.js";

// src/init/merge.ts
var APART = /* @__PURE__ */ new Set(["tests", "command", "load", "manual", "argocd", "apply", "undo", "text", "rate-limit"]);
function mergeProposals(proposals) {
  const merged = [];
  for (const proposal of proposals) {
    const index = merged.findIndex((other2) => mayMerge(other2, proposal));
    const other = merged[index];
    const joined = other && join(other.with, proposal.with);
    if (other === void 0 || joined === void 0) merged.push(proposal);
    else {
      const guessed = [...new Set([other.guessed, proposal.guessed].filter((each) => each !== void 0))].join("; ");
      const notes = [...other.notes ?? [], ...proposal.notes ?? []];
      const words = [.../* @__PURE__ */ new Set([...other.words ?? [], ...proposal.words ?? []])];
      merged[index] = {
        ...other,
        with: joined,
        guessed: guessed === "" ? void 0 : guessed,
        notes,
        words,
        title: joinTitles(other, proposal)
      };
    }
  }
  return merged;
}
var joinTitles = (a, b) => {
  const titles = [...new Set([a.title, b.title].filter((title) => title !== void 0))];
  return titles.length === 0 ? void 0 : titles.join(", ");
};
function mayMerge(a, b) {
  if (a.kind !== b.kind || a.changes !== b.changes) return false;
  return !APART.has(a.kind) || same(a.with, b.with);
}
function join(a, b) {
  const joined = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const own = joined[key];
    if (own === void 0 || same(own, value)) joined[key] = value;
    else if (Array.isArray(own) && Array.isArray(value))
      joined[key] = [...own, ...value.filter((item) => !own.some((each) => same(each, item)))];
    else if (isOptions(own) && isOptions(value)) {
      const below = join(own, value);
      if (below === void 0) return void 0;
      joined[key] = below;
    } else return void 0;
  }
  return joined;
}
var isOptions = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// src/init/share-defaults.ts
var CLUSTER_KINDS = ["cluster", "apply", "rollout", "undo"];
var PLACES = ["url", "base", "headers", "namespace"];
function shareDefaults(entries, contextOf) {
  const shared = /* @__PURE__ */ new Map();
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length < 2) continue;
    for (const key of PLACES) {
      const [first, ...rest] = own.map((entry) => entry.with[key]);
      if (first !== void 0 && rest.every((value) => same(value, first)))
        shared.set(kind, { ...shared.get(kind), [key]: first });
    }
  }
  const strip = (entry) => Object.fromEntries(Object.entries(entry.with).filter(([key]) => shared.get(entry.kind)?.[key] === void 0));
  const holders = entries.flatMap(
    ({ kind, with: options }) => CLUSTER_KINDS.includes(kind) ? [kind] : options.kubectl === void 0 ? [] : ["cluster"]
  );
  const named = new Set(kindNames.includes("cluster") && holders.length > 0 ? ["cluster"] : holders);
  for (const kind of named)
    if (kindNames.includes(kind)) shared.set(kind, { context: contextOf(), ...shared.get(kind) });
  return { shared: Object.fromEntries(shared), strip };
}

export {
  mergeProposals,
  same,
  CLUSTER_KINDS,
  shareDefaults
};
