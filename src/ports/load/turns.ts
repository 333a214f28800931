/**
 * Takes requests in turns by their weights, spread evenly (smooth weighted round robin, as nginx does it): 3 to 1 is
 * `a a b a`, never `a a a b`, and the same in each run.
 */
export function turnsOf(weights: readonly number[]): () => number {
  if (weights.length === 1) return () => 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const current = weights.map(() => 0);
  return () => {
    let best = 0;
    for (const [index, weight] of weights.entries()) {
      current[index] = (current[index] ?? 0) + weight;
      if ((current[index] ?? 0) > (current[best] ?? 0)) best = index;
    }
    current[best] = (current[best] ?? 0) - total;
    return best;
  };
}
