import type { Level } from '../../check.js';

/** Rules of the kind `manifests`: the level that each has unless `policies` says otherwise, and what it means. */
export const manifestRules = {
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
  kubeconform: ['error', 'kubeconform refuses it (`tools: [kubeconform]`)'],
} as const satisfies Readonly<Record<string, readonly [Level, string]>>;

export type ManifestRule = keyof typeof manifestRules;
