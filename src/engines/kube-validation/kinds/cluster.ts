import { type At, repeated } from '../at.js';
import { validateLabels } from '../labels.js';
import { validateResources } from '../pod/resources.js';
import { validateTolerations } from '../pod/scheduling.js';
import { dnsLabel } from '../text/names.js';
import { badSignerName } from '../text/signers.js';

const HIGHEST = 1_000_000_000;
const SYSTEM = new Map([
  ['system-node-critical', 2 * HIGHEST + 1000],
  ['system-cluster-critical', 2 * HIGHEST],
]);

export function validatePriorityClass(at: At): void {
  const name = at.open('metadata').text('name');
  const value = at.number('value') ?? 0;
  if (name.startsWith('system-')) {
    if (SYSTEM.get(name) !== value || at.flag('globalDefault'))
      at.refuse('names that begin with "system-" are for Kubernetes alone', 'metadata', 'name');
  } else if (value > HIGHEST) at.refuse(`must be at most ${HIGHEST}`, 'value');
  at.oneOf('preemptionPolicy', ['Never', 'PreemptLowerPriority']);
}

export function validateLease(at: At): void {
  const spec = at.open('spec');
  spec.least('leaseDurationSeconds', 1);
  spec.least('leaseTransitions', 0);
}

export function validateRuntimeClass(at: At): void {
  at.judge(at.text('handler'), dnsLabel, 'handler');
  const overhead = at.child('overhead');
  if (overhead) validateResources(overhead.with({ limits: overhead.get('podFixed') }), { claims: new Set() });
  const scheduling = at.child('scheduling');
  if (!scheduling) return;
  validateLabels(scheduling, 'nodeSelector');
  validateTolerations(scheduling);
  const identity = (toleration: At) =>
    JSON.stringify(['key', 'operator', 'value', 'effect'].map(key => toleration.text(key)));
  for (const again of repeated(scheduling.list('tolerations'), identity)) again.refuse('must not stand here twice');
}

const USAGES = new Set([
  'signing',
  'digital signature',
  'content commitment',
  'key encipherment',
  'key agreement',
  'data encipherment',
  'cert sign',
  'crl sign',
  'encipher only',
  'decipher only',
  'any',
  'server auth',
  'client auth',
  'code signing',
  'email protection',
  's/mime',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'timestamping',
  'ocsp signing',
  'microsoft sgc',
  'netscape sgc',
]);

export function validateSigningRequest(at: At): void {
  const spec = at.open('spec');
  const request = Buffer.from(spec.text('request'), 'base64').toString('latin1');
  if (!/-----BEGIN CERTIFICATE REQUEST-----[\s\S]+-----END CERTIFICATE REQUEST-----/.test(request))
    spec.refuse('must be a certificate request in PEM, as base64', 'request');
  const usages = spec.texts('usages');
  if (usages.length === 0) spec.refuse('must hold a usage', 'usages');
  for (const [index, usage] of usages.entries()) {
    if (!USAGES.has(usage)) spec.refuse('is no usage of keys that Kubernetes knows', 'usages', index);
    if (usages.indexOf(usage) < index) spec.refuse('must not stand here twice', 'usages', index);
  }
  if (spec.text('signerName') === 'kubernetes.io/legacy-unknown')
    spec.refuse('must not be the legacy signer', 'signerName');
  else spec.judge(spec.text('signerName'), badSignerName, 'signerName');
  spec.least('expirationSeconds', 600);
}

export function validateTrustBundle(at: At): void {
  const spec = at.open('spec');
  const [name, signer] = [at.open('metadata').text('name'), spec.text('signerName')];
  spec.check('signerName', badSignerName);
  const prefix = `${signer.replace('/', ':')}:`;
  if (signer !== '' && name !== '' && !name.startsWith(prefix))
    at.refuse(`must begin with ${prefix}`, 'metadata', 'name');
  if (signer === '' && name.includes(':'))
    at.refuse('must not contain ":" without spec.signerName', 'metadata', 'name');
  if (!/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(spec.text('trustBundle')))
    spec.refuse('must hold a certificate in PEM', 'trustBundle');
}
