import { nearest } from '../text/nearest.js';
import type { ConfigDocument } from './document.js';
import type { Problem } from './problem.js';

/** As much of a config as its cross-references need; a whole config is one too. */
export interface Outline {
  readonly stages: Readonly<
    Record<
      string,
      {
        readonly after?: string | undefined;
        readonly checks: readonly { readonly id?: string | undefined; readonly needs: readonly string[] }[];
        readonly 'sign-off'?: { readonly roles: readonly string[] } | undefined;
        readonly rollback?: { readonly when: readonly string[]; readonly verify: readonly string[] } | undefined;
      }
    >
  >;
  readonly roles: Readonly<Record<string, unknown>>;
  readonly waivers: readonly { readonly check?: string | undefined }[];
}

/** Ids that are used twice, names that lead nowhere, and circles. */
export function findBrokenReferences(outline: Outline, document: ConfigDocument): readonly Problem[] {
  const { stages, roles, waivers } = outline;
  const everyId = Object.values(stages).flatMap(stage => stage.checks.flatMap(check => check.id ?? []));
  return [
    ...Object.keys(stages).flatMap(stage => inStage(stage, { document, stages, roles })),
    ...circles(
      new Map(Object.entries(stages).map(([name, { after }]) => [name, after === undefined ? [] : [after]])),
    ).map(circle =>
      document.problem(['stages', circle[0] ?? '', 'after'], `stages wait for each other: ${arrow(circle)}`),
    ),
    ...waivers.flatMap(({ check }, index) =>
      check === undefined
        ? []
        : unknown(document, { path: ['waivers', index, 'check'], name: check, known: everyId, what: 'check' }),
    ),
  ];
}

function inStage(
  name: string,
  at: { readonly document: ConfigDocument; readonly stages: Outline['stages']; readonly roles: Outline['roles'] },
): readonly Problem[] {
  const { document, stages, roles } = at;
  const stage = stages[name];
  if (!stage) return [];
  const base = ['stages', name];
  const ids = stage.checks.flatMap(check => check.id ?? []);
  const list = (path: readonly PropertyKey[], listed: readonly string[], known: readonly string[], what: string) =>
    listed.flatMap((entry, index) => unknown(document, { path: [...path, index], name: entry, known, what }));
  return [
    ...stage.checks.flatMap(({ id }, index) => {
      const first = stage.checks.findIndex(check => check.id === id);
      if (id === undefined || first === index) return [];
      return [
        document.problem(
          [...base, 'checks', index, 'id'],
          `"${id}" is the id of checks[${first}] already; ids are unique within a stage`,
        ),
      ];
    }),
    ...stage.checks.flatMap(({ needs }, index) =>
      list([...base, 'checks', index, 'needs'], needs, ids, 'check of this stage'),
    ),
    ...circles(new Map(stage.checks.map(({ id, needs }) => [id ?? '', needs]))).map(circle => {
      const index = stage.checks.findIndex(check => check.id === circle[0]);
      return document.problem([...base, 'checks', index, 'needs'], `checks wait for each other: ${arrow(circle)}`);
    }),
    ...(stage.after === undefined
      ? []
      : unknown(document, { path: [...base, 'after'], name: stage.after, known: Object.keys(stages), what: 'stage' })),
    ...list([...base, 'sign-off', 'roles'], stage['sign-off']?.roles ?? [], Object.keys(roles), 'role'),
    ...list([...base, 'rollback', 'when'], stage.rollback?.when ?? [], ids, 'check of this stage'),
    ...list([...base, 'rollback', 'verify'], stage.rollback?.verify ?? [], ids, 'check of this stage'),
  ];
}

function unknown(
  document: ConfigDocument,
  entry: {
    readonly path: readonly PropertyKey[];
    readonly name: string;
    readonly known: readonly string[];
    readonly what: string;
  },
): readonly Problem[] {
  const { path, name, known, what } = entry;
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const hint =
    near === undefined ? (known.length > 0 ? `; known: ${known.join(', ')}` : '') : `; did you mean "${near}"?`;
  return [document.problem(path, `"${name}" is no ${what}${hint}`)];
}

/** One circle for each set of names that wait for each other. */
function circles(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) {
      found.push(way.slice(start));
      return;
    }
    if (done.has(name)) return;
    for (const next of edges.get(name) ?? []) walk(next, [...way, name]);
    done.add(name);
  };
  for (const name of edges.keys()) walk(name, []);
  return found;
}

const arrow = (circle: readonly string[]): string => [...circle, circle[0]].join(' → ');
