import { isDeepStrictEqual } from 'node:util';
import { field, isSequence, type KubeMapping, type KubeValue } from '../kube-yaml/value.js';
import { isBase64, isInt32, isInt64, isTime } from './format.js';
import { goPattern } from './pattern.js';

/** Why a value does not meet what a schema of a custom resource demands besides its type. */
export function brokenRules(value: KubeValue, schema: KubeMapping): readonly string[] {
  const broken = [...enumeration(value, schema)];
  if (typeof value === 'string') broken.push(...textRules(value, schema));
  else if (typeof value === 'number') broken.push(...numberRules(value, schema));
  else if (isSequence(value)) broken.push(...listRules(value, schema));
  return broken;
}

function enumeration(value: KubeValue, schema: KubeMapping): readonly string[] {
  const values = field(schema, 'enum');
  if (!isSequence(values) || values.some(allowed => isDeepStrictEqual(allowed, value))) return [];
  const shown = values.slice(0, 12).map(allowed => (typeof allowed === 'string' ? allowed : JSON.stringify(allowed)));
  return [`expected ${shown.join(', ')}, got ${show(value)}`];
}

function textRules(value: string, schema: KubeMapping): readonly string[] {
  const broken: string[] = [];
  const pattern = field(schema, 'pattern');
  if (typeof pattern === 'string' && goPattern(pattern)?.test(value) === false) {
    broken.push(`${show(value)} does not match ${pattern}`);
  }
  const length = [...value].length;
  broken.push(...bounds(length, schema, { least: 'minLength', most: 'maxLength', unit: 'characters' }));
  const format = field(schema, 'format');
  const test = typeof format === 'string' ? FORMATS.get(format) : undefined;
  if (test && !test(value)) broken.push(`${show(value)} is not of the format ${format}`);
  return broken;
}

function numberRules(value: number, schema: KubeMapping): readonly string[] {
  const broken: string[] = [];
  const least = numberAt(schema, 'minimum');
  const most = numberAt(schema, 'maximum');
  const factor = numberAt(schema, 'multipleOf');
  const above = field(schema, 'exclusiveMinimum') === true;
  const below = field(schema, 'exclusiveMaximum') === true;
  if (least !== undefined && (above ? value <= least : value < least))
    broken.push(`${value} is not ${above ? 'more than' : 'at least'} ${least}`);
  if (most !== undefined && (below ? value >= most : value > most))
    broken.push(`${value} is not ${below ? 'less than' : 'at most'} ${most}`);
  if (factor && !Number.isInteger(value / factor)) broken.push(`${value} is not a multiple of ${factor}`);
  const format = field(schema, 'format');
  if (format === 'int32' && !isInt32(value)) broken.push(`${value} does not fit in 32 bits`);
  if (format === 'int64' && !isInt64(value)) broken.push(`${value} does not fit in 64 bits`);
  return broken;
}

function listRules(value: readonly KubeValue[], schema: KubeMapping): readonly string[] {
  const broken = [...bounds(value.length, schema, { least: 'minItems', most: 'maxItems', unit: 'items' })];
  const type = field(schema, 'x-kubernetes-list-type');
  const keys = field(schema, 'x-kubernetes-list-map-keys');
  const identities =
    type === 'map' && isSequence(keys)
      ? value.map(item => JSON.stringify(keys.map(key => field(item, String(key)) ?? defaultOf(schema, String(key)))))
      : type === 'set' || field(schema, 'uniqueItems') === true
        ? value.map(item => JSON.stringify(item))
        : [];
  const twice = identities.find((identity, index) => identities.indexOf(identity) < index);
  return twice === undefined ? broken : [...broken, `${twice.slice(0, 60)} is in the list twice`];
}

const defaultOf = (schema: KubeMapping, key: string): KubeValue =>
  field(schema, 'items', 'properties', key, 'default') ?? null;

/** How many entries an object may have. */
export const sizeRules = (entries: number, schema: KubeMapping): readonly string[] =>
  bounds(entries, schema, { least: 'minProperties', most: 'maxProperties', unit: 'entries' });

function bounds(
  size: number,
  schema: KubeMapping,
  names: { least: string; most: string; unit: string },
): readonly string[] {
  const least = numberAt(schema, names.least);
  const most = numberAt(schema, names.most);
  if (least !== undefined && size < least) return [`${size} ${names.unit}, expected at least ${least}`];
  if (most !== undefined && size > most) return [`${size} ${names.unit}, expected at most ${most}`];
  return [];
}

function numberAt(schema: KubeMapping, name: string): number | undefined {
  const value = field(schema, name);
  return typeof value === 'number' ? value : undefined;
}

const show = (value: KubeValue): string => JSON.stringify(value).slice(0, 60);

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const isIpv6 = (text: string): boolean =>
  /^[0-9A-Fa-f:.]+$/.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`);

/** Formats that the API server checks; it lets pass others, as here. */
const FORMATS = new Map<string, (text: string) => boolean>([
  ['date-time', isTime],
  ['date', text => isTime(`${text}T00:00:00Z`)],
  ['byte', isBase64],
  ['ipv4', text => IPV4.test(text)],
  ['ipv6', isIpv6],
  ['cidr', isCidr],
  ['uuid', text => /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text)],
  ['mac', text => /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text)],
]);

function isCidr(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  return bits !== undefined && ((IPV4.test(address) && Number(bits) <= 32) || (isIpv6(address) && Number(bits) <= 128));
}
