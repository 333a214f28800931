import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  showProven
} from "./chunk-XS6RYBSZ.js";

// src/pipeline/judge.ts
function judge(evidence) {
  const { results, cancelled, checklist, faults } = evidence;
  const reasons = [...evidence.leading ?? []];
  if (cancelled) reasons.push({ code: "cancelled", message: "the run was cancelled before it could finish" });
  const required = results.filter((result) => result.required);
  const said = new Set(reasons.flatMap(({ check }) => check ?? []));
  const blocking = (status) => required.filter((result) => result.status === status && !said.has(result.id)).flatMap(blocks);
  reasons.push(...blocking("failed"), ...blocking("errored"), ...blocking("skipped"));
  reasons.push(...faults);
  if (checklist && checklist.uncovered.length > 0) {
    const message = `${checklist.uncovered.length} of ${checklist.items} checklist items are covered by no check: ${checklist.uncovered.join(", ")}`;
    reasons.push({ code: "checklist-uncovered", message });
  }
  reasons.push(...blocking("pending"));
  const open = evidence.unsigned ?? [];
  if (reasons.every(({ code }) => code === "sign-off-pending"))
    reasons.unshift(...nothingChecked(required, evidence.whenNothingApplies), ...nothingVerified(required));
  if (open.length > 0)
    reasons.push({
      code: "sign-off-pending",
      message: `${open.join(", ")} ${open.length > 1 ? "have" : "has"} yet to sign`
    });
  const [first] = reasons;
  if (first) return { decision: "no-go", reasonCode: first.code, reasons };
  return { decision: "go", reasonCode: "all-required-passed", reasons: [goReason(required, checklist)] };
}
function blocks(result) {
  const { id: check, status, summary, reasonCode } = result;
  if (status === "failed") return [{ code: "check-failed", check, message: summary }];
  if (status === "pending") return [{ code: "sign-off-pending", check, message: summary }];
  if (status === "errored")
    return [{ code: reasonCode === "cancelled" ? "cancelled" : "check-errored", check, message: summary }];
  if (status !== "skipped" || reasonCode === "when-not-met") return [];
  return [{ code: reasonCode === "cancelled" ? "cancelled" : "check-errored", check, message: `not run: ${summary}` }];
}
function nothingChecked(required, whenNothingApplies) {
  if (required.some((result) => result.status === "passed")) return [];
  const allSkipped = required.length > 0 && required.every((result) => result.status === "skipped");
  if (allSkipped && whenNothingApplies === "go") return [];
  const why = required.length === 0 ? "no required check was run" : allSkipped ? "every required check was skipped by its own condition" : "no required check passed on its own: all were waived or skipped";
  return [{ code: "nothing-checked", message: why }];
}
function nothingVerified(required) {
  const verified = required.filter(({ phase }) => phase === "verify");
  if (verified.length === 0 || verified.some(({ status }) => status === "passed")) return [];
  if (verified.every(({ status }) => status === "pending")) return [];
  const message = "no required entry of `verify` passed on its own: all were waived or skipped";
  return [{ code: "nothing-checked", message }];
}
function goReason(required, checklist) {
  const passed = required.filter((result) => result.status === "passed").length;
  const waived = required.filter((result) => result.status === "waived").length;
  const reused = required.filter((result) => result.status === "passed" && result.reused).length;
  const notes = [
    waived > 0 ? `, ${waived} waived` : "",
    reused > 0 ? `, ${reused} taken over from an earlier run` : ""
  ];
  const proven = checklist && showProven(checklist);
  const checks = passed === 0 ? "nothing applies to this event" : `${passed} of ${required.length} required checks passed${notes.join("")}`;
  return { code: "all-required-passed", message: proven === void 0 ? checks : `${checks}; ${proven}` };
}

export {
  judge
};
