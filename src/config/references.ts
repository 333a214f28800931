import { findAttestationFaults } from './attestation-faults.js';
import type { ConfigDocument } from './document.js';
import { valueAt } from './entry/entries.js';
import { isMap } from './entry/variables.js';
import { findWaitFaults } from './entry/wait-faults.js';
import type { Outline } from './outline.js';
import { findPhaseFaults } from './phases/faults.js';
import { listsOf } from './phases/lists.js';
import type { Problem } from './problem.js';
import { unknownName as unknown } from './unknown-name.js';
import { findWaiverFaults } from './waiver-faults.js';

/** Ids that are used twice, names that lead nowhere, circles, and waivers that reach too far. `today` is an ISO date. */
export function findBrokenReferences(
  outline: Outline,
  { document, today }: { readonly document: ConfigDocument; readonly today: string },
): readonly Problem[] {
  const { stages, roles } = outline;
  return [
    ...Object.keys(stages).flatMap(stage => inStage(stage, { document, stages, roles })),
    ...circles(
      new Map(Object.entries(stages).map(([name, { after }]) => [name, after === undefined ? [] : [after.stage]])),
    ).map(circle =>
      document.problem(['stages', circle[0] ?? '', 'after'], `stages wait for each other: ${arrow(circle)}`),
    ),
    ...findWaiverFaults(outline, { document, today }),
    ...sharedEnvironments({ roles, stages }, document),
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
  const list = (path: readonly PropertyKey[], listed: readonly string[], known: readonly string[], what: string) =>
    listed.flatMap((entry, index) => unknown(document, { path: [...path, index], name: entry, known, what }));
  const lists = listsOf(stage);
  return [
    ...twiceCalled(lists, { document, base }),
    ...lists.flatMap(({ phase, path, entries }) => {
      const ids = entries.flatMap(({ id }) => id ?? []);
      const what = phase === 'checks' ? 'check of this stage' : `entry of \`${path.join('.')}\``;
      return [
        ...entries.flatMap(({ needs }, index) => list([...base, ...path, index, 'needs'], needs, ids, what)),
        ...circles(new Map(entries.map(({ id, needs }) => [id ?? '', needs]))).map(circle => {
          const index = entries.findIndex(entry => entry.id === circle[0]);
          const message = `${phase === 'checks' ? 'checks' : 'entries'} wait for each other: ${arrow(circle)}`;
          return document.problem([...base, ...path, index, 'needs'], message);
        }),
        ...findWaitFaults(entries, { document, path: [...base, ...path] }),
      ];
    }),
    ...findPhaseFaults(stage, { document, base }),
    ...(stage.after === undefined
      ? []
      : unknown(document, {
          path: [...base, 'after', ...(isMapAt(document, [...base, 'after']) ? ['stage'] : [])],
          name: stage.after.stage,
          known: Object.keys(stages),
          what: 'stage',
        })),
    ...findAttestationFaults(name, at),
    ...(stage.evidence !== undefined && stage.after === undefined
      ? [document.problem([...base, 'evidence'], 'proves the stage in `after`, and this stage has none', 'key')]
      : []),
    ...pointlessAges(stage, { document, base }),
    ...windowFaults(stage, { document, base }),
    ...list([...base, 'sign-off', 'roles'], stage['sign-off']?.roles ?? [], Object.keys(roles), 'role'),
  ];
}

const isMapAt = ({ raw }: ConfigDocument, path: readonly PropertyKey[]): boolean => isMap(valueAt(raw, path));

/** Ids are unique in all phases of a stage together; the steps of its rollback are results of their own. */
function twiceCalled(
  lists: ReturnType<typeof listsOf<Outline['stages'][string]['checks'][number]>>,
  { document, base }: { readonly document: ConfigDocument; readonly base: readonly PropertyKey[] },
): readonly Problem[] {
  const found: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { path, entries } of lists) {
    for (const [index, { id }] of entries.entries()) {
      if (id === undefined) continue;
      const place = `${path.join('.')}[${index}]`;
      const first = seen.get(id);
      const message = `"${id}" is the id of ${first} already; ids are unique within a stage`;
      if (first === undefined) seen.set(id, place);
      else found.push(document.problem([...base, ...path, index, 'id'], message));
    }
  }
  return found;
}

/** A role that is asked for nothing before a deployment can open no window. */
function windowFaults(
  { window, 'sign-off': signOff }: Outline['stages'][string],
  { document, base }: { readonly document: ConfigDocument; readonly base: readonly PropertyKey[] },
): readonly Problem[] {
  const despite = window?.despite;
  if (despite === undefined || signOff?.roles?.includes(despite)) return [];
  const why = `"${despite}" signs nothing here: name a role of this stage's \`sign-off\``;
  return [document.problem([...base, 'window', 'despite'], why)];
}

/** An age where there is none to have, and a look-up of results that may not be used. */
function pointlessAges(
  { reuse, checks }: Outline['stages'][string],
  { document, base }: { readonly document: ConfigDocument; readonly base: readonly PropertyKey[] },
): readonly Problem[] {
  const idle = 'takes over results of checks that have `max-age`, and no check of this stage has one';
  const ageless = 'what a person attests has no age of its own: give `max-age` to its `evidence`, under `with`';
  const isIdle = reuse !== undefined && checks.every(check => check['max-age'] === undefined);
  return [
    ...(isIdle ? [document.problem([...base, 'reuse'], idle, 'key')] : []),
    ...checks.flatMap((check, index) =>
      check['max-age'] === undefined || check.with?.attestedBy === undefined
        ? []
        : [document.problem([...base, 'checks', index, 'max-age'], ageless, 'key')],
    ),
  ];
}

/** An approval says in which environment it was given, and nothing else tells two roles apart, or a role and a deployment. */
function sharedEnvironments(
  { roles, stages }: Pick<Outline, 'roles' | 'stages'>,
  document: ConfigDocument,
): readonly Problem[] {
  const owners = new Map<string, string>(
    Object.entries(stages).flatMap(([name, { environment }]) =>
      environment === undefined ? [] : [[environment.toLowerCase(), `the stage ${name}`] as const],
    ),
  );
  return Object.entries(roles).flatMap(([name, { environment }]) => {
    const owner = environment === undefined ? undefined : owners.get(environment.toLowerCase());
    if (environment !== undefined && owner === undefined) owners.set(environment.toLowerCase(), name);
    const message = `"${environment}" is the environment of ${owner} already; give each role one of its own`;
    return owner === undefined ? [] : [document.problem(['roles', name, 'environment'], message)];
  });
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
