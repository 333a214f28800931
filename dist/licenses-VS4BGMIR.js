import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  productionOf,
  wayTo
} from "./chunk-LBOAD6E3.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/dependencies/licenses.ts
import { posix } from "node:path";
import { z } from "zod";

// src/engines/license-policy.ts
import exceptions from "spdx-exceptions/index.json";
import parse from "spdx-expression-parse";
import deprecated from "spdx-license-ids/deprecated.json";
import licenses from "spdx-license-ids/index.json";
function judgeLicense(text, { allow, deny }) {
  const expression = read(text);
  if (expression === void 0) return "unknown";
  const allowed = allow && new Set(allow.map(canonical));
  const denied = new Set(deny.map(canonical));
  const families = new Set([...denied].filter((name) => !name.includes(" WITH ")).map(familyOf));
  return judge(expression, (names) => {
    if (names.some((name) => denied.has(name))) return "refused";
    if (names.some((name) => allowed?.has(name))) return "allowed";
    if (names.some((name) => families.has(familyOf(name)))) return "refused";
    if (names.some((name) => /^(?:Document|License)Ref-/.test(name))) return "unknown";
    return allowed === void 0 ? "allowed" : "refused";
  });
}
function isLicenseId(text) {
  const expression = read(text);
  return expression !== void 0 && "license" in expression;
}
var SPELLINGS = new Map([...deprecated, ...licenses, ...exceptions].map((id) => [id.toLowerCase(), id]));
function read(text) {
  try {
    return parse(text.replace(/[A-Za-z0-9.-]+/g, (word) => SPELLINGS.get(word.toLowerCase()) ?? word));
  } catch {
    return void 0;
  }
}
var DECIDING = { and: ["refused", "unknown", "allowed"], or: ["allowed", "unknown", "refused"] };
function judge(expression, of) {
  if ("conjunction" in expression) {
    const both = [judge(expression.left, of), judge(expression.right, of)];
    return DECIDING[expression.conjunction].find((one) => both.includes(one)) ?? "unknown";
  }
  const { license, plus, exception } = expression;
  const name = nameOf(license, plus === true);
  return of(exception === void 0 ? [name] : [name, `${name} WITH ${exception}`]);
}
var familyOf = (name) => name.replace(/ WITH .*$/, "").replace(/(?:-only|-or-later|\+|-with-[a-z-]+exception.*)$/i, "");
function canonical(id) {
  const expression = read(id);
  if (expression === void 0 || !("license" in expression)) return id;
  const name = nameOf(expression.license, expression.plus === true);
  return expression.exception === void 0 ? name : `${name} WITH ${expression.exception}`;
}
function nameOf(license, plus) {
  if (/^(?:A|L)?GPL-\d\.\d$|^GFDL-\d\.\d$/.test(license)) return `${license}-${plus ? "or-later" : "only"}`;
  return plus ? `${license}+` : license;
}

// src/checks/dependencies/licenses.ts
async function checkLicenses(question, files) {
  const { graph, production, policy } = question;
  mustBeIds([...policy.allow ?? [], ...policy.deny]);
  const wanted = production ? productionOf(graph) : new Set(graph.packages.keys());
  const packages = [...graph.packages].filter(([key]) => wanted.has(key));
  const known = /* @__PURE__ */ new Map();
  for (const [key, found] of packages) {
    const license = found.license ?? await installedLicense(key, { found, beside: question.beside, files });
    if (license !== void 0) known.set(key, license);
  }
  if (known.size === 0) {
    const message = `${question.place.file}: not the licence of one package is known: the lock file tells none, and nothing is installed`;
    throw new CouldNotTell("nothing-checked", message, "Install the dependencies before this check.");
  }
  const findings = distinct(
    packages.flatMap(([key, found]) => judge2({ key, found, license: known.get(key) }, question))
  );
  return { summary: summarise(known, findings, packages.length), findings };
}
function mustBeIds(ids) {
  const wrong = ids.find((id) => !isLicenseId(id));
  if (wrong === void 0) return;
  const message = `licenses: ${wrong.slice(0, 60)} is no SPDX id`;
  throw new CouldNotTell(
    "unsupported",
    message,
    "Write it as on https://spdx.org/licenses/: MIT, Apache-2.0, GPL-3.0-only."
  );
}
var manifest = z.object({
  version: z.string().nullish(),
  license: z.unknown().optional(),
  licenses: z.unknown().optional()
});
var typed = z.object({ type: z.string() });
async function installedLicense(key, { found, beside, files }) {
  const { name, version } = found;
  const places = [
    ...key.startsWith("node_modules/") || key.includes("/node_modules/") ? [key] : [],
    `node_modules/.pnpm/${name.replace("/", "+")}@${version}/node_modules/${name}`,
    `node_modules/${name}`
  ];
  for (const place of places) {
    const path = posix.join(beside, place, "package.json");
    if ((await files.facts(path))?.kind !== "file") continue;
    const read2 = manifest.safeParse(parsed(await files.text(path))).data;
    if (read2?.version === version) return licenseIn(read2);
  }
  return void 0;
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function licenseIn({ license, licenses: licenses2 }) {
  const of = (value) => typeof value === "string" ? value : typed.safeParse(value).data?.type;
  const several = (Array.isArray(licenses2) ? licenses2 : [licenses2]).flatMap((value) => of(value) ?? []);
  const own = of(license);
  return own ?? (several.length > 1 ? `(${several.join(" OR ")})` : several[0]);
}
function judge2(one, { graph, place, production, policy }) {
  const { key, found, license } = one;
  const verdict = license === void 0 ? "unknown" : judgeLicense(license, { allow: policy.allow, deny: policy.deny });
  if (verdict === "allowed") return [];
  const subject = `${found.name}@${found.version}`;
  const what = verdict === "refused" ? `is under ${license}` : license ? `says ${license}, which is no SPDX licence` : "tells no licence";
  const about = { name: found.name, version: found.version, places: [key] };
  const line = place.lineOf(about);
  const at = {
    subject,
    file: place.file,
    ...line === void 0 ? {} : { line },
    ...license ? { actual: license } : {}
  };
  const way = wayTo(graph, { keys: /* @__PURE__ */ new Set([key]), production });
  const by = Array.isArray(way) && way.length > 1 ? `, by ${way.join(" > ")}` : "";
  const rule = verdict === "refused" ? "license-refused" : "license-unknown";
  const expected = policy.allow === void 0 ? {} : { expected: policy.allow.join(", ") };
  return [{ rule, level: "error", message: `${subject} ${what}${by}`, ...at, ...expected }];
}
var distinct = (findings) => [
  ...new Map(findings.map((finding) => [`${finding.rule} ${finding.subject}`, finding])).values()
];
function summarise(known, findings, packages) {
  const counts = /* @__PURE__ */ new Map();
  for (const license of known.values()) counts.set(license, (counts.get(license) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const often = most === void 0 ? "" : `, most often ${most[0]} (${most[1]})`;
  const result = findings.length === 0 ? "all allowed" : `${count(findings.length, "package")} not allowed`;
  return `${count(counts.size, "licence")} of ${count(packages, "package")}${often}: ${result}`;
}
export {
  checkLicenses
};
