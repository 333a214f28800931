import type { KubeScalar } from './value.js';

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const DECIMAL = /^(?:0|[1-9][0-9]{0,14})$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** What Go's `ParseFloat` takes: digits may be parted by single underscores. */
const POINT_FIRST = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
const MAX_UINT64 = 2n ** 64n - 1n;
export const MAX_INT64 = 2n ** 63n - 1n;

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
  if (first === 46) return POINT_FIRST.test(text) ? finite(text.replaceAll('_', ''), text) : text;
  if (first > 57) return text;
  if (DECIMAL.test(text)) return Number(text);
  const exact = exactInteger(text);
  if (exact !== undefined) return Number(exact);
  const plain = text.replaceAll('_', '');
  return FLOAT.test(plain) ? finite(plain, text) : text;
}

/** Go's `strconv.ParseInt(text, 0, 64)`, then `ParseUint`, without underscores; undefined where both refuse. */
export function exactInteger(text: string): bigint | undefined {
  const plain = text.replaceAll('_', '');
  if (!INTEGER.test(plain)) return undefined;
  const digits = /^[-+]/.test(plain) ? plain.slice(1) : plain;
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase());
  if (plain.startsWith('-')) return value > MAX_INT64 + 1n ? undefined : -value;
  return value > (plain.startsWith('+') ? MAX_INT64 : MAX_UINT64) ? undefined : value;
}

/** A number, or the text itself where it overflows: Go's `ParseFloat` answers a range error then. */
function finite(plain: string, text = plain): number | string {
  const value = Number(plain);
  return Number.isFinite(value) ? value : text;
}
