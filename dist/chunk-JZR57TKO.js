import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isOrdinary
} from "./chunk-FLYHDHPP.js";

// src/text/spellings.ts
var SHORTEST = 4;
var SHORTEST_BASE64 = 8;
function spellings(values) {
  const all = /* @__PURE__ */ new Set();
  for (const value of values) {
    for (const part of [value, ...value.split(/\r?\n/)]) {
      const plain = part.trim();
      if (plain.length < SHORTEST || isOrdinary(plain)) continue;
      for (const spelling of [plain, ...quoted(plain), ...urlEncoded(plain), ...base64(plain), ...hex(plain)])
        all.add(spelling);
    }
  }
  return [...all].sort((a, b) => b.length - a.length);
}
function quoted(text) {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const xml = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    json,
    JSON.stringify(json).slice(1, -1),
    ascii,
    json.replaceAll("/", "\\/"),
    xml,
    xml.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    xml.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
    xml.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", "''"),
    text.replaceAll("'", `'"'"'`),
    json.replace(/[<>&'+]/g, unicode),
    json.replace(/[<>&']/g, unicode),
    json.replace(/[<>&]/g, unicode),
    json.replace(/[<>&]/g, (mark) => unicode(mark).toUpperCase().replaceAll("U", "u")),
    xml.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
    xml.replaceAll('"', "&#34;").replaceAll("'", "&#x27;"),
    xml.replaceAll('"', "&quot;").replaceAll("'", "&#x27;").replaceAll("/", "&#x2F;")
  ];
}
var unicode = (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
function hex(text) {
  const digits = Buffer.from(text).toString("hex");
  return [digits, digits.toUpperCase()];
}
function urlEncoded(text) {
  const component = encodeURIComponent(text.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD"));
  const strict = component.replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    component,
    strict,
    strict.replaceAll("%20", "+"),
    component.replaceAll("%2F", "/"),
    strict.replaceAll("%2F", "/")
  ].flatMap((encoded) => [
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
    encoded.replaceAll("%", "%25")
  ]);
}
function base64(text) {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return encoded.slice(Math.ceil(shift * 8 / 6), Math.floor((shift + bytes.length) * 8 / 6));
  });
  return [bytes.toString("base64").replace(/=+$/, ""), ...shifted].filter((piece) => piece.length >= SHORTEST_BASE64).flatMap((piece) => [piece, piece.replaceAll("+", "-").replaceAll("/", "_")]);
}

export {
  spellings
};
