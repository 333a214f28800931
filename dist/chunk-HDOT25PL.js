import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/promql/lexing/number-literal.ts
var UNIT_MS = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
  d: 864e5,
  w: 6048e5,
  y: 31536e6
};
var DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
var MAX_MS = 2 ** 63 / 1e6;
function parsePrometheusDuration(text) {
  if (text === "0") return 0;
  const parts = DURATION.exec(text);
  if (text === "" || !parts) return void 0;
  const [, y, w, d, h, m, s, ms] = parts;
  const total = Object.entries({ y, w, d, h, m, s, ms }).reduce(
    (sum, [unit, amount]) => sum + Number(amount ?? 0) * (UNIT_MS[unit] ?? 0),
    0
  );
  return total < MAX_MS ? total : void 0;
}
function parsePromqlNumber(text) {
  const clean = text.replace(/\s/g, "").toLowerCase();
  const [, sign = "", body = ""] = /^([+-]?)(.*)$/.exec(clean) ?? [];
  const value = unsigned(body);
  return value === void 0 ? void 0 : sign === "-" ? -value : value;
}
function unsigned(body) {
  if (body === "inf") return Number.POSITIVE_INFINITY;
  if (body === "nan") return Number.NaN;
  const ms = /[a-z]$/.test(body) && !body.startsWith("0x") ? parsePrometheusDuration(body) : void 0;
  if (ms !== void 0) return ms / 1e3;
  if (/^0x[0-9a-f]+(?:_[0-9a-f]+)*$/.test(body)) return Number(body.replaceAll("_", ""));
  if (!/^(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/.test(body)) return void 0;
  if (/^0[0-7]+$/.test(body)) return Number.parseInt(body, 8);
  return Number(body.replaceAll("_", ""));
}

export {
  parsePrometheusDuration,
  parsePromqlNumber
};
