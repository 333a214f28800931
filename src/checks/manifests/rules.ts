import type { Rule, Rules } from '../../check.js';
import { policies } from '../../engines/kube-policies/catalogue.js';

const fixed = {
  'not-yaml': {
    level: 'error',
    means: 'a file that is no YAML which kubectl reads: a template, a binary, a broken document',
    remedy: 'Mend the file at this line, or leave it out with `exclude` where it is no manifest.',
  },
  'duplicate-key': {
    level: 'error',
    means: 'a key that is given twice: one of the values is lost without a word',
    remedy: 'Take one of the two out.',
  },
  'schema-invalid': {
    level: 'error',
    means: 'a field that is missing, of the wrong type, or holds what the API server refuses',
    remedy: 'Give the field what the finding expects; `kubectl explain` describes it.',
  },
  'api-validation': {
    level: 'error',
    means:
      "a value that the API server's validation refuses: fields that contradict each other, names, ranges, formats",
    remedy: 'Give the field what the finding says; `kubectl apply --dry-run=server` shows it, too.',
  },
  'api-warning': {
    level: 'warning',
    means: 'what the API server takes with a warning: old fields, what has no effect, names given twice',
    remedy: 'Mend what the finding says, or turn the rule off in `policies`.',
  },
  'pod-security': {
    level: 'error',
    means: 'a pod that its namespace refuses: Pod Security by the labels of a Namespace among the manifests',
    remedy:
      'Give the pod what the standard asks, or the Namespace a lower level in `pod-security.kubernetes.io/enforce`.',
    link: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  },
  'pod-security-warning': {
    level: 'warning',
    means: 'a pod that its namespace warns of (`pod-security.kubernetes.io/warn`)',
    remedy: 'Give the pod what the standard asks.',
    link: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  },
  'limit-range': {
    level: 'error',
    means: 'a pod that a LimitRange among the manifests refuses: too much, too little, or nothing said',
    remedy: 'Give the containers resources within the range, or give the range `default` and `defaultRequest`.',
    link: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  },
  'resource-quota': {
    level: 'error',
    means: 'more than a ResourceQuota among the manifests allows, or a container without what the quota counts',
    remedy: 'Ask for less, raise the quota, or give the namespace a LimitRange with defaults.',
    link: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  },
  'selector-mismatch': {
    level: 'error',
    means: 'a workload whose selector does not match the labels of its own pods: the API server refuses it',
    remedy: 'Make spec.selector.matchLabels equal to labels in spec.template.metadata.labels.',
    link: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
  },
  'unknown-field': {
    level: 'error',
    means: 'a field that Kubernetes, or the definition of the custom resource, does not have',
    remedy: 'Correct its name or its indentation; `kubectl explain` lists the fields.',
  },
  'unknown-kind': {
    level: 'error',
    means: 'a kind that this version of Kubernetes does not have',
    remedy: 'Correct `kind` and `apiVersion`; give the definition of a custom resource in `crds`.',
  },
  'removed-api': {
    level: 'error',
    means: 'an API version that is no longer served',
    remedy: 'Move the object to the API version that the finding names.',
  },
  'deprecated-api': {
    level: 'warning',
    means: 'an API version that will be removed',
    remedy: 'Move the object to the API version that the finding names, before the cluster is upgraded.',
  },
  'no-schema': {
    level: 'error',
    means: 'a custom resource without a definition: none comes along, and none was given. It was not checked',
    remedy: 'Give its CustomResourceDefinition in `crds`.',
  },
  'render-failed': {
    level: 'error',
    means: 'kustomize or helm refuses to render',
    remedy: 'Mend what the message names; the same command shows it on your machine.',
  },
  'server-rejected': {
    level: 'error',
    means: 'the cluster refuses it (`server-dry-run`)',
    remedy: 'Mend what the cluster says; `kubectl apply --dry-run=server` shows it again.',
  },
  'server-warning': {
    level: 'warning',
    means: 'the cluster takes it with a warning (`server-dry-run`)',
    remedy: 'Mend what the cluster says, or turn the rule off in `policies`.',
  },
  'exemption-invalid': {
    level: 'error',
    means: 'an annotation that exempts from no rule that there is, or without a reason',
    remedy: 'Correct the name of the rule in the annotation, and say why as its value.',
  },
  kubeconform: {
    level: 'error',
    means: 'kubeconform refuses it (`tools: [kubeconform]`)',
    remedy: 'Mend what kubeconform says.',
  },
} as const satisfies Rules;

/** Rules of linters whose reports are read (`reports`). */
const foreign = {
  'kube-linter:…': {
    level: 'error',
    means: 'what kube-linter reports (`reports`)',
    remedy: "See kube-linter's page of its checks.",
    link: 'https://docs.kubelinter.io/#/generated/checks',
  },
  'kube-score:…': {
    level: 'error',
    means: 'what kube-score calls critical, or finds wanting (a warning) (`reports`)',
    remedy: "See kube-score's page of its checks.",
    link: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md',
  },
  'polaris:…': {
    level: 'error',
    means: 'what polaris calls a danger or a warning (a warning) (`reports`)',
    remedy: "See polaris' page of its checks.",
    link: 'https://polaris.docs.fairwinds.com/checks/security/',
  },
} as const satisfies Rules;

/** Ids of the rules about what manifests should be, beyond what a cluster insists on. */
export const policyRules: ReadonlySet<string> = new Set(['exemption-invalid', ...policies.map(({ id }) => id)]);

/** Rules of the kind `manifests`, and the engine's policies; `policies` sets their levels by these names. */
export const ownRules: Rules = {
  ...fixed,
  ...Object.fromEntries(
    policies.map(({ id, level, reason, remedy, link }): readonly [string, Rule] => [
      id,
      { level, means: reason, remedy, link },
    ]),
  ),
};

export const manifestsRules: Rules = { ...ownRules, ...foreign };
