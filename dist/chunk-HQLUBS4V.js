import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/facts/live/until.ts
var SHOWN = 200;
async function until(ask, {
  waiting,
  ports,
  isLost = () => false
}) {
  const { within, every, "stable-for": stable } = waiting;
  if (within === void 0 && stable === void 0) return ask({ attempt: 1, isLast: true });
  const { clock, signal } = ports;
  const begun = clock.monotonic();
  const end = begun + (within ?? 0);
  let past = { asked: 0, restarts: 0, since: void 0, before: void 0 };
  for (; ; ) {
    const askedAt = clock.monotonic();
    const question = { attempt: past.asked + 1, isLast: askedAt >= end };
    const answer = await answerOf(() => ask(question), signal);
    const now = clock.monotonic();
    past = remember(past, { answer, now });
    const { since } = past;
    if (since !== void 0 && now - since >= (stable ?? 0)) return held(answer, { past, begun, now, waiting });
    const lost = "verdict" in answer && isLost(answer.verdict);
    if (since === void 0 && (question.isLast || lost || isFinal(answer)))
      return broken(answer, { past, begun, now, waiting, lost });
    const next = Math.min(askedAt + every, since === void 0 ? end : since + (stable ?? 0));
    await clock.sleep(Math.max(0, next - now), signal);
  }
}
async function answerOf(ask, signal) {
  try {
    return { verdict: await ask() };
  } catch (error) {
    if (!(error instanceof CouldNotTell) || signal.aborted) throw error;
    return { unknown: error };
  }
}
function remember(past, { answer, now }) {
  const asked = past.asked + 1;
  if (holds(answer)) return { ...past, asked, since: past.since ?? now };
  const before = clip("verdict" in answer ? answer.verdict.summary : answer.unknown.message, SHOWN);
  return { asked, restarts: past.restarts + (past.since === void 0 ? 0 : 1), since: void 0, before };
}
var holds = (answer) => "verdict" in answer && answer.verdict.status === "passed";
var isFinal = (answer) => "unknown" in answer && ["tool-missing", "variable-missing", "cancelled", "fault"].includes(answer.unknown.why);
function held(answer, waited) {
  const { past, begun, now, waiting } = waited;
  const took = (past.since ?? now) - begun;
  const stable = waiting["stable-for"] === void 0 ? "" : `, stable for ${showDuration(now - (past.since ?? now))}`;
  const again = past.restarts === 0 ? "" : `, failed again ${count(past.restarts, "time")} meanwhile`;
  const before = past.before === void 0 ? "" : `; before: ${past.before}`;
  const note = `held after ${showDuration(took)}${stable}${again}, asked ${count(past.asked, "time")}${before}`;
  return withNote(answer, { note, took, waiting });
}
function broken(answer, waited) {
  const { past, begun, now, waiting, lost } = waited;
  const again = past.restarts === 0 ? "" : `, after it had held ${count(past.restarts, "time")}`;
  const note = `${lost ? "waiting does not heal it, given up" : "still so"} after ${showDuration(now - begun)}${again}, asked ${count(past.asked, "time")}`;
  return withNote(answer, { note, took: now - begun, waiting });
}
function withNote(answer, { note, took, waiting }) {
  if ("unknown" in answer) {
    const { why, message, remedy } = answer.unknown;
    throw new CouldNotTell(why, `${message} (${note})`, remedy, { cause: answer.unknown });
  }
  const { verdict } = answer;
  const { within } = waiting;
  const waited = {
    name: "waited",
    value: Math.round(took),
    unit: "ms",
    ...within !== void 0 && { limit: within }
  };
  return {
    ...verdict,
    summary: `${verdict.summary} (${note})`,
    measurements: [...verdict.measurements, waited]
  };
}

export {
  until
};
