import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseComparison
} from "./chunk-4FWVTFAX.js";
import {
  EXAMPLES,
  NOUNS
} from "./chunk-C2QR2MO6.js";

// src/engines/comparison/schema.ts
import { z } from "zod";
function comparison(about = {}) {
  const example = exampleOf(about);
  return z.string({ error: ({ input }) => notText(input, example) }).transform((text, context) => {
    const read = parseComparison(text);
    const fault = "fault" in read ? read.fault : dimensionFault(read.comparison, about);
    if ("comparison" in read && fault === void 0) return read.comparison;
    const { column, message } = fault ?? { column: 1, message: "" };
    context.addIssue({ code: "custom", message: `column ${column}: ${message}` });
    return z.NEVER;
  }).describe(`A comparison such as \`${example}\``);
}
var comparisons = (about = {}) => {
  const one = comparison(about);
  return z.union([one.transform((read) => [read]), z.array(one).min(1)]);
};
function exampleOf({ dimension, baseline }) {
  if (baseline) return "<= 1.5x";
  const [first = "number"] = typeof dimension === "string" ? [dimension] : dimension ?? [];
  return `<= ${EXAMPLES[first]}`;
}
function notText(input, example) {
  if (typeof input === "number") return `the operator is missing; write "<= ${input}" or ">= ${input}", with its unit`;
  return `expected a comparison such as "${example}", in quotes`;
}
function dimensionFault(read, { dimension, baseline }) {
  const column = read.text.length - (read.unit?.length ?? 0) + 1;
  if (read.dimension === "times") {
    const message = '"x" is times the baseline, and there is no baseline here; write a number with its unit';
    return baseline ? void 0 : { column, message };
  }
  if (dimension === void 0) return void 0;
  const wanted = typeof dimension === "string" ? [dimension] : dimension;
  if (wanted.every((each) => each === "ratio") && read.unit === void 0 && Math.abs(read.number) > 1)
    return { column, message: `a share is at most 1; write "${read.operator} ${read.number}%"` };
  if (wanted.includes(read.dimension) || read.dimension === "number" && wanted.includes("ratio")) return void 0;
  const nouns = wanted.map((each) => NOUNS[each]).join(" or ");
  const examples = wanted.map((each) => `"${read.operator} ${EXAMPLES[each]}"`).join(" or ");
  return { column, message: `${NOUNS[read.dimension]} cannot be compared with ${nouns}; write such as ${examples}` };
}

export {
  comparison,
  comparisons
};
