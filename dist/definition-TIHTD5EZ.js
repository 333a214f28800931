import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  fitsEverything
} from "./chunk-J2UWUXV4.js";
import {
  exposureRules,
  servedRules
} from "./chunk-IB5VWFE7.js";
import {
  duration,
  isEverything,
  pattern,
  policies
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/exposure/options.ts
import { z } from "zod";
var address = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
  error: "expected an address such as https://staging.example.org/"
}).refine((text) => !URL.canParse(text) || new URL(text).username === "", {
  error: "expected no login in it; use `headers`"
});
var path = z.string().regex(/^\/?[^\s\\]+$/, { error: "expected a path such as /internal/status" });
var PORT = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/;
var closedPort = z.string().refine((text) => PORT.test(text) && Number(PORT.exec(text)?.[3]) <= 65535, {
  error: "expected a host and a port such as db.example.org:5432"
}).transform((text) => {
  const [, address2, name = "", port] = PORT.exec(text) ?? [];
  return { text, host: address2 ?? name, port: Number(port) };
});
var PATHS = { root: "/", endings: [] };
var exposureOptions = z.strictObject({
  urls: z.array(address).max(20).prefault([]).describe(
    "Pages of the deployment that answer with 2xx; what lies beside them is looked for. No other host is asked. Required unless there is `closed`"
  ),
  closed: z.array(closedPort).max(200).prefault([]).describe(
    "`host:port` that must refuse connections, at every address of the host, while another port of it answers: one of `urls`, 443, 80 or 22"
  ),
  "silent-is-closed": z.boolean().default(false).describe("Whether silence means closed, too, where another port answers: for firewalls that drop"),
  paths: z.array(
    z.strictObject({
      path: path.describe("Relative to each address"),
      contains: z.string().min(1).optional().describe("It is exposed where the answer has this text"),
      matches: pattern.optional().describe("It is exposed where the answer matches this")
    }).refine(({ contains, matches }) => contains === void 0 !== (matches === void 0), {
      error: "expected either `contains` or `matches`"
    })
  ).max(200).prefault([]).describe("Further paths that must not be served, and how their content is known"),
  allow: z.array(
    z.strictObject({
      path: path.refine((glob) => !isEverything(glob) && !fitsEverything(`/${glob.replace(/^\//, "")}`, PATHS), {
        error: "matches every path, or nearly; name those that may be served"
      }).describe("Path or glob, from the root of the host"),
      reason: z.string().trim().min(1).describe("Why it may be served"),
      owner: z.string().trim().min(1).describe("Who answers for it"),
      expires: z.iso.date({ error: "expected a date such as 2026-12-31" }).describe("Last day on which it holds (UTC); after it what is served counts again")
    })
  ).default([]).describe("What may be served; reported as a note"),
  headers: z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: "expected the name of a header" }), z.string()).default({}).describe(
    "Sent with each request, such as a login to staging; values are never shown. Take them from `${{ env.NAME }}`"
  ),
  policies: policies(servedRules),
  rules: policies(servedRules).removeDefault().optional().meta({ deprecated: true }).describe("The old word for `policies`"),
  timeout: duration.prefault("10s").describe("Longest time for one request")
}).refine(({ urls, closed }) => urls.length > 0 || closed.length > 0, {
  error: "expected at least one address, or ports that must be `closed`",
  path: ["urls"]
}).transform((options) => ({ ...options, policies: { ...options.rules, ...options.policies } }));

// src/checks/exposure/definition.ts
var exposure = defineCheck({
  kind: "exposure",
  summary: "A deployment serves no secrets and no internals",
  family: "network",
  options: exposureOptions,
  needs: ({ urls }) => ({ tools: [], permissions: [], servers: urls.map((url) => new URL(url).host) }),
  rules: exposureRules,
  oldWords: { rules: "policies" },
  run: async (options, ports) => (await import("./run-EC2VJUYX.js")).runExposure(options, ports)
});
export {
  exposure
};
