import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle } from './bundle.js';
import { script } from './delivery-scene.js';
import { type Deploying, openDeploying } from './github/deploying.js';
import { issuesArea } from './github/issues.js';
import { REPOSITORY } from './github-api.js';
import { SHA } from './runner.js';

// Each of them starts the program several times.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(() => {
  bundle();
});

let world: Deploying | undefined;
afterEach(async () => {
  await world?.[Symbol.asyncDispose]();
  world = undefined;
});

const open = async (...args: Parameters<typeof openDeploying>): Promise<Deploying> => {
  world = await openDeploying(...args);
  return world;
};

const says = (id: string, more = '') => script(id, `echo ${id} >> "$WORLD/log"${more}`);
const way = (more: Readonly<Record<string, unknown>> = {}) => ({
  environment: 'production',
  deploy: [says('ship')],
  verify: [script('smoke', 'test ! -e "$WORLD/broken"')],
  rollback: {
    when: ['smoke'],
    steps: [{ id: 'undo', run: 'echo undo >> "$WORLD/log"; rm -f "$WORLD/broken"', shell: true }],
    verify: ['smoke'],
    owner: 'octo-org/on-call',
  },
  ...more,
});
const breaks = way({ deploy: [says('ship', '; touch "$WORLD/broken"')] });
const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);

describe('the record of a deployment', () => {
  it('is uploaded before the first change, and after each step', async () => {
    const { act, calls, record } = await open(way({ deploy: [says('one'), says('two')] }));
    const { ended, log } = await act({ command: 'deploy' });
    expect([ended.code, log]).toEqual([0, ['one', 'two']]);
    const again = ['ListArtifacts', 'DeleteArtifact', 'CreateArtifact', 'FinalizeArtifact'];
    // Once before, and for each step as it begins and as it ends.
    const kept = ['CreateArtifact', 'FinalizeArtifact', ...again, ...again, ...again, ...again];
    expect(calls()).toEqual(kept);
    expect(JSON.parse(record() ?? '')).toMatchObject({
      steps: [
        { id: 'one', status: 'passed' },
        { id: 'two', status: 'passed' },
      ],
    });
  });

  it('is what nothing is changed without', async () => {
    const { act } = await open(way(), { status: 403, message: 'no artifacts here' });
    const { ended, log, report } = await act({ command: 'deploy' });
    expect([ended.code, log]).toEqual([1, []]);
    expect(report).toMatchObject({ reasonCode: 'evidence-missing', deployed: 'no' });
  });

  it('keeps Re-run failed jobs from deploying again', async () => {
    const { act, log } = await open(breaks);
    expect((await act({ command: 'deploy' })).report).toMatchObject({ reasonCode: 'check-failed', deployed: 'yes' });
    const { ended, report } = await act({ command: 'deploy', attempt: '2' });
    expect([ended.code, log()]).toEqual([1, ['ship']]);
    expect(report).toMatchObject({ reasonCode: 'already-deployed', deployed: 'no' });
  });

  it('keeps another attempt from deploying also where nobody can ask for it', async () => {
    const { act } = await open(way());
    const artifacts = `GET /repos/${REPOSITORY}/actions/runs/100/artifacts`;
    const forbidden = { on: artifacts, does: { status: 403, message: 'Resource not accessible by integration' } };
    const { ended, log, report } = await act({ command: 'deploy', attempt: '2', faults: [forbidden] });
    expect([ended.code, log, report.reasonCode]).toEqual([1, [], 'evidence-missing']);
    expect(report.reasons[0]?.message).toContain('actions: read');
  });
});

describe('something newer', () => {
  const newer = (run: string, state: string) => ({
    environment: 'production',
    sha: '3'.repeat(40),
    runId: run,
    createdAt: minutes(5),
    states: [state],
  });

  it('keeps an older run from deploying', async () => {
    const { act, deployments } = await open(way());
    deployments.stored.push(newer('101', 'in_progress'));
    const { ended, log, report } = await act({ command: 'deploy' });
    expect([ended.code, log]).toEqual([1, []]);
    expect(report).toMatchObject({ reasonCode: 'superseded', deployed: 'no', rollback: { status: 'none' } });
    expect(report.reasons[0]?.message).toBe('run 101 has deployed 333333333333 to production since');
  });

  it('ends a deployment between its steps, and nothing is taken back', async () => {
    const { act, deployments, folder } = await open(way({ deploy: [says('one'), says('two')] }));
    const hotfix = () => {
      const isBegun = existsSync(join(folder, 'log'));
      if (isBegun && deployments.stored.length === 0) deployments.stored.push(newer('101', 'in_progress'));
      return undefined;
    };
    const { ended, log, report } = await act({ command: 'deploy', inputs: { rollback: 'auto' }, areas: [hotfix] });
    expect([ended.code, log]).toEqual([1, ['one']]);
    expect(report).toMatchObject({ reasonCode: 'superseded', deployed: 'partly', rollback: { status: 'none' } });
  });

  it('ends a watch as replaced, whatever its triggers would say', async () => {
    const watched = way({
      verify: [script('smoke', 'echo asked >> "$WORLD/asked"; test $(wc -l < "$WORLD/asked") -le 2')],
      watch: { for: '10m', every: '200ms', checks: ['smoke'], 'fail-after': 2 },
    });
    const { act, deployments, folder } = await open(watched);
    const hotfix = () => {
      const isWatched = existsSync(join(folder, 'asked'));
      if (isWatched && deployments.stored.length === 0) deployments.stored.push(newer('101', 'in_progress'));
      return undefined;
    };
    const { ended, log, report } = await act({ command: 'deploy', inputs: { rollback: 'auto' }, areas: [hotfix] });
    expect([ended.code, log]).toEqual([1, ['ship']]);
    expect(report).toMatchObject({
      reasonCode: 'superseded',
      deployed: 'replaced',
      watch: { endedBy: 'superseded' },
      rollback: { status: 'none' },
    });
  });

  it('cannot be told where GitHub does not answer: nothing is changed', async () => {
    const { act } = await open(way());
    const on = `GET /repos/${REPOSITORY}/deployments`;
    const does = { status: 403, message: 'Resource not accessible by integration' };
    const { log, report } = await act({ command: 'deploy', faults: [{ on, does }] });
    expect([log, report.reasonCode, report.deployed]).toEqual([[], 'evidence-missing', 'no']);
  });
});

describe('a stage that is held', () => {
  it('calls its owner by one issue, which the way back closes', async () => {
    const { act, deployments } = await open(breaks);
    deployments.stored.push({
      environment: 'production',
      sha: SHA,
      runId: '100',
      createdAt: minutes(-1),
      states: ['in_progress'],
    });
    const there = issuesArea();
    const inputs = { 'deployment-status': 'production', 'environment-url': 'https://app.example.org' };
    const held = await act({ command: 'deploy', inputs, areas: [there.area] });
    expect(held.ended.summary.split('\n').find(line => line.startsWith('>'))).toContain('@octo-org/on-call **Held.**');
    expect(there.issues).toMatchObject([{ title: 'Held: app production', state: 'open' }]);
    expect(there.issues[0]?.body.split('\n').slice(0, 2)).toEqual([
      '<!-- deploy-validate:held:app/production -->',
      '@octo-org/on-call **Held.** The release is deployed. It stays so until `verify` finds it good, or `rollback` takes it back.',
    ]);
    const back = await act({ command: 'rollback', run: '200', inputs, areas: [there.area] });
    expect(back.report.deployed).toBe('back');
    expect(there.issues).toMatchObject([{ state: 'closed', reason: 'completed' }]);
    expect(deployments.written.map(({ state }) => state)).toEqual(['in_progress', 'failure', 'inactive']);
    expect(deployments.written[0]).toMatchObject({ environment_url: 'https://app.example.org', auto_inactive: false });
  });

  it('says so where no issue can be opened, and changes no decision', async () => {
    const { act } = await open(breaks);
    const does = { status: 403, message: 'Resource not accessible by integration' };
    const faults = [{ on: `GET /repos/${REPOSITORY}/issues`, does }];
    const { ended, report } = await act({ command: 'deploy', faults });
    expect([ended.code, report.reasonCode]).toEqual([1, 'check-failed']);
    expect(ended.stdout).toContain('::warning::Nobody was called by an issue');
    expect(ended.stdout).toContain('Give the job "issues: write"');
  });

  it('is no stage that went well', async () => {
    const { act, deployments } = await open(way());
    deployments.stored.push({ environment: 'production', sha: SHA, runId: '100', createdAt: minutes(-1), states: [] });
    const there = issuesArea();
    await act({ command: 'deploy', inputs: { 'deployment-status': 'production' }, areas: [there.area] });
    expect(there.issues).toEqual([]);
    expect(deployments.written.map(({ state }) => state)).toEqual(['in_progress', 'success']);
  });
});

describe('rollback by hand', () => {
  it('finds the record that the deployment has left, and is taken once', async () => {
    const { act, deployments } = await open(breaks);
    await act({ command: 'deploy' });
    // The job that watches names the environment, too.
    deployments.stored.push({
      environment: 'production',
      sha: SHA,
      runId: '100',
      createdAt: minutes(5),
      states: ['in_progress'],
    });
    const { ended, log, report, requests } = await act({ command: 'rollback', run: '200' });
    expect([ended.code, log]).toEqual([1, ['ship', 'undo']]);
    expect(report).toMatchObject({ deployed: 'back', rollback: { status: 'verified', trigger: 'command' } });
    expect(report.notices).toContain('The record is the newest one of production, left by run 100.');
    const actions = `GET /repos/${REPOSITORY}/actions`;
    expect(requests.slice(0, 4).map(({ request }) => request)).toEqual([
      `${actions}/artifacts?name=deploy-validate-production-record&per_page=100&page=1`,
      `${actions}/runs/100`,
      `${actions}/artifacts/1000/zip`,
      `GET /repos/${REPOSITORY}/contents/.github%2Fdeploy-validate.yml?ref=${SHA}`,
    ]);
    const again = await act({ command: 'rollback', run: '300' });
    expect(again.log).toEqual(['ship', 'undo']);
    expect(again.report).toMatchObject({ rollback: { status: 'refused' } });
    expect(again.report.rollback?.why).toContain('it was taken back already');
  });

  it('is refused where something newer runs', async () => {
    const { act, deployments } = await open(breaks);
    await act({ command: 'deploy' });
    deployments.stored.push({
      environment: 'production',
      sha: '3'.repeat(40),
      runId: '150',
      createdAt: minutes(5),
      states: ['success'],
    });
    const { log, report } = await act({ command: 'rollback', run: '200' });
    expect([log, report.rollback?.status]).toEqual([['ship'], 'refused']);
    expect(report.rollback?.why).toContain('--despite replaced');
  });

  it('says what to give where there is no record, or nobody may look for it', async () => {
    const { act } = await open(way());
    const none = await act({ command: 'rollback', run: '200' });
    expect([none.ended.code, none.log]).toEqual([2, []]);
    expect(none.ended.stdout).toContain(`no run of ${REPOSITORY} has left a record of production`);
    const deaf = await act({ command: 'rollback', run: '200', inputs: { token: '' } });
    expect([deaf.ended.code, deaf.ended.stdout.includes('FILE@sha256')]).toEqual([2, true]);
  });
});
