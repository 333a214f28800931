// What a structural schema says about a value, without what it says to people, and each part once.

const KEPT = new Set([
  'type',
  'required',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minProperties',
  'maxProperties',
  'uniqueItems',
  'nullable',
  'default',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-list-map-keys',
]);
const ONE = new Set(['items', 'additionalProperties', 'not']);
const MANY = new Set(['allOf', 'anyOf', 'oneOf']);
const FORMATS = new Set(['date-time', 'date', 'byte', 'ipv4', 'ipv6', 'cidr', 'uuid', 'mac', 'int32', 'int64']);

/** A schema with the keys alone that `custom-walk.ts` and `value-rule.ts` read. */
export function bare(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (KEPT.has(key)) out[key] = value;
    else if (ONE.has(key)) out[key] = bare(value);
    else if (MANY.has(key)) out[key] = value.map(bare);
    else if (key === 'properties') out.properties = mapped(value, bare);
    else if (key === 'format' && FORMATS.has(value)) out.format = value;
    else if (key === 'x-kubernetes-list-type' && value !== 'atomic') out[key] = value;
    else if (key === 'x-kubernetes-validations') out[key] = [];
  }
  return out;
}

/** The same schema of a whole object; what a controller writes into `status` is nobody's to get wrong. */
export function bareResource(schema) {
  const out = bare(schema);
  if (out.properties?.status) out.properties.status = { 'x-kubernetes-preserve-unknown-fields': true };
  return out;
}

const mapped = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** Schemas as numbers into one table: whatever occurs twice is there once. A part that stands in another is its number. */
export class Table {
  parts = [];
  #numbers = new Map();

  add(schema) {
    const written = { ...schema };
    for (const key of ONE) if (typeof written[key] === 'object') written[key] = this.add(written[key]);
    for (const key of MANY) if (written[key]) written[key] = written[key].map(part => this.add(part));
    if (written.properties) written.properties = mapped(written.properties, part => this.add(part));
    const text = JSON.stringify(written);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.parts.length);
    return this.parts.push(written) - 1;
  }
}
