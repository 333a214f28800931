import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  spellings
} from "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import {
  selector
} from "./chunk-PBGIQ6XI.js";
import {
  headerRules,
  httpRules,
  readInstant
} from "./chunk-E6QPY552.js";
import {
  fillText,
  variablesIn
} from "./chunk-4H7XPLS4.js";
import {
  judgeAll
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  firstFault
} from "./chunk-DWCKG7RK.js";
import {
  connect,
  secretsIn
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/engines/http-answer/content-policy.ts
function readPolicy(text) {
  const directives = /* @__PURE__ */ new Map();
  for (const part of text.split(";")) {
    const [name = "", ...values] = part.trim().split(/\s+/);
    if (name !== "" && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}
var readPolicies = (headers) => headers.flatMap((header) => header.split(",")).filter((text) => text.trim() !== "").map(readPolicy);
var META = /<meta\b(?=[^>]*http-equiv\s*=\s*["']?content-security-policy["'\s])[^>]*\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
function policiesInPage(html) {
  const head = html.slice(0, 1e5).replace(/<!--[\s\S]*?-->/g, "");
  return [...head.matchAll(META)].map(([, double, single]) => {
    const policy = new Map(readPolicy((double ?? single ?? "").replaceAll("&#39;", "'").replaceAll("&quot;", '"')));
    policy.delete("frame-ancestors");
    return policy;
  });
}
var BROAD = /^(?:\*|https?:|data:|blob:|wss?:|https?:\/\/\*)$/i;
var NONCE_OR_HASH = /^'(?:nonce-|sha(?:256|384|512)-)/i;
function scriptFault(policy) {
  const sources = policy.get("script-src") ?? policy.get("default-src");
  if (sources === void 0) return "says nothing of scripts: neither script-src nor default-src";
  const words = sources.map((source) => source.toLowerCase());
  if (words.includes("'unsafe-eval'")) return "has 'unsafe-eval' for scripts";
  const named = words.some((source) => NONCE_OR_HASH.test(source));
  const strict = words.includes("'strict-dynamic'");
  if (words.includes("'unsafe-inline'") && !named && !strict) return "has 'unsafe-inline' for scripts";
  const broad = strict && named ? void 0 : words.find((source) => BROAD.test(source));
  return broad === void 0 ? void 0 : `lets scripts come from ${broad}`;
}

// src/engines/http-answer/security-headers.ts
var SIX_MONTHS_S = 15552e3;
function weaknessesOf(seen) {
  const values = (name) => seen.headers.flatMap(([each, value]) => each === name ? [value] : []);
  const isPage = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(values("content-type")[0] ?? "");
  return [
    ...transport(seen.url, values("strict-transport-security")),
    ...isPage ? page(seen, values) : [],
    ...sniffing(values("x-content-type-options")),
    ...referrer(values("referrer-policy")),
    ...values("set-cookie").flatMap(cookie)
  ];
}
function transport(url, [header]) {
  if (url.startsWith("http:")) {
    return isPublic(new URL(url).hostname) ? [{ rule: "no-https", message: "is answered without TLS" }] : [];
  }
  if (header === void 0) return [{ rule: "hsts-missing", message: "has no header strict-transport-security" }];
  const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(header)?.[1];
  if (age === void 0)
    return [{ rule: "hsts-missing", message: "has a strict-transport-security without a max-age" }];
  if (Number(age) >= SIX_MONTHS_S) return [];
  return [{ rule: "hsts-short", message: `has a strict-transport-security of ${age} s, less than six months` }];
}
function isPublic(host) {
  if (/^\[/.test(host)) return !/^\[(?:::1|f[cd]|fe80)/i.test(host);
  if (/^\d+(?:\.\d+){3}$/.test(host)) return !/^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  return host.includes(".") && !/\.(?:local|localhost|internal|test|lan|home\.arpa)$/i.test(host);
}
function page(seen, values) {
  const headers = readPolicies(values("content-security-policy"));
  const policies = [...headers, ...policiesInPage(seen.text)];
  const faults = policies.map(scriptFault);
  const [first] = faults;
  const framed = /^\s*(?:deny|sameorigin)\s*$/i.test(values("x-frame-options")[0] ?? "");
  const ancestors = headers.some((policy) => policy.has("frame-ancestors"));
  return [
    ...policies.length === 0 ? [{ rule: "csp-missing", message: "is a page without a content-security-policy" }] : [],
    // Of several policies each one is kept: one that is strict suffices.
    ...first !== void 0 && faults.every((fault) => fault !== void 0) ? [{ rule: "csp-unsafe", message: `has a content-security-policy that ${first}` }] : [],
    ...framed || ancestors ? [] : [{ rule: "frame-ancestors-missing", message: "is a page that any site may show in a frame" }]
  ];
}
var sniffing = ([header]) => header?.split(",")[0]?.trim().toLowerCase() === "nosniff" ? [] : [{ rule: "nosniff-missing", message: "has no header x-content-type-options: nosniff" }];
var UNSAFE = ["unsafe-url", "origin", "origin-when-cross-origin", "no-referrer-when-downgrade"];
function referrer(headers) {
  const last = headers.flatMap((header) => header.split(",")).map((word) => word.trim().toLowerCase()).filter((word) => word !== "").at(-1);
  if (last === void 0 || !UNSAFE.includes(last)) return [];
  return [{ rule: "referrer-policy-unsafe", message: `has the referrer-policy ${last}` }];
}
function cookie(header) {
  const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
  const name = pair.slice(0, Math.max(0, pair.indexOf("=")));
  const has = (wanted) => attributes.some((each) => each.toLowerCase() === wanted);
  const sameSite = attributes.find((each) => /^samesite\s*=/i.test(each))?.split("=")[1]?.trim().toLowerCase();
  const isSession = /sess|login|sid\b|auth|token/i.test(name) && !/csrf|xsrf/i.test(name);
  const faults = [
    ...has("secure") ? [] : ["without Secure"],
    ...isSession && !has("httponly") ? ["without HttpOnly"] : [],
    ...sameSite !== void 0 && !["lax", "strict", "none"].includes(sameSite) ? ["with an unknown SameSite"] : []
  ];
  if (faults.length === 0) return [];
  return [{ rule: "cookie-insecure", message: `sets the cookie ${name.slice(0, 60)} ${faults.join(", ")}` }];
}

// src/engines/http-answer/text-body.ts
import { TextDecoder } from "node:util";

// src/formats/json/duplicate-key.ts
function duplicateKey(text) {
  const open = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === "{" || mark === "[") {
      open.push(mark === "{" ? /* @__PURE__ */ new Set() : void 0);
      isKey = mark === "{";
    } else if (mark === "}" || mark === "]") {
      open.pop();
      isKey = false;
    } else if (mark === ",") isKey = open.at(-1) !== void 0;
    else if (mark === ":") isKey = false;
    else if (mark === '"') {
      const end = closing(text, at);
      const keys = open.at(-1);
      if (isKey && keys !== void 0) {
        const key = keyOf(text.slice(at, end + 1));
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end;
    }
  }
  return void 0;
}
function closing(text, start) {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
var keyOf = (quoted2) => quoted2.includes("\\") ? String(JSON.parse(quoted2)) : quoted2.slice(1, -1);

// src/engines/http-answer/text-body.ts
function textOf(body, contentType) {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
  let decoder;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    return { unknown: `is said to be written in ${charset}, which is not known here` };
  }
  try {
    return { text: decoder.decode(body) };
  } catch {
    return { unknown: `is said to be ${charset}, and its bytes are not` };
  }
}
function jsonOf(text, contentType) {
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? ""))
    return { not: "is a web page, not JSON" };
  if (text.trim() === "") return { unknown: "is empty, where JSON is expected" };
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    if (/^\s*<[!?a-z]/i.test(text)) return { not: "is a web page or XML, not JSON" };
    const at = firstFault(text);
    return at >= text.trimEnd().length ? { unknown: "is JSON that ends early" } : { not: "is not JSON" };
  }
  const twice = duplicateKey(text);
  if (twice !== void 0)
    return { unknown: `has the key "${twice.slice(0, 60)}" twice in one map, and readers differ on which counts` };
  return { value };
}

// src/checks/http/judged.ts
var lastOf = ({ hops }) => hops.at(-1) ?? hops[0];
var valuesOf = (visit2, name) => lastOf(visit2).answer.headers.flatMap(([each, value]) => each === name.toLowerCase() ? [value] : []);

// src/checks/http/capture.ts
async function captureFrom(visit2, captures) {
  const values = /* @__PURE__ */ new Map();
  const troubles = [];
  for (const [name, capture] of Object.entries(captures)) {
    const found = await valueFrom(visit2, capture);
    if ("value" in found) values.set(name, found.value);
    else
      troubles.push({ rule: "capture", message: `has nothing to capture as "${name}": ${found.not}`, expected: name });
  }
  return { values, troubles };
}
async function valueFrom(visit2, capture) {
  if ("header" in capture) {
    const [value] = valuesOf(visit2, capture.header);
    return value === void 0 || value === "" ? { not: `no header ${capture.header}` } : { value };
  }
  const { answer } = lastOf(visit2);
  const type = valuesOf(visit2, "content-type")[0];
  const read = textOf(answer.body, type);
  if ("unknown" in read) return { not: `the body ${read.unknown}` };
  if ("body" in capture) {
    const match = capture.body.exec(read.text);
    const value = match?.[1] ?? match?.[0];
    return value === void 0 || value === "" ? { not: `the body does not match /${capture.body.source}/` } : { value };
  }
  const json = jsonOf(read.text, type);
  if (!("value" in json)) return { not: `the body ${"not" in json ? json.not : json.unknown}` };
  try {
    const { nodes } = (await selector(capture.json))(json.value);
    if (nodes.length !== 1)
      return { not: `${capture.json} finds ${nodes.length === 0 ? "nothing" : `${nodes.length} values`}` };
    return scalar(nodes[0], capture.json);
  } catch (error) {
    return { not: `${capture.json} is no JSONPath: ${error instanceof Error ? error.message : String(error)}` };
  }
}
function scalar(value, path) {
  if (typeof value === "string" && value !== "") return { value };
  if (typeof value === "number" || typeof value === "boolean") return { value: String(value) };
  const what = value === "" ? "empty" : value === null ? "null" : Array.isArray(value) ? "a list" : "a map";
  return { not: `${path} is ${what}` };
}

// src/checks/http/entry.ts
function outgoing(entry, options, captured) {
  const lookup = ({ source, name }) => source === "captured" ? captured.get(name) : void 0;
  const url = addressOf(fillText(entry.url, lookup), options.base);
  const own = { ...options.headers, ...entry.headers };
  const headers = Object.entries(own).map(([name, value]) => [name.toLowerCase(), fillText(value, lookup)]);
  const { body, type } = bodyOf(entry, lookup);
  const method = entry.method ?? (body === void 0 ? "GET" : "POST");
  const secrets = /* @__PURE__ */ new Map();
  for (const [name, value] of captured) if (value.length > 3) secrets.set(value, variableFor(name));
  for (const [name, value] of headers) {
    for (const secret of secretsIn(name, value)) secrets.set(secret, variableFor(name));
  }
  return {
    label: entry.name ?? labelOf(method, url, options.base),
    method,
    url,
    headers: { ...type !== void 0 && { "content-type": type }, ...Object.fromEntries(headers) },
    body,
    secrets
  };
}
var variableFor = (name) => `$${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
function addressOf(url, base) {
  if (/^https?:\/\//i.test(url) || base === void 0) return new URL(url).href;
  const below = base.endsWith("/") ? base : `${base}/`;
  return url.startsWith("?") ? new URL(base + url).href : new URL(below + url.replace(/^\//, "")).href;
}
function labelOf(method, url, base) {
  const { origin, pathname, searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  const query = names.length === 0 ? "" : `?${names.join("&")}`;
  const isBelow = base !== void 0 && new URL(base).origin === origin;
  return `${method} ${isBelow ? "" : origin}${pathname}${query}`;
}
function bodyOf({ body, json, form }, lookup) {
  if (body !== void 0) return { body: fillText(body, lookup) };
  if (json !== void 0) return { body: JSON.stringify(filled(json, lookup)), type: "application/json" };
  if (form === void 0) return {};
  const fields = Object.entries(form).map(([name, value]) => [name, fillText(value, lookup)]);
  return { body: new URLSearchParams(fields).toString(), type: "application/x-www-form-urlencoded" };
}
function filled(value, lookup) {
  if (typeof value === "string") return variablesIn(value).length === 0 ? value : fillText(value, lookup);
  if (Array.isArray(value)) return value.map((item) => filled(item, lookup));
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, lookup)]));
}

// src/checks/http/jar.ts
async function emptyJar() {
  const { CookieJar } = await import("tough-cookie");
  const jar = new CookieJar(void 0, { rejectPublicSuffixes: true, allowSpecialUseDomain: true });
  const values = /* @__PURE__ */ new Set();
  return {
    keep: async (url, headers) => {
      for (const [name, value] of headers) {
        if (name !== "set-cookie") continue;
        const cookie2 = await jar.setCookie(value, url, { ignoreError: true });
        if (cookie2 !== void 0) values.add(cookie2.value);
      }
    },
    cookiesFor: async (url) => await jar.getCookieString(url) || void 0,
    values: () => [...values]
  };
}

// src/engines/http-answer/judge-json.ts
import { isDeepStrictEqual } from "node:util";

// src/engines/http-answer/cover.ts
function judgeCover(nodes, cover, now) {
  const wanted = { from: edge(cover.from, now), to: edge(cover.to, now) };
  if (wanted.from > wanted.to) return [{ unknown: "is to cover a span that ends before it begins" }];
  const spans = [];
  for (const node of nodes.flat()) {
    const from2 = side(node, cover.start, Number.NEGATIVE_INFINITY);
    const to = side(node, cover.end, Number.POSITIVE_INFINITY);
    if ("unknown" in from2) return [from2];
    if ("unknown" in to) return [to];
    if (to.ms > from2.ms) spans.push({ from: from2.ms, to: to.ms });
  }
  const until2 = reached(spans, wanted);
  if (until2 !== void 0 && until2 >= wanted.to) return [];
  const expected = `${show(wanted.from)} to ${show(wanted.to)} covered`;
  const from = until2 === void 0 ? `at ${show(wanted.from)}` : `from ${show(until2)} on`;
  return [
    {
      message: `covers nothing ${from}, expected ${expected}`,
      expected,
      actual: spans.map(shown).join(", ") || "nothing"
    }
  ];
}
function reached(spans, wanted) {
  let until2;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > (until2 ?? wanted.from)) break;
    if (to > wanted.from) until2 = Math.max(until2 ?? to, to);
  }
  return until2;
}
var edge = (at, now) => "at" in at ? at.at : now + at.fromNow;
function side(node, pointer, open) {
  let value = node;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
      return { unknown: `has a value without ${pointer}, where a time should be` };
    }
    value = Reflect.get(value, key);
  }
  if (value === null) return { ms: open };
  const read = readInstant(value);
  return "ms" in read ? read : { unknown: `${pointer} ${read.unknown}` };
}
var show = (ms) => Number.isFinite(ms) ? new Date(ms).toISOString() : "always";
var shown = ({ from, to }) => `${show(from)} to ${show(to)}`;

// src/engines/http-answer/judge-json.ts
var AHEAD_MS = 5 * 6e4;
var SHOWN = 200;
function judgeJson(selected, expected, times) {
  const { nodes } = selected;
  const wrong = [];
  if (expected.exists !== void 0) wrong.push(...existing(selected, expected.exists));
  if (expected.length !== void 0) wrong.push(...counted(selected, expected.length));
  if (expected.covers !== void 0) {
    wrong.push(...nodes.length === 0 ? absent(selected) : judgeCover(nodes, expected.covers, times.now));
  }
  const each = valueJudges(expected, times);
  if (each.length === 0) return wrong;
  if (nodes.length === 0) return [...wrong, ...absent(selected)];
  for (const node of nodes) for (const judge of each) wrong.push(...judge(node));
  return wrong;
}
var absent = ({ hasParent }) => [
  { message: "is not there", expected: "a value", actual: hasParent ? "nothing" : "nothing, nor what should hold it" }
];
var noParent = "is not there, nor is what should hold it, so that nobody can say it is absent";
function existing({ nodes, hasParent }, wanted) {
  if (wanted) return nodes.length > 0 ? [] : absent({ nodes, hasParent, singular: true });
  if (nodes.length > 0) return [{ message: "is there", expected: "nothing", actual: shown2(nodes[0]) }];
  return hasParent ? [] : [{ unknown: noParent }];
}
function counted(selected, length) {
  const { nodes, singular, hasParent } = selected;
  if (singular && nodes.length === 0) return absent(selected);
  if (nodes.length === 0 && !hasParent) return [{ unknown: noParent }];
  const value = singular ? lengthOf(nodes[0]) : nodes.length;
  if (value === void 0) {
    return [{ message: "has no length", expected: "a list, a text or a map", actual: shown2(nodes[0]) }];
  }
  const judged = judgeAll(length, { value });
  if ("unknown" in judged) return [{ unknown: judged.unknown }];
  if ("holds" in judged) return [];
  const what = singular ? `has the length ${value}` : `finds ${value}`;
  return [{ message: `${what}, expected ${judged.broken.text}`, expected: judged.broken.text, actual: String(value) }];
}
function lengthOf(value) {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : void 0;
}
function valueJudges(expected, times) {
  const { equals, is, matches, after } = expected;
  const newer = expected["newer-than"];
  const older = expected["older-than"];
  return [
    ...equals === void 0 ? [] : [(value) => equal(value, equals)],
    ...is === void 0 ? [] : [(value) => compared(value, is)],
    ...matches === void 0 ? [] : [(value) => matching(value, matches)],
    ...newer === void 0 ? [] : [(value) => newerThan(value, newer, times)],
    ...older === void 0 ? [] : [(value) => olderThan(value, older, times)],
    ...after === void 0 ? [] : [(value) => afterwards(value, after, times)]
  ];
}
function equal(value, wanted) {
  if (isDeepStrictEqual(value, wanted)) return [];
  return [{ message: `is ${shown2(value)}, expected ${shown2(wanted)}`, expected: shown2(wanted), actual: shown2(value) }];
}
function compared(value, is) {
  const text = is.map((each) => each.text).join(" and ");
  if (typeof value !== "number") {
    return [{ message: `is ${shown2(value)}, no number`, expected: text, actual: shown2(value) }];
  }
  const judged = judgeAll(is, { value });
  if ("unknown" in judged) return [{ unknown: judged.unknown }];
  if ("holds" in judged) return [];
  return [{ message: `is ${value}, expected ${judged.broken.text}`, expected: text, actual: String(value) }];
}
function matching(value, wanted) {
  const scalar2 = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (scalar2 && wanted.test(String(value))) return [];
  const expected = `/${wanted.source}/`;
  return [{ message: `is ${shown2(value)}, which does not match ${expected}`, expected, actual: shown2(value) }];
}
function moment(value, { now }) {
  const read = readInstant(value);
  if ("unknown" in read) return { unknown: `${read.unknown} (${shown2(value)})` };
  if (read.ms <= now + AHEAD_MS) return read;
  return { unknown: `is ${showDuration(read.ms - now)} in the future (${shown2(value)})`, stale: true };
}
function newerThan(value, limit, times) {
  const read = moment(value, times);
  if ("unknown" in read) return [read];
  const age = times.now - read.ms;
  const expected = `newer than ${showDuration(limit)}`;
  return age < limit ? [] : [{ message: `is ${showDuration(age)} old, expected ${expected}`, expected, actual: shown2(value) }];
}
function olderThan(value, limit, times) {
  const read = moment(value, times);
  if ("unknown" in read) return [read];
  const age = times.now - read.ms;
  const expected = `older than ${showDuration(limit)}`;
  if (age > limit) return [];
  return [
    { message: `is ${showDuration(Math.max(0, age))} old, expected ${expected}`, expected, actual: shown2(value) }
  ];
}
function afterwards(value, after, times) {
  const since = after === "deploy" ? times.deployedAt : after;
  if (since === void 0) return [{ unknown: "is to be after the deploy, and nobody knows when that was" }];
  const read = moment(value, times);
  if ("unknown" in read) return [read];
  if (read.ms > since) return [];
  const expected = `after ${after === "deploy" ? "the deploy at " : ""}${new Date(since).toISOString()}`;
  return [{ message: `is ${shown2(value)}, expected ${expected}`, expected, actual: shown2(value) }];
}
function shown2(value) {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text;
}

// src/checks/http/judge-body.ts
var NOTHING = { troubles: [], unknown: [] };
async function judgeBody(visit2, expected, times) {
  const { answer } = lastOf(visit2);
  if (answer.fault !== void 0) {
    return { troubles: [], unknown: [{ why: answer.fault.why, message: `answered, but ${answer.fault.message}` }] };
  }
  if (expected.body === void 0 && expected.json === void 0) return NOTHING;
  const type = valuesOf(visit2, "content-type")[0];
  const read = textOf(answer.body, type);
  if ("unknown" in read)
    return { troubles: [], unknown: [{ why: "unreadable", message: `answered, but the body ${read.unknown}` }] };
  const json = expected.json === void 0 ? NOTHING : await judgeDocument(read.text, { visit: visit2, json: expected.json, times });
  return { troubles: [...judgeText(read.text, expected.body), ...json.troubles], unknown: json.unknown };
}
function judgeText(text, body) {
  const trouble = (message, expected) => ({
    rule: "body",
    message,
    expected,
    actual: clip(text, 200)
  });
  const { contains = [], matches = [], "not-matches": forbidden = [] } = body ?? {};
  return [
    ...contains.filter((part) => !text.includes(part)).map((part) => trouble(`has a body without "${part}"`, `contains "${part}"`)),
    ...matches.filter((each) => !each.test(text)).map(({ source }) => trouble(`has a body that does not match /${source}/`, `matches /${source}/`)),
    ...forbidden.filter((each) => each.test(text)).map(
      ({ source }) => trouble(`has a body that matches /${source}/, which it must not`, `does not match /${source}/`)
    )
  ];
}
var OFF_MS = 5 * 6e4;
async function judgeDocument(text, {
  visit: visit2,
  json,
  times
}) {
  const read = jsonOf(text, valuesOf(visit2, "content-type")[0]);
  if ("not" in read) {
    const actual = clip(text.trim(), 200);
    return {
      troubles: [{ rule: "not-json", message: `answered, but the body ${read.not}`, expected: "JSON", actual }],
      unknown: []
    };
  }
  if ("unknown" in read) {
    const why = /twice/.test(read.unknown) ? "wrong-format" : "truncated";
    return { troubles: [], unknown: [{ why, message: `answered, but the body ${read.unknown}` }] };
  }
  const troubles = [];
  const unknown = [];
  for (const [path, expected] of Object.entries(json)) {
    const select = await selectorOf(path);
    if (typeof select === "string") {
      unknown.push({ why: "wrong-format", message: select });
      continue;
    }
    const stale = dependsOnTime(expected) ? staleness(visit2, times.now) : void 0;
    if (stale !== void 0) unknown.push({ why: "stale", message: stale });
    for (const wrong of judgeJson(select(read.value), expected, times)) {
      const where = path === "" ? "the document" : path;
      if ("unknown" in wrong) {
        const why = wrong.stale === true ? "stale" : "wrong-format";
        unknown.push({ why, message: `answered, but ${where} ${wrong.unknown}` });
      } else troubles.push({ ...wrong, rule: "json", message: `answered, but ${where} ${wrong.message}` });
    }
  }
  return { troubles, unknown };
}
async function selectorOf(path) {
  try {
    return await selector(path);
  } catch (error) {
    return `is held against ${path}, which is no JSONPath: ${error instanceof Error ? error.message : String(error)}`;
  }
}
var dependsOnTime = (expected) => expected["newer-than"] !== void 0 || expected["older-than"] !== void 0 || expected.after !== void 0 || expected.covers !== void 0;
function staleness(visit2, now) {
  const date = readInstant(valuesOf(visit2, "date")[0] ?? "");
  if (!("ms" in date)) return void 0;
  const off = now - date.ms;
  if (Math.abs(off) <= OFF_MS) return void 0;
  const how = off > 0 ? `${showDuration(off)} ago` : `${showDuration(-off)} ahead`;
  return `answered, but its date is ${how}: it is an old copy, or a clock is wrong, and times cannot be told`;
}

// src/checks/http/judge.ts
async function judgeVisit(visit2, expected, times) {
  const circle = judgeCircle(visit2);
  if (circle !== void 0) return { troubles: [circle], unknown: [] };
  const status = judgeStatus(visit2, expected);
  if (status !== void 0) return { troubles: [status, ...judgeRedirect(visit2, expected)], unknown: [] };
  const { troubles, unknown } = await judgeBody(visit2, expected, times);
  return {
    troubles: [
      ...judgeRedirect(visit2, expected),
      ...judgeVersion(visit2, expected),
      ...judgeHeaders(visit2, expected),
      ...troubles,
      ...judgeTime(visit2, expected),
      ...judgeAge(visit2, expected)
    ],
    unknown
  };
}
function judgeCircle(visit2) {
  if (!visit2.loops) return void 0;
  const way = [...visit2.hops.map(({ url }) => url), visit2.leadsTo ?? ""].map(bare).join(" \u2192 ");
  return { rule: "redirect-loop", message: `is redirected in a circle: ${way}`, expected: "an answer", actual: way };
}
function judgeStatus(visit2, { status, redirect }) {
  const { answer } = lastOf(visit2);
  const wanted = status ?? (redirect !== void 0 && visit2.hops.length === 1 ? ["3xx"] : ["2xx"]);
  const actual = String(answer.status);
  if (wanted.some((each) => each === actual || each.endsWith("xx") && each[0] === actual[0])) return void 0;
  const to = visit2.leadsTo === void 0 ? "" : ` and leads to ${bare(visit2.leadsTo)}`;
  const after = visit2.hops.length === 1 ? "" : ` after ${visit2.hops.length - 1} redirects`;
  const expected = wanted.join(" or ");
  return { rule: "status", message: `answered ${actual}${to}${after}, expected ${expected}`, expected, actual };
}
function judgeRedirect(visit2, { redirect }) {
  if (redirect === void 0) return [];
  const first = visit2.hops[0];
  const wrong = (message, actual) => [
    { rule: "redirect", message, expected: redirect, actual }
  ];
  if (redirect === "https") {
    const target = new URL(first.url);
    const port = target.port;
    target.protocol = "https:";
    if (port === "80") target.port = "";
    const leads2 = visit2.hops[1]?.url ?? visit2.leadsTo;
    if (leads2 === void 0) return wrong("leads nowhere, expected https", "no redirect");
    if (![301, 308].includes(first.answer.status))
      return wrong(`leads on with ${first.answer.status}, expected 301 or 308`, String(first.answer.status));
    const to = new URL(leads2);
    const isSame = to.hostname === target.hostname && to.pathname === target.pathname && to.search === target.search;
    if (to.protocol !== "https:" || !isSame)
      return wrong(`leads to ${bare(leads2)}, expected ${bare(target.href)}`, bare(leads2));
    return [];
  }
  const leads = visit2.hops.length > 1 ? lastOf(visit2).url : visit2.leadsTo;
  if (leads === void 0) return wrong(`leads nowhere, expected ${redirect}`, "no redirect");
  const pattern = /^https?:\/\//i.test(redirect) ? redirect : new URL(first.url).origin + (redirect.startsWith("/") ? redirect : `/${redirect}`);
  if (fitsWildcard(leads, pattern) || fitsWildcard(leads, redirect) || leads === `${pattern}/`) return [];
  return wrong(`leads to ${bare(leads)}, expected ${redirect}`, bare(leads));
}
function judgeVersion(visit2, { version }) {
  const { answer } = lastOf(visit2);
  if (version === void 0 || answer.version === version) return [];
  const message = `was answered by HTTP/${answer.version}, expected HTTP/${version}`;
  return [{ rule: "http-version", message, expected: version, actual: answer.version }];
}
var ANY_CASE = /^(?:content-(?:type|encoding)|cache-control|connection|vary|strict-transport-security|x-content-type-options|x-frame-options|referrer-policy|transfer-encoding)$/;
function judgeHeaders(visit2, { headers }) {
  return Object.entries(headers ?? {}).flatMap(([given, wanted]) => {
    const name = given.toLowerCase();
    const values = valuesOf(visit2, name);
    const shown3 = values.length === 0 ? "no such header" : hidden(name) ? "***" : values.join(", ");
    const trouble = (message) => [
      { rule: "header", message, expected: `${name}: ${wanted}`, actual: shown3 }
    ];
    if (wanted === "absent")
      return values.length === 0 ? [] : trouble(`has the header ${name}, which must not be there`);
    if (values.length === 0) return trouble(`has no header ${name}`);
    if (wanted === "present") return [];
    const fold = (text) => ANY_CASE.test(name) ? text.toLowerCase() : text;
    const candidates = values.length === 1 ? values : [...values, values.join(", ")];
    if (candidates.some((value) => fitsWildcard(fold(value), fold(wanted)))) return [];
    return trouble(`has the header ${name} as "${shown3}", expected "${wanted}"`);
  });
}
var hidden = (name) => /cookie|token|secret|auth|api-?key|session|signature/i.test(name);
function judgeTime(visit2, expected) {
  const limit = expected["max-time"];
  if (limit === void 0 || visit2.totalMs <= limit) return [];
  const [actual, most] = [showDuration(visit2.totalMs), showDuration(limit)];
  return [{ rule: "max-time", message: `took ${actual}, more than ${most}`, expected: most, actual }];
}
var OLD_COPY_S = 60;
function judgeAge(visit2, expected) {
  const age = Number(valuesOf(visit2, "age")[0] ?? Number.NaN);
  const limit = expected["max-age"];
  if (!Number.isFinite(age)) return [];
  const actual = showDuration(age * 1e3);
  if (limit === void 0) {
    return age <= OLD_COPY_S ? [] : [{ rule: "cached", message: `was answered by a cache with a copy ${actual} old`, actual }];
  }
  if (age * 1e3 <= limit) return [];
  const most = showDuration(limit);
  return [
    {
      rule: "max-age",
      message: `was answered by a cache with a copy ${actual} old, more than ${most}`,
      expected: most,
      actual
    }
  ];
}
var bare = (url) => url.split(/[?#]/)[0] ?? url;

// src/checks/http/visit.ts
var BASICS = { accept: "*/*", "user-agent": "deploy-validate", "cache-control": "no-cache" };
async function visit(sent, way) {
  const first = new URL(sent.url).origin;
  const hops = [];
  const seen = /* @__PURE__ */ new Set();
  let { method, url, body } = sent;
  let totalMs = 0;
  for (; ; ) {
    const isOwn = new URL(url).origin === first;
    seen.add(`${method} ${url}`);
    const answer = await way.session.ask(await askedFor({ ...sent, method, url, body }, { way, isOwn }));
    totalMs += answer.timing.total;
    const hop = { method, url, answer };
    hops.push(hop);
    await way.jar?.keep(url, answer.headers);
    const leadsTo = targetOf(hop);
    const [start = hop, ...rest] = hops;
    const done = (loops2) => ({ hops: [start, ...rest], leadsTo, loops: loops2, totalMs });
    if (leadsTo === void 0) return done(false);
    const next = methodFor(method, answer.status);
    const loops = seen.has(`${next} ${leadsTo}`);
    const keepsBody = next === method && body !== void 0;
    const strays = keepsBody && new URL(leadsTo).origin !== first;
    if (hops.length > way.follow || loops || strays) return done(loops && way.follow > 0);
    [method, url, body] = [next, leadsTo, keepsBody ? body : void 0];
  }
}
async function askedFor(sent, { way, isOwn }) {
  const cookies = await way.jar?.cookiesFor(sent.url);
  const own = Object.entries(isOwn ? sent.headers : {}).filter(
    ([name]) => sent.body !== void 0 || name !== "content-type"
  );
  const headers = {
    ...BASICS,
    "accept-encoding": way.session.encodings,
    ...Object.fromEntries(own),
    ...cookies && { cookie: [isOwn ? sent.headers.cookie : void 0, cookies].filter(Boolean).join("; ") }
  };
  return {
    method: sent.method,
    url: sent.url,
    headers,
    body: sent.body === void 0 ? void 0 : Buffer.from(sent.body),
    address: isOwn ? way.address : void 0,
    family: way.options.family,
    tls: isOwn ? way.connected.tls : way.connected.tls && { ca: way.connected.tls.ca },
    version: versionOf(way.options),
    timeoutMs: way.timeoutMs,
    maxBytes: way.options["max-body"]
  };
}
var versionOf = ({ "http-version": version }) => version === "1.1" || version === "2" ? version : void 0;
function targetOf({ url, answer }) {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return void 0;
  const location = answer.headers.find(([name]) => name === "location")?.[1];
  if (location === void 0 || !URL.canParse(location, url)) return void 0;
  const target = new URL(location, url);
  target.hash = "";
  return /^https?:$/.test(target.protocol) ? target.href : void 0;
}
function methodFor(method, status) {
  if (status === 303) return method === "HEAD" ? "HEAD" : "GET";
  return (status === 301 || status === 302) && method === "POST" ? "GET" : method;
}

// src/checks/http/round.ts
async function askRound(round) {
  const { requests, steps } = round.options;
  return steps === void 0 ? askTogether(requests ?? [], round) : askInOrder(steps, round);
}
async function askTogether(requests, round) {
  const outcomes = requests.map(() => []);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < requests.length; index = next++) {
      const entry = requests[index];
      if (entry !== void 0) outcomes[index] = await askEverywhere(entry, round);
    }
  };
  await Promise.all(Array.from({ length: Math.min(round.options["at-once"], requests.length) }, worker));
  return { outcomes: outcomes.flat(), skipped: 0, secrets: /* @__PURE__ */ new Map() };
}
async function askEverywhere(entry, round) {
  const sent = outgoing(entry, round.options, /* @__PURE__ */ new Map());
  if (!round.options["every-address"]) return [await ask({ entry, sent }, round)];
  try {
    if (round.session.isProxied(sent.url)) throw behindProxy();
    const { family } = round.options;
    const all = await round.session.addressesOf(sent.url);
    const addresses = all.filter((each) => family === void 0 || each.includes(":") === (family === 6));
    if (addresses.length === 0)
      throw new CouldNotTell("nothing-checked", `has no address of IPv${family}`, "Check `family`.");
    return await Promise.all(addresses.map((address) => ask({ entry, sent, address }, round)));
  } catch (error) {
    return [{ sent, entry, visit: void 0, troubles: [], unknown: [unclear(error, round)] }];
  }
}
var behindProxy = () => new CouldNotTell("unsupported", "is behind a proxy, which chooses the address", "Name the host in NO_PROXY.");
async function askInOrder(steps, round) {
  const jar = await emptyJar();
  const captured = /* @__PURE__ */ new Map();
  const outcomes = [];
  for (const entry of steps) {
    const sent = outgoing(entry, round.options, captured);
    const outcome = await ask({ entry, sent, jar, captured }, round);
    const taken = outcome.visit && holds(outcome) ? await captureFrom(outcome.visit, entry.capture) : void 0;
    for (const [name, value] of taken?.values ?? []) captured.set(name, value);
    outcomes.push({ ...outcome, troubles: [...outcome.troubles, ...taken?.troubles ?? []] });
    if (!holds(outcome) || (taken?.troubles.length ?? 0) > 0) break;
  }
  const secrets = /* @__PURE__ */ new Map();
  for (const value of jar.values()) if (value.length > 3) secrets.set(value, "***");
  for (const [name, value] of captured) if (value.length > 3) secrets.set(value, `\${{ captured.${name} }}`);
  return { outcomes, skipped: steps.length - outcomes.length, secrets };
}
var holds = ({ troubles, unknown }) => unknown.length === 0 && troubles.every(({ rule }) => rule === "cached" || rule in headerRules);
async function ask({ entry, sent, address, jar, captured }, round) {
  const { options, session, connected } = round;
  const slowest = entry.expect["max-time"] ?? 0;
  const timeoutMs = Math.max(connected.timeoutMs, slowest + 1e3);
  const base = { sent, entry, address };
  try {
    const way = { session, connected, options, follow: entry.follow, timeoutMs, jar, address };
    const seen = await visit(sent, way);
    const times = round.times();
    const assumed = entry.assume && await judgeVisit(seen, withCaptured(entry.assume, captured), times);
    const unmet = [...assumed?.unknown ?? [], ...(assumed?.troubles ?? []).map(unassumed)];
    if (unmet.length > 0) return { ...base, visit: seen, troubles: [], unknown: unmet };
    const judged = await judgeVisit(seen, withCaptured(entry.expect, captured), times);
    const weak = options["security-headers"] && !seen.loops ? weaknesses(seen) : [];
    return { ...base, visit: seen, troubles: [...judged.troubles, ...weak], unknown: judged.unknown };
  } catch (error) {
    return { ...base, visit: void 0, troubles: [], unknown: [unclear(error, round)] };
  }
}
var unassumed = ({ message }) => ({
  why: "unreadable",
  message: `${message}, without which nobody can tell`
});
var withCaptured = (expected, captured) => captured === void 0 ? expected : filled(expected, ({ source, name }) => source === "captured" ? captured.get(name) : void 0);
function weaknesses(seen) {
  const { answer, url } = lastOf(seen);
  const read = textOf(answer.body, valuesOf(seen, "content-type")[0]);
  return weaknessesOf({ url, headers: answer.headers, text: "text" in read ? read.text : "" });
}
function unclear(error, { signal }) {
  if (!(error instanceof CouldNotTell) || signal.aborted) throw error;
  return { why: error.why, message: error.message, remedy: error.remedy };
}

// src/checks/http/veil.ts
function veilOf(secrets) {
  const known = [...new Map(secrets)].flatMap(([value, name]) => spellings([value]).map((each) => [each, name]));
  known.sort(([a], [b]) => b.length - a.length);
  return (text) => known.reduce((done, [value, name]) => done.replaceAll(value, name), text);
}

// src/checks/http/curl.ts
var SECRET = /^(?:passw(?:or)?d|passphrase|secret|token|authorization|bearer|(?:access|auth|refresh|id)[-_]?token|(?:api|access)[-_]?key|client[-_]?secret)$/i;
function curlLine(sent, options, entry) {
  const secrets = [...sent.secrets].sort(([a], [b]) => b.length - a.length);
  const quote = (text) => quoted(text, secrets);
  const { "http-version": version, family, tls } = options;
  return [
    "curl -i",
    ...entry.follow > 0 ? [`-L --max-redirs ${entry.follow}`] : [],
    ...version === "1.1" ? ["--http1.1"] : version === "2" ? ["--http2"] : [],
    ...family === void 0 ? [] : [`-${family}`],
    ...tls?.ca === void 0 ? [] : [`--cacert ${quote(tls.ca)}`],
    ...tls?.cert === void 0 ? [] : [`--cert ${quote(tls.cert)}`],
    ...tls?.key === void 0 ? [] : [`--key ${quote(tls.key)}`],
    `-m ${Math.ceil(options["request-timeout"] / 1e3)}`,
    ...sent.method === "HEAD" ? ["-I"] : sent.method === "GET" && sent.body === void 0 ? [] : [`-X ${sent.method}`],
    ...Object.entries(sent.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...sent.body === void 0 ? [] : [`--data-raw ${quote(veiledBody(sent.body, secrets))}`],
    quote(veiledUrl(sent.url))
  ].join(" ");
}
var MARK = "\0";
function quoted(text, secrets) {
  const marked = secrets.reduce((done, [value, name]) => done.replaceAll(value, MARK + name + MARK), text);
  const parts = marked.split(MARK).map((part, index) => {
    if (index % 2 === 1) return `"${part}"`;
    return part === "" ? "" : `'${part.replaceAll("'", `'\\''`)}'`;
  });
  return parts.join("") || "''";
}
function veiledBody(body, secrets) {
  const known = new Set(secrets.map(([value]) => value));
  const json = body.replace(
    /"([\w-]{1,40})"\s*:\s*"((?:[^"\\]|\\.)*)"/g,
    (whole, name, value) => SECRET.test(name) && !known.has(value) ? `"${name}":"${MARK}${variableFor(name)}${MARK}"` : whole
  );
  return veiledFields(json);
}
var veiledFields = (text) => text.replace(
  /(^|[?&])([\w-]{1,40})=([^&#\s"]+)/g,
  (whole, before, name) => SECRET.test(name) ? `${before}${name}=${MARK}${variableFor(name)}${MARK}` : whole
);
var veiledUrl = (url) => veiledFields(url);

// src/checks/http/shown.ts
var BODY = 1e3;
function shownAnswer(visit2) {
  const { answer, url } = lastOf(visit2);
  const hops = visit2.hops.slice(0, -1).map((hop) => `${hop.method} ${hop.url.split("?")[0]} \u2192 ${hop.answer.status}`);
  const headers = answer.headers.map(([name, value]) => `${name}: ${hidden(name) ? hiddenValue(name, value) : value}`);
  const via = answer.proxied ? ` by a proxy (${answer.address})` : ` by ${answer.address}`;
  return [
    ...hops,
    `HTTP/${answer.version} ${answer.status}${via} in ${showDuration(visit2.totalMs)} (${phases(answer.timing)})`,
    ...visit2.hops.length > 1 ? [`from ${url.split("?")[0]}`] : [],
    ...headers,
    "",
    shownBody(visit2)
  ].join("\n");
}
var hiddenValue = (name, value) => name === "set-cookie" ? value.replace(/=[^;]*/, "=***") : "***";
function shownBody(visit2) {
  const { answer } = lastOf(visit2);
  if (answer.fault !== void 0) return `(${answer.fault.message})`;
  if (answer.body.length === 0) return "(no body)";
  const read = textOf(answer.body, valuesOf(visit2, "content-type")[0]);
  if ("unknown" in read || read.text.includes("\0")) return `(${showSize(answer.body.length)} that are no text)`;
  return clip(read.text, BODY);
}
function phases({ dns, connect: connect2, tls, firstByte }) {
  const known = { name: dns, connect: connect2, TLS: tls, "first byte": firstByte };
  return Object.entries(known).flatMap(([name, ms]) => ms === void 0 ? [] : [`${name} ${showDuration(ms)}`]).join(", ");
}

// src/checks/http/timing.ts
var NAMED = 20;
var BARS = 40;
var PHASES = [
  ["dns", "DNS"],
  ["connect", "connect"],
  ["tls", "TLS"],
  ["firstByte", "first byte"]
];
function measurementsOf(outcomes, veil) {
  const timed = timedOf(outcomes, veil);
  const [only] = timed;
  if (only === void 0) return [];
  if (timed.length === 1) return [...phasesOf(only.visit), total("total", only)];
  if (timed.length <= NAMED) return timed.map((each) => total(each.name, each));
  const all = timed.map(({ visit: visit2 }) => visit2.totalMs).sort((a, b) => a - b);
  return [
    { name: "requests", value: timed.length, unit: "requests" },
    { name: "median", value: rounded(all[Math.floor((all.length - 1) / 2)] ?? 0), unit: "ms" },
    { name: "slowest", value: rounded(all.at(-1) ?? 0), unit: "ms" }
  ];
}
function chartsOf(outcomes, veil) {
  const timed = timedOf(outcomes, veil);
  const [only] = timed;
  if (only === void 0) return [];
  if (timed.length === 1) return [bars("Where the time went", phasesOf(only.visit))];
  const totals = timed.map((each) => total(each.name, each));
  if (timed.length <= BARS) return [bars("How long each took", totals)];
  const sorted = totals.map(({ value }) => value).sort((a, b) => a - b);
  const last = sorted.length - 1;
  const points = sorted.map((value, index) => [index / last, value]);
  return [{ title: "How long requests took", unit: "ms", form: "distribution", points }];
}
var timedOf = (outcomes, veil) => outcomes.flatMap(({ sent, address, visit: visit2, entry }) => {
  const name = address === void 0 ? sent.label : `${sent.label} at ${address}`;
  return visit2 === void 0 ? [] : [{ name: veil(name), visit: visit2, limit: entry.expect["max-time"] }];
});
function phasesOf({ hops, totalMs }) {
  const sums = PHASES.flatMap(([key, name]) => {
    const known = hops.flatMap(({ answer }) => answer.timing[key] ?? []);
    return known.length === 0 ? [] : [{ name, value: rounded(known.reduce((sum, ms) => sum + ms, 0)), unit: "ms" }];
  });
  const before = sums.reduce((sum, { value }) => sum + value, 0);
  return [...sums, { name: "transfer", value: rounded(Math.max(0, totalMs - before)), unit: "ms" }];
}
var total = (name, { visit: visit2, limit }) => ({
  name,
  value: rounded(visit2.totalMs),
  unit: "ms",
  ...limit !== void 0 && { limit }
});
var rounded = (ms) => Number(ms.toFixed(1));
var bars = (title, measured) => ({
  title,
  unit: "ms",
  form: "bars",
  points: measured.map(({ value }, index) => [index, value]),
  labels: measured.map(({ name }) => name)
});

// src/checks/http/verdict.ts
var SHOWN2 = 20;
var NAMED2 = 3;
function verdictOf({ outcomes, skipped }, options, veil) {
  const findings = outcomes.flatMap((outcome) => findingsOf(outcome, options, veil));
  const unknown = outcomes.filter((each) => each.unknown.length > 0);
  if (!findings.some(({ level }) => level === "error") && unknown.length > 0)
    throw unclear2(unknown, outcomes, { options, veil });
  if (!findings.some(({ level }) => level === "error") && skipped > 0) throw notAll(skipped);
  const bad = outcomes.filter((each) => each.unknown.length > 0 || each.troubles.length > 0);
  return byFindings(veil(summaryOf(outcomes, { findings, skipped, unknown: unknown.length })), {
    findings,
    measurements: measurementsOf(outcomes, veil),
    charts: chartsOf(outcomes, veil),
    details: bad.slice(0, SHOWN2).map((each) => ({
      title: veil(nameOf(each)),
      text: veil(
        `${each.visit ? shownAnswer(each.visit) : "(nothing came back)"}

Repeat it with:
${curlLine(each.sent, options, each.entry)}`
      )
    }))
  });
}
var notAll = (skipped) => new CouldNotTell("nothing-checked", `${count(skipped, "step")} not asked`, "Look at the step before them.");
var nameOf = ({ sent, address }) => address === void 0 ? sent.label : `${sent.label} at ${address}`;
function findingsOf(outcome, options, veil) {
  const name = nameOf(outcome);
  return outcome.troubles.flatMap(({ rule, message, expected, actual }) => {
    const level = levelOf(rule, options);
    if (level === "off") return [];
    const finding = findingOf(httpRules, {
      rule,
      message: veil(`${name} ${message}`),
      subject: veil(name),
      ...expected !== void 0 && { expected: veil(expected) },
      ...actual !== void 0 && { actual: veil(actual) }
    });
    return [level === void 0 ? finding : { ...finding, level }];
  });
}
var levelOf = (rule, { policies }) => Object.entries(policies).find(([name]) => name === rule)?.[1];
function summaryOf(outcomes, {
  findings,
  skipped,
  unknown
}) {
  const errors = findings.filter(({ level }) => level === "error");
  const rest = [
    ...unknown > 0 ? [`${count(unknown, "other")} could not be told`] : [],
    ...skipped > 0 ? [`${count(skipped, "step")} after it not asked`] : []
  ];
  if (errors.length > 0) {
    const [first] = errors;
    const more = errors.length === 1 ? [] : [`${errors.length - 1} more`];
    return [first?.message ?? "", ...more, ...rest].join("; ");
  }
  const slowest = [...outcomes].sort((a, b) => (b.visit?.totalMs ?? 0) - (a.visit?.totalMs ?? 0))[0];
  const took = showDuration(slowest?.visit?.totalMs ?? 0);
  if (outcomes.length === 1 && slowest?.visit) {
    return `${nameOf(slowest)} answered ${slowest.visit.hops.at(-1)?.answer.status} in ${took}`;
  }
  return `${count(outcomes.length, "request")} answered as expected, the slowest in ${took}`;
}
function unclear2(unknown, all, { options, veil }) {
  const sentences = unknown.slice(0, NAMED2).map((each) => sentenceOf(each));
  const more = unknown.length > NAMED2 ? [`${unknown.length - NAMED2} more`] : [];
  const of = all.length === 1 ? "" : `${unknown.length} of ${count(all.length, "request")} could not be told: `;
  const [first] = unknown;
  const [reason] = first?.unknown ?? [];
  const advice = reason !== void 0 && "remedy" in reason ? String(reason.remedy) : "Look at what the service sends.";
  const repeat = first === void 0 ? "" : ` Repeat it with: ${curlLine(first.sent, options, first.entry)}`;
  return new CouldNotTell(
    reason?.why ?? "unreachable",
    veil(of + [...sentences, ...more].join("; ")),
    veil(advice + repeat)
  );
}
var sentenceOf = (outcome) => outcome.unknown.map(
  ({ message }) => message.includes("://") && outcome.visit === void 0 ? message : `${nameOf(outcome)} ${message}`
).join(", ");

// src/checks/http/run.ts
var SECRET_LENGTH = 12;
async function runHttp(options, ports) {
  const connected = await connect(options, ports);
  return until(() => once(options, { ports, connected }), { waiting: options, ports });
}
async function once(options, { ports, connected }) {
  const { clock, signal } = ports;
  const session = await ports.probe.open();
  try {
    const deployedAt = isAfterDeploy(options) ? (await ports.delivery?.deployedAt())?.getTime() : void 0;
    const times = () => ({ now: clock.now().getTime(), deployedAt });
    const asked = await askRound({ options, session, connected, times, signal });
    ports.hide([...asked.secrets.keys()].filter((value) => value.length >= SECRET_LENGTH));
    const own = asked.outcomes.flatMap(({ sent }) => [...sent.secrets].filter(([, name]) => name !== ""));
    return verdictOf(asked, options, veilOf([...own, ...asked.secrets]));
  } finally {
    session.close();
  }
}
var isAfterDeploy = (value) => typeof value === "object" && value !== null && Object.entries(value).some(([key, item]) => key === "after" && item === "deploy" || isAfterDeploy(item));
export {
  runHttp
};
