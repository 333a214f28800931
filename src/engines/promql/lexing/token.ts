import { parsePromqlNumber } from './number-literal.js';
import { unquotePromql } from './string-literal.js';

/** A token of plain PromQL. `text` is as written; a word may be a name or a keyword. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'sign' | 'end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Of a string, without quotes and escapes. */
  readonly value: string;
  readonly number: number;
}

const TOKEN =
  /(?:[ \t\r\n]+|#[^\n]*)*(?:([A-Za-z_][\w:]*|:[A-Za-z_:][\w:]*)|(\.?\d[\w.]*)|("(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`)|([=!]~|[=!<>]=|[-+*/%^<>=(){}[\],:@])|$)/y;
const NUMBER = /^(?:(?:\d+(?:\.\d+)?|\.\d+)(?:[eE]\d+)?|\d[\da-z]*)$/;

/** The tokens of an expression; undefined where one is not of the plain sort. */
export function plainTokens(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) return undefined;
    const [whole, word, number, string, sign] = found;
    at += whole.length;
    const written = word ?? number ?? string ?? sign ?? '';
    const place = { text: written, from: at - written.length, to: at };
    if (word !== undefined) tokens.push({ kind: 'word', ...place, value: '', number: 0 });
    else if (sign !== undefined) tokens.push({ kind: 'sign', ...place, value: '', number: 0 });
    else if (number !== undefined) {
      const value = NUMBER.test(number) ? parsePromqlNumber(number) : undefined;
      if (value === undefined) return undefined;
      tokens.push({ kind: 'number', ...place, value: '', number: value });
    } else if (string !== undefined) {
      const unquoted = unquotePromql(string);
      if (!('value' in unquoted)) return undefined;
      tokens.push({ kind: 'string', ...place, value: unquoted.value, number: 0 });
    } else {
      tokens.push({ kind: 'end', ...place, value: '', number: 0 });
      return tokens;
    }
  }
}
