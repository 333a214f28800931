import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml';
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

/** One document of a file of a Compose project, variables put in. */
export interface ComposeFile {
  readonly file: string;
  /** The folder that its paths are relative to. */
  readonly home: string;
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

export interface ComposeSource {
  readonly file: string;
  readonly text: string;
  readonly home: string;
}

/**
 * Parses a file and puts variables in: one for each of its documents, of which each overrides those before it. Aliases that
 * multiply to millions of values are refused.
 */
export function parseComposeFile(source: ComposeSource, lookup: Lookup): readonly [ComposeFile, ...ComposeFile[]] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(source.text, {
    lineCounter,
    prettyErrors: false,
    merge: true,
    uniqueKeys: true,
    logLevel: 'error',
    customTags: tags => [...tags, ...customTags],
  });
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const all = 'empty' in documents ? [] : documents;
  const read = all.map(document => readDocument(document, { source, at, lookup, isOne: all.length === 1 }));
  const [first = emptyFile(source), ...others] = read;
  return [first, ...others];
}

const emptyFile = ({ file, home }: ComposeSource): ComposeFile => ({
  file,
  home,
  value: null,
  raw: null,
  replaces: [],
  place: () => undefined,
  problems: [],
});

interface Parsing {
  readonly source: ComposeSource;
  readonly at: (offset: number) => Place;
  readonly lookup: Lookup;
  /** The only document of its file. */
  readonly isOne: boolean;
}

function readDocument(document: Document, { source, at, lookup, isOne }: Parsing): ComposeFile {
  const { file, home } = source;
  const place: ComposeFile['place'] = path => {
    const offset = offsetOf(document, path);
    return offset === undefined ? undefined : at(offset);
  };
  const broken = (message: string, offset: number): ComposeFile => {
    const problem = { rule: 'not-yaml', message, ...at(offset) } as const;
    return { file, home, value: undefined, raw: undefined, replaces: [], place, problems: [problem] };
  };
  const [error] = document.errors;
  if (error) return broken(`not YAML: ${error.message}`, error.pos[0]);
  const start = document.range?.[0] ?? 0;
  if (multiply(document)) return broken('not YAML: its aliases multiply to millions of values', start);
  const key = refusedKey(document);
  if (key) return broken(key.message, key.offset);
  try {
    const raw: unknown = document.toJS({ maxAliasCount: -1 });
    const isMissing = raw === null && isOne;
    if (!isMissing && !isMap(document.contents)) return broken('Compose wants a map in each document', start);
    const problems = substitute(document, lookup).map(({ offset, ...problem }) => ({ ...problem, ...at(offset) }));
    const replaces = takeMarked(document);
    return { file, home, value: document.toJS({ maxAliasCount: -1 }), raw, replaces, place, problems };
  } catch (cause) {
    return broken(`not YAML: ${cause instanceof Error ? cause.message : String(cause)}`, start);
  }
}

/** A key that YAML allows and Compose refuses: one that is no text, and a second `<<` in one map. */
function refusedKey(document: Document): { readonly message: string; readonly offset: number } | undefined {
  let found: { readonly message: string; readonly offset: number } | undefined;
  visit(document, {
    Map: (_, map) => {
      const keys = map.items.map(({ key }) => key).filter(isScalar);
      const merges = keys.filter(({ value, source }) => value === '<<' || typeof value === 'symbol' || source === '<<');
      const [, second] = merges;
      const other = keys.find(key => typeof key.value !== 'string' && !merges.includes(key));
      if (second) found = { message: 'the key "<<" stands twice; write <<: [*one, *other]', offset: offsetIn(second) };
      else if (other) {
        found = { message: `the key ${String(other.value)} is no text; put it in quotes`, offset: offsetIn(other) };
      }
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

const offsetIn = (node: { readonly range?: readonly number[] | null | undefined }): number => node.range?.[0] ?? 0;

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
