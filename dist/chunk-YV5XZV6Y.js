import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  severityOf,
  severityOfScore
} from "./chunk-KI5JCSEF.js";
import {
  readValue
} from "./chunk-MYHED2X6.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/sarif/sarif.ts
import { fileURLToPath } from "node:url";

// src/formats/sarif/log.ts
import { z as z2 } from "zod";

// src/formats/sarif/severity.ts
import { z } from "zod";
var LEVELS = ["none", "note", "warning", "error"];
var OF_LEVEL = { none: "info", note: "low", warning: "moderate", error: "high" };
var bag = z.looseObject({ tags: z.array(z.unknown()).nullish().catch(void 0) }).nullish();
function severityIn({ result: result2, rule, level: level2, ruleLevel }) {
  return propertyOf(result2) ?? propertyOf(rule) ?? tagOf(result2) ?? tagOf(rule) ?? OF_LEVEL[level2 ?? ruleLevel ?? "warning"];
}
function propertyOf(properties) {
  const written = properties?.["security-severity"];
  const score = typeof written === "string" && written.trim() !== "" ? Number(written) : written;
  if (typeof score === "number" && score > 0) return severityOfScore(score);
  return severityOf(properties?.["security-severity"]) ?? severityOf(properties?.severity) ?? severityOf(properties?.cvssV3_severity);
}
var tagOf = (properties) => (properties?.tags ?? []).map(severityOf).find((severity) => severity !== void 0);

// src/formats/sarif/log.ts
var level = z2.enum(LEVELS).nullish().catch(void 0);
var text = z2.string().nullish();
var message = z2.object({ text, markdown: text }).nullish().catch(void 0);
var position = z2.int().nullish();
var component = z2.object({
  name: z2.string(),
  version: text,
  semanticVersion: text,
  rules: z2.array(
    z2.object({
      id: z2.string().catch(""),
      name: text,
      shortDescription: message,
      helpUri: text,
      defaultConfiguration: z2.object({ level }).nullish().catch(void 0),
      properties: bag
    })
  ).nullish()
});
var result = z2.object({
  ruleId: text,
  ruleIndex: position,
  rule: z2.object({ id: text, index: position, toolComponent: z2.object({ index: position }).nullish() }).nullish(),
  kind: text,
  level,
  message,
  baselineState: text,
  suppressions: z2.array(z2.object({ status: text })).nullish(),
  properties: bag,
  locations: z2.array(
    z2.object({
      physicalLocation: z2.object({
        artifactLocation: z2.object({ uri: text, index: position }).nullish(),
        region: z2.object({ startLine: position }).nullish()
      }).nullish()
    })
  ).nullish()
});
var notifications = z2.array(z2.object({ level: text })).nullish();
var sarifLog = z2.object({
  runs: z2.array(
    z2.object({
      tool: z2.object({ driver: component, extensions: z2.array(component).nullish() }),
      invocations: z2.array(
        z2.object({
          executionSuccessful: z2.boolean().nullish(),
          startTimeUtc: text.catch(void 0),
          endTimeUtc: text.catch(void 0),
          toolExecutionNotifications: notifications,
          toolConfigurationNotifications: notifications
        })
      ).nullish(),
      artifacts: z2.array(z2.object({ location: z2.object({ uri: text }).nullish() })).nullish(),
      externalPropertyFileReferences: z2.object({ results: z2.array(z2.unknown()).nullish() }).nullish(),
      results: z2.array(result).nullable()
    })
  )
});

// src/formats/sarif/sarif.ts
var isSarif = (value) => typeof value === "object" && value !== null && "runs" in value && Array.isArray(value.runs);
function readSarif(value, origin) {
  const { runs } = readValue(value, sarifLog, origin);
  if (runs.length === 0) {
    throw new CouldNotTell("nothing-checked", `${origin.name}: holds no run of any tool`, origin.remedy);
  }
  for (const run of runs) mustBeWhole(run, origin);
  return runs.map((run) => ({
    tool: run.tool.driver.name,
    version: run.tool.driver.semanticVersion ?? run.tool.driver.version ?? void 0,
    rules: [run.tool.driver, ...run.tool.extensions ?? []].reduce((sum, { rules }) => sum + (rules?.length ?? 0), 0),
    results: (run.results ?? []).filter(isWrong).map(readerOf(run)),
    ranMs: latestOf((run.invocations ?? []).map(({ startTimeUtc, endTimeUtc }) => utc(endTimeUtc ?? startTimeUtc)))
  }));
}
function latestOf(instants) {
  const known = instants.flatMap((instant) => instant ?? []);
  return known.length === 0 ? void 0 : Math.max(...known);
}
function utc(text2) {
  const said = text2 ?? "";
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(said) ? said : `${said}Z`);
  return ms > 0 ? ms : void 0;
}
function mustBeWhole({ tool, results, invocations, externalPropertyFileReferences }, origin) {
  const name = tool.driver.name.slice(0, 60);
  const fault = (why, what) => new CouldNotTell(why, `${origin.name}: ${what}`, "Look at the step that wrote it.");
  if (results === null || (invocations ?? []).some(({ executionSuccessful }) => executionSuccessful === false)) {
    throw fault("tool-crashed", `says that ${name} failed`);
  }
  const told = (invocations ?? []).flatMap((invocation) => [
    ...invocation.toolExecutionNotifications ?? [],
    ...invocation.toolConfigurationNotifications ?? []
  ]);
  if (told.some(({ level: level2 }) => level2 === "error")) {
    throw fault("tool-crashed", `${name} reports an error of its own, so its results may not be all`);
  }
  if (externalPropertyFileReferences?.results?.length) {
    throw fault("truncated", `the results of ${name} are kept in other files, which are not read`);
  }
}
var isWrong = ({ kind, baselineState }) => !["pass", "notApplicable", "informational"].includes(kind ?? "fail") && baselineState !== "absent";
function readerOf(run) {
  const components = [run.tool.driver, ...run.tool.extensions ?? []];
  const byId = new Map(components.flatMap(({ rules }) => (rules ?? []).map((rule) => [rule.id, rule])));
  return (result2) => {
    const { index } = result2.rule?.toolComponent ?? {};
    const component2 = typeof index === "number" && index >= 0 ? run.tool.extensions?.[index] : run.tool.driver;
    const position2 = result2.rule?.index ?? result2.ruleIndex ?? -1;
    const id = result2.ruleId ?? result2.rule?.id;
    const rule = component2?.rules?.[position2] ?? byId.get(id ?? "") ?? byId.get(id?.replace(/\/[^/]*$/, "") ?? "");
    return resultOf(result2, { id: id ?? rule?.id ?? "unknown", rule, artifacts: run.artifacts ?? [] });
  };
}
function resultOf(result2, at) {
  const { rule } = at;
  const place = result2.locations?.[0]?.physicalLocation;
  const ruleLevel = rule?.defaultConfiguration?.level ?? void 0;
  const level2 = result2.level ?? void 0;
  const uri = place?.artifactLocation?.uri ?? at.artifacts[place?.artifactLocation?.index ?? -1]?.location?.uri;
  return {
    rule: at.id,
    file: pathOf(uri),
    line: place?.region?.startLine ?? void 0,
    level: level2 ?? ruleLevel ?? "warning",
    severity: severityIn({ result: result2.properties, rule: rule?.properties, level: level2, ruleLevel }),
    message: result2.message?.text ?? result2.message?.markdown ?? void 0,
    title: rule?.shortDescription?.text ?? rule?.name ?? void 0,
    url: rule?.helpUri ?? void 0,
    properties: { ...rule?.properties, ...result2.properties },
    suppressed: isSuppressed(result2)
  };
}
var isSuppressed = ({ suppressions }) => (suppressions ?? []).length > 0 && (suppressions ?? []).every(({ status }) => (status ?? "accepted") === "accepted");
function pathOf(uri) {
  if (!uri) return void 0;
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

export {
  isSarif,
  readSarif,
  latestOf
};
