/**
 * Gates of others, made again from what their sources and documents say (no code of theirs), for the simulation. Each answers
 * `fail`, `pass` or `open` for one release. Samples are in order of time.
 */

/** Argo Rollouts: `successCondition` on each measurement, `failureLimit` 0 unless given. */
export const argo = (samples, { limit, failureLimit = 0 }) =>
  samples.filter(value => !(value < limit)).length > failureLimit ? 'fail' : 'pass';

/** Flagger: so many failed checks in all (`threshold`) roll back. */
export const flagger = (samples, { limit, threshold = 5 }) =>
  samples.filter(value => !(value <= limit)).length >= threshold ? 'fail' : 'pass';

const quantileOfNormal = 2.326347874040841;

/**
 * Kayenta's NetflixACAJudge: high where the 98 % confidence interval of the shift (Mann–Whitney, Hodges–Lehmann) lies above a
 * quarter of the estimate, and the ratio of means is at least `allowedIncrease`.
 */
export function kayenta(baseline, canary, { allowedIncrease = 1 } = {}) {
  const differences = canary.flatMap(a => baseline.map(b => a - b)).sort((a, b) => a - b);
  const [n, m] = [canary.length, baseline.length];
  const spread = quantileOfNormal * Math.sqrt((n * m * (n + m + 1)) / 12);
  const rank = Math.max(0, Math.round((n * m) / 2 - spread));
  const estimate = differences[Math.floor(differences.length / 2)];
  const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
  const isHigh = differences[rank] > 0.25 * Math.abs(estimate);
  return isHigh && mean(canary) / mean(baseline) >= allowedIncrease ? 'fail' : 'pass';
}
