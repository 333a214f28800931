import type { Finding } from '../../check.js';
import { plainValue } from '../../engines/dns/values.js';
import { showDuration } from '../../text/units.js';
import type { Said } from './ask-all.js';
import type { Wanted } from './options.js';
import type { Told } from './resolve.js';
import type { dnsRules } from './rules.js';

/** A finding without its place: the same at several servers is told once. */
export type Fault = Pick<Finding, 'message' | 'expected' | 'actual'> & { readonly rule: keyof typeof dnsRules };

/** What is wrong with one record at one server; undefined where that could not be told. */
export function faultsOf(wanted: Wanted, told: Told): readonly Fault[] | undefined {
  if (told.is === 'unclear') return undefined;
  if (told.is === 'circling') {
    return [{ rule: 'alias-loop', message: `its aliases lead in a circle, or too far: ${told.way.join(' → ')}` }];
  }
  if (wanted.absent) {
    if (told.is === 'absent') return [];
    return [{ rule: 'unexpected', message: `it is there: ${told.values.join(', ')}`, actual: told.values.join(', ') }];
  }
  const over = told.way.length === 0 ? '' : ` (over ${told.way.join(' → ')})`;
  if (told.is === 'absent') return [{ rule: 'missing', message: `${told.how}${over}` }];
  return [...valueFaults(wanted, { values: valuesOf(wanted, told), over }), ...ttlFaults(wanted, told)];
}

/** In the spelling in which values are compared, sorted. */
const valuesOf = ({ type }: Wanted, { values }: Told & { readonly is: 'there' }): readonly string[] =>
  values.map(value => plainValue(type, value) ?? value).sort();

function valueFaults(
  { type, equals, includes, matches }: Wanted,
  { values, over }: { readonly values: readonly string[]; readonly over: string },
): readonly Fault[] {
  const actual = values.join(', ');
  const plain = (list: readonly string[]) => [...new Set(list.map(value => plainValue(type, value) ?? value))].sort();
  const wrong = (expected: string, what: string): Fault => ({
    rule: 'wrong-value',
    message: `${what}${over}`,
    expected,
    actual,
  });
  const faults: Fault[] = [];
  if (equals !== undefined && plain(equals).join('\n') !== values.join('\n')) {
    faults.push(wrong(plain(equals).join(', '), `it is ${actual}, not ${plain(equals).join(', ')}`));
  }
  const lacking = plain(includes ?? []).filter(value => !values.includes(value));
  if (lacking.length > 0) faults.push(wrong(lacking.join(', '), `it is ${actual}, without ${lacking.join(', ')}`));
  if (matches !== undefined && !values.some(value => matches.test(value))) {
    faults.push(wrong(String(matches), `it is ${actual}, and none matches ${matches.source}`));
  }
  return faults;
}

function ttlFaults({ 'max-ttl': most }: Wanted, { ttl, way }: Told & { readonly is: 'there' }): readonly Fault[] {
  if (most === undefined || ttl * 1000 <= most) return [];
  const on = way.length === 0 ? 'its TTL' : 'the longest TTL on the way';
  const message = `${on} is ${ttl} s, more than ${showDuration(most)}`;
  return [{ rule: 'ttl-too-long', message, expected: `${most / 1000} s at most`, actual: `${ttl} s` }];
}

/** Whether those that know answer alike; only asked where nothing else is wrong. */
export function disagreement(wanted: Wanted, said: readonly Said[]): Fault | undefined {
  const known = said.flatMap(({ by, told }) => {
    if (told.is === 'there') return [{ by, text: valuesOf(wanted, told).join(', ') }];
    return told.is === 'absent' ? [{ by, text: 'nothing' }] : [];
  });
  const groups = new Map<string, string[]>();
  for (const { by, text } of known) groups.set(text, [...(groups.get(text) ?? []), by]);
  if (groups.size < 2) return undefined;
  const parts = [...groups].map(([text, by]) => `${text} at ${by.join(', ')}`);
  return { rule: 'resolvers-disagree', message: `resolvers disagree: ${parts.join('; ')}` };
}
