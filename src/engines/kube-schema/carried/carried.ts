import { brotliDecompressSync } from 'node:zlib';
import type { KubeMapping, KubeValue } from '../../kube-yaml/value.js';
import type { CustomKind } from '../custom-resource.js';

/** What scripts/carried-schemas.mjs writes. A schema's parts stand in it as numbers into `parts`. */
interface Asset {
  readonly project: string;
  readonly release: string;
  readonly parts: readonly KubeMapping[];
  /** By `group/version/kind`: the schema's number; namespaced, served, deprecated. */
  readonly kinds: Readonly<Record<string, readonly [number, 0 | 1, 0 | 1, 0 | 1]>>;
}

type Load = () => Promise<{ readonly carriedAsset: string }>;

const argoCd: Load = () => import('./argo-cd.asset.js');
const certManager: Load = () => import('./cert-manager.asset.js');
const externalSecrets: Load = () => import('./external-secrets.asset.js');
const gatewayApi: Load = () => import('./gateway-api.asset.js');
const istio: Load = () => import('./istio.asset.js');
const keda: Load = () => import('./keda.asset.js');
const prometheusOperator: Load = () => import('./prometheus-operator.asset.js');

/** The API groups whose definitions come along. */
export const carriedGroups: ReadonlyMap<string, Load> = new Map([
  ['acme.cert-manager.io', certManager],
  ['argoproj.io', argoCd],
  ['cert-manager.io', certManager],
  ['eventing.keda.sh', keda],
  ['extensions.istio.io', istio],
  ['external-secrets.io', externalSecrets],
  ['gateway.networking.k8s.io', gatewayApi],
  ['gateway.networking.x-k8s.io', gatewayApi],
  ['generators.external-secrets.io', externalSecrets],
  ['keda.sh', keda],
  ['monitoring.coreos.com', prometheusOperator],
  ['networking.istio.io', istio],
  ['security.istio.io', istio],
  ['telemetry.istio.io', istio],
]);

/** The kinds that come along for API groups; nothing for groups that do not. */
export async function carriedKinds(groups: Iterable<string>): Promise<readonly CustomKind[]> {
  const projects = new Set([...groups].flatMap(group => carriedGroups.get(group) ?? []));
  const read = await Promise.all([...projects].map(load => load()));
  return read.flatMap(({ carriedAsset }) => readAsset(carriedAsset));
}

function readAsset(text: string): readonly CustomKind[] {
  const asset: Asset = JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8'));
  const parts = new Parts(asset.parts);
  return Object.entries(asset.kinds).map(([key, [schema, namespaced, served, deprecated]]) => {
    const cut = key.lastIndexOf('/');
    return {
      apiVersion: key.slice(0, cut),
      kind: key.slice(cut + 1),
      namespaced: namespaced === 1,
      served: served === 1,
      deprecated: deprecated === 1,
      schema: parts.schema(schema),
      carriedFrom: `${asset.project} ${asset.release}`,
    };
  });
}

/** Puts the parts of schemas together again; what is there once in the table is one object in memory. */
class Parts {
  readonly #written: readonly KubeMapping[];
  readonly #read: (KubeMapping | undefined)[] = [];

  constructor(written: readonly KubeMapping[]) {
    this.#written = written;
  }

  schema(number: number): KubeMapping {
    const known = this.#read[number];
    if (known) return known;
    const written = this.#written[number];
    if (!written) throw new Error(`no part ${number}: run scripts/carried-schemas.mjs`);
    const schema = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, this.#value(key, value)]));
    this.#read[number] = schema;
    return schema;
  }

  #value(key: string, value: KubeValue): KubeValue {
    if (PART.has(key)) return typeof value === 'number' ? this.schema(value) : value;
    if (PARTS.has(key) && Array.isArray(value)) return value.map(item => this.schema(Number(item)));
    if (key !== 'properties' || typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.schema(Number(item))]));
  }
}

const PART = new Set(['items', 'additionalProperties', 'not']);
const PARTS = new Set(['allOf', 'anyOf', 'oneOf']);
