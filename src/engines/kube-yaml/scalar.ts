import type { KubeScalar } from './value.js';

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = -(2n ** 63n);

const words = new Map<string, KubeScalar>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, Number.NEGATIVE_INFINITY] as const),
]);

/** First characters of plain scalars that may be something else than a string; indexed by character code. */
const special = new Uint8Array(128);
for (const character of '+-.0123456789yYnNtTfFoO~') special[character.charCodeAt(0)] = 1;

/**
 * The value of a plain scalar as sigs.k8s.io/yaml (go-yaml v2) resolves it: YAML 1.1's booleans and octal numbers, but
 * neither base 60 nor dates, which stay strings. NaN and infinities come out as such; JSON cannot hold them.
 */
export function resolvePlain(text: string): KubeScalar {
  const first = text.charCodeAt(0);
  if (text !== '' && (first > 127 || special[first] === 0)) return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (first === 46) return FLOAT.test(text) ? finite(text) : text;
  if (first > 57) return text;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  return integer(plain) ?? (FLOAT.test(plain) ? finite(plain, text) : text);
}

/** Go's `strconv.ParseInt(text, 0, 64)`, then `ParseUint`; undefined where both refuse. */
function integer(text: string): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const signed = text.startsWith('-') || text.startsWith('+');
  const digits = signed ? text.slice(1) : text;
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase();
  if (octal.length < 16) return text.startsWith('-') ? 0 - Number(octal) : Number(octal);
  const value = text.startsWith('-') ? -BigInt(octal) : BigInt(octal);
  const fits = value >= MIN_INT64 && value <= (text.startsWith('+') ? 2n ** 63n - 1n : MAX_UINT64);
  return fits ? Number(value) : undefined;
}

/** A number, or the text itself where it overflows: Go's `ParseFloat` answers a range error then. */
function finite(plain: string, text = plain): number | string {
  const value = Number(plain);
  return Number.isFinite(value) ? value : text;
}

/** The text of a mapping's key as sigs.k8s.io/yaml turns it into JSON; undefined for null, which it refuses. */
export function keyText(key: KubeScalar): string | undefined {
  if (key === null) return undefined;
  if (typeof key !== 'number') return String(key);
  if (Number.isNaN(key)) return '.nan';
  if (!Number.isFinite(key)) return key > 0 ? '.inf' : '-.inf';
  return String(key);
}
