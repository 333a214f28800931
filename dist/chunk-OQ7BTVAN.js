import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/fronts/exit.ts
var EXIT = { go: 0, noGo: 1, invalid: 2, fault: 3 };
function exitCode(report) {
  if (report.decision === "go") return EXIT.go;
  return report.reasonCode === "config-invalid" ? EXIT.invalid : EXIT.noGo;
}
function cancellation() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(EXIT.noGo);
      controller.abort(new CouldNotTell("cancelled", `cancelled by ${name}`, "Run it again."));
    });
  }
  return controller.signal;
}
var LAST_WORD_MS = 1e3;
var endSoon = () => setTimeout(() => process.exit(), LAST_WORD_MS).unref();
var NOT_YET = [];
var COMMANDS = [
  "run",
  "plan",
  "collect",
  "sign-off",
  "deploy",
  "verify",
  "rollback",
  "attest",
  "publish",
  "follow-up",
  "init",
  "accept",
  "explain",
  "doctor",
  "report",
  "completion",
  ...NOT_YET,
  "schema"
];

export {
  EXIT,
  exitCode,
  cancellation,
  endSoon,
  NOT_YET,
  COMMANDS
};
