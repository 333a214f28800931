import { nearest } from '../../text/nearest.js';
import { field, isMapping, isSequence, type KubeMapping, type KubeValue, typeName } from '../kube-yaml/value.js';
import { withDefaults } from './defaults.js';
import type { KubeFault, KubeRule } from './fault.js';
import { goPattern } from './pattern.js';
import type { KubeSchemas } from './schemas.js';
import { brokenRules, sizeRules } from './value-rule.js';
import { walkDefinition } from './walk.js';

const MAX_FAULTS = 100;

/**
 * Holds a custom resource against the structural schema (OpenAPI v3) of its definition, as the API server does with strict
 * field validation. Rules in CEL are not evaluated; `celRules` counts the places where there are some.
 */
export function walkCustom(value: KubeMapping, schema: KubeMapping, schemas: KubeSchemas) {
  const walk = new CustomWalk(schemas);
  walk.check(value, { ...schema, type: 'object', [RESOURCE]: true });
  return { faults: walk.faults, celRules: walk.celRules };
}

const RESOURCE = 'x-kubernetes-embedded-resource';
const JUNCTORS = ['allOf', 'anyOf', 'oneOf', 'not'];
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';

class CustomWalk {
  readonly faults: KubeFault[] = [];
  celRules = 0;
  readonly #path: (string | number)[] = [];
  readonly #schemas: KubeSchemas;
  /** Off inside allOf, anyOf, oneOf and not, whose properties say nothing about what may be there. */
  #strict = true;

  constructor(schemas: KubeSchemas) {
    this.#schemas = schemas;
  }

  check(value: KubeValue, schema: KubeMapping): void {
    if (value === null && field(schema, 'nullable') === true) return;
    const expected = mismatch(value, schema);
    if (expected) {
      const actual = typeName(value);
      this.#add('schema-invalid', `expected ${expected}, got ${actual}`, { part: 'value', expected, actual });
      return;
    }
    if (this.#strict && isSequence(field(schema, 'x-kubernetes-validations'))) this.celRules += 1;
    for (const message of brokenRules(value, schema)) this.#add('schema-invalid', message, { part: 'value' });
    this.#patternUnread(value, schema);
    if (isMapping(value)) this.#object(value, schema);
    else if (isSequence(value)) this.#list(value, field(schema, 'items'));
    this.#junctors(value, schema);
  }

  /** A pattern that only Go can read leaves the value unjudged, which must not pass for a yes. */
  #patternUnread(value: KubeValue, schema: KubeMapping): void {
    const pattern = field(schema, 'pattern');
    if (typeof value !== 'string' || typeof pattern !== 'string' || goPattern(pattern)) return;
    this.#add('no-schema', `its pattern ${pattern} is beyond this program: not checked`, { part: 'value' });
  }

  #object(value: KubeMapping, schema: KubeMapping): void {
    const properties = mappingAt(schema, 'properties');
    const additional = field(schema, 'additionalProperties');
    const free = field(schema, PRESERVE) === true || additional === true || !this.#strict;
    for (const [key, item] of Object.entries(value)) {
      this.#path.push(key);
      const known = field(properties, key);
      if (this.#strict && field(schema, RESOURCE) === true && this.#resourceField(key, item)) {
        if (isMapping(known)) this.#loosely(() => this.check(item, known));
      } else if (isMapping(known)) this.#property(item, known);
      else if (isMapping(additional)) this.#property(item, additional);
      else if (!free) this.#unknown(key, Object.keys(properties));
      this.#path.pop();
    }
    for (const message of sizeRules(Object.keys(value).length, schema)) this.#add('schema-invalid', message, {});
    this.#required(value, schema);
  }

  /** The API server drops a null that is not `nullable` before it looks. */
  #property(item: KubeValue, schema: KubeMapping): void {
    if (item !== null) this.check(item, schema);
  }

  #required(value: KubeMapping, schema: KubeMapping): void {
    const required = field(schema, 'required');
    if (!isSequence(required)) return;
    for (const key of required) {
      if (typeof key !== 'string') continue;
      const item = field(value, key);
      const nullable = field(schema, 'properties', key, 'nullable') === true;
      const defaulted = field(schema, 'properties', key, 'default') !== undefined;
      if (defaulted || (item !== undefined && (item !== null || nullable))) continue;
      this.#add('schema-invalid', `"${key}" is missing`, { expected: key });
    }
  }

  /** What every object has, whether its schema says so or not. True where the field is such a one. */
  #resourceField(key: string, item: KubeValue): boolean {
    if (key === 'apiVersion' || key === 'kind') {
      if (typeof item !== 'string')
        this.#add('schema-invalid', `expected a string, got ${typeName(item)}`, { part: 'value' });
      return true;
    }
    if (key !== 'metadata') return false;
    if (!isMapping(item)) {
      this.#add('schema-invalid', `expected an object, got ${typeName(item)}`, { part: 'value' });
      return true;
    }
    for (const fault of walkDefinition(item, 'meta.v1.ObjectMeta', this.#schemas)) {
      this.#add(fault.rule, fault.message, { ...fault, path: [...this.#path, ...fault.path] });
    }
    return true;
  }

  #list(value: readonly KubeValue[], items: KubeValue | undefined): void {
    if (!isMapping(items)) return;
    for (const [index, item] of value.entries()) {
      this.#path.push(index);
      this.check(item, items);
      this.#path.pop();
    }
  }

  /** The API server fills in defaults before it looks, and a form may ask for what one fills in. */
  #junctors(given: KubeValue, schema: KubeMapping): void {
    if (!JUNCTORS.some(name => field(schema, name) !== undefined)) return;
    const value = withDefaults(given, schema);
    for (const part of schemasAt(schema, 'allOf')) this.#loosely(() => this.check(value, part));
    const any = schemasAt(schema, 'anyOf');
    const one = schemasAt(schema, 'oneOf');
    const not = field(schema, 'not');
    if (any.length > 0 && !any.some(part => this.#holds(value, part)))
      this.#misfit('none of the forms that it may have');
    const fitting = one.filter(part => this.#holds(value, part)).length;
    if (one.length > 0 && fitting !== 1)
      this.#misfit(fitting === 0 ? 'none of the forms that it may have' : `${fitting} forms at once, expected one`);
    if (isMapping(not) && this.#holds(value, not)) this.#misfit('a form that it must not have');
  }

  #misfit(what: string): void {
    this.#add('schema-invalid', `has ${what}`, { part: 'value' });
  }

  #loosely(work: () => void): void {
    const before = this.#strict;
    this.#strict = false;
    work();
    this.#strict = before;
  }

  #holds(value: KubeValue, schema: KubeMapping): boolean {
    const inner = new CustomWalk(this.#schemas);
    inner.#strict = false;
    inner.check(value, schema);
    return inner.faults.every(fault => fault.rule === 'no-schema');
  }

  #unknown(key: string, known: readonly string[]): void {
    const meant = nearest(key, known);
    this.#add('unknown-field', `unknown field${meant ? `; did you mean "${meant}"?` : ''}`, {
      expected: meant,
      actual: key,
    });
  }

  #add(rule: KubeRule, message: string, more: Partial<Pick<KubeFault, 'path' | 'part' | 'expected' | 'actual'>>): void {
    if (this.faults.length >= MAX_FAULTS) return;
    const { path = [...this.#path], part = 'key', expected, actual } = more;
    this.faults.push({ rule, message, path, part, expected, actual });
  }
}

/** What the schema's type expects, where the value is something else. */
function mismatch(value: KubeValue, schema: KubeMapping): string | undefined {
  if (field(schema, 'x-kubernetes-int-or-string') === true) {
    return Number.isInteger(value) || typeof value === 'string' ? undefined : 'an integer or a string';
  }
  switch (field(schema, 'type')) {
    case 'object':
      return isMapping(value) ? undefined : 'an object';
    case 'array':
      return isSequence(value) ? undefined : 'a list';
    case 'string':
      return typeof value === 'string' ? undefined : 'a string';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'a boolean';
    case 'integer':
      return Number.isInteger(value) ? undefined : 'an integer';
    case 'number':
      return typeof value === 'number' ? undefined : 'a number';
    default:
      return undefined;
  }
}

function mappingAt(schema: KubeMapping, name: string): KubeMapping {
  const found = field(schema, name);
  return isMapping(found) ? found : {};
}

function schemasAt(schema: KubeMapping, name: string): readonly KubeMapping[] {
  const found = field(schema, name);
  return isSequence(found) ? found.filter(isMapping) : [];
}
