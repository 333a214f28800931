import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isSarif,
  latestOf,
  readSarif
} from "./chunk-YV5XZV6Y.js";
import {
  SEVERITIES,
  isAtLeast,
  severityOf
} from "./chunk-KI5JCSEF.js";
import {
  refuseStaleReport
} from "./chunk-VDM6C736.js";
import "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import {
  refuseFuture,
  refuseNotFresh
} from "./chunk-FQV4JGOB.js";
import {
  familiarName,
  localName,
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  answerOf,
  endOf,
  exitedWith
} from "./chunk-GOBM22IH.js";
import {
  GRAVITIES,
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/image-scan/findings.ts
var COMPROMISED = { trivy: /^0\.69\.[456]$/ };
var isFixableOnly = (options) => options["fixable-only"] ?? options["ignore-unfixed"] ?? false;
function findingsOf({ image, scan }, options) {
  const vulnerabilities = distinct(scan.vulnerabilities).sort((a, b) => rank(b) - rank(a));
  const found = vulnerabilities.map((one) => describe(one, { image, level: levelOf(one, options) }));
  return [...found, ...aboutImage({ image, scan }), ...aboutScanner({ image, scan })].sort(byLevel);
}
function distinct(all) {
  return [...new Map(all.map((one) => [`${one.id} ${one.package} ${one.version}`, one])).values()];
}
function levelOf({ severity, fixed }, options) {
  if (isFixableOnly(options) && fixed?.length === 0) return "note";
  return severity === void 0 || isAtLeast(severity, options["fail-on"]) ? "error" : "warning";
}
var rank = ({ severity }) => severity === void 0 ? SEVERITIES.length : SEVERITIES.indexOf(severity);
var LEVELS = ["error", "warning", "note"];
var byLevel = (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
function describe(one, { image, level }) {
  const what = one.version === void 0 ? one.package : `${one.package}@${one.version}`;
  const fixed = one.fixed === void 0 || one.fixed.length === 0 ? void 0 : one.fixed.join(", ");
  const mended = one.fixed === void 0 ? "" : `; ${fixed === void 0 ? "no version mends it yet" : `mended in ${fixed}`}`;
  const also = one.aliases.length === 0 ? "" : `, ${one.aliases.join(", ")}`;
  const title = one.title === void 0 ? "" : `: ${one.title}`;
  return {
    rule: one.id,
    level,
    gravity: GRAVITIES.find((gravity) => gravity === one.severity),
    message: `${image}: ${what} has ${one.id}${also} (${one.severity ?? "severity not known"})${title}${mended}`,
    subject: `${image}/${what}`,
    ...one.aliases.length === 0 ? {} : { aliases: one.aliases },
    ...fixed === void 0 ? {} : { expected: fixed },
    ...one.version === void 0 ? {} : { actual: one.version },
    ...one.url === void 0 ? {} : { help: one.url }
  };
}
function aboutImage({ image, scan }) {
  const unknown = scan.digests.length > 0 ? [] : [digestUnknown(image, scan.scanner)];
  if (scan.endOfLife === void 0) return unknown;
  const message = `${image}: ${scan.endOfLife} gets no security updates any more, and scanners learn of nothing new in it`;
  const help = "Build on a release that is maintained.";
  return [{ rule: "end-of-life", level: "error", message, subject: image, help }, ...unknown];
}
function digestUnknown(image, scanner) {
  const message = `${image}: ${scanner} does not tell the digest of what it looked at, so another check's image may be another`;
  return { rule: "digest-unknown", level: "warning", message, subject: image };
}
function aboutScanner({ image, scan }) {
  const { scanner, version: version2, silenced } = scan;
  const findings = [];
  if (version2 !== void 0 && COMPROMISED[scanner.toLowerCase()]?.test(version2)) {
    const message = `${scanner} ${version2} is a compromised release: it may have stolen credentials of every job that it ran in`;
    const help = "Use another version, and change every secret that the job could read: CVE-2026-33634.";
    findings.push({ rule: "scanner-compromised", level: "warning", message, subject: scanner, help });
  }
  if (silenced > 0) {
    const message = `${image}: ${scanner} left ${count(silenced, "match", "matches")} out by ignore rules of its own`;
    findings.push({ rule: "silenced-by-scanner", level: "note", message, subject: image });
  }
  return findings;
}

// src/formats/scans/grype.ts
import { z } from "zod";

// src/formats/scans/image-scan.ts
function nameOf(names) {
  const unique = [...new Set(names.filter((name) => name !== ""))];
  const id = unique.find((name) => name.startsWith("CVE-")) ?? unique[0] ?? "unknown";
  return { id, aliases: unique.filter((name) => name !== id) };
}
var digestIn = (text) => /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(text)?.[1];
function timeOf(text) {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms <= 0 ? void 0 : ms;
}

// src/formats/scans/grype.ts
var match = z.object({
  vulnerability: z.object({
    id: z.string().min(1),
    dataSource: z.string().nullish(),
    severity: z.string().nullish(),
    description: z.string().nullish(),
    fix: z.object({ versions: z.array(z.string()).nullish(), state: z.string().nullish() }).nullish()
  }),
  relatedVulnerabilities: z.array(z.object({ id: z.string(), description: z.string().nullish() })).nullish(),
  artifact: z.object({ name: z.string().min(1), version: z.string().nullish() })
});
var ignored = match.extend({
  appliedIgnoreRules: z.array(
    z.object({
      vulnerability: z.string().nullish(),
      "fix-state": z.string().nullish(),
      "vex-status": z.string().nullish()
    })
  ).nullish()
});
var target = z.object({
  userInput: z.string().nullish(),
  imageID: z.string().nullish(),
  manifestDigest: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  repoDigests: z.array(z.string()).nullish()
});
var report = z.object({
  matches: z.array(match),
  ignoredMatches: z.array(ignored).nullish(),
  // The target of anything else than an image is a path.
  source: z.object({ type: z.string(), target: z.unknown() }).nullish(),
  descriptor: z.object({
    name: z.string().nullish(),
    version: z.string().nullish(),
    timestamp: z.string().nullish(),
    db: z.object({
      built: z.string().nullish(),
      error: z.string().nullish(),
      status: z.object({ built: z.string().nullish(), error: z.string().nullish() }).nullish()
    }).nullish()
  })
});
var isGrype = (value) => typeof value === "object" && value !== null && "matches" in value && "descriptor" in value;
function readGrype(value, origin) {
  const { matches, ignoredMatches, source, descriptor } = readValue(value, report, origin);
  if (source?.type !== "image") {
    const message = `${origin.name}: grype's report of a ${source?.type ?? "thing without a type"}, not of an image`;
    throw new CouldNotTell("wrong-format", message, origin.remedy);
  }
  const fault = descriptor.db?.error ?? descriptor.db?.status?.error;
  if (fault) {
    const message = `${origin.name}: grype's database has an error: ${clip(fault, 300)}`;
    throw new CouldNotTell("stale", message, "Update it with `grype db update`, and scan again.");
  }
  const image = readValue(source.target, target, origin);
  const left = (ignoredMatches ?? []).filter(isByUser);
  const names = [image.userInput ?? "", ...image.tags ?? [], ...image.repoDigests ?? []];
  return {
    scanner: "grype",
    version: /^v?(\d[\w.-]*)$/.exec(descriptor.version ?? "")?.[1],
    names: [...new Set(names.filter((name) => name !== ""))],
    digests: digestsIn(image),
    packages: void 0,
    vulnerabilities: [...matches, ...left].map(toVulnerability),
    silenced: (ignoredMatches ?? []).length - left.length,
    endOfLife: void 0,
    scannedMs: timeOf(descriptor.timestamp),
    databaseMs: timeOf(descriptor.db?.built ?? descriptor.db?.status?.built)
  };
}
var isByUser = ({ appliedIgnoreRules }) => (appliedIgnoreRules ?? []).some(
  (rule) => !rule["vex-status"] && ((rule.vulnerability ?? "") !== "" || (rule["fix-state"] ?? "") !== "")
);
function digestsIn({ imageID, manifestDigest, repoDigests }) {
  const config = digestIn(imageID ?? "");
  const manifests = new Set([manifestDigest ?? "", ...repoDigests ?? []].flatMap((text) => digestIn(text) ?? []));
  return [
    ...config === void 0 ? [] : [{ digest: config, of: "config" }],
    ...[...manifests].map((digest) => ({ digest, of: "manifest" }))
  ];
}
function toVulnerability(read) {
  const { vulnerability: vulnerability2, relatedVulnerabilities, artifact } = read;
  const related = relatedVulnerabilities ?? [];
  const described = [vulnerability2.description, ...related.map(({ description }) => description)].find((text) => text);
  return {
    ...nameOf([vulnerability2.id, ...related.map(({ id }) => id)]),
    package: artifact.name,
    version: artifact.version || void 0,
    severity: severityIn(vulnerability2.severity),
    title: described ? firstSentence(described) : void 0,
    url: vulnerability2.dataSource || void 0,
    fixed: vulnerability2.fix?.versions ?? []
  };
}
var severityIn = (text) => text?.toLowerCase() === "negligible" ? "info" : severityOf(text);
function firstSentence(description) {
  const text = description.replace(/\s+/g, " ").trim();
  return (/^.{1,160}?[.!?](?=\s|$)/.exec(text)?.[0] ?? clip(text, 160)).replace(/[.]$/, "");
}

// src/formats/scans/package-list.ts
import { z as z2 } from "zod";
var listed = z2.array(z2.unknown());
var subject = z2.object({
  metadata: z2.object({ component: z2.object({ type: z2.string().nullish(), name: z2.string().nullish() }).nullish() }).nullish().catch(void 0),
  source: z2.object({ type: z2.string().nullish(), target: z2.unknown().optional(), metadata: z2.unknown().optional() }).nullish().catch(void 0)
});
var named = z2.object({ userInput: z2.string() });
function imageOfPackages(value) {
  const { metadata, source } = subject.safeParse(value).data ?? {};
  const { type, name } = metadata?.component ?? {};
  if (type === "container") return name ?? void 0;
  if (source?.type !== "image") return void 0;
  return (named.safeParse(source.metadata).data ?? named.safeParse(source.target).data)?.userInput;
}
var dated = z2.object({
  metadata: z2.object({ timestamp: z2.string() }).optional().catch(void 0),
  creationInfo: z2.object({ created: z2.string() }).optional().catch(void 0)
});
function timeOfPackages(value) {
  const { metadata, creationInfo } = dated.safeParse(value).data ?? {};
  return timeOf(metadata?.timestamp ?? creationInfo?.created);
}
var components = z2.object({ components: z2.array(z2.object({ type: z2.string().nullish() })).nullish() });
var has = (value, key) => typeof value === "object" && value !== null && key in value;
function countPackages(value, origin) {
  if (has(value, "bomFormat")) {
    const all = readValue(value, components, origin).components ?? [];
    return all.filter(({ type }) => type === "library" || type === "application" || type === "framework").length;
  }
  if (has(value, "spdxVersion")) {
    const { packages } = readValue(value, z2.object({ packages: listed.nullish() }), origin);
    return Math.max(0, (packages ?? []).length - 1);
  }
  if (has(value, "artifacts")) return readValue(value, z2.object({ artifacts: listed }), origin).artifacts.length;
  throw new CouldNotTell("wrong-format", `${origin.name}: neither CycloneDX, SPDX nor syft JSON`, origin.remedy);
}

// src/formats/scans/sarif-scan.ts
import { z as z3 } from "zod";
var strings = z3.array(z3.string()).nullish();
var place = z3.object({
  logicalLocations: z3.array(z3.object({ fullyQualifiedName: z3.string().nullish() })).nullish()
});
var run = z3.object({
  tool: z3.object({
    driver: z3.object({
      rules: z3.array(z3.object({ id: z3.string(), help: z3.object({ text: z3.string().nullish() }).nullish() })).nullish()
    })
  }),
  results: z3.array(z3.object({ locations: z3.array(place).nullish() })).nullish(),
  // From trivy.
  properties: z3.object({ imageID: z3.string().nullish(), imageName: z3.string().nullish(), repoDigests: strings, repoTags: strings }).nullish()
});
var told = z3.object({ fixed_version: z3.string().optional(), purls: z3.array(z3.string()).optional() });
function readSarifScan(value, origin) {
  const read = readSarif(value, origin);
  const { runs } = readValue(value, z3.object({ runs: z3.array(run) }), origin);
  const images = new Set(runs.flatMap((one) => one.properties?.imageName ?? []));
  if (images.size > 1) {
    const message = `${origin.name}: holds scans of ${[...images].slice(0, 3).join(" and ")}`;
    throw new CouldNotTell("unsupported", message, "Write one report for each image, and list them in `report`.");
  }
  const config = digestIn(runs[0]?.properties?.imageID ?? "");
  const manifests = runs.flatMap((one) => (one.properties?.repoDigests ?? []).flatMap((known) => digestIn(known) ?? []));
  return {
    scanner: [...new Set(read.map(({ tool }) => tool))].join(" and "),
    version: read[0]?.version?.replace(/^v/, "") || void 0,
    names: [...new Set(runs.flatMap(namesIn))],
    digests: [
      ...config === void 0 ? [] : [{ digest: config, of: "config" }],
      ...[...new Set(manifests)].map((digest) => ({ digest, of: "manifest" }))
    ],
    packages: void 0,
    vulnerabilities: read.flatMap(({ results }, index) => {
      const help = new Map((runs[index]?.tool.driver.rules ?? []).map((rule) => [rule.id, rule.help?.text ?? ""]));
      return results.map((result) => toVulnerability2(result, help.get(result.rule) ?? ""));
    }),
    silenced: 0,
    endOfLife: void 0,
    scannedMs: latestOf(read.map(({ ranMs }) => ranMs)),
    databaseMs: void 0
  };
}
function namesIn({ properties, results }) {
  const names = [properties?.imageName ?? "", ...properties?.repoTags ?? [], ...properties?.repoDigests ?? []];
  const places = (results ?? []).flatMap(({ locations }) => locations ?? []);
  const before = places.flatMap(({ logicalLocations }) => logicalLocations ?? []).flatMap(({ fullyQualifiedName }) => /^(.+?)@[^/@]*:\//.exec(fullyQualifiedName ?? "")?.[1] ?? []);
  return [...names, ...before].filter((name) => name !== "");
}
function toVulnerability2(result, help) {
  const words = `${result.message ?? ""}
${help}`;
  const { fixed_version, purls } = told.safeParse(result.properties).data ?? {};
  const named2 = fieldIn(words, "Package");
  const inPurl = /^pkg:[^/]+\/(.+?)(?:@([^?#]+))?(?:[?#].*)?$/.exec(purls?.[0] ?? named2 ?? "");
  const official = /(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})/.exec(result.rule)?.[0];
  return {
    ...nameOf([official ?? result.rule]),
    package: plain(inPurl?.[1]) ?? named2 ?? "an unnamed package",
    version: fieldIn(words, "(?:Installed )?Version") ?? plain(inPurl?.[2]),
    severity: isUnknown(result) ? void 0 : result.severity,
    title: result.title === void 0 || result.title === result.rule ? void 0 : clip(result.title, 200),
    url: result.url,
    fixed: fixedIn(words, fixed_version)
  };
}
function isUnknown({ properties }) {
  const { tags } = z3.object({ tags: z3.array(z3.unknown()) }).safeParse(properties).data ?? { tags: [] };
  const scored = Number(properties["security-severity"] ?? 0) > 0;
  return !scored && tags.some((tag) => /^(?:unknown|unspecified)$/i.test(String(tag)));
}
function fixedIn(words, property) {
  const text = property ?? fieldIn(words, "Fix(?:ed)? [Vv]ersions?");
  if (text === void 0) return /^\s*Fix(?:ed)? version/im.test(words) ? [] : void 0;
  return /^(?:not fixed|none|n\/a)?$/i.test(text.trim()) ? [] : text.split(",").map((version2) => version2.trim());
}
var fieldIn = (words, field) => new RegExp(`^[ \\t]*${field}[ \\t]*:[ \\t]*(\\S.*?)[ \\t]*$`, "m").exec(words)?.[1];
function plain(part) {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return part;
  }
}

// src/formats/scans/trivy.ts
import { z as z4 } from "zod";
var vulnerability = z4.object({
  VulnerabilityID: z4.string().min(1),
  VendorIDs: z4.array(z4.string()).nullish(),
  PkgName: z4.string().min(1),
  InstalledVersion: z4.string().nullish(),
  FixedVersion: z4.string().nullish(),
  Severity: z4.string().nullish(),
  Title: z4.string().nullish(),
  PrimaryURL: z4.string().nullish()
});
var report2 = z4.object({
  SchemaVersion: z4.literal(2, { error: "expected schema version 2, of trivy 0.20 and newer" }),
  Trivy: z4.object({ Version: z4.string() }).nullish(),
  CreatedAt: z4.string().nullish(),
  ArtifactName: z4.string().nullish(),
  ArtifactType: z4.string().nullish(),
  Metadata: z4.object({
    OS: z4.object({ Family: z4.string(), Name: z4.string().nullish(), EOSL: z4.boolean().nullish() }).nullish(),
    ImageID: z4.string().nullish(),
    RepoTags: z4.array(z4.string()).nullish(),
    RepoDigests: z4.array(z4.string()).nullish()
  }).nullish(),
  Results: z4.array(
    z4.object({
      Packages: z4.array(z4.unknown()).nullish(),
      Class: z4.string().nullish(),
      ExperimentalModifiedFindings: z4.array(z4.object({ Type: z4.string().nullish(), Status: z4.string().nullish(), Finding: z4.unknown() })).nullish(),
      Vulnerabilities: z4.array(vulnerability).nullish()
    })
  ).nullish()
});
var isTrivy = (value) => typeof value === "object" && value !== null && "SchemaVersion" in value && "ArtifactType" in value;
function readTrivy(value, origin) {
  const read = readValue(value, report2, origin);
  if (read.ArtifactType !== "container_image") {
    const message = `${origin.name}: trivy's report of a ${read.ArtifactType ?? "thing without a type"}, not of an image`;
    throw new CouldNotTell("wrong-format", message, origin.remedy);
  }
  const results = read.Results ?? [];
  const listed2 = results.flatMap((result) => result.Packages ?? []).length;
  const { OS } = read.Metadata ?? {};
  const ofSystem = results.filter(({ Class }) => Class == null || Class === "os-pkgs");
  const isBare = listed2 > 0 && ofSystem.every((result) => countOf(result.Packages) + countOf(result.Vulnerabilities) === 0);
  if (OS && results.length > 0 && (ofSystem.length === 0 || isBare)) {
    const message = `${origin.name}: trivy looked at no package of the distribution, ${OS.Family} ${OS.Name ?? ""}`;
    const remedy = "Scan with `--pkg-types os,library`, as by default, an image that kept its list of packages.";
    throw new CouldNotTell("nothing-checked", message.trimEnd(), remedy);
  }
  const modified = results.flatMap((result) => result.ExperimentalModifiedFindings ?? []);
  const ignored2 = modified.filter(({ Type, Status }) => Type === "vulnerability" && Status === "ignored");
  return {
    scanner: "trivy",
    version: read.Trivy?.Version.replace(/^v/, ""),
    names: namesIn2(read),
    digests: digestsIn2(read),
    packages: listed2 > 0 || results.length === 0 ? listed2 : void 0,
    vulnerabilities: [
      ...results.flatMap((result) => result.Vulnerabilities ?? []),
      // By the user's own ignore file, where waivers are the place for exceptions.
      ...ignored2.map(({ Finding }) => readValue(Finding, vulnerability, origin))
    ].map(toVulnerability3),
    silenced: modified.length - ignored2.length,
    endOfLife: OS?.EOSL ? `${OS.Family} ${OS.Name ?? ""}`.trim() : void 0,
    scannedMs: timeOf(read.CreatedAt),
    databaseMs: void 0
  };
}
var countOf = (list) => list?.length ?? 0;
var namesIn2 = ({ ArtifactName, Metadata }) => [
  .../* @__PURE__ */ new Set([
    ...ArtifactName ? [ArtifactName] : [],
    ...Metadata?.RepoTags ?? [],
    ...Metadata?.RepoDigests ?? []
  ])
];
function digestsIn2({ Metadata }) {
  const config = digestIn(Metadata?.ImageID ?? "");
  const manifests = new Set((Metadata?.RepoDigests ?? []).flatMap((text) => digestIn(text) ?? []));
  return [
    ...config === void 0 ? [] : [{ digest: config, of: "config" }],
    ...[...manifests].map((digest) => ({ digest, of: "manifest" }))
  ];
}
function toVulnerability3(read) {
  const fixed = (read.FixedVersion ?? "").split(",").map((version2) => version2.trim());
  return {
    ...nameOf([read.VulnerabilityID, ...read.VendorIDs ?? []]),
    package: read.PkgName,
    version: read.InstalledVersion || void 0,
    severity: severityOf(read.Severity),
    title: read.Title || void 0,
    url: read.PrimaryURL || void 0,
    fixed: fixed.filter((version2) => version2 !== "")
  };
}
var version = z4.object({
  Version: z4.string(),
  VulnerabilityDB: z4.object({ UpdatedAt: z4.string().nullish() }).nullish()
});
function readTrivyVersion(value, origin) {
  const { Version, VulnerabilityDB } = readValue(value, version, origin);
  return { version: Version.replace(/^v/, ""), databaseMs: timeOf(VulnerabilityDB?.UpdatedAt) };
}

// src/checks/image-scan/names.ts
import { posix } from "node:path";
function isNamed(image, names, path) {
  const wanted = parseImageReference(localName(image));
  if (wanted === void 0) return false;
  if (path !== void 0 && names.some((name) => isSamePath(name, path))) return true;
  return names.some((name) => {
    const told2 = parseImageReference(localName(name));
    if (told2 === void 0) return false;
    if (told2.registry !== wanted.registry || told2.repository !== wanted.repository) return false;
    if (wanted.digest !== void 0) return told2.digest === wanted.digest;
    return told2.digest === void 0 && familiarName(told2) === familiarName(wanted);
  });
}
function isOfRepository(image, told2, path) {
  const [wanted, known] = [image, told2].map((name) => parseImageReference(localName(name)));
  if (path !== void 0 && isSamePath(told2, path)) return true;
  if (wanted === void 0 || known === void 0) return false;
  if (known.registry !== wanted.registry || known.repository !== wanted.repository) return false;
  return known.tag === void 0 || wanted.tag === void 0 || known.tag === wanted.tag;
}
var isSamePath = (name, path) => posix.normalize(name.replace(/^[a-z-]+:(?:\/\/)?/, "")) === posix.normalize(path);

// src/checks/image-scan/foreign-report.ts
var DAY_MS = 24 * 60 * 60 * 1e3;
var REMEDY = "Write it with trivy (`--format json --list-all-pkgs`), grype (`-o json`) or as SARIF.";
async function readReports(paths, options, ports) {
  const limitMs = options["max-age"] ?? DAY_MS;
  const remedy = "Scan again, or allow more in `max-age`.";
  const read = [];
  for (const path of paths) {
    const scan = await withList(readScan(await ports.files.text(path), path), options, ports);
    await refuseStaleReport(path, { stated: scan.scannedMs, limitMs, remedy, ports });
    read.push({ path, scan });
  }
  return read;
}
function reportFor(image, reports, path) {
  const found = reports.find(({ scan }) => isNamed(image, scan.names, path));
  if (found) return found;
  const told2 = [...new Set(reports.flatMap(({ scan }) => scan.names))];
  const which = reports.map((report3) => report3.path).join(", ");
  if (told2.length === 0) {
    const remedy = "Use the scanner's own JSON, which names the image.";
    throw new CouldNotTell("nothing-checked", `${which}: does not say which image it is of`, remedy);
  }
  const message = `${which}: of ${told2.slice(0, 3).join(", ")}, not of ${image}`;
  throw new CouldNotTell(
    "nothing-checked",
    message,
    "Scan the image that is deployed, by the name that the config has."
  );
}
function readScan(text, name) {
  const origin = { name, remedy: REMEDY };
  const value = parseJson(text, origin);
  if (isTrivy(value)) return readTrivy(value, origin);
  if (isGrype(value)) return readGrype(value, origin);
  if (isSarif(value)) return readSarifScan(value, origin);
  throw new CouldNotTell("wrong-format", `${name}: is no scan of an image that is known here`, REMEDY);
}
async function withList(scan, { sbom, image, images, path }, { files, clock }) {
  if (sbom === void 0) return scan;
  const origin = { name: sbom, remedy: "Write it with syft, trivy or grype, in JSON." };
  const value = parseJson(await files.text(sbom), origin);
  const modifiedMs = (await files.facts(sbom))?.modifiedMs ?? 0;
  refuseFuture(`${sbom}:`, { modifiedMs, stated: timeOfPackages(value) }, clock.now().getTime());
  const told2 = imageOfPackages(value);
  const wanted = image ?? images?.[0] ?? "";
  if (told2 !== void 0 && !isOfRepository(wanted, told2, path)) {
    const message = `${sbom}: lists the packages of ${told2}, not of ${wanted}`;
    throw new CouldNotTell("nothing-checked", message, "List the packages of the image that was scanned.");
  }
  return { ...scan, packages: countPackages(value, origin) };
}

// src/checks/image-scan/scanner.ts
var KEEP = 128 * 1024 * 1024;
function outputOf(ran, tool) {
  const tooLong = "Write the scan to a file in an earlier step and name it in `report`.";
  const { stdout } = answerOf(ran, { tool, tooLong });
  if (!exitedWith(ran, 0)) throw refused(tool, ran);
  return stdout;
}
var DATABASE = /\b(?:vulnerability|vulnerabilities|java)?\s*(?:db|database)\b/i;
var ABSENT = /no such image|not found|unknown manifest|manifest_unknown|unauthorized|denied|unable to find|no such file/i;
function refused(tool, ran) {
  const said = faultIn(ran.stderr.text) ?? faultIn(ran.stdout.text) ?? "";
  const message = `${tool} ${endOf(ran)}${said && `: ${said}`}`;
  if (DATABASE.test(said)) {
    return new CouldNotTell("stale", message, "Let it update its database, or bring a database along.");
  }
  if (ABSENT.test(said)) {
    return new CouldNotTell(
      "unreadable",
      message,
      "Build or pull the image before this check, or log in to its registry."
    );
  }
  return new CouldNotTell("tool-crashed", message, `Run ${tool} by hand to see why.`);
}
function faultIn(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const fault = lines.find((line) => /\b(?:fatal|error|failed|unable)\b/i.test(line)) ?? lines.at(-1);
  return fault === void 0 ? void 0 : clip(fault.replace(/^\d{4}-\d\d-\d\dT\S+\s+/, ""), 400);
}

// src/checks/image-scan/grype.ts
var ORIGIN = { name: "grype's answer", remedy: "Run `grype IMAGE -o json` by hand; use 0.62 or newer." };
var SETTINGS = {
  GRYPE_CHECK_FOR_APP_UPDATE: "false",
  GRYPE_DB_AUTO_UPDATE: "true",
  GRYPE_DB_VALIDATE_AGE: "true",
  GRYPE_ONLY_FIXED: "false",
  GRYPE_ONLY_NOTFIXED: "false",
  GRYPE_FAIL_ON_SEVERITY: ""
};
var grype = {
  name: "grype",
  isPresent: async ({ exec }) => await exec.find("grype") !== void 0,
  scan: async (target2, { exec, files }) => {
    const cwd = await files.scratch();
    const list = `${cwd}/packages.cdx.json`;
    const argv = ["grype", sourceOf(target2), "-o", "json", "-o", `cyclonedx-json=${list}`];
    const ran = await exec.run(argv, { cwd, keep: KEEP, env: SETTINGS });
    const value = parseJson(outputOf(ran, "grype"), ORIGIN);
    if (!isGrype(value)) throw new CouldNotTell("wrong-format", `${ORIGIN.name}: is no report of grype`, ORIGIN.remedy);
    const scan = readGrype(value, ORIGIN);
    if (scan.databaseMs === void 0) {
      throw new CouldNotTell("stale", "grype does not tell how old its database is", "Run `grype db update`.");
    }
    const origin = { ...ORIGIN, name: "grype's list of packages" };
    const text = await files.facts(list) === void 0 ? "" : await files.text(list);
    return { scan: { ...scan, packages: countPackages(parseJson(text, origin), origin) }, log: ran.log };
  }
};
function sourceOf({ image, path, isLayout }) {
  if (path === void 0) return image;
  return `${isLayout ? "oci-dir" : "docker-archive"}:${path}`;
}

// src/checks/image-scan/scout.ts
var ORIGIN2 = { name: "docker scout's answer", remedy: "Run `docker scout cves --format sarif` by hand." };
var scout = {
  name: "scout",
  isPresent: async ({ exec }) => {
    if (await exec.find("docker") === void 0) return false;
    const ran = await exec.run(["docker", "scout", "version"], { log: false });
    return exitedWith(ran, 0) && /version:?\s*v?\d/i.test(ran.stdout.text);
  },
  scan: async (target2, { exec, files }) => {
    const cwd = await files.scratch();
    const answer = `${cwd}/scout.sarif`;
    const argv = ["docker", "scout", "cves", "--format", "sarif", "--output", answer, sourceOf2(target2)];
    const ran = await exec.run(argv, { cwd });
    outputOf(ran, "docker scout");
    const text = await files.facts(answer) === void 0 ? "" : await files.text(answer);
    const value = parseJson(text, ORIGIN2);
    if (!isSarif(value)) throw new CouldNotTell("wrong-format", `${ORIGIN2.name}: is no SARIF`, ORIGIN2.remedy);
    const scan = readSarifScan(value, ORIGIN2);
    const indexed = /\bindexed (\d+) packages?\b/i.exec(`${ran.stdout.text}
${ran.stderr.text}`)?.[1];
    return { scan: { ...scan, packages: indexed === void 0 ? void 0 : Number(indexed) }, log: ran.log };
  }
};
function sourceOf2({ image, path, isLayout }) {
  if (path === void 0) return `image://${image}`;
  return `${isLayout ? "oci-dir" : "archive"}://${path}`;
}

// src/checks/image-scan/trivy.ts
var ORIGIN3 = {
  name: "trivy's answer",
  remedy: "Run `trivy image --format json --list-all-pkgs` by hand; use 0.50 or newer."
};
var FLAGS = [
  "--format=json",
  "--list-all-pkgs",
  "--scanners=vuln",
  "--severity=UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL",
  "--ignore-unfixed=false",
  "--exit-code=0",
  "--skip-db-update=false",
  "--offline-scan=false",
  "--no-progress",
  "--timeout=24h"
];
var trivy = {
  name: "trivy",
  isPresent: async ({ exec }) => await exec.find("trivy") !== void 0,
  scan: async ({ image, path }, ports) => {
    const cwd = await ports.files.scratch();
    const what = path === void 0 ? [image] : [`--input=${path}`];
    const ran = await ports.exec.run(["trivy", "image", ...FLAGS, ...what], { cwd, keep: KEEP });
    const value = parseJson(outputOf(ran, "trivy"), ORIGIN3);
    if (!isTrivy(value)) throw new CouldNotTell("wrong-format", `${ORIGIN3.name}: is no report of trivy`, ORIGIN3.remedy);
    const scan = readTrivy(value, ORIGIN3);
    return { scan: { ...scan, ...await aboutTrivy(cwd, ports) }, log: ran.log };
  }
};
async function aboutTrivy(cwd, { exec }) {
  const ran = await exec.run(["trivy", "version", "--format=json"], { cwd });
  const about = readTrivyVersion(parseJson(outputOf(ran, "trivy version"), ORIGIN3), ORIGIN3);
  if (about.databaseMs !== void 0) return about;
  throw new CouldNotTell("stale", "trivy does not tell how old its database is", "Let it download its database.");
}

// src/checks/image-scan/run.ts
var ALL = [trivy, grype, scout];
async function runImageScan(options, ports) {
  const images = options.images ?? (options.image === void 0 ? [] : [options.image]);
  const sources = await (options.report === void 0 ? scanAll(images, options, ports) : readAll(images, { ...options, report: options.report }, ports));
  for (const source of sources) refuseDoubtful(source, options, ports.clock.now().getTime());
  const findings = sources.flatMap((source) => findingsOf(source, options));
  return byFindings(summarise(sources, findings, options), {
    findings,
    measurements: sources.flatMap(measure),
    images: sources.flatMap(({ image, scan }) => scan.digests.map((known) => ({ image, ...known }))),
    evidence: [...new Set(sources.flatMap(({ evidence }) => evidence))]
  });
}
async function scanAll(images, options, ports) {
  const scanner = await choose(options, ports);
  const sources = [];
  for (const image of images) {
    const { scan, log } = await scanner.scan(await targetOf(image, options, ports), ports);
    sources.push({ image, scan, evidence: log === void 0 ? [] : [log] });
  }
  return sources;
}
async function choose({ tool }, ports) {
  const remedy = "Install trivy, grype or docker scout in an earlier step, or name the report of a scan in `report`.";
  for (const scanner of ALL.filter(({ name }) => tool === void 0 || name === tool)) {
    if (await scanner.isPresent(ports)) return scanner;
  }
  const message = tool === void 0 ? "no scanner on PATH and no report" : `${tool} is not there`;
  throw new CouldNotTell("tool-missing", message, remedy);
}
async function targetOf(image, { path }, { files }) {
  if (path === void 0) return { image, path: void 0, isLayout: false };
  const facts = await files.facts(path);
  if (facts) return { image, path: await files.resolve(path), isLayout: facts.kind === "directory" };
  const message = `${files.show(path)}: no such file or directory`;
  throw new CouldNotTell("unreadable", message, "Build or save the image before this check, or correct the path.");
}
async function readAll(images, options, ports) {
  const reports = await readReports(options.report, options, ports);
  const listed2 = options.sbom === void 0 ? [] : [options.sbom];
  return images.map((image) => {
    const { path, scan } = reportFor(image, reports, options.path);
    return { image, scan, evidence: [path, ...listed2] };
  });
}
function refuseDoubtful({ image, scan }, options, nowMs) {
  const { scanner, packages, vulnerabilities, databaseMs } = scan;
  if (packages === 0 || packages === void 0 && vulnerabilities.length === 0) {
    const what = packages === 0 ? "saw no package in it" : "found nothing, and does not show that it saw any package";
    const remedy2 = "Use `trivy --list-all-pkgs`, or name the list of packages in `sbom`; an image without packages cannot be scanned.";
    throw new CouldNotTell("nothing-checked", `${image}: ${scanner} ${what}`, remedy2);
  }
  if (databaseMs === void 0) return;
  const remedy = "Let the scanner update its database, or allow more in `database-max-age`.";
  const limitMs = options["database-max-age"];
  refuseNotFresh(`${image}: ${scanner}'s database`, { modifiedMs: databaseMs }, { nowMs, limitMs, remedy });
}
function summarise(sources, findings, options) {
  const one = sources.length === 1 ? sources[0] : void 0;
  const packages = sources.reduce((sum, { scan }) => sum + (scan.packages ?? 0), 0);
  const what = one ? one.image : count(sources.length, "image");
  const looked = packages > 0 ? `${what}, ${count(packages, "package")}` : what;
  const by = [...new Set(sources.map(({ scan }) => [scan.scanner, scan.version].filter(Boolean).join(" ")))].join(", ");
  const all = sources.flatMap(({ scan }) => scan.vulnerabilities);
  const ended = sources.flatMap(({ scan }) => scan.endOfLife ?? []);
  const also = ended.length === 0 ? "" : `; ${[...new Set(ended)].join(", ")} gets no security updates any more`;
  if (all.length === 0) return `${looked}: no known vulnerability${also} (${by})`;
  const counts = SEVERITIES.toReversed().flatMap((severity) => {
    const number = all.filter((found) => found.severity === severity).length;
    return number > 0 ? `${number} ${severity}` : [];
  });
  const unknown = all.filter(({ severity }) => severity === void 0).length;
  const split = [...counts, ...unknown > 0 ? [`${unknown} of unknown severity`] : []].join(", ");
  const failing = findings.filter(({ level }) => level === "error").length;
  const fail = failing === 0 ? "none fails" : failing === 1 ? "1 fails" : `${failing} fail`;
  const rule = `${options["fail-on"]} and above${isFixableOnly(options) ? ", where a version mends it" : ""}`;
  const total = count(all.length, "known vulnerability", "known vulnerabilities");
  return `${looked}: ${total} (${split}); ${fail}${also} (${rule}; ${by})`;
}
function measure({ image, scan }) {
  const { packages, vulnerabilities } = scan;
  const found = { name: `${image}, vulnerabilities`, value: vulnerabilities.length, unit: "vulnerabilities" };
  return packages === void 0 ? [found] : [{ name: `${image}, packages`, value: packages, unit: "packages" }, found];
}
export {
  runImageScan
};
