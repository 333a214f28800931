import { type At, listed, type TextRule } from '../../at.js';
import { csiDriverName, descendingPath, dnsLabel, noBacksteps, subdomain } from '../../text/names.js';
import { readNanos } from '../../text/quantity.js';

interface Source {
  readonly kind: string;
  /** The volume, or the specification of the PersistentVolume. */
  readonly owner: At;
  readonly persistent: boolean;
}

/** What the sources of volumes must hold: texts that are missing or broken are refused, whatever else there is. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  emptyDir: [],
  hostPath: ['path'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  gitRepo: ['repository'],
  nfs: ['server', 'path'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  persistentVolumeClaim: ['claimName'],
  rbd: ['image'],
  flexVolume: ['driver'],
  cinder: ['volumeID'],
  cephfs: [],
  flocker: [],
  fc: [],
  azureFile: ['secretName', 'shareName'],
  vsphereVolume: ['volumePath'],
  quobyte: ['registry', 'volume'],
  azureDisk: ['diskName', 'diskURI'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  scaleIO: ['gateway', 'system'],
  local: ['path'],
  storageos: ['volumeName'],
  csi: ['driver'],
};

/** What a PersistentVolume can be of. */
export const PERSISTENT_SOURCES = [
  ...[
    'hostPath',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'glusterfs',
    'flocker',
    'nfs',
    'rbd',
    'quobyte',
    'cephfs',
  ],
  ...['iscsi', 'cinder', 'fc', 'flexVolume', 'azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume'],
  ...['azureDisk', 'scaleIO', 'local', 'storageos', 'csi'],
];

export function validateSource(at: At, source: Source): void {
  for (const key of NEEDS[source.kind] ?? []) at.need(key);
  MORE[source.kind]?.(at, source);
}

const HOST_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

const partition = (at: At) => at.range('partition', 0, 255);
const monitors = (at: At) => {
  if (at.values('monitors').length === 0) at.refuse('must be given', 'monitors');
};

const MORE: Readonly<Record<string, (at: At, source: Source) => void>> = {
  emptyDir: at => {
    if ((readNanos(at.get('sizeLimit')) ?? 0n) < 0n) at.refuse('must not be negative', 'sizeLimit');
  },
  hostPath: at => {
    at.check('path', noBacksteps);
    if (at.text('path') !== '') at.oneOf('type', HOST_TYPES);
  },
  gcePersistentDisk: partition,
  awsElasticBlockStore: partition,
  gitRepo: at => at.check('directory', descendingPath),
  nfs: at => at.check('path', text => (text.startsWith('/') ? undefined : 'must be an absolute path')),
  iscsi: validateIscsi,
  glusterfs: (at, { persistent }) => {
    if (persistent && at.has('endpointsNamespace'))
      at.judge(at.text('endpointsNamespace'), dnsLabel, 'endpointsNamespace');
  },
  rbd: monitors,
  cephfs: monitors,
  flexVolume: at => {
    for (const [name] of at.entries('options')) {
      const domain = `.${(name.includes('/') ? (name.split('/')[0] ?? '') : name).toLowerCase()}`;
      if (/\.(?:kubernetes|k8s)\.io$/.test(domain))
        at.refuse('is a name that Kubernetes keeps for itself', 'options', name);
    }
  },
  cinder: (at, { persistent }) => needSecret(at, persistent),
  flocker: at => {
    const [name, id] = [at.text('datasetName'), at.text('datasetUUID')];
    if ((name === '') === (id === '')) at.refuse('must have exactly one of datasetName and datasetUUID');
    at.check('datasetName', text => (text.includes('/') ? 'must not contain "/"' : undefined));
  },
  fc: at => {
    const [names, ids] = [at.values('targetWWNs').length, at.values('wwids').length];
    if (names > 0 === ids > 0) at.refuse('must have exactly one of targetWWNs and wwids', 'targetWWNs');
    if (names > 0 && !at.has('lun')) at.refuse('must be given with targetWWNs', 'lun');
    if (names > 0) at.range('lun', 0, 255);
  },
  azureFile: (at, { persistent }) => {
    if (persistent && at.has('secretNamespace') && at.text('secretNamespace') === '')
      at.refuse('must not be empty', 'secretNamespace');
  },
  quobyte: at => {
    if (at.text('tenant').length >= 65) at.refuse('must be no longer than 64 characters', 'tenant');
    else at.check('registry', badHosts);
  },
  azureDisk: validateAzureDisk,
  scaleIO: at => at.need('volumeName'),
  local: at => at.check('path', noBacksteps),
  storageos: (at, { persistent }) => {
    at.check('volumeName', dnsLabel);
    at.check('volumeNamespace', dnsLabel);
    needSecret(at, persistent);
  },
  csi: validateCsi,
};

const badHosts: TextRule = text =>
  text.split(',').every(pair => /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair))
    ? undefined
    : 'must be host:port, or several with commas';

/** The Secret of a source, by its name; that of a PersistentVolume names its namespace, too. */
function needSecret(at: At, persistent: boolean): void {
  const secret = at.child('secretRef');
  if (!secret) return;
  secret.need('name');
  if (persistent) secret.need('namespace');
}

function badInitiator(text: string): string | undefined {
  if (text.startsWith('iqn'))
    return /iqn\.\d{4}-\d{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)$/.test(text)
      ? undefined
      : 'must be like iqn.2001-04.com.example:disk';
  if (text.startsWith('eui')) return /^eui.[A-Za-z0-9]{16}$/.test(text) ? undefined : 'must be eui. and 16 digits';
  if (text.startsWith('naa')) return /^naa.[A-Za-z0-9]{32}$/.test(text) ? undefined : 'must be naa. and 32 digits';
  return 'must begin with iqn, eui or naa';
}

function validateIscsi(at: At, { owner, persistent }: Source): void {
  at.check('iqn', badInitiator);
  at.range('lun', 0, 255);
  const secret = at.child('secretRef');
  if ((at.flag('chapAuthDiscovery') || at.flag('chapAuthSession')) && !secret)
    at.refuse('must be given with CHAP', 'secretRef');
  if (secret && persistent) secret.need('name');
  if (!at.has('initiatorName')) return;
  at.judge(at.text('initiatorName'), badInitiator, 'initiatorName');
  const name = persistent ? at.text('volume') : owner.text('name');
  if (`${name}:${at.text('targetPortal')}`.length > 64)
    at.refuse('must be shorter: with the name of the volume it has more than 64 characters', 'targetPortal');
}

function validateAzureDisk(at: At): void {
  at.oneOf('cachingMode', ['None', 'ReadOnly', 'ReadWrite']);
  const kinds = ['Dedicated', 'Managed', 'Shared'];
  at.oneOf('kind', kinds);
  const managed = at.text('kind') === 'Managed';
  const start = managed ? '/subscriptions/' : 'https://';
  if (!at.text('diskURI').startsWith(start))
    at.refuse(`must begin with ${start} for ${managed ? 'Managed' : listed(['Dedicated', 'Shared'])} disks`, 'diskURI');
}

const SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
];

function validateCsi(at: At, { persistent }: Source): void {
  at.check('driver', csiDriverName);
  if (persistent) {
    at.need('volumeHandle');
    for (const key of SECRETS) {
      const secret = at.child(key);
      secret?.need('name', subdomain);
      secret?.need('namespace', dnsLabel);
    }
  } else at.child('nodePublishSecretRef')?.need('name', subdomain);
}
