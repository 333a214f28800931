import { type At, repeated } from '../at.js';

const TYPE = 'x-kubernetes-list-type';
const KEYS = 'x-kubernetes-list-map-keys';

/** Lists that are sets, or maps by some keys of their items. */
export function validateListType(at: At): void {
  const type = at.text(TYPE);
  const keys = at.texts(KEYS);
  const items = at.child('items');
  if (at.has(TYPE)) {
    if (at.text('type') !== 'array') at.refuse(`must be array for ${TYPE}`, 'type');
    at.oneOf(TYPE, ['atomic', 'map', 'set']);
  }
  if (keys.length > 0 && type !== 'map') at.refuse(`must be map with ${KEYS}`, TYPE);
  if (type === 'set' && items) validateSet(items);
  if ((type === 'set' || type === 'map') && items?.flag('nullable'))
    items.refuse(`must not be true in a list of the type ${type}`, 'nullable');
  if (type !== 'map') return;
  if (keys.length === 0) at.refuse('must be given for a list of the type map', KEYS);
  if (!items) at.refuse('must be given for a list of the type map', 'items');
  else if (items.text('type') !== 'object') items.refuse('must be object in a list of the type map', 'type');
  else validateKeys(at, { keys, items });
}

function validateSet(items: At): void {
  if (items.text('type') === 'array' && items.has(TYPE) && items.text(TYPE) !== 'atomic')
    items.refuse('must be atomic in a set', TYPE);
  if (items.text('type') === 'object' && items.text('x-kubernetes-map-type') !== 'atomic')
    items.refuse('must be atomic in a set', 'x-kubernetes-map-type');
}

function validateKeys(at: At, { keys, items }: { keys: readonly string[]; items: At }): void {
  const properties = items.open('properties');
  const required = items.texts('required');
  const entries = keys.map(key => ({ key }));
  for (const again of repeated(entries, ({ key }) => key)) at.refuse(`must not hold ${again.key} twice`, KEYS);
  for (const key of keys) {
    const property = properties.child(key);
    if (!property) {
      at.refuse(`"${key}" must be a property of the items`, KEYS);
      continue;
    }
    if (/^(?:array|object)$/.test(property.text('type')))
      property.refuse('must be a scalar: it is a key of the list', 'type');
    if (!required.includes(key) && property.get('default') === null)
      property.refuse('must be required or have a default: it is a key of the list');
    if (property.flag('nullable')) property.refuse('must not be true: it is a key of the list', 'nullable');
  }
}
