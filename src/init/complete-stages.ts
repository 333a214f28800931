import type { Desk } from './desk.js';
import { asksPeople } from './draft.js';
import type { StageBook } from './planned.js';
import { recogniseProse } from './prose/recognise.js';

type Stage = ReturnType<StageBook['stage']>;

/** Gives each stage what it needs to be one: something to check, something that looks after a change, a way back that can be gone. */
export function completeStages(desk: Desk): void {
  for (const { stage } of desk.roles.all) desk.book.stage(stage);
  for (const { name } of desk.book.all) {
    const stage = desk.book.stage(name);
    completeRollback(stage, desk);
    const hasDeploy = stage.entries.some(({ phase }) => phase === 'deploy');
    const needsVerify = hasDeploy || stage.watch !== undefined;
    if (needsVerify && !stage.entries.some(entry => entry.phase === 'verify' && !asksPeople(entry)))
      addHealth(name, 'verify', desk);
    if (stage.entries.length === 0) addHealth(name, 'checks', desk);
  }
}

/** Kinds whose changes `undo` takes back by the record. */
const TAKEN_BACK = new Set(['apply', 'argocd']);

/** A rollback takes back what `deploy` changed: without that its conditions and steps stay with people. */
function completeRollback(stage: Stage, desk: Desk): void {
  const asked = stage.conditions.length + stage.triggers.length + stage.verifyBack.length + stage.steps.length;
  if (asked === 0) return;
  const deployed = stage.entries.filter(({ phase }) => phase === 'deploy');
  if (deployed.length > 0 && stage.steps.length === 0 && deployed.some(({ kind }) => TAKEN_BACK.has(kind)))
    desk.book.add(
      { kind: 'undo', with: {}, changes: true, guessed: 'the list does not say how to go back' },
      {
        stage: stage.name,
        phase: 'way-back',
        name: 'Take back what was deployed',
        section: undefined,
        covers: [],
        from: [],
      },
    );
  if (deployed.length > 0 && stage.steps.length > 0) return;
  for (const item of stage.conditions) desk.excuse(item, 'a line of the way back, which people go by hand', 0);
  stage.notes.push(...stage.steps.flatMap(({ from }) => from.map(({ text, line }) => `line ${line}: ${text}`)));
  stage.conditions.length = 0;
  stage.triggers.length = 0;
  stage.verifyBack.length = 0;
  stage.steps.length = 0;
}

function addHealth(stage: string, phase: 'checks' | 'verify', { book, contextOf }: Desk): void {
  const [found] = recogniseProse('The service is healthy: health check', contextOf(stage, 'health check'));
  if (found === undefined) return;
  const { words: _, title: __, ...proposal } = found;
  book.add(
    { ...proposal, guessed: 'the list does not say how to see that it works' },
    { stage, phase, name: 'The service answers', section: undefined, covers: [], from: [] },
  );
}
