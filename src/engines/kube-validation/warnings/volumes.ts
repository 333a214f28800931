import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { warnOfFractions } from './fractions.js';

/** Sources of volumes that nothing serves any more, by the version since which. */
const GONE: Readonly<Record<string, string>> = {
  photonPersistentDisk: '1.16',
  gitRepo: '1.33, unless the cluster turns it on',
  scaleIO: '1.22',
  flocker: '1.25',
  storageos: '1.25',
  quobyte: '1.25',
  glusterfs: '1.26',
  cephfs: '1.31',
  rbd: '1.31',
};

/** Sources of a volume, or of a PersistentVolume. */
export function warnOfSource(at: At): void {
  for (const [key, since] of Object.entries(GONE))
    if (at.has(key)) at.refuse(`is deprecated, and does not work since Kubernetes ${since}`, key);
}

export function warnOfVolumes(pod: At): void {
  for (const volume of pod.list('volumes')) {
    if (volume.has('image') && !isOn('ImageVolume', volume)) continue;
    warnOfSource(volume);
    const claim = volume.open('ephemeral').open('volumeClaimTemplate').open('spec');
    for (const key of ['requests', 'limits']) warnOfFractions(claim.open('resources'), key, ['storage']);
    warnOfOverlaps(volume);
  }
}

/** Files of a volume of which one would lie inside another. */
function warnOfOverlaps(volume: At): void {
  for (const key of ['configMap', 'secret', 'downwardAPI']) warnOfPaths(volume.open(key).list('items'));
  const sources = volume.open('projected').list('sources');
  for (const source of sources)
    if (Object.values(source.value).every(value => value === null)) source.refuse('has no source');
  const items = sources.flatMap(source => {
    const kind = ['configMap', 'secret', 'downwardAPI'].find(key => source.open(key).has('items'));
    if (kind !== undefined) return source.open(kind).list('items');
    const single = ['serviceAccountToken', 'clusterTrustBundle'].find(key => source.has(key));
    return single === undefined ? [] : [source.open(single)];
  });
  warnOfPaths(items);
}

function warnOfPaths(items: readonly At[]): void {
  const paths: string[] = [];
  // Each is held against all before it: no more than a volume can have.
  for (const item of items.slice(0, 2000)) {
    const path = item.text('path').replace(/\/+$/, '');
    if (path === '') continue;
    const other = paths.find(each => `${each}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${each}/`));
    if (other !== undefined) item.refuse(`overlaps the path ${other}`, 'path');
    paths.push(path);
  }
}
