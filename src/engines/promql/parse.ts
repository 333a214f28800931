import { parser } from '@prometheus-io/lezer-promql';
import { ExpressionBuilder } from './build.js';
import type { Expr, Span } from './expression.js';
import type { Features } from './features.js';
import type { PromqlProblem } from './problem.js';
import { firstSyntaxProblem } from './syntax.js';
import { checkTypes } from './type-rules.js';

export interface ParsedPromql {
  /** Undefined where the text does not parse; present but wrong where only types do not fit. */
  readonly expr: Expr | undefined;
  readonly problems: readonly PromqlProblem[];
}

/** Parses and type-checks a PromQL expression as Prometheus 3 does when it loads a rule. */
export function parsePromql(text: string, features: Features = new Set()): ParsedPromql {
  const code = maskQuoted(text);
  if (code.trim() === '') return refused('no expression found in input', { from: 0, to: text.length });
  const blank = STRANGE_BLANK.exec(code);
  if (blank) {
    return refused(`unexpected character: ${JSON.stringify(blank[0])}`, { from: blank.index, to: blank.index + 1 });
  }
  const readable = withoutTrailingDots(text, code);
  const tree = parser.parse(readable);
  const wrong = firstSyntaxProblem(tree, text);
  const root = tree.topNode.getChild('Expr');
  if (wrong || !root)
    return refused(wrong?.message ?? 'no expression found in input', wrong ?? { from: 0, to: text.length });
  const builder = new ExpressionBuilder(readable);
  const expr = builder.build(root);
  if (builder.problems.length > 0) return { expr: undefined, problems: builder.problems };
  return { expr, problems: checkTypes(expr, features) };
}

const refused = (message: string, { from, to }: Span): ParsedPromql => ({
  expr: undefined,
  problems: [{ message, from, to }],
});

/** PromQL knows four blanks; the grammar takes any that Unicode has. */
const STRANGE_BLANK = /[^\S \t\r\n]/;

/** The text with strings and comments blanked out, as long as before. */
function maskQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g, quoted =>
    quoted.startsWith('#') ? ' '.repeat(quoted.length) : quoted.replace(/[\s\S]/g, '_'),
  );
}

/** `80.` is a number that the grammar does not know: the dot becomes a blank. */
function withoutTrailingDots(text: string, code: string): string {
  let clean = text;
  for (const { index, 0: number } of code.matchAll(/(?<![\w.:])\d+\.(?![\w.])/g)) {
    const dot = index + number.length - 1;
    clean = `${clean.slice(0, dot)} ${clean.slice(dot + 1)}`;
  }
  return clean;
}
