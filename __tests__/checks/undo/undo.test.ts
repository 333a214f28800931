import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CouldNotTell, type Verdict } from '../../../src/check.js';
import { undo } from '../../../src/checks/undo/definition.js';
import { recordOf, toRecorded } from '../../../src/facts/cluster/record.js';
import type { Delivery, Note } from '../../../src/ports/delivery.js';
import { fakeKubectl } from '../../case-setup.js';
import { startSite } from '../../loopback/site.js';
import { open } from '../../ports/opened.js';

const SERVER = 'https://k8s.example:6443';

const template = (image: string) => ({
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'api', image }] },
});

const deployment = (image: string, revision: string, more: { metadata?: object; spec?: object } = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'd1',
    annotations: { 'deployment.kubernetes.io/revision': revision, ...more.metadata },
  },
  spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: template(image), ...more.spec },
});

const replicaSet = (image: string, revision: string) => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: `web-${revision}`,
    namespace: 'shop',
    uid: `r${revision}`,
    annotations: { 'deployment.kubernetes.io/revision': revision },
    ownerReferences: [{ uid: 'd1' }],
  },
  spec: {
    template: {
      ...template(image),
      metadata: { labels: { app: 'web', 'pod-template-hash': revision } },
    },
  },
});

const good = deployment('web:1', '7');
const bad = deployment('web:2', '8');
const SETS = [replicaSet('web:1', '7'), replicaSet('web:2', '8')];
const back = [deployment('web:1', '9'), replicaSet('web:1', '9'), replicaSet('web:2', '8')];

const record = (object: object, complete = true) =>
  toRecorded({
    context: 'production',
    server: SERVER,
    at: '2026-11-30T12:00:00Z',
    complete,
    objects: [recordOf(JSON.parse(JSON.stringify(object)), { revision: '7' })],
  });

const note: Note = { step: 'apply', kind: 'apply', before: record(good), after: record(bad) };

interface Told {
  readonly world: object;
  readonly notes?: readonly Note[] | undefined;
  readonly options?: object;
  readonly rehearsal?: boolean;
}

async function takeBack({ world, notes = [note], options = {}, rehearsal = false }: Told) {
  await using opened = open(
    { 'cluster.json': JSON.stringify({ server: SERVER, gets: 3, ...world }) },
    { environment: { PATH: '' } },
  );
  fakeKubectl(opened.folder);
  const environment = { PATH: [join(opened.folder, 'bin'), process.env.PATH ?? ''].join(delimiter) };
  const delivery: Delivery = { moment: 'rollback', notes, note: async () => {}, deployedAt: async () => undefined };
  const run = opened.ports.exec.run;
  const ports = {
    ...opened.ports,
    delivery,
    exec: {
      ...opened.ports.exec,
      run: ([program, ...args]: readonly [string, ...string[]], given = {}) =>
        run([join(opened.folder, 'bin', program), ...args], { ...given, env: environment }),
    },
  };
  const bound = undo.bound.parse({ context: 'production', within: '1s', ...options });
  try {
    const verdict: Verdict = await (rehearsal ? (bound.rehearse ?? bound.run) : bound.run)(ports);
    const log = join(opened.folder, 'asked.log');
    const asked = existsSync(log) ? readFileSync(log, 'utf8') : '';
    return {
      status: verdict.status,
      rules: verdict.findings.map(({ rule }) => rule),
      summary: verdict.summary,
      undone: asked.split('\n').filter(line => line.startsWith('rollout')),
    };
  } catch (error) {
    if (error instanceof CouldNotTell) return { status: 'errored', message: error.message };
    throw error;
  }
}

describe('taking back what apply changed', () => {
  it('has passed once the recorded template runs again, by its own revision', async () => {
    expect(
      await takeBack({
        world: {
          objects: [bad, ...SETS],
          later: [back],
          answers: [{ args: '^rollout undo', stdout: 'deployment.apps/web rolled back\n' }],
        },
      }),
    ).toEqual({
      status: 'passed',
      rules: [],
      summary: '1 change taken back',
      undone: [expect.stringMatching(/^rollout undo deployment\/web --to-revision=7 -n shop --context production/)],
    });
  });

  it('has failed where kubectl skips it and ends with 0', async () => {
    const skipped = 'deployment.apps/web skipped rollback (current template already matches revision 8)\n';
    expect(
      await takeBack({ world: { objects: [bad, ...SETS], answers: [{ args: '^rollout undo', stdout: skipped }] } }),
    ).toMatchObject({ status: 'failed', rules: ['not-undone'], summary: expect.stringContaining('skipped rollback') });
  });

  it('changes nothing where the recorded version runs already, so that twice does not toggle', async () => {
    expect(await takeBack({ world: { objects: back } })).toMatchObject({ status: 'passed', undone: [] });
  });

  it('changes nothing in a rehearsal', async () => {
    expect(await takeBack({ world: { objects: [bad, ...SETS] }, rehearsal: true })).toMatchObject({
      status: 'passed',
      summary: '1 change would be taken back',
      undone: [],
    });
  });

  it.each([
    ['superseded', { objects: [deployment('web:3', '9'), ...SETS, replicaSet('web:3', '9')] }],
    ['nothing-recorded', { objects: [bad, replicaSet('web:2', '8')] }],
    ['nothing-recorded', { objects: [] }],
    ['not-undone', { objects: [deployment('web:2', '8', { spec: { paused: true } }), ...SETS] }],
    [
      'owned-elsewhere',
      { objects: [deployment('web:2', '8', { metadata: { 'argocd.argoproj.io/tracking-id': 'web:x' } }), ...SETS] },
    ],
    [
      'owned-elsewhere',
      { objects: [deployment('web:2', '8', { metadata: { 'meta.helm.sh/release-name': 'web' } }), ...SETS] },
    ],
  ])('refuses and changes nothing: %s', async (rule, world) => {
    expect(await takeBack({ world })).toMatchObject({ status: 'failed', rules: [rule], undone: [] });
  });

  it('has nothing to go back to where it was the first deploy', async () => {
    const first = toRecorded({
      context: 'production',
      server: SERVER,
      at: '2026-11-30T12:00:00Z',
      complete: true,
      objects: [{ kind: 'Deployment', namespace: 'shop', name: 'web', exists: false }],
    });
    expect(await takeBack({ world: { objects: [bad, ...SETS] }, notes: [{ ...note, before: first }] })).toMatchObject({
      status: 'failed',
      rules: ['nothing-recorded'],
      undone: [],
    });
  });

  it.each([
    ['another cluster', { server: 'https://other.example' }, [note], 'the record is of https://k8s.example:6443'],
    ['no step', {}, [], 'no step of the kind apply or argocd had begun'],
    ['a step that had not begun', {}, [{ ...note, after: undefined }], 'no step of the kind apply or argocd'],
    ['a record that says nothing', {}, [{ ...note, before: null }], 'the record does not say what ran before'],
    [
      'a missing right',
      {
        objects: [bad, ...SETS],
        answers: [
          {
            args: '^rollout undo',
            code: 1,
            stderr:
              'error: deployments.apps "web" is forbidden: User "ci" cannot patch resource "deployments" in API group "apps" in the namespace "shop"',
          },
        ],
      },
      [note],
      'may not patch deployments.apps in namespace shop',
    ],
  ])('cannot tell: %s', async (_, world, notes, message) => {
    expect(await takeBack({ world, notes })).toEqual({ status: 'errored', message: expect.stringContaining(message) });
  });
});

describe('taking back what argocd changed', () => {
  const OLD = '1'.repeat(40);
  const NEW = '2'.repeat(40);
  const app = (more: { automated?: object; newest?: string; operation?: object }) =>
    JSON.stringify({
      metadata: { name: 'web' },
      spec: { syncPolicy: { ...(more.automated && { automated: more.automated }) } },
      status: {
        sync: { status: 'Synced', revision: NEW },
        health: { status: 'Healthy' },
        operationState: { phase: 'Succeeded', startedAt: '2026-11-30T12:00:00Z', ...more.operation },
        history: [
          { id: 1, revision: OLD },
          { id: 2, revision: more.newest ?? NEW },
        ],
      },
    });
  const argoNote = (url: string): Note => ({
    step: 'sync',
    kind: 'argocd',
    before: { url, apps: [{ name: 'web', id: 1, revisions: [OLD], automated: false }] },
    after: { url, apps: [{ name: 'web', id: 2, revisions: [NEW], automated: false }] },
  });

  async function undoApp(body: string, later = body) {
    const page = { headers: { 'content-type': 'application/json' }, body };
    const site = await startSite({
      '/api/v1/applications/web': { ...page, first: 2, later: { ...page, body: later } },
      '/api/v1/applications/web/rollback': { headers: { 'content-type': 'application/json' }, body: '{}' },
    });
    try {
      const told = await takeBack({ world: {}, notes: [argoNote(site.url)] }).catch((error: unknown) => error);
      return { told, posts: site.requests.filter(request => request.startsWith('POST')) };
    } finally {
      await site.close();
    }
  }

  it('has passed once its new operation has deployed the recorded revision', async () => {
    const operation = { startedAt: '2026-11-30T12:05:00Z', syncResult: { revision: OLD } };
    const { told, posts } = await undoApp(app({}), app({ operation }));
    expect(posts).toEqual(['POST /api/v1/applications/web/rollback']);
    expect(told).toMatchObject({ status: 'passed' });
  });

  it('has failed where the rollback itself fails', async () => {
    const operation = { startedAt: '2026-11-30T12:05:00Z', phase: 'Failed', message: 'hook failed' };
    expect((await undoApp(app({}), app({ operation }))).told).toMatchObject({
      status: 'failed',
      rules: ['not-undone'],
    });
  });

  it.each([
    ['owned-elsewhere', app({ automated: {} })],
    ['superseded', app({ newest: '3'.repeat(40) })],
  ])('refuses and asks for nothing: %s', async (rule, body) => {
    const { told, posts } = await undoApp(body);
    expect(posts).toEqual([]);
    expect(told).toMatchObject({ status: 'failed', rules: [rule] });
  });
});
