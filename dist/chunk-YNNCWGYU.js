import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/init/list/wording.ts
var SIGNS = new RegExp("\\p{Extended_Pictographic}|\\u{FE0F}|\\u{200D}|[\u2610\u2611\u2612\u2713\u2714\u2717\u2718]", "gu");
var plain = (text) => text.replace(SIGNS, "").replace(/_{3,}/g, "").replace(/\s+/g, " ").trim();
var isPlaceholder = (text) => /^(?:\.{2,}|…|tbd|todo|n\/?a|xxx+|-+|<[^>]*>|\[[^\]]*\]|item \d*)?[.\s]*$/i.test(plain(text));
var UNITS = { m: "m", h: "h", d: "d", w: "d" };
function durationIn(text) {
  const [, number, unit] = /(\d+)[\s-]*(m|h|d|w)(?:in(?:ute)?s?|(?:ou)?rs?|ays?|(?:ee)?ks?)?\b/i.exec(
    text.replace(/\b(?:one|a|an)\s+(?=hour|day|week|minute)/i, "1 ")
  ) ?? [];
  const letter = UNITS[(unit ?? "").toLowerCase()];
  if (number === void 0 || letter === void 0) return void 0;
  const isWeek = /w/i.test(unit ?? "");
  return `${Number(number) * (isWeek ? 7 : 1)}${letter}`;
}
function conditionIn(text) {
  const [, bracketed] = /\(((?:if|when|where|unless|only|for)\b[^)]*|optional|as needed|if needed)\)/i.exec(text) ?? [];
  if (bracketed !== void 0) return bracketed.trim();
  const [, leading] = /^((?:if|when|unless|in case)\b[^,:]{3,60})[,:]/i.exec(text) ?? [];
  if (leading !== void 0) return leading.trim();
  const [trailing] = /\b(?:if|when|unless)\s+(?:there (?:are|is)|applicable|needed|necessary|required|any|it|we|this|the)\b[^.;]*$/i.exec(
    text
  ) ?? [];
  return trailing?.trim();
}
var shareIn = (text) => {
  const [, number] = /(\d+(?:\.\d+)?)\s*%/.exec(text) ?? [];
  return number === void 0 ? void 0 : `${number}%`;
};
var sizeIn = (text) => {
  const [, number, unit] = /(\d+(?:\.\d+)?)\s*(kB|KB|MB|GB|MiB|GiB)\b/.exec(text) ?? [];
  return number === void 0 || unit === void 0 ? void 0 : `${number}${unit === "KB" ? "kB" : unit}`;
};
function timeLimitIn(text) {
  const [, number, unit] = /(?:<=?|under|below|less than|within)\s*(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|sec(?:onds?)?)\b/i.exec(text) ?? [];
  if (number === void 0 || unit === void 0) return void 0;
  return `<= ${number}${/^m/i.test(unit) ? "ms" : "s"}`;
}

export {
  plain,
  isPlaceholder,
  durationIn,
  conditionIn,
  shareIn,
  sizeIn,
  timeLimitIn
};
