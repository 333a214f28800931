import { entriesOf, valueAt, withValue } from './entries.js';
import { isMap } from './variables.js';

type Path = readonly PropertyKey[];
type Options = Readonly<Record<string, unknown>>;

/** How a cluster is reached is said once for every kind that asks it. */
const CLUSTER_KEYS = ['context', 'server', 'namespace', 'kubeconfig'];
const CLUSTER_KINDS = ['apply', 'rollout', 'undo'];
const CLUSTER = 'cluster';
/** Kinds with a `preset`: what the config says at its top holds for them. A test holds this list against the kinds. */
export const PRESET_KINDS: readonly string[] = ['compose', 'manifests'];
/** The key of `logs` below which it asks the cluster. */
const KUBECTL = 'kubectl';
const KUBECTL_KINDS = ['logs'];

/** `defaults.with` merged into each entry, and where a merged key comes from. */
export interface Merged {
  readonly value: unknown;
  /** The path in the file of what stands at a path of the merged data. */
  readonly origin: (path: Path) => Path;
}

interface Layer {
  readonly options: Options;
  readonly path: Path;
}

/**
 * Gives each entry the keys of its kind from `defaults.with` of its stage, then of the top, that it does not set itself. Whole
 * keys: nothing is merged more deeply. What `cluster` has of `context`, `server`, `namespace` and `kubeconfig` counts for
 * `apply`, `rollout`, `undo` and `logs.kubectl`, after their own.
 */
export function mergeDefaults(config: unknown): Merged {
  const origins = new Map<string, Path>();
  let value = config;
  for (const { stage, entry, path, kind } of entriesOf(config)) {
    if (kind === undefined) continue;
    const own = entry.with === undefined ? {} : entry.with;
    if (!isMap(own)) continue;
    const at = [...path, 'with'];
    const layers = [
      ['stages', stage, 'defaults', 'with'],
      ['defaults', 'with'],
    ].flatMap(place => layersFor(kind, config, place));
    layers.push(...presetFor(kind, config));
    const merged = mergeInto(own, { layers, at, origins });
    const below = KUBECTL_KINDS.includes(kind) ? mergeKubectl(merged, { config, stage, at, origins }) : merged;
    if (below !== own) value = withValue(value, at, below);
  }
  return { value, origin: path => originOf(path, origins) };
}

function layersFor(kind: string, config: unknown, place: Path): readonly Layer[] {
  const own = layer(config, [...place, kind]);
  if (!CLUSTER_KINDS.includes(kind)) return own;
  return [...own, ...layer(config, [...place, CLUSTER]).map(onlyCluster)];
}

function presetFor(kind: string, config: unknown): readonly Layer[] {
  const preset = valueAt(config, ['preset']);
  return preset === undefined || !PRESET_KINDS.includes(kind) ? [] : [{ options: { preset }, path: [] }];
}

function layer(config: unknown, path: Path): readonly Layer[] {
  const options = valueAt(config, path);
  return isMap(options) ? [{ options, path }] : [];
}

const onlyCluster = ({ options, path }: Layer): Layer => ({
  path,
  options: Object.fromEntries(Object.entries(options).filter(([key]) => CLUSTER_KEYS.includes(key))),
});

interface Into {
  readonly layers: readonly Layer[];
  readonly at: Path;
  readonly origins: Map<string, Path>;
}

function mergeInto(own: Options, { layers, at, origins }: Into): Options {
  let merged = own;
  for (const { options, path } of layers) {
    for (const [key, given] of Object.entries(options)) {
      if (Object.hasOwn(merged, key)) continue;
      merged = { ...merged, [key]: given };
      origins.set(JSON.stringify([...at, key]), [...path, key]);
    }
  }
  return merged;
}

function mergeKubectl(
  options: Options,
  {
    config,
    stage,
    at,
    origins,
  }: { readonly config: unknown; readonly stage: string; readonly at: Path; readonly origins: Map<string, Path> },
): Options {
  const kubectl = options[KUBECTL];
  if (!isMap(kubectl)) return options;
  const layers = [
    ['stages', stage, 'defaults', 'with', CLUSTER],
    ['defaults', 'with', CLUSTER],
  ].flatMap(path => layer(config, path).map(onlyCluster));
  const merged = mergeInto(kubectl, { layers, at: [...at, KUBECTL], origins });
  return merged === kubectl ? options : { ...options, [KUBECTL]: merged };
}

/** The longest beginning of a path that came from elsewhere decides. */
function originOf(path: Path, origins: ReadonlyMap<string, Path>): Path {
  for (let length = path.length; length > 0; length -= 1) {
    const from = origins.get(JSON.stringify(path.slice(0, length)));
    if (from) return [...from, ...path.slice(length)];
  }
  return path;
}
