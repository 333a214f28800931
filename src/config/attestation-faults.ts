import type { ConfigDocument } from './document.js';
import type { Problem } from './problem.js';
import type { Outline } from './references.js';
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
  const { document } = at;
  const base = ['stages', name];
  const attested = new Set(stage.checks.flatMap(check => (check.with?.attestedBy && check.id) ?? []));
  const refused = (path: readonly PropertyKey[], ids: readonly string[], why: string) =>
    ids.flatMap((id, index) =>
      attested.has(id) ? [document.problem([...base, ...path, index], `"${id}" waits for people, ${why}`)] : [],
    );
  return [
    ...stage.checks.flatMap((check, index) => {
      const role = check.with?.attestedBy?.role;
      return role === undefined
        ? []
        : attestor(role, { ...at, name, path: [...base, 'checks', index, 'with', 'role'] });
    }),
    ...stage.checks.flatMap(({ needs }, index) => refused(['checks', index, 'needs'], needs, NEEDED)),
    ...refused(['rollback', 'when'], stage.rollback?.when ?? [], TRIGGERS),
    ...refused(['rollback', 'verify'], stage.rollback?.verify ?? [], VERIFIES),
  ];
}

const NEEDED = 'who answer after the run: what needs it belongs into a stage after this one';
const TRIGGERS = 'and a rollback does not: name a check that a machine runs';
const VERIFIES = 'and whether a rollback worked must be known at once: name a check that a machine runs';

/** A line passes by its role's signature alone, so whoever does not sign the stage would let it wait for ever. */
function attestor(
  role: string,
  { document, stages, roles, name, path }: At & { readonly name: string; readonly path: readonly PropertyKey[] },
): readonly Problem[] {
  const known = Object.keys(roles);
  const unknown = unknownName(document, { path, name: role, known, what: 'role' });
  if (unknown.length > 0) return unknown;
  const signOff = stages[name]?.['sign-off'];
  if (signOff === undefined) {
    const todo = `give the stage a \`sign-off\` with the role, or move the line to a stage that ${role} signs`;
    return [document.problem(path, `nobody signs ${name} off, so the line would wait for ever: ${todo}`)];
  }
  const { roles: signers = [] } = signOff;
  // A name that is misspelt there, or a list that cannot be read, is told where it stands.
  if (signers.length === 0 || signers.includes(role) || signers.some(signer => !known.includes(signer))) return [];
  const todo = `add it to \`stages.${name}.sign-off.roles\`, or name one of ${signers.join(', ')}`;
  return [document.problem(path, `"${role}" does not sign ${name} off, so the line would wait for ever: ${todo}`)];
}
