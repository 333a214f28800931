import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import which from 'which';
import type { Check } from '../../src/check.js';
import { apply } from '../../src/checks/apply/definition.js';
import { cluster as clusterKind } from '../../src/checks/cluster/definition.js';
import { rollout } from '../../src/checks/rollout/definition.js';
import { undo } from '../../src/checks/undo/definition.js';
import type { Delivery, Note, Recorded } from '../../src/ports/delivery.js';
import { KUBECTL, type RealCluster, startCluster } from './kubernetes-cluster.js';
import { type Outcome, openScene, type Scene } from './scene.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let real: RealCluster | undefined;

/** Deployments, each broken in its own way: what kwok makes of their pods stands in the annotations. */
interface Broken {
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly pod?: object;
  readonly container?: object;
  readonly spec?: object;
  readonly namespace?: string;
}

const deployment = ({ name, annotations = {}, pod = {}, container = {}, spec = {}, namespace = 'shop' }: Broken) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name }, annotations },
      spec: { containers: [{ name: 'api', image: `registry.example/${name}:9`, ...container }], ...pod },
    },
    ...spec,
  },
});

const waiting = (reason: string, message = ''): string => JSON.stringify({ waiting: { reason, message } });
const ended = (exitCode: number, reason: string): string => JSON.stringify({ terminated: { exitCode, reason } });
const RUNNING = '{"running":{}}';
const PROBE = { readinessProbe: { httpGet: { path: '/healthz', port: 8080 } } };

const BROKEN: Readonly<Record<string, Broken>> = {
  'image-pull': {
    name: 'pull',
    annotations: { 'test/state': waiting('ImagePullBackOff', 'Back-off pulling image'), 'test/event': 'pull' },
  },
  'crash-loop': {
    name: 'crash',
    annotations: { 'test/state': waiting('CrashLoopBackOff'), 'test/last': ended(1, 'Error'), 'test/restarts': '4' },
  },
  'out-of-memory': {
    name: 'memory',
    annotations: {
      'test/state': waiting('CrashLoopBackOff'),
      'test/last': ended(137, 'OOMKilled'),
      'test/restarts': '3',
    },
    container: { resources: { limits: { memory: '128Mi' } } },
  },
  unschedulable: { name: 'large', container: { resources: { requests: { cpu: '64' } } } },
  'missing-secret': {
    name: 'secret',
    annotations: { 'test/state': waiting('CreateContainerConfigError', 'secret "db" not found') },
  },
  'missing-config-map': {
    name: 'config',
    annotations: { 'test/state': waiting('CreateContainerConfigError', "couldn't find key url in ConfigMap shop/app") },
  },
  'missing-volume': {
    name: 'volume',
    pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'absent' } }] },
  },
  'probe-failing': {
    name: 'probe',
    annotations: { 'test/state': RUNNING, 'test/event': 'readiness', 'test/phase': 'Running' },
    container: PROBE,
  },
  quota: { name: 'quota', namespace: 'small', container: { resources: { requests: { cpu: '2' } } } },
  'admission-refused': { name: 'root', namespace: 'strict' },
  'init-failing': {
    name: 'init',
    annotations: {
      'test/init': waiting('CrashLoopBackOff'),
      'test/state': waiting('PodInitializing'),
      'test/last': ended(2, 'Error'),
      'test/restarts': '3',
    },
    pod: { initContainers: [{ name: 'migrate', image: 'migrate:1' }] },
  },
  'not-progressing': { name: 'paused', spec: { paused: true } },
};

const service = (name: string, more: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: { ports: [{ port: 80, targetPort: 8080 }], ...more },
});

const WORLD = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'small' } },
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'strict', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  },
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'few', namespace: 'small' },
    spec: { hard: { 'requests.cpu': '1' } },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'database', namespace: 'shop' },
    stringData: { url: 'hunter2hunter2', empty: '' },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'looker', namespace: 'shop' },
    rules: [{ apiGroups: ['apps'], resources: ['deployments', 'replicasets'], verbs: ['get', 'list'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'looker', namespace: 'shop' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'looker' },
    subjects: [{ kind: 'User', name: 'looker' }],
  },
  deployment({ name: 'good' }),
  service('good', { selector: { app: 'good' } }),
  deployment({ name: 'outside' }),
  service('outside', { selector: { app: 'outside' }, type: 'LoadBalancer' }),
  deployment({ name: 'lonely' }),
  service('lonely', { selector: { app: 'lonelyy' } }),
  deployment({ name: 'none', spec: { replicas: 0 } }),
  ...Object.values(BROKEN).map(deployment),
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'fails', namespace: 'shop' },
    spec: {
      backoffLimit: 0,
      template: {
        metadata: { annotations: { 'test/state': ended(3, 'Error'), 'test/phase': 'Failed' } },
        spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', image: 'migrate:1' }] },
      },
    },
  },
];

const scenes: Scene[] = [];

beforeAll(async () => {
  if (which.sync('kube-apiserver', { nothrow: true }) === null) return;
  real = await startCluster();
  real.kubectl(['apply', '-f', '-'], WORLD.map(object => JSON.stringify(object)).join('\n'));
});

afterAll(async () => {
  for (const scene of scenes) scene.remove();
  await real?.stop();
});

interface Deploying {
  /** The notes of the deployment, to which the step `id` adds its own. */
  readonly notes?: Note[];
  readonly id?: string;
}

/** The kinds look for `kubectl`: the one of the cluster's version is put where they find it first. */
async function ask(
  kind: Pick<Check, 'kind' | 'bound'>,
  options: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
  { notes, id }: Deploying = {},
): Promise<Outcome> {
  const scene = openScene(kind, files);
  scenes.push(scene);
  if (KUBECTL !== 'kubectl') {
    mkdirSync(join(scene.folder, 'bin'));
    symlinkSync(which.sync(KUBECTL), join(scene.folder, 'bin/kubectl'));
  }
  const environment = {
    PATH: [join(scene.folder, 'bin'), process.env.PATH ?? ''].join(delimiter),
    HOME: scene.folder,
  };
  const given = { kubeconfig: real?.kubeconfig ?? '', namespace: 'shop', ...options };
  if (notes === undefined) return scene.check(given, { environment });
  const note = async (after: Recorded): Promise<void> => {
    const index = notes.findIndex(({ step }) => step === id);
    const known = notes[index];
    if (known) notes[index] = { ...known, after };
  };
  const delivery: Delivery = { moment: 'deploy', notes, note, deployedAt: async () => undefined };
  const before = (told: Recorded): void => void notes.push({ step: id ?? '', kind: kind.kind, before: told });
  return scene.check(given, { environment, delivery, ...(id !== undefined && { before }) });
}

const rulesOf = (told: Outcome): readonly string[] | Outcome =>
  'findings' in told ? told.findings.map(({ rule, subject }) => `${rule} ${subject}`).sort() : told;

const QUICK = { within: '4s', every: '500ms', 'stable-for': '1s' };

describe('rollout on a real API server', () => {
  itWith('kube-apiserver', 'passes what runs, with its Service', async () => {
    const told = await ask(rollout, { ...QUICK, within: '30s', workloads: ['deployment/good'], server: real?.server });
    expect(told).toMatchObject({ status: 'passed', findings: [] });
  });

  itWith('kube-apiserver', 'names the cause of each failure', async () => {
    const names = Object.values(BROKEN).map(({ name, namespace = 'shop' }) => `${namespace}/deployment/${name}`);
    // What cannot heal ends the wait at the first look: until all pods were told how to be, there may be fewer causes.
    const wanted = Object.entries(BROKEN).map(([rule, { name }]) => `${rule} Deployment/${name}`);
    const rules = await vi.waitFor(
      async () => {
        const found = rulesOf(await ask(rollout, { ...QUICK, workloads: [...names, 'job/fails'] }));
        expect(found).toEqual([...wanted, 'job-failed Job/fails'].sort());
        return found;
      },
      { timeout: 60_000, interval: 1_000 },
    );
    expect(rules).toHaveLength(13);
  });

  itWith('kube-apiserver', 'fails what runs and cannot be reached, or does not run at all', async () => {
    const workloads = ['deployment/good', 'deployment/outside', 'deployment/lonely', 'deployment/none'];
    expect(rulesOf(await ask(rollout, { ...QUICK, workloads }))).toEqual(['not-progressing Deployment/none']);
    expect(rulesOf(await ask(rollout, { ...QUICK, workloads: workloads.slice(0, 3) }))).toEqual([
      'no-address Service/outside',
      'no-endpoints Service/lonely',
    ]);
  });

  itWith('kube-apiserver', 'names the right that is missing', async () => {
    const options = { ...QUICK, within: '1s', workloads: ['deployment/good'], kubeconfig: real?.lookerConfig };
    expect(await ask(rollout, options)).toMatchObject({
      status: 'errored',
      why: 'tool-refused',
      message: expect.stringContaining('this job may not list pods in namespace shop'),
    });
  });
});

describe('cluster on a real API server', () => {
  itWith('kube-apiserver', 'passes what is there, and reads no value', async () => {
    const told = await ask(
      clusterKind,
      {
        namespaces: ['shop'],
        nodes: { ready: 1 },
        secrets: [{ name: 'database', keys: ['url'] }],
        version: '>= 1.30',
        permissions: ['patch deployments.apps', 'get pods/log'],
        'room-for': 'app.yaml',
      },
      { 'app.yaml': JSON.stringify(deployment({ name: 'new', container: { resources: { requests: { cpu: '1' } } } })) },
    );
    expect(told).toMatchObject({ status: 'passed', findings: [] });
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  itWith('kube-apiserver', 'fails what is missing', async () => {
    const told = await ask(
      clusterKind,
      {
        namespaces: ['shop', 'absent'],
        nodes: { ready: 2 },
        secrets: [{ name: 'database', keys: ['url', 'empty', 'password'] }, { name: 'absent' }],
        version: '< 1.30',
        'room-for': 'app.yaml',
      },
      {
        'app.yaml': JSON.stringify(deployment({ name: 'new', container: { resources: { requests: { cpu: '100' } } } })),
      },
    );
    const found = 'findings' in told ? told.findings.map(({ rule }) => rule) : told;
    expect(found).toEqual([
      'version',
      'namespace-missing',
      'too-few-nodes',
      'secret-missing',
      'secret-missing',
      'secret-missing',
      'no-room',
    ]);
  });

  itWith('kube-apiserver', 'says which rights are missing', async () => {
    const options = {
      kubeconfig: real?.lookerConfig,
      permissions: ['list deployments.apps', 'patch deployments.apps'],
    };
    const told = await ask(clusterKind, options);
    expect('findings' in told ? told.findings.map(({ subject }) => subject) : told).toEqual(['patch deployments.apps']);
    expect(await ask(clusterKind, { kubeconfig: real?.lookerConfig, nodes: { ready: 1 } })).toMatchObject({
      status: 'errored',
      message: expect.stringContaining('may not list nodes'),
    });
  });
});

describe('apply and undo on a real API server', () => {
  const app = (image: string, more = {}) => JSON.stringify(deployment({ name: 'app', container: { image, ...more } }));
  const options = { paths: ['app.yaml'], context: 'test' };
  const version = () =>
    real?.kubectl([
      'get',
      'deployment',
      'app',
      '-n',
      'shop',
      '-o',
      'jsonpath={.spec.template.spec.containers[0].image}',
    ]);

  itWith('kube-apiserver', 'deploys, and goes back by the record, once', async () => {
    expect(await ask(apply, options, { 'app.yaml': app('app:1') })).toMatchObject({ status: 'passed' });
    real?.kubectl(['rollout', 'status', 'deployment/app', '-n', 'shop', '--timeout=60s']);
    const notes: Note[] = [];
    const deployed = await ask(apply, options, { 'app.yaml': app('app:2') }, { notes, id: 'apply' });
    expect(deployed).toMatchObject({ status: 'passed' });
    expect(JSON.stringify('details' in deployed ? deployed.details : deployed)).toContain('app:1');
    expect(version()).toBe('app:2');
    const way = { context: 'test' };
    expect(await ask(undo, way, {}, { notes })).toMatchObject({ status: 'passed', summary: '1 change taken back' });
    expect(version()).toBe('app:1');
    expect(await ask(undo, way, {}, { notes })).toMatchObject({ status: 'passed' });
    expect(version()).toBe('app:1');
    real?.kubectl(['set', 'image', 'deployment/app', 'api=app:3', '-n', 'shop']);
    expect(rulesOf(await ask(undo, way, {}, { notes }))).toEqual(['superseded shop/Deployment/app']);
    expect(version()).toBe('app:3');
  });

  itWith('kube-apiserver', 'changes nothing on a conflict, or where the server refuses', async () => {
    const before = version();
    const conflict = await ask(apply, options, { 'app.yaml': app('app:4') });
    expect(rulesOf(conflict)).toEqual(['conflict Deployment/app']);
    expect(JSON.stringify(conflict)).toContain('.spec.template.spec.containers');
    expect(rulesOf(await ask(apply, options, { 'app.yaml': app('app:4', { imagePull: 'x' }) }))).toEqual([
      'refused Deployment/app',
    ]);
    expect(version()).toBe(before);
  });

  itWith('kube-apiserver', 'makes a namespace and what is in it at once', async () => {
    const files = {
      'app.yaml': [
        '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"fresh"}}',
        JSON.stringify(deployment({ name: 'app', namespace: 'fresh' })),
      ].join('\n---\n'),
    };
    expect(await ask(apply, options, files)).toMatchObject({ status: 'passed' });
  });
});
