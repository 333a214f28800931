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
  const readable = TRAILING_DOT.test(text) ? withoutTrailingDots(text) : text;
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
