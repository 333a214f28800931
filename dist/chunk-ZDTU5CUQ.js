import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/latency/baseline.ts
var NOISE = 3;
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
function spreadOf(numbers) {
  const middle = median(numbers);
  return median(numbers.map((number) => Math.abs(number - middle)));
}
function againstBaseline(setting) {
  const { runs, baselines, times, holds, floor } = setting;
  const value = median(runs);
  const baseline = median(baselines);
  const noise = NOISE * spreadOf(baselines);
  const ratio = value / baseline;
  const seen = { value, baseline, ratio, noise };
  if (!(baseline > 0) || !Number.isFinite(ratio)) return { ...seen, outcome: "none" };
  const difference = Math.abs(value - baseline);
  const isNoisy = noise > Math.abs(times - 1) * baseline;
  if (isNoisy) {
    const votes = new Set(baselines.map((each) => holds(value / each)));
    if (votes.size > 1) return { ...seen, outcome: "noisy" };
  }
  if (holds(ratio)) return { ...seen, outcome: "holds" };
  return { ...seen, outcome: difference <= Math.max(floor, isNoisy ? 0 : noise) ? "floor" : "broken" };
}

export {
  median,
  againstBaseline
};
