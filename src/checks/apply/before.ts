import { CouldNotTell } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { type Cluster, openCluster } from '../../facts/cluster/cluster.js';
import { recordAll } from '../../facts/cluster/look.js';
import {
  type ClusterRecord,
  isWorkload,
  lastRecord,
  placeOf,
  readRecord,
  toRecorded,
} from '../../facts/cluster/record.js';
import type { Recorded } from '../../ports/delivery.js';
import type { Ports } from '../../ports/ports.js';
import { isSame, liveOf, readManifests } from './objects.js';
import type { ApplyOptions } from './options.js';

/** What runs now of what would be applied. */
export async function beforeApply(options: ApplyOptions, ports: Ports): Promise<Recorded> {
  const manifests = await readManifests(options, ports);
  // What cannot be applied changes nothing; the step itself says why.
  if ('fault' in manifests) return null;
  const cluster = await openCluster(options, ports);
  return toRecorded(await recordNow(manifests.documents, { cluster, ports, complete: true }));
}

export async function recordNow(
  documents: readonly KubeDocument[],
  { cluster, ports, complete }: { readonly cluster: Cluster; readonly ports: Ports; readonly complete: boolean },
): Promise<ClusterRecord> {
  const live = await liveOf(documents, cluster);
  const there = await recordAll(live, cluster);
  const absent = documents.filter(document => !live.some(found => isSame(found, document, cluster)));
  const { context, server } = cluster;
  return {
    context,
    server,
    complete,
    at: ports.clock.now().toISOString(),
    objects: [
      ...there,
      ...absent.map(({ kind, name, namespace }) => ({
        kind,
        name,
        namespace: namespace || cluster.namespace,
        // Of a Secret nobody has looked.
        exists: kind === 'Secret',
      })),
    ],
  };
}

/** Whether the workloads still run what this run's apply has left. */
export async function replacedSince(options: ApplyOptions, ports: Ports): Promise<string | undefined> {
  const records = (ports.delivery?.notes ?? []).flatMap(note => (note.kind === 'apply' ? [note] : []));
  const manifests = await readManifests(options, ports);
  if ('fault' in manifests) throw new CouldNotTell('wrong-format', manifests.fault, 'Correct the manifest.');
  const cluster = await openCluster(options, ports);
  const now = await recordNow(manifests.documents, { cluster, ports, complete: true });
  for (const note of records) {
    const left = readRecord(note.after);
    if (left === undefined || !left.complete || lastRecord(note)?.server !== cluster.server) continue;
    for (const object of left.objects.filter(({ kind }) => isWorkload(kind))) {
      const found = now.objects.find(each => placeOf(each) === placeOf(object));
      if (found === undefined || found.version === object.version) continue;
      const images = Object.values(found.images ?? {}).join(', ');
      return `${placeOf(object)} runs another version by now${images === '' ? '' : ` (${images})`}`;
    }
  }
  return undefined;
}
