import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  headerRules,
  httpRules,
  readInstant
} from "./chunk-E6QPY552.js";
import {
  variablesIn
} from "./chunk-4H7XPLS4.js";
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import {
  connection,
  headers,
  httpUrl
} from "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  OR_TEXT,
  duration,
  pattern,
  policies,
  size
} from "./chunk-5M3NKAVS.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import {
  parseDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/http/options.ts
import { z as z2 } from "zod";

// src/engines/http-answer/expectation.ts
import { z } from "zod";
var fixedPattern = pattern.refine(({ source }) => !source.includes("${{"), {
  error: "expected an expression without variables; what a step captured can be compared with `equals`"
});
var statusClass = z.string().regex(/^[1-5](?:xx|\d\d)$/, { error: "expected a status such as 200 or 2xx" });
var status = z.union([z.int().min(100).max(599).transform(String), statusClass]);
var oneOrMoreTexts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((value) => [value].flat());
var oneOrMorePatterns = z.union([fixedPattern.transform((one) => [one]), z.array(fixedPattern).min(1)]);
var pointer = z.string().regex(/^(?:\/.*)?$/, { error: "expected a JSON pointer such as /start" });
var edge = z.string().transform((text, context) => {
  if (text === "now") return { fromNow: 0 };
  const ms = /^[+-]/.test(text) ? parseDuration(text.slice(1)) : void 0;
  if (ms !== void 0) return { fromNow: text.startsWith("-") ? -ms : ms };
  const read = readInstant(text);
  if ("ms" in read) return { at: read.ms };
  context.addIssue({ code: "custom", message: "expected now, such as +2h, or a time such as 2026-12-01T18:00:00Z" });
  return z.NEVER;
});
var after = z.union([
  z.literal("deploy"),
  z.string().transform((text, context) => {
    const read = readInstant(text);
    if ("ms" in read) return read.ms;
    context.addIssue({ code: "custom", message: "expected deploy, or a time such as 2026-12-01T18:00:00Z" });
    return z.NEVER;
  })
]);
var demands = z.strictObject({
  equals: z.json().optional(),
  is: comparisons().optional(),
  matches: fixedPattern.optional(),
  exists: z.boolean().optional(),
  length: comparisons({ dimension: "number" }).optional(),
  "newer-than": duration.optional(),
  "older-than": duration.optional(),
  after: after.optional(),
  covers: z.tuple([pointer, pointer, edge, edge]).transform(([start, end, from, to]) => ({ start, end, from, to })).optional()
}).refine((given) => given.exists !== false || Object.keys(given).length === 1, {
  error: "`exists: false` stands alone: what is not there has no value"
});
var WORDS = Object.keys(demands.shape);
var jsonExpectation = z.json().transform((value, context) => {
  if (hasInexact(value)) {
    const message = "a number so large is not exact; have it sent as a text, or compare with `matches`";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { equals: value };
  const keys = Object.keys(value);
  const meant = keys.find((key) => key.length > 3 && !WORDS.includes(key) && nearest(key, WORDS) !== void 0);
  if (!keys.some((key) => WORDS.includes(key)) && meant === void 0) return { equals: value };
  const read = demands.safeParse(value);
  if (read.success) return read.data;
  for (const { path, message, code } of read.error.issues) {
    const hint = meant === void 0 ? "" : `; did you mean "${nearest(meant, WORDS)}"? A map to compare with stands under \`equals\``;
    context.addIssue({
      code: "custom",
      path: [...path],
      message: code === "unrecognized_keys" ? `${message}${hint}` : message
    });
  }
  return z.NEVER;
});
function hasInexact(value) {
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasInexact);
}
var place = z.string().regex(/^(?:|\/.*|\$.*)$/s, {
  error: "expected a JSON pointer such as /status, or a JSONPath such as $.items[*].status"
});
var headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: "expected the name of a header" });
var answer = z.strictObject({
  status: z.union([status.transform((one) => [one]), z.array(status).min(1)]).optional().describe("Status, class or a list of them. Without it 2xx, so that a redirect to a login is no health"),
  version: z.union([z.enum(["1.0", "1.1", "2"]), z.literal([1, 1.1, 2])]).transform((given) => given === 1 ? "1.0" : String(given)).optional().describe("Version of HTTP that is spoken: 1.1 or 2"),
  headers: z.record(headerName, z.string().min(1)).optional().describe("By name: `present`, `absent`, or what the value must be, in which `*` stands for anything"),
  body: z.strictObject({
    contains: oneOrMoreTexts.optional().describe("Texts that it must have"),
    matches: oneOrMorePatterns.optional().describe("Regular expressions that must match somewhere"),
    "not-matches": oneOrMorePatterns.optional().describe("Regular expressions that must match nowhere")
  }).refine((given) => Object.keys(given).length > 0, { error: "expected `contains`, `matches` or `not-matches`" }).optional().describe("What the body must say, as text"),
  json: z.record(place, jsonExpectation).refine((given) => Object.keys(given).length > 0, { error: "expected at least one pointer or path" }).optional().describe(
    "By JSON pointer or JSONPath (RFC 9535): a value, or a map of `equals`, `is`, `matches`, `exists`, `length`, `newer-than`, `older-than`, `after`, `covers`"
  ),
  redirect: z.string().min(1).optional().describe(
    "Where it must lead, in which `*` stands for anything; `https` is the same place with TLS, for good (301 or 308)"
  ),
  "max-time": duration.optional().describe("Longest time of the whole; longer is a failure"),
  "max-age": duration.optional().describe("Oldest that a copy of a cache may be, by its `age`")
});
var expectation = answer.prefault({});
var assumption = answer.refine((given) => Object.keys(given).length > 0, { error: "expected something of the answer, such as `status`" }).optional();

// src/checks/http/options.ts
var METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
var AT_ONCE = 16;
var scalar = z2.union([z2.string(), z2.number(), z2.boolean()]).transform(String);
var capture = z2.union([
  z2.strictObject({
    json: z2.string().regex(/^[/$]/, { error: "expected a JSON pointer or a JSONPath" }).describe("Where the value stands in the JSON: a pointer, or a JSONPath")
  }),
  z2.strictObject({ header: z2.string().min(1).describe("The header whose value it is") }),
  z2.strictObject({ body: fixedPattern.describe("A regular expression; its first group is the value") })
]);
var requestShape = {
  name: z2.string().min(1).optional().describe("What reports call it; method and path unless given"),
  url: z2.string().min(1).describe("Path below `base`, or a whole address"),
  method: z2.enum(METHODS).optional().describe("GET unless given, POST where there is a body"),
  ...headers,
  body: z2.string().optional().describe("Sent as it stands"),
  json: z2.json().optional().describe("Sent as JSON"),
  form: z2.record(z2.string(), scalar).optional().describe("Sent as a form"),
  follow: z2.int().min(0).max(20).default(0).describe("How many redirects are followed"),
  expect: expectation.describe("What must hold of the answer. Where it says no status, it is 2xx"),
  assume: assumption.describe(
    "As `expect`, for what must hold before anybody can tell, such as that a login was taken"
  )
};
var oneBody = {
  check: ({ body, json, form }) => [body, json, form].filter((given) => given !== void 0).length <= 1,
  error: "expected one of `body`, `json` and `form`"
};
var request = z2.strictObject(requestShape).refine(oneBody.check, { error: oneBody.error });
var step = z2.strictObject({
  ...requestShape,
  capture: z2.record(z2.string().regex(/^[A-Za-z_][\w-]*$/, { error: "expected a name" }), capture).prefault({}).describe(
    "By name: what later steps know as `${{ captured.NAME }}`, from `json`, `header` or `body` (its first group)"
  )
}).refine(oneBody.check, { error: oneBody.error });
var entryOf = (entry) => z2.preprocess((given) => typeof given === "string" ? { url: given } : given, entry).meta({ [OR_TEXT]: true });
var httpOptions = z2.strictObject({
  base: httpUrl.optional().describe("Address that paths are below, such as https://app.example"),
  requests: z2.array(entryOf(request)).min(1).max(2e4).optional().describe("Asked side by side. A text is a `url`"),
  steps: z2.array(entryOf(step)).min(1).max(100).optional().describe("Asked in order, with one cookie jar; a step that fails ends them"),
  headers: connection.headers,
  tls: connection.tls,
  "request-timeout": connection["request-timeout"],
  ...waiting,
  "every-address": z2.boolean().default(false).describe("Ask every address of each name, so that a dead one does not hide behind the others"),
  "security-headers": z2.boolean().default(false).describe("Hold the answers' headers against what Mozilla's Observatory takes points for"),
  policies: policies(headerRules),
  family: z2.literal([4, 6]).optional().describe("Addresses of IPv4 or of IPv6 alone"),
  "http-version": z2.union([z2.enum(["1.1", "2"]), z2.literal([1.1, 2])]).transform(String).optional().describe("The version that is offered; what the server prefers unless given"),
  "at-once": z2.int().min(1).max(256).default(AT_ONCE).describe("How many requests run side by side"),
  "max-body": size.prefault("10MiB").describe("Longest body that is read. Beyond it nobody can tell"),
  mutates: z2.boolean().default(false).describe("It changes something outside: never retried, and never run on a pull request")
}).refine(({ requests, steps }) => requests === void 0 !== (steps === void 0), {
  error: "expected either `requests` or `steps`"
}).refine((given) => given.steps === void 0 || !given["every-address"], {
  error: "`every-address` asks `requests`; steps go one way",
  path: ["every-address"]
}).superRefine(({ base, requests, steps }, context) => {
  for (const [list, entries] of [
    ["requests", requests],
    ["steps", steps]
  ]) {
    entries?.forEach((entry, index) => {
      const wrong = addressFault(entry.url, base);
      if (wrong !== void 0) context.addIssue({ code: "custom", path: [list, index, "url"], message: wrong });
    });
  }
  steps?.forEach((entry, index) => {
    const late = capturedLater(
      entry,
      steps.slice(0, index).flatMap((before) => Object.keys(before.capture)),
      steps
    );
    if (late === void 0) return;
    const message = `\${{ captured.${late} }} stands here, and no step before captures "${late}"`;
    context.addIssue({ code: "custom", path: ["steps", index], message });
  });
});
function addressFault(url, base) {
  if (/^https?:\/\//i.test(url)) {
    if (!URL.canParse(url) && !url.includes("${{")) return "is no address";
    if (URL.canParse(url) && (new URL(url).username !== "" || new URL(url).password !== ""))
      return "expected no login in the address; give `headers` an `authorization`";
    return void 0;
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return "expected http:// or https://";
  return base === void 0 ? "is a path, and there is no `base` that it is below" : void 0;
}
function capturedLater(entry, before, steps) {
  const own = steps.flatMap(({ capture: names }) => Object.keys(names));
  const used = variablesIn(JSON.stringify(entry)).filter(({ source }) => source === "captured");
  return used.map(({ name }) => name).find((name) => own.includes(name) && !before.includes(name));
}

// src/checks/http/definition.ts
var http = defineCheck({
  kind: "http",
  summary: "A deployment answers requests as it should",
  family: "network",
  options: httpOptions,
  needs: (options) => ({ tools: [], permissions: [], servers: serversOf(options) }),
  mutates: ({ mutates }) => mutates,
  rules: httpRules,
  run: async (options, ports) => (await import("./run-HBGYLSLA.js")).runHttp(options, ports)
});
function serversOf({ base, requests = [], steps = [] }) {
  const urls = [...base === void 0 ? [] : [base], ...[...requests, ...steps].map(({ url }) => url)];
  return [...new Set(urls.flatMap((url) => /^https?:/i.test(url) && URL.canParse(url) ? [new URL(url).host] : []))];
}
export {
  http
};
