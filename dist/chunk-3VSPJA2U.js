import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/fronts/flags.ts
import { parseArgs } from "node:util";
var OPTIONS = {
  config: { type: "string", default: ".github/deploy-validate.yml" },
  "policy-ref": { type: "string" },
  stage: { type: "string" },
  instance: { type: "string" },
  only: { type: "string", multiple: true },
  shard: { type: "string" },
  shards: { type: "string" },
  durations: { type: "string" },
  evidence: { type: "string" },
  reuse: { type: "string" },
  jobs: { type: "string", short: "j" },
  "report-dir": { type: "string", default: ".deploy-validate" },
  "working-directory": { type: "string", default: "." },
  from: { type: "string" },
  set: { type: "string", multiple: true },
  stages: { type: "boolean", default: false },
  workflow: { type: "boolean", default: false },
  reason: { type: "string" },
  owner: { type: "string" },
  until: { type: "string" },
  prune: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  remind: { type: "boolean", default: false },
  "deployed-at": { type: "string" },
  report: { type: "string" },
  "report-digest": { type: "string" },
  approvals: { type: "string" },
  rollback: { type: "string" },
  yes: { type: "boolean", short: "y", default: false },
  watch: { type: "string" },
  "no-watch": { type: "boolean", default: false },
  record: { type: "string" },
  despite: { type: "string", multiple: true },
  "fail-fast": { type: "boolean", default: false },
  format: { type: "string", default: "pretty" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false }
};
var places = ["config", "policy-ref", "report-dir", "working-directory"];
var run = [...places, "stage", "instance", "only", "shard", "jobs", "evidence", "reuse", "fail-fast", "format"];
var delivery = ["stage", "instance", "jobs", "format", "dry-run", "yes", "rollback", "report", "report-digest"];
var lookingAfter = ["watch", "no-watch", "deployed-at"];
var TAKEN = {
  run,
  plan: [...run, "shards", "durations"],
  collect: [...places, "stage", "instance", "evidence", "format", "stages"],
  "sign-off": [...places, "stage", "instance", "report", "report-digest", "approvals", "format"],
  deploy: [...places, ...delivery, ...lookingAfter, "only", "shard", "evidence"],
  verify: [...places, ...delivery, ...lookingAfter, "record"],
  rollback: [...places, "stage", "instance", "jobs", "format", "dry-run", "yes", "record", "despite"],
  attest: ["report-dir", "report", "report-digest"],
  publish: places,
  "follow-up": [...places, "stage", "remind", "deployed-at"],
  init: ["config", "working-directory", "from", "set", "workflow", "force", "dry-run"],
  accept: ["config", "report-dir", "reason", "owner", "until", "prune", "dry-run"],
  explain: [],
  doctor: ["config", "report-dir", "working-directory"],
  report: [],
  completion: [],
  schema: []
};
var parse = (args) => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true, tokens: true });
function readCommandLine(args) {
  try {
    const { values, positionals, tokens } = parse(args);
    const typed = tokens.flatMap((token) => token.kind === "option" ? [token.name] : []);
    return { flags: values, positionals, typed };
  } catch (error) {
    return explain(error);
  }
}
function misplaced(command, typed) {
  const taken = TAKEN[command] ?? [];
  const wrong = typed.find((name) => !taken.includes(name));
  if (wrong === void 0) return void 0;
  const near = nearest(wrong, taken);
  return `${command} takes no --${wrong}, which is for ${takersOf(wrong)}${near ? `; did you mean --${near}?` : ""}`;
}
var takersOf = (name) => Object.keys(TAKEN).filter((command) => TAKEN[command]?.includes(name)).join(", ");
function explain(error) {
  const message = error instanceof Error ? error.message : String(error);
  const [, dashes, unknown = ""] = /^Unknown option '(--?)([^']+)'/.exec(message) ?? [];
  if (dashes === void 0) return message.split("\n")[0] ?? "";
  const near = dashes === "--" ? nearest(unknown, Object.keys(OPTIONS)) : void 0;
  return `no option ${dashes}${unknown}${near ? `; did you mean --${near}?` : ""}`;
}

export {
  TAKEN,
  readCommandLine,
  misplaced,
  takersOf
};
