/** One assignment of a `.env` file. `line` counts from 1. */
export interface DotenvEntry {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  /** In single quotes: a `$` stands for itself. */
  readonly isLiteral?: true;
}

export interface DotenvProblem {
  readonly line: number;
  readonly message: string;
}

const ASSIGNMENT = /^\s*(?:export\s+)?([^\s=]+)\s*=[ \t]*(.*)$/;
const BARE = /^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * Reads a `.env` file as Docker Compose does: comments, `export`, single quotes for what is meant to the letter, double
 * quotes with escapes, values over several lines inside quotes. A name without `=` takes its value from the outside and is
 * no entry. References to other variables stay as they are.
 */
export function parseDotenv(text: string): {
  readonly entries: readonly DotenvEntry[];
  readonly problems: readonly DotenvProblem[];
} {
  const entries: DotenvEntry[] = [];
  const problems: DotenvProblem[] = [];
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const at = index + 1;
    if (/^\s*(?:#|$)/.test(line) || BARE.test(line)) continue;
    const [, name, rest] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined || rest === undefined || !/^[A-Za-z_][\w.-]*$/.test(name)) {
      problems.push({ line: at, message: 'expected NAME=VALUE' });
      continue;
    }
    const quote = rest[0];
    if (quote !== '"' && quote !== "'") {
      entries.push({ name, value: rest.replace(/(?:^|\s+)#.*$/, '').trimEnd(), line: at });
      continue;
    }
    const quoted = readQuoted(lines, { index, quote, first: rest.slice(1) });
    if (quoted === undefined) {
      problems.push({ line: at, message: `the ${quote} of ${name} is never closed` });
      break;
    }
    entries.push({ name, value: quoted.value, line: at, ...(quote === "'" ? { isLiteral: true } : {}) });
    index = quoted.end;
  }
  return { entries, problems };
}

function readQuoted(
  lines: readonly string[],
  from: { readonly index: number; readonly quote: string; readonly first: string },
): { readonly value: string; readonly end: number } | undefined {
  const { quote } = from;
  const parts: string[] = [];
  for (let index = from.index; index < lines.length; index += 1) {
    const text = index === from.index ? from.first : (lines[index] ?? '');
    const close = closing(text, quote);
    parts.push(close < 0 ? text : text.slice(0, close));
    if (close < 0) continue;
    const raw = parts.join('\n');
    return {
      value: quote === '"' ? raw.replace(/\\(.)/g, (_, mark: string) => ESCAPES[mark] ?? mark) : raw,
      end: index,
    };
  }
  return undefined;
}

function closing(text: string, quote: string): number {
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\' && quote === '"') index += 1;
    else if (text[index] === quote) return index;
  }
  return -1;
}
