import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { digestOf, openScene, type Scene, says, script } from './delivery-scene.js';

// Making it takes longer than a test may.
beforeAll(() => {
  bundle();
});

let scene: Scene;
beforeEach(() => {
  scene = openScene();
});
afterEach(() => scene[Symbol.dispose]());

const AUTO = ['deploy', '--rollback', 'auto'];
const way = (more: Readonly<Record<string, unknown>> = {}) => ({
  checks: [script('before', 'true')],
  deploy: [says('ship')],
  verify: [script('health', 'true'), script('smoke', 'test ! -e broken')],
  rollback: {
    when: ['smoke'],
    steps: [{ name: 'undo', run: 'echo undo >> log; rm -f broken', shell: true }],
    verify: ['health'],
  },
  ...more,
});
const breaks = { deploy: [script('ship', 'echo ship >> log; touch broken')] };
const record = '.deploy-validate/record.json';

describe('deploy', () => {
  it('goes the whole way, and its report is complete', async () => {
    scene.config(way());
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([0, ['ship']]);
    expect(report).toMatchObject({ decision: 'go', complete: true, deployed: 'yes', rollback: { status: 'none' } });
    expect(report?.checks.map(({ id, phase }) => [id, phase])).toEqual([
      ['before', 'checks'],
      ['ship', 'deploy'],
      ['health', 'verify'],
      ['smoke', 'verify'],
    ]);
    expect(report?.record?.digest).toBe(digestOf(scene.path(record)));
  });

  it('leaves the rest of its steps once one is not passed', async () => {
    scene.config(way({ deploy: [says('one'), script('two', 'echo two >> log; exit 1'), says('three')] }));
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['one', 'two']]);
    expect(report).toMatchObject({ reasonCode: 'deploy-failed', deployed: 'partly', complete: false });
  });

  it('knows no effect of a step that timed out, and takes nothing back for it', async () => {
    const slow = script('ship', 'echo ship >> log; sleep 30', { timeout: '1s' });
    scene.config(way({ deploy: [slow], rollback: { ...way().rollback, when: ['ship', 'smoke'] } }));
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['ship']]);
    expect(report).toMatchObject({ reasonCode: 'deploy-unknown', deployed: 'unknown', rollback: { status: 'none' } });
  });

  it.each(
    'pull_request pull_request_target merge_group issue_comment issues check_run status create workflow_call nonsense'.split(
      ' ',
    ),
  )('changes nothing on %s', async event => {
    scene.config(way());
    const { code, log, report } = await scene.run(AUTO, { GITHUB_EVENT_NAME: event });
    expect(log).toEqual([]);
    expect(code).not.toBe(0);
    if (report) expect(report).toMatchObject({ reasonCode: 'not-allowed-here', deployed: 'no' });
  });

  it.each('push workflow_dispatch repository_dispatch schedule release deployment'.split(' '))(
    'deploys on %s',
    async event => {
      scene.config(way());
      expect((await scene.run(AUTO, { GITHUB_EVENT_NAME: event })).log).toEqual(['ship']);
    },
  );

  it.each([['--only', 'before'], ['--shard', '1/2'], ['--dry-run']])('changes nothing with %s', async (...args) => {
    scene.config(way());
    const { code, log, report } = await scene.run([...AUTO, ...args]);
    expect([code, log, report?.reasonCode]).toEqual([1, [], 'not-allowed-here']);
  });

  it('wants the signatures first', async () => {
    const roles = { lead: { title: 'Lead', environment: 'sign-lead' } };
    scene.config(way({ 'sign-off': { roles: ['lead'] } }), { roles });
    const { code, log, report } = await scene.run(AUTO);
    expect([code, log, report?.reasonCode]).toEqual([1, [], 'sign-off-pending']);
  });

  it('is signed at the end where the stage says so, and is complete then', async () => {
    const roles = { lead: { title: 'Lead', environment: 'sign-lead' } };
    scene.config(way({ 'sign-off': { roles: ['lead'], at: 'end' } }), { roles });
    const { code, log, report } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['ship']]);
    expect(report).toMatchObject({ reasonCode: 'sign-off-pending', complete: true, deployed: 'yes' });
  });

  it('wants the proof of the stage before, also without checks of its own', async () => {
    const { checks: _, ...own } = way({ after: 'staging' });
    scene.config(own, { stages: { staging: { checks: [script('a', 'true')] } } });
    const { code, log, report } = await scene.run([...AUTO, '--stage', 'production']);
    expect([code, log, report?.reasonCode]).toEqual([1, [], 'evidence-missing']);
  });

  it('changes nothing where the state cannot be read', async () => {
    const state = { tag: { run: ['echo', 'two words'], matches: '\\w+' } };
    scene.config(way({ rollback: { ...way().rollback, state } }));
    const { code, log, report } = await scene.run(AUTO);
    expect([code, log, report?.reasonCode]).toEqual([1, [], 'evidence-missing']);
  });

  it('records no secret', async () => {
    const state = { tag: { run: ['echo', 'hunter2hunter2'], matches: '\\w+' } };
    scene.config(way({ rollback: { ...way().rollback, state } }));
    const { code, log } = await scene.run(AUTO, { APP_PASSWORD: 'hunter2hunter2' });
    expect([code, log]).toEqual([1, []]);
  });

  it('gives what a step has captured to those after it, as an argument and never as a script', async () => {
    const answer = `{"commit": "$(touch hacked); x"}`;
    writeFileSync(scene.path('answer.json'), answer);
    scene.config(
      way({
        deploy: [
          {
            id: 'ask',
            kind: 'command',
            with: { run: ['cat', 'answer.json'], capture: { commit: { json: '/commit' } } },
          },
          {
            id: 'use',
            kind: 'command',
            with: { run: ['sh', '-c', 'echo "got $1" >> log', 'sh', '${{ captured.commit }}'] },
          },
        ],
      }),
    );
    const { code, log } = await scene.run(AUTO);
    expect([code, log, existsSync(scene.path('hacked'))]).toEqual([0, ['got $(touch hacked); x'], false]);
  });
});

describe('the proof of the checks', () => {
  const checked = async (): Promise<readonly string[]> => {
    scene.config(way());
    scene.commit();
    expect((await scene.run(['run'])).report).toMatchObject({ decision: 'go', complete: false, deployed: 'no' });
    copyFileSync(scene.path('.deploy-validate/report.json'), scene.path('checks.json'));
    return [...AUTO, '--report', 'checks.json', '--report-digest'];
  };
  const change = (from: RegExp, to: string): void => {
    const file = scene.path('checks.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };

  it('is taken by its digest', async () => {
    const args = await checked();
    const { code, report } = await scene.run([...args, digestOf(scene.path('checks.json'))]);
    expect(code).toBe(0);
    expect(report).toMatchObject({ complete: true, deployed: 'yes' });
  });

  it.each([
    ['with another digest', () => `sha256:${'0'.repeat(64)}`, 'evidence-stale'],
    [
      'that is older than proof-max-age',
      () => {
        change(/"startedAt": "\d{4}/g, '"startedAt": "2020');
        return digestOf(scene.path('checks.json'));
      },
      'evidence-stale',
    ],
    [
      'of another stage',
      () => {
        change(/"stage": "production"/, '"stage": "staging"');
        return digestOf(scene.path('checks.json'));
      },
      'evidence-stale',
    ],
    [
      'of another run',
      () => {
        change(/"subject": \{/, '"subject": { "runId": "7",');
        return digestOf(scene.path('checks.json'));
      },
      'evidence-stale',
    ],
    [
      'of another commit',
      () => {
        scene.config(way({ 'proof-max-age': '2h' }));
        scene.commit();
        return digestOf(scene.path('checks.json'));
      },
      'evidence-stale',
    ],
  ])('is none %s', async (_, digest, reasonCode) => {
    const args = await checked();
    const { code, log, report } = await scene.run([...args, digest()]);
    expect([code, log, report?.reasonCode]).toEqual([1, [], reasonCode]);
  });

  it('needs its digest', async () => {
    const args = await checked();
    expect(await scene.run(args.slice(0, -1))).toMatchObject({ code: 2, log: [] });
  });

  it('is no proof for the stage after', async () => {
    scene.config(way(), { stages: { staging: way() } });
    scene.config({ after: 'staging', checks: [script('a', 'true')] }, { stages: { staging: way() } });
    scene.commit();
    await scene.run(['run', '--stage', 'staging']);
    copyFileSync(scene.path('.deploy-validate/report.json'), scene.path('staging.json'));
    const { report } = await scene.run(['run', '--stage', 'production', '--evidence', 'staging.json']);
    expect(report).toMatchObject({ reasonCode: 'evidence-missing' });
    await scene.run(['deploy', '--stage', 'staging']);
    copyFileSync(scene.path('.deploy-validate/report.json'), scene.path('staging.json'));
    expect(await scene.run(['run', '--stage', 'production', '--evidence', 'staging.json'])).toMatchObject({ code: 0 });
  });
});

describe('the automatic way back', () => {
  it('is taken once, and verified', async () => {
    scene.config(way(breaks));
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['ship', 'undo']]);
    expect(report).toMatchObject({
      reasonCode: 'rollback-triggered',
      deployed: 'back',
      rollback: {
        status: 'verified',
        trigger: 'smoke',
        steps: [{ id: 'undo', status: 'passed' }],
        verify: [{ id: 'health' }],
      },
    });
  });

  it('is refused once a step without a way back had begun', async () => {
    scene.config(way({ deploy: [says('migrate', { reversible: false }), ...breaks.deploy] }));
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['migrate', 'ship']]);
    expect(report).toMatchObject({
      reasonCode: 'rollback-triggered',
      deployed: 'yes',
      rollback: { status: 'refused' },
    });
    expect(report?.rollback?.why).toContain('migrate');
  });

  it('runs a step only where what it is for had begun', async () => {
    const steps = [
      { id: 'data', 'if-begun': ['later'], run: ['sh', '-c', 'echo data >> log'] },
      { id: 'code', 'if-begun': ['ship'], run: ['sh', '-c', 'echo code >> log; rm broken'] },
    ];
    const deploy = [script('ship', 'echo ship >> log; touch broken; exit 1'), says('later')];
    scene.config(way({ deploy, rollback: { when: ['ship'], steps, verify: ['smoke'] } }));
    const { log, report } = await scene.run(AUTO);
    expect(log).toEqual(['ship', 'code']);
    expect(report).toMatchObject({ deployed: 'back', rollback: { status: 'verified', trigger: 'ship' } });
  });

  it('goes to the state that was recorded, which no shell reads, and holds the state against it', async () => {
    writeFileSync(scene.path('tag'), 'v1\n');
    const rollback = {
      state: { tag: { run: ['cat', 'tag'], matches: 'v\\d+' } },
      steps: [{ run: ['sh', '-c', 'echo "$1" > tag; rm -f broken; echo "to $1" >> log', 'sh', '${{ state.tag }}'] }],
      verify: ['health'],
    };
    scene.config(way({ deploy: [script('ship', 'echo v2 > tag; touch broken')], rollback }));
    expect(await scene.run(AUTO)).toMatchObject({
      log: ['to v1'],
      report: { deployed: 'back', rollback: { status: 'verified', to: 'tag v1' } },
    });
    const elsewhere = { ...rollback, steps: [{ run: ['sh', '-c', 'rm -f broken'] }] };
    scene.config(way({ deploy: [script('ship', 'echo v3 > tag; touch broken')], rollback: elsewhere }));
    const { report } = await scene.run(AUTO);
    expect(report).toMatchObject({ deployed: 'unknown', rollback: { status: 'failed' } });
    expect(report?.rollback?.why).toContain('v3');
  });

  it('is not triggered by what had failed before', async () => {
    const server = createServer((_, answer) => answer.writeHead(503).end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const site = { id: 'site', kind: 'http', with: { base: `http://127.0.0.1:${port}`, requests: ['/'] } };
    scene.config(way({ verify: [site], rollback: { steps: way().rollback.steps, verify: ['before'] } }));
    const { code, log, report } = await scene.run(AUTO);
    server.close();
    expect([code, log]).toEqual([1, ['ship']]);
    expect(report).toMatchObject({ reasonCode: 'check-failed', deployed: 'yes', rollback: { status: 'none' } });
    expect(report?.record?.before).toMatchObject([{ id: 'site', status: 'failed' }]);
    expect(report?.checks.at(-1)?.summary).toContain('failed before, too');
  });
});

describe('the watch', () => {
  const watched = { watch: { for: '1s', every: '200ms', checks: ['smoke'], 'fail-after': 2 } };

  it('ends with its time', async () => {
    scene.config(way(watched));
    const { code, report } = await scene.run(AUTO);
    expect(code).toBe(0);
    expect(report).toMatchObject({ complete: true, watch: { endedBy: 'time', unknown: 0 } });
  });

  it('takes back what failed often enough', async () => {
    const late = script('smoke', 'n=$(cat n 2>/dev/null || echo 0); echo $((n+1)) > n; test -e undone -o $n -lt 2');
    scene.config(
      way({
        ...watched,
        verify: [script('health', 'true'), late],
        rollback: {
          when: ['smoke'],
          steps: [{ run: ['sh', '-c', 'echo undo >> log; touch undone'] }],
          verify: ['smoke'],
        },
      }),
    );
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['ship', 'undo']]);
    expect(report).toMatchObject({
      deployed: 'back',
      watch: { endedBy: 'trigger' },
      rollback: { status: 'verified', trigger: 'smoke' },
    });
  });

  it('is no go where too much was unknown, and takes nothing back', async () => {
    const deaf = script('smoke', 'n=$(cat n 2>/dev/null || echo 0); echo $((n+1)) > n; test $n -lt 1 || kill -9 $$');
    scene.config(way({ watch: { ...watched.watch, 'max-unknown': 2 }, verify: [script('health', 'true'), deaf] }));
    const { code, report, log } = await scene.run(AUTO);
    expect([code, log]).toEqual([1, ['ship']]);
    expect(report).toMatchObject({
      reasonCode: 'check-errored',
      deployed: 'yes',
      watch: { endedBy: 'unknown' },
      rollback: { status: 'none' },
    });
  });

  it('may be the job of verify, whose report is the complete one', async () => {
    scene.config(way(watched));
    scene.commit();
    const first = await scene.run([...AUTO, '--no-watch']);
    expect(first).toMatchObject({ code: 0, report: { decision: 'go', complete: false, deployed: 'yes' } });
    copyFileSync(scene.path('.deploy-validate/report.json'), scene.path('deploy.json'));
    const args = ['verify', '--rollback', 'auto', '--report', 'deploy.json', '--report-digest'];
    const second = await scene.run([...args, digestOf(scene.path('deploy.json'))]);
    expect(second).toMatchObject({ code: 0, report: { complete: true, deployed: 'yes', watch: { endedBy: 'time' } } });
    expect(second.log).toEqual(['ship']);
    const alone = await scene.run(['verify', '--no-watch']);
    expect(alone).toMatchObject({ code: 0, report: { decision: 'go', complete: false } });
  });
});

describe('rollback by hand', () => {
  const held = async (more = {}) => {
    scene.config(way({ ...breaks, ...more }));
    expect((await scene.run(['deploy'])).report).toMatchObject({ reasonCode: 'check-failed', deployed: 'yes' });
    return `${record}@${digestOf(scene.path(record))}`;
  };

  it('goes back by the record, and a second time only where somebody says so', async () => {
    const pinned = await held();
    const first = await scene.run(['rollback', '--record', pinned]);
    expect(first).toMatchObject({
      code: 1,
      log: ['ship', 'undo'],
      report: { deployed: 'back', rollback: { status: 'verified' } },
    });
    expect(await scene.run(['rollback', '--record', pinned])).toMatchObject({ code: 2, log: ['ship', 'undo'] });
    const again = await scene.run(['rollback']);
    expect(again).toMatchObject({ log: ['ship', 'undo'], report: { rollback: { status: 'refused' } } });
    const despite = await scene.run(['rollback', '--despite', 'rolled-back']);
    expect(despite).toMatchObject({
      log: ['ship', 'undo', 'undo'],
      report: { rollback: { despite: ['rolled-back'] } },
    });
  });

  it('uses the steps of the record, whatever the config has become', async () => {
    const pinned = await held();
    scene.config(way({ rollback: { ...way().rollback, steps: [{ run: ['sh', '-c', 'echo other >> log'] }] } }));
    expect((await scene.run(['rollback', '--record', pinned])).log).toEqual(['ship', 'undo']);
  });

  it('takes no record that somebody has changed', async () => {
    await held();
    const file = scene.path(record);
    writeFileSync(file, readFileSync(file, 'utf8').replace('echo undo', 'echo evil'));
    expect(await scene.run(['rollback'])).toMatchObject({ code: 2, log: ['ship'] });
  });

  it('overrides a step without a way back by its name alone', async () => {
    await held({ deploy: [says('migrate', { reversible: false }), ...breaks.deploy] });
    expect((await scene.run(['rollback'])).report).toMatchObject({ rollback: { status: 'refused' } });
    const { log, report } = await scene.run(['rollback', '--despite', 'migrate']);
    expect(log).toEqual(['migrate', 'ship', 'undo']);
    expect(report).toMatchObject({ deployed: 'back', rollback: { despite: ['migrate'] } });
  });

  it('is refused on a pull request', async () => {
    await held();
    const { log, report } = await scene.run(['rollback'], { GITHUB_EVENT_NAME: 'pull_request' });
    expect([log, report?.reasonCode]).toEqual([['ship'], 'not-allowed-here']);
  });
});

describe.skipIf(process.platform === 'win32')('a run that is ended', () => {
  const slow = script('ship', 'echo ship >> log; sleep 30', { timeout: '1m' });

  async function untilLogged(): Promise<void> {
    while (!scene.log().includes('ship')) await new Promise(resolve => setImmediate(resolve));
  }

  it('by SIGTERM leaves a record and a report that say that nobody knows', async () => {
    scene.config(way({ deploy: [slow, says('next')] }));
    const child = scene.start(AUTO);
    await untilLogged();
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    const report = JSON.parse(readFileSync(scene.path('.deploy-validate/report.json'), 'utf8'));
    expect(report).toMatchObject({ reasonCode: 'deploy-unknown', deployed: 'unknown', rollback: { status: 'none' } });
    expect(scene.log()).toEqual(['ship']);
  });

  it('by SIGKILL leaves the record, by which one can go back', async () => {
    scene.config(way({ deploy: [slow, says('next')] }));
    const child = scene.start(AUTO);
    await untilLogged();
    child.kill('SIGKILL');
    await once(child, 'close');
    const { steps } = JSON.parse(readFileSync(scene.path(record), 'utf8'));
    expect(steps.map((step: { id: string; begunAt?: string }) => [step.id, step.begunAt !== undefined])).toEqual([
      ['ship', true],
      ['next', false],
    ]);
    const { log, report } = await scene.run(['rollback']);
    expect(log).toEqual(['ship', 'undo']);
    expect(report).toMatchObject({ deployed: 'back', rollback: { status: 'verified' } });
  });
});
