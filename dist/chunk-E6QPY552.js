import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/http/rules.ts
var headerRules = {
  "no-https": {
    level: "error",
    means: "a public host answers without TLS",
    remedy: "Lead http:// to https:// with 301 or 308, on the first answer and to the same host."
  },
  "hsts-missing": {
    level: "error",
    means: "strict-transport-security is missing: a first visit can be turned into plain HTTP by whoever is in between",
    remedy: "Send `strict-transport-security: max-age=63072000; includeSubDomains`."
  },
  "hsts-short": {
    level: "error",
    means: "strict-transport-security holds less than six months",
    remedy: "Send a max-age of at least 15552000, better 63072000."
  },
  "csp-missing": {
    level: "error",
    means: "a page has no content-security-policy: whatever gets into it runs",
    remedy: "Send a policy; begin with `default-src 'self'; frame-ancestors 'none'`."
  },
  "csp-unsafe": {
    level: "error",
    means: "the content-security-policy lets scripts run that get into the page",
    remedy: "Take 'unsafe-inline', 'unsafe-eval', data: and whole schemes out of script-src; use nonces or hashes."
  },
  "frame-ancestors-missing": {
    level: "error",
    means: "any site may show the page in a frame and steal its clicks",
    remedy: "Send `content-security-policy: frame-ancestors 'none'`, or x-frame-options: DENY."
  },
  "nosniff-missing": {
    level: "error",
    means: "browsers may take an answer for another type than the one it says",
    remedy: "Send `x-content-type-options: nosniff`."
  },
  "referrer-policy-unsafe": {
    level: "error",
    means: "the whole address of a page is told to other sites",
    remedy: "Send `referrer-policy: strict-origin-when-cross-origin`, or leave the header out."
  },
  "cookie-insecure": {
    level: "error",
    means: "a cookie lacks Secure, a session cookie lacks HttpOnly, or SameSite is none of the three",
    remedy: "Set cookies with `Secure; HttpOnly; SameSite=Lax`."
  }
};
var LOOK = "Look at the answer and at the logs of the service; the details have the request to repeat.";
var httpRules = {
  status: { level: "error", means: "the status is another than the expected", remedy: LOOK },
  "http-version": {
    level: "error",
    means: "the server speaks another version of HTTP",
    remedy: "Turn on HTTP/2 where TLS ends."
  },
  header: { level: "error", means: "a header is not as expected", remedy: LOOK },
  body: { level: "error", means: "the body does not say what it must", remedy: LOOK },
  "not-json": { level: "error", means: "a page or another text came where JSON is expected", remedy: LOOK },
  json: { level: "error", means: "a value of the JSON is not as expected", remedy: LOOK },
  redirect: { level: "error", means: "it leads somewhere else, or nowhere", remedy: LOOK },
  "redirect-loop": {
    level: "error",
    means: "redirects lead in a circle",
    remedy: "Look at the rules that redirect: most often TLS ends before the server, which then asks for it again."
  },
  "max-time": {
    level: "error",
    means: "it took longer than it may",
    remedy: "The phases in the details tell where the time went."
  },
  "max-age": {
    level: "error",
    means: "a cache answered with an old copy",
    remedy: "Purge the cache after the deploy, or send `cache-control: no-store` where the answer must be fresh."
  },
  capture: { level: "error", means: "what a step is to capture is not in its answer", remedy: LOOK },
  cached: {
    level: "warning",
    means: "a cache answered with a copy that is over a minute old: it may tell of the release before",
    remedy: "Ask the service itself, or set `max-age` in `expect`."
  },
  ...headerRules
};

// src/engines/http-answer/instant.ts
var RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:[Zz]|[+-]\d\d:?\d\d)$/;
var WITHOUT_ZONE = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/;
var HTTP_DATE = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
var NUMBER = /^\d{9,19}(?:\.\d+)?$/;
function readInstant(value) {
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string") return { unknown: `is ${nameOf(value)}, no time` };
  const text = value.trim();
  if (NUMBER.test(text)) return fromNumber(Number(text));
  if (WITHOUT_ZONE.test(text)) return { unknown: "is a time without its zone, which may be hours off" };
  if (!RFC_3339.test(text) && !HTTP_DATE.test(text)) return { unknown: "is no time that can be read" };
  const ms = Date.parse(
    text.replace(",", HTTP_DATE.test(text) ? "," : ".").replace(/^(\S{10}) /, "$1T").replace(/\s(?=[Zz+-])/, "")
  );
  return Number.isNaN(ms) ? { unknown: "is no time that can be read" } : { ms };
}
function fromNumber(number) {
  if (!Number.isFinite(number) || number < 1e8) return { unknown: "is a number too small for a time" };
  if (number < 1e11) return { ms: number * 1e3 };
  if (number < 1e14) return { ms: number };
  return number < 1e17 ? { ms: number / 1e3 } : { ms: number / 1e6 };
}
var nameOf = (value) => value === null ? "null" : Array.isArray(value) ? "a list" : typeof value === "object" ? "a map" : String(value);

export {
  readInstant,
  headerRules,
  httpRules
};
