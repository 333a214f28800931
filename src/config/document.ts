import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.js';
import { showPath } from './problem.js';

type Path = readonly PropertyKey[];

/** The config's text, parsed, able to say where each part of it stands. */
export interface ConfigDocument {
  readonly problems: readonly Problem[];
  /** Plain data, substitutions made. Undefined where the text is not YAML. */
  readonly value: unknown;
  readonly problem: (path: Path, message: string, at?: 'key' | 'value') => Problem;
  /** Names of the variables that were substituted below a path, sorted. */
  readonly variables: (path: Path) => readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Parses YAML 1.2 and substitutes `${{ env.NAME }}` inside `with`. */
export function parseConfig(
  source: { readonly file: string; readonly text: string },
  env: Environment,
): ConfigDocument {
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, path: Path, message: string): Problem => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), path: showPath(path), message };
  };
  const syntax = document.errors.map(error => at(error.pos[0], [], error.message));
  if (syntax.length > 0)
    return {
      problems: syntax,
      value: undefined,
      problem: (path, message) => at(0, path, message),
      variables: () => [],
    };
  const { wrong, used } = substitute(document, env);
  const substitution = wrong.map(({ offset, path, message }) => at(offset, path, message));
  const variables = variablesOf(document, used);
  keepArguments(document);
  const problem: ConfigDocument['problem'] = (path, message, part = 'value') =>
    at(offsetOf(document, path, part), path, message);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (isCircular(value)) throw new Error('an alias stands inside what it is an alias of');
    return { problems: substitution, value, problem, variables };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [at(0, [], message)], value: undefined, problem, variables };
  }
}

/** True where data holds itself: no walk through it would end. */
function isCircular(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return above.includes(value) || Object.values(value).some(item => isCircular(item, [...above, value]));
}

/** Where a path's value stands; its key where the value is a list or a map; the nearest parent where it is missing. */
function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(item => (isScalar(item.key) ? String(item.key.value) : String(item.key)) === String(last))
      : undefined;
    const value = pair ? pair.value : isSeq(parent) && typeof last === 'number' ? parent.items[last] : undefined;
    const key = pair?.key;
    if ((part === 'key' || length < path.length || !isScalar(value)) && isNode(key) && key.range) return key.range[0];
    if (isNode(value) && value.range) return value.range[0];
    if (isNode(key) && key.range) return key.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** Arguments are text: `0644`, `1.10` and `yes` in a `run` list stand for what was typed. */
function keepArguments(document: Document): void {
  visit(document, {
    Pair: (_, pair) => {
      if (!isScalar(pair.key) || pair.key.value !== 'run' || !isSeq(pair.value)) return;
      for (const item of pair.value.items) {
        if (isScalar(item) && typeof item.value !== 'string' && item.value !== null && item.source !== undefined) {
          item.value = item.source;
        }
      }
    },
  });
}

interface Misplaced {
  readonly offset: number;
  readonly path: Path;
  readonly message: string;
}

const EXPRESSION = /\$\{\{(.*?)\}\}/g;

interface Used {
  readonly path: Path;
  readonly name: string;
}

/** An alias may bring a part of one check's options into another's: then all variables count everywhere. */
function variablesOf(document: Document, used: readonly Used[]): ConfigDocument['variables'] {
  let hasAlias = false;
  visit(document, {
    Alias: () => {
      hasAlias = true;
    },
  });
  return path => {
    const below = used.filter(each => hasAlias || path.every((part, index) => each.path[index] === part));
    return [...new Set(below.map(({ name }) => name))].sort();
  };
}

function substitute(
  document: Document,
  env: Environment,
): { readonly wrong: readonly Misplaced[]; readonly used: readonly Used[] } {
  const wrong: Misplaced[] = [];
  const used: Used[] = [];
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('${{')) return;
      const path = pathOf([...ancestors, node]);
      const fault = (message: string) => wrong.push({ offset: node.range?.[0] ?? 0, path, message });
      const use = (name: string) => used.push({ path, name });
      if (!insideWith(path)) {
        fault('${{ … }} is substituted inside `with` only');
        return;
      }
      const whole = node.type === 'PLAIN' && /^\$\{\{[^}]*\}\}$/.test(node.value);
      const text = node.value.replace(EXPRESSION, (_, inner: string) =>
        environmentValue(inner.trim(), { env, fault, use }),
      );
      node.value = whole ? typed(text) : text;
    },
  });
  return { wrong, used };
}

function environmentValue(
  expression: string,
  {
    env,
    fault,
    use,
  }: {
    readonly env: Environment;
    readonly fault: (message: string) => void;
    readonly use: (name: string) => void;
  },
): string {
  const name = /^env\.([A-Za-z_][A-Za-z0-9_]*)$/.exec(expression)?.[1];
  if (name === undefined) {
    fault(`\${{ ${expression} }} is not known; the one substitution is \${{ env.NAME }}`);
    return '';
  }
  use(name);
  const value = env[name];
  // A variable that a workflow takes from nowhere arrives empty, and an empty text fits almost everywhere.
  if (!value) {
    const what = value === undefined ? 'not set' : 'empty';
    fault(`the environment variable ${name} is ${what}; set it under \`env:\` of the step`);
  }
  return value ?? '';
}

/** An unquoted value that is one substitution and nothing else may stand for a number or a boolean. */
function typed(text: string): string | number | boolean {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

const insideWith = (path: Path): boolean =>
  path[0] === 'stages' && path[2] === 'checks' && path[4] === 'with' && path.length > 4;

function pathOf(nodes: readonly unknown[]): Path {
  const path: PropertyKey[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isPair(node)) path.push(isScalar(node.key) ? String(node.key.value) : String(node.key));
    else if (isSeq(node)) path.push(node.items.indexOf(nodes[index + 1]));
  }
  return path;
}
