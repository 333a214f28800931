import { TokenCursor } from './cursor.js';
import { PROMETHEUS, type TemplateDialect } from './dialect.js';
import { lexTemplate, TemplateInvalid, type Token } from './lexer.js';

/** What a template of Prometheus uses, or why Go refuses it. */
export interface ParsedTemplate {
  readonly problem: { readonly message: string; readonly at: number } | undefined;
  /** Labels of the alert that it reads: `$labels.job`, `.Labels.job`, `index $labels "job"`. */
  readonly labels: readonly { readonly name: string; readonly at: number }[];
  /** Uses of the alert's value. */
  readonly usesValue: boolean;
  /** PromQL that it evaluates, where it is written out. */
  readonly queries: readonly { readonly text: string; readonly at: number }[];
  /** Names of templates that it defines, and of those that it uses. */
  readonly defines: readonly string[];
  readonly uses: readonly { readonly name: string; readonly at: number }[];
}

/** Parses a template as Prometheus does when it loads a rule, or as another program does. */
export function parseTemplate(source: string, dialect: TemplateDialect = PROMETHEUS): ParsedTemplate {
  const parser = new TemplateParser(dialect);
  try {
    if (source.includes('{{')) parser.parse(lexTemplate(source));
    return { ...parser.found(), problem: undefined };
  } catch (error) {
    if (error instanceof TemplateInvalid)
      return { ...parser.found(), problem: { message: error.message, at: error.at } };
    throw error;
  }
}

type End = 'end' | 'else' | 'eof';

class TemplateParser {
  readonly #functions: ReadonlySet<string>;
  #cursor = new TokenCursor([]);
  #variables: string[];
  #ranges = 0;
  /** How many `with` and `range` have put something else in place of the dot. */
  #dots = 0;
  #depth = 0;
  #usesValue = false;
  readonly #labels: { name: string; at: number }[] = [];
  readonly #queries: { text: string; at: number }[] = [];
  readonly #defines: string[] = [];
  readonly #uses: { name: string; at: number }[] = [];

  constructor({ functions, declared }: TemplateDialect) {
    this.#functions = functions;
    this.#variables = [...declared];
  }

  parse(tokens: readonly Token[]): void {
    this.#cursor = new TokenCursor(tokens);
    const end = this.#list();
    if (end !== 'eof') throw this.#cursor.invalid(`unexpected {{${end}}}`);
  }

  found(): Omit<ParsedTemplate, 'problem'> {
    const [labels, queries, defines, uses] = [this.#labels, this.#queries, this.#defines, this.#uses];
    return { labels, usesValue: this.#usesValue, queries, defines, uses };
  }

  /** Text and actions up to `{{end}}`, `{{else…` or the end. */
  #list(): End {
    this.#depth += 1;
    if (this.#depth > 200) throw this.#cursor.invalid('nested too deeply');
    for (let end: End | undefined; ; ) {
      const token = this.#cursor.peek();
      if (!token) end = 'eof';
      else if (token.kind === 'text') this.#cursor.advance();
      else end = this.#action();
      if (end === undefined) continue;
      this.#depth -= 1;
      return end;
    }
  }

  #action(): End | undefined {
    this.#cursor.advance();
    this.#cursor.blank();
    const token = this.#cursor.peek();
    const keyword = token?.kind === 'name' ? token.text : '';
    switch (keyword) {
      case 'if':
      case 'with':
      case 'range':
        this.#cursor.advance();
        this.#control(keyword);
        return undefined;
      case 'end':
        this.#cursor.advance();
        this.#cursor.close('end');
        return 'end';
      case 'else':
        this.#cursor.advance();
        return 'else';
      case 'break':
      case 'continue':
        if (this.#ranges === 0) throw this.#cursor.invalid(`{{${keyword}}} outside {{range}}`);
        this.#cursor.advance();
        this.#cursor.close(keyword);
        return undefined;
      case 'template':
      case 'define':
      case 'block':
        this.#cursor.advance();
        this.#named(keyword);
        return undefined;
      default:
        this.#pipeline('command', 'close');
        return undefined;
    }
  }

  #control(keyword: 'if' | 'with' | 'range'): void {
    const declared = this.#variables.length;
    this.#pipeline(keyword, 'close');
    const inner = keyword === 'if' ? 0 : 1;
    this.#dots += inner;
    if (keyword === 'range') this.#ranges += 1;
    const end = this.#list();
    if (keyword === 'range') this.#ranges -= 1;
    this.#dots -= inner;
    if (end === 'else') this.#otherwise(keyword);
    if (end === 'eof') throw this.#cursor.invalid('unexpected EOF');
    this.#variables.length = declared;
  }

  #otherwise(keyword: 'if' | 'with' | 'range'): void {
    this.#cursor.blank();
    const token = this.#cursor.peek();
    if (token?.kind === 'name' && token.text === keyword && keyword !== 'range') {
      this.#cursor.advance();
      this.#control(keyword);
      return;
    }
    this.#cursor.close('else');
    const end = this.#list();
    if (end !== 'end') throw this.#cursor.invalid(end === 'eof' ? 'unexpected EOF' : 'expected end; found {{else}}');
  }

  #named(keyword: 'template' | 'define' | 'block'): void {
    if (keyword === 'define' && this.#depth > 1) throw this.#cursor.invalid('unexpected {{define}}');
    this.#cursor.blank();
    const name = this.#cursor.peek();
    if (name?.kind !== 'string') throw this.#cursor.invalid(`unexpected ${this.#cursor.shown()} in ${keyword} clause`);
    if (keyword === 'template') this.#uses.push({ name: unquote(name.text), at: name.at });
    else this.#defines.push(unquote(name.text));
    this.#cursor.advance();
    this.#cursor.blank();
    const variables = this.#variables;
    if (keyword === 'define' || (keyword === 'template' && this.#cursor.peek()?.kind === 'close'))
      this.#cursor.close(`${keyword} clause`);
    else this.#pipeline(`${keyword} clause`, 'close');
    if (keyword === 'template') return;
    // What a template defines sees none of the variables around it.
    this.#variables = ['$'];
    this.#dots += 1;
    if (this.#list() !== 'end') throw this.#cursor.invalid('unexpected EOF');
    this.#dots -= 1;
    this.#variables = variables;
  }

  #pipeline(context: string, end: 'close' | 'right'): void {
    this.#cursor.blank();
    this.#declarations(context);
    for (let stage = 1; this.#cursor.peek()?.kind !== end || stage === 1; stage += 1) {
      this.#use(this.#command(context, stage));
      const token = this.#cursor.peek();
      if (token?.kind === end) break;
      if (token?.kind !== 'pipe') throw this.#cursor.invalid(`unexpected ${this.#cursor.shown()} in ${context}`);
      this.#cursor.advance();
      this.#cursor.blank();
    }
    this.#cursor.advance();
  }

  /** `$x :=`, `$x =` and, for `range`, `$i, $x :=`. Go takes even an assignment for a declaration while it parses. */
  #declarations(context: string): void {
    const start = this.#cursor.mark();
    const names: string[] = [];
    for (;;) {
      const token = this.#cursor.peek();
      if (token?.kind !== 'variable') break;
      names.push(token.text);
      this.#cursor.advance();
      this.#cursor.blank();
      const operator = this.#cursor.peek()?.kind;
      this.#cursor.advance();
      this.#cursor.blank();
      if (operator === 'declare' || operator === 'assign') {
        this.#variables.push(...names);
        return;
      }
      if (operator !== 'comma' || context !== 'range' || names.length > 1) break;
    }
    this.#cursor.reset(start);
  }

  #command(context: string, stage: number): readonly Token[] {
    const operands: Token[] = [];
    this.#cursor.blank();
    for (let operand = this.#operand(); operand; operand = this.#operand()) {
      operands.push(operand);
      const token = this.#cursor.peek();
      if (token?.kind === 'space') {
        this.#cursor.blank();
        continue;
      }
      if (token?.kind === 'close' || token?.kind === 'right' || token?.kind === 'pipe') break;
      throw this.#cursor.invalid(`unexpected ${this.#cursor.shown(token)} in operand`, token?.at);
    }
    const [first] = operands;
    if (!first) throw this.#cursor.invalid(stage === 1 ? `missing value for ${context}` : 'empty command');
    const literal = ['bool', 'number', 'string', 'dot'].includes(first.kind) || first.text === 'nil';
    if (stage > 1 && literal) throw new TemplateInvalid(`non executable command in pipeline stage ${stage}`, first.at);
    return operands;
  }

  /** A term and the fields behind it; undefined where none stands here. */
  #operand(): Token | undefined {
    const token = this.#cursor.peek();
    switch (token?.kind) {
      case 'name':
        if (token.text !== 'nil' && !this.#functions.has(token.text)) {
          throw new TemplateInvalid(`function "${token.text}" not defined`, token.at);
        }
        break;
      case 'variable':
        this.#known(token);
        break;
      case 'left':
        this.#cursor.advance();
        this.#pipeline('parenthesized pipeline', 'right');
        this.#cursor.reset(this.#cursor.mark() - 1);
        break;
      case 'dot':
      case 'field':
      case 'bool':
      case 'number':
      case 'string':
        break;
      default:
        return undefined;
    }
    this.#cursor.advance();
    this.#chain(token);
    return token;
  }

  #chain(term: Token): void {
    const fields: Token[] = term.kind === 'field' ? [term] : [];
    for (let token = this.#cursor.peek(); token?.kind === 'field'; token = this.#cursor.peek()) {
      if (['bool', 'number', 'string', 'dot'].includes(term.kind) || term.text === 'nil') {
        throw new TemplateInvalid(`unexpected . after term "${term.text}"`, token.at);
      }
      fields.push(token);
      this.#cursor.advance();
    }
    const [first, second] = fields;
    const root = this.#dots === 0 || term.kind === 'variable';
    if (term.kind === 'variable' && term.text === '$labels' && first) this.#label(first);
    if (first?.text === '.Labels' && second && root && (term.kind === 'field' || term.text === '$'))
      this.#label(second);
    if (term.text === '$value' || (first?.text === '.Value' && root)) this.#usesValue = true;
  }

  #label(field: Token): void {
    this.#labels.push({ name: field.text.slice(1), at: field.at });
  }

  #use([name, first, second]: readonly Token[]): void {
    if (name?.kind !== 'name') return;
    if (name.text === 'query' && first?.kind === 'string') {
      this.#queries.push({ text: unquote(first.text), at: first.at });
    }
    if (name.text === 'index' && first?.text === '$labels' && second?.kind === 'string') {
      this.#labels.push({ name: unquote(second.text), at: second.at });
    }
  }

  #known(variable: Token): void {
    if (this.#variables.includes(variable.text)) return;
    throw new TemplateInvalid(`undefined variable "${variable.text}"`, variable.at);
  }
}

function unquote(text: string): string {
  if (text.startsWith('`')) return text.slice(1, -1);
  return text
    .slice(1, -1)
    .replace(/\\(["\\])/g, '$1')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');
}
