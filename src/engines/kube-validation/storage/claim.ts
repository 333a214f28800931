import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { validateSelector } from '../labels.js';
import { dnsLabel, subdomain } from '../text/names.js';
import { readNanos } from '../text/quantity.js';

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

export function validateAccessModes(at: At): void {
  const modes = at.texts('accessModes');
  if (modes.length === 0) at.refuse('must hold a mode', 'accessModes');
  for (const [index, mode] of modes.entries())
    if (!MODES.includes(mode)) at.refuse(`must be one of ${MODES.join(', ')}`, 'accessModes', index);
  if (modes.includes('ReadWriteOncePod') && modes.some(mode => mode !== 'ReadWriteOncePod' && MODES.includes(mode)))
    at.refuse('ReadWriteOncePod must stand alone', 'accessModes');
}

/** Sources in other namespaces are off by default in every version: the API server forgets such a reference. */
export const withoutForgotten = (spec: At): At =>
  spec.open('dataSourceRef').text('namespace') === '' ? spec : spec.with({ dataSourceRef: null });

/** What a claim asks for. */
export function validateClaimSpec(at: At): void {
  validateAccessModes(at);
  validateSelector(at, 'selector');
  const requests = at.open('resources').open('requests');
  const size = readNanos(requests.get('storage'));
  if (!requests.has('storage') && !Object.hasOwn(requests.value, 'storage'))
    at.refuse('must ask for storage', 'resources', 'requests', 'storage');
  else if ((size ?? 0n) <= 0n) at.refuse('must be more than nothing', 'resources', 'requests', 'storage');
  at.check('storageClassName', subdomain);
  at.oneOf('volumeMode', ['Block', 'Filesystem']);
  validateDataSources(at);
  if (isOn('VolumeAttributesClass', at)) at.check('volumeAttributesClassName', subdomain);
}

function validateDataSources(at: At): void {
  const source = at.child('dataSource');
  const ref = at.child('dataSourceRef');
  for (const from of [source, ref]) {
    if (!from) continue;
    from.need('name');
    from.need('kind');
    const group = from.text('apiGroup');
    if (group === '' && from.text('kind') !== 'PersistentVolumeClaim')
      from.refuse('must be PersistentVolumeClaim where there is no apiGroup', 'kind');
    from.check('apiGroup', subdomain);
  }
  ref?.check('namespace', dnsLabel);
  if (!source || !ref) return;
  const same = ['apiGroup', 'kind', 'name'].every(key => source.get(key) === ref.get(key));
  if (ref.text('namespace') !== '') at.refuse('must not be given where dataSourceRef has a namespace', 'dataSource');
  else if (!same) at.refuse('must equal dataSourceRef', 'dataSource');
}
