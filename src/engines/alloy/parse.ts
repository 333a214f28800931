/** A block: `loki.write "default" { … }`. */
export interface AlloyBlock {
  readonly name: string;
  readonly label: string | undefined;
  readonly from: number;
  readonly blocks: readonly AlloyBlock[];
  readonly attributes: readonly AlloyAttribute[];
}

export interface AlloyAttribute {
  readonly name: string;
  readonly from: number;
  /** Paths that its expression reads: `loki.write.default.receiver`. */
  readonly references: readonly { readonly path: readonly string[]; readonly from: number }[];
}

export interface AlloyProblem {
  readonly message: string;
  readonly at: number;
}

export type ParsedAlloy =
  | { readonly blocks: readonly AlloyBlock[]; readonly attributes: readonly AlloyAttribute[] }
  | AlloyProblem;

interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly from: number;
  /** A line ends between the token before and this one. */
  readonly newLine: boolean;
}

class Broken extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const TOKEN =
  /([\p{L}_][\p{L}\p{N}_]*)|("(?:[^"\\\n]|\\.)*"|`[^`]*`)|(\d[\w.]*(?:[eE][-+]\d+)?)|(==|!=|<=|>=|&&|\|\||[{}()[\],.=+\-*/%^!<>:;?$])/uy;
const BLANK = /(?:[ \t\r]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;

/** Reads a file of Alloy's language into blocks, attributes and what these refer to; or tells where it breaks. */
export function parseAlloy(text: string): ParsedAlloy {
  try {
    const parser = new AlloyParser(tokensOf(text));
    return parser.body('end');
  } catch (error) {
    if (error instanceof Broken) return { message: error.message, at: error.at };
    throw error;
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let newLine = true;
  for (let at = 0; at < text.length; ) {
    BLANK.lastIndex = at;
    if (BLANK.test(text)) {
      newLine ||= text.slice(at, BLANK.lastIndex).includes('\n');
      at = BLANK.lastIndex;
    } else if (text[at] === '\n') {
      newLine = true;
      at += 1;
    } else {
      TOKEN.lastIndex = at;
      const [whole, name, string, number] = TOKEN.exec(text) ?? [];
      if (whole === undefined)
        throw new Broken(/["`]/.test(text[at] ?? '') ? 'this string is never closed' : `unexpected "${text[at]}"`, at);
      const kind =
        name === undefined ? (string === undefined ? (number === undefined ? 'symbol' : 'number') : 'string') : 'name';
      tokens.push({ kind, text: whole, from: at, newLine });
      newLine = false;
      at += whole.length;
    }
  }
  return [...tokens, { kind: 'end', text: '', from: text.length, newLine: true }];
}

class AlloyParser {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Statements up to the end, or to the brace that closes a block. */
  body(end: 'end' | '}'): { readonly blocks: readonly AlloyBlock[]; readonly attributes: readonly AlloyAttribute[] } {
    const blocks: AlloyBlock[] = [];
    const attributes: AlloyAttribute[] = [];
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'end' && end === '}') throw new Broken('the file ends, and a block is still open', token.from);
      if (token.kind === 'end' || (end === '}' && token.text === '}')) return { blocks, attributes };
      if (token.kind !== 'name')
        throw new Broken(`unexpected ${shown(token)}; expected the name of a block or an attribute`, token.from);
      const name = this.#dotted();
      if (this.#peek().text === '=' && this.#peek().kind === 'symbol')
        attributes.push(this.#attribute(name, token.from));
      else blocks.push(this.#block(name, token.from));
    }
  }

  #block(name: string, from: number): AlloyBlock {
    const label = this.#peek().kind === 'string' ? this.#take().text.slice(1, -1) : undefined;
    const open = this.#take();
    if (open.text !== '{') throw new Broken(`unexpected ${shown(open)} behind ${name}; expected "=" or "{"`, open.from);
    const body = this.body('}');
    this.#take();
    return { name, label, from, ...body };
  }

  #attribute(name: string, from: number): AlloyAttribute {
    this.#take();
    const references: { path: readonly string[]; from: number }[] = [];
    const first = this.#peek();
    if (first.newLine || first.kind === 'end') throw new Broken(`${name} has no value`, first.from);
    let depth = 0;
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'end') {
        if (depth > 0) throw new Broken(`the value of ${name} is never closed`, from);
        break;
      }
      if (depth === 0 && (token.text === '}' || (token.newLine && token !== first && !this.#continues()))) break;
      if (token.kind === 'symbol' && '([{'.includes(token.text)) depth += 1;
      if (token.kind === 'symbol' && ')]}'.includes(token.text)) depth -= 1;
      if (depth < 0) throw new Broken(`unexpected ${shown(token)}`, token.from);
      if (token.kind === 'name' && this.#tokens[this.#index - 1]?.text !== '.')
        references.push({ path: this.#path(), from: token.from });
      else this.#index += 1;
      if (this.#peek().text === ',' && depth === 0) throw new Broken('unexpected ","', this.#peek().from);
    }
    return { name, from, references: references.filter(({ path }) => path.length > 1) };
  }

  /** An operator or a dot before the line's end carries the expression on. */
  #continues(): boolean {
    const before = this.#tokens[this.#index - 1];
    return before?.kind === 'symbol' && !')]}'.includes(before.text);
  }

  #path(): readonly string[] {
    const path = [this.#take().text];
    while (this.#peek().text === '.' && this.#tokens[this.#index + 1]?.kind === 'name') {
      this.#take();
      path.push(this.#take().text);
    }
    return path;
  }

  #dotted(): string {
    return this.#path().join('.');
  }

  #peek(): Token {
    return this.#tokens[this.#index] ?? END;
  }

  #take(): Token {
    const token = this.#peek();
    this.#index += 1;
    return token;
  }
}

const END: Token = { kind: 'end', text: '', from: 0, newLine: true };

const shown = ({ kind, text }: Token): string =>
  kind === 'end' ? 'the end of the file' : `"${text.replaceAll('"', '').slice(0, 40)}"`;
