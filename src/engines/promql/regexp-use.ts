import { type Expr, type Matcher, walk } from './expression.js';
import type { PromqlProblem } from './problem.js';

const PATTERN = /[\\^$.|?*+()[\]{}]/;

/** Matchers whose regular expression does nothing that a plain comparison would not do. */
export function findUselessRegexps(expr: Expr): readonly PromqlProblem[] {
  return walk(expr).flatMap(part =>
    part.kind === 'selector'
      ? part.matchers.flatMap(matcher => {
          const message = useless(matcher);
          return message === undefined ? [] : [{ message, from: matcher.from, to: matcher.to }];
        })
      : [],
  );
}

function useless({ name, operator, value }: Matcher): string | undefined {
  if (operator !== '=~' && operator !== '!~') return undefined;
  const plain = operator === '=~' ? '=' : '!=';
  const quoted = JSON.stringify(value);
  if (!PATTERN.test(value)) return `${name}${operator}${quoted} holds no pattern: write ${name}${plain}${quoted}`;
  if (value === '.*') {
    return operator === '=~'
      ? `${name}=~".*" matches every series: leave it out`
      : `${name}!~".*" matches no series at all`;
  }
  if (/^\^/.test(value) || /(?<!\\)(?:\\\\)*\$$/.test(value)) {
    return `${name}${operator}${quoted}: ^ and $ are redundant, Prometheus matches the whole value anyway`;
  }
  return undefined;
}
