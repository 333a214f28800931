import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { LimitsJudge } from '../../src/engines/kube-validation/admission/limits-judge.js';
import { parseKubeYaml } from '../../src/engines/kube-yaml/document.js';
import { type RealCluster, startCluster } from './kubernetes-cluster.js';
import { itWith } from './tool.js';

type Resources = Readonly<Record<string, Readonly<Record<string, string>>>>;

const NAMESPACES: Readonly<Record<string, readonly object[]>> = {
  ranged: [
    range([
      { type: 'Container', min: { cpu: '50m' }, max: { cpu: '1', memory: '1Gi' }, maxLimitRequestRatio: { cpu: '4' } },
      { type: 'Pod', max: { memory: '1536Mi' }, min: { cpu: '100m' } },
    ]),
  ],
  defaulted: [
    range([{ type: 'Container', default: { cpu: '500m' }, defaultRequest: { cpu: '200m' }, min: { memory: '64Mi' } }]),
    quota({ 'requests.cpu': '500m', 'limits.cpu': '1', pods: '3' }),
  ],
  counted: [quota({ cpu: '1', memory: '512Mi' })],
  effortless: [quota({ pods: '0' }, { scopes: ['BestEffort'] })],
  timed: [quota({ pods: '0' }, { scopes: ['NotTerminating'] })],
};

function range(limits: readonly object[]) {
  return { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'range' }, spec: { limits } };
}

function quota(hard: Readonly<Record<string, string>>, more: object = {}) {
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota' }, spec: { hard, ...more } };
}

const cpu = (request: string, limit: string) => ({ requests: { cpu: request }, limits: { cpu: limit } });

/** Containers of a pod by their resources; the last one is an init container where `init` is there. */
const PODS: readonly {
  readonly containers: readonly Resources[];
  readonly init?: Resources;
  readonly spec?: object;
}[] = [
  { containers: [{}] },
  { containers: [cpu('100m', '200m')] },
  { containers: [cpu('10m', '20m')] },
  { containers: [cpu('100m', '1')] },
  { containers: [cpu('500m', '2')] },
  { containers: [{ limits: { cpu: '100m', memory: '128Mi' } }] },
  { containers: [{ requests: { cpu: '100m', memory: '128Mi' } }] },
  { containers: [{ limits: { cpu: '1', memory: '1Gi' } }, { limits: { cpu: '1', memory: '1Gi' } }] },
  { containers: [{ limits: { cpu: '100m', memory: '1Gi' } }], init: { limits: { cpu: '60m', memory: '1Gi' } } },
  { containers: [{ limits: { cpu: '60m', memory: '32Mi' } }], init: { limits: { cpu: '900m', memory: '600Mi' } } },
  { containers: [{ limits: { cpu: '300m', memory: '64Mi' } }, { limits: { cpu: '300m', memory: '64Mi' } }] },
  { containers: [{}], spec: { activeDeadlineSeconds: 30 } },
];

const podOf = ({ containers, init, spec }: (typeof PODS)[number], index: number) => {
  const container = (resources: Resources, at: number) => ({
    name: `c${at}`,
    image: 'registry.example/web:1',
    resources,
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${index}` },
    spec: {
      containers: containers.map(container),
      ...(init ? { initContainers: [{ ...container(init, 0), name: 'init' }] } : {}),
      ...spec,
    },
  };
};

let real: RealCluster | undefined;
beforeAll(async () => {
  if (which.sync('kube-apiserver', { nothrow: true }) !== null) real = await startCluster();
}, 240_000);
afterAll(() => real?.stop());

describe('LimitRanges and ResourceQuotas', () => {
  itWith('kube-apiserver', 'refuse the pods that the API server refuses', async () => {
    for (const [namespace, bounds] of Object.entries(NAMESPACES)) {
      real?.kubectl(['create', 'namespace', namespace]);
      for (const each of bounds) real?.kubectl(['-n', namespace, 'create', '-f', '-'], JSON.stringify(each));
    }
    // A quota counts nothing before its controller has seen it.
    real?.kubectl(['wait', '--for=jsonpath={.status.hard}', 'quota/quota', '-n', 'counted', '--timeout=60s']);
    const [theirs, ours]: [string[], string[]] = [[], []];
    for (const [namespace, bounds] of Object.entries(NAMESPACES)) {
      for (const [index, each] of PODS.entries()) {
        const pod = podOf(each, index);
        if (
          isRefused(() =>
            real?.kubectl(['-n', namespace, 'create', '--dry-run=server', '-f', '-'], JSON.stringify(pod)),
          )
        )
          theirs.push(`${namespace} ${index}`);
        const judge = new LimitsJudge();
        for (const object of [...bounds, pod]) {
          for (const document of parseKubeYaml(JSON.stringify(object), 'all.json').documents)
            judge.take(document, { world: '', namespace });
        }
        if (judge.finish().length > 0) ours.push(`${namespace} ${index}`);
      }
    }
    expect(ours).toEqual(theirs);
    expect(theirs.length).toBeGreaterThan(10);
  });
});

function isRefused(create: () => unknown): boolean {
  try {
    create();
    return false;
  } catch (error) {
    if (!/maximum|minimum|ratio|must specify|exceeded quota/.test(String(error))) throw error;
    return true;
  }
}
