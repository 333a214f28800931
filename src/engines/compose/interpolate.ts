/** The value of a variable; undefined where it is not set. */
export type Lookup = (name: string) => string | undefined;

export interface Interpolated {
  readonly text: string;
  /** Variables that are not set and have no default: Compose puts nothing in their place. */
  readonly unset: readonly string[];
  /** What `:?` and `?` demand and do not get, and what cannot be read as a variable, as sentences. */
  readonly errors: readonly string[];
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

/**
 * Docker Compose's interpolation: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?message}`,
 * `${NAME?message}`, `${NAME:+instead}`, `${NAME+instead}`, nested, and `$$` for a dollar sign. Any other `$` stands for itself.
 */
export function interpolate(text: string, lookup: Lookup): Interpolated {
  const unset: string[] = [];
  const errors: string[] = [];
  const expand = (part: string): string => {
    let result = '';
    for (let at = 0; at < part.length; ) {
      const dollar = part.indexOf('$', at);
      if (dollar < 0) return result + part.slice(at);
      result += part.slice(at, dollar);
      const found = readVariable(part, dollar, { lookup, expand, unset, errors });
      result += found.text;
      at = found.end;
    }
    return result;
  };
  return { text: expand(text), unset, errors };
}

/** What is left of a text where every variable is taken out: defaults, which stand in the file, stay. */
export const literalPart = (text: string): string => interpolate(text, () => undefined).text;

interface Reading {
  readonly lookup: Lookup;
  readonly expand: (part: string) => string;
  readonly unset: string[];
  readonly errors: string[];
}

function readVariable(text: string, dollar: number, reading: Reading): { readonly text: string; readonly end: number } {
  const next = text[dollar + 1];
  if (next === '$') return { text: '$', end: dollar + 2 };
  const braced = next === '{';
  const start = dollar + (braced ? 2 : 1);
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  // `$(date)`, `$1`, `$@`, a `$` at the end: no variable begins there, and Compose leaves it as it is.
  if (!braced && name === undefined) return { text: '$', end: dollar + 1 };
  const end = braced ? closingBrace(text, dollar + 1) : start + (name?.length ?? 0);
  if (name === undefined || end < 0) {
    reading.errors.push(`"${text.slice(dollar, dollar + 20)}" is no variable; write $$ for a dollar sign`);
    return { text: '$', end: dollar + 1 };
  }
  if (!braced) return { text: plainValue(name, reading), end };
  return { text: substitute(name, text.slice(start + name.length, end), reading), end: end + 1 };
}

function plainValue(name: string, { lookup, unset }: Reading): string {
  const value = lookup(name);
  if (value === undefined) unset.push(name);
  return value ?? '';
}

function substitute(name: string, operation: string, reading: Reading): string {
  if (operation === '') return plainValue(name, reading);
  const [, operator = '', word = ''] = /^(:?[-?+])([\s\S]*)$/.exec(operation) ?? [];
  if (operator === '') {
    reading.errors.push(`"\${${name}${operation}}" is no variable`);
    return '';
  }
  const value = reading.lookup(name);
  const isMissing = value === undefined || (operator.startsWith(':') && value === '');
  if (operator.endsWith('+')) return isMissing ? '' : reading.expand(word);
  if (!isMissing) return value;
  if (operator.endsWith('-')) return reading.expand(word);
  reading.errors.push(`${name} must be set${word === '' ? '' : `: ${word}`}`);
  return '';
}

/**
 * The brace that closes the one at `from`, on the same line. Any brace counts, and what follows an opening one does not;
 * where they do not match up the last of the line closes, as in Compose (compose-go, template.go).
 */
function closingBrace(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const line = newline < 0 ? text : text.slice(0, newline);
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
    if (line[at] === '{') {
      depth += 1;
      at += 1;
    }
  }
  const last = line.lastIndexOf('}');
  return last > from ? last : -1;
}
