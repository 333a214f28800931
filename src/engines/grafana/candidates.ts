import type { Variable } from '../../formats/grafana/dashboard.js';
import { parsePrometheusDuration } from '../promql/lexing/number-literal.js';
import { builtInValue } from './built-in.js';
import { type Filled, fill, type Use, usesIn } from './fill.js';

/** Most texts that are tried for one query. */
const MOST = 300;
/** A name, a number, a duration, a function, nothing, a matcher, a text: what a value that nobody knows may be. */
const ANY = ['x', '1', '5m', 'sum', '', 'x="y"', '"x"'];

/**
 * A query with values for its variables, as many as need be tried until one parses: in quotes and ranges their sort is
 * plain from where they stand; elsewhere the values of the dashboard come first, and all that may stand there where it
 * does not say them.
 */
export function* fillings(
  text: string,
  uses: readonly Use[],
  variables: ReadonlyMap<string, Variable>,
): Generator<Filled> {
  if (uses.length === 0) {
    yield { text, original: offset => offset };
    return;
  }
  const places = new Map(placesOf(text, uses).map((place, index) => [uses[index], place]));
  const free = [...new Set(uses.filter(use => places.get(use) === 'free').map(({ name }) => name))];
  const choices = free.map(name => ({ name, values: valuesFor(name, variables.get(name)) }));
  for (const chosen of products(choices)) {
    yield fill(text, uses, use => {
      const place = places.get(use);
      if (place === 'quoted') return quotedValue(use);
      return place === 'range' ? rangeValue(text, use, variables.get(use.name)) : (chosen.get(use.name) ?? 'x');
    });
  }
}

type Place = 'quoted' | 'range' | 'free';

/** Where each use stands, in one walk over the text. */
function placesOf(text: string, uses: readonly Use[]): readonly Place[] {
  const places: Place[] = [];
  let quote = '';
  let brackets = 0;
  let next = 0;
  for (let index = 0; next < uses.length && index <= text.length; index += 1) {
    if (index >= (uses[next]?.from ?? 0)) {
      places.push(quote === '' ? (brackets > 0 ? 'range' : 'free') : 'quoted');
      index = (uses[next]?.to ?? index + 1) - 1;
      next += 1;
      continue;
    }
    const mark = text[index] ?? '';
    if (quote !== '') {
      if (mark === '\\' && quote !== '`') index += 1;
      else if (mark === quote) quote = '';
    } else if (mark === '"' || mark === "'" || mark === '`') quote = mark;
    else if (mark === '[') brackets += 1;
    else if (mark === ']') brackets -= 1;
    else if (mark === '#') index = Math.min(lineEnd(text, index), uses[next]?.from ?? text.length) - 1;
  }
  return places;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const quotedValue = ({ name }: Use): string => builtInValue(name) ?? 'x';

/** A duration; digits alone where the unit stands beside. */
function rangeValue(text: string, use: Use, variable: Variable | undefined): string {
  if (/^[a-z]/i.test(text.slice(use.to)) || /\d$/.test(text.slice(0, use.from))) {
    return /\d$/.test(text.slice(0, use.from)) && !/^[a-z]/i.test(text.slice(use.to)) ? 'm' : '5';
  }
  const own = builtInValue(use.name);
  if (own !== undefined) return own;
  return variable?.values.find(value => value !== '' && parsePrometheusDuration(value) !== undefined) ?? '5m';
}

/** Types whose values the dashboard itself says. */
const CLOSED: ReadonlySet<string> = new Set(['custom', 'constant', 'interval']);

function valuesFor(name: string, variable: Variable | undefined): readonly string[] {
  const own = builtInValue(name);
  if (own !== undefined) return own === '60' ? ['60', 'x'] : [own];
  const written = variable && CLOSED.has(variable.type) ? splitCustom(variable.query) : [];
  const known = [...new Set([...(variable?.values ?? []), ...written])].filter(isPlain);
  if (variable && CLOSED.has(variable.type) && known.length > 0) return known.slice(0, 20);
  return [...known.slice(0, 3), ...ANY];
}

const isPlain = (value: string): boolean =>
  value !== '$__all' && !value.startsWith('$__auto') && usesIn(value).length === 0;

/** `a,b : c`: values, each perhaps behind the text that is shown for it. */
const splitCustom = (query: string): readonly string[] =>
  query.split(/(?<!\\),/).map(part => (/\s:\s*(.*)$/s.exec(part)?.[1] ?? part).trim());

interface Choice {
  readonly name: string;
  readonly values: readonly string[];
}

/** Every choice with every other, those with the first values first, so many of them. */
function* products(choices: readonly Choice[]): Generator<ReadonlyMap<string, string>> {
  const most = choices.reduce((product, { values }) => Math.min(product * values.length, MOST), 1);
  for (let number = 0; number < most; number += 1) {
    let rest = number;
    const chosen = new Map<string, string>();
    for (const { name, values } of choices) {
      chosen.set(name, values[rest % values.length] ?? '');
      rest = Math.floor(rest / values.length);
    }
    yield chosen;
  }
}
