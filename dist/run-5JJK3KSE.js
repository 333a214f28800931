import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  findingsOf,
  isGitleaks,
  isSecretlint,
  isTrufflehog,
  isTrufflehogLog,
  openCounting,
  readGitleaks,
  readSecretlint,
  readTrufflehog,
  readTrufflehogLog,
  sourceLines,
  summarise
} from "./chunk-2UOYLNBH.js";
import "./chunk-T5ICLZLU.js";
import {
  isSarif,
  latestOf,
  readSarif
} from "./chunk-YV5XZV6Y.js";
import "./chunk-KI5JCSEF.js";
import {
  refuseStaleReport
} from "./chunk-VDM6C736.js";
import "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import "./chunk-FQV4JGOB.js";
import {
  parseJson,
  parseJsonLines
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-GOBM22IH.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/secrets/foreign-report.ts
var REMEDY = "Write it with gitleaks, trufflehog or secretlint, in JSON or SARIF.";
var SCANNERS = /gitleaks|trufflehog|secretlint|git-secrets|detect-secrets|ggshield|gitguardian|kingfisher|noseyparker/i;
function readReport(text, name) {
  const origin = { name, remedy: REMEDY };
  const firstLine = /^\s*(\{.*\})\s*(?:\n|$)/.exec(text)?.[1];
  const first = firstLine === void 0 ? void 0 : jsonOrNothing(firstLine);
  if (isTrufflehog(first) || isTrufflehogLog(first)) return fromTrufflehog(text, origin);
  const value = parseJson(text, origin);
  if (isGitleaks(value)) return { tool: "gitleaks", leaks: readGitleaks(text, origin), looked: void 0 };
  if (isSecretlint(value)) {
    const { files, leaks } = readSecretlint(text, origin);
    return { tool: "secretlint", leaks, looked: count(files.length, "file") };
  }
  if (isSarif(value)) return fromSarif(value, origin);
  if (Array.isArray(value) && value.length === 0) {
    const remedy = "Write SARIF, which names tool and rules, or let this check run the tool.";
    throw new CouldNotTell(
      "nothing-checked",
      `${name}: an empty list does not show that anything was looked at`,
      remedy
    );
  }
  throw new CouldNotTell("wrong-format", `${name}: is no report about secrets that is known here`, REMEDY);
}
function fromTrufflehog(text, origin) {
  const leaks = readTrufflehog(text, origin);
  const { bytes, errors, endedMs } = readTrufflehogLog(text);
  if (errors > 0) {
    const message = `${origin.name}: trufflehog logged ${count(errors, "error")} and went on`;
    throw new CouldNotTell("tool-crashed", message, "Mend what it complains about.");
  }
  if (leaks.length === 0 && !bytes) {
    const message = `${origin.name}: does not show that trufflehog looked at anything`;
    throw new CouldNotTell("nothing-checked", message, "Keep its log in the report too: `2>&1`.");
  }
  return { tool: "trufflehog", leaks, looked: bytes === void 0 ? void 0 : showSize(bytes), statedMs: endedMs };
}
function fromSarif(value, origin) {
  const runs = readSarif(value, origin);
  const foreign = runs.find(({ tool }) => !SCANNERS.test(tool));
  if (foreign) {
    const message = `${origin.name}: is by ${foreign.tool.slice(0, 60)}, which is not known to look for secrets`;
    throw new CouldNotTell("wrong-format", message, REMEDY);
  }
  const results = runs.flatMap((run) => run.results);
  const rules = runs.reduce((sum, run) => sum + run.rules, 0);
  if (results.length === 0 && rules === 0) {
    const message = `${origin.name}: has neither results nor rules`;
    throw new CouldNotTell("nothing-checked", message, "Let this check run the tool.");
  }
  const leaks = results.map(({ rule, file, line }) => ({ rule, file: file ?? "", line }));
  const statedMs = latestOf(runs.map(({ ranMs }) => ranMs));
  return { tool: runs.map(({ tool }) => tool).join(", "), leaks, looked: void 0, statedMs };
}
function jsonOrNothing(line) {
  try {
    return parseJsonLines(line, { name: "", remedy: "" })[0];
  } catch {
    return void 0;
  }
}

// src/checks/secrets/run.ts
var DAY_MS = 24 * 60 * 60 * 1e3;
async function runSecrets(options, ports) {
  if (options.report !== void 0) return read(options.report, options, ports);
  return (await import("./look-TOXDCTUY.js")).lookForSecrets(options, ports);
}
async function read(report, options, ports) {
  const { files } = ports;
  const { tool, leaks, looked, statedMs } = readReport(await files.text(report, 256 * 1024 * 1024), report);
  const remedy = "Run the tool again, or allow more in `max-age`.";
  await refuseStaleReport(report, { stated: statedMs, limitMs: options["max-age"] ?? DAY_MS, remedy, ports });
  const counting = await openCounting(options, { ports, files: void 0, prefix: "" });
  const seen = await counting.inFiles(tool, leaks);
  const findings = await findingsOf(seen, { rules: options.policies, lines: sourceLines(files) });
  const where = looked === void 0 ? `in what ${tool} looked at` : `in ${looked} (${tool})`;
  return byFindings(`${summarise(findings)} ${where}`, {
    findings,
    measurements: [{ name: "secrets", value: findings.length, unit: "places" }]
  });
}
export {
  runSecrets
};
