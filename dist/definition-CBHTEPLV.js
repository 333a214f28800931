import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  RECORD_TYPES,
  dnsRules,
  isIPv4,
  isIPv6,
  plainName,
  plainValue
} from "./chunk-6MVSDGRS.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  duration,
  oneOrMore,
  pattern
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/dns/options.ts
import { z } from "zod";
var record = z.strictObject({
  name: z.string().refine((text) => plainName(text) !== void 0, { error: "expected a name such as app.example.org" }).transform((text) => plainName(text) ?? text).describe("The whole name; no search list is used"),
  type: z.enum(RECORD_TYPES).describe("Type of the record"),
  equals: oneOrMore.optional().describe("All values there must be, in any order, and no other"),
  includes: oneOrMore.optional().describe("Values that must be among them"),
  matches: pattern.optional().describe("A regular expression that one of the values must match"),
  absent: z.literal(true).optional().describe("There must be no such record"),
  "max-ttl": duration.optional().describe("Longest time to live; asked of the servers that own the zone, since a cache tells what is left")
}).superRefine(({ type, equals, includes, matches, absent, "max-ttl": ttl }, context) => {
  const asked = [equals, includes, matches, ttl].some((each) => each !== void 0);
  if (absent ? asked : !asked) {
    context.addIssue({
      code: "custom",
      message: absent ? "`absent` stands alone" : "expected one of equals, includes, matches, absent and max-ttl"
    });
  }
  for (const [key, values] of Object.entries({ equals, includes })) {
    values?.forEach((value, index) => {
      if (plainValue(type, value) !== void 0) return;
      context.addIssue({
        code: "custom",
        path: [key, index],
        message: `${JSON.stringify(value)} is no ${type} record`
      });
    });
  }
});
var PLACE = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+))(?::(\d{1,5}))?$/;
var isAddress = (text) => isIPv4(text) || isIPv6(text);
var resolver = z.string().refine((text) => isAddress(text) || PLACE.test(text) && Number(PLACE.exec(text)?.[3] ?? 53) <= 65535, {
  error: "expected system, authoritative, or a host and its port such as 192.0.2.1:53"
}).transform((text) => {
  const [, bracketed, plain, port] = isAddress(text) ? [text, text] : PLACE.exec(text) ?? [];
  return { text, host: bracketed ?? plain ?? text, port: Number(port ?? 53) };
});
var dnsOptions = z.strictObject({
  records: z.array(record).min(1).max(500).describe("What must be true of which names"),
  resolvers: z.array(resolver).min(1).max(50).optional().describe(
    "`host:port`, `system` (what this machine uses) or `authoritative` (every server of the zone); all must agree. `system` unless given, for `max-ttl` `authoritative`"
  ),
  ...waiting,
  "request-timeout": duration.refine((ms) => ms > 0, { error: "expected more than 0s" }).prefault("5s").describe("Longest time of one question, which is sent three times within it")
});

// src/checks/dns/definition.ts
var dns = defineCheck({
  kind: "dns",
  summary: "Names resolve to what they should, at every resolver that is asked",
  family: "network",
  options: dnsOptions,
  needs: { tools: [], permissions: [] },
  rules: dnsRules,
  run: async (options, ports) => (await import("./run-FT3ZPO75.js")).runDns(options, ports)
});
export {
  dns
};
