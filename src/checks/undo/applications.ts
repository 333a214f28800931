import { CouldNotTell } from '../../check.js';
import { deployedOf, isAutomated, isSameRevision, openArgoCd, readArgoRecord } from '../../facts/argocd/argo-cd.js';
import type { Note } from '../../ports/delivery.js';
import type { Ports } from '../../ports/ports.js';
import type { UndoOptions } from './options.js';
import { done, left, type Taken } from './taken.js';

/** Takes back a step of the kind argocd: each application goes back to the entry of its history that was recorded. */
export async function takeBackApplication(
  { step, before, after }: Pick<Note, 'step' | 'before' | 'after'>,
  {
    options,
    ports,
    isRehearsal,
  }: { readonly options: UndoOptions; readonly ports: Ports; readonly isRehearsal: boolean },
): Promise<readonly Taken[]> {
  const recorded = readArgoRecord(before);
  if (recorded === undefined) {
    const message = `step "${step}": the record does not say what ran before`;
    throw new CouldNotTell('wrong-format', message, 'Go back by hand, to the last good revision.');
  }
  const { headers, tls, url = recorded.url } = options.argocd;
  const argo = await openArgoCd({ headers, tls, url, 'request-timeout': options['request-timeout'] }, ports);
  const deployed = readArgoRecord(after)?.apps ?? [];
  const taken: Taken[] = [];
  for (const { name, id, revisions } of [...recorded.apps].reverse()) {
    const subject = `Application/${name}`;
    const app = await argo.look(name);
    const now = deployedOf(app);
    const isAt = (wanted: readonly string[]): boolean =>
      wanted.length === now.length && wanted.every((each, index) => isSameRevision(each, now[index] ?? ''));
    const ours = deployed.find(each => each.name === name);
    if (isAt(revisions)) taken.push(done(`${subject} is at ${revisions.join(', ')} already`));
    else if (ours && !isAt(ours.revisions))
      taken.push(left('superseded', subject, `it is at ${now.join(', ')} by now, which this run has not deployed`));
    else if (isAutomated(app))
      taken.push(
        left(
          'owned-elsewhere',
          subject,
          'it syncs by itself, and would deploy the same commit again: revert the commit in git',
        ),
      );
    else if (id === undefined || !app.status.history.some(entry => entry.id === id))
      taken.push(left('nothing-recorded', subject, 'its history does not hold what was recorded'));
    else if (isRehearsal) taken.push(done(`${subject} would go back to ${revisions.join(', ')}`));
    else taken.push(await goBack({ name, id, revisions }, { argo, ports, withinMs: options.within }));
  }
  return taken;
}

async function goBack(
  { name, id, revisions }: { readonly name: string; readonly id: number; readonly revisions: readonly string[] },
  {
    argo,
    ports,
    withinMs,
  }: { readonly argo: Awaited<ReturnType<typeof openArgoCd>>; readonly ports: Ports; readonly withinMs: number },
): Promise<Taken> {
  const subject = `Application/${name}`;
  const begun = Date.parse((await argo.look(name)).status.operationState?.startedAt ?? '') || 0;
  await argo.rollBack(name, { id, prune: false });
  const end = ports.clock.monotonic() + withinMs;
  for (;;) {
    const { status } = await argo.look(name);
    const { phase = '', message = '', startedAt, syncResult } = status.operationState ?? {};
    const isNew = (Date.parse(startedAt ?? '') || 0) > begun;
    if (
      isNew &&
      phase === 'Succeeded' &&
      isSameRevision(revisions[0] ?? '', syncResult?.revision ?? revisions[0] ?? '')
    )
      return done(`${subject} is back at ${revisions.join(', ')}`);
    if (isNew && (phase === 'Failed' || phase === 'Error'))
      return left('not-undone', subject, `its rollback has failed: ${message}`);
    if (ports.clock.monotonic() >= end) return left('not-undone', subject, 'its rollback has not ended in time');
    await ports.clock.sleep(1_000, ports.signal);
  }
}
