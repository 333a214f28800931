import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  actionsArtifacts
} from "./chunk-7P45APPY.js";
import {
  NotKept
} from "./chunk-UR5B3C3L.js";
import {
  silent
} from "./chunk-6EUFPLLY.js";
import {
  runSteps,
  signing,
  skipResult,
  standIns
} from "./chunk-VBJDFVJV.js";
import {
  assembleReport
} from "./chunk-PWYNHQMC.js";
import {
  openWaivers
} from "./chunk-TIDYPXIH.js";
import {
  planEntries,
  planStage
} from "./chunk-C5CQJ7AC.js";
import {
  octokitRuns
} from "./chunk-TL6F676T.js";
import {
  lookedAt,
  subject
} from "./chunk-NZFFQMFS.js";
import {
  NO_ROLLBACK
} from "./chunk-SZZLISL4.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import {
  mkdir,
  rename,
  rm,
  writeFile
} from "./chunk-44DPPABH.js";
import {
  openGitHub,
  readAnswer
} from "./chunk-MHLCP2FT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import {
  hasPhases
} from "./chunk-NIZTT6CV.js";
import {
  tool
} from "./chunk-UFD3GGFB.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import {
  id
} from "./chunk-5M3NKAVS.js";
import {
  endOf,
  exitedWith,
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  CHART_POINTS,
  failed,
  passed
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  STATUSES
} from "./chunk-7SUMUGD6.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/pipeline/phases/record.ts
import { createHash } from "node:crypto";
import { z } from "zod";
var text = z.string().max(1e6);
var time = z.iso.datetime();
var recorded = z.json();
var step = z.object({
  id,
  kind: id,
  /** It changes something outside. */
  mutates: z.boolean(),
  reversible: z.boolean(),
  begunAt: time.optional(),
  endedAt: time.optional(),
  status: z.enum(STATUSES).optional(),
  before: recorded.optional(),
  after: recorded.optional()
});
var record = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal("deploy-validate"), version: text }),
  project: text,
  stage: text,
  /** Of a monorepo's service. */
  instance: text.optional(),
  environment: text.optional(),
  subject,
  startedAt: time,
  /** The config by which it was deployed, as it was. */
  config: z.object({ file: text, text }),
  state: z.record(z.string(), text),
  captured: z.record(z.string(), text),
  before: z.array(lookedAt),
  /** What checks looked at, by `STAGE/ID`. */
  images: z.record(z.string(), z.array(z.object({ image: text, digest: text }))).default({}),
  steps: z.array(step).max(1e4),
  /** The end of the last step. */
  deployedAt: time.optional(),
  rollback: z.object({ begunAt: time, endedAt: time.optional(), status: z.enum(["running", "verified", "failed"]) }).optional()
});
var renderRecord = (value) => `${JSON.stringify(value, null, 2)}
`;
var digestOfText = (written) => `sha256:${createHash("sha256").update(written).digest("hex")}`;
function readRecord(written, { shown, digest }) {
  const remedy = "Give the record.json that `deploy` wrote, unchanged, with the digest that its job told.";
  const own = digestOfText(written);
  if (digest !== void 0 && digest !== own)
    throw new CouldNotTell(
      "stale",
      `${shown} has the digest ${own}, and the record that is meant had ${digest}`,
      remedy
    );
  const found = readValue(parseJson(written, { name: shown, remedy }), record, { name: shown, remedy });
  const config = digestOfText(found.config.text);
  if (config === found.subject.configDigest) return found;
  throw new CouldNotTell("wrong-format", `${shown}: its config is not the one that it names`, remedy);
}
function openRecorder(first, keep) {
  let now = first;
  let last = Promise.resolve();
  return {
    record: () => now,
    digest: () => digestOfText(renderRecord(now)),
    change: (next) => {
      const change = last.then(async () => {
        const changed = next(now);
        await keep(renderRecord(changed));
        now = changed;
      });
      last = change.catch(() => void 0);
      return change;
    }
  };
}
var withStep = (value, step2) => ({
  ...value,
  steps: value.steps.map((each) => each.id === step2.id ? { ...each, ...step2 } : each)
});

// src/pipeline/phases/ground.ts
function note({ timeline, now }, event) {
  timeline.push({ at: now().toISOString(), event });
}
function partOf(ground, moment, sample2) {
  const { recorder } = ground;
  const captured = { ...recorder?.record().captured };
  return {
    values: () => {
      const record2 = recorder?.record();
      return { captured: { ...record2?.captured, ...captured }, state: record2?.state ?? {} };
    },
    captured: (_, values) => {
      Object.assign(captured, values);
    },
    delivery: (step2) => deliveryOf(step2, { ground, moment, sample: sample2 })
  };
}
function deliveryOf(step2, { ground, moment, sample: sample2 }) {
  const { recorder } = ground;
  const record2 = recorder?.record();
  return {
    moment,
    ...sample2 && { sample: sample2 },
    imagesOf: async (check) => recorder?.record().images[check] ?? ground.images[check],
    notes: (record2?.steps ?? []).map(({ id: id2, kind, before, after }) => ({ step: id2, kind, before, after })),
    note: async (after) => {
      if (moment !== "deploy") return;
      await recorder?.change((value) => withStep(value, { id: step2.id, after }));
    },
    deployedAt: async () => {
      const { deployedAt } = recorder?.record() ?? {};
      return deployedAt === void 0 ? ground.deployedAt() : new Date(deployedAt);
    }
  };
}
var runSetting = (ground, more) => ({
  ports: ground.ports,
  progress: ground.progress,
  redact: ground.redact,
  // Nobody can excuse that a change failed.
  waive: more.moment === "verify" || more.moment === "watch" ? ground.waive : (result) => result,
  jobs: ground.jobs,
  failFast: false,
  cancel: ground.cancel,
  stopAt: more.stopAt,
  part: more.part ?? partOf(ground, more.moment)
});

// src/pipeline/phases/look-before.ts
var TELLS_BEFORE = /* @__PURE__ */ new Set([
  "http",
  "tls",
  "dns",
  "metrics",
  "logs",
  "alerts",
  "database",
  "cache"
]);
var SUMMARY_CHARACTERS = 500;
var LONGEST_LOOK_MS = 6e4;
async function lookBefore(triggers, ground) {
  const asked = triggers.filter(
    ({ kind, looksBefore, skip }) => TELLS_BEFORE.has(kind) && looksBefore !== false && skip === void 0
  );
  const once = asked.map((step2) => ({
    ...step2,
    needs: [],
    retries: 0,
    timeoutMs: Math.min(step2.timeoutMs, LONGEST_LOOK_MS)
  }));
  const quiet = { ...ground, progress: silent };
  const results = await runSteps(once, runSetting(quiet, { moment: "before" }));
  return results.map(({ id: id2, status, summary }) => ({ id: id2, status, summary: clip(summary, SUMMARY_CHARACTERS) }));
}
async function snapshot(steps, ground) {
  const part = partOf(ground, "before");
  const found = /* @__PURE__ */ new Map();
  for (const step2 of steps) {
    if (step2.before === void 0 || step2.skip !== void 0) continue;
    const signal = AbortSignal.any([ground.cancel, AbortSignal.timeout(step2.timeoutMs)]);
    const ports = ground.ports.forStep({ id: `${step2.id}.before`, attempt: 1, delivery: part.delivery(step2) }, signal);
    found.set(step2.id, await step2.before(ports, part.values()));
  }
  return found;
}
async function readState(questions, { ports, cancel, redact }) {
  const found = {};
  for (const [name, { run, matches, timeout }] of Object.entries(questions)) {
    const signal = AbortSignal.any([cancel, AbortSignal.timeout(timeout)]);
    const { exec } = ports.forStep({ id: `state-${name}`, attempt: 1 }, signal);
    const ran = await exec.run([...run]);
    const printed = printedBy(ran);
    const line = (printed ?? "").replace(/\r?\n$/, "");
    const remedy = `Let the command under \`rollback.state.${name}\` print it and nothing else.`;
    if (!exitedWith(ran, 0))
      throw new CouldNotTell("tool-refused", `the state "${name}" cannot be read: ${run[0]} ${endOf(ran)}`, remedy);
    const whole = new RegExp(`^(?:${matches.source})$`, matches.flags.replace("m", ""));
    if (/[\r\n]/.test(line) || printed === void 0 || !whole.test(line)) {
      const message = `the state "${name}" is not one line that /${matches.source}/ matches whole`;
      throw new CouldNotTell("wrong-format", message, remedy);
    }
    if (redact(line) !== line)
      throw new CouldNotTell("unsupported", `the state "${name}" holds a secret, which no record may`, remedy);
    found[name] = line;
  }
  return found;
}

// src/pipeline/phases/refusals.ts
function refusalsOf(way) {
  const { record: record2, replaced: replaced2 } = way;
  const begun = record2.steps.filter(({ begunAt }) => begunAt !== void 0);
  const oneWay = begun.filter(({ reversible }) => !reversible);
  return [
    ...begun.some(({ mutates }) => mutates) ? [] : [
      {
        name: "nothing-changed",
        why: "nothing was changed, so there is nothing to take back",
        final: true
      }
    ],
    ...record2.rollback === void 0 ? [] : [
      {
        name: "rolled-back",
        why: `it was taken back already at ${record2.rollback.begunAt}: ${record2.rollback.status}`
      }
    ],
    ...oneWay.map(({ id: id2 }) => ({
      name: id2,
      why: `the step ${id2} had begun, and it has no way back (reversible: false)`
    })),
    ...replaced2 === void 0 ? [] : [{ name: "replaced", why: replaced2.why }],
    ...unrecorded(way),
    ...redBefore(way)
  ];
}
function unrecorded({ record: record2, kinds }) {
  if (!kinds.includes("undo")) return [];
  const changed = record2.steps.filter(
    ({ begunAt, kind }) => begunAt !== void 0 && (kind === "apply" || kind === "argocd")
  );
  if (changed.length > 0 && changed.every(({ before }) => before !== void 0)) return [];
  const why = "the record does not say what ran before, so that `undo` has nothing to go back to";
  return [{ name: "not-recorded", why, final: true }];
}
function redBefore({ record: record2, triggers, isAutomatic }) {
  if (!isAutomatic) return [];
  const looked = record2.before.filter(({ id: id2 }) => triggers.includes(id2));
  if (looked.length === 0 || looked.some(({ status }) => status !== "failed")) return [];
  return [{ name: "red-before", why: "everything that was looked at before the deployment had failed then, too" }];
}

// src/pipeline/phases/go-back.ts
async function goBack(asked, ground) {
  const { trigger, from, to } = asked;
  const { recorder } = ground;
  const base = { trigger, from, to, steps: [], verify: [] };
  if (recorder === void 0) return { ...base, status: "refused", why: "there is no record of the deployment" };
  const refusals = await refuse(asked, ground);
  const standing = refusals.filter(({ name, final }) => final === true || !asked.despite.includes(name));
  const despite = refusals.filter(({ name }) => asked.despite.includes(name)).map(({ name }) => name);
  const shown = { ...base, ...despite.length > 0 && { despite } };
  if (standing.length > 0) {
    const why = standing.map((refusal) => asked.isAutomatic ? refusal.why : withName(refusal)).join("; ");
    note(ground, `rollback: refused: ${why}`);
    return { ...shown, status: "refused", why };
  }
  const begunAt = ground.now().toISOString();
  try {
    await recorder.change((value) => ({ ...value, rollback: { begunAt, status: "running" } }));
  } catch (error) {
    if (error instanceof CouldNotTell) return { ...shown, status: "refused", why: error.message };
    throw error;
  }
  note(ground, `rollback: begins, triggered by ${trigger}`);
  const back = await carryOut(asked, ground);
  note(ground, `rollback: ${back.status}`);
  const end = { begunAt, endedAt: ground.now().toISOString(), status: back.status };
  const { status } = back;
  if (status === "verified" || status === "failed")
    await recorder.change((value) => ({ ...value, rollback: { ...end, status } })).catch(() => void 0);
  return { ...shown, ...back };
}
var withName = ({ name, why, final }) => final ? why : `${why} (--despite ${name} overrides it)`;
async function refuse(asked, ground) {
  const { recorder } = ground;
  if (recorder === void 0) return [];
  const why = await replacedOf(asked, ground);
  const record2 = recorder.record();
  const { triggers, isAutomatic } = asked;
  const kinds = asked.steps.map(({ kind }) => kind);
  return refusalsOf({ record: record2, triggers, isAutomatic, replaced: why === void 0 ? void 0 : { why }, kinds });
}
async function replacedOf(asked, ground) {
  try {
    return await ground.whySuperseded() ?? await asked.whyReplaced();
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return `nobody can tell whether what runs is what was deployed: ${error.message}`;
  }
}
async function carryOut(asked, ground) {
  const steps = await takeSteps(asked.steps, ground);
  const taken = steps.map(takenOf);
  const broken = steps.find(({ status }) => status !== "passed" && status !== "skipped");
  const [first] = steps.filter(({ status }) => status !== "skipped");
  if (broken !== void 0 && broken === first && broken.status === "errored" && broken.cause === "tool-refused")
    return { status: "refused", why: broken.summary, steps: taken, verify: [] };
  if (broken)
    return {
      status: "failed",
      why: `the step ${broken.id} ${wordOf(broken)}: ${broken.summary}`,
      steps: taken,
      verify: []
    };
  if (!steps.some(({ status }) => status === "passed"))
    return { status: "failed", why: "none of its steps was run", steps: taken, verify: [] };
  const verify = await askAnew(asked, ground);
  const bad = verify.find((result) => !holds(result));
  const asWas = verify.map(takenOf);
  if (bad)
    return {
      status: "failed",
      why: `it did not help: ${bad.id} ${wordOf(bad)}: ${bad.summary}`,
      steps: taken,
      verify: asWas
    };
  if (!verify.some(({ status }) => status === "passed"))
    return { status: "failed", why: "nothing was asked afterwards", steps: taken, verify: [] };
  const state = await whyOtherState(asked, ground);
  if (state !== void 0) return { status: "failed", why: state, steps: taken, verify: asWas };
  return { status: "verified", steps: taken, verify: asWas };
}
var holds = ({ status, reasonCode }) => status === "passed" || status === "waived" || status === "skipped" && reasonCode === "when-not-met";
var wordOf = ({ status }) => status === "errored" ? "could not tell" : status;
var takenOf = ({ id: id2, status, summary, durationMs }) => ({ id: id2, status, summary, durationMs });
async function takeSteps(steps, ground) {
  const begun = new Set(
    (ground.recorder?.record().steps ?? []).flatMap(({ id: id2, begunAt }) => begunAt === void 0 ? [] : [id2])
  );
  const results = [];
  let stopped;
  for (const step2 of steps) {
    if (ground.cancel.aborted) stopped ??= "the run was cancelled before it began";
    const isFor = step2.ifBegun === void 0 || step2.ifBegun.some((id2) => begun.has(id2));
    const idle = isFor ? void 0 : `none of ${step2.ifBegun?.join(", ")} had begun`;
    if (stopped !== void 0 || idle !== void 0) {
      results.push(skipResult(step2, idle === void 0 ? "cancelled" : "when-not-met", idle ?? stopped ?? ""));
      continue;
    }
    const [result] = await runSteps([{ ...step2, needs: [] }], runSetting(ground, { moment: "rollback" }));
    if (result === void 0) throw new TypeError("a step has a result");
    note(ground, `rollback: ${step2.id} ${result.status}`);
    results.push(result);
    if (result.status !== "passed" && result.status !== "skipped") stopped = `${step2.id} ${wordOf(result)}`;
  }
  return results.map(
    (result) => result.status === "skipped" && result.reasonCode === "cancelled" && ground.cancel.aborted ? { ...result, status: "errored", summary: `not run: ${result.summary}` } : result
  );
}
async function askAnew({ verify, within, stableFor }, ground) {
  const alone = verify.map((step2) => ({
    ...step2,
    needs: step2.needs.filter((need) => verify.some(({ id: id2 }) => id2 === need))
  }));
  let last = [];
  const ask = async () => {
    last = await runSteps(alone, runSetting({ ...ground, progress: silent }, { moment: "rollback" }));
    const bad = last.find((result) => !holds(result));
    if (bad === void 0) return passed("all hold");
    return failed(`${bad.id}: ${bad.summary}`, { findings: [] });
  };
  const waiting = { within, every: 2e3, "stable-for": stableFor };
  await until(ask, { waiting, ports: { clock: ground.ports.clock, signal: ground.cancel } }).catch((error) => {
    if (!(error instanceof CouldNotTell)) throw error;
  });
  return last;
}
async function whyOtherState({ state, despite }, ground) {
  if (Object.keys(state).length === 0 || despite.length > 0) return void 0;
  const wanted = ground.recorder?.record().state ?? {};
  try {
    const found = await readState(state, ground);
    const other = Object.keys(state).find((name) => found[name] !== wanted[name]);
    if (other === void 0) return void 0;
    return `the state "${other}" is ${found[other]}, and ${wanted[other]} was recorded before the deployment`;
  } catch (error) {
    if (error instanceof CouldNotTell) return `the state cannot be told after the way back: ${error.message}`;
    throw error;
  }
}

// src/commands/delivery/open-way.ts
async function planWay(at) {
  const { config, stage, circumstances } = at;
  const { rollback } = stage;
  const deploy = await planEntries(stage.deploy ?? [], { config, circumstances, phase: "deploy" });
  const verify = await planEntries(stage.verify ?? [], { config, circumstances, phase: "verify" });
  const checks = await planStage({ config, stage, selection: {}, circumstances });
  const required = verify.filter((step2) => step2.required && step2.attestedBy === void 0).map(({ id: id2 }) => id2);
  const named = rollback?.verify ?? [];
  const wanted = named.length > 0 ? named : required;
  const watched = verify.filter(({ id: id2 }) => stage.watch?.checks.includes(id2));
  const applying = watched.filter(({ skip }) => skip === void 0);
  return {
    deploy,
    verify,
    watched: applying.length > 0 ? applying : watched,
    triggers: rollback === void 0 ? [] : rollback.when ?? required,
    back: await planEntries(rollback?.steps ?? [], { config, circumstances, phase: "rollback" }),
    backVerify: [...checks, ...verify].filter(({ id: id2 }) => wanted.includes(id2)).map(({ taken: _, ...step2 }) => step2)
  };
}
async function whyReplaced(deploy, ground) {
  const begun = new Set(
    (ground.recorder?.record().steps ?? []).flatMap(({ id: id2, begunAt }) => begunAt === void 0 ? [] : [id2])
  );
  const part = partOf(ground, "watch");
  for (const step2 of deploy) {
    if (step2.replaced === void 0 || !begun.has(step2.id)) continue;
    const signal = AbortSignal.any([ground.cancel, AbortSignal.timeout(step2.timeoutMs)]);
    const ports = ground.ports.forStep({ id: `${step2.id}.now`, attempt: 1, delivery: part.delivery(step2) }, signal);
    try {
      const why = await step2.replaced(ports, part.values());
      if (why !== void 0) return why;
    } catch (error) {
      if (error instanceof CouldNotTell || !signal.aborted) throw error;
      throw new CouldNotTell("timed-out", `${step2.id} did not say in time what runs now`, "Ask the cluster by hand.");
    }
  }
  return void 0;
}

// src/pipeline/phases/unreachable.ts
var SUBJECTS = /* @__PURE__ */ new Set(["http", "tls", "load", "rate-limit"]);
var SILENT_MS = 3e4;
var PAUSE_MS = 2e3;
function failingWhenSilent(step2, { before, othersAnswer }) {
  const looked = before.find(({ id: id2 }) => id2 === step2.id);
  const didAnswer = looked?.status === "passed" || looked?.status === "failed";
  if (!SUBJECTS.has(step2.kind) || !didAnswer) return step2;
  const run = async (ports, values) => {
    const begun = ports.clock.monotonic();
    for (; ; ) {
      const silent2 = await answerOf(() => step2.run(ports, values), ports.signal);
      if (!(silent2 instanceof CouldNotTell)) return silent2;
      const lasted = ports.clock.monotonic() - begun;
      if (lasted >= SILENT_MS) {
        if (!await othersAnswer()) throw silent2;
        return silence(silent2, lasted);
      }
      await ports.clock.sleep(Math.min(PAUSE_MS, SILENT_MS - lasted), ports.signal);
    }
  };
  return { ...step2, timeoutMs: step2.timeoutMs + SILENT_MS, run };
}
async function answerOf(ask, signal) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === "unreachable" && !signal.aborted) return error;
    throw error;
  }
}
function silence({ message, remedy }, lasted) {
  const summary = `it answered before the deployment, and has been silent for ${showDuration(lasted)}: ${message}`;
  return failed(summary, { findings: [{ rule: "unreachable", level: "error", message: summary, help: remedy }] });
}

// src/pipeline/phases/samples.ts
function trendOf(samples, { failures, of, maxUnknown }) {
  const recent = samples.slice(-of);
  if (recent.filter((sample2) => sample2 === "failed").length >= failures) return "trigger";
  const last = samples.slice(-maxUnknown);
  if (last.length === maxUnknown && last.every((sample2) => sample2 === "unknown")) return "unknown";
  return samples.at(-1) === "passed" ? "fine" : "undecided";
}

// src/pipeline/phases/watch.ts
var ID = "watch";
async function watch(asked, ground) {
  const { clock } = ground.ports;
  const begun = clock.monotonic();
  const seen = new Map(asked.steps.map(({ id: id2 }) => [id2, []]));
  let samples = 0;
  let unknown = 0;
  const end = (endedBy, why, by) => {
    note(ground, `watch: ended by ${endedBy} after ${count(samples, "sample")}`);
    return { note: { for: asked.forMs, samples, unknown, endedBy }, results: lastOf(seen, asked.everyMs), why, by };
  };
  note(ground, `watch: begins, ${showDuration(asked.forMs)}`);
  ground.progress.begin([{ id: ID, name: ID }]);
  ground.progress.started({ id: ID, name: ID, attempt: 1 });
  try {
    for (; ; ) {
      const next = begun + (samples + 1) * asked.everyMs;
      await clock.sleep(Math.max(0, next - clock.monotonic()), ground.cancel);
      const gone = await replaced(asked, ground);
      if (gone !== void 0) return end("superseded", gone);
      const results = await sample(asked, { ground, number: samples + 1 });
      if (ground.cancel.aborted) return end("cancelled", "the run was cancelled while it watched");
      samples += 1;
      for (const result of results) seen.get(result.id)?.push(result);
      if (results.some((result) => sampleOf(result) === "unknown")) unknown += 1;
      const trends = asked.steps.map(({ id: id2 }) => ({ id: id2, trend: trendOf((seen.get(id2) ?? []).map(sampleOf), asked) }));
      const bad = worst(trends);
      if (bad) return end(bad.trend, sentence(bad, seen), bad.id);
      const left = begun + asked.forMs - clock.monotonic();
      ground.progress.told({ id: ID, name: ID }, progressOf({ left, samples, unknown }));
      if (left <= 0 && trends.every(({ trend }) => trend === "fine")) return end("time");
    }
  } catch (error) {
    if (ground.cancel.aborted) return end("cancelled", "the run was cancelled while it watched");
    throw error;
  } finally {
    ground.progress.end();
  }
}
async function replaced({ whyReplaced: whyReplaced2 }, ground) {
  try {
    return await ground.whySuperseded() ?? await whyReplaced2();
  } catch (error) {
    if (error instanceof CouldNotTell) return void 0;
    throw error;
  }
}
async function sample({ steps, forMs, everyMs }, { ground, number }) {
  const alone = steps.map((step2) => ({ ...step2, needs: [] }));
  const part = partOf(ground, "watch", { number, of: Math.max(number, Math.ceil(forMs / everyMs)) });
  return runSteps(alone, runSetting({ ...ground, progress: silent }, { moment: "watch", part }));
}
function sampleOf({ status }) {
  if (status === "passed" || status === "waived") return "passed";
  return status === "failed" ? "failed" : "unknown";
}
function worst(trends) {
  for (const wanted of ["trigger", "unknown"]) {
    const found = trends.find(({ trend }) => trend === wanted);
    if (found) return { id: found.id, trend: wanted };
  }
  return void 0;
}
function sentence({ id: id2, trend }, seen) {
  const summary = seen.get(id2)?.at(-1)?.summary ?? "";
  return trend === "trigger" ? `${id2} failed while it was watched: ${summary}` : `${id2} could not tell: ${summary}`;
}
var progressOf = (at) => `${count(at.samples, "sample")}${at.unknown > 0 ? `, ${at.unknown} unknown` : ""}, ${showDuration(Math.max(0, at.left))} left`;
function lastOf(seen, everyMs) {
  return [...seen.values()].flatMap((results) => {
    const last = results.at(-1);
    if (last === void 0) return [];
    const charts = seriesOf(results, everyMs);
    return [charts.length === 0 ? last : { ...last, charts: [...last.charts ?? [], ...charts] }];
  });
}
function seriesOf(results, everyMs) {
  const names = new Map((results.at(-1)?.measurements ?? []).map(({ name, unit, limit }) => [name, { unit, limit }]));
  return [...names].slice(0, 5).flatMap(([name, { unit, limit }]) => {
    const points = results.flatMap(({ measurements }, index) => {
      const value = measurements.find((measurement) => measurement.name === name)?.value;
      return value === void 0 ? [] : [[(index + 1) * everyMs / 1e3, value]];
    });
    const every = Math.ceil(points.length / CHART_POINTS);
    const shown = points.filter((_, index) => index % every === 0);
    if (shown.length < 2) return [];
    return [
      {
        title: `${name} while it was watched`,
        unit,
        form: "series",
        points: shown,
        ...limit !== void 0 && { limit }
      }
    ];
  });
}

// src/commands/delivery/look-after.ts
async function lookAfter(after) {
  const { deployed, ground, way } = after;
  const steps = deployed.deploy ?? [];
  const stopped = deployed.superseded !== void 0 || !steps.every(isDone);
  if (stopped) {
    const trigger2 = failedTrigger(steps, after);
    const rollback = await backIfWanted(trigger2, after);
    return { phases: { ...deployed, rollback }, results: steps };
  }
  const verify = await verifyAll(after);
  const trigger = failedTrigger(verify, after);
  if (trigger !== void 0 || !verify.filter(({ required }) => required).every(isDoneOrPending)) {
    const rollback = await backIfWanted(trigger, after);
    return { phases: { ...deployed, verify, rollback }, results: [...steps, ...verify] };
  }
  const { watches, forMs } = watchOf(after);
  if (!watches) {
    const elsewhere = after.ruled.stage.watch === void 0 ? void 0 : "elsewhere";
    const phases2 = { ...deployed, verify, watch: elsewhere, rollback: NO_ROLLBACK };
    return { phases: phases2, results: [...steps, ...verify] };
  }
  const { "fail-after": rule, "max-unknown": maxUnknown, every } = after.ruled.stage.watch ?? DEFAULT;
  const before = ground.recorder?.record().before ?? [];
  const asked = way.watched.map((step2) => failingWhenSilent(step2, { before, othersAnswer: ground.othersAnswer }));
  const seen = await watch(
    { steps: asked, forMs, everyMs: every, ...rule, maxUnknown, whyReplaced: () => whyReplaced(way.deploy, ground) },
    ground
  );
  const last = new Map(seen.results.map((result) => [result.id, result]));
  const results = [...steps, ...verify.map((result) => last.get(result.id) ?? result)];
  const phases = { ...deployed, verify, watch: { note: seen.note, why: seen.why }, rollback: NO_ROLLBACK };
  const isTrigger = seen.by !== void 0 && seen.note.endedBy === "trigger" && mayTrigger(seen.by, after);
  if (!isTrigger || seen.by === void 0) return { phases, results };
  return { phases: { ...phases, rollback: await backIfWanted(seen.by, after) }, results };
}
var DEFAULT = { every: 3e4, "fail-after": { failures: 2, of: 2 }, "max-unknown": 5 };
function watchOf({ ruled, request }) {
  const { watch: asked } = ruled.stage;
  const forMs = request.watchMs ?? asked?.for ?? 0;
  return { watches: request.watches && asked !== void 0 && forMs > 0, forMs };
}
async function verifyAll(after) {
  const { ground, way, request } = after;
  const before = ground.recorder?.record().before ?? [];
  note(ground, "verify: begins");
  const steps = way.verify.map((step2) => failingWhenSilent(step2, { before, othersAnswer: ground.othersAnswer }));
  const stopAt = (result) => request.rollback === "auto" && result.status === "failed" && mayTrigger(result.id, after) ? `stopped because ${result.id} failed, which triggers the rollback` : void 0;
  const results = await runSteps(steps, runSetting(ground, { moment: "verify", stopAt }));
  note(ground, `verify: ${results.every(isDoneOrPending) ? "passed" : "not passed"}`);
  return results.map((result) => withNote(result, before));
}
function withNote(result, before) {
  const wasRed = before.some(({ id: id2, status }) => id2 === result.id && status === "failed");
  return wasRed && result.status === "failed" ? { ...result, summary: `${result.summary} (failed before, too)` } : result;
}
var isDone = ({ status, reasonCode }) => status === "passed" || status === "waived" || status === "skipped" && reasonCode === "when-not-met";
var isDoneOrPending = (result) => isDone(result) || result.status === "pending";
var failedTrigger = (results, after) => results.find(({ id: id2, status }) => status === "failed" && mayTrigger(id2, after))?.id;
function mayTrigger(id2, { way, ground }) {
  const wasRed = ground.recorder?.record().before.some((look) => look.id === id2 && look.status === "failed");
  return way.triggers.includes(id2) && wasRed !== true;
}
async function backIfWanted(trigger, after) {
  const { ground, way, request, ruled } = after;
  const { rollback } = ruled.stage;
  if (trigger === void 0 || request.rollback !== "auto" || rollback === void 0) return NO_ROLLBACK;
  const record2 = ground.recorder?.record();
  return goBack(
    {
      trigger,
      triggers: way.triggers,
      isAutomatic: true,
      despite: [],
      steps: way.back,
      verify: way.backVerify,
      within: rollback.within,
      stableFor: rollback["stable-for"],
      state: rollback.state ?? {},
      whyReplaced: () => whyReplaced(way.deploy, ground),
      from: ruled.subject.sha,
      to: record2 === void 0 ? void 0 : whatRan(record2)
    },
    ground
  );
}
function whatRan({ state }) {
  const parts = Object.entries(state).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? void 0 : parts.join(", ");
}

// src/commands/delivery/open-ground.ts
import { resolve } from "node:path";

// src/ports/runner/record-store.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
var RECORD_FILE = "record.json";
function recordStore({ directory, isNew, artifact }) {
  let isThere = !isNew;
  return async (written) => {
    try {
      await mkdir(directory, { recursive: true });
      const file = join(directory, RECORD_FILE);
      const part = `${file}.${process.pid}.part`;
      await writeFile(part, written);
      await rename(part, file).catch(async (error) => {
        await rm(part, { force: true });
        throw error;
      });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const remedy = "Free the disk, or name another report directory. Nothing is changed without a record.";
      throw new CouldNotTell("unreadable", `the record of the deployment cannot be written: ${why}`, remedy, { cause });
    }
    if (artifact === void 0) return;
    try {
      await artifact.upload({ name: artifact.name, directory, files: [RECORD_FILE], overwrite: isThere });
      isThere = true;
    } catch (cause) {
      if (!(cause instanceof NotKept)) throw cause;
      const message = `the record of the deployment cannot be uploaded: ${cause.message}`;
      throw new CouldNotTell("unreachable", message, cause.remedy, { cause });
    }
  };
}
var hasRecord = (directory) => existsSync(join(directory, RECORD_FILE));

// src/pipeline/phases/newer.ts
var BEGUN = /* @__PURE__ */ new Set(["in_progress", "success", "failure", "error", "inactive"]);
function whyNotNewest(deployments2, own) {
  const newer = deployments2.find(
    ({ createdAt, state, runId }) => Date.parse(createdAt) > own.startedAt.getTime() && runId !== own.runId && state !== void 0 && BEGUN.has(state)
  );
  if (newer === void 0) return void 0;
  const by = newer.runId === void 0 ? `deployment ${newer.id}` : `run ${newer.runId}`;
  return `${by} has deployed ${newer.sha.slice(0, 12)} to ${own.environment} since`;
}
function lastSuccess(deployments2) {
  const found = deployments2.find(({ state }) => state === "success");
  return found?.stateAt === void 0 ? void 0 : new Date(found.stateAt);
}

// src/ports/github/deployments.ts
import { z as z2 } from "zod";
var deployments = z2.array(z2.object({ id: z2.int(), sha: z2.string(), created_at: z2.string() }));
var statuses = z2.array(
  z2.object({
    state: z2.string(),
    created_at: z2.string(),
    log_url: z2.string().nullish(),
    target_url: z2.string().nullish()
  })
);
var NEWEST = 20;
async function newestDeployments({ environment, since, sha }, setting) {
  const { repository } = setting;
  const ask = openGitHub(setting);
  const found = await ask(`list the deployments to ${environment}`, async (client) => {
    const route = "GET /repos/{owner}/{repo}/deployments";
    const { data } = await client.request(route, {
      ...repository,
      environment,
      ...sha !== void 0 && { sha },
      per_page: NEWEST
    });
    return readAnswer(deployments, data);
  });
  const young = found.filter(({ created_at: at }) => since === void 0 || Date.parse(at) >= since.getTime());
  return Promise.all(
    young.map(async ({ id: id2, sha: of, created_at: createdAt }) => {
      const [status] = await ask(`list the statuses of deployment ${id2}`, async (client) => {
        const route = "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses";
        const { data } = await client.request(route, { ...repository, deployment_id: id2, per_page: 1 });
        return readAnswer(statuses, data);
      });
      const link = status?.log_url ?? status?.target_url ?? "";
      const runId = /\/actions\/runs\/(\d+)/.exec(link)?.[1];
      return { id: id2, sha: of, createdAt, state: status?.state, stateAt: status?.created_at, runId };
    })
  );
}
async function githubAnswers(setting) {
  try {
    await openGitHub(setting)("tell its limits", (client) => client.request("GET /rate_limit"));
    return true;
  } catch {
    return false;
  }
}

// src/commands/delivery/ask-github.ts
var TIMEOUT_MS = 6e4;
var nothing = {
  whySuperseded: async () => void 0,
  whyDeployedAlready: async () => void 0,
  othersAnswer: async () => false,
  deployedAt: async () => void 0
};
function askGitHub({ ruled, world, artifact, startedAt }) {
  const { env, token, cancel } = world;
  const { repository, runId, runAttempt, sha } = ruled.subject;
  const [owner, repo] = (repository ?? "").split("/");
  if (env.GITHUB_ACTIONS !== "true" || runId === void 0 || !owner || !repo) return nothing;
  const { environment } = ruled.stage;
  const setting = () => {
    if (!token) throw new CouldNotTell("variable-missing", "there is no token to ask GitHub with", "Pass `token`.");
    return { apiUrl: env.GITHUB_API_URL, token, repository: { owner, repo }, signal: deadline(TIMEOUT_MS, cancel) };
  };
  return {
    othersAnswer: async () => token !== void 0 && githubAnswers(setting()),
    whyDeployedAlready: () => told("actions: read", async () => {
      if (!token && (runAttempt ?? "1") === "1") return void 0;
      const found = await octokitRuns(setting()).artifacts(runId, artifact);
      if (found.length === 0) return void 0;
      return `this run has the artifact ${artifact} already: an attempt of it has deployed, or has begun to`;
    }),
    whySuperseded: () => told("deployments: read", async () => {
      if (environment === void 0) return void 0;
      const found = await newestDeployments({ environment, since: startedAt }, setting());
      return whyNotNewest(found, { runId, startedAt, environment });
    }),
    deployedAt: () => told("deployments: read", async () => {
      if (environment === void 0 || sha === void 0 || !token) return void 0;
      return lastSuccess(await newestDeployments({ environment, sha }, setting()));
    })
  };
}
async function told(permission, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    const remedy = error.why === "forbidden" ? `Give the job "${permission}".` : "Run it again.";
    throw new CouldNotTell("unreachable", error.message, remedy, { cause: error });
  }
}

// src/commands/delivery/open-ground.ts
async function openGround({ ruled, request, world, record: record2, hasRecord: hasRecord2 = true }) {
  const { name, labelOf, now } = ruled;
  const isWorkflow = world.env.GITHUB_ACTIONS === "true";
  const waivers = await openWaivers(ruled.waivers, { today: now.toISOString().slice(0, 10), stage: name });
  const artifact = `deploy-validate-${labelOf(name)}-record`;
  const keep = recordStore({
    directory: resolve(request.reportDirectory),
    isNew: record2 === void 0,
    ...isWorkflow && { artifact: { name: artifact, upload: actionsArtifacts(world.env) } }
  });
  const startedAt = record2 === void 0 ? now : new Date(record2.startedAt);
  const github = askGitHub({ ruled, world, artifact, startedAt });
  return {
    ports: ruled.ports,
    redact: ruled.redact,
    progress: world.progress,
    cancel: world.cancel,
    jobs: request.jobs,
    waive: waivers.apply,
    recorder: hasRecord2 ? openRecorder(record2 ?? newRecord({ ruled, request, world }), keep) : void 0,
    ...github,
    deployedAt: async () => request.deployedAt ?? await github.deployedAt(),
    timeline: [],
    images: record2?.images ?? {},
    now: () => /* @__PURE__ */ new Date()
  };
}
function newRecord({ ruled, request }) {
  const { stage, config, name, labelOf, policy, subject: subject2, now } = ruled;
  const deploySteps = (stage.deploy ?? []).map(({ id: id2, kind, with: bound, reversible }) => ({
    id: id2,
    kind,
    mutates: bound.mutates ?? kind === "command",
    reversible: reversible !== false
  }));
  return {
    schemaVersion: 1,
    tool: { name: "deploy-validate", version: tool.version },
    project: config.project,
    stage: labelOf(name),
    ...request.instance !== void 0 && { instance: request.instance },
    ...stage.environment !== void 0 && { environment: stage.environment },
    subject: subject2,
    startedAt: now.toISOString(),
    config: policy.source,
    state: {},
    captured: {},
    before: [],
    images: {},
    steps: deploySteps
  };
}

// src/pipeline/phases/end-states.ts
var END_STATES = [
  { name: "barred as superseded", where: { barred: ["superseded"] }, deployed: "no", code: "superseded" },
  { name: "not allowed here", where: { barred: ["not-allowed-here"] }, deployed: "no", code: "not-allowed-here" },
  { name: "deployed already", where: { barred: ["already-deployed"] }, deployed: "no", code: "already-deployed" },
  { name: "outside its hours", where: { barred: ["outside-window"] }, deployed: "no", code: "outside-window" },
  { name: "no record", where: { barred: ["evidence-missing"] }, deployed: "no", code: "evidence-missing" },
  { name: "cancelled before a change", where: { barred: ["cancelled"] }, deployed: "no", code: "cancelled" },
  {
    name: "checks no-go",
    where: { barred: ["none"], checks: ["no-go"], deploy: ["none"], verify: ["none"] },
    deployed: "no"
  },
  {
    name: "checks go",
    where: { barred: ["none"], checks: ["go"], deploy: ["none"], verify: ["none"], rollback: ["none"] },
    deployed: "no",
    mayGo: true
  },
  { name: "taken back", where: { rollback: ["verified"] }, deployed: "back", code: "rollback-triggered" },
  {
    name: "not helped",
    where: { rollback: ["failed", "running"] },
    deployed: "unknown",
    code: "rollback-triggered",
    held: true
  },
  {
    name: "a step failed, and the way back was refused",
    where: { rollback: ["refused"], deploy: ["failed"] },
    deployed: "partly",
    code: "rollback-triggered",
    held: true
  },
  {
    name: "replaced while watched",
    where: { watch: ["superseded"] },
    deployed: "replaced",
    code: "superseded"
  },
  {
    name: "triggered, refused",
    where: { rollback: ["refused"] },
    deployed: "yes",
    code: "rollback-triggered",
    held: true
  },
  { name: "a step failed", where: { deploy: ["failed"] }, deployed: "partly", code: "deploy-failed", held: true },
  { name: "a step unknown", where: { deploy: ["errored"] }, deployed: "unknown", code: "deploy-unknown", held: true },
  { name: "verify failed", where: { verify: ["failed"] }, deployed: "yes", held: true },
  { name: "verify could not tell", where: { verify: ["errored", "none"] }, deployed: "yes", held: true },
  { name: "watch ended badly", where: { watch: ["trigger", "unknown", "cancelled"] }, deployed: "yes", held: true },
  { name: "watch elsewhere", where: { verify: ["passed"], watch: ["elsewhere"] }, deployed: "yes", mayGo: true },
  { name: "all passed", where: { verify: ["passed"], watch: ["none", "time"] }, deployed: "yes", mayGo: true },
  { name: "unforeseen", where: {}, deployed: "unknown", code: "deploy-unknown", held: true }
];
function endOf2(way) {
  const found = END_STATES.find(({ where }) => fits(way, where));
  if (found === void 0) throw new TypeError("the last row fits every way");
  return found;
}
function fits(way, where) {
  return isAmong(way.barred, where.barred) && isAmong(way.checks, where.checks) && isAmong(way.deploy, where.deploy) && isAmong(way.verify, where.verify) && isAmong(way.watch, where.watch) && isAmong(way.rollback, where.rollback);
}
var isAmong = (value, allowed) => allowed === void 0 || allowed.includes(value);

// src/pipeline/phases/conclude.ts
function concludePhases(phases) {
  const state = endOf2(wayOf(phases));
  const superseded = state.code === "superseded";
  const reasons = reasonOf(state, phases);
  return {
    state,
    deployed: superseded && phases.superseded !== void 0 ? "partly" : state.deployed,
    leading: reasons
  };
}
function wayOf(phases) {
  const { barred, deploy, verify, watch: watch2, rollback } = phases;
  const watchEnd = watch2 === void 0 ? "none" : watch2 === "elsewhere" ? watch2 : watch2.note.endedBy;
  return {
    barred: barred?.code ?? "none",
    checks: phases.isGo ? "go" : "no-go",
    deploy: deploy === void 0 ? "none" : phaseOf(deploy, "errored"),
    verify: verify === void 0 ? "none" : phaseOf(verify.filter(isAsked), "passed"),
    watch: phases.superseded === void 0 ? watchEnd : "superseded",
    rollback: rollback.status
  };
}
var isAsked = ({ status }) => status !== "pending";
function phaseOf(results, empty) {
  const required = results.filter((result) => result.required);
  if (required.some(({ status }) => status === "failed")) return "failed";
  const holds2 = ({ status, reasonCode }) => status === "passed" || status === "waived" || status === "skipped" && reasonCode === "when-not-met";
  if (required.length === 0) return empty;
  return required.every(holds2) ? "passed" : "errored";
}
function reasonOf({ code, name }, phases) {
  if (code === void 0) return held(phases);
  const { barred, rollback, watch: watch2, deploy = [] } = phases;
  if (barred) return [{ code, message: barred.why }];
  if (code === "rollback-triggered") return [{ code, message: sayRollback(rollback) }];
  if (code === "superseded") {
    const why = phases.superseded ?? (typeof watch2 === "object" ? watch2.why : void 0);
    return [{ code, message: why ?? "something newer was deployed" }];
  }
  const status = code === "deploy-failed" ? "failed" : "errored";
  const bad = deploy.find((result) => result.status === status);
  if (bad) return [{ code, check: bad.id, message: bad.summary }];
  return [{ code, message: `how the deployment has ended is unknown (${name})` }];
}
function held({ watch: watch2 }) {
  if (typeof watch2 !== "object" || watch2.why === void 0) return [];
  const { endedBy } = watch2.note;
  if (endedBy === "trigger") return [{ code: "check-failed", message: watch2.why }];
  if (endedBy === "cancelled") return [{ code: "cancelled", message: watch2.why }];
  return endedBy === "unknown" ? [{ code: "check-errored", message: watch2.why }] : [];
}
function sayRollback({ status, trigger, why, to }) {
  const by = trigger === void 0 || trigger === "command" ? "" : `${trigger} failed, and `;
  if (status === "verified")
    return `${by}the release was taken back${to === void 0 ? "" : ` to ${to}`}, which was verified`;
  if (status === "refused") return `${by}it was not taken back: ${why ?? "nobody knows why"}`;
  return `${by}the way back has not helped: ${why ?? "nobody knows why"}`;
}

// src/commands/delivery/tell.ts
async function tellAll({ ruled, ground }, found) {
  const { config, name, labelOf, stage, checklist, now, world } = ruled;
  const { phases, results = [], faults = [], signOff } = found;
  const { state, deployed, leading } = concludePhases(phases);
  const hidden = await ruled.ports.hideInLogs();
  const clean = results.map((result) => ({
    ...result,
    evidence: result.evidence.map(({ path, sha256 }) => ({ path, sha256: hidden.get(path) ?? sha256 }))
  }));
  const ticked = checklist?.tick({
    stage: name,
    results: [
      ...clean,
      ...standIns({ stage, watch: phases.watch, isProven: (found.earlier?.note ?? found.after) !== void 0 })
    ],
    roles: signOff?.roles
  });
  const { toSign, orphans } = await signing(config, { stage, results: clean });
  const signsNow = stage["sign-off"]?.at === "end" ? deployed === "yes" : signOff === void 0;
  const open = signsNow ? toSign : void 0;
  const judgement = judge({
    results: clean,
    leading,
    whenNothingApplies: stage["when-nothing-applies"],
    cancelled: world.cancel.aborted && leading.every(({ code }) => code !== "cancelled"),
    checklist: ticked,
    unsigned: open?.map(({ title }) => title),
    faults
  });
  const isLast = state.mayGo === true && phases.verify !== void 0 && phases.watch !== "elsewhere";
  const report = assembleReport({
    project: config.project,
    stage: labelOf(name),
    subject: found.subject ?? ruled.subject,
    startedAt: now,
    durationMs: Date.now() - now.getTime(),
    judgement: state.mayGo === true ? judgement : neverGo(judgement),
    results: clean,
    selection: void 0,
    complete: isLast && holdsAll(clean, stage),
    delivery: notesOf({ ruled, ground }, { phases, deployed, isHeld: state.held === true }),
    checklist: ticked,
    notices: [...ruled.notices, ...found.waivers?.notices(clean) ?? [], ...checklist?.notices ?? [], ...orphans],
    after: found.earlier?.note ?? found.after,
    policy: found.policy,
    toSign: open
  });
  return signOff === void 0 ? report : { ...report, signOff };
}
function neverGo(judgement) {
  if (judgement.decision === "no-go") return judgement;
  const reason = { code: "deploy-unknown", message: "how the deployment has ended is unknown" };
  return { decision: "no-go", reasonCode: reason.code, reasons: [reason] };
}
function holdsAll(results, stage) {
  if (!hasPhases(stage)) return true;
  const ids = new Set(results.map(({ id: id2 }) => id2));
  return [...stage.checks, ...stage.deploy ?? [], ...stage.verify ?? []].every(({ id: id2 }) => ids.has(id2));
}
function notesOf({ ruled, ground }, at) {
  const { recorder, timeline } = ground;
  const record2 = recorder?.record();
  const isKept = at.phases.deploy !== void 0 || (record2?.steps.some(({ begunAt }) => begunAt !== void 0) ?? false);
  const { rollback, watch: watch2 } = at.phases;
  const owner = ruled.stage.rollback?.owner;
  return {
    deployed: at.deployed,
    ...recorder && record2 && isKept ? { record: { digest: recorder.digest(), from: whatRan(record2), to: record2.subject.sha, before: record2.before } } : {},
    rollback,
    ...typeof watch2 === "object" && { watch: watch2.note },
    ...timeline.length > 0 && { timeline },
    ...at.isHeld && owner !== void 0 && { owner }
  };
}

export {
  readRecord,
  withStep,
  note,
  partOf,
  runSetting,
  lookBefore,
  snapshot,
  readState,
  goBack,
  planWay,
  whyReplaced,
  lookAfter,
  whatRan,
  RECORD_FILE,
  hasRecord,
  openGround,
  tellAll
};
