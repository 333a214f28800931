/** A namespace with one workload, as the API server tells it; each test breaks one thing. */
export interface Parts {
  readonly deployment?: object;
  readonly spec?: object;
  readonly status?: object;
  readonly annotations?: object;
  readonly pod?: object;
  readonly container?: object;
  readonly pods?: number;
  readonly others?: readonly object[];
}

const DIGEST = `repo@sha256:${'1'.repeat(64)}`;

export function world({ deployment, spec, status, annotations, pod, container, pods = 1, others = [] }: Parts = {}) {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'api', image: 'registry.example/web:1' }] },
  };
  return {
    gets: 2,
    objects: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
          name: 'web',
          namespace: 'shop',
          uid: 'd1',
          generation: 3,
          annotations: { 'deployment.kubernetes.io/revision': '7', ...annotations },
          ...deployment,
        },
        spec: { replicas: pods, selector: { matchLabels: { app: 'web' } }, template, ...spec },
        status: {
          observedGeneration: 3,
          replicas: pods,
          updatedReplicas: pods,
          readyReplicas: pods,
          availableReplicas: pods,
          ...status,
        },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name: 'web-77',
          namespace: 'shop',
          uid: 'r7',
          labels: { app: 'web' },
          annotations: { 'deployment.kubernetes.io/revision': '7' },
          ownerReferences: [{ uid: 'd1' }],
        },
      },
      ...Array.from({ length: pods }, (_, index) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: `web-77-aaaa${index}`,
          namespace: 'shop',
          uid: `p${index}`,
          creationTimestamp: '2026-11-30T11:00:00Z',
          labels: { app: 'web' },
          ownerReferences: [{ uid: 'r7' }],
        },
        spec: { nodeName: 'n1', containers: template.spec.containers },
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
          containerStatuses: [
            { name: 'api', ready: true, restartCount: 0, imageID: DIGEST, state: { running: {} }, ...container },
          ],
          ...pod,
        },
      })),
      ...others,
    ],
  };
}
