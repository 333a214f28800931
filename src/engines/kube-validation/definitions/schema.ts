import { isMapping, type KubeValue } from '../../kube-yaml/value.js';
import { type At, listed } from '../at.js';
import { validateListType } from './list-type.js';
import { validateNested } from './nested.js';
import { leadsTo } from './path.js';
import { validatePattern } from './pattern.js';
import { refuseUnsupported } from './unsupported.js';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const AT_ROOT = new Set([
  'description',
  'type',
  'format',
  'title',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'required',
  'items',
  'properties',
  'externalDocs',
  'example',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-validations',
]);

type Level = 'root' | 'item' | 'field';

/** The schema of one version of a custom resource: it must be structural. */
export function validateSchema(at: At, { status }: { status: boolean }): void {
  if (status) {
    const other = Object.keys(at.value).find(key => at.has(key) && at.get(key) !== false && !AT_ROOT.has(key));
    if (other !== undefined) at.refuse('must not be at the top where there is the subresource status', other);
  }
  if (at.flag('nullable')) at.refuse('must not be true at the top', 'nullable');
  validateStructural(at, { level: 'root', meta: false });
}

interface Place {
  readonly level: Level;
  /** Inside the metadata of an object, where defaults are not for schemas to set. */
  readonly meta: boolean;
}

function validateStructural(at: At, place: Place): void {
  const type = at.text('type');
  validateOwn(at, place);
  validateList(at);
  validateListType(at);
  validateCel(at);
  validateNested(at);
  const items = at.child('items');
  if (items) validateStructural(items, { ...place, level: 'item' });
  else if (type === 'array') at.refuse('must be given for a list', 'items');
  if (Array.isArray(at.get('items'))) at.refuse('must be one schema, not a list', 'items');
  validateProperties(at, place);
  const more = at.get('additionalProperties');
  if (more === null) return;
  if (place.level === 'root') at.refuse('must not be given at the top', 'additionalProperties');
  if (at.entries('properties').length > 0 && more !== true)
    at.refuse('must not be given beside properties', 'additionalProperties');
  if (isMapping(more)) validateStructural(at.open('additionalProperties'), { ...place, level: 'field' });
}

function validateOwn(at: At, { level, meta }: Place): void {
  const type = at.text('type');
  const [either, unknown, embedded] = ['int-or-string', 'preserve-unknown-fields', 'embedded-resource'].map(name =>
    at.flag(`x-kubernetes-${name}`),
  );
  if (type !== '' && !TYPES.includes(type)) at.refuse(`must be ${listed(TYPES)}`, 'type');
  if (level === 'root' && type !== 'object') at.refuse('must be object at the top', 'type');
  else if (embedded && type !== 'object') at.refuse('must be object for an embedded resource', 'type');
  else if (type === '' && !either && !unknown) at.refuse('must be given', 'type');
  if (either && unknown)
    at.refuse('must not be true with x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields');
  if (either && embedded)
    at.refuse('must not be true with x-kubernetes-int-or-string', 'x-kubernetes-embedded-resource');
  refuseUnsupported(at);
  if (Object.hasOwn(at.value, 'default') && at.get('default') !== null && meta)
    at.refuse('must not be given for the metadata of an object', 'default');
  validatePattern(at);
  if (embedded && at.has('additionalProperties'))
    at.refuse('must not be given for an embedded resource', 'additionalProperties');
  if (embedded && !unknown && at.entries('properties').length === 0)
    at.refuse('must be given for an embedded resource', 'properties');
}

const META = new Set(['apiVersion', 'kind', 'metadata']);

function validateProperties(at: At, { level, meta }: Place): void {
  const whole = level === 'root' || at.flag('x-kubernetes-embedded-resource');
  const properties = at.open('properties');
  for (const [name] of at.entries('properties')) {
    const property = properties.open(name);
    if (whole && META.has(name)) validateMeta(property, { name, root: level === 'root' });
    const skip = level === 'root' && name === 'metadata';
    if (!skip) validateStructural(property, { level: 'field', meta: meta || (level === 'root' && META.has(name)) });
  }
}

function validateMeta(at: At, { name, root }: { name: string; root: boolean }): void {
  const expected = name === 'metadata' ? 'object' : 'string';
  if (at.text('type') !== expected) at.refuse(`must be ${expected}`, 'type');
  if (name !== 'metadata' || !root) return;
  const known = at.entries('properties').every(([key]) => key === 'name' || key === 'generateName');
  const other = Object.keys(at.value).some(
    key =>
      !['type', 'properties', 'default'].includes(key) &&
      (/^(?:required|not|x-kubernetes-validations)$/.test(key) || !isZero(at.get(key))),
  );
  if (!known || other) at.refuse('must say nothing but of name and generateName: the API server knows the rest');
}

const isZero = (value: KubeValue): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  value === 0 ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Rules in CEL: what can be told without compiling them. */
function validateCel(at: At): void {
  for (const rule of at.list('x-kubernetes-validations')) {
    const [text, message] = [rule.text('rule').trim(), rule.text('message')];
    if (text === '') rule.refuse('must be given', 'rule');
    else if (message !== '' && message.trim() === '') rule.refuse('must not be blanks alone', 'message');
    else if (/[\n\r]/.test(message.trim())) rule.refuse('must be one line', 'message');
    else if (/[\n\r]/.test(text) && message.trim() === '')
      rule.refuse('must be given where the rule has several lines', 'message');
    for (const key of ['messageExpression', 'fieldPath'])
      if (rule.text(key) !== '' && rule.text(key).trim() === '') rule.refuse('must not be blanks alone', key);
    if (/[\n\r]/.test(rule.text('fieldPath'))) rule.refuse('must be one line', 'fieldPath');
    if (rule.text('fieldPath').trim() !== '' && !leadsTo(at, rule.text('fieldPath')))
      rule.refuse('must be a path to a property of the schema', 'fieldPath');
    rule.oneOf('reason', ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']);
  }
}

function validateList(at: At): void {
  const map = at.get('x-kubernetes-map-type');
  if (map !== null) {
    if (at.text('type') !== 'object') at.refuse('must be object for x-kubernetes-map-type', 'type');
    at.oneOf('x-kubernetes-map-type', ['atomic', 'granular']);
  }
}
