import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  findWaiverFaults
} from "./chunk-X6ZUOFTH.js";
import {
  valueAt
} from "./chunk-A7DU6CNQ.js";
import {
  isMap
} from "./chunk-3HIBJKUS.js";
import {
  unknownName
} from "./chunk-EICZL6FV.js";
import {
  listsOf
} from "./chunk-NIZTT6CV.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/config/attestation-faults.ts
function findAttestationFaults(name, at) {
  const stage = at.stages[name];
  if (!stage) return [];
  const { document, roles } = at;
  const base = ["stages", name];
  const lists = listsOf(stage);
  const attested = new Set(
    lists.flatMap(({ entries }) => entries.flatMap(({ with: bound, id }) => (bound?.attestedBy && id) ?? []))
  );
  const refused = (path, ids, why) => ids.flatMap(
    (id, index) => attested.has(id) ? [document.problem([...base, ...path, index], `"${id}" waits for people, ${why}`)] : []
  );
  return [
    ...lists.flatMap(
      ({ path: list, entries }) => entries.flatMap((check, index) => {
        const role = check.with?.attestedBy?.role;
        const path = [...base, ...list, index, "with", "role"];
        return role === void 0 ? [] : unknownName(document, { path, name: role, known: Object.keys(roles), what: "role" });
      })
    ),
    ...lists.flatMap(
      ({ path, entries }) => entries.flatMap(({ needs }, index) => refused([...path, index, "needs"], needs, NEEDED))
    ),
    ...refused(["rollback", "when"], stage.rollback?.when ?? [], TRIGGERS),
    ...refused(["rollback", "verify"], stage.rollback?.verify ?? [], VERIFIES)
  ];
}
var NEEDED = "who answer after the run: what needs it belongs into a stage after this one";
var TRIGGERS = "and a rollback does not: name a check that a machine runs";
var VERIFIES = "and whether a rollback worked must be known at once: name a check that a machine runs";

// src/config/entry/wait-faults.ts
function findWaitFaults(entries, { document, path }) {
  return entries.flatMap(({ timeout, retries, with: bound }, index) => {
    const waits = bound?.waitsMs;
    if (waits === void 0) return [];
    const short = `is shorter than \`within\` and \`stable-for\` together (${showDuration(waits)}); leave it out, and it is a minute more than these`;
    const twice = "has no use beside `within` or `stable-for`, which ask again by themselves; leave one of them out";
    return [
      ...timeout !== void 0 && timeout < waits ? [document.problem([...path, index, "timeout"], short, "key")] : [],
      ...retries !== void 0 ? [document.problem([...path, index, "retries"], twice, "key")] : []
    ];
  });
}

// src/config/phases/faults.ts
function findPhaseFaults(stage, at) {
  const setting = { ...at, stage };
  return [
    ...missingPhases(setting),
    ...listsOf(stage).flatMap(
      ({ phase, path, entries }) => entries.flatMap((entry, index) => misplaced(entry, { ...setting, phase, path: [...at.base, ...path, index] }))
    ),
    ...watchFaults(setting),
    ...rollbackFaults(setting)
  ];
}
function missingPhases({ document, base, stage }) {
  const { checks, deploy, verify, watch, rollback } = stage;
  const has = (list) => list !== void 0 && list.length > 0;
  const isGiven = valueAt(document.raw, [...base, "checks"]) !== void 0;
  const isBare = !has(checks) && !has(verify) && !isGiven;
  const noDeploy = deploy === void 0 && verify !== void 0 && rollback !== void 0;
  return [
    ...isBare ? [document.problem([...base, "checks"], "missing; a stage has `checks`, or `verify`, or both")] : [],
    ...deploy !== void 0 && verify === void 0 ? [document.problem([...base, "deploy"], "needs `verify` beside it: what was deployed must be looked at", "key")] : [],
    ...watch !== void 0 && verify === void 0 ? [document.problem([...base, "watch"], "asks entries of `verify`, and this stage has none", "key")] : [],
    ...noDeploy ? [document.problem([...base, "rollback"], "takes back what `deploy` changes, and this stage has none", "key")] : []
  ];
}
function misplaced(entry, { document, phase, path, stage }) {
  const isChange = phase === "deploy" || phase === "rollback";
  const wrong = (key, message) => [document.problem([...path, key], message, "key")];
  const isLateAsked = phase === "verify" && stage["sign-off"]?.at === "end";
  const canAsk = phase === "checks" || isLateAsked;
  return [
    ...entry.reversible !== void 0 && phase !== "deploy" ? wrong("reversible", "says that a step of `deploy` has no way back, and stands there alone") : [],
    ...entry["if-begun"] !== void 0 && phase !== "rollback" ? wrong("if-begun", "says when a step of `rollback` is run, and stands there alone") : [],
    ...entry.before !== void 0 && phase !== "verify" ? wrong("before", "says whether an entry of `verify` is asked before the first change, and stands there alone") : [],
    ...entry["max-age"] !== void 0 && phase !== "checks" ? wrong("max-age", `an entry of \`${phase}\` is always asked anew, so that its result has no age`) : [],
    ...isChange && entry.required === false ? wrong("required", `the steps of \`${phase}\` build on each other, so that each is required`) : [],
    ...entry.with?.attestedBy !== void 0 && !canAsk ? wrong("kind", "people answer here only in `verify` of a stage with `sign-off.at: end`") : []
  ];
}
function watchFaults({ document, base, stage }) {
  const known = idsOf(stage.verify);
  return (stage.watch?.checks ?? []).flatMap((name, index) => [
    ...unknownName(document, { path: [...base, "watch", "checks", index], name, known, what: "entry of `verify`" }),
    ...waiting(stage.verify, name).map((why) => document.problem([...base, "watch", "checks", index], why))
  ]);
}
var waiting = (entries = [], name) => entries.some(({ id, with: bound }) => id === name && bound?.attestedBy !== void 0) ? [`"${name}" waits for people, and a watch asks a machine`] : [];
function rollbackFaults({ document, base, stage }) {
  const { rollback, checks, deploy, verify } = stage;
  if (rollback === void 0) return [];
  const triggers = deploy === void 0 ? [...checks, ...verify ?? []] : [...deploy, ...verify ?? []];
  const what = deploy === void 0 ? "check of this stage" : "entry of `deploy` or `verify`";
  const advisory = new Set(triggers.filter(({ required }) => required === false).map(({ id }) => id));
  const begun = idsOf(deploy);
  return [
    ...(rollback.when ?? []).flatMap((name, index) => {
      const path = [...base, "rollback", "when", index];
      if (!advisory.has(name)) return unknownName(document, { path, name, known: idsOf(triggers), what });
      return [document.problem(path, `"${name}" is advisory, and what triggers a rollback must be required`)];
    }),
    ...rollback.verify.flatMap(
      (name, index) => unknownName(document, {
        path: [...base, "rollback", "verify", index],
        name,
        known: [...idsOf(checks), ...idsOf(verify)],
        what: "entry of `checks` or `verify`"
      })
    ),
    ...rollback.steps.flatMap(
      (step, index) => (step["if-begun"] ?? []).flatMap(
        (name, at) => unknownName(document, {
          path: [...base, "rollback", "steps", index, "if-begun", at],
          name,
          known: begun,
          what: "step of `deploy`"
        })
      )
    )
  ];
}
var idsOf = (entries = []) => entries.flatMap(({ id }) => id ?? []);

// src/config/references.ts
function findBrokenReferences(outline, { document, today }) {
  const { stages, roles } = outline;
  return [
    ...Object.keys(stages).flatMap((stage) => inStage(stage, { document, stages, roles })),
    ...circles(
      new Map(Object.entries(stages).map(([name, { after }]) => [name, after === void 0 ? [] : [after.stage]]))
    ).map(
      (circle) => document.problem(["stages", circle[0] ?? "", "after"], `stages wait for each other: ${arrow(circle)}`)
    ),
    ...findWaiverFaults(outline, { document, today }),
    ...sharedEnvironments({ roles, stages }, document)
  ];
}
function inStage(name, at) {
  const { document, stages, roles } = at;
  const stage = stages[name];
  if (!stage) return [];
  const base = ["stages", name];
  const list = (path, listed, known, what) => listed.flatMap((entry, index) => unknownName(document, { path: [...path, index], name: entry, known, what }));
  const lists = listsOf(stage);
  return [
    ...twiceCalled(lists, { document, base }),
    ...lists.flatMap(({ phase, path, entries }) => {
      const ids = entries.flatMap(({ id }) => id ?? []);
      const what = phase === "checks" ? "check of this stage" : `entry of \`${path.join(".")}\``;
      return [
        ...entries.flatMap(({ needs }, index) => list([...base, ...path, index, "needs"], needs, ids, what)),
        ...circles(new Map(entries.map(({ id, needs }) => [id ?? "", needs]))).map((circle) => {
          const index = entries.findIndex((entry) => entry.id === circle[0]);
          const message = `${phase === "checks" ? "checks" : "entries"} wait for each other: ${arrow(circle)}`;
          return document.problem([...base, ...path, index, "needs"], message);
        }),
        ...findWaitFaults(entries, { document, path: [...base, ...path] })
      ];
    }),
    ...findPhaseFaults(stage, { document, base }),
    ...stage.after === void 0 ? [] : unknownName(document, {
      path: [...base, "after", ...isMapAt(document, [...base, "after"]) ? ["stage"] : []],
      name: stage.after.stage,
      known: Object.keys(stages),
      what: "stage"
    }),
    ...findAttestationFaults(name, at),
    ...stage.evidence !== void 0 && stage.after === void 0 ? [document.problem([...base, "evidence"], "proves the stage in `after`, and this stage has none", "key")] : [],
    ...pointlessAges(stage, { document, base }),
    ...windowFaults(stage, { document, base }),
    ...list([...base, "sign-off", "roles"], stage["sign-off"]?.roles ?? [], Object.keys(roles), "role")
  ];
}
var isMapAt = ({ raw }, path) => isMap(valueAt(raw, path));
function twiceCalled(lists, { document, base }) {
  const found = [];
  const seen = /* @__PURE__ */ new Map();
  for (const { path, entries } of lists) {
    for (const [index, { id }] of entries.entries()) {
      if (id === void 0) continue;
      const place = `${path.join(".")}[${index}]`;
      const first = seen.get(id);
      const message = `"${id}" is the id of ${first} already; ids are unique within a stage`;
      if (first === void 0) seen.set(id, place);
      else found.push(document.problem([...base, ...path, index, "id"], message));
    }
  }
  return found;
}
function windowFaults({ window, "sign-off": signOff }, { document, base }) {
  const despite = window?.despite;
  if (despite === void 0 || signOff?.roles?.includes(despite)) return [];
  const why = `"${despite}" signs nothing here: name a role of this stage's \`sign-off\``;
  return [document.problem([...base, "window", "despite"], why)];
}
function pointlessAges({ reuse, checks }, { document, base }) {
  const idle = "takes over results of checks that have `max-age`, and no check of this stage has one";
  const ageless = "what a person attests has no age of its own: give `max-age` to its `evidence`, under `with`";
  const isIdle = reuse !== void 0 && checks.every((check) => check["max-age"] === void 0);
  return [
    ...isIdle ? [document.problem([...base, "reuse"], idle, "key")] : [],
    ...checks.flatMap(
      (check, index) => check["max-age"] === void 0 || check.with?.attestedBy === void 0 ? [] : [document.problem([...base, "checks", index, "max-age"], ageless, "key")]
    )
  ];
}
function sharedEnvironments({ roles, stages }, document) {
  const owners = new Map(
    Object.entries(stages).flatMap(
      ([name, { environment }]) => environment === void 0 ? [] : [[environment.toLowerCase(), `the stage ${name}`]]
    )
  );
  return Object.entries(roles).flatMap(([name, { environment }]) => {
    const owner = environment === void 0 ? void 0 : owners.get(environment.toLowerCase());
    if (environment !== void 0 && owner === void 0) owners.set(environment.toLowerCase(), name);
    const message = `"${environment}" is the environment of ${owner} already; give each role one of its own`;
    return owner === void 0 ? [] : [document.problem(["roles", name, "environment"], message)];
  });
}
function circles(edges) {
  const found = [];
  const done = /* @__PURE__ */ new Set();
  const walk = (name, way) => {
    const start = way.indexOf(name);
    if (start >= 0) {
      found.push(way.slice(start));
      return;
    }
    if (done.has(name)) return;
    for (const next of edges.get(name) ?? []) walk(next, [...way, name]);
    done.add(name);
  };
  for (const name of edges.keys()) walk(name, []);
  return found;
}
var arrow = (circle) => [...circle, circle[0]].join(" \u2192 ");

// src/config/faults/find-faults.ts
async function findFaults(outline, at) {
  const broken = findBrokenReferences(outline, at);
  if (!hasGlobs(outline)) return broken;
  const { findGlobFaults } = await import("./glob-faults-TUSMMVJQ.js");
  return [...broken, ...findGlobFaults(outline, at.document)];
}
var hasGlobs = ({ stages, waivers }) => waivers.some(({ file }) => file !== void 0) || Object.values(stages).some(
  (stage) => listsOf(stage).some(({ entries }) => entries.some(({ when }) => when !== void 0))
);

export {
  findFaults
};
