import { z } from 'zod';

/** What a schema of config/quantities.ts is called in a table, by its definition: descriptions make copies that share it. */
export function quantityNames({ duration, size, pattern, argv, oneOrMore }) {
  const named = {
    duration,
    size,
    'regular expression': pattern,
    'program and arguments': argv,
    'string or list of strings': oneOrMore,
  };
  return new Map(Object.entries(named).map(([name, schema]) => [schema._zod.def, name]));
}

/** Rows of an options table: nested keys as `stdout.matches`, those of a list's entries as `images[].max`. */
export function optionRows(schema, quantities) {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const name = quantities.get(zodSchema._zod.def);
      if (name !== undefined) jsonSchema.quantity = name;
    },
  });
  return rowsOf(json, '', json.$defs ?? {});
}

function rowsOf(json, prefix, definitions) {
  const rows = [];
  for (const [key, raw] of Object.entries(json.properties ?? {})) {
    const value = resolve(raw, definitions);
    const path = `${prefix}${key}`;
    rows.push({
      path,
      type: typeOf(value, definitions),
      fallback: fallbackOf(value, json.required?.includes(key) ?? false),
      what: value.description ?? '',
    });
    for (const [suffix, inner] of innerObjects(value, definitions))
      rows.push(...rowsOf(inner, `${path}${suffix}.`, definitions));
  }
  return rows;
}

const resolve = (json, definitions) =>
  json.$ref === undefined ? json : { ...definitions[json.$ref.replace('#/$defs/', '')], ...json };

/** Objects whose keys deserve rows of their own: the value itself, its entries, or one of its alternatives. */
function innerObjects(value, definitions) {
  const found = [];
  for (const raw of alternatives(value)) {
    const one = resolve(raw, definitions);
    const entry = one.type === 'array' && one.items ? resolve(one.items, definitions) : undefined;
    const map =
      typeof one.additionalProperties === 'object' ? resolve(one.additionalProperties, definitions) : undefined;
    if (one.properties) found.push(['', one]);
    for (const candidate of alternatives(entry ?? {})) if (candidate.properties) found.push(['[]', candidate]);
    if (map?.properties) found.push(['.NAME', map]);
  }
  return found;
}

const alternatives = json => json.anyOf ?? json.oneOf ?? [json];

function typeOf(raw, definitions) {
  // What refers to itself is JSON of any shape.
  if (raw.$ref !== undefined && JSON.stringify(resolve(raw, definitions)).includes(`"${raw.$ref}"`)) return 'any value';
  const json = resolve(raw, definitions);
  if (json.quantity !== undefined) return json.quantity;
  if (json.const !== undefined) return `\`${json.const}\``;
  if (json.enum) return json.enum.map(value => `\`${value}\``).join(', ');
  if (json.anyOf ?? json.oneOf) {
    const types = alternatives(json).map(one => typeOf(one, definitions));
    return [...new Set(types)].join(' or ');
  }
  if (json.type === 'array') {
    if (json.prefixItems) return 'program and arguments';
    return `list of ${plural(typeOf(json.items ?? {}, definitions))}`;
  }
  if (json.type === 'object') {
    if (json.properties) return 'map';
    const inner =
      typeof json.additionalProperties === 'object' ? typeOf(json.additionalProperties, definitions) : 'value';
    return `map of names to ${plural(inner)}`;
  }
  if (json.type === 'integer') return 'whole number';
  if (json.type === 'boolean') return '`true`, `false`';
  return json.type === undefined ? 'any value' : [json.type].flat().join(' or ');
}

const plural = type => (/^[a-z ]+[a-z]$/.test(type) && !type.includes(' or ') ? `${type}s` : type);

function fallbackOf(json, required) {
  if (json.default === undefined) return required ? '**required**' : '';
  return `\`${JSON.stringify(json.default).replaceAll('"', '')}\``;
}

/** A Markdown table; `|` and line breaks inside cells are escaped. */
export function table(head, rows) {
  const cell = text => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const line = cells => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** The options table as Markdown. */
export const optionsTable = rows =>
  table(
    ['option', 'type', 'default', 'what it does'],
    rows.map(({ path, type, fallback, what }) => [`\`${path}\``, type, fallback, what]),
  );
