import { type Desk, nameOf, originOf, type PlacedTask } from './desk.js';
import type { Proposal } from './draft.js';
import type { Said } from './list/sheet.js';
import { mergeProposals } from './merge.js';
import type { Origin } from './planned.js';
import { recogniseProse } from './prose/recognise.js';
import type { Command } from './shell/command.js';
import { recognise } from './tools/recognise.js';

/** A condition is never ticked; where a machine can tell it, its failure takes the release back. */
export function planBack(part: PlacedTask, desk: Desk): void {
  const { task, place } = part;
  const stage = desk.book.stage(place.stage);
  if (task.slug !== undefined) stage.conditions.push(task.slug);
  if (place.phase === 'trigger') planTrigger(task, originOf(part, 'verify'), desk);
  else planWayBack(part.commands, originOf(part, 'way-back'), desk);
}

/** What says that nothing works any more, which the entries that try it already tell. */
const BROKEN = /\b(?:functionality|features?|broken|outage|down|unavailable|smoke|critical (?:path|error|issue))\b/i;

/** One condition of a rollback: the entries that prove its opposite. */
export function planTrigger({ text }: Said, origin: Origin, { book, contextOf }: Desk): void {
  const { triggers, entries } = book.stage(origin.stage);
  const found = mergeProposals(recogniseProse(text, contextOf(origin.stage, text)));
  const ids = found.map(proposal => book.add(proposal, { ...origin, covers: [] }));
  if (found.length === 0 && BROKEN.test(text))
    ids.push(...entries.filter(({ phase, kind }) => phase === 'verify' && TRIES.has(kind)).map(({ id }) => id));
  triggers.push(...ids.filter(id => !triggers.includes(id)));
}

/** Kinds that use the service as its users do. */
const TRIES = new Set(['http', 'tests', 'rollout']);

/** Commands of a way back: what changes something is a step, what looks must hold afterwards. */
export function planWayBack(commands: readonly Command[], origin: Origin, desk: Desk): void {
  const stage = desk.book.stage(origin.stage);
  const looks: (Proposal & { readonly from: readonly Said[] })[] = [];
  for (const command of commands) {
    const about = [...command.comments, origin.name].join(' ');
    const found = recognise(command, { ...desk.contextOf(origin.stage, about), line: origin.name });
    const from: readonly Said[] = [{ text: command.text, line: command.line }];
    // A step with a blank to fill in is told, and done by people.
    if ('byHand' in found) stage.notes.push(`line ${command.line}: ${command.text}`);
    else
      for (const entry of found.entries) {
        const title = (command.comments[0] ?? command.text).replace(/^\d+[.)]\s*/, '');
        if (entry.changes) desk.book.add(entry, { ...origin, covers: [], name: nameOf(title), from });
        else looks.push({ ...entry, title, from });
      }
  }
  for (const { title, ...proposal } of mergeProposals(looks)) {
    const from = looks.filter(({ kind }) => kind === proposal.kind).flatMap(look => look.from);
    const id = desk.book.add(proposal, {
      ...origin,
      covers: [],
      phase: 'verify',
      name: nameOf(title ?? origin.name),
      from,
    });
    if (!stage.verifyBack.includes(id)) stage.verifyBack.push(id);
  }
}
