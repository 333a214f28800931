import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import { openCluster } from '../../facts/cluster/cluster.js';
import { readRecord } from '../../facts/cluster/record.js';
import type { Note } from '../../ports/delivery.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { takeBackApplication } from './applications.js';
import type { UndoOptions } from './options.js';
import type { Taken } from './taken.js';
import { takeBackWorkloads } from './workloads.js';

const KINDS = ['apply', 'argocd'];

/** Takes back the steps of the deploy, last first. A rehearsal says what would be left, and changes nothing. */
export async function runUndo(
  options: UndoOptions,
  ports: Ports,
  { isRehearsal }: { readonly isRehearsal: boolean },
): Promise<Verdict> {
  const notes = notesOf(options, ports);
  const { answers, unknown } = await askEach([...notes].reverse(), {
    ask: note => takeBack(note, { options, ports, isRehearsal }),
    signal: ports.signal,
  });
  const taken = answers.flat();
  const findings = taken.flatMap(each => each.findings);
  const done = taken.flatMap(each => each.done);
  const errors = findings.filter(({ level }) => level === 'error');
  const verb = isRehearsal ? 'would be taken back' : 'taken back';
  const wrong = errors.length === 0 ? '' : `, ${errors.length} not: ${errors[0]?.message}`;
  const verdict = byFindings(`${count(done.length, 'change')} ${verb}${wrong}`, {
    findings,
    details: [
      { title: isRehearsal ? 'What would be taken back' : 'What was taken back', text: done.join('\n') || 'nothing' },
    ],
  });
  if (done.length > 0 || errors.length > 0) return unlessUnknown(verdict, unknown);
  const nothing = new CouldNotTell(
    'nothing-checked',
    'the record has nothing that could be taken back',
    'Go back by hand.',
  );
  return unlessUnknown(verdict, unknown.length > 0 ? unknown : [nothing]);
}

/** The steps that are meant. */
function notesOf({ of }: UndoOptions, { delivery }: Ports): readonly Note[] {
  if (delivery === undefined) {
    const remedy = 'Put `undo` under `rollback`, and deploy with the command `deploy`, which records what runs before.';
    throw new CouldNotTell('nothing-checked', 'there is no record of a deploy to go back by', remedy);
  }
  const known = delivery.notes.filter(({ kind }) => KINDS.includes(kind));
  const strange = of?.find(id => !known.some(({ step }) => step === id));
  if (strange !== undefined) {
    const message = `of: the record has no step "${strange}" of the kind apply or argocd`;
    throw new CouldNotTell('nothing-checked', message, 'Name steps of `deploy` that are of these kinds.');
  }
  // A step that had not begun has changed nothing.
  const begun = known.filter(note => note.after !== undefined && (of === undefined || of.includes(note.step)));
  if (begun.length > 0) return begun;
  throw new CouldNotTell(
    'nothing-checked',
    'no step of the kind apply or argocd had begun',
    'There is nothing to take back.',
  );
}

async function takeBack(
  { step, kind, before, after }: Note,
  {
    options,
    ports,
    isRehearsal,
  }: { readonly options: UndoOptions; readonly ports: Ports; readonly isRehearsal: boolean },
): Promise<readonly Taken[]> {
  if (kind === 'argocd') return takeBackApplication({ step, before, after }, { options, ports, isRehearsal });
  const recorded = readRecord(before);
  if (recorded === undefined) {
    const message = `step "${step}": the record does not say what ran before`;
    throw new CouldNotTell('wrong-format', message, 'Go back by hand, to the last good version.');
  }
  const cluster = await openCluster({ ...options, context: options.context ?? recorded.context }, ports);
  return takeBackWorkloads({
    before: recorded,
    after: readRecord(after),
    cluster,
    ports,
    isRehearsal,
    withinMs: options.within,
  });
}
