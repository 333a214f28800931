import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/comparison/unit.ts
var unit = (dimension, times, per = 1) => ({ dimension, times, per });
var UNITS = /* @__PURE__ */ new Map([
  ["%", unit("ratio", 1, 100)],
  ["ns", unit("time", 1, 1e9)],
  ["us", unit("time", 1, 1e6)],
  ["ms", unit("time", 1, 1e3)],
  ["s", unit("time", 1)],
  ["m", unit("time", 60)],
  ["h", unit("time", 3600)],
  ["d", unit("time", 86400)],
  ["B", unit("size", 1)],
  ["kB", unit("size", 1e3)],
  ["MB", unit("size", 1e6)],
  ["GB", unit("size", 1e9)],
  ["KiB", unit("size", 1024)],
  ["MiB", unit("size", 1024 ** 2)],
  ["GiB", unit("size", 1024 ** 3)],
  ["/s", unit("rate", 1)],
  ["/m", unit("rate", 1, 60)],
  ["/h", unit("rate", 1, 3600)],
  ["x", unit("times", 1)]
]);
var VALUE_UNITS = new Map([
  ...[...UNITS].filter(([name]) => name !== "x" && name !== "%"),
  ["percent", unit("ratio", 1, 100)],
  ["ratio", unit("ratio", 1)]
]);
var VALUE_UNIT_NAMES = [...VALUE_UNITS.keys()];
var valueUnit = (name) => VALUE_UNITS.get(name);
var toBase = (number, { times, per }) => number * times / per;
var fromBase = (number, { times, per }) => number * per / times;
var EXAMPLES = {
  number: "5",
  ratio: "5%",
  time: "300ms",
  size: "200MB",
  rate: "100/s",
  times: "1.5x"
};
var NOUNS = {
  number: "a plain number",
  ratio: "a share",
  time: "a time",
  size: "a size",
  rate: "a rate",
  times: "times the baseline"
};

export {
  UNITS,
  VALUE_UNIT_NAMES,
  valueUnit,
  toBase,
  fromBase,
  EXAMPLES,
  NOUNS
};
