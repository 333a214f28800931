import { put } from '../merge.js';
import type { KubeScalar, KubeValue } from '../value.js';
import { NotPlain } from './text.js';

/** Scalars of letters, digits and a few signs that mean nothing in any YAML, plain or in quotes without escapes. */
const TOKEN = / *(?:([[\]{},])|"([^"\\]*)"|'([^']*)'|(-{0,2}[\w./](?:[\w./@+=%*-]|:(?=[\w./])| +(?=\w))*))(:?)/y;
const MAX_DEPTH = 20;

interface Token {
  readonly sign: string | undefined;
  readonly quoted: string | undefined;
  readonly plain: string | undefined;
  readonly colon: boolean;
}

/** Reads a flow collection on one line: `{ cpu: 500m, memory: 256Mi }`, `["--port", 80]`. */
export function readPlainFlow(line: string, resolve: (text: string) => KubeScalar): KubeValue {
  const reader = new FlowReader(line, resolve);
  const value = reader.value(reader.next(), 0);
  reader.end();
  return value;
}

class FlowReader {
  readonly #line: string;
  readonly #resolve: (text: string) => KubeScalar;
  #at = 0;

  constructor(line: string, resolve: (text: string) => KubeScalar) {
    this.#line = line;
    this.#resolve = resolve;
  }

  next(): Token {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#line);
    if (!found) throw new NotPlain();
    this.#at = TOKEN.lastIndex;
    const [, sign, double, single, plain, colon] = found;
    const isKey = colon === ':';
    if (isKey && (sign !== undefined || this.#line.charAt(this.#at) !== ' ')) throw new NotPlain();
    return { sign, quoted: double ?? single, plain, colon: isKey };
  }

  end(): void {
    if (this.#line.slice(this.#at).trim() !== '') throw new NotPlain();
  }

  value(token: Token, depth: number): KubeValue {
    if (depth > MAX_DEPTH || token.colon) throw new NotPlain();
    if (token.sign === '[') return this.#items(depth);
    if (token.sign === '{') return this.#entries(depth);
    return this.#scalar(token);
  }

  #items(depth: number): KubeValue {
    const items: KubeValue[] = [];
    let token = this.next();
    while (token.sign !== ']') {
      items.push(this.value(token, depth + 1));
      token = this.#behind(']');
    }
    return items;
  }

  #entries(depth: number): KubeValue {
    const entries: Record<string, KubeValue> = {};
    let token = this.next();
    while (token.sign !== '}') {
      const key = token.quoted ?? token.plain ?? '';
      if (!token.colon || Object.hasOwn(entries, key) || this.#scalar(token) !== key) throw new NotPlain();
      put(entries, key, this.value(this.next(), depth + 1));
      token = this.#behind('}');
    }
    return entries;
  }

  /** What follows an item: the collection's end, or the next item behind a comma. */
  #behind(end: string): Token {
    const token = this.next();
    if (token.sign === end) return token;
    if (token.sign !== ',') throw new NotPlain();
    const next = this.next();
    if (next.sign === end) throw new NotPlain();
    return next;
  }

  #scalar({ quoted, plain }: Token): KubeScalar {
    if (quoted !== undefined) return quoted;
    if (plain === undefined) throw new NotPlain();
    const value = this.#resolve(plain);
    if (typeof value === 'number' && !Number.isFinite(value)) throw new NotPlain();
    return value;
  }
}
