import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  argv,
  duration,
  pattern
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/command/options.ts
import { z } from "zod";
var expectations = z.strictObject({
  matches: pattern.optional().describe("Regular expression that must match somewhere"),
  "not-matches": pattern.optional().describe("Regular expression that must not match anywhere")
}).refine((expected) => expected.matches !== void 0 || expected["not-matches"] !== void 0, {
  error: "expected `matches`, `not-matches` or both"
}).describe("What the stream must say");
var capture = z.union([
  z.strictObject({
    json: z.string().regex(/^(?:\/.*)?$/, { error: "expected a JSON pointer such as /commit" }).describe("JSON pointer into standard output")
  }),
  z.strictObject({
    stdout: pattern.describe("Regular expression; its first group, or all that it matches")
  })
]).describe("Where the value stands");
var commandOptions = z.strictObject({
  run: z.union([argv, z.string().min(1)]).describe("The program and its arguments as a list; a string with `shell: true`"),
  shell: z.boolean().default(false).describe(
    "Run the string as a script: by bash (cmd on Windows), sh where there is none; it ends at the first failure"
  ),
  cwd: z.string().optional().describe("Directory to run in, relative to the working directory"),
  env: z.record(z.string(), z.string()).default({}).describe("Variables added to the allow-listed environment"),
  "exit-codes": z.array(z.int().min(0).max(255)).min(1).default([0]).describe("Exit codes that mean success"),
  stdout: expectations.optional().describe("What standard output must say"),
  stderr: expectations.optional().describe("What standard error must say"),
  json: z.record(z.string().regex(/^(?:\/.*)?$/, { error: "expected a JSON pointer such as /status" }), z.json()).optional().describe("JSON pointers into standard output and the value that each must have"),
  capture: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, { error: "expected a name such as commit" }), capture).optional().describe("Of a step of `deploy`: values for the entries after it, as `${{ captured.NAME }}`; one line each"),
  "max-duration": duration.optional().describe("Longest time it may take; longer is a failure, not a timeout"),
  mutates: z.boolean().optional().describe(
    "It changes something outside: never retried, and never run on a pull request. A step of `deploy` does so unless this is false"
  )
}).refine((options) => options.shell === (typeof options.run === "string"), {
  path: ["run"],
  error: "expected a list [program, argument\u2026], or a string together with `shell: true`"
}).refine(({ run }) => typeof run !== "string" || run.split("\n").some((line) => /^\s*[^\s#]/.test(line)), {
  path: ["run"],
  error: "expected a script that runs something: it is blank, or comments alone"
});

// src/checks/command/rules.ts
var commandRules = {
  "exit-code": {
    level: "error",
    means: "it ended with a code that is not in `exit-codes`",
    remedy: "Read its last lines in the report; add the code to `exit-codes` where it means success."
  },
  output: {
    level: "error",
    means: "a stream does not match, or matches what it must not",
    remedy: "Compare the stream in the report with the pattern under `stdout` or `stderr`."
  },
  "json-value": {
    level: "error",
    means: "the value at a JSON pointer is missing or another one",
    remedy: "Compare what it printed with the pointer and the value under `json`."
  },
  "max-duration": {
    level: "error",
    means: "it took longer than allowed",
    remedy: "Make it faster, or raise `max-duration`."
  }
};

// src/checks/command/definition.ts
var command = defineCheck({
  kind: "command",
  summary: "A program exits as expected and says what it should",
  family: "code",
  options: commandOptions,
  needs: (options) => ({
    tools: typeof options.run === "string" ? [] : [{ tool: options.run[0], why: "the command itself" }],
    permissions: []
  }),
  mutates: (options) => options.mutates,
  rules: commandRules,
  run: async (options, ports) => (await import(
    /* webpackChunkName: "command" */
    "./run-WUGMIP3N.js"
  )).runCommand(options, ports)
});
export {
  command
};
