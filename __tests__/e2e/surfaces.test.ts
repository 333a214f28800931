import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { CONFIG, commands, config, gate } from './gate.js';
import { surfaces } from './github/surfaces.js';
import { REPOSITORY } from './github-api.js';
import { HEAD, SHA, TOKEN } from './runner.js';

const RUN_URL = `https://github.com/${REPOSITORY}/actions/runs/100/attempts/1`;
const everything = {
  comment: 'never',
  'check-run': 'true',
  status: 'true',
  'deployment-status': 'production',
  'environment-url': 'https://app.example.org',
};
const deployed = { [`${SHA} production`]: 77 };

/** A check whose findings come from a linter's report: as many as asked for, each at a line of its own. */
const many = (count: number): Readonly<Record<string, string>> => {
  const cases = Array.from(
    { length: count },
    (_, index) =>
      `<testcase name="t${index}" classname="c" file="src/a.ts" line="${index + 1}"><failure message="wrong ${index}"/></testcase>`,
  );
  return {
    [CONFIG]: config('true').replace(
      /kind: command, with: .*/,
      'kind: tests, with: { junit: [unit.xml], max-age: 999d } }',
    ),
    'unit.xml': `<testsuite name="s" tests="${count}" failures="${count}">${cases.join('')}</testsuite>`,
  };
};

beforeAll(() => {
  bundle();
});

describe.concurrent('beside the comment', () => {
  it('a go is shown as a check run, a commit status and a deployment status', async () => {
    const there = surfaces(deployed);
    const { ended } = await gate({ inputs: everything }, { areas: [there.area] });
    expect([ended.code, commands(ended, 'warning')]).toEqual([0, []]);
    expect(there.checkRuns).toEqual([
      {
        id: 4000,
        name: 'deploy-validate/staging',
        sha: HEAD,
        conclusion: 'success',
        title: 'GO: 1 of 1 required checks passed',
        summary: expect.stringContaining('# ✅ GO · app · staging'),
        annotations: [],
      },
    ]);
    expect(there.statuses).toEqual([
      {
        sha: HEAD,
        context: 'deploy-validate/staging',
        state: 'success',
        description: 'GO: 1 of 1 required checks passed',
        target_url: RUN_URL,
      },
    ]);
    expect(there.deploymentStatuses).toEqual([
      {
        deployment: 77,
        state: 'success',
        description: 'GO: 1 of 1 required checks passed',
        auto_inactive: false,
        log_url: RUN_URL,
        environment_url: 'https://app.example.org',
      },
    ]);
  });

  it.each([
    ['failed', ['false'], 'failure', 'failure'],
    ['could not tell', ['no-such-tool'], 'failure', 'error'],
  ])('a check that %s is no success anywhere', async (_, argv, conclusion, state) => {
    const there = surfaces(deployed);
    await gate({ argv, inputs: everything }, { areas: [there.area] });
    expect(there.checkRuns[0]?.conclusion).toBe(conclusion);
    expect([there.statuses[0]?.state, there.deploymentStatuses[0]?.state]).toEqual([state, state]);
  });

  it('a part of the stage has names of its own, and a shard none', async () => {
    const part = surfaces(deployed);
    await gate({ inputs: { ...everything, only: 'first' } }, { areas: [part.area] });
    expect([part.checkRuns[0]?.name, part.statuses[0]?.context]).toEqual([
      'deploy-validate/staging (only first)',
      'deploy-validate/staging (only first)',
    ]);
    const shard = surfaces(deployed);
    const { ended } = await gate({ inputs: { ...everything, shard: '1/1' } }, { areas: [shard.area] });
    expect([shard.checkRuns, shard.statuses, shard.deploymentStatuses]).toEqual([[], [], []]);
    expect(ended.stdout).toContain('No check run and no status written: this is one shard of the stage.');
  });

  it('nothing is asked for unless the inputs say so', async () => {
    const { requests } = await gate({ inputs: { comment: 'never' } });
    expect(requests).toEqual([]);
  });
});

describe.concurrent('a check run', () => {
  it('has every finding at its line, fifty a request', async () => {
    const there = surfaces();
    const files = many(120);
    const { ended, requests } = await gate(
      { files, inputs: { comment: 'never', 'check-run': 'true' } },
      { areas: [there.area] },
    );
    expect(ended.code).toBe(1);
    expect(requests.map(({ request }) => request)).toEqual([
      `POST /repos/${REPOSITORY}/check-runs`,
      `PATCH /repos/${REPOSITORY}/check-runs/4000`,
      `PATCH /repos/${REPOSITORY}/check-runs/4000`,
    ]);
    expect(there.checkRuns[0]?.annotations).toHaveLength(120);
    expect(there.checkRuns[0]?.annotations[119]).toMatchObject({
      path: 'src/a.ts',
      start_line: 120,
      end_line: 120,
      annotation_level: 'failure',
    });
  });
});

describe.concurrent('a description', () => {
  it('is cut to what a status holds, and shows no secret', async () => {
    const there = surfaces(deployed);
    const argv = ['sh', '-c', `echo ${'x'.repeat(300)} ${TOKEN}; exit 3`];
    await gate({ argv, inputs: everything }, { areas: [there.area] });
    const [status] = there.statuses;
    expect(String(status?.description).length).toBeLessThanOrEqual(140);
    const shown = JSON.stringify([there.statuses, there.checkRuns, there.deploymentStatuses]);
    expect(shown).not.toContain(TOKEN);
  });
});

describe.concurrent('what GitHub does not take', () => {
  it('is a warning each, and changes nothing else', async () => {
    const does = { status: 403, message: 'Resource not accessible by integration' };
    const on = [`POST /repos/${REPOSITORY}/check-runs`, `POST /repos/${REPOSITORY}/statuses`, 'GET /repos'];
    const { ended } = await gate({ inputs: everything }, { faults: on.map(each => ({ on: each, does })) });
    expect([ended.code, ended.outputs.decision]).toEqual([0, 'go']);
    expect(commands(ended, 'warning')).toEqual([
      expect.stringContaining('Give the job "checks: write"'),
      expect.stringContaining('Give the job "statuses: write"'),
      expect.stringContaining('Give the job "deployments: write"'),
    ]);
  });

  it('is a deployment that is not there', async () => {
    const there = surfaces();
    const { ended } = await gate({ inputs: everything }, { areas: [there.area] });
    expect(commands(ended, 'warning')).toEqual([
      expect.stringContaining(`there is no deployment of ${SHA} to the environment production`),
    ]);
  });

  it('is tried again where the server stumbles', async () => {
    const there = surfaces(deployed);
    const fault = { on: `POST /repos/${REPOSITORY}/statuses`, times: 1, does: { status: 502, message: 'Bad Gateway' } };
    const { ended } = await gate({ inputs: everything }, { areas: [there.area], faults: [fault] });
    expect([there.statuses.length, commands(ended, 'warning')]).toEqual([1, []]);
  });

  it('is an environment’s address that is none', async () => {
    const { ended } = await gate({ inputs: { ...everything, 'environment-url': 'javascript:alert(1)' } });
    expect([ended.code, commands(ended, 'error').join()]).toEqual([
      2,
      expect.stringContaining('input "environment-url": expected an address such as https://example.org'),
    ]);
  });
});
