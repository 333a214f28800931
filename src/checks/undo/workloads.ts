import { CouldNotTell } from '../../check.js';
import { field, type KubeMapping } from '../../engines/kube-yaml/value.js';
import { kindOf, nameOf } from '../../engines/rollout/read.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { noAnswer, notAllowed, readSaid } from '../../facts/cluster/failure.js';
import { keptRevision, type Makers, makersIn, recordAll } from '../../facts/cluster/look.js';
import { type ClusterRecord, isWorkload, ownerOf, placeOf, type RecordedObject } from '../../facts/cluster/record.js';
import { exitedWith } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import { done, left, type Taken } from './taken.js';

export interface Way {
  readonly before: ClusterRecord;
  /** What the step left; undefined where nobody knows. */
  readonly after: ClusterRecord | undefined;
  readonly cluster: Cluster;
  readonly ports: Ports;
  readonly isRehearsal: boolean;
  readonly withinMs: number;
}

/** Takes back each workload of one step, the last first; says what else was changed and stays. */
export async function takeBackWorkloads(way: Way): Promise<readonly Taken[]> {
  const { before, cluster } = way;
  if (before.server !== cluster.server) {
    const message = `the record is of ${before.server}, and kubectl leads to ${cluster.server}`;
    throw new CouldNotTell(
      'tool-refused',
      message,
      'Name the context of the cluster that was deployed to. Nothing was changed.',
    );
  }
  const taken: Taken[] = [];
  for (const recorded of [...before.objects].reverse()) {
    taken.push(isWorkload(recorded.kind) ? await takeBack(recorded, way) : stays(recorded, way));
  }
  return taken;
}

/** Objects without revisions: the cluster keeps nothing of them to go back to. */
function stays(recorded: RecordedObject, { after }: Way): Taken {
  const now = after?.objects.find(each => placeOf(each) === placeOf(recorded));
  if (after?.complete && now?.version === recorded.version && recorded.kind !== 'Secret' && recorded.exists)
    return NOTHING;
  const what = recorded.exists
    ? 'it may have been changed, and stays as it is'
    : 'it was made by this deploy, and stays';
  const { findings } = left('stays-changed', placeOf(recorded), what);
  return { done: [], findings };
}

const NOTHING: Taken = { done: [], findings: [] };

async function takeBack(recorded: RecordedObject, way: Way): Promise<Taken> {
  const { cluster, isRehearsal, after } = way;
  const subject = placeOf(recorded);
  if (!recorded.exists)
    return left('nothing-recorded', subject, 'it did not exist before this deploy, so there is nothing to go back to');
  const found = await lookAt(recorded, cluster);
  if (found === undefined) return left('nothing-recorded', subject, 'it does not exist any more');
  const [now] = await recordAll([found], cluster);
  if (now?.version === recorded.version) return done(`${subject} runs what was recorded already`);
  const deployed = after?.complete ? after.objects.find(each => placeOf(each) === subject) : undefined;
  if (deployed !== undefined && now?.version !== deployed.version)
    return left('superseded', subject, 'it runs by now what this run has not deployed');
  const owner = ownerOf(found);
  if (owner)
    return left('owned-elsewhere', subject, `it belongs to ${owner.by} (${owner.name}), which would change it back`);
  if (field(found, 'spec', 'paused') === true)
    return left('not-undone', subject, 'its rollout is paused, and a paused Deployment takes no undo');
  const makers = await makersIn(cluster, { namespace: recorded.namespace, kinds: [recorded.kind] });
  const revision = keptRevision(found, recorded, makers);
  if (revision === undefined)
    return left('nothing-recorded', subject, `revision ${recorded.revision ?? 'unknown'} is kept no longer`);
  if (isRehearsal) return done(`${subject} would go back to revision ${revision}`);
  return undoTo(revision, { recorded, found, way, makers });
}

async function lookAt({ kind, name, namespace }: RecordedObject, cluster: Cluster): Promise<KubeMapping | undefined> {
  const { items } = await cluster.mustGet({ of: [`${kind.toLowerCase()}.apps/${name}`], namespace });
  return items.find(item => kindOf(item) === kind && nameOf(item) === name);
}

interface Going {
  readonly recorded: RecordedObject;
  readonly found: KubeMapping;
  readonly way: Way;
  readonly makers: Makers;
}

/** What runs afterwards decides, not how kubectl ends: it says "skipped" with exit code 0. */
async function undoTo(revision: string, { recorded, way }: Going): Promise<Taken> {
  const { cluster, ports, withinMs } = way;
  const { kind, name, namespace } = recorded;
  const subject = placeOf(recorded);
  ports.tell(`${subject} goes back to revision ${revision}`);
  const command = ['rollout', 'undo', `${kind.toLowerCase()}/${name}`, `--to-revision=${revision}`, '-n', namespace];
  const ran = await cluster.kubectl(command, { log: true });
  if (!exitedWith(ran, 0)) {
    const said = readSaid(ran.stderr.text);
    if (said.forbidden.length > 0) throw notAllowed(said.forbidden, cluster.shown);
    throw noAnswer(`kubectl ${command.slice(0, 4).join(' ')}`, said.others[0] ?? ran.stderr.text);
  }
  const end = ports.clock.monotonic() + withinMs;
  for (;;) {
    const now = await lookAt(recorded, cluster);
    const [told] = now === undefined ? [] : await recordAll([now], cluster);
    if (told?.version === recorded.version) return withBroken(revision, { recorded, cluster });
    if (ports.clock.monotonic() >= end) break;
    await ports.clock.sleep(1_000, ports.signal);
  }
  const said = ran.stdout.text.trim().split('\n').at(-1) ?? '';
  return left('not-undone', subject, `after \`rollout undo\` it does not run what was recorded; kubectl said: ${said}`);
}

/** A StatefulSet in order does not replace a broken pod by itself. */
async function withBroken(
  revision: string,
  { recorded, cluster }: { readonly recorded: RecordedObject; readonly cluster: Cluster },
): Promise<Taken> {
  const subject = placeOf(recorded);
  const sentence = `${subject} is back on revision ${revision}`;
  if (recorded.kind !== 'StatefulSet') return done(sentence);
  const help = `Where a pod of the bad revision is not ready, it is not replaced by itself. Type: kubectl delete pod ${recorded.name}-N -n ${recorded.namespace} --context ${cluster.context}`;
  const { findings } = left('stays-changed', subject, 'a pod that does not become ready must be deleted by hand', help);
  return { done: [sentence], findings };
}
