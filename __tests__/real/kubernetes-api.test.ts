import { afterEach, describe, expect, vi } from 'vitest';
import { manifests } from '../../src/checks/manifests/definition.js';
import { type KubernetesApi, kubeconfigFor, type Manner, startKubernetesApi } from '../loopback/kubernetes-api.js';
import { openScene } from './scene.js';
import { itWith } from './tool.js';

vi.setConfig({ testTimeout: 120_000 });

const configMap = (more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\ndata:\n  level: info\n${more}`;
const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  ports: [{ port: 80 }]\n';

const live = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'shop', uid: 'a', resourceVersion: '1' },
  data: { level: 'debug' },
};

let api: KubernetesApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

interface Asking {
  readonly text?: string;
  readonly stored?: Parameters<typeof startKubernetesApi>[1];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly timeoutMs?: number;
}

async function ask(manner: Manner | 'nobody', { text = configMap(), stored, options, timeoutMs }: Asking = {}) {
  api = await startKubernetesApi(manner === 'nobody' ? 'accepts' : manner, stored);
  const kubeconfig = manner === 'nobody' ? kubeconfigFor('http://127.0.0.1:1') : api.kubeconfig;
  const scene = openScene({ bound: manifests.bound }, { 'app.yaml': text, kubeconfig });
  try {
    return await scene.check(
      { paths: ['app.yaml'], policies: 'off', ...(options ?? { 'server-dry-run': true }) },
      {
        environment: { KUBECONFIG: `${scene.folder}/kubeconfig`, HOME: scene.folder },
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      },
    );
  } finally {
    scene.remove();
  }
}

describe('a dry run on a server', () => {
  itWith('kubectl', 'passes what the server accepts, having asked for strict validation of every object', async () => {
    expect(await ask('accepts', { text: `${configMap()}---\n${service}` })).toMatchObject({
      status: 'passed',
      findings: [],
    });
    const query = '?dryRun=All&fieldManager=kubectl-client-side-apply&fieldValidation=Strict';
    expect(api?.requests.filter(request => request.startsWith('POST'))).toEqual([
      `POST /api/v1/namespaces/shop/configmaps${query}`,
      `POST /api/v1/namespaces/shop/services${query}`,
    ]);
  });

  itWith('kubectl', 'fails for a field that strict validation does not know, among others', async () => {
    expect(await ask('accepts', { text: `${configMap('dta: {}\n')}---\n${service}` })).toMatchObject({
      status: 'failed',
      findings: [
        {
          rule: 'server-rejected',
          message:
            'the cluster refuses it: Error from server (BadRequest): error when creating "STDIN": ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dta"',
        },
        { rule: 'unknown-field', line: 8 },
      ],
    });
  });

  itWith('kubectl', 'fails for what a webhook denies', async () => {
    expect(await ask('denies')).toMatchObject({
      status: 'failed',
      findings: [
        {
          rule: 'server-rejected',
          level: 'error',
          message:
            'the cluster refuses it: Error from server (BadRequest): error when creating "STDIN": admission webhook "policy.example.org" denied the request: images come from registry.example.org alone',
        },
      ],
    });
  });

  itWith('kubectl', 'passes with the warnings of the server', async () => {
    expect(await ask('warns')).toMatchObject({
      status: 'passed',
      findings: [{ rule: 'server-warning', level: 'warning', message: 'this field is going away' }],
    });
  });

  itWith('kubectl', 'patches what is there already, and stores nothing', async () => {
    expect(await ask('accepts', { stored: [live] })).toMatchObject({ status: 'passed' });
    expect(api?.requests).toEqual([
      'GET /api/v1/namespaces/shop/configmaps/settings',
      'PATCH /api/v1/namespaces/shop/configmaps/settings?dryRun=All&fieldManager=kubectl-client-side-apply&fieldValidation=Strict',
    ]);
  });

  itWith('kubectl', 'fails for a kind that the server does not serve', async () => {
    expect(await ask('no-kinds')).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'server-rejected', file: 'app.yaml', line: 4 }],
    });
  });
});

describe('a diff against a server', () => {
  itWith('kubectl', 'shows what would change and asks for nothing but that', async () => {
    const outcome = await ask('accepts', { stored: [live], options: { diff: true } });
    expect(outcome).toMatchObject({ status: 'passed', findings: [] });
    const text = 'details' in outcome ? outcome.details.map(detail => detail.text).join('\n') : '';
    expect(text).toContain('\n-  level: debug\n+  level: info\n');
    expect(api?.requests.filter(request => !request.startsWith('GET'))).toEqual([
      'PATCH /api/v1/namespaces/shop/configmaps/settings?dryRun=All&fieldManager=kubectl-client-side-apply',
    ]);
  });

  itWith('kubectl', 'cannot tell what a webhook denies', async () => {
    expect(await ask('denies', { options: { diff: true } })).toMatchObject({ status: 'errored', why: 'tool-crashed' });
  });
});

describe.each([
  ['a dry run', { 'server-dry-run': true }],
  ['a diff', { diff: true }],
] as const)('%s', (_, options) => {
  for (const [manner, why] of [
    ['nobody', 'unreachable'],
    ['unauthorized', 'unreachable'],
    ['forbids', 'unreachable'],
    ['forbids-writes', 'unreachable'],
    ['broken', 'unreachable'],
    ['overloaded', 'unreachable'],
    ['login-page', 'unreachable'],
    ['half', 'unreachable'],
    ['hang', 'timed-out'],
    ['hang-on-write', 'timed-out'],
  ] as const) {
    itWith('kubectl', `cannot tell where the server is wrong in this way: ${manner}`, async () => {
      const outcome = await ask(manner, { options, ...(why === 'timed-out' ? { timeoutMs: 2000 } : {}) });
      expect(outcome).toMatchObject({ status: 'errored', why });
      expect(JSON.stringify(outcome)).not.toContain('token-of-the-tests');
    });
  }
});
