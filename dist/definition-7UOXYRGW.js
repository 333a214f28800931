import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tlsRules
} from "./chunk-77MQVPYR.js";
import {
  requestTimeout,
  waiting
} from "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/tls/options.ts
import { z } from "zod";
var MIN_VERSIONS = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
var PLACE = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+))(?::(\d{1,5}))?$/;
var host = z.string().refine((text) => PLACE.test(text) && Number(PLACE.exec(text)?.[3] ?? 443) <= 65535, {
  error: "expected a host and its port such as app.example.org:443"
}).transform((text) => {
  const [, address, name = "", port = "443"] = PLACE.exec(text) ?? [];
  return { text, name: address ?? name, port: Number(port) };
});
var tlsOptions = z.strictObject({
  hosts: z.array(host).min(1).max(1e3).describe("`name:port`; every address of the name is asked"),
  "min-days": z.number().nonnegative().optional().describe(
    "Days that each certificate must still last; unless given a quarter of its own lifetime, 21 days at most"
  ),
  "min-version": z.enum(MIN_VERSIONS).default("TLSv1.2").describe("The oldest protocol that may be spoken; older ones must be refused"),
  ca: z.string().min(1).optional().describe("PEM file of authorities that are trusted beside the public ones, or the PEM itself"),
  cert: z.string().min(1).optional().describe("PEM file of a certificate for servers that ask their clients for one"),
  key: z.string().min(1).optional().describe("PEM file of that certificate's key"),
  "server-name": z.string().min(1).optional().describe("The name that is asked for and that the certificate must be for; the host unless given"),
  starttls: z.enum(["smtp", "postgres"]).optional().describe("The protocol that begins in the clear"),
  hsts: z.boolean().default(false).describe("Whether `Strict-Transport-Security` must be sent"),
  ...waiting,
  ...requestTimeout
}).refine(({ hsts, starttls }) => !hsts || starttls === void 0, {
  error: "HSTS is a header of HTTP, which `starttls` does not lead to",
  path: ["hsts"]
}).refine(({ cert, key }) => cert === void 0 === (key === void 0), {
  error: "expected `cert` and `key` together",
  path: ["cert"]
});

// src/checks/tls/definition.ts
var tls = defineCheck({
  kind: "tls",
  summary: "Servers show a certificate that clients trust, and speak no old protocol",
  family: "network",
  options: tlsOptions,
  needs: ({ hosts }) => ({ tools: [], permissions: [], servers: hosts.map(({ text }) => text) }),
  rules: tlsRules,
  run: async (options, ports) => (await import("./run-ZC7R7U3L.js")).runTls(options, ports)
});
export {
  tls
};
