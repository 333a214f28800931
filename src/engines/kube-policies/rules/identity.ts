import { field, textField } from '../../kube-yaml/value.js';
import { docs, type PodPolicy, type WorldPolicy } from '../policy.js';

const automountToken: PodPolicy = {
  id: 'automount-token',
  level: 'warning',
  reason: 'a pod that carries a token for the API server although nothing here gives its account any right',
  remedy: 'Set automountServiceAccountToken: false on the pod or its ServiceAccount.',
  link: docs('tasks/configure-pod-container/configure-service-account'),
  on: 'pod',
  check: ({ spec, path }, namespace) => {
    const account = textField(spec, 'serviceAccountName') || textField(spec, 'serviceAccount') || 'default';
    const object = namespace.find('/ServiceAccount', account);
    const mounts = field(spec, 'automountServiceAccountToken') ?? field(object?.value, 'automountServiceAccountToken');
    // Who has been given rights needs the token to use them.
    if (mounts === false || (account !== 'default' && namespace.world.isBound(namespace, account))) return [];
    const message = `the pod carries the token of the service account "${account}"`;
    return [{ path: [...path, 'automountServiceAccountToken'], message }];
  },
};

const clusterAdminBinding: WorldPolicy = {
  id: 'cluster-admin-binding',
  level: 'error',
  reason: 'a binding that lets somebody do everything: cluster-admin, or a role that allows the same',
  remedy: 'Bind a role that names what is needed.',
  link: docs('concepts/security/rbac-good-practices'),
  on: 'world',
  check: world =>
    world.bindings.flatMap(document => {
      const role = textField(document.value, 'roleRef', 'name') ?? '';
      const isClusterRole = textField(document.value, 'roleRef', 'kind') === 'ClusterRole';
      if (!isClusterRole || !world.isAllMighty(role)) return [];
      const what = role === 'cluster-admin' ? 'cluster-admin' : `${role}, which allows everything`;
      return [{ document, path: ['roleRef', 'name'], message: `binds ${what}`, actual: role }];
    }),
};

export const identityPolicies: readonly (PodPolicy | WorldPolicy)[] = [automountToken, clusterAdminBinding];
