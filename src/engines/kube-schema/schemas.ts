import { brotliDecompressSync } from 'node:zlib';
import { readType, type SchemaType } from './schema-type.js';

/** Fields of an object, and which of them it must have. */
export interface Definition {
  readonly name: string;
  readonly fields: ReadonlyMap<string, SchemaType>;
  readonly required: readonly string[];
}

interface KnownKind {
  readonly definition: string;
  readonly namespaced: boolean;
}

/** When an API was deprecated and removed (`1.25`), and what took its place (`batch/v1/CronJob`); undefined where unknown. */
interface Lifecycle {
  readonly deprecated: string | undefined;
  readonly removed: string | undefined;
  readonly replacement: string | undefined;
}

/** A value's changes: from the version at an index on, until the next. */
type Changes<T> = readonly (readonly [number, T | null])[];

interface Asset {
  readonly versions: readonly string[];
  readonly enums: readonly (readonly string[])[];
  readonly definitions: Readonly<
    Record<string, Changes<{ p: Readonly<Record<string, string>>; r?: readonly string[] }>>
  >;
  readonly kinds: Readonly<Record<string, Changes<readonly [string, 0 | 1]>>>;
  readonly lifecycle: Readonly<Record<string, readonly [string, string, string]>>;
}

let loaded: Promise<Asset> | undefined;

async function loadAsset(): Promise<Asset> {
  loaded ??= import('./asset.js').then(({ schemasAsset }) =>
    JSON.parse(brotliDecompressSync(Buffer.from(schemasAsset, 'base64')).toString('utf8')),
  );
  return loaded;
}

/** The versions of Kubernetes whose schemas are carried, oldest first. */
export async function knownVersions(): Promise<readonly string[]> {
  return (await loadAsset()).versions;
}

/** The schemas of one version, such as `1.34`; the newest unless told. Undefined for a version that is not carried. */
export async function loadSchemas(version?: string): Promise<KubeSchemas | undefined> {
  const asset = await loadAsset();
  const index = version === undefined ? asset.versions.length - 1 : asset.versions.indexOf(version);
  return index === -1 ? undefined : new KubeSchemas(asset, index);
}

/** What one version of Kubernetes knows of itself. */
export class KubeSchemas {
  readonly version: string;
  readonly #asset: Asset;
  readonly #index: number;
  readonly #definitions = new Map<string, Definition | undefined>();
  #groups: ReadonlySet<string> | undefined;

  constructor(asset: Asset, index: number) {
    this.#asset = asset;
    this.#index = index;
    this.version = asset.versions[index] ?? '';
  }

  definition(name: string): Definition | undefined {
    if (!this.#definitions.has(name)) this.#definitions.set(name, this.#read(name));
    return this.#definitions.get(name);
  }

  #read(name: string): Definition | undefined {
    const written = this.#at(this.#asset.definitions[name]);
    if (!written) return undefined;
    const fields = Object.entries(written.p).map(
      ([field, code]) => [field, readType(code, this.#asset.enums)] as const,
    );
    return { name, fields: new Map(fields), required: written.r ?? [] };
  }

  kind(apiVersion: string, kind: string): KnownKind | undefined {
    const found = this.#at(own(this.#asset.kinds, `${apiVersion}/${kind}`));
    return found && { definition: found[0], namespaced: found[1] === 1 };
  }

  /** Kinds that this version has under an `apiVersion`. */
  kindsIn(apiVersion: string): readonly string[] {
    const keys = Object.keys(this.#asset.kinds).filter(key => apiVersionOf(key) === apiVersion);
    return keys.filter(key => this.#at(this.#asset.kinds[key])).map(kindOf);
  }

  /** The versions of Kubernetes' own API that have a kind: `apps/v1`, newest first. */
  apiVersionsOf(kind: string): readonly string[] {
    const keys = Object.keys(this.#asset.kinds).filter(key => kindOf(key) === kind && this.#at(this.#asset.kinds[key]));
    return keys.map(apiVersionOf).sort((a, b) => rank(b) - rank(a));
  }

  /** True for groups that are Kubernetes' own, in whatever version of it: the core group is the empty string. */
  isBuiltIn(group: string): boolean {
    const { kinds, lifecycle } = this.#asset;
    this.#groups ??= new Set([...Object.keys(kinds), ...Object.keys(lifecycle)].map(key => groupOf(apiVersionOf(key))));
    return this.#groups.has(group);
  }

  lifecycle(apiVersion: string, kind: string): Lifecycle | undefined {
    const found = own(this.#asset.lifecycle, `${apiVersion}/${kind}`);
    if (!found) return undefined;
    const [deprecated, removed, replacement] = found;
    return {
      deprecated: deprecated || undefined,
      removed: removed || undefined,
      replacement: replacement || undefined,
    };
  }

  /** The first and last version with a kind, where this one does not have it. */
  elsewhere(
    apiVersion: string,
    kind: string,
  ): { readonly from: string; readonly until: string | undefined } | undefined {
    const changes = own(this.#asset.kinds, `${apiVersion}/${kind}`);
    const first = changes?.[0]?.[0];
    if (!changes || first === undefined) return undefined;
    const gone = changes.find(([, value]) => value === null)?.[0];
    return {
      from: this.#asset.versions[first] ?? '',
      until: gone === undefined ? undefined : this.#asset.versions[gone],
    };
  }

  /** The version that brought a field which this one does not have yet. */
  since(definition: string, field: string): string | undefined {
    const later = this.#asset.definitions[definition]?.find(
      ([from, value]) => from > this.#index && value && Object.hasOwn(value.p, field),
    );
    return later && this.#asset.versions[later[0]];
  }

  /** True where a version such as `1.25` is this one or before it. */
  isReached(version: string): boolean {
    return minor(version) <= minor(this.version);
  }

  #at<T>(changes: Changes<T> | undefined): T | undefined {
    return changes?.findLast(([from]) => from <= this.#index)?.[1] ?? undefined;
  }
}

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

const apiVersionOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));
const kindOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
const minor = (version: string): number => Number(version.split('.')[1]);
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** v2 before v1 before v1beta2 before v1alpha1. */
function rank(apiVersion: string): number {
  const [, major = '0', stage, step = '0'] = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion) ?? [];
  const maturity = stage === undefined ? 2 : stage === 'beta' ? 1 : 0;
  return maturity * 10_000 + Number(major) * 100 + Number(step);
}
