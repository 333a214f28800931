/** Plain data of a Compose file. */
export type Data = Readonly<Record<string, unknown>>;

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists that an override replaces instead of adding to them. */
const REPLACED = new Set(['command', 'entrypoint', 'test']);
/** Lists of `NAME=VALUE` that may be maps as well. */
const PAIRS = new Set(['environment', 'labels', 'args', 'annotations', 'sysctls', 'extra_hosts']);
/** Lists of names that may be maps as well. */
const NAMED = new Set(['networks', 'depends_on']);

/** A service in one notation: what may be a list or a map is a map. */
export function normalise(service: Data): Data {
  return Object.fromEntries(Object.entries(service).map(([key, value]) => [key, normal(key, value)]));
}

function normal(key: string, value: unknown): unknown {
  if (key === 'env_file') return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (key === 'build' && typeof value === 'string') return { context: value };
  if (Array.isArray(value) && PAIRS.has(key)) return Object.fromEntries(value.map(entry => pair(entry, key)));
  if (Array.isArray(value) && NAMED.has(key)) return Object.fromEntries(value.map(name => [String(name), {}]));
  if ((key === 'deploy' || key === 'build') && isData(value)) return normalise(value);
  return value;
}

function pair(entry: unknown, key: string): readonly [string, unknown] {
  const text = String(entry);
  const at = text.search(key === 'extra_hosts' ? /[=:]/ : '=');
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

/** What an override makes of a value: maps are merged, lists added to, volumes and ports replaced by their target. */
export function merge(base: unknown, over: unknown, key = ''): unknown {
  if (over === undefined || over === null) return base;
  if (isData(base) && isData(over)) {
    const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
    // A name without a value takes it from the machine: not from the file before.
    const each = PAIRS.has(key)
      ? (name: string) => (Object.hasOwn(over, name) ? over[name] : base[name])
      : (name: string) => merge(base[name], over[name], name);
    return Object.fromEntries([...keys].map(name => [name, each(name)]));
  }
  if (!Array.isArray(base) || !Array.isArray(over) || REPLACED.has(key)) return over;
  const targets = new Set(over.map(item => targetOf(key, item)));
  return [...base.filter(item => !targets.has(targetOf(key, item))), ...over];
}

/** A copy without what stands at the paths. */
export function without(value: unknown, paths: readonly (readonly (string | number)[])[]): unknown {
  if (paths.some(path => path.length === 0)) return undefined;
  if (paths.length === 0 || !isData(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const below = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    return [key, without(item, below)] as const;
  });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** What makes two entries of a list the same one. */
function targetOf(key: string, item: unknown): string {
  if (key === 'ports' && isData(item))
    return JSON.stringify([item.host_ip, item.published, item.target, item.protocol]);
  if (isData(item)) return String(item.target ?? item.source ?? JSON.stringify(item));
  const text = String(item);
  if (key === 'volumes' || key === 'devices') return splitVolume(text).target;
  return text;
}

/** `source:target:mode` apart; the drive of a Windows path stays with it. */
export function splitVolume(text: string): {
  readonly source: string | undefined;
  readonly target: string;
  readonly mode: string;
} {
  const [, source, target, mode = ''] = /^([A-Za-z]:[\\/][^:]*|[^:]*):([^:]+)(?::(.*))?$/.exec(text) ?? [];
  return target === undefined ? { source: undefined, target: text, mode: '' } : { source, target, mode };
}
