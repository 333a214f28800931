import type { KubeValue } from '../kube-yaml/value.js';

const SHAPE = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d+))?$/;
const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that `100m`, `1Gi`, `1e3` or `0.5` stands for; undefined for what is no quantity. */
export function parseQuantity(value: KubeValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const [, number, suffix, exponent] = (typeof value === 'string' && SHAPE.exec(value)) || [];
  if (number === undefined) return undefined;
  if (exponent !== undefined) return Number(`${number}e${exponent}`);
  return Number(number) * (suffix === undefined ? 1 : (FACTORS[suffix] ?? Number.NaN));
}

/** A number of bytes as a quantity: `300Gi`, `1536Mi`. */
export function showBytes(bytes: number): string {
  for (const suffix of ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki']) {
    const factor = FACTORS[suffix] ?? 1;
    if (bytes >= factor && Number.isInteger((bytes / factor) * 100)) return `${bytes / factor}${suffix}`;
  }
  return String(bytes);
}
