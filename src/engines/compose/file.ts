import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { interpolate, type Lookup } from './interpolate.js';

export interface ComposeProblem {
  readonly rule: 'not-yaml' | 'variable-required' | 'variable-unset';
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One file of a Compose project, variables put in. */
export interface ComposeFile {
  readonly file: string;
  /** Plain data; undefined where the text is not YAML. */
  readonly value: unknown;
  /** The same with variables as they are written. */
  readonly raw: unknown;
  /** Where a path's key or item stands; undefined where this file does not have it. */
  readonly place: (path: readonly (string | number)[]) => Place | undefined;
  readonly problems: readonly ComposeProblem[];
}

const customTags = (['!reset', '!override'] as const).flatMap(tag =>
  (['map', 'seq', undefined] as const).map(collection => ({
    tag,
    ...(collection === undefined ? {} : { collection }),
    resolve: (value: unknown) => value,
  })),
);

/** Parses one file and puts variables in. Aliases beyond a hundred times the file are refused. */
export function parseComposeFile(
  source: { readonly file: string; readonly text: string },
  lookup: Lookup,
): ComposeFile {
  const counter = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: counter,
    prettyErrors: false,
    merge: true,
    uniqueKeys: true,
    logLevel: 'error',
    customTags: tags => [...tags, ...customTags],
  });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const place: ComposeFile['place'] = path => {
    const offset = offsetOf(document, path);
    return offset === undefined ? undefined : at(offset);
  };
  const broken = (message: string, offset: number): ComposeFile => {
    const problem = { rule: 'not-yaml', message: `not YAML: ${message}`, ...at(offset) } as const;
    return { file: source.file, value: undefined, raw: undefined, place, problems: [problem] };
  };
  const [error] = document.errors;
  if (error) return broken(error.message, error.pos[0]);
  try {
    const raw: unknown = document.toJS({ maxAliasCount: 100 });
    const problems = substitute(document, lookup).map(({ offset, ...problem }) => ({ ...problem, ...at(offset) }));
    return { file: source.file, value: document.toJS({ maxAliasCount: 100 }), raw, place, problems };
  } catch (cause) {
    return broken(cause instanceof Error ? cause.message : String(cause), 0);
  }
}

function substitute(document: Document, lookup: Lookup) {
  const problems: { rule: 'variable-required' | 'variable-unset'; message: string; offset: number }[] = [];
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('$')) return;
      const { text, unset, errors } = interpolate(node.value, lookup);
      const offset = node.range?.[0] ?? 0;
      problems.push(...errors.map(message => ({ rule: 'variable-required' as const, message, offset })));
      problems.push(
        ...unset.map(name => ({
          rule: 'variable-unset' as const,
          message: `${name} is not set and has no default: Compose puts nothing in its place`,
          offset,
        })),
      );
      node.value = text;
    },
  });
  return problems;
}

/** `NAME=value` and `NAME` in a list that could be a map as well. */
const isNamed = (entry: unknown, name: string): boolean =>
  isScalar(entry) && (entry.value === name || String(entry.value).startsWith(`${name}=`));

function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0];
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) return undefined;
      offset = isNode(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown =
        typeof part === 'number' ? node.items[part] : node.items.find(entry => isNamed(entry, part));
      if (!isNode(item)) return undefined;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return undefined;
    }
  }
  return offset;
}
