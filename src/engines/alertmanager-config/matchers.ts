import { re2Problem } from '../promql/re2.js';

export interface Matcher {
  readonly name: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export type ReadMatchers =
  | { readonly matchers: readonly Matcher[]; readonly fallback: boolean }
  | { readonly problem: string };

const BARE = `[^\\s{}!=~,\\\\"'\`]+`;
const QUOTED = `"(?:[^"\\\\]|\\\\.)*"`;
const UTF8 = new RegExp(`\\s*(${QUOTED}|${BARE})\\s*(=~|!~|!=|=)\\s*(${QUOTED}|${BARE})\\s*`, 'y');
const CLASSIC = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|!~|!=|=)\s*([\s\S]*?)\s*$/;

/**
 * Reads what one line of `matchers` holds, `severity="critical"` or several with commas, as Alertmanager does: by the
 * parser that knows UTF-8, and where that refuses by the classic one (`fallback`), which a later version takes away.
 */
export function readMatchers(text: string): ReadMatchers {
  const modern = readUtf8(text);
  const found = modern ?? readClassic(text);
  if (found === undefined) return { problem: whyNone(text) };
  const wrong = found.find(({ operator, value }) => operator.endsWith('~') && re2Problem(value) !== undefined);
  if (wrong) return { problem: `error parsing regexp: ${re2Problem(wrong.value)?.message ?? ''}` };
  return { matchers: found, fallback: modern === undefined };
}

function withoutBraces(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('{') !== trimmed.endsWith('}')) return undefined;
  return trimmed.startsWith('{') ? trimmed.slice(1, -1) : trimmed;
}

function readUtf8(text: string): readonly Matcher[] | undefined {
  const body = withoutBraces(text);
  if (body === undefined) return undefined;
  const matchers: Matcher[] = [];
  for (let at = 0; at < body.length && body.slice(at).trim() !== ''; ) {
    UTF8.lastIndex = at;
    const [whole, name, operator, value] = UTF8.exec(body) ?? [];
    if (whole === undefined || name === undefined || value === undefined) return undefined;
    const unquoted = [unquote(name), unquote(value)];
    const [plainName, plainValue] = unquoted;
    if (plainName === undefined || plainValue === undefined) return undefined;
    matchers.push({ name: plainName, operator: asOperator(operator), value: plainValue });
    at += whole.length;
    if (at < body.length && body[at] !== ',') return undefined;
    at += 1;
  }
  return matchers;
}

function readClassic(text: string): readonly Matcher[] | undefined {
  const body = withoutBraces(text);
  if (body === undefined) return undefined;
  const matchers: Matcher[] = [];
  for (const part of splitAtCommas(body)) {
    if (part.trim() === '') continue;
    const [, name, operator, raw] = CLASSIC.exec(part) ?? [];
    const value = raw === undefined ? undefined : classicValue(raw);
    if (name === undefined || value === undefined) return undefined;
    matchers.push({ name, operator: asOperator(operator), value });
  }
  return matchers;
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ',' && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Quotes around the value may be left out, and must be whole where they are not; a backslash escapes `\`, `"` and `n`. */
function classicValue(raw: string): string | undefined {
  const quoted = raw.startsWith('"');
  if (quoted && (raw.length < 2 || !/(?:^|[^\\])(?:\\\\)*"$/.test(raw.slice(1)))) return undefined;
  const body = quoted ? raw.slice(1, -1) : raw;
  if (/(?:^|[^\\])(?:\\\\)*"/.test(body)) return undefined;
  return body.replace(/\\([\\"n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

function unquote(text: string): string | undefined {
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text.replace(/\\([^"\\/bfnrtu])/g, '\\\\$1'));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

const asOperator = (text: string | undefined): Matcher['operator'] =>
  text === '!=' || text === '=~' || text === '!~' ? text : '=';

function whyNone(text: string): string {
  if (/^\s*[^\s=!~"]+\s*(?:==|=>|:)/.test(text)) return 'the operator is one of =, !=, =~ and !~';
  if ((text.match(/"/g) ?? []).length % 2 === 1) return 'a quote is never closed';
  return 'expected such as severity="critical"';
}

/** `match` and `match_re` of before 0.22. */
export const oldMatchers = (entries: Iterable<readonly [string, string]>, operator: '=' | '=~'): readonly Matcher[] =>
  [...entries].map(([name, value]) => ({ name, operator, value }));

/** Whether a set of labels meets it; a label that is absent is empty. Undefined where JavaScript cannot tell. */
export function meets({ name, operator, value }: Matcher, labels: ReadonlyMap<string, string>): boolean | undefined {
  const actual = labels.get(name) ?? '';
  if (operator === '=') return actual === value;
  if (operator === '!=') return actual !== value;
  const matches = wholeMatch(value, actual);
  return matches === undefined ? undefined : operator === '=~' ? matches : !matches;
}

function wholeMatch(pattern: string, text: string): boolean | undefined {
  const [, flags = ''] = /^\(\?([ims]+)\)/.exec(pattern) ?? [];
  try {
    const body = flags === '' ? pattern : pattern.slice(flags.length + 3);
    return new RegExp(`^(?:${body.replace(/\(\?P</g, '(?<')})$`, `s${flags.replace('s', '')}`).test(text);
  } catch {
    return undefined;
  }
}

export const writeMatcher = ({ name, operator, value }: Matcher): string => `${name}${operator}"${value}"`;
