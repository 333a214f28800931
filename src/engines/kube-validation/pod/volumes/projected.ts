import { type At, listed } from '../../at.js';
import { isOn } from '../../gates.js';
import { validateSelector } from '../../labels.js';
import { localPath } from '../../text/names.js';
import { badSignerName, badTrustBundleName } from '../../text/signers.js';
import { validateDownwardFile, validateKeyToPath, validateMode } from './volume-files.js';

const KINDS = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'];

/** Several sources as the files of one volume: no two at the same path. */
export function validateProjected(at: At): void {
  validateMode(at, 'defaultMode');
  const paths = new Set<string>();
  const takes = (place: At, path: string) => {
    if (path === '') return;
    if (paths.has(path)) place.refuse('must not be the path of two files', 'path');
    paths.add(path);
  };
  for (const source of at.list('sources')) {
    const given = KINDS.filter(kind => source.has(kind) && isThere(kind, source));
    if (given.length > 1) source.refuse(`must have one source only, has ${listed(given)}`);
    for (const kind of given) READ[kind]?.(source.open(kind), takes);
  }
}

const isThere = (kind: string, source: At): boolean =>
  (kind !== 'clusterTrustBundle' || isOn('ClusterTrustBundleProjection', source)) &&
  (kind !== 'podCertificate' || isOn('PodCertificateRequest', source));

type Takes = (place: At, path: string) => void;

function validateKeys(at: At, takes: Takes): void {
  at.need('name');
  for (const item of at.list('items')) {
    validateKeyToPath(item);
    takes(item, item.text('path'));
  }
}

const READ: Readonly<Record<string, (at: At, takes: Takes) => void>> = {
  secret: validateKeys,
  configMap: validateKeys,
  downwardAPI: (at, takes) => {
    for (const item of at.list('items')) {
      validateDownwardFile(item);
      takes(item, item.text('path'));
    }
  },
  serviceAccountToken: at => {
    at.range('expirationSeconds', 600, 2 ** 32);
    at.need('path', localPath);
  },
  clusterTrustBundle: (at, takes) => {
    validateBundle(at);
    at.need('path', localPath);
    takes(at, at.text('path'));
  },
  podCertificate: validateCertificate,
};

function validateBundle(at: At): void {
  if (at.has('name') === at.has('signerName')) {
    at.refuse('must have exactly one of name and signerName');
    return;
  }
  if (at.has('name')) {
    at.need('name', badTrustBundleName);
    at.bar('must not be given with a name', 'labelSelector');
  } else {
    at.need('signerName', badSignerName);
    validateSelector(at, 'labelSelector');
  }
}

const KEYS = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'];
const [HOUR, DAY, MOST] = [3600, 86_400, 7_862_400];

function validateCertificate(at: At, takes: Takes): void {
  at.need('signerName', badSignerName);
  at.needOneOf('keyType', KEYS);
  at.range('maxExpirationSeconds', HOUR, /^[^/]*kubernetes\.io\//.test(at.text('signerName')) ? DAY : MOST);
  const files = ['credentialBundlePath', 'keyPath', 'certificateChainPath'].filter(key => at.text(key) !== '');
  if (files.length === 0) at.refuse('must have a path for the bundle, the key or the chain');
  for (const key of files) {
    at.check(key, localPath);
    takes(at, at.text(key));
  }
}
