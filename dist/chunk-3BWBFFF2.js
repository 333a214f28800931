import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  checkoutOf,
  expectGit
} from "./chunk-4FM6DKH2.js";
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import {
  answerOf
} from "./chunk-GOBM22IH.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/engines/versions/order.ts
import { compare, parse } from "semver";
var plainVersion = (text) => text.trim().replace(/^v(?=\d)/i, "");
function partsOf(text) {
  const match = /^(\d+(?:\.\d+){0,5})(?:[.-]?((?:a|alpha|b|beta|c|rc|pre|preview|dev|snapshot|m)(?:[.-]?\d+)*))?$/i.exec(
    text.replace(/\+[0-9A-Za-z.-]+$/, "")
  );
  if (match === null) return void 0;
  const [, numbers = "", rest = ""] = match;
  const before = [...rest.toLowerCase().matchAll(/\d+|[a-z]+/g)].map(
    ([part]) => /^\d/.test(part) ? BigInt(part) : part
  );
  return { numbers: numbers.split(".").map(BigInt), before };
}
var isVersion = (text) => {
  const plain = plainVersion(text);
  return parse(plain) !== null || partsOf(plain) !== void 0;
};
function compareVersions(first, second) {
  const [one, other] = [plainVersion(first), plainVersion(second)];
  const semantic = [parse(one), parse(other)];
  if (semantic[0] !== null && semantic[1] !== null) return compare(semantic[0], semantic[1]);
  const [a, b] = [partsOf(one), partsOf(other)];
  return a && b && compareParts(a, b);
}
function compareParts(a, b) {
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at += 1) {
    const [x, y] = [a.numbers[at] ?? 0n, b.numbers[at] ?? 0n];
    if (x !== y) return x < y ? -1 : 1;
  }
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (let at = 0; at < Math.max(a.before.length, b.before.length); at += 1) {
    const order = comparePart(a.before[at], b.before[at]);
    if (order !== 0) return order;
  }
  return 0;
}
var STAGES = ["dev", "snapshot", "m", "a", "alpha", "b", "beta", "pre", "preview", "c", "rc"];
function comparePart(x, y) {
  if (x === y) return 0;
  if (x === void 0) return -1;
  if (y === void 0) return 1;
  if (typeof x === "bigint" && typeof y === "bigint") return x < y ? -1 : 1;
  return STAGES.indexOf(String(x)) - STAGES.indexOf(String(y));
}

// src/facts/repository/tags.ts
async function releasedTag(ports) {
  const { GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name } = ports.host.environment;
  if (type === "tag" && name) return name;
  const here = await tagsOf(["--points-at", "HEAD"], ports);
  const versions = here.filter(isReleaseTag);
  const found = versions.length > 0 ? versions : here;
  const [first, ...others] = found;
  if (first !== void 0 && others.length === 0) return first;
  const message = first === void 0 ? "this run is of no tag, and the commit that is checked out has none" : `the commit that is checked out has ${found.length} tags: ${found.slice(0, 5).join(", ")}`;
  const remedy = first === void 0 ? "Run it where the tag is pushed, check out with the tags, or leave `tag` out." : "Run it where the tag is pushed: the event then says which tag is meant.";
  throw new CouldNotTell("nothing-checked", message, remedy);
}
var versionInTag = (tag) => /^.*?[@/_-]?v?(\d+(?:\.\d.*)?)$/i.exec(tag)?.[1] ?? tag;
var isReleaseTag = (tag) => isVersion(versionInTag(tag));
async function lastTag({ glob, except }, ports) {
  const shallow = await ask(["rev-parse", "--is-shallow-repository"], ports);
  if (shallow.trim() !== "false") {
    const remedy2 = "Check out with `fetch-depth: 0`, which brings the tags along.";
    throw new CouldNotTell("truncated", "this clone does not have the whole history, so its tags are not all", remedy2);
  }
  const merged = await tagsOf(["--merged", "HEAD"], ports);
  const versions = merged.filter((tag) => tag !== except && fitsWildcard(tag, glob) && isReleaseTag(tag));
  const [first, ...rest] = versions;
  if (first !== void 0) return rest.reduce((last, tag) => isNewer(tag, last) ? tag : last, first);
  const remedy = "Check out with `fetch-depth: 0`. Before the first release leave `greater-than` out.";
  const which = glob === "*" ? "has a version" : `has a version and fits ${glob}`;
  throw new CouldNotTell("nothing-checked", `no earlier tag of this commit's history ${which}`, remedy);
}
var isNewer = (tag, than) => (compareVersions(versionInTag(tag), versionInTag(than)) ?? 0) > 0;
var tagsOf = async (which, ports) => (await ask(["tag", "--list", ...which], ports)).split("\n").filter((line) => line !== "");
async function ask(args, ports) {
  await expectGit(ports);
  return answerOf(await checkoutOf(ports).run(args), { tool: "git", exits: [0] }).stdout;
}

export {
  plainVersion,
  isVersion,
  compareVersions,
  releasedTag,
  versionInTag,
  lastTag
};
