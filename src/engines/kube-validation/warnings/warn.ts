import type { KubeDocument } from '../../kube-yaml/document.js';
import { At, type Refusal } from '../at.js';
import { dnsLabel } from '../text/names.js';
import { warnOfAddress, warnOfRange } from './addresses.js';
import { warnOfFractions } from './fractions.js';
import { warnOfPod, warnOfTerm } from './pod.js';
import { warnOfSource } from './volumes.js';

type Warn = (at: At) => void;

const template: Warn = at => warnOfPod(at.open('spec').open('template'));

/** The names of these become names of pods and of hosts. */
const named =
  (warn: Warn): Warn =>
  at => {
    const metadata = at.open('metadata');
    if (metadata.text('name') !== '' && dnsLabel(metadata.text('name')) !== undefined)
      metadata.refuse('becomes the name of a host: a label of DNS is better', 'name');
    warn(at);
  };

const KINDS: Readonly<Record<string, Warn>> = {
  'v1/Pod': named(warnOfPod),
  'v1/PodTemplate': at => warnOfPod(at.open('template')),
  'v1/ReplicationController': named(template),
  'v1/Service': warnOfService,
  'v1/Node': warnOfNode,
  'v1/Endpoints': at => {
    for (const subset of at.list('subsets'))
      for (const address of [...subset.list('addresses'), ...subset.list('notReadyAddresses')])
        warnOfAddress(address, address.text('ip'), 'ip');
  },
  'v1/PersistentVolume': warnOfVolume,
  'v1/PersistentVolumeClaim': at => {
    warnOfAnnotation(at, 'volume.beta.kubernetes.io/storage-class', 'spec.storageClassName');
    for (const key of ['requests', 'limits']) warnOfFractions(at.open('spec').open('resources'), key, ['storage']);
  },
  'apps/v1/DaemonSet': template,
  'apps/v1/Deployment': named(template),
  'apps/v1/ReplicaSet': named(template),
  'apps/v1/StatefulSet': warnOfStatefulSet,
  'batch/v1/Job': named(template),
  'batch/v1/CronJob': named(at => template(at.open('spec').open('jobTemplate'))),
  'storage.k8s.io/v1/CSIDriver': at => {
    const spec = at.open('spec');
    if (at.minor >= 35 && spec.values('tokenRequests').length > 0 && !spec.has('serviceAccountTokenInSecrets'))
      spec.refuse('true keeps tokens out of logs, where the driver can do it', 'serviceAccountTokenInSecrets');
  },
  'discovery.k8s.io/v1/EndpointSlice': at => {
    if (at.text('addressType') === 'FQDN' && at.minor >= 33) at.refuse('FQDN is deprecated', 'addressType');
    for (const endpoint of at.list('endpoints'))
      for (const [index, address] of endpoint.texts('addresses').entries())
        warnOfAddress(endpoint, address, 'addresses', index);
  },
  'networking.k8s.io/v1/Ingress': at => {
    if (!at.open('spec').has('ingressClassName'))
      warnOfAnnotation(at, 'kubernetes.io/ingress.class', 'spec.ingressClassName');
  },
  'networking.k8s.io/v1/NetworkPolicy': warnOfNetworkPolicy,
};

function warnOfAnnotation(at: At, key: string, field: string): void {
  if (at.open('metadata').map('annotations').has(key))
    at.refuse(`is deprecated: use ${field}`, 'metadata', 'annotations', key);
}

function warnOfStatefulSet(at: At): void {
  template(at);
  const spec = at.open('spec');
  for (const claim of spec.list('volumeClaimTemplates'))
    for (const key of ['requests', 'limits']) warnOfFractions(claim.open('spec').open('resources'), key, ['storage']);
  if ((spec.number('revisionHistoryLimit') ?? 0) < 0)
    spec.refuse('is negative, and keeps everything', 'revisionHistoryLimit');
}

function warnOfService(at: At): void {
  const spec = at.open('spec');
  const type = spec.text('type') || 'ClusterIP';
  warnOfAnnotation(at, 'service.kubernetes.io/topology-aware-hints', 'service.kubernetes.io/topology-mode');
  const ip = spec.text('clusterIP');
  if (ip !== '' && ip !== 'None') warnOfAddress(spec, ip, 'clusterIP');
  if (type === 'ClusterIP' && ip === 'None') {
    const why = 'has no effect for a headless Service';
    if (spec.text('loadBalancerIP') !== '') spec.refuse(why, 'loadBalancerIP');
    if (spec.values('externalIPs').length > 0) spec.refuse(why, 'externalIPs');
    if (!['', 'None'].includes(spec.text('sessionAffinity'))) spec.refuse(why, 'sessionAffinity');
  }
  const reaches = type !== 'ExternalName' && !(type === 'ClusterIP' && ip === 'None');
  if (at.minor >= 36 && reaches && spec.values('externalIPs').length > 0)
    spec.refuse('is deprecated, and some clusters do nothing for it', 'externalIPs');
  for (const [index, address] of spec.texts('externalIPs').entries())
    warnOfAddress(spec, address, 'externalIPs', index);
  if (spec.text('loadBalancerIP') !== '') warnOfAddress(spec, spec.text('loadBalancerIP'), 'loadBalancerIP');
  for (const [index, range] of spec.texts('loadBalancerSourceRanges').entries())
    warnOfRange(spec, range, 'loadBalancerSourceRanges', index);
  if (type === 'ExternalName' && spec.values('externalIPs').length > 0)
    spec.refuse('has no effect for the type ExternalName', 'externalIPs');
  if (type !== 'ExternalName' && spec.text('externalName') !== '')
    spec.refuse(`has no effect for the type ${type}`, 'externalName');
}

function warnOfNode(at: At): void {
  const spec = at.open('spec');
  if (spec.text('externalID') !== '') spec.refuse('is deprecated, and unused', 'externalID');
  for (const [index, range] of spec.texts('podCIDRs').entries()) warnOfRange(spec, range, 'podCIDRs', index);
}

function warnOfVolume(at: At): void {
  const spec = at.open('spec');
  warnOfAnnotation(at, 'volume.beta.kubernetes.io/storage-class', 'spec.storageClassName');
  if (at.minor >= 31) warnOfAnnotation(at, 'volume.beta.kubernetes.io/mount-options', 'spec.mountOptions');
  if (spec.text('persistentVolumeReclaimPolicy') === 'Recycle')
    spec.refuse('Recycle is deprecated', 'persistentVolumeReclaimPolicy');
  warnOfSource(spec);
  for (const term of spec.open('nodeAffinity').open('required').list('nodeSelectorTerms')) warnOfTerm(term);
}

function warnOfNetworkPolicy(at: At): void {
  const spec = at.open('spec');
  const peers = [
    ...spec.list('ingress').flatMap(rule => rule.list('from')),
    ...spec.list('egress').flatMap(rule => rule.list('to')),
  ];
  for (const block of peers.map(peer => peer.open('ipBlock'))) {
    warnOfRange(block, block.text('cidr'), 'cidr');
    for (const [index, range] of block.texts('except').entries()) warnOfRange(block, range, 'except', index);
  }
}

/** What the API server takes, and warns of. */
export function warnOfObject({ apiVersion, kind, value }: KubeDocument, minor: number): readonly Refusal[] {
  const key = `${apiVersion}/${kind}`;
  const refusals: Refusal[] = [];
  if (Object.hasOwn(KINDS, key)) KINDS[key]?.(new At(value, [], { refusals, minor }));
  return refusals;
}
