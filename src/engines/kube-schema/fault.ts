import type { KubePath } from '../kube-yaml/value.js';

export type KubeRule =
  | 'schema-invalid'
  | 'unknown-field'
  | 'unknown-kind'
  | 'removed-api'
  | 'deprecated-api'
  | 'no-schema'
  /** Beyond the schema: what the API server's validation refuses. */
  | 'api-validation'
  | 'selector-mismatch'
  /** What it takes, and warns of. */
  | 'api-warning';

/** One thing in a document that the API server would refuse, or that nobody could judge. */
export interface KubeFault {
  readonly rule: KubeRule;
  /** Without the path in front. */
  readonly message: string;
  readonly path: KubePath;
  /** Whether the place is the key at the path or what it holds. */
  readonly part: 'key' | 'value';
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  readonly help?: string | undefined;
}
