/** A place in a source file that a failure's text names. */
export interface Frame {
  /** As printed: relative or absolute, `/` between its parts. Of Java and its kin, package folders and file name. */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** What the line says after the place, where that is the error itself (`calc_test.go:16: want 3, got 2`). */
  readonly message?: string;
}

/** Longer lines are data, not frames. */
const MAX_LINE = 1000;

interface Notation {
  /** Reads a line; undefined where it is no frame in this notation. */
  readonly read: (line: string) => Frame | undefined;
  /** Where it stands that prints the place of the error: in the first or in the last frame. */
  readonly deepest: 'first' | 'last';
}

/** Notations in the order in which they are believed where a text mixes them. */
const NOTATIONS: readonly Notation[] = [
  { deepest: 'first', read: javaScript },
  { deepest: 'first', read: java },
  { deepest: 'last', read: python },
  { deepest: 'first', read: goTrace },
  { deepest: 'last', read: goMessage },
  { deepest: 'first', read: pattern(/panicked at '?(?:.*, )?([^\s':]+\.rs):(\d+):(\d+)/) },
  { deepest: 'first', read: pattern(/ in ((?:[A-Za-z]:)?[^:]+):line (\d+)/) },
  { deepest: 'first', read: pattern(/^\s*(?:# )?((?:[A-Za-z]:)?[^\s:]+\.(?:rb|php|phpt)):(\d+)(?::|$)/) },
];

/**
 * The frames of a failure's text, the place of the error first, whatever the order in which its runtime prints them:
 * JavaScript (node, vitest, jest), Java and its kin, Python (pytest's own style and the interpreter's), Go, Rust, .NET,
 * Ruby, PHP.
 */
export function parseStack(text: string): readonly Frame[] {
  const lines = text.split(/\r?\n/).filter(line => line.length <= MAX_LINE);
  return NOTATIONS.flatMap(({ read, deepest }) => {
    const frames = lines.flatMap(line => read(line) ?? []);
    return deepest === 'first' ? frames : frames.reverse();
  });
}

/** `node:internal/timers`, and without a prefix before Node 15: `internal/process/task_queues.js`, `events.js`. */
const NODE_ITSELF =
  /^(?:node:|internal[\\/].*\.js$|(?:_\w+|assert|bootstrap_node|child_process|cluster|domain|events|fs|http|https|module|net|readline|repl|stream|timers|tls|util|vm|zlib)\.js$)/;

/** `at fn (file:///app/a.test.mjs:5:10)`, `at /app/a.js:5:10`, ` ❯ fn src/a.test.ts:6:22`. */
function javaScript(line: string): Frame | undefined {
  const [, rest] = /^\s*(?:at|❯)\s+(\S.*)$/.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const bracket = rest.lastIndexOf('(');
  const place = bracket === -1 ? lastWord(rest) : rest.slice(bracket + 1);
  const [, path, number, column] = /^(.+?):(\d+):(\d+)\)?(?:\s*\{)?$/.exec(place) ?? [];
  if (path === undefined || number === undefined || NODE_ITSELF.test(path)) return undefined;
  const file = localPath(path);
  return file === undefined ? undefined : { file, line: Number(number), column: Number(column) };
}

/** A path of a frame without brackets; only vitest puts a function's name before it. */
const lastWord = (rest: string): string =>
  (/^(?:async )?(.*)$/.exec(rest)?.[1] ?? rest).split(/\s(?=\S+:\d+:\d+)/).at(-1) ?? rest;

function localPath(path: string): string | undefined {
  const plain = path.replace(/\?[^/]*$/, '');
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(plain) && !plain.startsWith('file://')) return undefined;
  const [, rest] = /^file:\/\/(?:localhost)?(\/.*)$/.exec(plain) ?? [];
  if (rest === undefined) return plain.replaceAll('\\', '/');
  return decoded(rest).replace(/^\/(?=[A-Za-z]:)/, '');
}

function decoded(path: string): string {
  return /%(?![\da-fA-F]{2})/.test(path) ? path : safeDecode(path);
}

/** Percent escapes that are no UTF-8 stay as they are. */
function safeDecode(path: string): string {
  return Buffer.from(
    path.replace(/%([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
}

/** `at com.shop.CartTest$Inner.raises(CartTest.java:14)`, a module's or loader's name before it. */
function java(line: string): Frame | undefined {
  const [, method, name, number] =
    /^\s*at (?:[^\s()/]*\/)*([\w.$<>]+)\(([\w$-]+\.(?:java|kt|kts|scala|groovy)):(\d+)\)/.exec(line) ?? [];
  if (method === undefined || name === undefined) return undefined;
  const packages = method.split('.').slice(0, -2);
  return { file: [...packages, name].join('/'), line: Number(number) };
}

/** `tests/test_cart.py:9: AssertionError`, `E     File "/app/a.py", line 1`. */
function python(line: string): Frame | undefined {
  const [, path, number] =
    /^(?:E\s+|\s*)File "([^"]+)", line (\d+)/.exec(line) ??
    /^(?:E\s+)?((?:[A-Za-z]:)?[^\s:"<>][^:"<>]*\.pyw?):(\d+):(?: |$)/.exec(line) ??
    [];
  return path === undefined || path.startsWith('<')
    ? undefined
    : { file: path.replaceAll('\\', '/'), line: Number(number) };
}

/** `	/app/calc/p_test.go:7 +0x28` of a panic, `Error Trace:	/app/calc/calc_test.go:8` of testify. */
function goTrace(line: string): Frame | undefined {
  const [, path, number] =
    /^\s*(?:Error Trace:)?\s+((?:[A-Za-z]:)?[^\s:]+\.go):(\d+)(?: \+0x[\da-f]+)?$/.exec(line) ?? [];
  return path === undefined ? undefined : { file: path.replaceAll('\\', '/'), line: Number(number) };
}

/** `    calc_test.go:16: want 3, got 2`; what was logged before the error looks the same. */
function goMessage(line: string): Frame | undefined {
  const [, path, number, message] = /^\s+([\w.-]+\.go):(\d+): (.*)$/.exec(line) ?? [];
  return path === undefined || message === undefined ? undefined : { file: path, line: Number(number), message };
}

function pattern(expression: RegExp): Notation['read'] {
  return line => {
    const [, path, number, column] = expression.exec(line) ?? [];
    if (path === undefined) return undefined;
    const place = { file: path.replaceAll('\\', '/'), line: Number(number) };
    return column === undefined ? place : { ...place, column: Number(column) };
  };
}
