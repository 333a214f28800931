import { exactInteger, MAX_INT64 } from './scalar.js';
import type { KubeScalar } from './value.js';

/**
 * The text of a mapping's key as sigs.k8s.io/yaml turns it into JSON, `text` being how it was written; undefined for what
 * it refuses: null, and integers beyond 64 bits with a sign.
 */
export function keyText(key: KubeScalar, text: string): string | undefined {
  if (key === null) return undefined;
  if (typeof key !== 'number') return String(key);
  if (Number.isNaN(key)) return '.nan';
  if (!Number.isFinite(key)) return key > 0 ? '.inf' : '-.inf';
  const exact = exactInteger(text);
  if (exact === undefined) return floatText(Math.fround(key));
  return exact > MAX_INT64 ? undefined : exact.toString();
}

/** Go's `strconv.FormatFloat(number, 'g', -1, 32)`. */
function floatText(number: number): string {
  if (!Number.isFinite(number)) return number > 0 ? '.inf' : '-.inf';
  const shortest =
    [1, 2, 3, 4, 5, 6, 7, 8].find(digits => Math.fround(Number(number.toPrecision(digits))) === number) ?? 9;
  const [mantissa = '0', exponent = '0'] = number.toExponential(shortest - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 21 && (power < 6 || number === 0)) return String(Number(number.toPrecision(shortest)));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
