import type { At } from '../../at.js';
import { isOn } from '../../gates.js';
import { dnsLabel, subdomain } from '../../text/names.js';
import { validateProjected } from './projected.js';
import { validateClaimTemplate, validateFiles } from './volume-files.js';
import { validateSource } from './volume-sources.js';

/** The volumes of a pod: those in order, by name. `name` is the pod's own, where it is known. */
export function validateVolumes(pod: At, name: string | undefined): ReadonlyMap<string, At> {
  const volumes = pod.list('volumes');
  const sound = new Map<string, At>();
  const made = new Set(
    volumes.filter(volume => volume.has('ephemeral')).map(volume => `${name}-${volume.text('name')}`),
  );
  for (const volume of volumes) {
    const before = volume.refused;
    const own = volume.text('name');
    if (isForgotten(volume)) {
      sound.set(own, volume);
      continue;
    }
    validateVolume(volume, name);
    volume.need('name', dnsLabel);
    if (sound.has(own)) volume.refuse('must not be the name of two volumes', 'name');
    if (volume.refused === before) sound.set(own, volume);
    const claim = volume.open('persistentVolumeClaim').text('claimName');
    if (name !== undefined && claim !== '' && made.has(claim))
      volume.refuse('must not be a claim that another volume makes', 'persistentVolumeClaim', 'claimName');
  }
  return sound;
}

/** Versions before the feature take such a volume away, with its mounts, and say nothing. */
const isForgotten = (volume: At): boolean => volume.has('image') && !isOn('ImageVolume', volume);

const FILES = ['secret', 'configMap', 'downwardAPI'];
/** In the order in which the API server looks: it judges the first that is there. */
const KINDS = [
  ...['emptyDir', 'hostPath', 'gitRepo', 'gcePersistentDisk', 'awsElasticBlockStore', 'secret', 'nfs', 'iscsi'],
  ...['glusterfs', 'flocker', 'persistentVolumeClaim', 'rbd', 'cinder', 'cephfs', 'quobyte', 'downwardAPI', 'fc'],
  ...['flexVolume', 'configMap', 'azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume', 'azureDisk'],
  ...['storageos', 'projected', 'scaleIO', 'csi', 'ephemeral', 'image'],
];

function validateVolume(volume: At, name: string | undefined): void {
  const given = KINDS.filter(kind => volume.has(kind) && (kind !== 'image' || isOn('ImageVolume', volume)));
  for (const other of given.slice(1))
    volume.refuse(`must not be given beside ${given[0]}: a volume has one source`, other);
  for (const kind of given.slice(0, 1)) {
    const at = volume.open(kind);
    if (FILES.includes(kind)) validateFiles(at, kind);
    else if (kind === 'projected') validateProjected(at);
    else if (kind === 'ephemeral') validateEphemeral(volume, at, name);
    else if (kind === 'image') at.oneOfOrEmpty('pullPolicy', ['Always', 'IfNotPresent', 'Never']);
    else validateSource(at, { kind, owner: volume, persistent: false });
  }
}

function validateEphemeral(volume: At, at: At, name: string | undefined): void {
  const template = at.child('volumeClaimTemplate');
  if (!template) {
    at.refuse('must be given', 'volumeClaimTemplate');
    return;
  }
  validateClaimTemplate(template);
  if (name === undefined || volume.text('name') === '') return;
  const why = subdomain(`${name}-${volume.text('name')}`);
  if (why !== undefined) volume.refuse(`makes a claim whose name ${why}`, 'name');
}

/** Claims that a StatefulSet makes stand for the volumes of the same name. */
export function withClaims(pod: At, templates: readonly At[]): At {
  if (templates.length === 0) return pod;
  const names = new Set(templates.map(template => template.open('metadata').text('name')));
  const kept = pod.list('volumes').filter(volume => !names.has(volume.text('name')));
  const own = [...names].map(name => ({ name, persistentVolumeClaim: { claimName: name } }));
  return pod.with({ volumes: [...kept.map(volume => volume.value), ...own] });
}
