import { nearest } from '../../text/nearest.js';
import { AGGREGATION_PARAMETERS, FUNCTION_NAMES } from './function-signatures.js';
import type { PromqlProblem } from './problem.js';
import type { SyntaxNode } from './syntax-node.js';

/** What stands where the grammar had to guess, in words. */
export function describeSyntaxProblem(node: SyntaxNode, text: string): PromqlProblem {
  const quote = unterminated(text);
  if (quote !== undefined && quote <= node.to)
    return { message: 'unterminated quoted string', from: quote, to: text.length };
  const from = skipBlank(text, node.from);
  const rest = text.slice(from);
  const open = unclosed(node, text);
  if (rest === '' && open) return open;
  if (rest === '')
    return { message: 'unexpected end of input', from: Math.max(0, text.trimEnd().length - 1), to: text.length };
  const call = callOf(node, text);
  if (call) return call;
  const token = /^(?:[A-Za-z_:][\w:]*|\d[\w.]*|"[^"]{0,40}"?|'[^']{0,40}'?|[=!]~|[=!<>]=|.)/.exec(rest)?.[0] ?? '';
  return {
    message: `unexpected ${JSON.stringify(token).replace(/^"\\"(.*)\\""$/, '"$1"')}`,
    from,
    to: from + token.length,
  };
}

/** Where a quoted string begins that does not end on its line. */
function unterminated(text: string): number | undefined {
  for (const { index, 0: part } of text.matchAll(
    /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`|#[^\n]*|["'`]/g,
  )) {
    if (part.length === 1 && part !== '#') return index;
  }
  return undefined;
}

const skipBlank = (text: string, at: number): number => {
  const rest = text.slice(at);
  return at + (/^(?:\s|#[^\n]*(?:\n|$))*/.exec(rest)?.[0].length ?? 0);
};

const BRACKETS: Readonly<Record<string, readonly [string, string]>> = {
  FunctionCallBody: ['(', 'parenthesis'],
  ParenExpr: ['(', 'parenthesis'],
  GroupingLabels: ['(', 'parenthesis'],
  LabelMatchers: ['{', 'brace'],
  MatrixSelector: ['[', 'bracket'],
  SubqueryExpr: ['[', 'bracket'],
};

/** At the end of the text the reader wants to know which bracket was never closed. */
function unclosed(node: SyntaxNode, text: string): PromqlProblem | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const [bracket, name] = BRACKETS[parent.name] ?? [];
    if (bracket === undefined) continue;
    const from = text.indexOf(bracket, parent.from);
    if (from >= 0 && from < parent.to) return { message: `unclosed left ${name}`, from, to: from + 1 };
  }
  return undefined;
}

const RENAMED: Readonly<Record<string, string>> = { holt_winters: 'double_exponential_smoothing' };

/** A name before a parenthesis is a function that the grammar does not know. */
function callOf(node: SyntaxNode, text: string): PromqlProblem | undefined {
  const before = /([A-Za-z_][\w]*)\s*$/.exec(text.slice(0, node.from));
  const name = before?.[1];
  if (!before || name === undefined || !text.slice(node.from).startsWith('(')) return undefined;
  const known = [...FUNCTION_NAMES, ...Object.keys(AGGREGATION_PARAMETERS)];
  const near =
    RENAMED[name] ?? nearest(name, [...known, 'sum', 'avg', 'min', 'max', 'count', 'group', 'stddev', 'stdvar']);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return { message: `unknown function with name "${name}"${hint}`, from: before.index, to: before.index + name.length };
}
