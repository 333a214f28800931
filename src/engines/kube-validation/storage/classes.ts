import { type At, repeated } from '../at.js';
import { validateSelector } from '../labels.js';
import { csiDriverName, qualifiedName, subdomain } from '../text/names.js';
import { readNanos } from '../text/quantity.js';
import { validateAccessModes } from './claim.js';
import { validateVolumeSource } from './persistent.js';

const MAX_PARAMETERS = 256 * 1024;

export function validateStorageClass(at: At): void {
  validateProvisioner(at, 'provisioner');
  validateParameters(at, { empty: true });
  at.oneOfOrEmpty('reclaimPolicy', ['Delete', 'Retain']);
  at.oneOf('volumeBindingMode', ['Immediate', 'WaitForFirstConsumer']);
  const terms = at.list('allowedTopologies');
  for (const term of terms) {
    const expressions = term.list('matchLabelExpressions');
    if (expressions.length === 0) term.refuse('must not be empty', 'matchLabelExpressions');
    for (const expression of expressions) {
      const values = expression.texts('values');
      if (values.length === 0) expression.refuse('must hold a value', 'values');
      for (const [index, value] of values.entries())
        if (values.indexOf(value) < index) expression.refuse('must not stand here twice', 'values', index);
      expression.judge(expression.text('key'), qualifiedName, 'key');
    }
    for (const again of repeated(expressions, expression => expression.text('key')))
      again.refuse('must not stand here twice', 'key');
  }
  const identity = (term: At) =>
    JSON.stringify(
      term
        .list('matchLabelExpressions')
        .map(expression => [expression.text('key'), [...expression.texts('values')].sort()])
        .sort(),
    );
  for (const again of repeated(terms, identity)) again.refuse('must not stand here twice', 'matchLabelExpressions');
}

function validateProvisioner(at: At, key: string): void {
  at.need(key, text => qualifiedName(text.toLowerCase()));
}

function validateParameters(at: At, { empty }: { empty: boolean }): void {
  const parameters = at.map('parameters');
  if (parameters.size > 512) at.refuse('must hold 512 entries at most', 'parameters');
  if (parameters.has('')) at.refuse('must not have an empty key', 'parameters');
  const size = [...parameters].reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (size > MAX_PARAMETERS) at.refuse('must be no larger than 256 KiB together', 'parameters');
  if (!empty && parameters.size === 0) at.refuse('must hold an entry', 'parameters');
}

export function validateAttributesClass(at: At): void {
  validateProvisioner(at, 'driverName');
  validateParameters(at, { empty: false });
}

export function validateCsiDriver(at: At): void {
  const spec = at.open('spec');
  spec.oneOf('fsGroupPolicy', ['File', 'None', 'ReadWriteOnceWithFSType']);
  const requests = spec.list('tokenRequests');
  const again = repeated(requests, request => request.text('audience'));
  for (const request of requests) {
    if (again.has(request)) request.refuse('must not stand here twice', 'audience');
    else request.range('expirationSeconds', 600, 2 ** 32);
  }
  for (const [index, mode] of spec.texts('volumeLifecycleModes').entries())
    if (mode !== 'Persistent' && mode !== 'Ephemeral')
      spec.refuse('must be Persistent or Ephemeral', 'volumeLifecycleModes', index);
  if (spec.minor >= 35) spec.least('nodeAllocatableUpdatePeriodSeconds', 10);
}

export function validateCsiNode(at: At): void {
  const drivers = at.open('spec').list('drivers');
  for (const driver of drivers) {
    driver.need('name', csiDriverName);
    driver.need('nodeID', text =>
      Buffer.byteLength(text) > 256 ? 'must be no longer than 256 characters' : undefined,
    );
    driver.open('allocatable').least('count', 0);
    const keys = driver.texts('topologyKeys');
    for (const [index, key] of keys.entries()) {
      driver.judge(key, qualifiedName, 'topologyKeys', index);
      if (keys.indexOf(key) < index) driver.refuse('must not stand here twice', 'topologyKeys', index);
    }
  }
  for (const again of repeated(drivers, driver => driver.text('name')))
    again.refuse('must not stand here twice', 'name');
}

export function validateStorageCapacity(at: At): void {
  validateSelector(at, 'nodeTopology');
  at.judge(at.text('storageClassName'), subdomain, 'storageClassName');
  if ((readNanos(at.get('capacity')) ?? 0n) < 0n) at.refuse('must not be negative', 'capacity');
}

export function validateAttachment(at: At): void {
  const spec = at.open('spec');
  spec.need('attacher', csiDriverName);
  spec.judge(spec.text('nodeName'), subdomain, 'nodeName');
  const source = spec.open('source');
  const volume = source.has('persistentVolumeName');
  if (volume === source.has('inlineVolumeSpec'))
    source.refuse('must have exactly one of persistentVolumeName and inlineVolumeSpec');
  if (volume) source.need('persistentVolumeName', subdomain);
  const inline = source.child('inlineVolumeSpec');
  if (inline && !volume) validateInline(inline);
}

/** A volume that is nobody's claim: of CSI alone, and without what claims are for. */
function validateInline(at: At): void {
  at.bar('must not be given for an inline volume', 'claimRef', 'nodeAffinity');
  if (at.entries('capacity').length > 0) at.refuse('must not be given for an inline volume', 'capacity');
  if (at.text('storageClassName') !== '') at.refuse('must not be given for an inline volume', 'storageClassName');
  if (!at.has('csi')) at.refuse('must be given for an inline volume', 'csi');
  at.oneOfOrEmpty('persistentVolumeReclaimPolicy', ['Retain']);
  at.oneOf('volumeMode', ['Filesystem']);
  validateAccessModes(at);
  validateVolumeSource(at, '');
}
