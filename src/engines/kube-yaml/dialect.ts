import { resolvePlain } from './scalar.js';
import type { KubeScalar } from './value.js';

/** What the two libraries by which Go programs read YAML make of the same text. */
export interface Dialect {
  readonly plain: (text: string) => KubeScalar;
  /** A merge key overwrites what stands above it. */
  readonly mergesOver: boolean;
  readonly onlyStringKeys: boolean;
  /** Why a key is refused. */
  readonly badKey: string;
}

/** sigs.k8s.io/yaml, that is go-yaml v2: what kubectl and the API server read with. */
export const KUBECTL: Dialect = {
  plain: resolvePlain,
  mergesOver: true,
  onlyStringKeys: false,
  badKey: 'a key must not be null',
};

const WORD = /^(?:y|n|yes|no|on|off)$/i;
const TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[tT]| +)(\d\d?):(\d\d?):(\d\d?)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

/** go-yaml v3, as kustomize reads resources: `yes` is a string, and what looks like a time becomes one. */
export const KUSTOMIZE: Dialect = {
  plain: text => (WORD.test(text) ? text : (timeText(text) ?? resolvePlain(text))),
  mergesOver: false,
  onlyStringKeys: true,
  badKey: 'kustomize takes no key that is not a string: put it in quotes',
};

/** Every plain scalar as it is written. */
export const AS_WRITTEN: Dialect = { ...KUSTOMIZE, plain: text => text };

/** The time as Go writes it, RFC 3339; undefined for what is none. */
function timeText(text: string): string | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = TIME.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // With a `T` there must be a zone, with a space none.
  if (/[tT]/.test(text) ? zone === undefined : zone !== undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isDate || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  const rest = fraction.slice(0, 10).replace(/\.?0+$/, '');
  const offset = zone === undefined || zone === '+00:00' ? 'Z' : zone;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${rest}${offset}`;
}
