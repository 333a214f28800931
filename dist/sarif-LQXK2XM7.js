import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  GRAVITIES
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import {
  showChecklist
} from "./chunk-XS6RYBSZ.js";
import {
  inFull,
  worstFirst
} from "./chunk-Z5QH3WDO.js";
import {
  showEnded
} from "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import {
  visible
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import {
  repositoryPath,
  repositoryUrl,
  splitHelp
} from "./chunk-M73TIXWB.js";

// src/reporters/sarif.ts
import { gzipSync } from "node:zlib";

// src/reporters/sarif-rules.ts
var MAX_MESSAGE = 1e3;
var MAX_DESCRIPTION = 1024;
var MAX_NAME = 255;
var ruleId = ({ finding, result }) => `${result.kind}/${finding.rule}`;
function rulesOf(told) {
  const members = /* @__PURE__ */ new Map();
  for (const item of told) {
    const same = members.get(ruleId(item));
    if (same) same.push(item);
    else members.set(ruleId(item), [item]);
  }
  return [...members].map(([id, items]) => {
    const known = items.map(({ finding }) => finding.gravity);
    return ruleOf(
      id,
      items[0],
      GRAVITIES.findLast((gravity) => known.includes(gravity))
    );
  });
}
var SCORE = { low: "2.0", moderate: "5.5", high: "8.0", critical: "9.5" };
function ruleOf(id, { finding, result }, gravity) {
  const help = finding.help ?? result.help;
  const url = help === void 0 ? void 0 : splitHelp(help).url;
  const describing = shown(`${result.name}: ${finding.rule}`, MAX_DESCRIPTION);
  return {
    id,
    name: shown(finding.rule, MAX_NAME),
    shortDescription: { text: describing },
    fullDescription: { text: describing },
    // GitHub asks for a help text on every rule.
    help: { text: help === void 0 ? describing : shown(help, MAX_DESCRIPTION) },
    ...url === void 0 ? {} : { helpUri: url },
    defaultConfiguration: { level: finding.level },
    properties: {
      tags: gravity === void 0 ? [result.kind] : [result.kind, "security"],
      ...gravity === void 0 ? {} : { "security-severity": SCORE[gravity] }
    }
  };
}
var shown = (text, limit = MAX_MESSAGE) => clip(visible(text), limit) || "(no text)";

// src/reporters/sarif.ts
var MAX_RESULTS = 25e3;
var MAX_COMPRESSED = 1e7;
var CONFIG = ".github/deploy-validate.yml";
function renderSarif(report, options = {}) {
  const all = inFull(report).checks.flatMap(
    (result) => worstFirst(result.findings).map((finding) => ({ finding, result }))
  );
  const ranked = [...all].sort((a, b) => rank(a) - rank(b));
  const render = (limit) => {
    const told = ranked.slice(0, limit);
    const log = {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [runOf(report, { told, left: all.length - told.length, options })]
    };
    return `${JSON.stringify(log, null, 2)}
`;
  };
  for (let limit = MAX_RESULTS; ; limit = Math.floor(limit / 2)) {
    const text = render(limit);
    if (limit === 0 || isSmall(text)) return text;
  }
}
var isSmall = (text) => text.length * 4 <= MAX_COMPRESSED || gzipSync(text, { level: 1 }).length <= MAX_COMPRESSED;
function runOf(report, at) {
  const { told, left, options } = at;
  const rules = rulesOf(told);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const end = new Date(Date.parse(report.startedAt) + report.durationMs);
  const revision = report.subject.sha;
  const repositoryUri = repositoryUrl(report.subject, options);
  return {
    tool: {
      driver: { name: report.tool.name, version: report.tool.version, semanticVersion: report.tool.version, rules }
    },
    automationDetails: { id: `${report.tool.name}/${report.project}/${report.stage}/` },
    columnKind: "utf16CodeUnits",
    ...repositoryUri === void 0 ? {} : {
      versionControlProvenance: [
        {
          repositoryUri,
          ...revision === void 0 ? {} : { revisionId: revision },
          mappedTo: { uriBaseId: "%SRCROOT%" }
        }
      ]
    },
    invocations: [
      {
        executionSuccessful: !report.checks.some(({ status }) => status === "errored") && report.reasonCode !== "cancelled",
        startTimeUtc: report.startedAt,
        ...Number.isNaN(end.getTime()) ? {} : { endTimeUtc: end.toISOString() },
        toolExecutionNotifications: [...notificationsOf(report), ...leftOut(left)]
      }
    ],
    results: told.map((item) => resultOf(item, { index: indexes.get(ruleId(item)) ?? -1, options })),
    properties: {
      decision: report.decision,
      reasonCode: report.reasonCode,
      configDigest: report.subject.configDigest,
      ...report.checklist === void 0 ? {} : { checklist: showChecklist(report.checklist) }
    }
  };
}
var LEVELS = ["error", "warning", "note"];
var levelOf = ({ finding, result }) => finding.level === "error" && !result.required ? "warning" : finding.level;
var rank = (item) => item.finding.waived ? LEVELS.length : LEVELS.indexOf(levelOf(item));
function resultOf(item, at) {
  const { finding, result } = item;
  const path = repositoryPath(finding.file, at.options);
  const named = finding.subject ?? (path === void 0 ? finding.file : void 0);
  return {
    ruleId: ruleId(item),
    ruleIndex: at.index,
    level: levelOf(item),
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: physical(finding, { path, config: at.options.config ?? CONFIG }),
        ...named === void 0 ? {} : { logicalLocations: [{ fullyQualifiedName: shown(named, MAX_NAME) }] }
      }
    ],
    partialFingerprints: {
      "deployValidate/v1": finding.fingerprint,
      // GitHub tells alerts apart by this one, and works it out from the line's text unless it is given: of findings that
      // are shown at the config's first line it would make one.
      ...path === void 0 ? { primaryLocationLineHash: `${finding.fingerprint}:1` } : {}
    },
    ...finding.waived ? { suppressions: [suppression(finding.waived)] } : {},
    properties: { check: result.id, required: result.required }
  };
}
function physical(finding, { path, config }) {
  const uri = encodeURI((path ?? config).replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD")).replace(/[?#]/g, encodeURIComponent);
  const line = path === void 0 ? 1 : position(finding.line);
  const column = path === void 0 ? void 0 : position(finding.column);
  const region = line === void 0 ? {} : { region: { startLine: line, ...column === void 0 ? {} : { startColumn: column } } };
  return { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, ...region };
}
var position = (number) => number !== void 0 && Number.isInteger(number) && number >= 1 ? number : void 0;
function messageOf(finding) {
  const { message, expected, actual, help } = finding;
  const ended = showEnded(finding);
  const lines = [
    message,
    ...expected === void 0 ? [] : [`Expected: ${expected}`],
    ...actual === void 0 ? [] : [`Found: ${actual}`],
    ...ended === void 0 ? [] : [ended],
    ...help === void 0 ? [] : [`To mend it: ${help}`]
  ];
  return shown(lines.join("\n"));
}
var suppression = ({ reason, owner, expires }) => ({
  kind: "external",
  status: "accepted",
  justification: shown(`${reason} (${owner}, until ${expires})`)
});
var notificationsOf = (report) => report.checks.filter(({ status }) => status === "errored").map(({ id, name, cause, summary, remedy, required }) => ({
  level: required ? "error" : "warning",
  descriptor: { id: cause ?? "errored" },
  message: { text: shown(`${name}: ${summary}${remedy === void 0 ? "" : `
To mend it: ${remedy}`}`) },
  properties: { check: id, required }
}));
var leftOut = (left) => left === 0 ? [] : [{ level: "warning", message: { text: `${left} more findings are left out here; report.json has them.` } }];
export {
  renderSarif
};
