import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  SEVERITIES,
  ghsaIn,
  isAtLeast,
  severityOf,
  severityOfScore,
  undescribed,
  worst
} from "./chunk-KI5JCSEF.js";
import {
  refuseStaleReport
} from "./chunk-VDM6C736.js";
import {
  dependantsOf,
  passedBy,
  productionOf,
  unanswered,
  wayTo
} from "./chunk-LBOAD6E3.js";
import {
  LOCK_NAMES,
  managerOf
} from "./chunk-7RKQYTNP.js";
import "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import "./chunk-FQV4JGOB.js";
import {
  readNpmrc
} from "./chunk-RFUSN2UF.js";
import {
  parseJson,
  parseJsonLines,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-5M3NKAVS.js";
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

// src/checks/dependencies/run.ts
import { posix as posix6 } from "node:path";

// src/facts/lock-files/lock-graph.ts
import { posix as posix3 } from "node:path";

// src/formats/locks/npm.ts
import { z as z2 } from "zod";

// src/formats/locks/archive.ts
import parse from "semver/functions/parse.js";
function releaseAt(address) {
  const found = /\/((?:@[^/]+\/)?[^/@]+)\/-\/(?:@[^/]+\/)?([^/?#]+)\.tgz(?:[?#]|$)/.exec(
    (address ?? "").replace(/%2f/gi, "/").replace(/%40/g, "@").replace(/%2b/gi, "+")
  );
  const [, name = "", file = ""] = found ?? [];
  const start = `${name.slice(name.indexOf("/") + 1)}-`;
  return name !== "" && file.startsWith(start) ? { name, version: file.slice(start.length) } : void 0;
}
function mustBeAt({ name, version }, address, origin) {
  const there = releaseAt(address);
  if (there === void 0 || there.name === name && isSame(there.version, version)) return;
  const message = `${origin.name}: ${name}@${version} is to come from the address of ${there.name}@${there.version}`;
  throw new CouldNotTell("wrong-format", message, "Find out who changed the lock file, and write it again.");
}
function isSame(one, other) {
  const [first, second] = [parse(one, { loose: true }), parse(other, { loose: true })];
  return first === null || second === null ? one === other : first.compare(second) === 0;
}

// src/formats/locks/npm-tree.ts
import { z } from "zod";
var entry = z.lazy(
  () => z.object({
    version: z.string(),
    resolved: z.unknown().optional(),
    dev: z.boolean().optional(),
    requires: z.unknown().optional(),
    dependencies: z.record(z.string(), entry).optional()
  })
);
var tree = z.object({ dependencies: z.record(z.string(), entry).optional() });
var ranges = z.record(z.string(), z.string());
function flattenNpmTree(value, origin) {
  const { dependencies = {} } = readValue(value, tree, origin);
  return Object.fromEntries(entriesBelow(dependencies, ""));
}
function* entriesBelow(dependencies, folder) {
  for (const [name, found] of Object.entries(dependencies)) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    yield [place, flatten(found)];
    yield* entriesBelow(found.dependencies ?? {}, place);
  }
}
function flatten({ version, resolved, dev, requires }) {
  const alias = /^npm:(.+)@([^@]+)$/.exec(version);
  const isAddress = alias === null && /[:/]/.test(version);
  return {
    name: alias?.[1],
    version: alias?.[2] ?? (isAddress ? versionIn(version) : version),
    resolved: isAddress ? version : typeof resolved === "string" ? resolved : void 0,
    dev,
    license: void 0,
    optionalDependencies: ranges.safeParse(requires).data ?? {}
  };
}
var versionIn = (address) => /\/-\/[^/]*?-(\d+\.\d+\.\d+[^/]*)\.tgz$/.exec(address)?.[1] ?? "";

// src/formats/locks/origin.ts
function originOf(resolved) {
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:|ssh:)|\.git(?:#|$)/.test(resolved)) return "git";
  if (/^(?:file:|link:|portal:|\.{0,2}\/)/.test(resolved)) return "a file";
  if (!/^https?:/.test(resolved)) return void 0;
  if (/^https?:\/\/(?:codeload\.github\.com|github\.com|gitlab\.com|bitbucket\.org)\//.test(resolved)) return "git";
  return /\/-\/|\.tgz(?:[?#]|$)|\/download\//.test(resolved) ? void 0 : "an address";
}

// src/formats/locks/npm.ts
var ranges2 = z2.record(z2.string(), z2.string()).nullish();
var entry2 = z2.object({
  name: z2.string().nullish(),
  version: z2.string().nullish(),
  resolved: z2.union([z2.string(), z2.boolean()]).nullish(),
  link: z2.boolean().nullish(),
  dev: z2.boolean().nullish(),
  license: z2.unknown().optional(),
  dependencies: ranges2,
  devDependencies: ranges2,
  optionalDependencies: ranges2,
  peerDependencies: ranges2,
  peerDependenciesMeta: z2.record(z2.string(), z2.object({ optional: z2.boolean().nullish() })).nullish()
});
var lock = z2.object({
  lockfileVersion: z2.int().nullish(),
  packages: z2.record(z2.string(), entry2).nullish()
});
function readNpmLockGraph(text, origin) {
  const value = parseJson(text, origin);
  const { lockfileVersion, packages } = readValue(value, lock, origin);
  const version = lockfileVersion ?? 1;
  if (version < 1 || version > 3) {
    const message = `${origin.name}: lockfileVersion ${version} is not known here`;
    throw new CouldNotTell("unsupported", message, "Use a version of npm that writes lockfileVersion 3.");
  }
  if (packages && version === 1) {
    const message = `${origin.name}: has "packages", which lockfileVersion 1 does not have`;
    throw new CouldNotTell("wrong-format", message, origin.remedy);
  }
  if (packages) return { format: `npm lock v${version}`, ...graphOf(packages, origin) };
  if (version > 1) throw new CouldNotTell("truncated", `${origin.name}: has no "packages"`, origin.remedy);
  const { packages: flat } = graphOf(flattenNpmTree(value, origin), origin);
  return { format: "npm lock v1", packages: flat, importers: [{ folder: ".", dependencies: [] }] };
}
function graphOf(entries, origin) {
  const packages = /* @__PURE__ */ new Map();
  const importers = [];
  for (const [place, found] of Object.entries(entries)) {
    if (found.link) continue;
    const dependencies = dependenciesOf(place, found, entries);
    if (!isInstalled(place)) importers.push({ folder: place === "" ? "." : place, dependencies });
    else packages.set(place, { ...describe(place, found, origin), dependencies });
  }
  return { packages, importers };
}
function describe(place, found, origin) {
  const { license } = found;
  const resolved = typeof found.resolved === "string" ? found.resolved : void 0;
  const name = found.name ?? nameAt(place);
  const version = found.version || releaseAt(resolved)?.version;
  const elsewhere = resolved && (originOf(resolved) ?? (version ? void 0 : "an address"));
  if (elsewhere === void 0 && !version) {
    throw new CouldNotTell("truncated", `${origin.name}: ${place} has no version`, origin.remedy);
  }
  if (version) mustBeAt({ name, version }, resolved, origin);
  return {
    name,
    version: version ?? "",
    elsewhere,
    license: typeof license === "string" ? license : void 0,
    production: !found.dev
  };
}
function dependenciesOf(place, found, entries) {
  const optional = found.optionalDependencies ?? {};
  const isOptionalPeer = (name) => found.peerDependenciesMeta?.[name]?.optional === true;
  const all = [
    ...Object.entries(optional).map(([name, range]) => ({ name, range, kind: "optional" })),
    ...Object.entries(found.dependencies ?? {}).filter(([name]) => !(name in optional)).map(([name, range]) => ({ name, range, kind: "production" })),
    ...(isInstalled(place) ? [] : Object.entries(found.devDependencies ?? {})).map(([name, range]) => ({
      name,
      range,
      kind: "development"
    })),
    ...Object.entries(found.peerDependencies ?? {}).filter(([name]) => !isOptionalPeer(name)).map(([name, range]) => ({ name, range, kind: "peer" }))
  ];
  return all.map((dependency2) => ({ ...dependency2, to: placesOf(dependency2.name, place, entries) }));
}
function placesOf(name, from, entries) {
  for (let folder = from; ; folder = parentOf(folder)) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const found = entries[place];
    if (found?.link)
      return typeof found.resolved === "string" && Object.hasOwn(entries, found.resolved) ? [found.resolved] : [];
    if (found) return [place];
    if (folder === "") return [];
  }
}
function parentOf(folder) {
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
  return parent === "node_modules" || parent.endsWith("/node_modules") ? parent.slice(0, Math.max(0, parent.length - "/node_modules".length)) : parent;
}
var isInstalled = (place) => /(?:^|\/)node_modules\//.test(place);
var nameAt = (place) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

// src/formats/locks/pnpm.ts
import { posix } from "node:path";
import { z as z3 } from "zod";

// src/formats/locks/yaml-lock.ts
import { FAILSAFE_SCHEMA, loadAll, YAMLException } from "js-yaml";
function parseYamlLock(text, { name, remedy }) {
  try {
    return loadAll(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === void 0 || error.mark === null ? "" : `:${error.mark.line + 1}`;
    throw new CouldNotTell("wrong-format", `${name}${line}: is not YAML: ${error.reason}`, remedy, { cause: error });
  }
}

// src/formats/locks/pnpm.ts
var wanted = z3.record(z3.string(), z3.union([z3.string(), z3.object({ specifier: z3.string(), version: z3.string() })]));
var importer = z3.object({
  specifiers: z3.record(z3.string(), z3.string()).nullish(),
  dependencies: wanted.nullish(),
  devDependencies: wanted.nullish(),
  optionalDependencies: wanted.nullish()
});
var versions = z3.record(z3.string(), z3.string()).nullish();
var entry3 = z3.object({
  name: z3.string().nullish(),
  version: z3.string().nullish(),
  resolution: z3.object({ tarball: z3.string().nullish(), repo: z3.string().nullish(), directory: z3.string().nullish() }).nullish(),
  dev: z3.string().nullish(),
  dependencies: versions,
  optionalDependencies: versions
}).nullish();
var lock2 = importer.extend({
  lockfileVersion: z3.string(),
  overrides: z3.record(z3.string(), z3.string()).nullish(),
  importers: z3.record(z3.string(), importer.nullish()).nullish(),
  packages: z3.record(z3.string(), entry3).nullish(),
  snapshots: z3.record(z3.string(), entry3).nullish()
});
function readPnpmLockGraph(text, origin) {
  const documents = parseYamlLock(text, origin).filter((document) => document !== null && document !== "");
  const last = documents.at(-1);
  if (last === void 0) throw new CouldNotTell("truncated", `${origin.name}: is empty`, origin.remedy);
  const read3 = readValue(last, lock2, origin);
  const version = Number(read3.lockfileVersion);
  if (!(version >= 5 && version < 10)) {
    const message = `${origin.name}: lockfileVersion ${read3.lockfileVersion.slice(0, 20)} is not known here`;
    throw new CouldNotTell("unsupported", message, "Use a version of pnpm that writes lockfileVersion 9.0.");
  }
  if (version >= 7 && read3.packages && !read3.snapshots) {
    throw new CouldNotTell("truncated", `${origin.name}: has packages and no snapshots`, origin.remedy);
  }
  const spelling = version < 6 ? "path" : read3.snapshots || version >= 7 ? "plain" : "slash";
  const entries = read3.snapshots ? withSnapshots(read3.packages ?? {}, read3.snapshots) : read3.packages ?? {};
  const packages = /* @__PURE__ */ new Map();
  for (const [key, found] of Object.entries(entries)) {
    const described = read3.packages?.[spelling === "plain" ? withoutPeers(key) : key] ?? found ?? {};
    packages.set(key, {
      ...describe2(key, described, { spelling, origin }),
      dependencies: dependenciesOf2(found ?? {}, entries, spelling)
    });
  }
  return {
    format: `pnpm lock v${read3.lockfileVersion}`,
    packages,
    importers: importersOf(read3, { entries, spelling }),
    forced: Object.keys(read3.overrides ?? {})
  };
}
function withSnapshots(packages, snapshots) {
  const known = new Set(Object.keys(snapshots).map(withoutPeers));
  return { ...Object.fromEntries(Object.entries(packages).filter(([key]) => !known.has(key))), ...snapshots };
}
function importersOf(read3, known) {
  const all = read3.importers ?? { ".": read3 };
  return Object.entries(all).map(([folder, found]) => ({
    folder: posix.normalize(folder),
    dependencies: [
      ...askedFor(found?.dependencies, "production", found?.specifiers),
      ...askedFor(found?.devDependencies, "development", found?.specifiers),
      ...askedFor(found?.optionalDependencies, "optional", found?.specifiers)
    ].map(({ version, ...dependency2 }) => ({ ...dependency2, to: keysOf(dependency2.name, version, known) }))
  }));
}
function askedFor(dependencies, kind, specifiers) {
  return Object.entries(dependencies ?? {}).map(
    ([name, found]) => typeof found === "string" ? { name, kind, version: found, range: specifiers?.[name] } : { name, kind, version: found.version, range: found.specifier }
  );
}
function dependenciesOf2(found, entries, spelling) {
  const of = (versions3, kind) => Object.entries(versions3 ?? {}).map(([name, version]) => ({
    name,
    range: void 0,
    kind,
    to: keysOf(name, version, { entries, spelling })
  }));
  return [...of(found.dependencies, "production"), ...of(found.optionalDependencies, "optional")];
}
function keysOf(name, version, { entries, spelling }) {
  if (/^(?:link|workspace):/.test(version)) return [LINK];
  const own = { path: `/${name}/${version}`, slash: `/${name}@${version}`, plain: `${name}@${version}` }[spelling];
  return [own, version, `/${version}`].filter((key) => key in entries).slice(0, 1);
}
var LINK = "link:";
var withoutPeers = (key) => {
  const at2 = key.indexOf("(");
  return at2 < 0 ? key : key.slice(0, at2);
};
function describe2(key, found, { spelling, origin }) {
  const { name, version } = spelling === "path" ? splitPath(key) : splitAt(withoutPeers(key).replace(/^\//, ""));
  const isVersion = /^\d+\.\d+\.\d+/.test(version);
  const address = found.resolution?.tarball ?? void 0;
  const release = isVersion ? void 0 : releaseAt(address);
  const elsewhere = isVersion || release ? void 0 : sourceOf(found) ?? "elsewhere";
  if (isVersion) mustBeAt({ name: found.name ?? name, version }, address, origin);
  if (release && found.version) mustBeAt({ name: release.name, version: found.version }, address, origin);
  return {
    name: release?.name ?? found.name ?? name,
    version: isVersion ? version : release?.version ?? found.version ?? "",
    elsewhere,
    license: void 0,
    production: found.dev === void 0 || found.dev === null ? void 0 : found.dev !== "true"
  };
}
function sourceOf({ resolution }) {
  if (resolution?.repo || /codeload\.github\.com/.test(resolution?.tarball ?? "")) return "git";
  if (resolution?.directory || /^file:/.test(resolution?.tarball ?? "")) return "a file";
  return resolution?.tarball ? "an address" : void 0;
}
function splitPath(key) {
  const found = /^(?:[^/]*)\/((?:@[^/]+\/)?[^/]+)\/([^/_]+)/.exec(key);
  return { name: found?.[1] ?? key, version: found?.[2] ?? "" };
}
function splitAt(key) {
  const at2 = key.indexOf("@", 1);
  return at2 < 0 ? { name: key, version: "" } : { name: key.slice(0, at2), version: key.slice(at2 + 1) };
}

// src/formats/locks/yarn-berry.ts
import { z as z4 } from "zod";
var entry4 = z4.object({
  version: z4.string(),
  resolution: z4.string(),
  // The last line of every entry.
  linkType: z4.string(),
  dependencies: z4.record(z4.string(), z4.string()).nullish(),
  dependenciesMeta: z4.record(z4.string(), z4.object({ optional: z4.string().nullish() })).nullish()
});
var lock3 = z4.object({ __metadata: z4.object({ version: z4.string() }) }).catchall(z4.unknown());
function readYarnBerry(text, origin) {
  const [document] = parseYamlLock(text, origin);
  const { __metadata, ...rest } = readValue(document, lock3, origin);
  const entries = readValue(rest, z4.record(z4.string(), entry4), origin);
  if (Object.keys(entries).length === 0) {
    throw new CouldNotTell("truncated", `${origin.name}: has nothing behind its header`, origin.remedy);
  }
  return {
    format: `yarn lock v${__metadata.version}`,
    entries: Object.entries(entries).map(([key, found]) => toEntry(key, found, origin))
  };
}
function toEntry(key, found, origin) {
  const at2 = found.resolution.indexOf("@", 1);
  const name = found.resolution.slice(0, at2);
  const reference = found.resolution.slice(at2 + 1);
  const resolved = /^npm:([^:@]+)(?:::|$)/.exec(reference)?.[1];
  if (resolved !== void 0 && resolved !== found.version) {
    const message = `${origin.name}: ${name} has version ${found.version} and is resolved to ${resolved}`;
    throw new CouldNotTell("wrong-format", message, origin.remedy);
  }
  const release = /^https?:/.test(reference) ? releaseAt(reference) : void 0;
  if (release) mustBeAt({ name: release.name, version: found.version }, reference, origin);
  return {
    patterns: key.split(/,\s*/),
    name: release?.name ?? name,
    version: found.version,
    elsewhere: release ? void 0 : sourceOf2(reference),
    workspace: /^workspace:(.+)$/.exec(reference)?.[1],
    dependencies: Object.entries(found.dependencies ?? {}).map(([wanted2, range]) => ({
      name: wanted2,
      range,
      optional: found.dependenciesMeta?.[wanted2]?.optional === "true"
    }))
  };
}
function sourceOf2(reference) {
  if (/^(?:npm:|workspace:)/.test(reference)) return void 0;
  if (/^patch:/.test(reference)) return /@npm(?:%3A|:)/.test(reference) ? void 0 : "elsewhere";
  if (/\bcommit=|\.git(?:#|$)|^git/.test(reference)) return "git";
  if (/^(?:file|link|portal|exec):/.test(reference)) return "a file";
  return /^https?:/.test(reference) ? "an address" : "elsewhere";
}

// src/formats/locks/yarn-classic.ts
function readYarnClassic(text, origin) {
  const entries = [];
  let block;
  let section;
  const close = (line) => {
    if (block) entries.push(toEntry2(block, { origin, line }));
  };
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!line.startsWith(" ")) {
      close(index);
      if (!line.endsWith(":")) throw fault(origin, index);
      const patterns2 = [...line.slice(0, -1).matchAll(TOKEN)].map((match) => unquoted(match[0]));
      block = { patterns: patterns2, values: /* @__PURE__ */ new Map(), dependencies: /* @__PURE__ */ new Map(), optional: /* @__PURE__ */ new Map() };
      section = void 0;
    } else if (block && /^ {2}\S/.test(line)) {
      const heading = /^ {2}(dependencies|optionalDependencies):$/.exec(line)?.[1];
      section = heading === "dependencies" ? block.dependencies : heading ? block.optional : void 0;
      if (!heading) add(block.values, line, { origin, index });
    } else if (section && /^ {4}\S/.test(line)) {
      add(section, line, { origin, index });
    } else throw fault(origin, index);
  }
  close(lines.length);
  return { format: "yarn lock v1", entries };
}
var TOKEN = /"(?:[^"\\]|\\.)*"|[^\s,]+/g;
function add(to, line, at2) {
  const [key, value, ...more] = [...line.matchAll(TOKEN)].map((match) => unquoted(match[0]));
  if (key === void 0 || value === void 0 || more.length > 0) throw fault(at2.origin, at2.index);
  to.set(key, value);
}
var unquoted = (token) => token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, "$1") : token;
var fault = ({ name, remedy }, index) => new CouldNotTell("wrong-format", `${name}:${index + 1}: not what yarn 1 writes`, remedy);
function toEntry2({ patterns: patterns2, values, dependencies, optional }, { origin, line }) {
  const [first = ""] = patterns2;
  const version = values.get("version");
  const remedy = origin.remedy;
  if (version === void 0)
    throw new CouldNotTell("truncated", `${origin.name}:${line}: ${first} has no version`, remedy);
  const range = first.slice(first.indexOf("@", 1) + 1);
  const resolved = values.get("resolved");
  const names = [...new Set(patterns2.map(nameIn))];
  const name = releaseAt(resolved)?.name ?? names[0] ?? first;
  if (names.length > 1 && releaseAt(resolved) === void 0) {
    const message = `${origin.name}:${line}: is of ${names.join(" and ")}, and does not say where it is from`;
    throw new CouldNotTell("wrong-format", message, remedy);
  }
  const elsewhere = originOf(resolved ?? range);
  if (elsewhere === void 0) mustBeAt({ name, version }, resolved, origin);
  return {
    patterns: patterns2,
    name,
    version,
    elsewhere,
    workspace: void 0,
    dependencies: [
      ...[...dependencies].map(([name2, wanted2]) => ({ name: name2, range: wanted2, optional: false })),
      ...[...optional].map(([name2, wanted2]) => ({ name: name2, range: wanted2, optional: true }))
    ]
  };
}
function nameIn(pattern) {
  const at2 = pattern.indexOf("@", 1);
  const alias = /^npm:((?:@[^/]+\/)?[^@]+)(?:@|$)/.exec(pattern.slice(at2 + 1))?.[1];
  return alias ?? pattern.slice(0, at2);
}

// src/formats/locks/yarn.ts
function readYarnLockFile(text, origin) {
  if (/^__metadata:/m.test(text)) return readYarnBerry(text, origin);
  if (/^# yarn lockfile v1\s*$/m.test(text)) return readYarnClassic(text, origin);
  throw new CouldNotTell("wrong-format", `${origin.name}: is no lock file of yarn`, origin.remedy);
}

// src/facts/lock-files/in-step.ts
import satisfies from "semver/functions/satisfies.js";
import validRange from "semver/ranges/valid.js";
function wantedBy(manifest3) {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = manifest3;
  const seen = /* @__PURE__ */ new Set();
  const of = (ranges4, kind) => Object.entries(ranges4 ?? {}).flatMap(([name, range]) => {
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ name, range, kind }];
  });
  return [
    ...of(optionalDependencies, "optional"),
    ...of(dependencies, "production"),
    ...of(devDependencies, "development"),
    ...of(peerDependencies, "peer").filter(({ name }) => peerDependenciesMeta?.[name]?.optional !== true)
  ];
}
function mustFit(graph, { lockName, manifests }) {
  const forced = JSON.stringify([graph.forced, ...manifests.map((own) => [own.overrides, own.resolutions, own.pnpm])]);
  const problems = [
    ...manifests.flatMap((manifest3) => differences(manifest3, graph, forced)),
    ...unanswered(graph).map((what) => `it has no ${what}`)
  ];
  const [first, ...more] = problems;
  if (first === void 0) return;
  const also = more.length === 0 ? "" : `, and ${more.length} more`;
  const message = `${lockName} does not fit package.json: ${first}${also}`;
  throw new CouldNotTell("stale", message, "Install once with the package manager, and commit the lock file.");
}
function differences(manifest3, graph, forced) {
  const where = manifest3.folder === "." ? "package.json" : `${manifest3.folder}/package.json`;
  const importer2 = graph.importers.find(({ folder }) => folder === manifest3.folder);
  if (importer2 === void 0) return [`it does not know ${where}`];
  const wanted2 = wantedBy(manifest3);
  const locked = new Map(importer2.dependencies.map((dependency2) => [dependency2.name, dependency2]));
  const names = /* @__PURE__ */ new Set([...wanted2.map(({ name }) => name), ...Object.keys(manifest3.peerDependencies ?? {})]);
  return [
    ...wanted2.flatMap((one) => {
      const found = locked.get(one.name);
      if (found === void 0) return one.kind === "peer" ? [] : [`${where} wants ${one.name}, which it does not pin`];
      const isForced = forced.includes(`"${one.name}"`) || forced.includes(`"${one.name}@`);
      if (isForced || !isOther(one, found, graph)) return [];
      return [`${where} wants ${one.name} ${one.range}, and it pins ${found.range ?? versionsOf(found, graph)}`];
    }),
    // pnpm pins the Node that a project names under `devEngines`, too.
    ...[...locked.values()].filter(({ name, range }) => !names.has(name) && !range?.startsWith("runtime:")).map(({ name }) => `${where} no longer wants ${name}`)
  ];
}
function isOther(wanted2, found, graph) {
  const range = wanted2.range ?? "";
  if (found.range !== void 0 && found.range !== range) return isPlain(range) && isPlain(found.range);
  if (!isPlain(range) || validRange(range) === null) return false;
  const versions3 = found.to.flatMap((key) => graph.packages.get(key)?.version || []);
  return versions3.length > 0 && !versions3.some((version) => satisfies(version, range, { includePrerelease: true }));
}
var isPlain = (range) => /^npm:/.test(range) || !/[:/]/.test(range);
var versionsOf = ({ to }, graph) => to.map((key) => graph.packages.get(key)?.version ?? key).join(", ");

// src/facts/lock-files/package-json.ts
import { posix as posix2 } from "node:path";
import { z as z5 } from "zod";
var ranges3 = z5.record(z5.string(), z5.string()).nullish();
var patterns = z5.array(z5.string());
var manifest = z5.object({
  name: z5.string().nullish(),
  dependencies: ranges3,
  devDependencies: ranges3,
  optionalDependencies: ranges3,
  peerDependencies: ranges3,
  peerDependenciesMeta: z5.record(z5.string(), z5.object({ optional: z5.boolean().nullish() })).nullish(),
  workspaces: z5.union([patterns, z5.object({ packages: patterns.nullish() })]).nullish(),
  // Versions that the project forces upon others.
  overrides: z5.unknown().optional(),
  resolutions: z5.unknown().optional(),
  pnpm: z5.object({ overrides: z5.unknown().optional() }).nullish()
});
var REMEDY = "Commit it beside the lock file.";
async function readProject(at2, files) {
  const root = await read(".", at2.beside, files);
  const members = await membersOf(root, at2.beside, files);
  const folders = [.../* @__PURE__ */ new Set([...at2.folders.map((folder) => posix2.normalize(folder)), ...members])];
  const others = [];
  for (const folder of folders) if (folder !== ".") others.push(await read(folder, at2.beside, files));
  return [root, ...others];
}
async function read(folder, beside, files) {
  if (folder.split("/").includes("..")) {
    const message = `${folder} lies outside the project of the lock file`;
    throw new CouldNotTell("unsupported", message, "Audit the project that holds both.");
  }
  const path = posix2.join(beside, folder, "package.json");
  if (await files.facts(path) === void 0) {
    throw new CouldNotTell("unreadable", `${path}: no such file, and the lock file is of it`, REMEDY);
  }
  const origin = { name: path, remedy: "Mend the manifest." };
  return { ...readValue(parseJson(await files.text(path), origin), manifest, origin), folder };
}
var pnpmWorkspace = z5.object({ packages: patterns.nullish() });
async function membersOf({ workspaces }, beside, files) {
  const own = Array.isArray(workspaces) ? workspaces : workspaces?.packages ?? [];
  const path = posix2.join(beside, "pnpm-workspace.yaml");
  const isPnpm = await files.facts(posix2.join(beside, "pnpm-lock.yaml")) !== void 0;
  const listed = isPnpm && await files.facts(path) !== void 0 ? await readPnpmWorkspace(path, files) : own;
  const wanted2 = listed.filter((pattern) => !pattern.startsWith("!")).map((pattern) => at(beside, pattern));
  if (wanted2.length === 0) return [];
  const ignore = listed.filter((pattern) => pattern.startsWith("!")).map((pattern) => at(beside, pattern.slice(1)));
  const found = await files.glob(wanted2, { ignore: [...ignore, "**/node_modules/**"] });
  return found.map((file) => posix2.relative(beside, posix2.dirname(file)) || ".");
}
var at = (beside, pattern) => posix2.join(beside, pattern, "package.json");
async function readPnpmWorkspace(path, files) {
  const origin = { name: path, remedy: "Mend the file." };
  const [document] = parseYamlLock(await files.text(path), origin);
  return readValue(document ?? {}, pnpmWorkspace, origin).packages ?? [];
}

// src/facts/lock-files/lock-graph.ts
var isEmbedded = (manager) => ["npm", "pnpm", "yarn"].includes(manager);
async function readLockGraph({ manager, lockFile, text }, files) {
  const origin = { name: lockFile, remedy: "Install once with the package manager, and commit the lock file." };
  const beside = posix3.dirname(lockFile);
  if (manager === "yarn") {
    const lock4 = readYarnLockFile(text, origin);
    const folders2 = lock4.entries.flatMap(({ workspace }) => workspace ?? []);
    const manifests2 = await readProject({ beside, folders: folders2 }, files);
    return checked(yarnGraph(lock4, manifests2), { lockName: lockFile, manifests: manifests2 });
  }
  const read3 = manager === "npm" ? readNpmLockGraph(text, origin) : readPnpmLockGraph(text, origin);
  const folders = read3.importers.map(({ folder }) => folder);
  const manifests = await readProject({ beside, folders }, files);
  const isSilent = read3.importers.every(({ dependencies }) => dependencies.length === 0);
  const graph = manager === "npm" && isSilent ? withManifest(read3, manifests) : read3;
  return checked(graph, { lockName: lockFile, manifests });
}
function checked(graph, at2) {
  mustFit(graph, at2);
  if (graph.packages.size > 0) return graph;
  const remedy = "Name another `lockfile`, or leave this check out.";
  throw new CouldNotTell("nothing-checked", `${at2.lockName}: lists no package`, remedy);
}
function withManifest(graph, manifests) {
  const importers = manifests.map((manifest3) => ({
    folder: manifest3.folder,
    dependencies: wantedBy(manifest3).map((one) => {
      const place = `node_modules/${one.name}`;
      return { ...one, to: graph.packages.has(place) ? [place] : [] };
    })
  }));
  return { ...graph, importers };
}
function yarnGraph({ format, entries }, manifests) {
  const byPattern = new Map(entries.flatMap((entry5) => entry5.patterns.map((pattern) => [pattern, entry5])));
  const byName = /* @__PURE__ */ new Map();
  for (const entry5 of entries) {
    for (const pattern of entry5.patterns) {
      const name = pattern.slice(0, pattern.indexOf("@", 1));
      byName.set(name, [...byName.get(name) ?? [], entry5]);
    }
  }
  const members = new Set(manifests.flatMap(({ name }) => name ?? []));
  const keysOf2 = (name, range) => {
    const exact = byPattern.get(`${name}@${range}`) ?? byPattern.get(`${name}@npm:${range}`);
    if (exact) return [keyOf(exact)];
    const named = byName.get(name) ?? [];
    return named.length > 0 ? named.map(keyOf) : members.has(name) ? ["workspace:"] : [];
  };
  const importers = manifests.map((manifest3) => ({
    folder: manifest3.folder,
    // Peers of a project are installed by whoever uses it.
    dependencies: wantedBy(manifest3).map((one) => {
      const isPinned = byPattern.has(`${one.name}@${one.range}`) || byPattern.has(`${one.name}@npm:${one.range}`);
      return { ...one, range: isPinned ? one.range : void 0, to: keysOf2(one.name, one.range ?? "") };
    })
  }));
  const packages = entries.filter(({ workspace }) => workspace === void 0).map((entry5) => {
    const dependencies = entry5.dependencies.map(
      ({ name: name2, range, optional }) => ({
        name: name2,
        range: range.replace(/^npm:/, ""),
        kind: optional ? "optional" : "production",
        to: keysOf2(name2, range)
      })
    );
    const { name, version, elsewhere } = entry5;
    const described = { name, version, elsewhere, license: void 0, production: void 0 };
    return [keyOf(entry5), { ...described, dependencies }];
  });
  return { format, packages: new Map(packages), importers };
}
var keyOf = ({ patterns: patterns2 }) => patterns2[0] ?? "";

// src/formats/locks/lock-file.ts
import { z as z6 } from "zod";
var npmLock = z6.object({
  lockfileVersion: z6.int(),
  packages: z6.record(
    z6.string(),
    z6.object({
      version: z6.string().optional(),
      link: z6.boolean().optional(),
      dev: z6.boolean().optional(),
      devOptional: z6.boolean().optional()
    })
  ).optional()
});
function readNpmLock(text, origin) {
  const { lockfileVersion, packages = {} } = readValue(parseJson(text, origin), npmLock, origin);
  const installed = Object.entries(packages).filter(([place, entry5]) => isInstalled2(place) && !entry5.link);
  return {
    version: lockfileVersion,
    packages: {
      all: installed.length,
      production: installed.filter(([, { dev, devOptional }]) => !dev && !devOptional).length
    },
    workspaces: Object.keys(packages).filter((place) => place !== "" && !isInstalled2(place)),
    versionAt: (place) => packages[place]?.version
  };
}
var isInstalled2 = (place) => /(?:^|\/)node_modules\//.test(place);
function readPnpmLock(text) {
  const version = Number(/^lockfileVersion: ['"]?(\d+)/m.exec(text)?.[1] ?? 0);
  const section = text.split(/^packages:[ \t]*\r?$/m)[1]?.split(/^\S/m)[0] ?? "";
  const all = section.match(/^ {2}\S.*:[ \t]*\r?$/gm)?.length ?? 0;
  return { version, packages: { all, production: 0 }, workspaces: [], versionAt: () => void 0 };
}
function readYarnLock(text) {
  const metadata = /^__metadata:\r?\n {2}version: (\d+)/m.exec(text)?.[1];
  if (metadata === void 0) {
    const version = /^# yarn lockfile v1\s*$/m.test(text) ? 1 : 0;
    const all = text.match(/^ {2}resolved "?/gm)?.length ?? 0;
    return { version, packages: { all, production: 0 }, workspaces: [], versionAt: () => void 0 };
  }
  const resolutions = [...text.matchAll(/^ {2}resolution: "(.+)"\r?$/gm)].map((match) => match[1] ?? "");
  const own = resolutions.flatMap((resolution) => /@workspace:(.+)$/.exec(resolution)?.[1] ?? []);
  return {
    version: Number(metadata),
    packages: { all: resolutions.length - own.length, production: 0 },
    workspaces: own.filter((folder) => folder !== "."),
    versionAt: () => void 0
  };
}
function packageLines(text) {
  let lines;
  let byWord;
  return (found) => {
    lines ??= text.split("\n");
    byWord ??= wordsOf(lines);
    return lineOfPackage(lines, found, byWord);
  };
}
var WORD = /[a-z0-9]+/g;
function wordsOf(lines) {
  const byWord = /* @__PURE__ */ new Map();
  for (const [index, line] of lines.entries()) {
    for (const [word] of line.toLowerCase().matchAll(WORD)) {
      const all = byWord.get(word);
      if (all === void 0) byWord.set(word, [index]);
      else if (all.at(-1) !== index) all.push(index);
    }
  }
  return byWord;
}
function linesWith(text, byWord) {
  const words = text.toLowerCase().match(WORD) ?? [];
  const found = words.map((word) => byWord.get(word) ?? []);
  return found.reduce((rarest, each) => each.length < rarest.length ? each : rarest, found[0] ?? []);
}
function lineOfPackage(lines, found, byWord) {
  const name = escaped(found.name);
  const version = found.version === void 0 ? void 0 : escaped(found.version);
  const named = linesWith(found.name, byWord);
  for (const place of found.places) {
    const pattern = new RegExp(`^\\s*"${escaped(place)}": \\{`, "i");
    const index = linesWith(place, byWord).find((at2) => pattern.test(lines[at2] ?? ""));
    if (index !== void 0) return index + 1;
  }
  const starts = [
    ...version === void 0 ? [] : [`['"]?/?${name}@${version}['"(:]`, `${spelled(found.name)}\\s*==\\s*${version}`],
    `"node_modules/${name}": \\{`,
    `['"]?/?${name}@`,
    ...version === void 0 ? [] : [`(?:require )?${name} v?${version}(?![\\w.-])`],
    `name = "${spelled(found.name)}"`,
    `${spelled(found.name)}(?![\\w.-])`
  ];
  for (const start of starts) {
    const pattern = new RegExp(`^\\s*${start}`, "i");
    const index = named.find((at2) => pattern.test(lines[at2] ?? ""));
    if (index !== void 0) return index + 1;
  }
  return void 0;
}
var escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
var spelled = (name) => name.split(/[-_.]+/).map(escaped).join("[-_.]+");

// src/checks/dependencies/embedded.ts
import { posix as posix4 } from "node:path";
import valid from "semver/functions/valid.js";

// src/formats/audits/bulk-advisories.ts
import satisfies2 from "semver/functions/satisfies.js";
import validRange2 from "semver/ranges/valid.js";
import { z as z7 } from "zod";
var advisory = z7.object({
  id: z7.union([z7.number(), z7.string()]),
  url: z7.string().nullish(),
  title: z7.string().nullish(),
  severity: z7.string().nullish(),
  vulnerable_versions: z7.string().nullish(),
  cves: z7.array(z7.string()).nullish()
});
var answer = z7.record(z7.string(), z7.array(advisory));
function readBulkAdvisories(text, origin) {
  const read3 = readValue(parseJson(text, origin), answer, origin);
  return new Map(Object.entries(read3).map(([name, found]) => [name, found.map(toAdvisory)]));
}
function toAdvisory(read3) {
  const number = String(read3.id);
  const ghsa = ghsaIn(read3.url) ?? ghsaIn(number);
  return {
    id: ghsa ?? number,
    aliases: [.../* @__PURE__ */ new Set([...ghsa === void 0 || ghsa === number ? [] : [number], ...read3.cves ?? []])],
    severity: severityOf(read3.severity),
    title: read3.title ?? "no title",
    url: read3.url ?? void 0,
    vulnerable: read3.vulnerable_versions ?? void 0
  };
}
function isAbout({ vulnerable }, version) {
  const range = vulnerable ?? "*";
  if (validRange2(range, { loose: true }) === null) return true;
  return satisfies2(version, range, { includePrerelease: true, loose: true });
}

// src/checks/dependencies/registry.ts
import { promisify } from "node:util";
import { gzip } from "node:zlib";
var PUBLIC = "https://registry.npmjs.org/";
var compress = promisify(gzip);
var CANARY = { name: "lodash", version: "4.17.15" };
var AdvisoryRegistry = class {
  /** As reports show it. */
  shown;
  #url;
  #npmrc;
  #ports;
  constructor(registry, npmrc, ports) {
    const { origin, pathname } = new URL(registry);
    const base = `${origin}${pathname.replace(/\/?$/, "/")}`;
    this.shown = base;
    this.#url = `${base}-/npm/v1/security/advisories/bulk`;
    this.#npmrc = npmrc;
    this.#ports = ports;
  }
  /**
   * Advisories by package; of versions that are not asked about too. Throws where the answer is none that can be read, or
   * none that can be believed: a vulnerable release is among what is asked about, and the answer must speak of it.
   */
  async ask(asked) {
    const { name, version } = CANARY;
    const told2 = await this.#ask({ ...asked, [name]: [.../* @__PURE__ */ new Set([...asked[name] ?? [], version])].sort() });
    if ((told2.get(name) ?? []).some((advisory3) => isAbout(advisory3, version))) return told2;
    const message = `${this.shown} knows nothing against a release with known vulnerabilities that was asked about too: it has no advisories, or not all of the answer came through`;
    throw new CouldNotTell("nothing-checked", message, "Name a registry with advisories in `registry`.");
  }
  async #ask(asked) {
    const authorization = this.#npmrc.authorization(this.#url);
    const { status, body } = await this.#ports.http.request({
      method: "POST",
      url: this.#url,
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        "content-encoding": "gzip",
        ...authorization !== void 0 && { authorization }
      },
      body: await compress(JSON.stringify(asked))
    });
    if (status !== 200) throw this.#refused(status);
    const remedy = "Check that a registry with advisories answers there, and no web page or proxy.";
    return readBulkAdvisories(body.toString("utf8"), { name: `the answer of ${this.shown}`, remedy });
  }
  #refused(status) {
    const message = `${this.shown}: HTTP ${status} to a question for advisories`;
    if (status === 401 || status === 403) {
      const remedy2 = "Give it a token in `.npmrc`, for this very host: //HOST/:_authToken=${NAME}, and NAME under `pass-env`.";
      return new CouldNotTell("unreachable", message, remedy2);
    }
    const remedy = status === 404 || status === 405 ? "Name a registry with advisories in `registry`." : "Try again later, or give the check `retries`.";
    return new CouldNotTell("unreachable", message, remedy);
  }
};
async function openRegistry({ registry, beside }, ports) {
  const { files, host } = ports;
  const path = beside === "." ? ".npmrc" : `${beside}/.npmrc`;
  const own = (await files.facts(path))?.kind === "file" ? await files.text(path) : "";
  const home = host.environment.HOME ?? host.environment.USERPROFILE;
  const users = home === void 0 ? void 0 : await host.settings(`${home}/.npmrc`);
  const { environment } = host;
  const machine = environment.NPM_CONFIG_REGISTRY ?? environment.npm_config_registry ?? readNpmrc([users ?? ""], environment).registry;
  const chosen = registry ?? machine ?? PUBLIC;
  const named = readNpmrc([own], environment).registry;
  if (registry === void 0 && named !== void 0 && !isSame2(named, chosen)) {
    const shown = URL.canParse(named) ? new URL(named).host : "a registry";
    const message = `.npmrc names ${shown}, and a pull request can change that file`;
    throw new CouldNotTell("tool-refused", message, "Name the registry that audits are asked of in `registry`.");
  }
  if (!/^https?:$/.test(URL.canParse(chosen) ? new URL(chosen).protocol : "")) {
    throw new CouldNotTell("unsupported", "the registry of the machine is no http address", "Name one in `registry`.");
  }
  return new AdvisoryRegistry(chosen, readNpmrc([own, users ?? ""], environment), ports);
}
var isSame2 = (one, other) => one.replace(/\/$/, "") === other.replace(/\/$/, "");

// src/checks/dependencies/remedy.ts
import satisfies3 from "semver/functions/satisfies.js";
import validRange3 from "semver/ranges/valid.js";
var UPDATE = { npm: "npm update", pnpm: "pnpm update", yarn: "yarn up -R" };
function fixFor(at2) {
  const ends = [...new Set(at2.versions.map((version) => fixedFrom(at2.vulnerable, version)))];
  const fixed = ends.every((end) => end !== void 0) ? ends.join(", ") : void 0;
  const [only, second] = ends;
  const name = at2.graph.packages.get([...at2.keys][0] ?? "")?.name;
  if (only === void 0 || second !== void 0 || name === void 0) return { fixed };
  const asking = dependantsOf(at2.graph, at2.keys);
  const refusing = asking.filter(({ range }) => range !== void 0 && !isAllowed(only, range));
  const [first] = refusing;
  if (first) return { fixed, remedy: `${first.by} asks for ${name} ${first.range}, so it must move on first` };
  const known = asking.length > 0 && asking.every(({ range }) => range !== void 0 && validRange3(range) !== null);
  return known ? { fixed, remedy: `${UPDATE[at2.manager]} ${name}` } : { fixed };
}
function fixedFrom(vulnerable, version) {
  const parts = (vulnerable ?? "").split("||").map((part) => part.trim());
  const own = parts.find((part) => validRange3(part) !== null && satisfies3(version, part, { includePrerelease: true }));
  const end = /(?:^|\s)<\s*v?(\d[\w.+-]*)$/.exec(own ?? "")?.[1];
  return end === "0.0.0" ? void 0 : end;
}
var isAllowed = (version, range) => validRange3(range) === null || satisfies3(version, range, { includePrerelease: true });

// src/checks/dependencies/embedded.ts
async function auditLock(question, ports) {
  const { graph, lockFile, production } = question;
  const looked = packagesOf(graph, production);
  const asked = askedOf(looked.values(), lockFile);
  if (Object.keys(asked).length === 0) {
    const origins = [...new Set([...looked.values()].flatMap(({ elsewhere }) => elsewhere ?? []))].join(", ");
    const many = `${count(looked.size, "package")}${production ? " for production" : ""}`;
    const what = looked.size > 0 ? `lists ${many}, from ${origins}, and none of a registry` : "lists no package for production";
    const remedy = looked.size > 0 ? "Advisories speak of releases in registries: take the package from one, or leave this check out." : "Name another `lockfile`, or leave this check out.";
    throw new CouldNotTell("nothing-checked", `${lockFile}: ${what}`, remedy);
  }
  const beside = posix4.dirname(lockFile);
  const registry = await openRegistry({ registry: question.registry, beside }, ports);
  const told2 = await registry.ask(asked);
  const byName = namedIn(looked);
  const advisories = [...told2].flatMap(([name, found]) => {
    const mine = byName.get(name) ?? [];
    return found.flatMap((advisory3) => toAdvisory2(advisory3, { name, packages: mine, question }));
  });
  const outside = [...looked.values()].filter(({ elsewhere }) => elsewhere !== void 0);
  return {
    tool: graph.format,
    packages: looked.size - outside.length,
    advisories,
    unchecked: [],
    outside: outside.map(({ name, version, elsewhere }) => ({
      name: version === "" ? name : `${name}@${version}`,
      why: `comes from ${elsewhere}`
    }))
  };
}
function packagesOf(graph, production) {
  if (!production) return graph.packages;
  const wanted2 = productionOf(graph);
  return new Map([...graph.packages].filter(([key]) => wanted2.has(key)));
}
function namedIn(packages) {
  const byName = /* @__PURE__ */ new Map();
  for (const entry5 of packages) {
    const [, { name }] = entry5;
    const all = byName.get(name);
    if (all === void 0) byName.set(name, [entry5]);
    else all.push(entry5);
  }
  return byName;
}
function askedOf(packages, lockFile) {
  const asked = /* @__PURE__ */ new Map();
  for (const { name, version, elsewhere } of packages) {
    if (elsewhere !== void 0) continue;
    if (valid(version, { loose: true }) === null) {
      const message = `${lockFile}: ${name} has ${version === "" ? "no version" : `${version.slice(0, 40)}, which is no version`}`;
      throw new CouldNotTell(
        "wrong-format",
        message,
        "Install once with the package manager, and commit the lock file."
      );
    }
    asked.set(name, (asked.get(name) ?? /* @__PURE__ */ new Set()).add(version));
  }
  return Object.fromEntries([...asked].map(([name, versions3]) => [name, [...versions3].sort()]));
}
function toAdvisory2(told2, at2) {
  const hit = at2.packages.filter(([, { version, elsewhere }]) => elsewhere === void 0 && isAbout(told2, version));
  if (hit.length === 0) return [];
  const { graph, production, manager } = at2.question;
  const versions3 = [...new Set(hit.map(([, { version }]) => version))].sort();
  const ways = versions3.flatMap((version) => {
    const keys2 = new Set(hit.filter(([, found]) => found.version === version).map(([key]) => key));
    const way = wayTo(graph, { keys: keys2, production });
    return way === void 0 ? [] : [way];
  });
  const keys = hit.map(([key]) => key);
  return [
    {
      ...told2,
      package: at2.name,
      versions: versions3,
      ...fixFor({ vulnerable: told2.vulnerable, versions: versions3, keys: new Set(keys), graph, manager }),
      paths: [...new Set(ways.map((way) => way.join(">")))],
      via: passedBy(graph, { keys: new Set(keys), production }),
      direct: ways.some((way) => way.length === 1),
      places: keys
    }
  ];
}

// src/checks/dependencies/findings.ts
var placeIn = (file, text) => ({ file, lineOf: packageLines(text) });
function findingsOf(audit, at2) {
  const findings = audit.advisories.toSorted(bySeverity).map((advisory3) => {
    const found = { ...describe3(advisory3), ...placeOf(advisory3, at2.place) };
    return { ...found, rule: advisory3.id, level: levelOf(advisory3, at2.options) };
  });
  const unchecked = audit.unchecked.map(({ name, why }) => ({
    rule: "unchecked",
    level: "note",
    subject: name,
    message: `${name} was not looked at, which allow-unchecked allows: ${why}`
  }));
  const outside = (audit.outside ?? []).map(({ name, why }) => ({
    rule: "not-of-a-registry",
    level: "note",
    subject: name,
    message: `${name} ${why}, and advisories speak of a registry's releases alone`
  }));
  return [...findings.sort(byLevel), ...unchecked, ...outside];
}
function levelOf({ severity }, options) {
  return severity === void 0 || isAtLeast(severity, options["fail-on"]) ? "error" : "warning";
}
var bySeverity = (a, b) => rank(b) - rank(a);
var rank = ({ severity }) => severity === void 0 ? SEVERITIES.length : SEVERITIES.indexOf(severity);
var LEVELS = ["error", "warning", "note"];
var byLevel = (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
function describe3(advisory3) {
  const version = advisory3.versions.join(", ");
  const subject = version === "" ? advisory3.package : `${advisory3.package}@${version}`;
  const fixed = advisory3.fixed ?? fixedBy(advisory3.vulnerable);
  const ways = advisory3.paths.filter((path) => path.includes(">"));
  const by = ways.length === 0 ? "" : `, by ${ways.slice(0, 3).map(shownWay).join(" and ")}${ways.length > 3 ? " and others" : ""}`;
  const directness = advisory3.direct === void 0 ? "" : advisory3.direct ? ", direct" : ", transitive";
  const severity = `${advisory3.severity ?? "severity not known"}${directness}`;
  const mended = fixed === void 0 ? "no fixed version is named" : `mended in ${fixed}`;
  const remedy = advisory3.remedy === void 0 ? mended : `${mended}: ${advisory3.remedy}`;
  return {
    gravity: GRAVITIES.find((gravity) => gravity === advisory3.severity),
    message: `${subject} has ${advisory3.id} (${severity}): ${advisory3.title}; ${remedy}${by}`,
    subject,
    ...advisory3.via?.length ? { via: advisory3.via } : {},
    ...advisory3.aliases.length === 0 ? {} : { aliases: advisory3.aliases },
    ...fixed === void 0 ? {} : { expected: fixed },
    ...version === "" ? {} : { actual: version },
    ...advisory3.url === void 0 ? {} : { help: advisory3.url }
  };
}
function fixedBy(vulnerable) {
  const range = vulnerable?.split("||").at(-1)?.trim();
  const end = /(?:^|\s)<\s*(\d[\w.+-]*)$/.exec(range ?? "")?.[1];
  return end === void 0 || end === "0.0.0" ? void 0 : end;
}
var shownWay = (path) => path.split(">").join(" > ");
function placeOf(advisory3, place) {
  const file = advisory3.source ?? place?.file;
  if (file === void 0 || place === void 0) return {};
  const about = { name: advisory3.package, version: advisory3.versions[0], places: advisory3.places ?? advisory3.paths };
  const line = place.lineOf(about);
  return line === void 0 ? { file: place.file } : { file: place.file, line };
}

// src/checks/dependencies/foreign-report.ts
import { z as z13 } from "zod";

// src/formats/audits/npm-audit.ts
import { z as z8 } from "zod";
var advisory2 = z8.object({
  source: z8.union([z8.number(), z8.string()]).optional(),
  title: z8.string().nullish(),
  url: z8.string().nullish(),
  severity: z8.string().nullish(),
  range: z8.string().nullish()
});
var fix = z8.union([
  z8.boolean(),
  z8.object({ name: z8.string(), version: z8.string(), isSemVerMajor: z8.boolean().optional() })
]);
var amount = z8.int().min(0);
var some = amount.optional();
var report = z8.object({
  auditReportVersion: z8.literal(2),
  vulnerabilities: z8.record(
    z8.string(),
    z8.object({
      via: z8.array(z8.union([z8.string(), advisory2])),
      nodes: z8.array(z8.string()).default([]),
      fixAvailable: fix.nullish()
    })
  ),
  metadata: z8.object({
    vulnerabilities: z8.object({ total: amount, low: some, moderate: some, high: some, critical: some }),
    dependencies: z8.object({ dev: amount, total: amount })
  })
});
var isNpmAudit = (value) => typeof value === "object" && value !== null && "auditReportVersion" in value;
function readNpmAudit(value, origin) {
  const { vulnerabilities, metadata } = readValue(value, report, origin);
  const advisories = Object.entries(vulnerabilities).flatMap(
    ([name, { via, nodes, fixAvailable }]) => via.flatMap((cause) => typeof cause === "string" ? [] : [toAdvisory3(cause, { name, nodes, fixAvailable })])
  );
  const counted2 = Math.max(metadata.vulnerabilities.total, Object.keys(vulnerabilities).length);
  if (counted2 > 0 && advisories.length === 0) {
    const message = `${origin.name}: counts ${count(counted2, "vulnerability", "vulnerabilities")} and describes none`;
    throw new CouldNotTell("truncated", message, origin.remedy);
  }
  const orphan = Object.entries(vulnerabilities).find(([, { via }]) => !isExplained(via, vulnerabilities))?.[0];
  if (orphan !== void 0) {
    const message = `${origin.name}: calls ${clip(orphan, 200)} vulnerable and does not say by what`;
    throw new CouldNotTell("truncated", message, origin.remedy);
  }
  const missing2 = undescribed(metadata.vulnerabilities, advisories);
  if (missing2 !== void 0) {
    const message = `${origin.name}: counts ${missing2} vulnerabilities and describes none`;
    throw new CouldNotTell("truncated", message, origin.remedy);
  }
  const { dev, total } = metadata.dependencies;
  return { tool: "npm audit", packages: total, development: dev, advisories, unchecked: [] };
}
var isExplained = (via, listed) => via.length > 0 && via.every((cause) => typeof cause !== "string" || Object.hasOwn(listed, cause));
function toAdvisory3(cause, at2) {
  const number = cause.source === void 0 ? [] : [String(cause.source)];
  const ghsa = ghsaIn(cause.url);
  return {
    id: ghsa ?? number[0] ?? "unknown",
    aliases: ghsa ? number : [],
    package: at2.name,
    versions: [],
    severity: severityOf(cause.severity),
    title: cause.title ?? "no title",
    url: cause.url ?? void 0,
    vulnerable: cause.range ?? void 0,
    fixed: void 0,
    paths: at2.nodes,
    remedy: remedyOf(at2.fixAvailable)
  };
}
function remedyOf(fixAvailable) {
  if (fixAvailable === null || fixAvailable === void 0) return void 0;
  if (fixAvailable === true) return "npm audit fix";
  if (fixAvailable === false) return void 0;
  const major = fixAvailable.isSemVerMajor ? ", a breaking change" : "";
  return `npm install ${fixAvailable.name}@${fixAvailable.version}${major}`;
}

// src/formats/audits/osv.ts
import { z as z9 } from "zod";
var event = z9.object({ fixed: z9.string().optional() });
var vulnerability = z9.object({
  id: z9.string().min(1),
  aliases: z9.array(z9.string()).nullish(),
  summary: z9.string().nullish(),
  affected: z9.array(
    z9.object({
      package: z9.object({ name: z9.string() }).nullish(),
      ranges: z9.array(z9.object({ events: z9.array(event).nullish() })).nullish()
    })
  ).nullish(),
  database_specific: z9.object({ severity: z9.string().nullish() }).nullish()
});
var packageResult = z9.object({
  package: z9.object({ name: z9.string(), version: z9.string().nullish(), ecosystem: z9.string().nullish() }),
  vulnerabilities: z9.array(vulnerability).nullish(),
  groups: z9.array(z9.object({ ids: z9.array(z9.string()), max_severity: z9.string().nullish() })).nullish()
});
var report2 = z9.object({
  results: z9.array(z9.object({ source: z9.object({ path: z9.string() }).nullish(), packages: z9.array(packageResult).nullish() })).nullable()
});
var isOsv = (value) => typeof value === "object" && value !== null && "results" in value && !("runs" in value);
function readOsv(value, origin) {
  const results = readValue(value, report2, origin).results ?? [];
  const advisories = results.flatMap(
    ({ source, packages: packages2 }) => (packages2 ?? []).flatMap((found) => groupsOf(found).map((ids) => toAdvisory4(found, ids, source?.path)))
  );
  const packages = results.flatMap((result) => result.packages ?? []);
  const isComplete = packages.some(({ vulnerabilities }) => (vulnerabilities ?? []).length === 0);
  return { tool: "osv-scanner", packages: isComplete ? packages.length : void 0, advisories, unchecked: [] };
}
function groupsOf({ vulnerabilities, groups }) {
  const told2 = (groups ?? []).map(({ ids }) => ids).filter((ids) => ids.length > 0);
  const grouped = new Set(told2.flat());
  return [...told2, ...(vulnerabilities ?? []).filter(({ id }) => !grouped.has(id)).map(({ id }) => [id])];
}
function toAdvisory4(found, ids, source) {
  const described = (found.vulnerabilities ?? []).filter(({ id: id2 }) => ids.includes(id2));
  const names = [.../* @__PURE__ */ new Set([...ids, ...described.flatMap(({ aliases }) => aliases ?? [])])];
  const id = names.find((name) => name.startsWith("GHSA-")) ?? ids[0] ?? "unknown";
  const group = (found.groups ?? []).find((candidate) => candidate.ids === ids);
  const named = described.flatMap(({ database_specific }) => severityOf(database_specific?.severity) ?? []);
  const fixed = described.flatMap(
    ({ affected }) => (affected ?? []).filter((entry5) => entry5.package?.name === found.package.name).flatMap(
      ({ ranges: ranges4 }) => (ranges4 ?? []).flatMap(({ events }) => (events ?? []).flatMap((step) => step.fixed ?? []))
    )
  );
  return {
    id,
    aliases: names.filter((name) => name !== id),
    package: found.package.name,
    versions: found.package.version ? [found.package.version] : [],
    severity: scoreOf(group?.max_severity) ?? worst(named),
    title: described.flatMap(({ summary }) => summary || [])[0] ?? id,
    url: `https://osv.dev/vulnerability/${id}`,
    vulnerable: void 0,
    fixed: fixed.length > 0 ? [...new Set(fixed)].join(", ") : void 0,
    paths: [],
    source
  };
}
var scoreOf = (text) => text ? severityOfScore(Number(text)) : void 0;

// src/formats/audits/pip-audit.ts
import { z as z10 } from "zod";
var vulnerability2 = z10.object({
  id: z10.string().min(1),
  fix_versions: z10.array(z10.string()).default([]),
  aliases: z10.array(z10.string()).default([]),
  description: z10.string().nullish()
});
var dependency = z10.union([
  z10.object({ name: z10.string().min(1), version: z10.string(), vulns: z10.array(vulnerability2) }),
  z10.object({ name: z10.string().min(1), skip_reason: z10.string() })
]);
var report3 = z10.object({ dependencies: z10.array(dependency) });
var isPipAudit = (value) => typeof value === "object" && value !== null && "dependencies" in value && Array.isArray(value.dependencies);
function readPipAudit(value, origin) {
  const { dependencies } = readValue(value, report3, origin);
  const looked = dependencies.flatMap((entry5) => "vulns" in entry5 ? [entry5] : []);
  return {
    tool: "pip-audit",
    packages: looked.length,
    advisories: looked.flatMap(({ name, version, vulns }) => vulns.map((found) => toAdvisory5(found, { name, version }))),
    unchecked: dependencies.flatMap(
      (entry5) => "skip_reason" in entry5 ? [{ name: entry5.name, why: entry5.skip_reason }] : []
    )
  };
}
function toAdvisory5(found, at2) {
  const names = [found.id, ...found.aliases];
  const id = names.find((name) => name.startsWith("GHSA-")) ?? found.id;
  return {
    id,
    aliases: names.filter((name) => name !== id),
    package: at2.name,
    versions: [at2.version],
    severity: void 0,
    title: firstSentence(found.description) ?? found.id,
    url: id.startsWith("GHSA-") ? `https://github.com/advisories/${id}` : `https://osv.dev/vulnerability/${id}`,
    vulnerable: void 0,
    fixed: found.fix_versions.length > 0 ? found.fix_versions.join(", ") : void 0,
    paths: []
  };
}
function firstSentence(description) {
  const text = (description ?? "").replace(/\s+/g, " ").trim();
  if (text === "") return void 0;
  const sentence = /^.{1,160}?[.!?](?=\s|$)/.exec(text)?.[0] ?? clip(text, 160);
  return sentence.replace(/[.]$/, "");
}

// src/formats/audits/pnpm-audit.ts
import { z as z11 } from "zod";
var classicAdvisory = z11.object({
  id: z11.union([z11.number(), z11.string()]).nullish(),
  module_name: z11.string().min(1),
  title: z11.string().nullish(),
  url: z11.string().nullish(),
  severity: z11.string().nullish(),
  github_advisory_id: z11.string().nullish(),
  cves: z11.array(z11.string()).nullish(),
  vulnerable_versions: z11.string().nullish(),
  patched_versions: z11.string().nullish(),
  findings: z11.array(z11.object({ version: z11.string().nullish(), paths: z11.array(z11.string()).nullish() })).nullish().transform((findings) => findings ?? [])
});
var amount2 = z11.int().min(0);
var classicMetadata = z11.object({
  vulnerabilities: z11.record(z11.string(), amount2),
  dependencies: amount2.nullish(),
  totalDependencies: amount2.nullish()
});
var report4 = z11.object({ advisories: z11.record(z11.string(), classicAdvisory), metadata: classicMetadata });
var isPnpmAudit = (value) => typeof value === "object" && value !== null && "advisories" in value && "metadata" in value;
function readPnpmAudit(value, origin) {
  const { advisories, metadata } = readValue(value, report4, origin);
  return classicAudit("pnpm audit", { advisories: Object.values(advisories), metadata }, origin);
}
function classicAudit(tool, read3, { name, remedy }) {
  const { advisories, metadata } = read3;
  const counted2 = Object.values(metadata.vulnerabilities).reduce((sum, number) => sum + number, 0);
  if (counted2 > 0 && advisories.length === 0) {
    throw new CouldNotTell("truncated", `${name}: counts ${counted2} vulnerabilities and describes none`, remedy);
  }
  const described = advisories.map(toAdvisory6);
  const missing2 = undescribed(metadata.vulnerabilities, described);
  if (missing2 !== void 0) {
    throw new CouldNotTell("truncated", `${name}: counts ${missing2} vulnerabilities and describes none`, remedy);
  }
  return {
    tool,
    packages: metadata.totalDependencies ?? metadata.dependencies ?? void 0,
    advisories: described,
    unchecked: []
  };
}
function toAdvisory6(read3) {
  const number = read3.id === null || read3.id === void 0 ? [] : [String(read3.id)];
  const ghsa = read3.github_advisory_id ?? ghsaIn(read3.url);
  const versions3 = read3.findings.flatMap(({ version }) => version ?? []);
  return {
    id: ghsa ?? number[0] ?? read3.cves?.[0] ?? "unknown",
    aliases: [...ghsa ? number : [], ...read3.cves ?? []],
    package: read3.module_name,
    versions: [...new Set(versions3)],
    severity: severityOf(read3.severity),
    title: read3.title ?? "no title",
    url: read3.url ?? void 0,
    vulnerable: read3.vulnerable_versions ?? void 0,
    fixed: patched(read3.patched_versions),
    paths: [...new Set(read3.findings.flatMap(({ paths }) => paths ?? []))].map((path) => path.replace(/^\.>/, ""))
  };
}
function patched(range) {
  if (!range || range === "<0.0.0") return void 0;
  return /^>=\s*([\w.+-]+)$/.exec(range)?.[1] ?? range;
}

// src/formats/audits/yarn-audit.ts
import { z as z12 } from "zod";
var berryLine = z12.object({
  value: z12.string().min(1),
  children: z12.object({
    ID: z12.union([z12.number(), z12.string()]),
    Issue: z12.string(),
    URL: z12.string().nullish(),
    Severity: z12.string().nullish(),
    "Vulnerable Versions": z12.string().nullish(),
    "Tree Versions": z12.array(z12.string()).default([]),
    Dependents: z12.array(z12.string()).default([])
  })
});
var classicLine = z12.discriminatedUnion("type", [
  z12.object({
    type: z12.literal("auditAdvisory"),
    data: z12.object({ resolution: z12.object({ path: z12.string() }), advisory: classicAdvisory })
  }),
  z12.object({ type: z12.literal("auditSummary"), data: classicMetadata }),
  z12.object({ type: z12.literal("error"), data: z12.string() }),
  z12.object({
    type: z12.enum(["auditAction", "info", "warning", "step", "activityStart", "activityTick", "activityEnd"])
  })
]);
var isYarnClassicLine = (value) => typeof value === "object" && value !== null && "type" in value && "data" in value;
var isYarnLine = (value) => typeof value === "object" && value !== null && "value" in value && "children" in value;
function readYarnAudit(text, origin) {
  const lines = parseJsonLines(text, origin);
  const [first] = lines;
  if (lines.length === 1 && isPnpmAudit(first)) return { ...readPnpmAudit(first, origin), tool: "yarn npm audit" };
  const read3 = lines.map((line) => readValue(line, berryLine, origin));
  return { tool: "yarn npm audit", packages: void 0, advisories: read3.flatMap(toAdvisory7), unchecked: [] };
}
function toAdvisory7({ value, children }) {
  if (/\(deprecation\)$/.test(String(children.ID))) return [];
  const ghsa = ghsaIn(children.URL);
  const dependants = children.Dependents.map(
    (dependant) => dependant.replace(/@(?:npm|workspace|virtual|patch):.*$/, "")
  );
  return [
    {
      id: ghsa ?? String(children.ID),
      aliases: ghsa ? [String(children.ID)] : [],
      package: value,
      versions: children["Tree Versions"],
      severity: severityOf(children.Severity),
      title: children.Issue,
      url: children.URL ?? void 0,
      vulnerable: children["Vulnerable Versions"] ?? void 0,
      fixed: void 0,
      paths: dependants.map((dependant) => `${dependant}>${value}`)
    }
  ];
}
function readYarnClassicAudit(text, origin) {
  const lines = parseJsonLines(text, origin).map((line) => readValue(line, classicLine, origin));
  const summary = lines.find((line) => line.type === "auditSummary");
  const error = lines.find((line) => line.type === "error");
  if (!summary || error) {
    const message = error ? `${origin.name}: ${firstLine(error.data)}` : `${origin.name}: has no summary`;
    throw new CouldNotTell(error ? "unreachable" : "truncated", message, origin.remedy);
  }
  const found = lines.flatMap((line) => line.type === "auditAdvisory" ? [line.data] : []);
  const audit = classicAudit(
    "yarn audit",
    { advisories: found.map(({ advisory: advisory3 }) => advisory3), metadata: summary.data },
    origin
  );
  const unique = new Map(audit.advisories.map((advisory3) => [`${advisory3.id} ${advisory3.package}`, advisory3]));
  return { ...audit, advisories: [...unique.values()] };
}
var firstLine = (text) => clip(text.split("\n")[0] ?? "", 300);

// src/checks/dependencies/foreign-report.ts
var REMEDY2 = "Write it with npm, pnpm, yarn, pip-audit or osv-scanner, in JSON.";
function readReport(text, name) {
  const origin = { name, remedy: REMEDY2 };
  if (isLines(text)) {
    const [first] = parseJsonLines(text.slice(0, text.indexOf("\n")), origin);
    if (isYarnClassicLine(first)) return readYarnClassicAudit(text, origin);
    if (isYarnLine(first)) return readYarnAudit(text, origin);
  }
  const value = parseJson(text, origin);
  refuseError(value, origin);
  if (isNpmAudit(value)) return readNpmAudit(value, origin);
  if (isPnpmAudit(value)) return readPnpmAudit(value, origin);
  if (isPipAudit(value)) return readPipAudit(value, origin);
  if (isOsv(value)) return readOsv(value, origin);
  if (isYarnLine(value)) return readYarnAudit(text, origin);
  throw new CouldNotTell("wrong-format", `${name}: is no audit that is known here`, REMEDY2);
}
var failed = z13.object({ error: z13.unknown() });
var told = z13.object({ summary: z13.string().optional(), message: z13.string().optional(), code: z13.string().optional() });
function refuseError(value, { name, remedy }) {
  const error = failed.safeParse(value).data?.error ?? void 0;
  if (error === void 0) return;
  const { summary, message, code } = told.safeParse(error).data ?? {};
  const beside = told.safeParse(value).data;
  const said = [
    summary,
    message,
    beside?.message,
    beside?.summary,
    code,
    beside?.code,
    typeof error === "string" ? error : void 0
  ];
  const why = said.find(Boolean) ?? "an error";
  throw new CouldNotTell("unreachable", `${name}: the audit failed: ${clip(why, 300)}`, remedy);
}
var isLines = (text) => /^\s*\{.*\}\s*\n\s*\{/.test(text);

// src/checks/dependencies/npm.ts
import { z as z15 } from "zod";

// src/checks/dependencies/auditor.ts
var KEEP = 64 * 1024 * 1024;
var outputOf = (ran, tool) => answerOf(ran, { tool, tooLong: "Write the audit to a file in an earlier step and name it in `report`." }).stdout;
var NETWORK = /\b(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|CERT_\w+|[1-5]\d\d [A-Z][a-z]+|responded with|endpoint|fetch failed|timed? ?out|no such host|invalid json response|network)/i;
function noAudit(tool, said) {
  const lines = said.split("\n").map((line2) => line2.trim());
  const line = lines.find((line2) => /[a-z]{3}/i.test(line2));
  const text = line && clip(line, 400);
  const byHand = `Run ${tool} by hand to see why.`;
  if (text === void 0)
    return new CouldNotTell("wrong-format", `${tool} answered with something else than an audit`, byHand);
  const message = `${tool} gave no audit: ${text}`;
  if (!NETWORK.test(text)) return new CouldNotTell("tool-crashed", message, byHand);
  const remedy = "Try again where it can be reached; npm, pnpm and yarn can be told whom to ask in `registry`.";
  return new CouldNotTell("unreachable", message, remedy);
}

// src/checks/dependencies/manifest.ts
import { z as z14 } from "zod";
var versions2 = z14.record(z14.string(), z14.string()).optional();
var manifest2 = z14.object({
  name: z14.string().optional(),
  version: z14.string().optional(),
  private: z14.boolean().optional(),
  workspaces: z14.unknown().optional(),
  dependencies: versions2,
  devDependencies: versions2,
  optionalDependencies: versions2,
  peerDependencies: versions2,
  peerDependenciesMeta: z14.unknown().optional(),
  overrides: z14.unknown().optional(),
  resolutions: z14.unknown().optional(),
  bundleDependencies: z14.unknown().optional(),
  packageManager: z14.string().optional()
});
async function readManifest(at2, path) {
  const text = await at2.read(path);
  const remedy = "Commit it beside the lock file.";
  if (text === void 0) throw new CouldNotTell("unreadable", `${path}: no such file beside ${at2.lockName}`, remedy);
  const origin = { name: path, remedy: "Mend the manifest." };
  return JSON.stringify(readValue(parseJson(text, origin), manifest2, origin));
}
async function readManifests(at2, folders) {
  const read3 = {};
  for (const folder of folders) {
    const path = `${folder}/package.json`;
    if (folder.split(/[/\\]/).includes("..")) {
      const remedy = "Audit the project that holds both.";
      throw new CouldNotTell("unsupported", `${at2.lockName}: ${folder} lies outside the project`, remedy);
    }
    read3[path] = await readManifest(at2, path);
  }
  return read3;
}
async function readCredentials(at2) {
  const lines = (await at2.read(".npmrc") ?? "").split(/\r?\n/).map((line) => line.trim());
  const named = lines.flatMap((line) => /^registry\s*=\s*["']?([^"'\s]+)/.exec(line)?.[1] ?? []).at(-1);
  if (named !== void 0 && at2.registry === void 0 && !isPublic(named)) throw unnamed(".npmrc", named);
  const credentials = lines.filter((line) => /^\/\/[^=]+:(?:_\w+|username|email|certfile|keyfile)\s*=/.test(line));
  return credentials.length === 0 ? {} : { ".npmrc": `${credentials.join("\n")}
` };
}
async function refuseOtherRegistry(at2) {
  const text = await at2.read(".yarnrc.yml") ?? "";
  const named = /^npm(?:Audit)?Registry(?:Server)?:\s*["']?([^"'\s]+)/m.exec(text)?.[1];
  if (named !== void 0 && at2.registry === void 0 && !isPublic(named)) throw unnamed(".yarnrc.yml", named);
}
var isPublic = (registry) => /^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\/?$/.test(registry);
function unnamed(file, registry) {
  const shown = URL.canParse(registry) ? new URL(registry).host : "a registry";
  const message = `${file} names ${shown}, and a pull request can change that file`;
  return new CouldNotTell("tool-refused", message, "Name the registry that audits are asked of in `registry`.");
}

// src/checks/dependencies/npm.ts
var REMEDY3 = "Run `npm audit --json` by hand; npm 7 or newer is needed.";
var refusal = z15.object({
  message: z15.string().optional(),
  error: z15.object({ code: z15.string().optional(), summary: z15.string().optional() }).optional()
});
var npm = {
  tool: "npm",
  manifests: async (at2) => {
    const { workspaces, version, packages } = readNpmLock(at2.lock, lockOrigin(at2.lockName));
    if (version < 2) {
      const remedy = "Run `npm install` with npm 7 or newer once, and commit the lock file.";
      throw new CouldNotTell("unsupported", `${at2.lockName}: lockfileVersion ${version} cannot be audited`, remedy);
    }
    if (packages.all === 0) throw nothing(at2.lockName, "lists no package");
    return {
      "package.json": await readManifest(at2, "package.json"),
      ...await readManifests(at2, workspaces),
      ...await readCredentials(at2)
    };
  },
  audit: async (project, question) => {
    const ran = await question.ports.exec.run(["npm", "audit", ...flags(question)], {
      cwd: project.folder,
      keep: KEEP
    });
    const text = outputOf(ran, "npm audit");
    if (text.trim() === "" && !exitedWith(ran, 0)) throw noAudit("npm audit", `${endOf(ran)}: ${ran.stderr.text}`);
    const value = parseJson(text, { name: "npm audit's answer", remedy: REMEDY3 });
    if (!isNpmAudit(value)) throw refused(value, ran.stderr.text);
    if (!exitedWith(ran, 0)) throw noAudit("npm audit", `${endOf(ran)}: ${ran.stderr.text}`);
    return {
      audit: check(readNpmAudit(value, { name: "npm audit's answer", remedy: REMEDY3 }), project, question),
      log: ran.log
    };
  },
  canary: () => ({
    "package-lock.json": JSON.stringify({
      name: "canary",
      version: "1.0.0",
      lockfileVersion: 3,
      requires: true,
      packages: {
        "": { name: "canary", version: "1.0.0", dependencies: { lodash: "4.17.15" } },
        "node_modules/lodash": { version: "4.17.15" }
      }
    }),
    "package.json": JSON.stringify({ name: "canary", version: "1.0.0", dependencies: { lodash: "4.17.15" } })
  })
};
function flags({ production, registry }) {
  return [
    "--json",
    "--audit-level=none",
    "--package-lock-only",
    "--audit=true",
    "--offline=false",
    "--prefer-offline=false",
    "--global=false",
    "--fetch-retry-mintimeout=1000",
    ...production ? ["--omit=dev"] : ["--include=dev"],
    "--include=prod",
    "--include=optional",
    "--include=peer",
    ...registry === void 0 ? [] : [`--registry=${registry}`]
  ];
}
function check(audit, project, { production }) {
  const lock4 = readNpmLock(project.lock, lockOrigin(project.lockName));
  const packages = production ? audit.packages - audit.development : audit.packages;
  const expected = production ? lock4.packages.production : lock4.packages.all;
  if (expected === 0) throw nothing(project.lockName, "lists no package for production");
  if (packages < expected) {
    const message = `npm audited ${packages} of ${expected} packages in ${project.lockName}`;
    const remedy = "Run `npm install`: the lock file does not fit package.json.";
    throw new CouldNotTell("stale", message, remedy);
  }
  return { ...withVersions(audit, lock4), packages: expected };
}
function withVersions(audit, lock4) {
  const advisories = audit.advisories.map((advisory3) => {
    if (advisory3.versions.length > 0) return advisory3;
    return { ...advisory3, versions: [...new Set(advisory3.paths.flatMap((place) => lock4.versionAt(place) ?? []))] };
  });
  return { ...audit, advisories };
}
function refused(value, stderr) {
  const { message, error } = refusal.safeParse(value).data ?? {};
  if (typeof value === "object" && value !== null && "advisories" in value) {
    return new CouldNotTell(
      "tool-refused",
      "npm is older than 7: its audit asks a retired endpoint",
      "Use npm 7 or newer."
    );
  }
  return noAudit("npm audit", message || error?.summary || error?.code || stderr);
}
var nothing = (lockName, why) => new CouldNotTell("nothing-checked", `${lockName}: ${why}`, "Name another `lockfile`, or leave this check out.");
var lockOrigin = (name) => ({ name, remedy: "Run `npm install` and commit the lock file." });

// src/checks/dependencies/project.ts
import { posix as posix5 } from "node:path";

// src/checks/dependencies/osv.ts
var ORIGIN = { name: "osv-scanner's answer", remedy: "Run `osv-scanner scan --format json` by hand." };
var osv = {
  tool: "osv-scanner",
  manifests: async () => ({}),
  audit: async (project, { registry, ports }) => {
    if (registry !== void 0) {
      const remedy = "Leave `registry` out; osv-scanner asks osv.dev.";
      throw new CouldNotTell("unsupported", "osv-scanner asks no registry", remedy);
    }
    const argv = ["osv-scanner", "scan", "--format", "json", "--lockfile", project.lockName];
    const ran = await ports.exec.run(argv, { cwd: project.folder, keep: KEEP });
    const text = outputOf(ran, "osv-scanner");
    const found = [...ran.stderr.text.matchAll(/\bfound (\d+) packages?\b/g)].map((match) => Number(match[1]));
    if (exitedWith(ran, 128) || found.length > 0 && Math.max(...found) === 0) {
      const message = `osv-scanner found no package in ${project.lockName}`;
      throw new CouldNotTell("nothing-checked", message, "Name another `lockfile`, or leave this check out.");
    }
    if (!exitedWith(ran, 0, 1)) throw noAudit("osv-scanner", errorIn(ran.stderr.text));
    const audit = readOsv(parseJson(text, ORIGIN), ORIGIN);
    if (found.length === 0) {
      const message = "osv-scanner does not say how many packages it looked at";
      throw new CouldNotTell("nothing-checked", message, "Use osv-scanner 1.9 or newer.");
    }
    const advisories = audit.advisories.map((advisory3) => ({ ...advisory3, source: void 0 }));
    return { audit: { ...audit, advisories, packages: Math.max(...found) }, log: ran.log };
  },
  canary: (lock4) => {
    const { "package-lock.json": canary = "" } = npm.canary(lock4);
    return { "package-lock.json": canary };
  }
};
var errorIn = (stderr) => stderr.trim().split("\n").reverse().find((line) => line.trim() !== "") ?? "";

// src/checks/dependencies/pip.ts
var ORIGIN2 = { name: "pip-audit's answer", remedy: "Run `pip-audit --format json` by hand." };
var pip = {
  tool: "pip-audit",
  manifests: async (at2) => included(at2.lock, { read: at2.read, name: at2.lockName, found: {} }),
  audit: async (project, { registry, ports }) => {
    if (registry !== void 0) {
      const remedy = "Leave `registry` out; pip-audit asks pypi.org for advisories.";
      throw new CouldNotTell("unsupported", "pip-audit cannot be told another source of advisories here", remedy);
    }
    const argv = ["pip-audit", "--requirement", project.lockName, "--format", "json"];
    const ran = await ports.exec.run([...argv, "--progress-spinner", "off"], { cwd: project.folder, keep: KEEP });
    const text = outputOf(ran, "pip-audit");
    if (!text.trimStart().startsWith("{")) throw noAudit("pip-audit", errorIn2(ran.stderr.text));
    return { audit: readPipAudit(parseJson(text, ORIGIN2), ORIGIN2), log: ran.log };
  },
  canary: () => ({ "requirements.txt": "jinja2==2.10\n" })
};
async function included(text, at2) {
  const pattern = /^\s*(?:-r|-c|--requirement|--constraint)(?:\s+|=)([^\s#]+)/gm;
  for (const [, path = ""] of text.matchAll(pattern)) {
    if (path in at2.found || /^[a-z]+:\/\//i.test(path)) continue;
    const content = path.split(/[/\\]/).includes("..") ? void 0 : await at2.read(path);
    if (content === void 0) {
      const message = `${at2.name} includes ${path}, which is not below its folder`;
      throw new CouldNotTell("unreadable", message, "Name a requirements file that stands by itself in `lockfile`.");
    }
    at2.found[path] = content;
    await included(content, { ...at2, name: path });
  }
  return at2.found;
}
var errorIn2 = (stderr) => stderr.split("\n").find((line) => line.startsWith("ERROR")) ?? stderr;

// src/checks/dependencies/pnpm.ts
import { z as z16 } from "zod";
var ORIGIN3 = { name: "pnpm audit's answer", remedy: "Run `pnpm audit --json` by hand; use pnpm 11 or newer." };
var RETRIES = {
  npm_config_fetch_retries: "1",
  npm_config_fetch_retry_mintimeout: "1000",
  pnpm_config_fetch_retries: "1",
  pnpm_config_fetch_retry_mintimeout: "1000"
};
var refusal2 = z16.object({ error: z16.object({ message: z16.string().optional(), code: z16.string().optional() }) });
var pnpm = {
  tool: "pnpm",
  manifests: async (at2) => {
    const { version, packages } = readPnpmLock(at2.lock);
    if (version < 6) {
      const remedy = "Run `pnpm install` with pnpm 8 or newer once, and commit the lock file.";
      throw new CouldNotTell("unsupported", `${at2.lockName}: lockfileVersion ${version || "missing"}`, remedy);
    }
    if (packages.all === 0) {
      const remedy = "Name another `lockfile`, or leave this check out.";
      throw new CouldNotTell("nothing-checked", `${at2.lockName}: lists no package`, remedy);
    }
    return { "package.json": '{"name":"audited","private":true}', ...await readCredentials(at2) };
  },
  audit: async (project, { production, registry, ports }) => {
    const argv = ["pnpm", "audit", "--json", "--audit-level=low"];
    const choices = [...production ? ["--prod"] : [], ...registry ? [`--registry=${registry}`] : []];
    const ran = await ports.exec.run([...argv, ...choices], { cwd: project.folder, keep: KEEP, env: RETRIES });
    const text = outputOf(ran, "pnpm audit");
    const value = text.trimStart().startsWith("{") ? parseJson(text, ORIGIN3) : void 0;
    if (!isPnpmAudit(value)) {
      const error = refusal2.safeParse(value).data?.error;
      throw noAudit("pnpm audit", error?.message ?? error?.code ?? plain(ran.stderr.text || text));
    }
    const audit = readPnpmAudit(value, ORIGIN3);
    if (!exitedWith(ran, 0) && audit.advisories.length === 0) {
      throw noAudit("pnpm audit", `${endOf(ran)}: ${plain(ran.stderr.text)}`);
    }
    return { audit, log: ran.log };
  },
  canary: (lock4) => ({
    "pnpm-lock.yaml": readPnpmLock(lock4).version >= 9 ? CANARY_9 : CANARY_6,
    "package.json": '{"name":"canary","private":true,"dependencies":{"lodash":"4.17.15"}}'
  })
};
var CANARY_9 = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      lodash:
        specifier: 4.17.15
        version: 4.17.15
packages:
  lodash@4.17.15:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}
snapshots:
  lodash@4.17.15: {}
`;
var CANARY_6 = `lockfileVersion: '6.0'
dependencies:
  lodash:
    specifier: 4.17.15
    version: 4.17.15
packages:
  /lodash@4.17.15:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}
    dev: false
`;
var plain = (text) => text.split("\n").map((line) => line.replace(/^\s*[×│]\s?/, "").trim()).filter((line) => line !== "").join(" ").replace(/\/ (?=\w)/g, "/");

// src/checks/dependencies/yarn.ts
var ORIGIN4 = { name: "yarn's answer", remedy: "Run `yarn npm audit --json` by hand." };
var yarn = {
  tool: "yarn",
  manifests: async (at2) => {
    const { version, packages, workspaces } = readYarnLock(at2.lock);
    if (version === 0) {
      const message = `${at2.lockName}: is no lock file of yarn`;
      throw new CouldNotTell("wrong-format", message, "Run `yarn install` and commit the lock file.");
    }
    if (packages.all === 0) {
      const remedy = "Name another `lockfile`, or leave this check out.";
      throw new CouldNotTell("nothing-checked", `${at2.lockName}: lists no package`, remedy);
    }
    await refuseOtherRegistry(at2);
    return { "package.json": await readManifest(at2, "package.json"), ...await readManifests(at2, workspaces) };
  },
  audit: async (project, question) => {
    const lock4 = readYarnLock(project.lock);
    const major = await majorVersion(project, question);
    if (major === 1 !== (lock4.version === 1)) {
      const message = `${project.lockName} is not of the yarn on PATH, which is version ${major}`;
      const remedy = "Run `corepack enable`, and name the version in package.json under `packageManager`.";
      throw new CouldNotTell("tool-refused", message, remedy);
    }
    return major === 1 ? auditClassic(project, question) : auditBerry(project, question, major);
  },
  canary: (lock4) => {
    const header = /^__metadata:\r?\n(?: {2}.+\r?\n)+/m.exec(lock4)?.[0];
    const manifest3 = { name: "canary", version: "1.0.0", dependencies: { lodash: "4.17.15" } };
    return {
      "yarn.lock": header === void 0 ? CANARY_1 : `${header}${CANARY_BERRY}`,
      "package.json": JSON.stringify(manifest3)
    };
  }
};
async function majorVersion(project, { ports }) {
  const ran = await ports.exec.run(["yarn", "--version"], { cwd: project.folder });
  const major = /^(\d+)\.\d+/m.exec(ran.stdout.text)?.[1];
  if (!exitedWith(ran, 0) || major === void 0) throw noAudit("yarn", ran.stderr.text || ran.stdout.text);
  return Number(major);
}
async function auditBerry(project, question, major) {
  const { production, registry, ports } = question;
  const argv = ["yarn", "npm", "audit", "--json", "--all", "--recursive"];
  const choices = [
    ...production ? ["--environment", "production"] : [],
    ...major >= 4 ? ["--no-deprecations"] : []
  ];
  const ran = await ports.exec.run([...argv, ...choices], {
    cwd: project.folder,
    keep: KEEP,
    env: {
      YARN_ENABLE_TELEMETRY: "0",
      YARN_ENABLE_COLORS: "0",
      YARN_ENABLE_NETWORK: "1",
      YARN_NPM_AUDIT_REGISTRY: registry,
      // yarn refuses plain HTTP unless the host is listed; whoever writes http:// in the config wants it.
      YARN_UNSAFE_HTTP_WHITELIST: registry?.startsWith("http:") ? new URL(registry).hostname : void 0
    }
  });
  const text = outputOf(ran, "yarn npm audit");
  const isAnswer = text.trim() === "" || text.trimStart().startsWith("{");
  if (!isAnswer || !exitedWith(ran, 0) && text.trim() === "")
    throw noAudit("yarn npm audit", plain2(text || ran.stderr.text));
  const audit = readYarnAudit(text, ORIGIN4);
  if (!exitedWith(ran, 0) && audit.advisories.length === 0) throw noAudit("yarn npm audit", endOf(ran));
  return { audit: counted(audit, project), log: ran.log };
}
async function auditClassic(project, { production, registry, ports }) {
  if (registry !== void 0) {
    const remedy2 = "Leave `registry` out, or use yarn 4, npm, or `manager: osv`.";
    throw new CouldNotTell("unsupported", "yarn 1 can audit against registry.yarnpkg.com alone", remedy2);
  }
  const argv = ["yarn", "audit", "--json", "--no-progress"];
  const groups = production ? ["--groups", "dependencies optionalDependencies peerDependencies"] : [];
  const ran = await ports.exec.run([...argv, ...groups], { cwd: project.folder, keep: KEEP });
  const text = outputOf(ran, "yarn audit");
  const remedy = "The endpoint that yarn 1 asks has been retired: use yarn 4, or `manager: osv`.";
  const errors = ran.stderr.text.split("\n").filter((line) => /^\{\s*"type"\s*:\s*"error"/.test(line));
  const audit = readYarnClassicAudit([text.trimEnd(), ...errors].join("\n"), { ...ORIGIN4, remedy });
  return { audit: counted(audit, project), log: ran.log };
}
var counted = (audit, project) => ({
  ...audit,
  packages: audit.packages ?? readYarnLock(project.lock).packages.all
});
var CANARY_1 = `# yarn lockfile v1


lodash@4.17.15:
  version "4.17.15"
  resolved "https://registry.yarnpkg.com/lodash/-/lodash-4.17.15.tgz#b447f6670a0455bbfeedd11392eff330ea097548"
`;
var CANARY_BERRY = `
"canary@workspace:.":
  version: 0.0.0-use.local
  resolution: "canary@workspace:."
  dependencies:
    lodash: "npm:4.17.15"
  languageName: unknown
  linkType: soft

"lodash@npm:4.17.15":
  version: 4.17.15
  resolution: "lodash@npm:4.17.15"
  languageName: node
  linkType: hard
`;
var plain2 = (text) => text.split("\n").filter((line) => line.length < 500).map((line) => line.replace(/^➤ YN\d{4}:\s*/, "")).join("\n");

// src/checks/dependencies/project.ts
var AUDITORS = { npm, pnpm, yarn, pip, osv };
var OTHERS = [
  "bun.lock",
  "uv.lock",
  "poetry.lock",
  "pdm.lock",
  "pylock.toml",
  "Pipfile.lock",
  "go.mod",
  "Cargo.lock",
  "gradle.lockfile",
  "pom.xml",
  "packages.lock.json",
  "Gemfile.lock",
  "composer.lock",
  "pubspec.lock",
  "mix.lock",
  "deno.lock"
];
var UNREADABLE = {
  "bun.lockb": "Write bun.lock with `bun install --save-text-lockfile`.",
  "Podfile.lock": "Audit it in an earlier step, and name the audit in `report`.",
  "Package.resolved": "Audit it in an earlier step, and name the audit in `report`."
};
async function choose(options, files) {
  const { lockfile, manager } = options;
  if (lockfile !== void 0) {
    const chosen = manager ?? managerOf(lockfile);
    return { manager: chosen, auditor: AUDITORS[chosen], lockFile: lockfile };
  }
  const managers = ["npm", "pnpm", "yarn", "pip"].filter(
    (known) => !manager || [known, "osv"].includes(manager)
  );
  const found = [];
  for (const known of managers) {
    const first = await firstOf(LOCK_NAMES[known], files);
    if (first !== void 0) found.push({ manager: manager ?? known, lockFile: first });
  }
  const other = manager === void 0 || manager === "osv" ? await firstOf(OTHERS, files) : void 0;
  if (other !== void 0) found.push({ manager: "osv", lockFile: other });
  const [only, second] = found;
  if (!only) {
    const unreadable = await firstOf(Object.keys(UNREADABLE), files);
    if (unreadable !== void 0) {
      const message = `${unreadable}: lock files of this kind are read by no tool that is known here`;
      throw new CouldNotTell("unsupported", message, UNREADABLE[unreadable] ?? "");
    }
    const remedy = "Name it in `lockfile`, relative to the working directory.";
    throw new CouldNotTell("nothing-checked", "no lock file in the working directory", remedy);
  }
  if (second) {
    const names = found.map(({ lockFile }) => lockFile).join(" and ");
    const remedy = "Name the one that is meant in `lockfile`; a second check can look at the other.";
    throw new CouldNotTell("unsupported", `${names}: more than one lock file`, remedy);
  }
  return { manager: only.manager, auditor: AUDITORS[only.manager], lockFile: only.lockFile };
}
var isNpm = (lockFile) => LOCK_NAMES.npm.includes(posix5.basename(lockFile));
async function firstOf(names, files) {
  for (const name of names) {
    if ((await files.facts(name))?.kind === "file") return name;
  }
  return void 0;
}
async function copyProject({ auditor, lockFile }, at2) {
  const { files, registry } = at2;
  const lock4 = await files.text(lockFile);
  if (lock4.trim() === "") {
    throw new CouldNotTell("truncated", `${lockFile}: is empty`, "Write the lock file again and commit it.");
  }
  const lockName = posix5.basename(lockFile);
  const beside = posix5.dirname(lockFile);
  const read3 = async (path) => {
    const file = posix5.join(beside, path);
    return await files.facts(file) === void 0 ? void 0 : files.text(file);
  };
  const manifests = await auditor.manifests({ lock: lock4, lockName: lockFile, registry, read: read3 });
  return writeProject({ ...manifests, [lockName]: lock4 }, { files, lockName });
}
async function writeProject(contents, { files, lockName }) {
  const folder = await files.scratch();
  for (const [path, text] of Object.entries(contents)) await files.write(posix5.join(folder, path), text);
  return { folder, lockName, lock: contents[lockName] ?? "" };
}
async function proveAdvisories(auditor, project, question) {
  const contents = auditor.canary(project.lock);
  const lockName = Object.keys(contents)[0] ?? project.lockName;
  const credentials = await credentialsOf(project, question);
  const canary = await writeProject({ ...contents, ...credentials }, { files: question.ports.files, lockName });
  const { audit } = await auditor.audit(canary, { ...question, production: false });
  if (audit.advisories.length > 0) return;
  const asked = question.registry === void 0 ? "whoever was asked" : withoutPassword(question.registry);
  throw new CouldNotTell(
    "nothing-checked",
    `${auditor.tool} finds nothing, and nothing either in a release with known vulnerabilities: ${asked} has no advisories`,
    "Name a registry with advisories in `registry`, and look for an offline setting."
  );
}
function withoutPassword(registry) {
  const { origin, pathname } = new URL(registry);
  return `${origin}${pathname}`;
}
async function credentialsOf(project, { ports }) {
  const path = `${project.folder}/.npmrc`;
  return await ports.files.facts(path) ? { ".npmrc": await ports.files.text(path) } : {};
}

// src/checks/dependencies/run.ts
var DAY_MS = 24 * 60 * 60 * 1e3;
async function runDependencies(options, ports) {
  const licensed = options.licenses && await askLicenses(options, options.licenses, ports);
  if (licensed && !options.vulnerabilities) return byFindings(licensed.summary, licensed);
  const source = await (options.report === void 0 ? ask(options, ports) : read2(options.report, options, ports));
  const { audit } = source;
  refuseUnchecked(audit, options);
  const findings = findingsOf(audit, { options, place: source.place });
  const summary = summarise(audit, findings, options["fail-on"]);
  return byFindings(licensed ? `${summary}; ${licensed.summary}` : summary, {
    findings: [...findings, ...licensed?.findings ?? []],
    measurements: measure(audit),
    evidence: source.evidence
  });
}
async function ask(options, ports) {
  const choice = await choose(options, ports.files);
  if (options.engine !== "tool" && isEmbedded(choice.manager)) {
    return askRegistry({ ...choice, manager: choice.manager }, options, ports);
  }
  mustBeTool(choice, options);
  const project = await copyProject(choice, { files: ports.files, registry: options.registry });
  const question = { production: options.production, registry: options.registry, ports };
  const { audit, log } = await choice.auditor.audit(project, question).catch((error) => {
    throw isMissing(error) ? missing(choice) : error;
  });
  if (audit.advisories.length === 0) await proveAdvisories(choice.auditor, project, question);
  const place = placeIn(ports.files.show(choice.lockFile), project.lock);
  return { audit, place, evidence: log === void 0 ? [] : [log] };
}
var isMissing = (error) => error instanceof CouldNotTell && error.why === "tool-missing";
function missing({ lockFile, auditor: { tool } }) {
  const message = `${lockFile}: lock files of this kind are read by ${tool}, which is not on PATH`;
  const remedy = `Install ${tool}, or audit in an earlier step and name the audit in \`report\`.`;
  return new CouldNotTell("tool-missing", message, remedy);
}
async function askLicenses(options, policy, ports) {
  const { manager, lockFile } = await choose(options, ports.files);
  if (!isEmbedded(manager)) {
    const remedy = "Leave `licenses` out, or use a lock file of npm, pnpm or yarn.";
    throw new CouldNotTell("unsupported", `${lockFile}: licences are not known of lock files of this kind`, remedy);
  }
  const text = await ports.files.text(lockFile);
  const graph = await readLockGraph({ manager, lockFile, text }, ports.files);
  const place = placeIn(ports.files.show(lockFile), text);
  const { checkLicenses } = await import("./licenses-VS4BGMIR.js");
  const { production } = options;
  const licensed = await checkLicenses(
    { graph, beside: posix6.dirname(lockFile), place, production, policy },
    ports.files
  );
  return { ...licensed, evidence: [lockFile] };
}
async function askRegistry({ manager, lockFile }, options, ports) {
  const text = await ports.files.text(lockFile);
  const graph = await readLockGraph({ manager, lockFile, text }, ports.files);
  const { production, registry } = options;
  const audit = await auditLock({ graph, lockFile, manager, production, registry }, ports);
  return { audit, place: placeIn(ports.files.show(lockFile), text), evidence: [lockFile] };
}
function mustBeTool({ lockFile }, { engine }) {
  if (engine !== "embedded") return;
  const message = `${lockFile}: lock files of this kind are read by a tool alone`;
  throw new CouldNotTell("unsupported", message, "Leave `engine` out, or use a lock file of npm, pnpm or yarn.");
}
async function read2(report5, options, ports) {
  const { files } = ports;
  const text = await files.text(report5);
  const remedy = "Run the audit again, or allow more in `max-age`.";
  await refuseStaleReport(report5, { limitMs: options["max-age"] ?? DAY_MS, remedy, ports });
  const audit = readReport(text, report5);
  mustBeOf(options.manager, { report: report5, tool: audit.tool });
  if ((audit.packages ?? 0) === 0 && audit.advisories.length === 0 && audit.unchecked.length === 0) {
    const message = `${report5}: does not show that any package was looked at`;
    throw new CouldNotTell("nothing-checked", message, "Make the tool list all packages, or let this check run it.");
  }
  const lockFile = options.lockfile;
  if (!lockFile) return { audit, place: placeIn(files.show(report5), ""), evidence: [report5] };
  const lock4 = await files.text(lockFile);
  const origin = { name: lockFile, remedy: "Name the lock file that was audited." };
  if (!isNpm(lockFile)) return { audit, place: placeIn(files.show(lockFile), lock4), evidence: [report5] };
  const npmLock2 = readNpmLock(lock4, origin);
  const locked = options.production ? npmLock2.packages.production : npmLock2.packages.all;
  if (audit.packages !== void 0 && audit.packages + audit.unchecked.length < locked) {
    const message = `${report5}: is of ${count(audit.packages, "package")}, and ${lockFile} has ${locked}`;
    throw new CouldNotTell("stale", message, "Audit the project of this lock file, and name its report.");
  }
  return { audit: withVersions(audit, npmLock2), place: placeIn(files.show(lockFile), lock4), evidence: [report5] };
}
var AUDITS = {
  npm: ["npm audit"],
  pnpm: ["pnpm audit"],
  yarn: ["yarn audit", "yarn npm audit", "pnpm audit"],
  pip: ["pip-audit"],
  osv: ["osv-scanner"]
};
function mustBeOf(manager, { report: report5, tool }) {
  if (manager === void 0 || AUDITS[manager].includes(tool)) return;
  const message = `${report5}: is of ${tool}, and \`manager\` is ${manager}`;
  throw new CouldNotTell("wrong-format", message, "Name the report that the manager wrote, or leave `manager` out.");
}
function refuseUnchecked({ tool, packages, unchecked, advisories }, options) {
  const allowed = new Set(options["allow-unchecked"]);
  const [first, ...others] = unchecked.filter(({ name }) => !allowed.has(name));
  const remedy = "Allow it under `allow-unchecked` where it cannot be looked at, such as a package of your own.";
  if (first) {
    const more = others.length > 0 ? `, nor ${count(others.length, "other package")}` : "";
    const also = advisories.length > 0 ? `; it found ${count(advisories.length, "vulnerability", "vulnerabilities")}` : "";
    throw new CouldNotTell(
      "nothing-checked",
      `${tool} did not look at ${first.name}${more}: ${first.why}${also}`,
      remedy
    );
  }
  if (packages === 0) throw new CouldNotTell("nothing-checked", `${tool} looked at no package`, remedy);
}
function summarise({ tool, packages, advisories }, findings, threshold) {
  const looked = packages === void 0 ? tool : `${tool} of ${count(packages, "package")}`;
  if (advisories.length === 0) return `${looked}: no known vulnerability`;
  const counts = SEVERITIES.toReversed().flatMap((severity) => {
    const number = advisories.filter((advisory3) => advisory3.severity === severity).length;
    return number > 0 ? `${number} ${severity}` : [];
  });
  const unknown = advisories.filter((advisory3) => advisory3.severity === void 0).length;
  const all = [...counts, ...unknown > 0 ? [`${unknown} of unknown severity`] : []].join(", ");
  const total = count(advisories.length, "known vulnerability", "known vulnerabilities");
  const failing = findings.filter(({ level }) => level === "error").length;
  const fail = failing === 0 ? "none fails" : failing === 1 ? "1 fails" : `${failing} fail`;
  return `${looked}: ${total} (${all}); ${fail} (${threshold} and above)`;
}
function measure({ packages, advisories }) {
  const vulnerabilities = { name: "vulnerabilities", value: advisories.length, unit: "advisories" };
  return packages === void 0 ? [vulnerabilities] : [{ name: "packages", value: packages, unit: "packages" }, vulnerabilities];
}
export {
  runDependencies
};
