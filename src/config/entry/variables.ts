import {
  fillText,
  type Lookup,
  readVariable,
  showVariable,
  type Variable,
  variablesIn,
} from '../../text/expression.js';

/** An unquoted value that is one `${{ … }}` and nothing else: it may stand for a number or a boolean. */
export class Unquoted {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The text of a value in which variables may stand. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : value instanceof Unquoted ? value.text : undefined;

/** Data with its variables filled in; what is not known stays as its text. `replace` goes before, by path. */
export function fillDeep(
  value: unknown,
  lookup: Lookup,
  replace: (path: readonly PropertyKey[]) => unknown = () => undefined,
  path: readonly PropertyKey[] = [],
): unknown {
  const text = textOf(value);
  if (text !== undefined) {
    if (!text.includes('${{')) return text;
    const given = replace(path);
    if (given !== undefined) return given;
    const filled = fillText(text, lookup);
    return value instanceof Unquoted && filled !== text ? typed(filled) : filled;
  }
  if (Array.isArray(value)) return value.map((item, index) => fillDeep(item, lookup, replace, [...path, index]));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillDeep(item, lookup, replace, [...path, key])]),
  );
}

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unquoted);

function typed(text: string): string | number | boolean {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

/** Every text of data that has a variable, and where. */
export function variableTexts(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
  readonly variables: readonly Variable[];
}[] {
  const text = textOf(value);
  if (text !== undefined) {
    const variables = variablesIn(text);
    return variables.length === 0 ? [] : [{ path, value, variables }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => variableTexts(item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => variableTexts(item, [...path, key]));
}

/** The variables of an entry's options, each once; without what the entry captures itself, which its kind fills in. */
export function variablesOf(options: unknown): readonly Variable[] {
  const own = ownCaptures(options);
  const all = variableTexts(options).flatMap(({ variables }) => variables);
  const wanted = all.filter(({ source, name }) => source !== 'captured' || !own.includes(name));
  return [...new Map(wanted.map(variable => [showVariable(variable), variable])).values()];
}

/** Names under each `capture` of an entry's options. */
function ownCaptures(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(ownCaptures);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'capture' && isMap(item) ? Object.keys(item) : ownCaptures(item),
  );
}

/** Why an expression is none, as a sentence. */
export const notKnown = (inner: string): string | undefined =>
  readVariable(inner) === undefined
    ? `\${{ ${inner} }} is not known; there are \${{ env.NAME }}, \${{ captured.NAME }}, \${{ state.NAME }} and \${{ instance }}`
    : undefined;
