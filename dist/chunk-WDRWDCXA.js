import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/text/units.ts
var DURATION_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var SIZE_BYTES = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4
};
function parseDuration(text) {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return void 0;
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(number) * DURATION_MS[unit];
  }
  return total;
}
function parseSize(text) {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s?([A-Za-z]+)$/.exec(text) ?? [];
  const factor = unit === void 0 ? void 0 : SIZE_BYTES[unit];
  return factor === void 0 ? void 0 : Math.round(Number(number) * factor);
}
function showDuration(ms) {
  if (ms < 1e3) return `${Math.round(ms)} ms`;
  if (ms < 59950) return `${(ms / 1e3).toFixed(1)} s`;
  const seconds = Math.round(ms / 1e3);
  if (seconds < 3600)
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes >= 48 * 60) return showDays(Math.round(minutes / 60));
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
var showDays = (hours) => {
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 || days >= 30 ? `${showNumber(days)} d` : `${days} d ${hours % 24} h`;
};
function showSize(bytes) {
  const size = Math.abs(bytes);
  if (size < 1e3) return `${bytes} B`;
  const [factor, unit] = size < 999500 ? [1e3, "kB"] : size < 9995e5 ? [1e6, "MB"] : [1e9, "GB"];
  return `${Number((bytes / Number(factor)).toPrecision(3))} ${unit}`;
}
function showLatency(ms) {
  if (!Number.isFinite(ms)) return `${ms} ms`;
  return ms < 1e3 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1e3).toPrecision(3))} s`;
}
function showQuantity(value, unit) {
  if (unit === "bytes") return showSize(value);
  if (unit === "ms") return Number.isInteger(value) || value >= 1e3 ? showDuration(value) : showLatency(value);
  const number = Number.isInteger(value) ? showNumber(value) : String(Number(value.toPrecision(4)));
  return unit === "%" ? `${number} %` : `${number} ${unit}`.trim();
}
var showNumber = (number) => Number.isInteger(number) ? String(number).replace(/\B(?=(?:\d{3})+$)/g, ",") : String(number);
function count(number, one, many = `${one}s`) {
  return `${showNumber(number)} ${number === 1 ? one : many}`;
}

export {
  parseDuration,
  parseSize,
  showDuration,
  showSize,
  showLatency,
  showQuantity,
  showNumber,
  count
};
