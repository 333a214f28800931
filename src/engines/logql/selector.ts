import { re2Problem } from '../promql/re2.js';
import type { Cursor } from './cursor.js';
import { Refused } from './problem.js';
import type { Token } from './token.js';

/** One of `{…}`. */
export interface LogqlMatcher {
  readonly name: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

const OPERATORS = ['=', '!=', '=~', '!~'] as const;

/** `{app="x", level=~"warn|error"}` */
export function readSelector(cursor: Cursor): readonly LogqlMatcher[] {
  const open = cursor.want('{');
  const matchers: LogqlMatcher[] = [];
  if (!cursor.is('}')) {
    do matchers.push(readMatcher(cursor));
    while (cursor.skip(','));
  }
  if (!cursor.is('}')) cursor.refuse('expected "," or "}"');
  const close = cursor.take();
  if (!matchers.some(selects)) {
    const message = 'the selector needs a matcher that does not match an empty label, such as app="x" or app=~".+"';
    throw new Refused(message, { from: open.from, to: close.to });
  }
  return matchers;
}

/** `name="value"`, also as a filter of labels. */
export function readMatcher(cursor: Cursor): LogqlMatcher {
  const name = cursor.wantKind('name', 'the name of a label').text;
  const operator = OPERATORS.find(each => cursor.is(each));
  if (operator === undefined) return cursor.refuse('expected one of =, !=, =~ and !~');
  cursor.take();
  const value = cursor.wantKind('string', 'a text in double quotes or backquotes');
  if (operator.endsWith('~')) checkRegexp(value);
  return { name, operator, value: value.value ?? '' };
}

/** Refuses what RE2 does not compile. */
export function checkRegexp(token: Token): void {
  const problem = re2Problem(token.value ?? '');
  if (problem) throw new Refused(`error parsing regexp: ${problem.message}`, token);
}

/** Whether it keeps streams without that label out: Loki wants one such matcher. */
function selects({ operator, value }: LogqlMatcher): boolean {
  if (operator === '=') return value !== '';
  if (operator === '!=') return value === '';
  const matchesEmpty = emptyMatch(value);
  return matchesEmpty === undefined || (operator === '=~' ? !matchesEmpty : matchesEmpty);
}

/** Undefined where JavaScript does not know what RE2 knows. */
function emptyMatch(pattern: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${pattern.replace(/^\(\?[ims]+\)/, '')})$`, 's').test('');
  } catch {
    return undefined;
  }
}
