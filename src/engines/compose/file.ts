import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { multiply } from './aliases.js';
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

export type Path = readonly (string | number)[];

/** One file of a Compose project, variables put in. */
export interface ComposeFile {
  readonly file: string;
  /** Plain data, without what `!reset` takes away; undefined where the text is not YAML. */
  readonly value: unknown;
  /** The same with variables as they are written. */
  readonly raw: unknown;
  /** What `!reset` and `!override` keep from being merged with what files before this one say. */
  readonly replaces: readonly Path[];
  /** Where a path's key or item stands; undefined where this file does not have it. */
  readonly place: (path: Path) => Place | undefined;
  readonly problems: readonly ComposeProblem[];
}

const customTags = (['!reset', '!override'] as const).flatMap(tag =>
  (['map', 'seq', undefined] as const).map(collection => ({
    tag,
    ...(collection === undefined ? {} : { collection }),
    resolve: (value: unknown) => value,
  })),
);

/** Parses one file and puts variables in. Aliases that multiply to millions of values are refused. */
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
    return { file: source.file, value: undefined, raw: undefined, replaces: [], place, problems: [problem] };
  };
  const [error] = document.errors;
  if (error) return broken(error.message, error.pos[0]);
  if (multiply(document)) return broken('its aliases multiply to millions of values', 0);
  try {
    const raw: unknown = document.toJS({ maxAliasCount: -1 });
    const problems = substitute(document, lookup).map(({ offset, ...problem }) => ({ ...problem, ...at(offset) }));
    const replaces = takeMarked(document);
    return { file: source.file, value: document.toJS({ maxAliasCount: -1 }), raw, replaces, place, problems };
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

/** The paths of what is marked `!reset` or `!override`; what is reset is taken out. */
function takeMarked(document: Document): readonly Path[] {
  const marked: Path[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      const tag = isNode(pair.value) ? pair.value.tag : undefined;
      if (tag !== '!reset' && tag !== '!override') return undefined;
      const keys = [...ancestors, pair].flatMap(node =>
        isPair(node) && isScalar(node.key) ? [String(node.key.value)] : [],
      );
      marked.push(keys);
      return tag === '!reset' ? visit.REMOVE : undefined;
    },
  });
  return marked;
}

/** `NAME=value` and `NAME` in a list that could be a map as well. */
const isNamed = (entry: unknown, name: string): boolean =>
  isScalar(entry) && (entry.value === name || String(entry.value).startsWith(`${name}=`));

function offsetOf(document: Document, path: Path): number | undefined {
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
