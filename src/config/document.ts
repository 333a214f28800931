import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { expressionsIn } from '../text/expression.js';
import { mergeDefaults } from './entry/defaults.js';
import { mayHaveVariables } from './entry/entries.js';
import { findEntryFaults } from './entry/entry-faults.js';
import { type Known, knownLookup } from './entry/late.js';
import { fillDeep, notKnown, Unquoted } from './entry/variables.js';
import { normaliseSteps } from './phases/steps.js';
import type { Problem } from './problem.js';
import { showPath } from './problem.js';

type Path = readonly PropertyKey[];

/** The config's text, parsed, able to say where each part of it stands. */
export interface ConfigDocument {
  readonly problems: readonly Problem[];
  /** Plain data, `defaults.with` merged, and variables filled in as far as they are known. Undefined where the text is not YAML. */
  readonly value: unknown;
  /** The same with its variables as they were written. */
  readonly raw: unknown;
  readonly problem: (path: Path, message: string, at?: 'key' | 'value') => Problem;
}

/** Parses YAML 1.2, gives each entry its defaults, and fills in what is known of `${{ … }}`. */
export function parseConfig(
  source: { readonly file: string; readonly text: string },
  known: Known = { env: {} },
): ConfigDocument {
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, path: Path, message: string): Problem => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), path: showPath(path), message };
  };
  const broken = (problems: readonly Problem[], problem: ConfigDocument['problem']): ConfigDocument => ({
    problems,
    problem,
    value: undefined,
    raw: undefined,
  });
  if (document.errors.length > 0)
    return broken(
      document.errors.map(error => {
        const line = source.text.split('\n')[counter.linePos(error.pos[0]).line - 1] ?? '';
        return at(error.pos[0], [], syntaxMessage(error.message, line));
      }),
      (path, message) => at(0, path, message),
    );
  const misplaced = markVariables(document);
  keepArguments(document);
  const inFile: ConfigDocument['problem'] = (path, message, part = 'value') =>
    at(offsetOf(document, path, part), path, message);
  const read = plainData(document);
  if (typeof read === 'string') return broken([at(0, [], read)], inFile);
  const steps = normaliseSteps(read.value);
  const { value: raw, origin } = mergeDefaults(steps.value);
  const problem: ConfigDocument['problem'] = (path, message, part) => inFile(steps.origin(origin(path)), message, part);
  return {
    problems: [
      ...misplaced.map(({ offset, path, message }) => at(offset, path, message)),
      ...findEntryFaults(raw).map(({ path, message }) => problem(path, message)),
    ],
    value: fillDeep(raw, knownLookup(known)),
    raw,
    problem,
  };
}

/** YAML's own words say nothing of what wants quotes. */
function syntaxMessage(message: string, line: string): string {
  if (line.includes('${{') && /[{[]/.test(line.replaceAll('${{', '')))
    return `${message}; between { } and [ ] a variable stands in quotes: '\${{ env.NAME }}'`;
  const comparison = /:\s*(?:[<>]=?|!=|[|>])\s*-?\d/.test(line);
  return comparison ? `${message}; a comparison stands in quotes: '> 5%'` : message;
}

/** What is wrong with it, where it is a text. */
function plainData(document: Document): { readonly value: unknown } | string {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return isCircular(value) ? 'an alias stands inside what it is an alias of' : { value };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
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

/** Marks what may stand for a number or a boolean, and finds expressions that stand where they may not or are none. */
function markVariables(document: Document): readonly Misplaced[] {
  const wrong: Misplaced[] = [];
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('${{')) return;
      const path = pathOf([...ancestors, node]);
      const fault = (message: string) => wrong.push({ offset: node.range?.[0] ?? 0, path, message });
      if (!mayHaveVariables(path)) {
        fault('${{ … }} is filled in inside `with` and in steps only');
        return;
      }
      for (const message of expressionsIn(node.value).flatMap(inner => notKnown(inner) ?? [])) fault(message);
      if (node.type === 'PLAIN' && /^\$\{\{[^}]*\}\}$/.test(node.value)) node.value = new Unquoted(node.value);
    },
  });
  return wrong;
}

function pathOf(nodes: readonly unknown[]): Path {
  const path: PropertyKey[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isPair(node)) path.push(isScalar(node.key) ? String(node.key.value) : String(node.key));
    else if (isSeq(node)) path.push(node.items.indexOf(nodes[index + 1]));
  }
  return path;
}
