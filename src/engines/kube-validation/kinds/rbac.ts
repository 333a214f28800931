import type { At } from '../at.js';
import { selectorAt, validateSelectorAt } from '../labels.js';
import { pathSegment, subdomain } from '../text/names.js';

const GROUP = 'rbac.authorization.k8s.io';

export const validateRole = (at: At): void => validateRules(at, { namespaced: true });

export function validateClusterRole(at: At): void {
  validateRules(at, { namespaced: false });
  const aggregation = at.child('aggregationRule');
  if (!aggregation) return;
  const selectors = aggregation.list('clusterRoleSelectors');
  if (selectors.length === 0) aggregation.refuse('must hold a selector', 'clusterRoleSelectors');
  for (const [index, selector] of selectors.entries()) {
    const before = aggregation.refused;
    validateSelectorAt(selector);
    const wrapped = aggregation.with({ selector: selector.value });
    if (aggregation.refused === before && !selectorAt(wrapped, 'selector'))
      aggregation.refuse('is no selector of labels', 'clusterRoleSelectors', index);
  }
}

function validateRules(at: At, { namespaced }: { namespaced: boolean }): void {
  for (const rule of at.list('rules')) {
    const has = (key: string) => rule.values(key).length > 0;
    if (!has('verbs')) rule.refuse('must hold a verb', 'verbs');
    if (has('nonResourceURLs')) {
      if (namespaced) rule.refuse('is for a ClusterRole alone', 'nonResourceURLs');
      else if (has('apiGroups') || has('resources') || has('resourceNames'))
        rule.refuse('must not be given beside resources', 'nonResourceURLs');
      continue;
    }
    if (!has('apiGroups')) rule.refuse('must hold a group; "" is the core group', 'apiGroups');
    if (!has('resources')) rule.refuse('must hold a resource', 'resources');
  }
}

export const validateRoleBinding = (at: At): void => validateBinding(at, { namespaced: true });
export const validateClusterRoleBinding = (at: At): void => validateBinding(at, { namespaced: false });

function validateBinding(at: At, { namespaced }: { namespaced: boolean }): void {
  const ref = at.open('roleRef');
  ref.oneOfOrEmpty('apiGroup', [GROUP]);
  ref.needOneOf('kind', namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']);
  ref.need('name', pathSegment);
  for (const subject of at.list('subjects')) {
    subject.need('name');
    const group = subject.text('apiGroup');
    switch (subject.text('kind')) {
      case 'ServiceAccount':
        subject.check('name', subdomain);
        if (group !== '') subject.refuse('must be empty for a ServiceAccount', 'apiGroup');
        if (!namespaced && subject.text('namespace') === '')
          subject.refuse('must be given for a ServiceAccount', 'namespace');
        break;
      case 'User':
      case 'Group':
        if (group !== '' && group !== GROUP) subject.refuse(`must be ${GROUP}`, 'apiGroup');
        break;
      default:
        subject.refuse('must be ServiceAccount, User or Group', 'kind');
    }
  }
}
