import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  requestTimeout
} from "./chunk-AL7NCZMA.js";

// src/facts/live/connection.ts
import { z } from "zod";
var httpUrl = z.string().refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), {
  error: "expected an address such as https://app.example/"
}).refine((text) => !URL.canParse(text) || new URL(text).username === "" && new URL(text).password === "", {
  error: "expected no login in the address; give `headers` an `authorization`"
});
var headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: "expected the name of a header" });
var headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String).refine((text) => !/[\r\n\0]/.test(text), { error: "expected a header on one line" });
var headers = {
  headers: z.record(headerName, headerValue).prefault({}).describe("Sent with each request; values are never shown. Secrets come from `${{ env.NAME }}`")
};
var tls = {
  tls: z.strictObject({
    ca: z.string().min(1).optional().describe("File with the certificates that are trusted instead of the usual"),
    cert: z.string().min(1).optional().describe("File with the certificate that the client shows"),
    key: z.string().min(1).optional().describe("File with its private key"),
    "server-name": z.string().min(1).optional().describe("Name that the certificate must have; the host unless given")
  }).refine(({ cert, key }) => cert === void 0 === (key === void 0), {
    error: "expected `cert` and `key` together"
  }).optional().describe("How the connection is secured; by the usual authorities unless given")
};
var connection = { url: httpUrl.describe("The address that is asked"), ...headers, ...tls, ...requestTimeout };
var connectionSchema = z.object({ ...headers, ...tls, ...requestTimeout });
async function connect(options, { files, hide }) {
  hide(Object.entries(options.headers).flatMap(([name, value]) => secretsIn(name, value)));
  const base = { headers: options.headers, timeoutMs: options["request-timeout"] };
  if (options.tls === void 0) return base;
  const { ca, cert, key, "server-name": serverName } = options.tls;
  const read = async (file) => file === void 0 ? void 0 : files.text(file);
  return { ...base, tls: { ca: await read(ca), cert: await read(cert), key: await read(key), serverName } };
}
var PUBLIC = /^(?:accept(?:-.+)?|cache-control|connection|content-(?:type|encoding|language)|host|pragma|prefer|range|te|upgrade-insecure-requests|user-agent|x-scope-orgid|x-requested-with|if-.+)$/i;
function secretsIn(name, value) {
  if (PUBLIC.test(name)) return [];
  const token = /^\s*[\w-]+\s+(\S.*)$/.exec(value)?.[1]?.trim();
  const login = /^\s*basic\s/i.test(value) && token !== void 0 ? Buffer.from(token, "base64").toString("utf8") : "";
  const password = login.slice(login.indexOf(":") + 1);
  const cookies = /^cookie$/i.test(name) ? value.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim()) : [];
  return [value, token ?? "", ...login.includes(":") ? [login, password] : [], ...cookies].filter(
    (text) => text.length > 3
  );
}

export {
  httpUrl,
  headers,
  tls,
  connection,
  connect,
  secretsIn
};
