import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  agreeOnImages,
  describe
} from "./chunk-TIDYPXIH.js";
import {
  planEntries,
  planStage
} from "./chunk-C5CQJ7AC.js";
import {
  staleResults
} from "./chunk-IAJZWSTG.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import {
  entriesOfPhases
} from "./chunk-NIZTT6CV.js";
import {
  whyFuture,
  whyOld
} from "./chunk-FQV4JGOB.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/pipeline/other-runs/merge.ts
function mergeShards(shards, whole) {
  const subject = commonSubject(shards, whole.subject);
  const judged = shards.map((shard) => ({ ...shard, strange: strangeness(shard.report, { ...whole, subject }) }));
  const own = judged.filter(({ strange }) => strange === void 0);
  const strangers = judged.flatMap(
    ({ shown, strange }) => strange === void 0 ? [] : [stale(`${shown}: ${strange}`)]
  );
  const { results, faults } = collectResults(own, whole);
  return { subject, results, faults: [...unknownCommit(subject), ...strangers, ...numbering(own), ...faults] };
}
var missing = (message) => ({ code: "evidence-missing", message });
var stale = (message) => ({ code: "evidence-stale", message });
var NAMES = {
  repository: "the repository",
  sha: "commit",
  head: "the head commit",
  ref: "the ref",
  event: "the event",
  runId: "the workflow run",
  runAttempt: "attempt",
  configDigest: "the config"
};
var KEYS = ["repository", "sha", "head", "ref", "event", "runId", "runAttempt", "configDigest"];
function commonSubject(shards, known) {
  const pick = (key) => known[key] ?? shards.map(({ report }) => report.subject[key]).find((value) => value !== void 0);
  return { ...Object.fromEntries(KEYS.map((key) => [key, pick(key)])), configDigest: known.configDigest };
}
function strangeness(report, { project, stage, subject, version, again }) {
  if (report.project !== project || report.stage !== stage) {
    return `is of ${report.project} / ${report.stage}, not of ${project} / ${stage}`;
  }
  if (report.tool.version !== version) {
    return `was made by version ${report.tool.version}, and this is ${version}; use one version in all jobs`;
  }
  for (const key of KEYS) {
    if (report.subject[key] === subject[key]) continue;
    const remedy = key === "runAttempt" ? "re-run all jobs of the workflow" : again;
    return `is about ${NAMES[key]} ${report.subject[key] ?? "nobody knows which"}, not ${subject[key] ?? "nobody knows which"}; ${remedy}`;
  }
  if (report.subject.dirty) return `was made of files that are not those of its commit; ${again}`;
  return void 0;
}
function unknownCommit({ sha }) {
  if (sha !== void 0) return [];
  return [missing("no report says which commit it is about; run the shards in a checkout")];
}
function numbering(shards) {
  const numbered = shards.map(({ shown, report }) => ({ shown, ...numberOf(report) }));
  const none2 = numbered.filter(({ of: of2 }) => of2 === 0);
  const sizes = [...new Set(numbered.map(({ of: of2 }) => of2).filter((of2) => of2 > 0))];
  const [of] = sizes;
  const faults = none2.map(({ shown }) => missing(`${shown}: is neither a shard nor the whole stage`));
  if (of === void 0) return faults.length > 0 ? faults : [missing("there is no report of any shard")];
  if (sizes.length > 1)
    return [...faults, stale(`the stage was cut into ${sizes.join(" and ")} shards; run all again`)];
  const absent = [];
  for (let index = 1; index <= of; index += 1) {
    const here = numbered.filter((shard) => shard.index === index);
    if (here.length === 0) absent.push(index);
    if (here.length > 1)
      faults.push(stale(`shard ${index}/${of} is there twice: ${here.map(({ shown }) => shown).join(", ")}`));
  }
  if (absent.length === 0) return faults;
  const what = absent.map((index) => `${index}/${of}`);
  return [...faults, missing(`no report of shard ${some(what)}; let each shard upload its report, also on no-go`)];
}
function numberOf({ selection }) {
  if (selection === void 0) return { index: 1, of: 1 };
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(selection.shard ?? "") ?? [];
  return Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : { index: 0, of: 0 };
}
function collectResults(shards, { steps }) {
  const faults = [];
  const byId = new Map(steps.map((step) => [step.id, step]));
  const found = /* @__PURE__ */ new Map();
  for (const { shown, report } of shards) {
    for (const result of report.checks) {
      const step = byId.get(result.id);
      const twin = found.get(result.id);
      const wrong = step ? againstConfig(result, step) : "is no check of this stage";
      if (wrong !== void 0) faults.push(stale(`${shown}: ${result.id} ${wrong}`));
      if (twin) faults.push(stale(`${result.id} is in two reports: ${twin.shown} and ${shown}`));
      if (step && !twin) found.set(result.id, { result: { ...unwaived(result), ...describe(step) }, shown });
    }
  }
  const absent = steps.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  if (absent.length > 0) faults.push(missing(`no report has ${count(absent.length, "check")}: ${some(absent)}`));
  return { results: steps.flatMap(({ id }) => found.get(id)?.result ?? []), faults };
}
function againstConfig(result, step) {
  if (result.kind !== step.kind) return `is of the kind ${result.kind}, not ${step.kind} as in the config`;
  if (result.required !== step.required) {
    return `is ${result.required ? "" : "not "}required, against the config`;
  }
  if (result.attestedBy?.role !== step.attestedBy?.role) {
    return `waits for ${result.attestedBy?.role ?? "nobody"}, not for ${step.attestedBy?.role ?? "nobody"} as in the config`;
  }
  if (result.reused && (step.maxAgeMs === void 0 || !step.reusable))
    return "was taken over from another run, which the config does not allow";
  const never = result.status === "skipped" && result.reasonCode === "when-not-met" && step.always;
  return never ? "was skipped by its own condition, and has none" : void 0;
}
function unwaived(result) {
  if (result.status !== "failed" && result.status !== "waived") return result;
  const findings = result.findings.map(({ waived: _, waiverEnded: __, ...finding }) => finding);
  return { ...result, status: "failed", reasonCode: "check-failed", findings };
}
var some = (names) => names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")} and ${names.length - 10} more`;

// src/pipeline/other-runs/earlier.ts
function judgeProof({ shown, report }, earlier) {
  const { subject, now, maxAgeMs } = earlier;
  const { selection, ...whole } = report;
  if (subject.sha === void 0) {
    return none(missing2(`${shown}: nobody knows which commit it has to be about; run this in a checkout`));
  }
  if (selection !== void 0)
    return none(missing2(`${shown}: is about a part of ${earlier.stage}; collect all parts first`));
  const isPhased = earlier.steps.some(({ phase }) => phase !== void 0);
  if (earlier.isWhole && (isPhased ? report.complete !== true : report.complete === false))
    return none(missing2(`${shown}: does not hold all phases of ${earlier.stage}; give the report of its last one`));
  const wanted = {
    ...report.subject,
    sha: subject.sha,
    repository: subject.repository,
    configDigest: subject.configDigest
  };
  const setting = { ...earlier, subject: wanted, version: report.tool.version, again: `run ${earlier.stage} again` };
  const merged = mergeShards([{ shown, report: whole }], setting);
  if (merged.faults.length > 0) return { faults: merged.faults.slice(0, 1), results: [] };
  const results = merged.results.map(earlier.waive);
  const { whenNothingApplies, checklist } = earlier;
  const judged = judge({ results, whenNothingApplies, checklist, cancelled: false, faults: [] });
  const blocked = report.decision === "no-go" ? report.reasons : judged.decision === "no-go" ? judged.reasons : [];
  const nowMs = now.getTime();
  const ended = endOf(report);
  const future = whyFuture(ended, nowMs);
  const old = maxAgeMs === void 0 ? void 0 : whyOld(ended, { nowMs, limitMs: maxAgeMs });
  const again = `run ${earlier.stage} again`;
  const faults = [
    ...blocked.slice(0, 1).map((reason) => missing2(`${shown}: ${earlier.stage} is no-go: ${inWords(reason)}`)),
    ...unsigned(report, earlier).map((why) => missing2(`${shown}: ${why}`)),
    ...future === void 0 ? [] : [stale2(`${shown}: ${future}`)],
    ...old === void 0 ? [] : [stale2(`${shown}: ${old}; ${again}`)],
    ...staleResults(results, { checks: earlier.steps, now, again }).map(
      ({ check, message }) => stale2(`${shown}: ${check}: ${message}`)
    )
  ];
  return { faults, results };
}
var none = (fault) => ({ faults: [fault], results: [] });
function changedImages(now, at) {
  const [here] = now;
  const [there] = at.results;
  if (!here || !there) return [];
  const all = (results) => results.flatMap(({ images = [] }) => images);
  const ours = { ...here, findings: [], required: true, images: all(now) };
  const theirs = { ...there, id: at.stage, findings: [], required: true, images: all(at.results) };
  const found = agreeOnImages([ours, theirs])[0]?.findings ?? [];
  return found.filter(({ level }) => level === "error").map(({ message }) => stale2(message));
}
var endOf = ({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs;
var missing2 = (message) => ({ code: "evidence-missing", message });
var stale2 = (message) => ({ code: "evidence-stale", message });
var inWords = ({ check, message }) => check === void 0 ? message : `${check}: ${message}`;
function unsigned({ signOff }, { roles, stage }) {
  if (roles.length === 0) return [];
  if (signOff === void 0) return [`${stage} wants a sign-off, and this is the report from before it`];
  if (signOff.dryRun) return [`the approvals came from a file, which proves nothing`];
  const signed = new Set(signOff.roles.filter(({ status }) => status === "signed").map(({ role }) => role));
  return roles.filter((role) => !signed.has(role)).map((role) => `${role} has not signed ${stage}`);
}

// src/commands/whole-stage.ts
async function wholeStage(at) {
  const { config, stage, env, phases = ["checks"] } = at;
  const all = entriesOfPhases(stage);
  const conditional = new Set(all.filter(({ when }) => when !== void 0).map(({ id }) => id));
  const event = env.GITHUB_EVENT_NAME ?? "local";
  const circumstances = { event, branch: void 0, env, changed: async () => void 0 };
  const steps = [
    ...phases.includes("checks") ? await planStage({ config, stage, selection: {}, circumstances }) : [],
    ...phases.includes("deploy") ? await planEntries(stage.deploy ?? [], { config, circumstances, phase: "deploy" }) : [],
    ...phases.includes("verify") ? await planEntries(stage.verify ?? [], { config, circumstances, phase: "verify" }) : []
  ];
  return steps.map((step) => ({ ...step, always: step.skip === void 0 && !conditional.has(step.id) }));
}

export {
  mergeShards,
  judgeProof,
  changedImages,
  endOf,
  wholeStage
};
