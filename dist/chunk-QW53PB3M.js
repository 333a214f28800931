import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isOrdinary
} from "./chunk-FLYHDHPP.js";

// src/ports/process/secret-variables.ts
var TELLING = /TOKEN|SECRET|PASSW|PASSPHRASE|PRIVATE|CREDENTIAL|API_?KEY|ACCESS_?KEY|CONN(?:ECTION)?_?STR|DATABASE_UR[IL]/;
var WORDS = new Set(
  `PASS PWD PASSCODE PAT JWT COOKIE COOKIES WEBHOOK WEBHOOKS DSN CREDS CRED AUTH OAUTH AUTHORIZATION BEARER APIKEY SALT
  PEPPER MNEMONIC SIGNATURE SAS OTP TOTP`.split(/\s+/)
);
var ENDINGS = /(?:DB|PG|SQL|SMTP|MAIL|FTP|SSH|LDAP|USER|ADMIN|ROOT|MY)(?:PASS|PWD)$/;
var ABOUT = new Set(
  `SOCK PATH FILE FILENAME DIR DIRECTORY NAME TYPE METHOD MODE PROVIDER ALGORITHM ALG ISSUER AUDIENCE DOMAIN TTL EXPIRY
  EXPIRES LIFETIME LENGTH SIZE COUNT RATE LIMIT TIMEOUT VERSION ENABLED DISABLED REQUIRED SAMESITE SECURE HTTPONLY`.split(
    /\s+/
  )
);
var OPEN_KEY = /^(?:PUBLIC|PUB|PUBLISHABLE|CACHE|PRIMARY|FOREIGN|SORT|PARTITION|HASH|ROW|PROJECT|ISSUE|INDEX|IDEMPOTENCY|TRANSLATION|ROUTING|FEATURE)$/;
var FOLDERS = /* @__PURE__ */ new Set(["PWD", "OLDPWD", "INIT_CWD"]);
function isSecretName(name) {
  const whole = name.replace(/([a-z0-9])(?=[A-Z])/g, "$1_").toUpperCase();
  if (FOLDERS.has(whole)) return false;
  const words = whole.split(/[^A-Z0-9]+/).filter((word) => word !== "");
  if (ABOUT.has(words.at(-1) ?? "")) return false;
  if (words.some((word) => WORDS.has(word) || ENDINGS.test(word)) || hasSecretKey(words)) return true;
  return TELLING.test(whole);
}
function hasSecretKey(words) {
  const last = words.filter(
    (word) => !/^(?:\d+|PROD|PRODUCTION|STAGING|DEV|TEST|B64|BASE64|PEM|HEX|OLD|NEW)$/.test(word)
  );
  const key = last.at(-1);
  return (key === "KEY" || key === "KEYS") && !last.some((word) => OPEN_KEY.test(word));
}
var LEAST_NAMED = 4;
var LEAST_TOLD = 6;
var LEAST_WORD = 8;
function secretValues(env) {
  const { named, others } = sorted(env);
  const whole = others.flatMap(([name, value]) => canHide(value, leastOf(name, { named, value })) ? [value] : []);
  const inside = others.flatMap(([name, value]) => passwordsIn(value, named.has(name) || isSecretName(name)));
  return [.../* @__PURE__ */ new Set([...whole, ...inside.filter((value) => canHide(value, LEAST_NAMED))])];
}
function unhidable(env) {
  const { named, others } = sorted(env);
  return others.flatMap(([name, value]) => {
    if (value === "" || !(named.has(name) || isSecretName(name)) || /^(?:\d|true|false|yes|no|on|off)$/i.test(value))
      return [];
    if (canHide(value, leastOf(name, { named, value }))) return [];
    const why = isOrdinary(value) ? "an ordinary word" : "too short";
    return [
      `The value of \`${name}\` is ${why}, so it is not hidden in logs and reports. Choose a longer, random one.`
    ];
  });
}
var canHide = (value, least) => value.trim().length >= least && !isOrdinary(value);
function sorted(env) {
  const { DEPLOY_VALIDATE_SECRETS: list = "", ...others } = env;
  const named = new Set(list.split(/[\s,]+/).filter((name) => name !== ""));
  return { named, others: Object.entries(others).map(([name, value = ""]) => [name, value]) };
}
function leastOf(name, { named, value }) {
  if (named.has(name)) return LEAST_NAMED;
  if (!isSecretName(name)) return Number.POSITIVE_INFINITY;
  return /^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+|\d+)$/.test(value) ? LEAST_WORD : LEAST_TOLD;
}
var URL_LOGIN = /\b[a-z][a-z0-9+.-]{0,30}:\/\/([^\s/:@"'<>]{0,256}):([^\s/@"'<>]{1,512})@/gi;
var SETTING = /(?:^|[;&?\s])(?:password|pwd|pass|accountkey|sharedaccesskey|sharedaccesssignature|secret|token|sig|api_?key)\s*=\s*("[^"]*"|'[^']*'|[^;&\s]+)/gi;
function passwordsIn(value, isSecret) {
  const logins = value.includes("://") ? [...value.matchAll(URL_LOGIN)].map((match) => match[2] ?? "") : [];
  const settings = isSecret ? [...value.matchAll(SETTING)].map((match) => (match[1] ?? "").replace(/^(["'])(.*)\1$/, "$2")) : [];
  return [...logins, ...settings].flatMap((text) => [text, decoded(text)]);
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export {
  isSecretName,
  secretValues,
  unhidable
};
