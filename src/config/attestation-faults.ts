import type { ConfigDocument } from './document.js';
import type { Outline } from './outline.js';
import { listsOf } from './phases/lists.js';
import type { Problem } from './problem.js';
import { unknownName } from './unknown-name.js';

interface At {
  readonly document: ConfigDocument;
  readonly stages: Outline['stages'];
  readonly roles: Outline['roles'];
}

/** What is wrong with a stage's lines that people answer: with who answers them, and with what waits for them. */
export function findAttestationFaults(name: string, at: At): readonly Problem[] {
  const stage = at.stages[name];
  if (!stage) return [];
  const { document, roles } = at;
  const base = ['stages', name];
  const lists = listsOf(stage);
  const attested = new Set(
    lists.flatMap(({ entries }) => entries.flatMap(({ with: bound, id }) => (bound?.attestedBy && id) ?? [])),
  );
  const refused = (path: readonly PropertyKey[], ids: readonly string[], why: string) =>
    ids.flatMap((id, index) =>
      attested.has(id) ? [document.problem([...base, ...path, index], `"${id}" waits for people, ${why}`)] : [],
    );
  return [
    ...lists.flatMap(({ path: list, entries }) =>
      entries.flatMap((check, index) => {
        const role = check.with?.attestedBy?.role;
        const path = [...base, ...list, index, 'with', 'role'];
        return role === undefined
          ? []
          : unknownName(document, { path, name: role, known: Object.keys(roles), what: 'role' });
      }),
    ),
    ...lists.flatMap(({ path, entries }) =>
      entries.flatMap(({ needs }, index) => refused([...path, index, 'needs'], needs, NEEDED)),
    ),
    ...refused(['rollback', 'when'], stage.rollback?.when ?? [], TRIGGERS),
    ...refused(['rollback', 'verify'], stage.rollback?.verify ?? [], VERIFIES),
  ];
}

const NEEDED = 'who answer after the run: what needs it belongs into a stage after this one';
const TRIGGERS = 'and a rollback does not: name a check that a machine runs';
const VERIFIES = 'and whether a rollback worked must be known at once: name a check that a machine runs';
