import { describe, expect, it } from 'vitest';
import { lastSuccess, whyNotNewest } from '../../../src/pipeline/phases/newer.js';
import type { Deployment } from '../../../src/ports/github/deployments.js';

const own = { runIds: ['7', '6'], startedAt: new Date('2026-11-30T12:00:00Z'), environment: 'production' };
const deployment = (more: Partial<Deployment> = {}): Deployment => ({
  id: 1,
  sha: 'a'.repeat(40),
  createdAt: '2026-11-30T12:05:00Z',
  state: 'in_progress',
  stateAt: '2026-11-30T12:06:00Z',
  runId: '8',
  ...more,
});

describe('a deployment is superseded', () => {
  it.each([
    ['by another run that has begun since', {}, true],
    ['by one of which nobody knows the run', { runId: undefined }, true],
    ['by one that has failed since', { state: 'failure' }, true],
    ['not by its own', { runId: '7' }, false],
    ['not by a later job of the run that has deployed', { runId: '6' }, false],
    ['not by one from before', { createdAt: '2026-11-30T11:59:00Z' }, false],
    ['not by one that waits for people', { state: 'waiting' }, false],
    ['not by one that waits for its turn', { state: 'queued' }, false],
    ['not by one without a status', { state: undefined }, false],
  ] as const)('%s', (_, more, isSuperseded) => {
    expect(whyNotNewest([deployment(more)], own) !== undefined).toBe(isSuperseded);
  });
});

describe('the time of the last deployment', () => {
  it('is that of the newest success', () => {
    const success = deployment({ state: 'success', stateAt: '2026-11-30T10:00:00Z' });
    expect(lastSuccess([deployment(), success])).toEqual(new Date('2026-11-30T10:00:00Z'));
    expect(lastSuccess([deployment()])).toBeUndefined();
  });
});
