import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  argv,
  duration,
  oneOrMore,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/tests/options.ts
import { z } from "zod";
var coverage = z.strictObject({
  file: z.string().min(1).describe("A Cobertura XML or LCOV file, recognised by its content; a glob must match one file"),
  min: z.number().min(0).max(100).describe("Lowest share of lines covered, in percent")
});
var testsOptions = z.strictObject({
  run: argv.optional().describe("The suite's command and its arguments; without it, reports of an earlier step are read"),
  cwd: z.string().optional().describe("Directory to run in, relative to the working directory"),
  env: z.record(z.string(), z.string()).default({}).describe("Variables added to the allow-listed environment"),
  junit: oneOrMore.describe("JUnit XML reports: files, globs or directories; each must match at least one report"),
  "min-executed": z.int().min(1).default(1).describe("Fewest tests that must have run; skipped ones do not count"),
  "max-skipped": z.int().min(0).optional().describe("Most tests that may be skipped"),
  "max-flaky": z.int().min(0).optional().describe("Most tests that may have passed only when run again"),
  "max-age": duration.optional().meta(shown("1h")).describe("Without `run`: how old a report may be"),
  leftovers: z.enum(["refuse", "ignore"]).default("refuse").describe(
    "What to do about matching reports that this run did not write: give up, or leave them out with a warning"
  ),
  coverage: coverage.optional().describe("A floor under line coverage")
}).refine((options) => options["max-age"] === void 0 || options.run === void 0, {
  path: ["max-age"],
  error: "expected no max-age beside `run`: a report must then come from that run"
}).superRefine(({ run, cwd, env }, context) => {
  if (run !== void 0) return;
  const idle = [...cwd === void 0 ? [] : ["cwd"], ...Object.keys(env).length === 0 ? [] : ["env"]];
  for (const key of idle) {
    context.addIssue({ code: "custom", path: [key], message: "expected `run` beside it: nothing is run without" });
  }
});

// src/checks/tests/rules.ts
var testsRules = {
  "test-failed": {
    level: "error",
    means: "a test failed",
    remedy: "Mend the test, or what it tests, at the place that the finding names."
  },
  "doubtful-report": {
    level: "error",
    means: "beside failed tests, a report counts tests that it does not list, or holds outcomes that nobody knows",
    remedy: "Mend the failed tests first. Then let the reporter list every test, with JUnit's own elements."
  },
  "exit-code": {
    level: "error",
    means: "the suite exited with another code than 0 although no test failed",
    remedy: "Something around the tests failed: a hook, a coverage threshold, a leak, the collection. Look at its output."
  },
  "max-skipped": {
    level: "error",
    means: "more tests were skipped than allowed",
    remedy: "Let the skipped tests run again, or raise `max-skipped`."
  },
  "max-flaky": {
    level: "error",
    means: "more tests passed only when run again than allowed",
    remedy: "Mend the tests that the warnings `flaky` name, or raise `max-flaky`."
  },
  coverage: {
    level: "error",
    means: "line coverage is below the floor",
    remedy: "Test what is not covered, or lower `coverage.min`."
  },
  flaky: {
    level: "warning",
    means: "a test passed only when it was run again",
    remedy: "Find what the test depends on besides the code: time, order, the network, other tests."
  },
  leftover: {
    level: "warning",
    means: "a report that this run did not write was left out",
    remedy: "Delete old reports before the run."
  }
};

// src/checks/tests/definition.ts
var tests = defineCheck({
  kind: "tests",
  summary: "A test suite ran, and every test that ran passed",
  family: "code",
  options: testsOptions,
  needs: (options) => ({
    tools: options.run === void 0 ? [] : [{ tool: options.run[0], why: "runs the suite" }],
    permissions: []
  }),
  rules: testsRules,
  run: async (options, ports) => (await import("./run-CZJOAINU.js")).runTests(options, ports)
});
export {
  tests
};
