import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  redactDeep
} from "./chunk-C5CQJ7AC.js";
import {
  familiarName,
  localName,
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  ToldInPart
} from "./chunk-6XZ27NNX.js";
import {
  CHART_POINTS
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  ENDING_DAYS
} from "./chunk-7SUMUGD6.js";
import {
  clip,
  clipMiddle
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/report/fingerprint.ts
import { createHash } from "node:crypto";
function fingerprintsOf(check, findings) {
  const seen = /* @__PURE__ */ new Map();
  return findings.map(({ rule, file, subject, message }) => {
    const alike = JSON.stringify([check.kind, check.id, rule, file, subject, message.replace(/\d+/g, "#")]);
    const number = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, number);
    return createHash("sha256").update(`${number} ${alike}`).digest("hex").slice(0, 16);
  });
}

// src/pipeline/agree.ts
var DIGEST_MISMATCH = "digest-mismatch";
function agreeOnImages(results) {
  const seen = results.map((result) => ({ result, images: byName(result.images ?? []) }));
  const sighted = seen.filter(({ images }) => images.size > 0);
  return seen.map((one) => {
    if (one.images.size === 0) return one.result;
    const others = sighted.filter((other) => other !== one && (other.result.required || !one.result.required));
    const findings = others.flatMap((other) => contradictions(one, other));
    return findings.length === 0 ? one.result : withFindings(one.result, findings);
  });
}
function byName(images) {
  const found = /* @__PURE__ */ new Map();
  for (const image of images) {
    const reference = parseImageReference(localName(image.image));
    const name = reference === void 0 ? image.image : familiarName(reference);
    found.set(name, [...found.get(name) ?? [], image]);
  }
  return found;
}
function contradictions(one, other) {
  return [...one.images].flatMap(([name, images]) => {
    const theirs = other.images.get(name);
    if (theirs === void 0) return [];
    const found = difference(images, theirs);
    if (found === "unlike") return [unlike(name, other.result.id)];
    const [mine, their] = found;
    if (mine === void 0 || their === void 0) return [];
    const message = `${name} is not the image that ${other.result.id} looked at: ${mine.of} ${mine.digest} here, ${their.digest} there`;
    const help = "Build or pull it once, before both checks, and name it by its digest where its tag moves.";
    const finding = { rule: DIGEST_MISMATCH, level: "error", message, subject: name, help };
    return [{ ...finding, expected: their.digest, actual: mine.digest }];
  });
}
var unlike = (name, id) => ({
  rule: "digest-not-compared",
  level: "warning",
  message: `${name}: cannot be held against the image that ${id} looked at: one is known by its config, the other by its manifest`,
  subject: name
});
function difference(mine, theirs) {
  const [mineConfigs, theirConfigs] = [mine, theirs].map((images) => images.filter(({ of }) => of === "config"));
  if (mineConfigs?.[0] && theirConfigs?.[0]) {
    const fits = within(mineConfigs, theirConfigs) || within(theirConfigs, mineConfigs);
    if (fits) return [];
    return [strangerAmong(mineConfigs, theirConfigs), strangerAmong(theirConfigs, mineConfigs)];
  }
  const [mineNames, theirNames] = [mine, theirs].map((images) => images.filter(({ of }) => of !== "config"));
  if (!mineNames?.[0] || !theirNames?.[0]) return "unlike";
  return mineNames.some((known) => has(theirNames, known)) ? [] : [mineNames[0], theirNames[0]];
}
var has = (images, sought) => images.some(({ digest }) => digest === sought.digest);
var within = (some, all) => some.every((one) => has(all, one));
var strangerAmong = (some, others) => some.find((one) => !has(others, one));
function withFindings(result, findings) {
  const fingerprints = fingerprintsOf(result, findings);
  const added = findings.map((finding, index) => ({ ...finding, fingerprint: fingerprints[index] ?? "" }));
  const first = findings.find(({ level }) => level === "error");
  if (first === void 0) return { ...result, findings: [...result.findings, ...added] };
  const summary = result.status === "failed" ? result.summary : `${first.message}; otherwise: ${result.summary}`;
  return {
    ...result,
    status: "failed",
    reasonCode: "check-failed",
    summary,
    findings: [...result.findings, ...added]
  };
}

// src/pipeline/waive.ts
async function openWaivers(waivers, { today, stage }) {
  const own = waivers.filter((waiver) => waiver.stage === void 0 || waiver.stage === stage);
  const entries = await Promise.all(
    own.map(async (waiver) => ({
      waiver,
      covers: await matcher(waiver),
      ended: waiver.expires < today,
      used: /* @__PURE__ */ new Set()
    }))
  );
  return {
    apply: (result) => waive(
      result,
      entries.filter(({ waiver }) => waiver.check === result.id)
    ),
    notices: (results) => entries.flatMap((entry) => {
      const result = results.find(({ id }) => id === entry.waiver.check);
      return result === void 0 ? [] : notice(entry, { result, today });
    })
  };
}
function waive(result, entries) {
  if (result.status !== "failed" || entries.length === 0) return result;
  const images = (result.images ?? []).map(({ image }) => image);
  const findings = result.findings.map((finding) => mark(finding, { entries, images }));
  const open = findings.some((finding) => finding.level === "error" && !finding.waived);
  return open ? { ...result, findings } : { ...result, findings, status: "waived", reasonCode: "waived" };
}
function mark(finding, { entries, images }) {
  if (finding.level !== "error" || finding.rule === DIGEST_MISMATCH) return finding;
  const fitting = entries.filter((entry2) => entry2.covers(finding, images));
  const entry = fitting.find(({ ended }) => !ended) ?? fitting[0];
  if (entry === void 0) return finding;
  entry.used.add(finding.fingerprint);
  const { reason, owner, expires } = entry.waiver;
  const by = { reason, owner, expires };
  return entry.ended ? { ...finding, waiverEnded: by } : { ...finding, waived: by };
}
async function matcher(waiver) {
  const { finding: name, rule, advisory, fingerprint, file, subject, via } = waiver;
  const inFile = file === void 0 ? void 0 : await globOf(file);
  return (found, images) => (name === void 0 || isNamed(found, { name, images })) && (rule === void 0 || found.rule === rule) && (fingerprint === void 0 || found.fingerprint === fingerprint) && (advisory === void 0 || idsOf(found).some((id) => id.toUpperCase() === advisory.toUpperCase())) && (subject === void 0 || namesOf(found.subject, images).includes(subject)) && (via === void 0 || found.via?.includes(via) === true) && (inFile === void 0 || found.file !== void 0 && inFile(found.file.replaceAll("\\", "/")));
}
async function globOf(glob) {
  const { default: picomatch } = await import("picomatch");
  const matches = picomatch(glob.replace(/^\.\//, ""), { dot: true });
  return (file) => matches(file.replace(/^\.\//, ""));
}
var idsOf = ({ rule, aliases = [] }) => [rule, ...aliases];
var isNamed = (finding, { name, images }) => [...idsOf(finding), finding.fingerprint, finding.file, ...namesOf(finding.subject, images)].includes(name);
function namesOf(subject, images) {
  if (subject === void 0) return [];
  const short = images.includes(subject) ? shortName(subject) : void 0;
  return [subject, /^(.+)@\d[^/@]*$/.exec(subject)?.[1], short];
}
var shortName = (image) => image.split("@")[0]?.split("/").at(-1)?.split(":")[0] || void 0;
function notice({ waiver, ended, used: { size: used } }, { result, today }) {
  const { owner, reason, expires, check } = waiver;
  const target = targetOf(waiver);
  const by = `(${owner}: ${reason})`;
  if (ended) {
    const again = used === 0 ? "" : `; ${count(used, "finding")} that it excused ${used === 1 ? "blocks" : "block"} again`;
    return [`The waiver of ${target} ended on ${expires} ${by}${again}.`];
  }
  if (result.status === "errored") {
    return [`The waiver of ${target} excuses nothing now: what could not be told is never waived.`];
  }
  if (result.status === "skipped" || result.status === "pending") return [];
  if (used === 0) return [`The waiver of ${target} excused nothing in this run; ${owner} may remove it.`];
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / 864e5);
  const whole = `The waiver of ${target} names no finding ${by}: it excused ${count(used, "finding")}, and would excuse whatever else ${check} finds.`;
  return [
    ...days <= ENDING_DAYS ? [`The waiver of ${target} ends on ${expires}, ${inDays(days)} ${by}.`] : [],
    ...selectorsOf(waiver).length === 0 ? [whole] : []
  ];
}
var inDays = (days) => days === 0 ? "today" : `in ${count(days, "day")}`;
var selectorsOf = ({ finding, rule, advisory, fingerprint, file, subject, via }) => [finding, rule, advisory, fingerprint, file, subject, via].filter((part) => part !== void 0);
function targetOf(waiver) {
  const parts = selectorsOf(waiver);
  return parts.length === 0 ? `check ${waiver.check}` : `${parts.join(" with ")} in check ${waiver.check}`;
}

// src/pipeline/bounded-chart.ts
function boundedChart(chart) {
  const { limit, baseline, labels, ...rest } = chart;
  const finite = chart.points.map((point, index) => ({ point, label: labels?.[index] ?? "" })).filter(isFinitePoint);
  if (finite.length === 0) return [];
  const kept = thinned(finite);
  return [
    {
      ...rest,
      points: kept.map(({ point }) => point),
      ...labels && { labels: kept.map(({ label }) => label) },
      ...Number.isFinite(limit) && { limit },
      ...Number.isFinite(baseline) && { baseline }
    }
  ];
}
var isFinitePoint = ({ point: [x, y] }) => Number.isFinite(x) && Number.isFinite(y);
function thinned(all) {
  if (all.length <= CHART_POINTS) return all;
  const highest = all.reduce((best, each, index) => each.point[1] > (all[best]?.point[1] ?? 0) ? index : best, 0);
  const step = (all.length - 1) / (CHART_POINTS - 2);
  const chosen = new Set(Array.from({ length: CHART_POINTS - 1 }, (_, index) => Math.round(index * step)));
  return all.filter((_, index) => chosen.has(index) || index === highest);
}

// src/pipeline/attempt.ts
var CLEAN_UP_MS = 5e3;
var LONGEST_TIMER_MS = 2 ** 31 - 1;
var MESSAGE_CHARACTERS = 4e3;
var DETAIL_CHARACTERS = 32e3;
var CHARTS = 20;
async function attemptStep(step, setting) {
  if (step.taken) return { ...step.taken, ...describe(step) };
  const { clock } = setting.ports;
  const startedAt = clock.now().toISOString();
  const begun = clock.monotonic();
  const earlier = [];
  for (let attempt = 1; ; attempt += 1) {
    setting.onAttempt(attempt);
    const outcome = await once(step, { ...setting, attempt });
    const result = toResult(step, { outcome, setting, earlier });
    const done = result.status === "passed" || result.status === "pending" || attempt > step.retries || setting.stop.aborted;
    if (done) return { ...result, startedAt, durationMs: Math.round(clock.monotonic() - begun), attempts: attempt };
    earlier.push(result.summary);
  }
}
async function once(step, setting) {
  const timeout = new AbortController();
  const limit = showDuration(step.timeoutMs);
  const timer = setTimeout(
    () => {
      const remedy = "Find out what it waits for, or give it more time with `timeout`.";
      timeout.abort(new CouldNotTell("timed-out", `did not end within ${limit}`, remedy));
    },
    Math.min(step.timeoutMs, LONGEST_TIMER_MS)
  );
  const signal = AbortSignal.any([setting.stop, timeout.signal]);
  try {
    const tell = (text) => setting.onTold(boundedText(text, setting.redact));
    const delivery = setting.part?.delivery(step);
    const ports = setting.ports.forStep({ id: step.id, attempt: setting.attempt, tell, delivery }, signal);
    const verdict = await orAbort(step.run(ports, setting.part?.values()), signal);
    if (verdict.captured) setting.part?.captured(step, verdict.captured);
    const evidence = await Promise.all(verdict.evidence.map(setting.ports.digest));
    return { verdict, evidence };
  } catch (error) {
    if (error instanceof ToldInPart) return { unknown: error, beside: await besides(error.found, setting.ports) };
    if (error instanceof CouldNotTell) return { unknown: error };
    const message = error instanceof Error ? error.stack ?? error.message : String(error);
    const remedy = "This is a fault of deploy-validate itself: please report it with this text.";
    return { unknown: new CouldNotTell("fault", clip(message, 2e3), remedy, { cause: error }) };
  } finally {
    clearTimeout(timer);
  }
}
async function besides(found, { digest }) {
  const read = await Promise.allSettled(found.evidence.map(digest));
  return { found, evidence: read.flatMap((each) => each.status === "fulfilled" ? [each.value] : []) };
}
async function orAbort(work, signal) {
  let giveUp;
  let onAbort = () => {
  };
  const aborted = new Promise((_, reject) => {
    onAbort = () => {
      giveUp = setTimeout(() => reject(signal.reason), CLEAN_UP_MS);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    const done = await Promise.race([work, aborted]);
    signal.throwIfAborted();
    return done;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    clearTimeout(giveUp);
  }
}
var REASON = { passed: "passed", failed: "check-failed", pending: "attestation-pending" };
function toResult(step, {
  outcome,
  setting,
  earlier
}) {
  const { inputs } = step;
  const base = {
    ...describe(step),
    startedAt: void 0,
    durationMs: 0,
    attempts: 1,
    ...inputs === void 0 ? {} : { inputs }
  };
  if ("unknown" in outcome) {
    const { why, message, remedy } = outcome.unknown;
    const reasonCode = why === "cancelled" || why === "nothing-checked" ? why : "check-errored";
    return {
      ...base,
      status: "errored",
      reasonCode,
      cause: why,
      summary: boundedText(message, setting.redact),
      remedy: boundedText(remedy, setting.redact),
      findings: [],
      measurements: [],
      evidence: [],
      details: [],
      ...outcome.beside && shown(outcome.beside, { step, setting })
    };
  }
  const clean = cleaned(outcome.verdict, setting);
  const flaky = clean.status === "passed" && earlier.length > 0;
  const late = flaky ? [flakyFinding(earlier)] : [];
  const own = [...clean.findings, ...unexplained(step, clean)];
  const fingerprints = fingerprintsOf(step, [...own, ...late.map((finding) => ({ ...finding, message: "" }))]);
  return {
    ...base,
    status: clean.status,
    reasonCode: REASON[clean.status],
    summary: flaky ? `${clean.summary} (flaky: passed on attempt ${earlier.length + 1})` : clean.summary,
    flaky: flaky || void 0,
    findings: [...own, ...late].map((finding, index) => ({ ...finding, fingerprint: fingerprints[index] ?? "" })),
    measurements: clean.measurements,
    evidence: outcome.evidence.map(({ path, sha256 }) => ({ path: setting.redact(path), sha256 })),
    details: clean.details,
    ...clean.charts && { charts: clean.charts },
    ...clean.images && { images: clean.images }
  };
}
var cleaned = (verdict, { redact }) => bounded(redactDeep(bounded(verdict, 2), redact), 1);
function shown({ found, evidence }, { step, setting }) {
  const { findings, measurements, details } = cleaned(found, setting);
  const fingerprints = fingerprintsOf(step, findings);
  return {
    findings: findings.map((finding, index) => ({ ...finding, fingerprint: fingerprints[index] ?? "" })),
    measurements,
    evidence: evidence.map(({ path, sha256 }) => ({ path: setting.redact(path), sha256 })),
    details
  };
}
function describe(step) {
  const { id, name, section, kind, covers, required, help, attestedBy, phase } = step;
  return {
    id,
    name,
    section,
    kind,
    covers,
    required,
    help,
    ...attestedBy && { attestedBy },
    ...phase && { phase }
  };
}
var bounded = (verdict, times) => ({
  ...verdict,
  summary: clip(verdict.summary, times * MESSAGE_CHARACTERS),
  findings: verdict.findings.map((finding) => ({
    ...finding,
    message: clip(finding.message, times * MESSAGE_CHARACTERS),
    expected: finding.expected && clip(finding.expected, times * MESSAGE_CHARACTERS),
    actual: finding.actual && clip(finding.actual, times * MESSAGE_CHARACTERS)
  })),
  details: verdict.details.map(({ title, text }) => ({ title, text: clipMiddle(text, times * DETAIL_CHARACTERS) })),
  measurements: verdict.measurements.filter(({ value }) => Number.isFinite(value)),
  ...verdict.charts && { charts: verdict.charts.flatMap(boundedChart).slice(0, CHARTS) }
});
var boundedText = (text, redact) => clip(redact(clip(text, 2 * MESSAGE_CHARACTERS)), MESSAGE_CHARACTERS);
function unexplained(step, verdict) {
  if (verdict.status !== "failed" || verdict.findings.some((finding) => finding.level === "error")) return [];
  return [{ rule: step.kind, level: "error", message: verdict.summary }];
}
var flakyFinding = (earlier) => ({
  rule: "flaky",
  level: "warning",
  message: clip(
    `passed only after ${count(earlier.length, "failed attempt")}: ${earlier.join("; ")}`,
    MESSAGE_CHARACTERS
  ),
  help: "A check that passes by luck will one day fail by luck: mend what makes it unstable."
});

export {
  agreeOnImages,
  attemptStep,
  describe,
  openWaivers
};
