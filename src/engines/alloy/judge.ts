import { nearest } from '../../text/nearest.js';
import { type AlloyAttribute, type AlloyBlock, type AlloyProblem, parseAlloy } from './parse.js';

export interface AlloyFinding extends AlloyProblem {
  readonly rule: 'alloy' | 'undefined-component' | 'duplicate-component' | 'circle';
  /** Which of the texts it is in. */
  readonly part: number;
}

export interface ReadAlloy {
  readonly components: number;
  readonly problems: readonly AlloyFinding[];
}

/** Namespaces of Alloy's components; other first words are functions, arguments, or components of the file's own. */
const NAMESPACES = new Set(
  'beyla database_observability discovery faro local loki mimir otelcol prometheus pyroscope remote'.split(' '),
);
/** Functions whose names begin as components do. */
const FUNCTIONS = new Set(['local', 'remote'].map(name => `${name}.path`));

/** A block and which of the texts it is in. */
interface Placed {
  readonly block: AlloyBlock;
  readonly part: number;
}

interface Component extends Placed {
  readonly id: string;
}

/**
 * Reads files that Alloy loads together, and finds what refers to components that are not there, stand there twice, or feed
 * one another in a circle.
 */
export function judgeAlloy(texts: readonly string[]): ReadAlloy {
  const parsed = texts.map(parseAlloy);
  const broken = parsed.flatMap((each, part): readonly AlloyFinding[] =>
    'message' in each ? [{ rule: 'alloy', part, ...each }] : [],
  );
  const blocks = parsed.flatMap((each, part) => ('message' in each ? [] : each.blocks.map(block => ({ block, part }))));
  // What a broken file defines nobody knows.
  return broken.length > 0 ? { components: blocks.length, problems: broken } : scope(blocks);
}

function scope(blocks: readonly Placed[]): ReadAlloy {
  const components = blocks.filter(({ block }) => NAMESPACES.has(block.name.split('.')[0] ?? '')).map(toComponent);
  const ids = components.map(({ id }) => id);
  const twice = components.flatMap(({ id, block, part }, index): readonly AlloyFinding[] =>
    ids.indexOf(id) < index
      ? [{ rule: 'duplicate-component', message: `${id} stands there twice`, at: block.from, part }]
      : [],
  );
  const inner = blocks
    .filter(({ block }) => block.name === 'declare')
    .map(({ block, part }) => scope(block.blocks.map(each => ({ block: each, part }))));
  const missing = blocks
    .filter(({ block }) => block.name !== 'declare')
    .flatMap(({ block, part }) => attributesIn(block).flatMap(attribute => missingIn(attribute, ids, part)));
  return {
    components: components.length + inner.reduce((sum, each) => sum + each.components, 0),
    problems: [...twice, ...missing, ...circles(components), ...inner.flatMap(({ problems }) => problems)],
  };
}

const toComponent = ({ block, part }: Placed): Component => ({
  id: block.label === undefined ? block.name : `${block.name}.${block.label}`,
  block,
  part,
});

const attributesIn = (block: AlloyBlock): readonly AlloyAttribute[] => [
  ...block.attributes,
  ...block.blocks.flatMap(attributesIn),
];

const targetOf = (path: readonly string[], ids: readonly string[]): string | undefined =>
  ids.find(id => {
    const parts = id.split('.');
    return parts.length <= path.length && parts.every((part, index) => part === path[index]);
  });

function missingIn({ references }: AlloyAttribute, ids: readonly string[], part: number): readonly AlloyFinding[] {
  return references.flatMap(({ path, from }): readonly AlloyFinding[] => {
    const isComponent = NAMESPACES.has(path[0] ?? '') && path.length > 2 && !FUNCTIONS.has(path.slice(0, 2).join('.'));
    if (!isComponent || targetOf(path, ids) !== undefined) return [];
    const written = path.join('.');
    const near = nearest(path.slice(0, -1).join('.'), ids);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    return [{ rule: 'undefined-component', message: `no component gives ${written}${hint}`, at: from, part }];
  });
}

/** Components may not wait for one another in a circle: Alloy does not load them. */
function circles(components: readonly Component[]): readonly AlloyFinding[] {
  const ids = components.map(({ id }) => id);
  const next = new Map(
    components.map(({ id, block }) => [
      id,
      attributesIn(block).flatMap(({ references }) => references.flatMap(({ path }) => targetOf(path, ids) ?? [])),
    ]),
  );
  const done = new Set<string>();
  const found: AlloyFinding[] = [];
  const visit = (id: string, way: readonly string[]): void => {
    const start = way.indexOf(id);
    if (start >= 0) {
      const first = components.find(component => component.id === id);
      found.push({
        rule: 'circle',
        message: `components wait for one another: ${[...way.slice(start), id].join(' → ')}`,
        at: first?.block.from ?? 0,
        part: first?.part ?? 0,
      });
    }
    if (start >= 0 || done.has(id)) return;
    for (const other of next.get(id) ?? []) visit(other, [...way, id]);
    done.add(id);
  };
  for (const id of ids) visit(id, []);
  return found;
}
