import type { KubeDocument } from '../kube-yaml/document.js';
import { field, isMapping, isSequence, type KubeMapping, textField } from '../kube-yaml/value.js';

/** One version of a custom resource, as its CustomResourceDefinition tells. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly served: boolean;
  readonly deprecated: boolean;
  readonly schema: KubeMapping | undefined;
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

  get(apiVersion: string, kind: string): CustomKind | undefined {
    return this.#kinds.get(`${apiVersion}/${kind}`);
  }

  /** Kinds of a group, or of one version in it. */
  kindsIn(apiVersion: string): readonly string[] {
    return [...this.#kinds.values()].filter(known => known.apiVersion === apiVersion).map(({ kind }) => kind);
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
