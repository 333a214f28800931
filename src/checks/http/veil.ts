import { spellings } from '../../text/spellings.js';

/** Replaces what must not be shown in a text. */
export type Veil = (text: string) => string;

/** Hides values in every spelling; each by the name of what it is. The longest goes first. */
export function veilOf(secrets: Iterable<readonly [value: string, name: string]>): Veil {
  const known = [...new Map(secrets)].flatMap(([value, name]) => spellings([value]).map(each => [each, name] as const));
  known.sort(([a], [b]) => b.length - a.length);
  return text => known.reduce((done, [value, name]) => done.replaceAll(value, name), text);
}
