import { nearest } from '../../text/nearest.js';
import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { durationMs, isFilledIn, isTrue } from './values.js';
import type { Wrong } from './wrong.js';

const STORES = ['tsdb', 'boltdb-shipper'];
const OLD_STORES = [
  'boltdb',
  'aws',
  'aws-dynamo',
  'gcp',
  'gcp-columnkey',
  'bigtable',
  'bigtable-hashed',
  'cassandra',
  'grpc-store',
];
const SCHEMAS = ['v9', 'v10', 'v11', 'v12', 'v13'];
const OBJECT_STORES = [
  'filesystem',
  'local',
  's3',
  'aws',
  'aws-dynamo',
  'gcs',
  'gcp',
  'azure',
  'swift',
  'bos',
  'cos',
  'alibabacloud',
  'inmemory',
];

interface Period {
  readonly raw: unknown;
  readonly path: YamlPath;
  readonly from: number | undefined;
}

/** What Loki refuses in `schema_config`, or what it cannot store with it. */
export function schemaWrongs(value: unknown, now: number): readonly Wrong[] {
  const configs = listOf(at(at(value, 'schema_config'), 'configs'));
  if (configs.length === 0) {
    const path = at(value, 'schema_config') === undefined ? [] : ['schema_config'];
    return [{ rule: 'schema', path, message: 'Loki needs at least one entry under `schema_config.configs`' }];
  }
  const periods = configs.map((raw, index): Period => {
    const from = Date.parse((textOf(at(raw, 'from')) ?? '').slice(0, 10));
    return { raw, path: ['schema_config', 'configs', index], from: Number.isNaN(from) ? undefined : from };
  });
  return [
    ...periods.flatMap(period => periodWrongs(period, value)),
    ...order(periods),
    ...structured(periods, value, now),
  ];
}

const wrong = (path: YamlPath, message: string): Wrong => ({ rule: 'schema', path, message });

function periodWrongs({ raw, path, from }: Period, value: unknown): readonly Wrong[] {
  const get = (key: string): string => textOf(at(raw, key)) ?? '';
  const found: Wrong[] = [];
  if (from === undefined && !isFilledIn(get('from')))
    found.push(wrong([...path, 'from'], 'from must be a day, such as 2024-04-01'));
  const [store, schema, object] = [get('store'), get('schema'), get('object_store')];
  if (OLD_STORES.includes(store))
    found.push(wrong([...path, 'store'], `Loki 3 has no store "${store}" any more: new periods want tsdb`));
  else if (!STORES.includes(store) && !isFilledIn(store))
    found.push(wrong([...path, 'store'], unknown('store', store, STORES)));
  if (!SCHEMAS.includes(schema) && !isFilledIn(schema))
    found.push(wrong([...path, 'schema'], unknown('schema', schema, SCHEMAS)));
  const period = textOf(at(at(raw, 'index'), 'period')) ?? '';
  const needsDays = STORES.includes(store) && period !== '' && !isFilledIn(period);
  if (needsDays && durationMs(period) !== 86_400_000) {
    found.push(wrong([...path, 'index', 'period'], `${store} needs an index period of 24h, not ${period}`));
  }
  return [...found, ...objectStore(object, path, value)];
}

function unknown(what: string, given: string, known: readonly string[]): string {
  const near = nearest(given, known);
  return `${given === '' ? `${what} is missing` : `"${given}" is no ${what}`}; expected one of ${known.join(', ')}${near === undefined || given === '' ? '' : `; did you mean "${near}"?`}`;
}

/** Blocks that say where the objects lie, by the name of the store. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  s3: ['s3', 'aws'],
  aws: ['aws', 's3'],
  gcs: ['gcs'],
  gcp: ['gcs'],
  azure: ['azure'],
  swift: ['swift'],
  bos: ['bos'],
  cos: ['cos'],
  alibabacloud: ['alibabacloud'],
};

function objectStore(name: string, path: YamlPath, value: unknown): readonly Wrong[] {
  const here = [...path, 'object_store'];
  const storage = at(value, 'storage_config');
  const named = entriesOf(at(storage, 'named_stores')).flatMap(([, stores]) => entriesOf(stores).map(([key]) => key));
  const known = [...OBJECT_STORES, ...named];
  if (name === '' || isFilledIn(name) || named.includes(name)) return [];
  if (!known.includes(name)) return [wrong(here, unknown('object store', name, known))];
  const wanted = BLOCKS[name];
  const places = [storage, at(at(value, 'common'), 'storage')];
  const isThere =
    !wanted || places.some(place => [...wanted, 'object_store'].some(key => at(place, key) !== undefined));
  if (isThere) return [];
  const message = `nothing says where "${name}" is: neither storage_config nor common.storage has a block for it`;
  return [{ rule: 'object-store', path: here, message }];
}

const order = (periods: readonly Period[]): readonly Wrong[] =>
  periods.flatMap(({ from, path }, index) => {
    const before = periods[index - 1]?.from;
    if (from === undefined || before === undefined || from > before) return [];
    return [wrong([...path, 'from'], 'periods must stand in the order of their days, the oldest first')];
  });

/** Structured metadata is on unless told otherwise, and Loki 3 does not start without tsdb and v13. */
function structured(periods: readonly Period[], value: unknown, now: number): readonly Wrong[] {
  const limit = at(at(value, 'limits_config'), 'allow_structured_metadata') ?? 'true';
  const active = periods.findLast(({ from }) => from !== undefined && from <= now) ?? periods.at(-1);
  if (!active || !isTrue(limit)) return [];
  const [store, schema] = [textOf(at(active.raw, 'store')) ?? '', textOf(at(active.raw, 'schema')) ?? ''];
  const isFit = (store === 'tsdb' || isFilledIn(store)) && (schema === 'v13' || isFilledIn(schema));
  if (isFit || !STORES.includes(store) || !SCHEMAS.includes(schema)) return [];
  const message = `Loki 3 does not start with ${store} and ${schema}: use tsdb and v13, or set limits_config.allow_structured_metadata to false`;
  return [wrong([...active.path, schema === 'v13' ? 'store' : 'schema'], message)];
}
