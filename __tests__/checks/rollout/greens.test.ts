import { describe, expect, it } from 'vitest';
import { rollout } from '../../../src/checks/rollout/definition.js';
import type { Delivery } from '../../../src/ports/delivery.js';
import { fakeKubectl } from '../../case-setup.js';
import { openScene } from '../../real/scene.js';
import { type Parts, world } from './world.js';

async function ask(parts: Parts, more: object = {}, later?: Parts, delivery?: Delivery) {
  const told = { ...world(parts), ...(later && { gets: 7, later: [world(later).objects] }) };
  const scene = openScene(rollout, { 'cluster.json': JSON.stringify(told) });
  fakeKubectl(scene.folder);
  try {
    const environment = { PATH: `${scene.folder}/bin:${process.env.PATH ?? ''}`, HOME: scene.folder };
    const waits = { within: '50ms', every: '50ms', 'stable-for': '50ms' };
    const answer = await scene.check(
      { workloads: ['deployment/web'], ...waits, ...more },
      { environment, ...(delivery && { delivery }) },
    );
    if (!('findings' in answer)) return `errored: ${answer.message}`;
    return [answer.status, ...answer.findings.map(({ message }) => message)].join(' | ');
  } finally {
    scene.remove();
  }
}

const DIGEST = `sha256:${'1'.repeat(64)}`;

describe('what other tools call a success', () => {
  it('passes the world that nothing is wrong in', async () => {
    expect(await ask({ pods: 2 })).toBe('passed');
    expect(await ask({}, { images: { api: DIGEST } })).toBe('passed');
  });

  it.each<[string, Parts, string]>([
    ['no replicas', { pods: 0 }, 'it is scaled to 0, so nothing of it runs'],
    ['a paused rollout', { spec: { paused: true } }, 'its rollout is paused'],
    [
      'a status from before the change',
      { status: { observedGeneration: 2 } },
      'its controller has not seen the newest change yet',
    ],
    ['old pods left', { status: { replicas: 2 } }, '1 pod of the old revision is still there'],
    ['too few updated', { spec: { replicas: 2 } }, '1 of 2 pods are updated'],
    ['ready by its status, and not by its pods', { pod: { conditions: [] } }, '0 of 1 pods are ready'],
    ['available a moment too soon', { status: { availableReplicas: 0 } }, '0 of 1 pods are available'],
    [
      'a restart since the deploy',
      { container: { restartCount: 1, lastState: { terminated: { exitCode: 1, reason: 'Error' } } } },
      'it crashes with exit code 1, 1 restart so far, although it is ready now',
    ],
    [
      'an autoscaler below its minimum',
      {
        others: [
          {
            kind: 'HorizontalPodAutoscaler',
            metadata: { name: 'web', namespace: 'shop' },
            spec: { minReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'web' } },
          },
        ],
      },
      'its autoscaler web must keep at least 3',
    ],
    [
      'a Service that selects nothing',
      {
        others: [
          {
            kind: 'Service',
            metadata: { name: 'web', namespace: 'shop' },
            spec: { selector: { app: 'wev' }, ports: [] },
          },
        ],
      },
      'Service/web: no ready endpoint: its selector app=wev matches no pod',
    ],
  ])('fails %s', async (_, parts, message) => {
    const told = await ask(parts);
    expect(told).toMatch(/^failed \| /);
    expect(told).toContain(message);
  });

  it('fails a pod that falls over again while it must be stable', async () => {
    const fallen = { pod: { conditions: [{ type: 'Ready', status: 'False' }] }, status: { readyReplicas: 0 } };
    expect(await ask({}, { 'stable-for': '5s', within: '200ms' }, fallen)).toMatch(/^failed/);
  });

  it('cannot tell whether one digest is the index of another where no registry answers', async () => {
    const told = await ask({}, { images: { api: `sha256:${'2'.repeat(64)}` } });
    expect(told).toContain('errored: container api of pod web-77-aaaa0: it runs registry.example/web:1');
  });

  it('cannot tell what a name that is not there runs', async () => {
    expect(await ask({}, { images: { other: DIGEST } })).toContain(
      'errored: images: nothing that is looked at is called other',
    );
  });
});

describe('verifying a way back', () => {
  const back = (image: string, digest: string): Delivery => ({
    moment: 'rollback',
    note: async () => {},
    deployedAt: async () => undefined,
    notes: [
      {
        step: 'apply',
        kind: 'apply',
        before: {
          context: 'production',
          server: 'https://k8s.example:6443',
          at: '2026-11-30T11:30:00Z',
          complete: true,
          objects: [
            {
              kind: 'Deployment',
              namespace: 'shop',
              name: 'web',
              exists: true,
              images: { api: image },
              digests: { api: [digest] },
            },
          ],
        },
      },
    ],
  });

  it('passes where what was recorded runs again', async () => {
    expect(await ask({}, { workloads: undefined }, undefined, back('registry.example/web:1', DIGEST))).toBe('passed');
  });

  it('fails where the version that was to be taken back runs well', async () => {
    const told = await ask({}, {}, undefined, back('registry.example/web:0', `sha256:${'0'.repeat(64)}`));
    expect(told).toContain('failed');
    expect(told).toContain('and registry.example/web:0 was recorded before the deploy');
    expect(told).toContain('and what was recorded before the deploy (sha256:000');
  });
});
