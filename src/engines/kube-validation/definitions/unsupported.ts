import type { At } from '../at.js';

const NOT_SUPPORTED = ['id', '$ref', '$schema', 'additionalItems', 'patternProperties', 'definitions', 'dependencies'];

/** Fields that JSON Schema has and the API server does not. */
export function refuseUnsupported(at: At): void {
  for (const key of NOT_SUPPORTED) {
    const isEmpty = /^(?:definitions|patternProperties)$/.test(key) ? at.entries(key).length === 0 : !at.has(key);
    if (!isEmpty && at.get(key) !== '') at.refuse('is not supported', key);
  }
  if (at.flag('uniqueItems')) at.refuse('must not be true: say x-kubernetes-list-type: set', 'uniqueItems');
  if (at.get('x-kubernetes-preserve-unknown-fields') === false)
    at.refuse('must be true, or not given', 'x-kubernetes-preserve-unknown-fields');
}
