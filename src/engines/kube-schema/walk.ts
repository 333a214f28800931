import { nearest } from '../../text/nearest.js';
import { isMapping, isSequence, type KubeMapping, type KubeValue, typeName } from '../kube-yaml/value.js';
import type { KubeFault, KubeRule } from './fault.js';
import { checkLabels } from './label.js';
import { scalarRules } from './scalar-rule.js';
import type { Scalar, SchemaType } from './schema-type.js';
import type { Definition, KubeSchemas } from './schemas.js';

/** So many faults of one document are told; a document that is wrong throughout has one cause. */
const MAX_FAULTS = 100;

/** Holds a value against a definition of Kubernetes, strictly: what it does not know is a fault. */
export function walkDefinition(value: KubeMapping, name: string, schemas: KubeSchemas): readonly KubeFault[] {
  const walk = new Walk(schemas);
  walk.check(value, { is: 'definition', name });
  return walk.faults;
}

class Walk {
  readonly faults: KubeFault[] = [];
  readonly #path: (string | number)[] = [];
  readonly #schemas: KubeSchemas;

  constructor(schemas: KubeSchemas) {
    this.#schemas = schemas;
  }

  check(value: KubeValue, type: SchemaType): void {
    switch (type.is) {
      case 'definition':
        this.#object(value, type.name);
        break;
      case 'list':
        this.#list(value, type.of);
        break;
      case 'map':
        this.#map(value, type.of);
        break;
      case 'enum':
        this.#enum(value, type.values);
        break;
      case 'schema-or':
        this.#schemaOr(value, type);
        break;
      default:
        this.#scalar(value, type.is);
    }
  }

  #object(value: KubeValue, name: string): void {
    const definition = this.#schemas.definition(name);
    if (!definition) return;
    if (!isMapping(value)) {
      this.#wrongType(value, 'an object');
      return;
    }
    for (const key in value) {
      const item = value[key];
      if (item === undefined || !Object.hasOwn(value, key)) continue;
      const type = definition.fields.get(key);
      this.#path.push(key);
      if (!type) this.#unknown(key, definition);
      else if (item !== null) this.check(item, type);
      this.#path.pop();
    }
    for (const key of definition.required) {
      const has = Object.hasOwn(value, key);
      if (has && value[key] !== null) continue;
      const message = has ? `"${key}" is required and must not be null` : `"${key}" is missing`;
      this.#add('schema-invalid', message, has ? { path: [...this.#path, key] } : {});
    }
    if (name === 'meta.v1.ObjectMeta' || name === 'meta.v1.LabelSelector') {
      for (const fault of checkLabels(value))
        this.#add('schema-invalid', fault.message, { path: [...this.#path, ...fault.path] });
    }
  }

  #unknown(key: string, definition: Definition): void {
    const meant = nearest(key, [...definition.fields.keys()]);
    const since = this.#schemas.since(definition.name, key);
    const hint = since
      ? ` in ${this.#schemas.version}; it exists from ${since} on`
      : meant
        ? `; did you mean "${meant}"?`
        : '';
    this.#add('unknown-field', `unknown field${hint}`, { expected: since ? undefined : meant, actual: key });
  }

  #list(value: KubeValue, of: SchemaType): void {
    if (!isSequence(value)) {
      this.#wrongType(value, 'a list');
      return;
    }
    for (const [index, item] of value.entries()) {
      this.#path.push(index);
      // Go's decoder gives a null item the zero value of its type: an object without a field.
      if (item !== null) this.check(item, of);
      else if (of.is === 'definition') this.check({}, of);
      this.#path.pop();
    }
  }

  #map(value: KubeValue, of: SchemaType): void {
    if (!isMapping(value)) {
      this.#wrongType(value, 'an object');
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      // Go's decoder gives a null entry the zero value of its type.
      if (item === null) continue;
      this.#path.push(key);
      this.check(item, of);
      this.#path.pop();
    }
  }

  #enum(value: KubeValue, values: readonly string[]): void {
    if (typeof value !== 'string') {
      this.#wrongType(value, 'a string');
    } else if (value !== '' && !values.includes(value)) {
      const meant = nearest(value, values);
      const message = `expected ${listed(values)}, got "${value.slice(0, 60)}"${meant ? `; did you mean "${meant}"?` : ''}`;
      this.#add('schema-invalid', message, {
        part: 'value',
        expected: meant ?? values.join(', '),
        actual: value.slice(0, 60),
      });
    }
  }

  #schemaOr(value: KubeValue, { other, schema }: Extract<SchemaType, { is: 'schema-or' }>): void {
    if (other === 'boolean' && typeof value === 'boolean') return;
    if (other !== 'boolean' && isSequence(value)) this.#list(value, other === 'schemas' ? schema : { is: 'string' });
    else this.check(value, schema);
  }

  #scalar(value: KubeValue, is: Scalar): void {
    const { expected, fits, format } = scalarRules[is];
    if (!fits(value)) this.#wrongType(value, expected);
    else if (format && !format(value)) this.#malformed(value, expected, is === 'base64');
  }

  #wrongType(value: KubeValue, expected: string): void {
    const actual = typeName(value);
    this.#add('schema-invalid', `expected ${expected}, got ${actual}`, { part: 'value', expected, actual });
  }

  /** What is meant to be base64 may be a secret in the clear: its value is not told. */
  #malformed(value: KubeValue, expected: string, secret: boolean): void {
    const actual = secret ? 'something else' : JSON.stringify(value).slice(0, 60);
    this.#add('schema-invalid', `expected ${expected}, got ${actual}`, { part: 'value', expected, actual });
  }

  #add(rule: KubeRule, message: string, more: Partial<Pick<KubeFault, 'path' | 'part' | 'expected' | 'actual'>>): void {
    if (this.faults.length >= MAX_FAULTS) return;
    this.faults.push({ rule, message, path: [...this.#path], part: 'key', ...more });
  }
}

const listed = (values: readonly string[]): string =>
  values.length === 1 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
