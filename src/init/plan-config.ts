import type { Check } from '../check.js';
import { completeStages } from './complete-stages.js';
import { type Desk, nameOf, type PlacedTask } from './desk.js';
import type { Context } from './draft.js';
import { groupQuestions } from './group-questions.js';
import { holdValid } from './hold-valid.js';
import { placeOf } from './list/placement.js';
import type { Loose, Sheet } from './list/sheet.js';
import { mergeProposals } from './merge.js';
import { planTrigger, planWayBack } from './plan-back.js';
import { planTask } from './plan-task.js';
import { type Origin, type PlannedStage, StageBook } from './planned.js';
import { Roles } from './roles.js';
import { effectOf } from './shell/effects.js';
import { readCommands } from './shell/read-commands.js';
import { signingIn } from './signing.js';
import { whatIsTold } from './told.js';
import { recognise } from './tools/recognise.js';
import type { Values } from './values.js';

/** An item that nothing is asked about for now. */
export interface PlannedExcuse {
  readonly item: string;
  readonly reason: string;
  readonly line: number;
}

/** What a list asks for, as stages of a config. */
export interface ConfigPlan {
  readonly stages: readonly PlannedStage[];
  readonly roles: Roles;
  readonly excused: readonly PlannedExcuse[];
}

/** What the repository has. */
export interface Repository {
  readonly has: (path: string) => boolean;
  readonly find: (pattern: RegExp) => readonly string[];
}

/** Turns a written list into stages, phases and entries. Every box is covered by an entry, a role, a task or an excuse. */
export function planConfig(
  sheet: Sheet,
  {
    values,
    repository,
    checks,
  }: { readonly values: Values; readonly repository: Repository; readonly checks: readonly Check[] },
): ConfigPlan {
  const placed = placeTasks(sheet);
  const loose = sheet.loose.map(part => ({
    part,
    place: placeOf(part.headings),
    commands: part.code.flatMap(readCommands),
  }));
  const told = whatIsTold(
    [...placed, ...loose].flatMap(({ place, commands }) => commands.map(command => ({ command, ...place }))),
  );
  const book = new StageBook();
  const roles = new Roles(signingIn(sheet, placed));
  const excused: PlannedExcuse[] = [];
  const contextOf = (stage: string, about: string): Context => ({
    values,
    stage,
    about,
    line: about,
    told,
    ...repository,
  });
  const desk: Desk = { book, roles, contextOf, excuse: (item, reason, line) => excused.push({ item, reason, line }) };
  for (const part of placed) planTask(part, desk);
  for (const { part, place, commands } of loose) planLoose({ part, place, commands, hasBoxes: sheet.hasBoxes }, desk);
  planReview(sheet, desk);
  holdValid(desk, checks);
  groupQuestions(desk);
  completeStages(desk);
  return { stages: inOrder(book.all), roles, excused };
}

function placeTasks(sheet: Sheet): readonly PlacedTask[] {
  const parents = new Set(sheet.tasks.flatMap(({ parent }) => parent ?? []));
  const placed: PlacedTask[] = [];
  for (const [index, task] of sheet.tasks.entries()) {
    placed.push({
      task,
      place: placeOf(task.headings),
      commands: task.code.flatMap(readCommands),
      parent: task.parent === undefined ? undefined : placed[task.parent],
      hasChildren: parents.has(index),
      isBeforeChanges: false,
    });
  }
  const changes = placed.map(
    ({ commands, place }) => place.phase === 'deploy' && commands.some(command => effectOf(command) === 'changes'),
  );
  return placed.map((part, index) => ({
    ...part,
    isBeforeChanges: changes.some(
      (does, later) => does && later > index && placed[later]?.place.stage === part.place.stage,
    ),
  }));
}

interface LoosePart {
  readonly part: Loose;
  readonly place: ReturnType<typeof placeOf>;
  readonly commands: ReturnType<typeof readCommands>;
  readonly hasBoxes: boolean;
}

/** Code and lines under a heading without a box: ways back, conditions of a rollback, scripts to look with. */
function planLoose({ part, place, commands, hasBoxes }: LoosePart, desk: Desk): void {
  const section = part.headings.at(-1);
  const [first] = part.code;
  const origin: Origin = {
    stage: place.stage,
    phase: 'way-back',
    name: section ?? 'rollback',
    section,
    covers: [],
    from: first ? [{ text: section ?? '', line: first.line }] : [],
  };
  if (place.phase === 'trigger')
    for (const line of part.lines)
      planTrigger(line, { ...origin, phase: 'verify', name: nameOf(line.text), from: [line] }, desk);
  if (place.phase === 'way-back') planWayBack(commands, origin, desk);
  if (place.phase === 'trigger' || place.phase === 'way-back' || place.phase === 'aside') return;
  for (const command of commands) {
    const about = [...command.comments, section ?? ''].join(' ');
    const found = recognise(command, desk.contextOf(place.stage, about));
    if ('byHand' in found) continue;
    for (const proposal of mergeProposals(found.entries)) {
      // Beside boxes a program of the team's own may be part of any of them.
      const isStep = proposal.changes && place.phase === 'deploy';
      if (hasBoxes && !isStep && ANYBODYS.has(proposal.kind) && !/script|check|benchmark/i.test(section ?? ''))
        continue;
      const phase = proposal.changes
        ? 'deploy'
        : place.phase === 'deploy' || place.phase === 'verify'
          ? 'verify'
          : 'checks';
      if (phase === 'deploy' && place.phase !== 'deploy') continue;
      const name = nameOf(command.comments[0] ?? section ?? command.text);
      desk.book.add(proposal, { ...origin, phase, name, from: [{ text: command.text, line: command.line }] });
    }
  }
}

/** Kinds that say nothing of what they prove. */
const ANYBODYS = new Set(['command']);

/** `Next review: 2025-11-02`: the list itself must not grow old. */
function planReview({ dates }: Sheet, { book }: Desk): void {
  const review = dates.find(({ label }) => /\bnext review\b/i.test(label));
  if (review === undefined) return;
  const from = [{ text: `${review.label}: ${review.value}`, line: review.line }];
  book.add(
    { kind: 'document', with: { file: LIST, reviewed: '90d' } },
    {
      stage: 'pre-deployment',
      phase: 'checks',
      name: 'The list itself was reviewed',
      section: 'The list',
      covers: [],
      from,
    },
  );
}

/** Stands for the path of the list, which the writer knows. */
export const LIST = '\u0000list';

const ORDER = ['development', 'pre-deployment', 'staging', 'production', 'post-deployment'];

const inOrder = (stages: readonly PlannedStage[]): readonly PlannedStage[] =>
  [...stages].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
