/** What `${{ … }}` in a config stands for. The name of `instance` is empty. */
export interface Variable {
  readonly source: 'env' | 'captured' | 'state' | 'instance';
  readonly name: string;
}

/** The value of a variable; undefined where it is not known. */
export type Lookup = (variable: Variable) => string | undefined;

const EXPRESSION = /\$\{\{(.*?)\}\}/g;

/** `env.NAME`, `captured.NAME`, `state.NAME` or `instance`; undefined for anything else. */
export function readVariable(inner: string): Variable | undefined {
  const text = inner.trim();
  if (text === 'instance') return { source: 'instance', name: '' };
  const [, source, name] = /^(env|captured|state)\.([A-Za-z_][A-Za-z0-9_-]*)$/.exec(text) ?? [];
  if (name === undefined || (source === 'env' && name.includes('-'))) return undefined;
  return source === 'env' || source === 'captured' || source === 'state' ? { source, name } : undefined;
}

/** What stands between the braces of each expression in a text. */
export const expressionsIn = (text: string): readonly string[] =>
  text.includes('${{') ? [...text.matchAll(EXPRESSION)].map(match => (match[1] ?? '').trim()) : [];

/** The variables of a text, in order; what is no variable is left out. */
export const variablesIn = (text: string): readonly Variable[] =>
  expressionsIn(text).flatMap(inner => readVariable(inner) ?? []);

/** A text with its variables filled in; what is not known stays as it stands. */
export const fillText = (text: string, lookup: Lookup): string =>
  text.includes('${{')
    ? text.replace(EXPRESSION, (whole, inner: string) => {
        const variable = readVariable(inner);
        return (variable && lookup(variable)) ?? whole;
      })
    : text;

/** `env.NAME`, as it is written between the braces. */
export const showVariable = ({ source, name }: Variable): string => (name === '' ? source : `${source}.${name}`);
