export const CHECKING = /^Checking (.+)$/;

/** One complaint of promtool, with whatever it tells about the place. */
export interface PromtoolMessage {
  /** Position in the file, where promtool gives one. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly group?: string | undefined;
  /** Number of the rule in its group, from 1. */
  readonly rule?: number | undefined;
  readonly name?: string | undefined;
  /** Position inside the expression. */
  readonly inner?: { readonly line: number; readonly column: number } | undefined;
  /** A finding of `--lint`, which refuses the file only with `--lint-fatal`. */
  readonly lint: boolean;
  /** Without file, position and rule. */
  readonly text: string;
}

/** The texts of each `FAILED:` block of stderr; a text may have several lines. Lines before the first block are no part. */
export function failedBlocks(stderr: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const line of stderr.split('\n')) {
    const opening = /^ {2}FAILED:(?: (.*))?$/.exec(line);
    const block = blocks.at(-1);
    if (opening) blocks.push(opening[1] === undefined || opening[1] === '' ? [] : [opening[1]]);
    else if (block && line.trim() !== '' && !isLogLine(line)) block.push(line);
  }
  return blocks.map(joinContinued);
}

/** A line of promtool's own log (`time=… level=…`, `ts=… caller=…`), which may come between. */
const isLogLine = (line: string): boolean => /^(?:time|ts|level|caller)=\S+ /.test(line);

/** What follows `yaml: unmarshal errors:` is indented, what follows a lint error is not; both belong to one message. */
function joinContinued(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  let open = false;
  for (const line of lines) {
    const last = texts.length - 1;
    const continues = last >= 0 && (open || /^ {2}line \d+: /.test(line));
    if (continues) texts[last] = `${texts[last]}\n${line}`;
    else texts.push(line.replace(/^ {5}(?=\S)/, ''));
    if (!continues) open = /^\s*lint error /.test(line);
  }
  return texts;
}

const PLACE = /^(\d{1,9}):(\d{1,9}): (?:\d{1,9}:\d{1,9}: )?/;
const RULE = /^group ("(?:[^"\\]|\\.)*"), rule (\d{1,9}), ("(?:[^"\\]|\\.)*"): /;
const INNER = /^(?:could not parse expression: )(\d{1,9}):(\d{1,9}): (?:parse error: )?/;
const YAML_LINE = /^(?:line |yaml: line )(\d{1,9}): /;

/** Takes one text of a block apart: several messages where YAML was refused in several lines. */
export function parseMessage(text: string, file: string): readonly PromtoolMessage[] {
  if (/^lint error /.test(text)) return [{ lint: true, text: text.replace(/^lint error /, '') }];
  const stripped = withoutFile(text, file);
  const unmarshal = /^yaml: unmarshal errors:\n([\s\S]*)$/.exec(stripped)?.[1];
  if (unmarshal === undefined) return [placed(stripped)];
  return unmarshal.split('\n').map(line => placed(line.trim()));
}

function withoutFile(text: string, file: string): string {
  for (const prefix of [`${file}: `, `parsing YAML file ${file}: `]) {
    if (text.startsWith(prefix)) return text.slice(prefix.length);
  }
  return text;
}

function placed(text: string): PromtoolMessage {
  let rest = text;
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found;
  };
  const yamlLine = take(YAML_LINE);
  const place = take(PLACE);
  const rule = take(RULE);
  const inner = take(INNER);
  return {
    line: positive(yamlLine?.[1] ?? place?.[1]),
    column: positive(place?.[2]),
    group: rule?.[1] === undefined ? undefined : unquoteGo(rule[1]),
    rule: positive(rule?.[2]),
    name: rule?.[3] === undefined ? undefined : unquoteGo(rule[3]),
    inner: inner ? { line: Number(inner[1]), column: Number(inner[2]) } : undefined,
    lint: false,
    text: inner ? `could not parse expression: ${rest}` : rest,
  };
}

/** promtool prints `0:0` where it knows no place. */
const positive = (digits: string | undefined): number | undefined =>
  digits === undefined || Number(digits) === 0 ? undefined : Number(digits);

/** Undoes Go's `%q`. */
export function unquoteGo(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g, (whole, x, u, long, one) => {
      const hex: unknown = x ?? u ?? long;
      if (typeof hex === 'string') {
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      return ESCAPES[String(one)] ?? String(one);
    });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
