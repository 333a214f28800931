import type { KubeValue } from '../../kube-yaml/value.js';

const SHAPE = /^([+-]?)(\d*)\.?(\d*)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** Beyond this many digits a quantity is only more than everything else. */
const MAX_DIGITS = 60;
const HUGE = 10n ** 60n;

/** A quantity, exactly: so many thousand-millionths, rounded up as Kubernetes does. Undefined for what is none. */
export function readNanos(value: KubeValue): bigint | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const [, sign, whole = '', fraction = '', binary, decimal, exponent] =
    (typeof text === 'string' && SHAPE.exec(text)) || [];
  if (sign === undefined || whole + fraction === '') return undefined;
  if (whole.length + fraction.length > MAX_DIGITS) return sign === '-' ? -HUGE : HUGE;
  const digits = BigInt(whole + fraction);
  const power = exponent === undefined ? (DECIMAL[decimal ?? ''] ?? 0) : Number(exponent);
  if (Math.abs(power) > 1000) return digits === 0n ? 0n : undefined;
  const factor = binary === undefined ? 1n : 1024n ** BigInt(BINARY.indexOf(binary) + 1);
  const scale = power + 9 - fraction.length;
  const product = digits * factor;
  const nanos = scale >= 0 ? product * 10n ** BigInt(scale) : roundUp(product, 10n ** BigInt(-scale));
  return sign === '-' ? -nanos : nanos;
}

const roundUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

export const NANO = 1_000_000_000n;

/** The whole units of a quantity, rounded up; 0 for what is none. */
export const wholeUnits = (nanos: bigint): bigint => (nanos >= 0n ? roundUp(nanos, NANO) : -(-nanos / NANO));
