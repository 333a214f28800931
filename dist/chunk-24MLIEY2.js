import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/facts/prometheus-api/samples.ts
import { z } from "zod";
var NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
var INFINITE = /^([+-]?)Inf(?:inity)?$/i;
var value = z.string().refine((text) => text === "NaN" || INFINITE.test(text) || NUMBER.test(text), { error: "is no number" }).transform((text) => {
  const [, sign] = INFINITE.exec(text) ?? [];
  if (sign === void 0) return Number(text);
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
});
var pair = z.tuple([z.number(), value]);
var labels = z.record(z.string(), z.string());
var histogram = z.unknown().optional();
var instant = z.discriminatedUnion("resultType", [
  z.object({
    resultType: z.literal("vector"),
    result: z.array(z.object({ metric: labels, value: pair.optional(), histogram }))
  }),
  z.object({ resultType: z.literal("scalar"), result: pair })
]);
var range = z.object({
  resultType: z.literal("matrix"),
  result: z.array(z.object({ metric: labels, values: z.array(pair).optional(), histograms: histogram }))
});
function samplesOf(data, where) {
  const read = instant.safeParse(data);
  if (!read.success) throw strange(data, where);
  if (read.data.resultType === "scalar") {
    const [at, number] = read.data.result;
    return [{ labels: {}, at, value: number }];
  }
  return read.data.result.map(({ metric, value: given }) => {
    if (given === void 0) throw ofHistograms(where);
    return { labels: metric, at: given[0], value: given[1] };
  });
}
function seriesOf(data, where) {
  const read = range.safeParse(data);
  if (!read.success) throw strange(data, where);
  return read.data.result.map(({ metric, values, histograms }) => {
    if (histograms !== void 0) throw ofHistograms(where);
    return { labels: metric, points: values ?? [] };
  });
}
function ofHistograms(where) {
  const message = `${where}: the query answers with histograms, which are no numbers`;
  return new CouldNotTell("unsupported", message, "Wrap it in histogram_quantile(), histogram_fraction() or the like.");
}
function strange(data, where) {
  const type = z.object({ resultType: z.enum(["matrix", "string", "vector", "scalar"]) }).safeParse(data);
  if (type.success && (type.data.resultType === "matrix" || type.data.resultType === "string")) {
    const message2 = `${where}: the query answers with a ${type.data.resultType}, which is no number`;
    return new CouldNotTell("unsupported", message2, "Write a query for a number at one moment, such as rate(\u2026[5m]).");
  }
  const message = `${where}: the answer is none of the Prometheus API`;
  return new CouldNotTell("wrong-format", message, "Check `url`: another service seems to answer there.");
}
var LABELS_SHOWN = 6;
function showLabels(all) {
  const entries = Object.entries(all).filter(([name]) => name !== "__name__");
  const shown = entries.slice(0, LABELS_SHOWN).map(([name, text]) => `${name}=${JSON.stringify(text)}`);
  return `{${[...shown, ...entries.length > LABELS_SHOWN ? ["\u2026"] : []].join(", ")}}`;
}

export {
  samplesOf,
  seriesOf,
  showLabels
};
