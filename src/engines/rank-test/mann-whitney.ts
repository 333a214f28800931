/** Up to so many samples together, the chance is counted out; beyond that the normal approximation is as good. */
const EXACT = 24;

/**
 * The chance that samples of one kind rank as high above the others as these do, by the Mann–Whitney test (one-sided): small
 * where `samples` are larger than `others`. Ties share their ranks. Up to 24 samples the permutation distribution of the very ranks is
 * counted out; beyond that it is approximated with corrections for ties and continuity. NaN where a side is empty.
 */
export function chanceOfLarger(samples: readonly number[], others: readonly number[]): number {
  if (samples.length === 0 || others.length === 0) return Number.NaN;
  const ranks = doubledRanks([...samples, ...others]);
  const own = ranks.slice(0, samples.length).reduce((sum, rank) => sum + rank, 0);
  return ranks.length <= EXACT ? counted(ranks, samples.length, own) : approximated(ranks, samples.length, own);
}

/** Twice the rank of each, so that shared ones are whole numbers. */
function doubledRanks(all: readonly number[]): readonly number[] {
  const order = all.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(all.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at]?.index ?? 0] = from + to + 2;
    from = to + 1;
  }
  return ranks;
}

/** How many ways to choose so many ranks reach the sum, among all. */
function counted(ranks: readonly number[], size: number, sum: number): number {
  const total = ranks.reduce((all, rank) => all + rank, 0);
  const ways: Float64Array[] = Array.from({ length: size + 1 }, () => new Float64Array(total + 1));
  const [none] = ways;
  if (none) none[0] = 1;
  for (const rank of ranks) {
    for (let chosen = size; chosen >= 1; chosen -= 1) {
      const into = ways[chosen];
      const from = ways[chosen - 1];
      if (into === undefined || from === undefined) continue;
      for (let at = total; at >= rank; at -= 1) into[at] = (into[at] ?? 0) + (from[at - rank] ?? 0);
    }
  }
  const all = ways[size] ?? new Float64Array();
  const every = all.reduce((total, number) => total + number, 0);
  return all.subarray(sum).reduce((total, number) => total + number, 0) / every;
}

function approximated(ranks: readonly number[], size: number, doubledSum: number): number {
  const total = ranks.length;
  const other = total - size;
  const u = doubledSum / 2 - (size * (size + 1)) / 2;
  const groups = new Map<number, number>();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  const ties = [...groups.values()].reduce((sum, number) => sum + number ** 3 - number, 0);
  const variance = ((size * other) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance <= 0) return 1;
  return upperTail((u - (size * other) / 2 - 0.5) / Math.sqrt(variance));
}

/** The chance of a standard normal above z; good to seven digits (Abramowitz and Stegun 7.1.26). */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (polynomial * Math.exp(-x * x)) / 2;
  return z >= 0 ? tail : 1 - tail;
}
