import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";

// src/reporters/terminal/paint.ts
import { styleText } from "node:util";
var painter = (color) => color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
var SIGNS = {
  passed: { sign: "\u2714", style: "green" },
  failed: { sign: "\u2716", style: "red" },
  errored: { sign: "?", style: "yellow" },
  skipped: { sign: "\u2013", style: "gray" },
  waived: { sign: "~", style: "magenta" },
  pending: { sign: "\u2026", style: "yellow" }
};
var signOf = ({ status, required }, paint) => {
  const { sign, style } = SIGNS[status];
  return paint(!required && status === "failed" ? "yellow" : style, sign);
};
var plain = (text) => oneLine(text);

export {
  painter,
  signOf,
  plain
};
