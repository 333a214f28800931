import { slugOf } from '../checklist/slugs.js';
import { clip } from '../text/clip.js';
import { aboutOf, type Desk, nameOf, originOf, type PlacedTask } from './desk.js';
import type { Entry, Proposal } from './draft.js';
import { findProofs } from './find-proofs.js';
import { conditionIn, durationIn, isPlaceholder } from './list/wording.js';
import { mergeProposals } from './merge.js';
import { planBack } from './plan-back.js';
import { recogniseProse } from './prose/recognise.js';
import { titleIn } from './roles.js';

/** Writes one line into the config: as entries, a task of a follow-up, a condition of the rollback, or a question to people. */
export function planTask(part: PlacedTask, desk: Desk): void {
  const { task, place } = part;
  if (isPlaceholder(task.text) && part.commands.length === 0) {
    if (task.slug !== undefined) desk.excuse(task.slug, 'nothing is written there yet', task.line);
    return;
  }
  const watch = watchOf(part);
  if (place.phase === 'sign-off') planSigning(part, desk);
  else if (place.phase === 'trigger' || place.phase === 'way-back') planBack(part, desk);
  else if (place.phase === 'follow-up') planFollowUp(part, desk, place.within ?? '24h');
  else if (watch !== undefined) planWatch(part, desk, watch);
  else planChecks(part, desk);
}

/** A line of a page of signatures that names no role asks for something like any other. */
function planSigning(part: PlacedTask, desk: Desk): void {
  if (titleIn(part.task.text) === undefined) planChecks({ ...part, place: { ...part.place, phase: 'checks' } }, desk);
}

function planChecks(part: PlacedTask, desk: Desk): void {
  const { stage } = part.place;
  if (isProvenBefore(part, desk)) return;
  const { proposals, open } = findProofs(part, desk.contextOf(stage, aboutOf(part)));
  const merged = mergeProposals(proposals);
  for (const proposal of merged) {
    const phase = phaseOf(proposal, part);
    if (proposal.changes && phase !== 'deploy') {
      askPeople(part, desk, [`this was done: ${shown(proposal)}`]);
      continue;
    }
    desk.book.add(proposal, originOf(part, phase, merged.length > 1 ? proposal.title : undefined));
  }
  if (open.length > 0) askPeople(part, desk, open);
  if (merged.length === 0 && open.length === 0 && !part.hasChildren) askPeople(part, desk, []);
}

/** `Staging validation complete`: the stage before proves it, by all that it holds. */
function isProvenBefore({ task, place }: PlacedTask, { book, contextOf }: Desk): boolean {
  const isAbout =
    /\bstaging\b/i.test(task.text) &&
    /\b(?:complete[d]?|passed|successful\w*|validated|approved|green)\b/i.test(task.text);
  if (
    place.stage !== 'production' ||
    place.phase !== 'checks' ||
    !isAbout ||
    !book.has('staging') ||
    task.slug === undefined
  )
    return false;
  book.stage(place.stage).provenBefore.push(task.slug);
  for (const { text, line } of task.conditions)
    for (const proposal of recogniseProse(text, contextOf(place.stage, text)))
      if (/issue|bug|ticket/i.test(text))
        book.add(proposal, {
          stage: place.stage,
          phase: 'checks',
          name: nameOf(text),
          section: place.section,
          covers: [task.slug],
          from: [{ text, line }],
        });
  return true;
}

const shown = ({ kind, with: { run } }: Proposal): string => (Array.isArray(run) ? run.join(' ') : kind);

/** What changes something is a step of the deployment; what looks comes after it, or before the next change. */
function phaseOf(proposal: Proposal, { place, isBeforeChanges }: PlacedTask): Entry['phase'] {
  if (place.phase === 'deploy') return proposal.changes || isBeforeChanges ? 'deploy' : 'verify';
  return place.phase === 'verify' ? 'verify' : 'checks';
}

const MOST_ASKED = 1900;

/** A question to whoever has the role for it. It stands for the line as a whole, or for what no machine can tell of it. */
export function askPeople(part: PlacedTask, desk: Desk, open: readonly string[]): void {
  const { task, place } = part;
  // What people tell of a deployment is asked after it, where its own signatures stand before.
  const stage = place.phase === 'verify' && place.stage === 'production' ? 'post-deployment' : place.stage;
  const role = desk.roles.for(stage, `${aboutOf(part)} ${open.join(' ')}`);
  const condition = conditionIn(task.text);
  const what = [aboutOf(part), ...(open.length > 0 ? [open.join('; ')] : [])].join(': ');
  const isSame = condition === undefined || /not apply/.test(what);
  const ask = `${clip(what, MOST_ASKED)}${isSame ? '' : ' – or it does not apply to this release'}`;
  const phase = stage === place.stage && place.phase === 'verify' ? 'verify' : 'checks';
  const proposal: Proposal = {
    kind: 'manual',
    with: { role: role.id, ask },
    hint: 'attested',
    guessed: desk.roles.areGuessed ? 'who answers for it' : undefined,
  };
  desk.book.add(proposal, { ...originOf(part, phase), stage });
}

function planFollowUp(part: PlacedTask, desk: Desk, within: string): void {
  const { task, place } = part;
  const { proposals } = findProofs(part, desk.contextOf(place.stage, aboutOf(part)));
  for (const proposal of mergeProposals(proposals))
    if (!proposal.changes) desk.book.add(proposal, originOf(part, 'checks'));
  if (part.parent === undefined || task.slug !== undefined) addTask(part, desk, within);
}

/** A task's body holds a thousand characters. */
const MOST_BODY = 950;

function addTask({ task, place }: PlacedTask, desk: Desk, within: string): void {
  const stage = desk.book.stage(place.stage);
  const taken = new Set([...stage.tasks, ...stage.entries].map(({ id }) => id));
  const base = `after-${
    slugOf(task.text)
      .replace(/[^a-z0-9-]+/g, '-')
      .slice(0, 40)
      .replace(/-+$/, '') || 'task'
  }`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  stage.tasks.push({
    id,
    title: nameOf(task.text),
    within: durationIn(task.text) ?? within,
    covers: task.slug === undefined ? [] : [task.slug],
    body:
      task.conditions.length === 0
        ? undefined
        : clip(task.conditions.map(({ text }) => `- ${text}`).join('\n'), MOST_BODY),
    from: [{ text: task.text, line: task.line }],
  });
}

/** `24-hour monitoring`: what stands below is watched for so long. */
function watchOf({ task, place, parent }: PlacedTask): string | undefined {
  if (place.phase !== 'verify') return undefined;
  const said = parent?.task.text ?? task.text;
  return /\b(?:monitor\w*|watch\w*|observ\w*)\b/i.test(said) ? durationIn(said) : undefined;
}

function planWatch(part: PlacedTask, desk: Desk, lasts: string): void {
  const { task, place, hasChildren } = part;
  const stage = desk.book.stage(place.stage);
  const watch = stage.watch ?? { for: lasts, checks: [], covers: [] };
  const { proposals } = findProofs(part, desk.contextOf(place.stage, task.text));
  if (proposals.length === 0 && !hasChildren) {
    addTask(part, desk, lasts);
    return;
  }
  const ids = mergeProposals(proposals).map(proposal => desk.book.add(proposal, originOf(part, 'verify')));
  stage.watch = {
    for: watch.for,
    checks: [...new Set([...watch.checks, ...ids])],
    covers: [...watch.covers, ...(task.slug === undefined ? [] : [task.slug])],
  };
}
