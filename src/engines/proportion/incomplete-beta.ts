/** From here on Stirling's series is good to fifteen digits. */
const LARGE = 15;
/** Its coefficients B(2k) / (2k (2k − 1)), DLMF 5.11.1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360];
const TINY = 1e-300;
const EPSILON = 1e-15;
const MOST_STEPS = 2_000_000;

/** The logarithm of the gamma function, for positive numbers. */
export function lnGamma(x: number): number {
  let shift = 0;
  let large = x;
  for (; large < LARGE; large += 1) shift += Math.log(large);
  const series = STIRLING.reduce((sum, coefficient, index) => sum + coefficient / large ** (2 * index + 1), 0);
  return (large - 0.5) * Math.log(large) - large + Math.log(2 * Math.PI) / 2 + series - shift;
}

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) in Lentz's way. a and b are
 * positive, x is between 0 and 1.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges quickly on this side alone.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return front === 0 ? 0 : front * fraction(x, a, b);
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) return value;
  }
  return value;
}

const awayFromZero = (number: number): number => (Math.abs(number) < TINY ? TINY : number);
