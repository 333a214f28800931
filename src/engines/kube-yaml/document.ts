import { construct } from './construct.js';
import { isPlaceable, refuseDense } from './density.js';
import { type ReadEvents, readEvents } from './events.js';
import { readPlainBlock } from './plain/block.js';
import { readPlainJson } from './plain/json.js';
import { locate, type Position } from './position.js';
import { Refused } from './refused.js';
import { type Chunk, splitDocuments } from './split.js';
import { lineAt } from './text-lines.js';
import { field, isMapping, isSequence, type KubeMapping, type KubePath, textField, typeName } from './value.js';

export type { Position } from './position.js';

/** Where a path leads in the file: to the key or item itself, or to what it holds. */
export type PositionOf = (path: KubePath, part?: 'key' | 'value') => Position | undefined;

/** One Kubernetes object: from a file, out of a `List`, or rendered. */
export interface KubeDocument {
  /** As reports show it. For a rendered object the file that it came from, or the overlay where that is not known. */
  readonly file: string;
  /** Its number among the documents of its file, from 0. */
  readonly index: number;
  readonly value: KubeMapping;
  /** The empty string where it has none; so `kind`, `name` and `namespace`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** `Deployment/backend`, as findings name it. */
  readonly subject: string;
  /** The overlay or chart that it was rendered from. */
  readonly renderedFrom: string | undefined;
  /**
   * Position of the key or item at a path, of its nearest ancestor where the path does not exist. Computed when asked, by
   * reading the document's source again; undefined where no source is known.
   */
  readonly position: PositionOf;
}

/** Something that keeps a document from being read, or that kubectl would refuse in it. */
export interface KubeProblem extends Position {
  /** `alias-bomb`: nobody can tell what it says: go-yaml refuses to write it out, too, or it would take too much memory. */
  readonly rule: 'not-yaml' | 'duplicate-key' | 'alias-bomb';
  readonly message: string;
  readonly file: string;
}

export interface ParsedKubeYaml {
  readonly documents: readonly KubeDocument[];
  readonly problems: readonly KubeProblem[];
}

/** Most manifests have nothing of this: one look spares them the others. */
const BEYOND_ASCII = /[^\n -~]/;
const NON_PRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|(?!^)\uFEFF/;

/**
 * Reads a file of Kubernetes objects, YAML or JSON, in the dialect of sigs.k8s.io/yaml. A document that cannot be read is a
 * problem and does not hide the others.
 */
export function parseKubeYaml(source: string, file: string): ParsedKubeYaml {
  const documents: KubeDocument[] = [];
  const problems: KubeProblem[] = [];
  const isAscii = !BEYOND_ASCII.test(source);
  const control = isAscii ? null : NON_PRINTABLE.exec(source);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const where = positionAt(source, control.index, 0);
    return {
      documents,
      problems: [{ rule: 'not-yaml', file, message: `not text: control character U+${code}`, ...where }],
    };
  }
  const { chunks, badSeparators } = splitDocuments(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source);
  for (const line of badSeparators) {
    const message = 'not YAML that kubectl reads: only space or a comment may follow `---` on its line';
    problems.push({ rule: 'not-yaml', file, message, line: line + 1, column: 1 });
  }
  for (const chunk of chunks) readChunk(chunk, { file, isAscii, documents, problems });
  return { documents, problems };
}

interface Reading {
  readonly file: string;
  /** No character but line breaks and printable ones of ASCII. */
  readonly isAscii: boolean;
  readonly documents: KubeDocument[];
  readonly problems: KubeProblem[];
}

function readChunk(chunk: Chunk, { file, isAscii, documents, problems }: Reading): void {
  const problem = (rule: KubeProblem['rule'], message: string, offset: number) =>
    problems.push({ rule, file, message, ...positionAt(chunk.source, offset, chunk.line) });
  try {
    const position: PositionOf = (path, part) => positionIn(chunk, path, part);
    refuseDense(chunk.source, 'plain');
    const plain = readPlainBlock(chunk.source, { isAscii }) ?? readPlainJson(chunk.source, { isAscii });
    if (plain) {
      // A list may hold more than a call takes arguments.
      for (const object of objectsOf(plain, { file, index: documents.length, position })) documents.push(object);
      return;
    }
    refuseDense(chunk.source, 'events');
    const { source, events, original } = readEvents(chunk.source);
    const { values, duplicates } = construct({ source, events, original });
    for (const { key, offset } of duplicates) problem('duplicate-key', `"${key}" is given twice`, offset);
    if (values.slice(1).some(value => value !== null)) {
      problem(
        'not-yaml',
        'kubectl reads nothing behind `...`: part documents with `---`',
        chunk.source.search(/^\.\.\./m),
      );
    }
    const value = values[0];
    if (value === undefined || value === null) return;
    if (!isMapping(value)) {
      problem(
        'not-yaml',
        `not a Kubernetes object: expected an object, got ${typeName(value)}`,
        firstContent(chunk.source),
      );
      return;
    }
    for (const object of objectsOf(value, { file, index: documents.length, position })) documents.push(object);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { message, offset, bomb } = error;
    if (bomb) problem('alias-bomb', message, offset);
    else problem('not-yaml', describeUnread(chunk.source, message), offset);
  }
}

function describeUnread(source: string, message: string): string {
  const template = /\{\{-?\s*[^}]{0,60}/.exec(source)?.[0].trim();
  if (template === undefined) return `not YAML: ${message}`;
  return `a template, not YAML (it has \`${template.slice(0, 40)}\`): render it first`;
}

interface Origin {
  readonly file: string;
  readonly index: number;
  readonly renderedFrom?: string | undefined;
  readonly position: PositionOf;
}

/** The object itself, or what a `List` holds. Renderers make their documents with it, too. */
export function objectsOf(value: KubeMapping, origin: Origin): readonly KubeDocument[] {
  const kind = textField(value, 'kind') ?? '';
  const items = field(value, 'items');
  if (!kind.endsWith('List') || !isSequence(items)) return [documentOf(value, origin)];
  const outer = { apiVersion: textField(value, 'apiVersion') ?? '', kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item, index) => {
    const position: PositionOf = (path, part) => origin.position(['items', index, ...path], part);
    const inner = isMapping(item) && kind !== 'List' ? { ...outer, ...item } : item;
    const at = { ...origin, index: origin.index + index, position };
    return isMapping(inner) ? objectsOf(inner, at) : [documentOf({}, at)];
  });
}

function documentOf(value: KubeMapping, { file, index, renderedFrom, position }: Origin): KubeDocument {
  const kind = textField(value, 'kind') ?? '';
  const name = textField(value, 'metadata', 'name') ?? '';
  const generateName = textField(value, 'metadata', 'generateName');
  return {
    file,
    index,
    value,
    apiVersion: textField(value, 'apiVersion') ?? '',
    kind,
    name,
    namespace: textField(value, 'metadata', 'namespace') ?? '',
    subject: `${kind || 'object'}/${name || (generateName ? `${generateName}*` : '?')}`,
    renderedFrom,
    position,
  };
}

let lastRead: { readonly given: string; readonly read: ReadEvents | undefined } | undefined;

function positionIn(chunk: Chunk, path: KubePath, part: 'key' | 'value' | undefined): Position {
  // Findings of one document come in a row: its events are worth keeping until another one asks.
  if (lastRead?.given !== chunk.source) {
    lastRead = { given: chunk.source, read: isPlaceable(chunk.source) ? readEvents(chunk.source) : undefined };
  }
  const { read } = lastRead;
  if (!read) return positionAt(chunk.source, firstContent(chunk.source), chunk.line);
  return positionAt(chunk.source, read.original(locate(read, path, part)), chunk.line);
}

function positionAt(source: string, offset: number, firstLine: number): Position {
  if (offset === 0) return { line: firstLine + 1, column: 1 };
  const { line, begin } = lineAt(source, offset);
  return { line: firstLine + line + 1, column: offset - begin + 1 };
}

const firstContent = (source: string): number => Math.max(0, source.search(/^(?![ \t]*(?:#|$))/m));
