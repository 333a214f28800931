import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  connection
} from "./chunk-XHTPEBJJ.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";

// src/checks/rate-limit/options.ts
import { z } from "zod";
var FREE_BURST = 100;
var MOST = 5e3;
var rateLimitOptions = z.strictObject({
  ...connection,
  method: z.string().regex(/^[A-Z]{1,20}$/, { error: "expected a method such as GET or POST" }).default("GET").describe("Method of each request"),
  body: z.string().optional().describe("Sent with each request"),
  burst: z.int().min(2).max(MOST).default(30).describe("Requests that are sent side by side; more than `from` by at least a tenth"),
  expect: z.strictObject({
    status: z.int().min(400).max(599).default(429).describe("Status of what is refused"),
    from: z.int().min(2).optional().describe("Which request is the first to be refused. From half as many to a tenth more may be let through")
  }).prefault({}).describe("What the limit does. Without `from` some must be let through and some refused"),
  "retry-after": z.boolean().default(false).describe("Whether each refusal must say in `Retry-After` when to come again"),
  "recovers-within": duration.refine((ms) => ms > 0, { error: "expected more than 0s" }).optional().describe("How long after the burst a request must be let through again; not asked unless given"),
  hosts: z.array(z.string().min(1)).default([]).describe(
    `Hosts, with their port where it is not the usual one, that may be asked; required above ${FREE_BURST} requests`
  )
}).superRefine(({ url, burst, hosts, expect: { from } }, context) => {
  const fault = (path, message) => context.addIssue({ code: "custom", path: [path], message });
  if (from !== void 0 && burst <= mostLetThrough(from))
    fault(
      "burst",
      `expected more than ${mostLetThrough(from)}, or nobody would notice that too many are let through`
    );
  if (!URL.canParse(url)) return;
  const { host, hostname } = new URL(url);
  if (burst > FREE_BURST && hosts.length === 0)
    fault(
      "hosts",
      `missing; a burst of more than ${FREE_BURST} requests must name whom it may ask, such as ["${host}"]`
    );
  if (hosts.length > 0 && !hosts.some((name) => name === host || name === hostname))
    fault("url", `${host} is not among \`hosts\``);
});
var mostLetThrough = (from) => Math.ceil(Number((1.1 * (from - 1)).toFixed(6)));
var leastLetThrough = (from) => Math.ceil((from - 1) / 2);

// src/checks/rate-limit/rules.ts
var rateLimitRules = {
  "not-limited": {
    level: "error",
    means: "the whole burst was let through",
    remedy: "Switch the limit on for this address, and see that the proxy in front passes on who asks."
  },
  "limit-too-late": {
    level: "error",
    means: "more requests were let through than the limit allows",
    remedy: "Lower the limit or its burst, and share its count among all instances."
  },
  "limit-too-early": {
    level: "error",
    means: "fewer requests were let through than half of what the limit allows",
    remedy: "Raise the limit, or wait until nobody else uses it up."
  },
  "all-refused": {
    level: "error",
    means: "not one request was let through",
    remedy: "Find out why the first is refused already: a limit of zero, or one that somebody else used up."
  },
  "wrong-status": {
    level: "error",
    means: "requests were refused with another status, such as `503`, which clients take for an outage",
    remedy: "Answer with 429: in nginx `limit_req_status 429;`."
  },
  "server-error": {
    level: "error",
    means: "the server failed under the burst",
    remedy: "Look at its log: the limit must keep such a burst away from what breaks."
  },
  "retry-after-missing": {
    level: "error",
    means: "a refusal does not say in `Retry-After` when to come again, or not in seconds or as a date",
    remedy: "Send `Retry-After` with each refusal."
  },
  "no-recovery": {
    level: "error",
    means: "after the burst no request was let through again in time",
    remedy: "Shorten the window of the limit, or give `recovers-within` more time."
  }
};

export {
  rateLimitOptions,
  mostLetThrough,
  leastLetThrough,
  rateLimitRules
};
