import type { Level } from '../../check.js';
import { policies } from '../../engines/kube-policies/catalogue.js';

const fixed = {
  'not-yaml': ['error', 'a file that is no YAML which kubectl reads: a template, a binary, a broken document'],
  'duplicate-key': ['error', 'a key that is given twice: one of the values is lost without a word'],
  'schema-invalid': ['error', 'a field that is missing, of the wrong type, or holds what the API server refuses'],
  'unknown-field': ['error', 'a field that Kubernetes, or the definition of the custom resource, does not have'],
  'unknown-kind': ['error', 'a kind that this version of Kubernetes does not have'],
  'removed-api': ['error', 'an API version that is no longer served'],
  'deprecated-api': ['warning', 'an API version that will be removed'],
  'no-schema': ['error', 'a custom resource whose definition nobody gave: it was not checked'],
  'render-failed': ['error', 'kustomize or helm refuses to render'],
  'server-rejected': ['error', 'the cluster refuses it (`server-dry-run`)'],
  'server-warning': ['warning', 'the cluster takes it with a warning (`server-dry-run`)'],
  'exemption-invalid': ['error', 'an annotation that exempts from no rule that there is, or without a reason'],
  kubeconform: ['error', 'kubeconform refuses it (`tools: [kubeconform]`)'],
} as const satisfies Readonly<Record<string, readonly [Level, string]>>;

/** Ids of the rules about what manifests should be, beyond what a cluster insists on. */
export const policyRules: ReadonlySet<string> = new Set(['exemption-invalid', ...policies.map(({ id }) => id)]);

/** Rules of the kind `manifests`: the level that each has unless `policies` says otherwise, and what it means. */
export const manifestRules: Readonly<Record<string, readonly [Level, string]>> = {
  ...fixed,
  ...Object.fromEntries(policies.map(({ id, level, reason }) => [id, [level, reason] as const])),
};
