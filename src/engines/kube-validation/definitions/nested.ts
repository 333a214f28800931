import { isDeepStrictEqual } from 'node:util';
import { isMapping, type KubeValue } from '../../kube-yaml/value.js';
import type { At } from '../at.js';
import { validatePattern } from './pattern.js';
import { refuseUnsupported } from './unsupported.js';

const EITHER = [{ type: 'integer' }, { type: 'string' }];
/** What belongs to the structure of a schema, not to the conditions inside allOf, anyOf, oneOf and not. */
const STRUCTURE = ['type', 'default', 'title', 'description', 'nullable'];
const EXTENSIONS = [
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
];

export const isIntOrString = (at: At): boolean =>
  isDeepStrictEqual(
    at
      .list('anyOf')
      .map(({ value }) => Object.fromEntries(Object.entries(value).filter(([key, item]) => !isNothing(key, item)))),
    EITHER,
  );

/** What says nothing of a value. */
const isNothing = (key: string, item: KubeValue): boolean =>
  item === null ||
  item === false ||
  item === '' ||
  /^(?:id|\$schema|\$ref|example|externalDocs)$/.test(key) ||
  (key !== 'required' && key !== 'not' && typeof item === 'object' && Object.keys(item).length === 0);

/** Conditions on a value: they must say nothing that the structure does not have. */
export function validateNested(at: At): void {
  if (at.flag('x-kubernetes-int-or-string')) for (const either of at.list('anyOf')) refuseUnsupported(either);
  for (const condition of conditionsOf(at)) validateCondition(condition, { structure: at, all: false });
}

function conditionsOf(at: At): readonly At[] {
  const either = at.flag('x-kubernetes-int-or-string') && isIntOrString(at);
  const [first, ...others] = at.list('allOf');
  const firstAll = first && at.flag('x-kubernetes-int-or-string') && isIntOrString(first) ? [] : first ? [first] : [];
  const not = at.child('not');
  return [...(either ? [] : at.list('anyOf')), ...firstAll, ...others, ...at.list('oneOf'), ...(not ? [not] : [])];
}

function validateCondition(at: At, { structure, all }: { structure: At | undefined; all: boolean }): void {
  const isAll = all || at.path.at(-2) === 'allOf';
  for (const key of STRUCTURE) {
    const value = at.get(key);
    if (value !== null && value !== '' && value !== false)
      at.refuse('must not be in a condition: it belongs to the structure', key);
  }
  for (const key of EXTENSIONS) {
    const value = at.get(key);
    if (value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
      at.refuse('must not be in a condition: it belongs to the structure', key);
  }
  if (at.values('x-kubernetes-validations').length > 0 && !(isAll && at.minor >= 30))
    at.refuse('must not be in a condition', 'x-kubernetes-validations');
  if (at.has('additionalProperties'))
    at.refuse('must not be in a condition: it belongs to the structure', 'additionalProperties');
  refuseUnsupported(at);
  validatePattern(at);
  for (const inner of conditionsOf(at)) validateCondition(inner, { structure, all: isAll });
  validateItems(at, { structure, all: isAll });
  for (const [name] of at.entries('properties')) {
    const property = at.open('properties').open(name);
    if (name === 'metadata') property.refuse('must not be in a condition');
    const own = structure?.open('properties').child(name) ?? additional(structure);
    if (structure && !own) structure.refuse(`must have "${name}", as a condition speaks of it`, 'properties');
    validateCondition(property, { structure: own, all: isAll });
  }
}

function validateItems(at: At, { structure, all }: { structure: At | undefined; all: boolean }): void {
  const items = at.child('items');
  if (!items) return;
  const own = structure?.child('items');
  if (structure && !own) structure.refuse('must be given, as a condition speaks of it', 'items');
  validateCondition(items, { structure: own, all });
}

const additional = (structure: At | undefined): At | undefined =>
  structure && isMapping(structure.get('additionalProperties')) ? structure.child('additionalProperties') : undefined;
