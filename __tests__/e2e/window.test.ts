import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { openScene, type Scene, says, script } from './delivery-scene.js';

// Making it takes longer than a test may.
beforeAll(() => {
  bundle();
});

let scene: Scene;
beforeEach(() => {
  scene = openScene();
});
afterEach(() => scene[Symbol.dispose]());

const stage = (window: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({
  window,
  checks: [says('before')],
  deploy: [says('ship')],
  verify: [script('health', 'true')],
  ...more,
});
const frozen = { freeze: [{ from: '2020-01-01', to: '2999-12-31', reason: 'the shop is sold' }] };

describe('the window of a stage', () => {
  it('refuses a deployment outside it before anything is run', async () => {
    scene.config(stage(frozen));
    const { code, log, report } = await scene.run(['deploy']);
    expect([code, log]).toEqual([1, []]);
    expect(report).toMatchObject({ decision: 'no-go', reasonCode: 'outside-window', deployed: 'no' });
    expect(report?.reasons[0]?.message).toContain('the shop is sold');
  });

  it('refuses where a calendar does not answer', async () => {
    scene.config(stage({ freeze: [{ ics: 'http://127.0.0.1:1/freezes.ics' }] }));
    const { code, log, report } = await scene.run(['deploy']);
    expect([code, log, report?.reasonCode]).toEqual([1, [], 'outside-window']);
    expect(report?.reasons[0]?.message).toContain('nobody can tell whether the window is open');
  });

  it('lets a deployment begin where it is open', async () => {
    scene.config(stage({ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }));
    const { code, log } = await scene.run(['deploy']);
    expect([code, log]).toEqual([0, ['before', 'ship']]);
  });

  it('is said by run and plan, and decides nothing there', async () => {
    scene.config(stage(frozen));
    const { code, report } = await scene.run(['run']);
    expect(code).toBe(0);
    expect(report?.notices?.join()).toContain('production may not be deployed now: the shop is sold');
    expect((await scene.run(['plan'])).stdout).toContain('production may not be deployed now: the shop is sold');
  });

  it('is opened by no role that signs nothing', async () => {
    const roles = { cto: { title: 'CTO', environment: 'sign-cto' } };
    scene.config(stage({ ...frozen, despite: 'cto' }), { roles });
    const { code, stdout, stderr } = await scene.run(['deploy']);
    expect([code, scene.log()]).toEqual([2, []]);
    expect(stdout + stderr).toContain('"cto" signs nothing here');
  });
});
