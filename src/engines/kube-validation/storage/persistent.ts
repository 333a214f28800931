import { posix } from 'node:path';
import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { validateNodeSelector } from '../pod/affinity.js';
import { PERSISTENT_SOURCES, validateSource } from '../pod/volumes/volume-sources.js';
import { subdomain } from '../text/names.js';
import { readNanos } from '../text/quantity.js';
import { validateAccessModes, validateClaimSpec, withoutForgotten } from './claim.js';

export function validateClaim(at: At): void {
  const spec = withoutForgotten(at.open('spec'));
  const source = spec.child('dataSource');
  // The API server forgets sources of other kinds, unless dataSourceRef names them, too.
  const known =
    source &&
    /^(?:\/PersistentVolumeClaim|snapshot\.storage\.k8s\.io\/VolumeSnapshot)$/.test(
      `${source.text('apiGroup')}/${source.text('kind')}`,
    );
  const referred = spec.has('dataSourceRef');
  validateClaimSpec(known || referred ? spec : spec.with({ dataSource: null }));
}

export function validateVolume(at: At): void {
  const spec = at.open('spec');
  validateAccessModes(spec);
  validateCapacity(spec);
  spec.oneOfOrEmpty('persistentVolumeReclaimPolicy', ['Delete', 'Recycle', 'Retain']);
  validateVolumeSource(spec, at.open('metadata').text('name'));
  const affinity = spec.child('nodeAffinity');
  if (affinity) {
    const required = affinity.child('required');
    if (required) validateNodeSelector(required);
    else affinity.refuse('must be given', 'required');
  }
  const path = spec.open('hostPath').text('path');
  if (path !== '' && posix.normalize(path) === '/' && spec.text('persistentVolumeReclaimPolicy') === 'Recycle')
    spec.refuse('must not be Recycle for the whole disk of a node', 'persistentVolumeReclaimPolicy');
  spec.check('storageClassName', subdomain);
  spec.oneOf('volumeMode', ['Block', 'Filesystem']);
  if (!spec.has('volumeAttributesClassName') || !isOn('VolumeAttributesClass', spec)) return;
  spec.need('volumeAttributesClassName', subdomain);
  if (!spec.has('csi')) spec.refuse('must be given with volumeAttributesClassName', 'csi');
}

function validateCapacity(spec: At): void {
  const capacity = spec.entries('capacity');
  if (capacity.length === 0) spec.refuse('must be given', 'capacity');
  else if (capacity.length > 1 || capacity[0]?.[0] !== 'storage')
    spec.refuse('must hold storage and nothing else', 'capacity');
  for (const [name, value] of capacity)
    if ((readNanos(value) ?? 0n) <= 0n) spec.refuse('must be more than nothing', 'capacity', name);
}

export function validateVolumeSource(spec: At, name: string): void {
  const [kind, ...others] = PERSISTENT_SOURCES.filter(source => spec.has(source));
  if (kind === undefined) {
    spec.refuse('must have a source: csi, nfs, hostPath …');
    return;
  }
  for (const other of others) if (other !== 'flexVolume') spec.refuse(`must not be given beside ${kind}`, other);
  const at = spec.open(kind);
  validateSource(kind === 'iscsi' ? at.with({ volume: name }) : at, { kind, owner: spec, persistent: true });
  if (others.includes('flexVolume'))
    validateSource(spec.open('flexVolume'), { kind: 'flexVolume', owner: spec, persistent: true });
  if (kind === 'local' && !spec.has('nodeAffinity')) spec.refuse('must be given for a local volume', 'nodeAffinity');
}
