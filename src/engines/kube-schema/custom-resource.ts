import type { KubeDocument } from '../kube-yaml/document.js';
import { field, isMapping, isSequence, type KubeMapping, textField } from '../kube-yaml/value.js';
import { groupOf } from './schemas.js';

/** One version of a custom resource, as its CustomResourceDefinition tells. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly served: boolean;
  readonly deprecated: boolean;
  readonly schema: KubeMapping | undefined;
  /** The project and release whose definition came along, `cert-manager v1.21.1`; undefined for one that the user gave. */
  readonly carriedFrom?: string;
}

/** The kinds that a document defines, if it is a CustomResourceDefinition (apiextensions.k8s.io/v1). */
function readCustomKinds({ apiVersion, kind, value }: KubeDocument): readonly CustomKind[] {
  if (kind !== 'CustomResourceDefinition' || apiVersion !== 'apiextensions.k8s.io/v1') return [];
  const group = textField(value, 'spec', 'group');
  const name = textField(value, 'spec', 'names', 'kind');
  const versions = field(value, 'spec', 'versions');
  if (group === undefined || name === undefined || !isSequence(versions)) return [];
  return versions.flatMap(version => {
    const schema = field(version, 'schema', 'openAPIV3Schema');
    const label = textField(version, 'name');
    if (label === undefined) return [];
    return {
      apiVersion: `${group}/${label}`,
      kind: name,
      namespaced: textField(value, 'spec', 'scope') !== 'Cluster',
      served: field(version, 'served') !== false,
      deprecated: field(version, 'deprecated') === true,
      schema: isMapping(schema) ? schema : undefined,
    };
  });
}

/** The custom resources that are known, by `apiVersion/kind`. */
export class CustomKinds {
  readonly #kinds = new Map<string, CustomKind>();

  add(document: KubeDocument): void {
    for (const found of readCustomKinds(document)) this.#kinds.set(`${found.apiVersion}/${found.kind}`, found);
  }

  /** Takes a kind that came along, unless the user gave a definition of that kind, in whatever version. */
  addCarried(kind: CustomKind): void {
    const group = groupOf(kind.apiVersion);
    for (const known of this.#kinds.values()) {
      if (known.carriedFrom === undefined && known.kind === kind.kind && groupOf(known.apiVersion) === group) return;
    }
    this.#kinds.set(`${kind.apiVersion}/${kind.kind}`, kind);
  }

  get(apiVersion: string, kind: string): CustomKind | undefined {
    return this.#kinds.get(`${apiVersion}/${kind}`);
  }

  /** Kinds under an `apiVersion`. */
  kindsIn(apiVersion: string): readonly CustomKind[] {
    return [...this.#kinds.values()].filter(known => known.apiVersion === apiVersion);
  }

  apiVersionsOf(kind: string): readonly string[] {
    return [...this.#kinds.values()]
      .filter(known => known.kind === kind && known.served)
      .map(({ apiVersion }) => apiVersion);
  }

  get size(): number {
    return this.#kinds.size;
  }
}
