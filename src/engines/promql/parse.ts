import { type Expr, walk } from './expression.js';
import type { Features } from './features.js';
import { parseByGrammar } from './grammar-parse.js';
import { parsePlain } from './plain-parse.js';
import type { PromqlProblem } from './problem.js';
import { checkTypes } from './type-rules.js';

interface ParsedPromql {
  /** Undefined where the text does not parse; present but wrong where only types do not fit. */
  readonly expr: Expr | undefined;
  readonly problems: readonly PromqlProblem[];
}

/**
 * Parses and type-checks a PromQL expression as Prometheus 3 does when it loads a rule. What the plain parser does not
 * take, broken or only rare, the grammar decides.
 */
export function parsePromql(text: string, features: Features = new Set()): ParsedPromql {
  const plain = parsePlain(text);
  const syntax = plain ? { expr: plain } : parseByGrammar(text);
  if ('problems' in syntax) return { expr: undefined, problems: syntax.problems };
  const refused = refusedWords(syntax.expr, text);
  if (refused.length > 0) return { expr: undefined, problems: refused };
  return { expr: syntax.expr, problems: checkTypes(syntax.expr, features) };
}

/** What both parsers let pass and the one in Prometheus does not. */
function refusedWords(expr: Expr, text: string): readonly PromqlProblem[] {
  const strange = text.includes('\ufffd')
    ? text.replace(COMMENT, kept => (kept.startsWith('#') ? kept.replaceAll('\ufffd', ' ') : kept))
    : '';
  const at = strange.indexOf('\ufffd');
  const unreadable = at < 0 ? [] : [{ message: 'invalid UTF-8 rune', from: at, to: at + 1 }];
  if (!/atan2|_|0x/i.test(text)) return unreadable;
  const parts = walk(expr).flatMap((part): readonly PromqlProblem[] => {
    const { kind, from, to } = part;
    const written = text.slice(from, to);
    if (kind === 'selector' && /^atan2\b/i.test(written)) return [{ message: 'unexpected <op:atan2>', from, to }];
    const isNumber = kind === 'number' && isOutOfReach(written.replace(/^[+-]\s*/, ''));
    return isNumber ? [{ message: `cannot parse "${written}" to a valid number`, from, to }] : [];
  });
  return [...unreadable, ...parts];
}

const COMMENT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g;

/** Go takes `_` in whole and in hexadecimal numbers, and hexadecimal ones of 64 bits (strconv.ParseInt, ParseFloat). */
function isOutOfReach(number: string): boolean {
  if (/^0x[0-9a-f_]+$/i.test(number)) return BigInt(number.replaceAll('_', '')) > 2n ** 63n - 1n;
  return number.includes('_') && /^[\d_.]+(?:e[+-]?[\d_]+)?$/i.test(number) && /[.e]/i.test(number);
}
