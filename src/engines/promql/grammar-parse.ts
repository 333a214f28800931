import { parser } from '@prometheus-io/lezer-promql';
import { ExpressionBuilder } from './build.js';
import type { Expr, Span } from './expression.js';
import type { PromqlProblem } from './problem.js';
import { describeSyntaxProblem } from './syntax.js';
import { copyTree, operandsOf } from './syntax-node.js';

/** An expression, or why the text is none. */
export type Syntax = { readonly expr: Expr } | { readonly problems: readonly PromqlProblem[] };

/** Parses with Prometheus' own grammar, and refuses what it lets pass. */
export function parseByGrammar(text: string): Syntax {
  if (/^(?:\s|#[^\n]*(?:\n|$))*$/.test(text))
    return refused('no expression found in input', { from: 0, to: text.length });
  const blank = STRANGE_BLANK.test(text) ? STRANGE_BLANK.exec(maskQuoted(text)) : null;
  if (blank) {
    return refused(`unexpected character: ${JSON.stringify(blank[0])}`, { from: blank.index, to: blank.index + 1 });
  }
  const readable = readableFor(text);
  const { root, wrong } = copyTree(parser.parse(readable));
  const [top] = operandsOf(root);
  if (wrong) return { problems: [describeSyntaxProblem(wrong, text)] };
  if (!top) return refused('no expression found in input', { from: 0, to: text.length });
  const builder = new ExpressionBuilder(readable);
  const expr = builder.build(top);
  return builder.problems.length > 0 ? { problems: builder.problems } : { expr };
}

const refused = (message: string, { from, to }: Span): Syntax => ({ problems: [{ message, from, to }] });

/** PromQL knows four blanks; the grammar takes any that Unicode has. */
const STRANGE_BLANK = /[^\S \t\r\n]/;

/** The text with strings and comments blanked out, as long as before. */
function maskQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g, quoted =>
    quoted.startsWith('#') ? ' '.repeat(quoted.length) : quoted.replace(/[\s\S]/g, '_'),
  );
}

/** What Prometheus reads and the grammar does not, in other words of the same length and value. */
function readableFor(text: string): string {
  let clean = TRAILING_DOT.test(text) ? withoutTrailingDots(text) : text;
  for (const [pattern, instead] of SPELLINGS) {
    if (!pattern.test(clean)) continue;
    const masked = maskQuoted(clean);
    for (const { index, 0: found } of masked.matchAll(new RegExp(pattern, 'gi'))) {
      clean = clean.slice(0, index) + instead(found) + clean.slice(index + found.length);
    }
  }
  return clean;
}

const SPELLINGS: readonly (readonly [RegExp, (found: string) => string])[] = [
  // `1.e2`, and hexadecimal digits with `_` between them.
  [/(?<![\w.:])\d+\.e[+-]?\d+/i, found => found.replace(/\.e([+-]?)/i, 'e$10')],
  [
    /(?<![\w.:])0x[0-9a-f]*_[0-9a-f_]*[0-9a-f](?![\w.:])/i,
    found => {
      const digits = found.slice(2).replaceAll('_', '');
      return found.slice(0, 2) + digits.padStart(found.length - 2, '0');
    },
  ],
  // A metric may be called so, where an operand is due.
  [
    /(?<=(?:^|[(,+*/%^=<>-]|\b(?:and|or|unless|atan2|bool)\b)\s*)offset(?=\s*(?:$|offset\b|[{[)+*/%^=!<>,]|-\s*[^\s\d(]))/i,
    found => found.replace(/t$/i, '_'),
  ],
];

const TRAILING_DOT = /(?<![\w.:])\d+\.(?![\w.])/;

/** `80.` is a number that the grammar does not know: the dot becomes a blank. */
function withoutTrailingDots(text: string): string {
  let clean = text;
  for (const { index, 0: number } of maskQuoted(text).matchAll(new RegExp(TRAILING_DOT, 'g'))) {
    const dot = index + number.length - 1;
    clean = `${clean.slice(0, dot)} ${clean.slice(dot + 1)}`;
  }
  return clean;
}
