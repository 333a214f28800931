import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/config/load.js';
import { readReport } from '../../src/pipeline/other-runs/read-report.js';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';
import { CONFIG } from './gate.js';
import { account } from './github/account.js';
import { UNPROTECTED } from './github/environments.js';
import { BASE, environmentOf, jobsAt, openSigning, SIGNING_CONFIG, type Signing } from './github/signing.js';
import { type Fault, type Recorded, startGitHub } from './github-api.js';
import { type Ended, type Job, pullRequest, runAction, SHA } from './runner.js';

const SIGNED = '.deploy-validate/sign-off/report.json';
const push = { name: 'push', payload: {} };
const onMain = { GITHUB_REF: 'refs/heads/main' };
const quiet = { comment: 'never', annotations: 'false' };

/** What the job that validated has left. */
let evidence = '';
let evidenceOfPull = '';

beforeAll(async () => {
  bundle();
  [evidence, evidenceOfPull] = await Promise.all([validate({}), validate({ event: pullRequest, env: {} })]);
});

async function validate(more: Partial<Job>): Promise<string> {
  await using server = await startGitHub();
  const files = { [CONFIG]: SIGNING_CONFIG };
  const ended = await runAction({ apiUrl: server.url, files, inputs: quiet, event: push, env: onMain, ...more });
  expect([ended.code, ended.outputs.decision, ended.outputs['reason-code']]).toEqual([1, 'no-go', 'sign-off-pending']);
  const written = ended.read('.deploy-validate/report.json') ?? '';
  expect(ended.outputs['report-digest']).toBe(digestOf(written));
  return written;
}

interface Attack {
  readonly change?: (signing: Signing) => void;
  readonly job?: Partial<Job>;
  readonly evidence?: string;
  readonly config?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly faults?: readonly Fault[];
  readonly pageSize?: number;
}

interface Decided {
  readonly ended: Ended;
  readonly report: Report;
  readonly requests: readonly Recorded[];
}

/** The job that decides, after three people have approved and somebody has tried something. */
async function signOff(attack: Attack): Promise<Decided> {
  const { startedAt, durationMs }: Report = JSON.parse(evidence);
  const signing = openSigning(new Date(Date.parse(startedAt) + durationMs));
  attack.change?.(signing);
  const { faults = [], pageSize = 100 } = attack;
  await using server = await startGitHub({ areas: signing.areas, faults, pageSize });
  const ended = await runAction({
    apiUrl: server.url,
    files: { [CONFIG]: attack.config ?? SIGNING_CONFIG, '.deploy-validate/report.json': attack.evidence ?? evidence },
    event: push,
    env: onMain,
    ...attack.job,
    inputs: { command: 'sign-off', 'report-digest': digestOf(evidence), ...quiet, ...attack.inputs },
  });
  expect(server.violations).toEqual([]);
  return { ended, report: readReport(ended.read(SIGNED) ?? '', 'signed'), requests: server.requests };
}

const rolesIn = ({ signOff: signed }: Report) =>
  Object.fromEntries(
    (signed?.roles ?? []).map(({ role, status, person, why }) => [role, why ?? `${status}: ${person}`]),
  );

describe.concurrent('three people in their roles', () => {
  it('sign exactly this evidence, and what they attest has passed', async () => {
    const { ended, report } = await signOff({});
    expect([ended.code, ended.outputs.decision, ended.outputs['reason-code'], report.reasons]).toEqual([
      0,
      'go',
      'all-required-passed',
      [
        {
          code: 'all-required-passed',
          message: '2 of 2 required checks passed; signed by Technical Lead (ada), DevOps Lead (linus), CTO (margaret)',
        },
      ],
    ]);
    expect(report.signOff).toEqual({
      report: digestOf(evidence),
      roles: [
        {
          role: 'technical-lead',
          title: 'Technical Lead',
          status: 'signed',
          person: 'ada',
          source: 'environment sign-off-technical-lead',
        },
        {
          role: 'devops-lead',
          title: 'DevOps Lead',
          status: 'signed',
          person: 'linus',
          source: 'environment sign-off-devops-lead',
        },
        { role: 'cto', title: 'CTO', status: 'signed', person: 'margaret', source: 'environment sign-off-cto' },
      ],
    });
    expect(report.checks.find(({ id }) => id === 'drill')).toMatchObject({
      status: 'passed',
      reasonCode: 'attested',
      summary: '@linus attested it as DevOps Lead: The drill was held.',
    });
    expect(ended.read('.deploy-validate/report.json')).toBe(evidence);
  });

  it('are put where they are needed', async () => {
    const { report } = await signOff({
      change: ({ run, at }) => {
        const again = { createdAt: at(71), startedAt: at(75), completedAt: at(78) };
        run.attempts = run.attempts.map(each => ({
          ...each,
          jobs: [...each.jobs, { name: 'gate / sign-off-technical-lead', ...again }],
        }));
        run.approvals = [
          {
            environments: ['sign-off-technical-lead', 'sign-off-devops-lead'],
            state: 'approved',
            by: 'grace',
            comment: '',
          },
          { environments: ['sign-off-technical-lead'], state: 'approved', by: 'ada', comment: '' },
          { environments: ['sign-off-cto'], state: 'approved', by: 'margaret', comment: '' },
        ];
      },
    });
    expect([report.decision, rolesIn(report)]).toEqual([
      'go',
      { 'technical-lead': 'signed: ada', 'devops-lead': 'signed: grace', cto: 'signed: margaret' },
    ]);
  });

  it('are found on whatever page they are', async () => {
    const { report } = await signOff({ pageSize: 1 });
    expect(report.decision).toBe('go');
  });

  it('sign a second attempt anew, each of them once more', async () => {
    const { startedAt } = JSON.parse(evidence);
    const again = evidence.replace('"runAttempt": "1"', '"runAttempt": "2"');
    const { report } = await signOff({
      change: ({ run, at }) => {
        run.attempts = [{ by: 'mona', startedAt, jobs: jobsAt(at, -3600) }, ...run.attempts];
        run.approvals = [...run.approvals, ...run.approvals];
      },
      evidence: again,
      inputs: { 'report-digest': digestOf(again) },
      job: { env: { ...onMain, GITHUB_RUN_ATTEMPT: '2' } },
    });
    expect(report.reasons.map(({ message }) => message)).toEqual([expect.stringContaining('signed by Technical Lead')]);
  });
});

const approve = (role: Parameters<typeof environmentOf>[0], by: string) => (signing: Signing) => {
  const others = signing.run.approvals.filter(({ environments }) => !environments.includes(environmentOf(role)));
  signing.run.approvals = [...others, { environments: [environmentOf(role)], state: 'approved', by, comment: '' }];
};
const protect = (role: Parameters<typeof environmentOf>[0], more: object) => (signing: Signing) => {
  const found = signing.environments.get(environmentOf(role)) ?? UNPROTECTED;
  signing.environments.set(environmentOf(role), { ...found, ...more });
};
const first = (text: string) => [expect.stringContaining(text)];

describe.concurrent('an attack', () => {
  it.each<[string, Attack, string, string]>([
    [
      'one person approves for two roles',
      {
        change: signing => {
          approve('technical-lead', 'grace')(signing);
          approve('devops-lead', 'grace')(signing);
        },
      },
      'sign-off-pending',
      'DevOps Lead: @grace signs as Technical Lead already. It can be signed by @grace or @linus.',
    ],
    [
      'an author approves',
      {
        change: ({ history }) => {
          history.commits = history.commits.map(each => ({ ...each, author: 'ada' }));
        },
      },
      'sign-off-pending',
      'Technical Lead: @ada wrote the commit bbbbbbbbbb. It can be signed by @ada or @grace.',
    ],
    [
      'a committer approves',
      {
        change: ({ history }) => {
          history.commits = history.commits.map(each => ({ ...each, committer: 'ada' }));
        },
      },
      'sign-off-pending',
      'Technical Lead: @ada committed bbbbbbbbbb.',
    ],
    [
      'a co-author approves',
      {
        change: ({ history }) => {
          const message = 'Fix it\n\nCo-authored-by: Ada <12+ADA@users.noreply.github.com>';
          history.commits = history.commits.map(each => ({ ...each, message }));
        },
      },
      'sign-off-pending',
      'Technical Lead: @ada helped to write the commit bbbbbbbbbb.',
    ],
    [
      'a co-author approves who has changed their name',
      {
        change: ({ history }) => {
          const message = `Fix it\n\nCo-authored-by: A <${account('ada').id}+lovelace@users.noreply.github.com>`;
          history.commits = history.commits.map(each => ({ ...each, message }));
        },
      },
      'sign-off-pending',
      'Technical Lead: @ada helped to write the commit bbbbbbbbbb.',
    ],
    [
      'nobody knows who wrote a commit',
      {
        change: ({ history }) => {
          history.commits = history.commits.map(each => ({ ...each, author: undefined }));
        },
      },
      'sign-off-pending',
      'Could not tell whose commits these are: no account belongs to the address of who wrote the commit bbbbbbbbbb and 1 more.',
    ],
    ['a bot approves', { change: approve('cto', 'hubot[bot]') }, 'sign-off-pending', 'CTO: @hubot[bot] is a bot.'],
    [
      'who caused the run approves',
      { change: approve('cto', 'mona') },
      'sign-off-pending',
      'CTO: @mona caused this run.',
    ],
    [
      'who started the attempt approves',
      {
        change: signing => {
          signing.run.attempts = signing.run.attempts.map(each => ({ ...each, by: 'margaret' }));
        },
      },
      'sign-off-pending',
      'CTO: @margaret started this run.',
    ],
    [
      'somebody else approves',
      { change: approve('devops-lead', 'mallory') },
      'sign-off-pending',
      'DevOps Lead: @mallory is not among the people of the role.',
    ],
    [
      'somebody approves before the validation has ended',
      {
        change: ({ run, at }) => {
          run.attempts = run.attempts.map(each => ({
            ...each,
            jobs: each.jobs.map(job =>
              job.name.includes('cto') ? { ...job, createdAt: at(-40), startedAt: at(-20) } : job,
            ),
          }));
        },
      },
      'sign-off-pending',
      'CTO: Its job could be approved before the validation had ended.',
    ],
    [
      'the job of a role never ran',
      {
        change: ({ run }) => {
          run.attempts = run.attempts.map(each => ({
            ...each,
            jobs: each.jobs.filter(({ name }) => !name.includes('cto')),
          }));
        },
      },
      'sign-off-pending',
      'CTO: No job of this attempt is called sign-off-cto, so nothing tells when it was approved.',
    ],
    [
      'nobody approves',
      {
        change: ({ run }) => {
          run.approvals = [];
        },
      },
      'sign-off-pending',
      'Technical Lead: Nobody has signed. It can be signed by @ada or @grace.',
    ],
    [
      'a role waits while the others have signed',
      {
        change: ({ run }) => {
          run.waiting = [{ environment: 'sign-off-cto', reviewers: [] }];
        },
      },
      'sign-off-pending',
      'CTO: Waits for approval in sign-off-cto now.',
    ],
    [
      'somebody rejects',
      {
        change: ({ run }) => {
          run.approvals = [
            ...run.approvals,
            { environments: ['sign-off-cto'], state: 'rejected', by: 'margaret', comment: 'Not <b>today</b>' },
          ];
        },
      },
      'sign-off-rejected',
      'CTO: @margaret rejected it: “Not <b>today</b>”.',
    ],
    [
      'an environment was created by the job that names it',
      { change: signing => signing.environments.set('sign-off-cto', UNPROTECTED) },
      'sign-off-unprotected',
      'CTO: the environment sign-off-cto has no required reviewers',
    ],
    [
      'an environment is gone',
      { change: signing => signing.environments.delete('sign-off-cto') },
      'sign-off-unprotected',
      'CTO: the environment sign-off-cto does not exist.',
    ],
    [
      'admins may bypass',
      { change: protect('cto', { adminsBypass: true }) },
      'sign-off-unprotected',
      'sign-off-cto lets administrators bypass its reviewers.',
    ],
    [
      'nobody says whether admins may bypass',
      { change: protect('cto', { adminsBypass: undefined }) },
      'sign-off-unprotected',
      'could not be seen whole: GitHub does not say whether administrators can bypass it',
    ],
    [
      'self-review is allowed',
      { change: protect('cto', { preventSelfReview: false }) },
      'sign-off-unprotected',
      'lets whoever starts the run approve it themselves',
    ],
    [
      'there are other reviewers than configured',
      { change: protect('technical-lead', { reviewers: [{ user: 'ada' }, { user: 'mallory' }] }) },
      'sign-off-unprotected',
      'lets @mallory approve, whom the config does not name; it does not ask @grace, whom the config names',
    ],
    [
      'the environment is for other branches',
      { change: protect('cto', { branches: ['release/*'] }) },
      'sign-off-unprotected',
      'is for release/*, and this run is on main',
    ],
    [
      'the config has changed since',
      { config: SIGNING_CONFIG.replace('people: [ada, grace]', 'people: [ada, grace, mallory]') },
      'evidence-stale',
      'the report was judged by another config',
    ],
    [
      'another commit is checked out',
      { job: { env: { ...onMain, GITHUB_SHA: '9'.repeat(40) } } },
      'evidence-stale',
      `the report is of another commit: ${SHA} instead of ${'9'.repeat(40)}`,
    ],
    [
      'the report is of another run',
      { job: { env: { ...onMain, GITHUB_RUN_ID: '101' } } },
      'evidence-stale',
      'the report is of another run: 100 instead of 101',
    ],
    [
      'the report is of another repository',
      { job: { env: { ...onMain, GITHUB_REPOSITORY: 'mallory/hello.world' } } },
      'evidence-stale',
      'the report is of another repository',
    ],
    [
      'the report is of the attempt before',
      { job: { env: { ...onMain, GITHUB_RUN_ATTEMPT: '2' } } },
      'evidence-stale',
      'the report is of another attempt of the run: 1 instead of 2',
    ],
    [
      'nobody says which report was approved',
      { inputs: { 'report-digest': '' } },
      'evidence-missing',
      'pass `report-digest` from the job that validated',
    ],
    [
      'there is no report',
      { inputs: { report: 'elsewhere/report.json' } },
      'evidence-missing',
      'elsewhere/report.json: no such file',
    ],
    ['the report is cut off', { evidence: '{"schemaVersion": 1,' }, 'evidence-missing', 'the JSON ends early'],
  ])('is no-go: %s', async (_, attack, code, message) => {
    const { ended, report } = await signOff(attack);
    expect([ended.code, ended.outputs.decision, ended.outputs['reason-code']]).toEqual([1, 'no-go', code]);
    expect(report.reasons.filter(reason => reason.code === code).map(reason => reason.message)).toEqual(
      expect.arrayContaining(first(message)),
    );
    expect(ended.summary).toMatch(/NO-GO|WAITS FOR PEOPLE/);
  });

  it('is no-go: the report was edited, with and without its digest', async () => {
    const edited = evidence.replace('The drill was held.', 'The drill was held twice.');
    expect(edited).not.toBe(evidence);
    const { report } = await signOff({ evidence: edited });
    expect(report.reasons.map(({ code, message }) => [code, message])).toEqual([
      [
        'evidence-stale',
        `report.json has the digest ${digestOf(edited)}, and what was validated had ${digestOf(evidence)}: it was changed since`,
      ],
      ...['Technical Lead', 'DevOps Lead', 'CTO'].map(title => [
        'sign-off-pending',
        `${title}: What may have been signed is not this evidence.`,
      ]),
      ['sign-off-pending', 'devops-lead has yet to attest: The drill was held.'],
    ]);
  });

  it('is no-go: a result was turned by hand, its digest too', async () => {
    const report: Report = JSON.parse(evidence);
    const failing = JSON.stringify({
      ...report,
      counts: { ...report.counts, passed: 1, pending: 0, errored: 1 },
      checks: report.checks.map(check =>
        check.id === 'drill' ? { ...check, status: 'errored', reasonCode: 'check-errored' } : check,
      ),
    });
    const { ended } = await signOff({ evidence: failing, inputs: { 'report-digest': digestOf(failing) } });
    expect([ended.outputs.decision, ended.outputs['reason-code']]).toEqual(['no-go', 'check-errored']);
  });

  it('is no-go: a comment says what nobody has signed, edited or not', async () => {
    const { report, requests } = await signOff({
      change: ({ run, pulls }) => {
        run.approvals = [];
        pulls.push({
          number: 7,
          author: 'mona',
          head: SHA,
          reviews: [
            { by: 'ada', state: 'COMMENTED', commit: SHA, body: 'Approved as Technical Lead, DevOps Lead and CTO' },
          ],
        });
      },
    });
    expect([report.decision, report.reasonCode]).toEqual(['no-go', 'sign-off-pending']);
    expect(requests.filter(({ request }) => request.includes('/comments'))).toEqual([]);
  });

  it('is no-go: what was signed is signed again', async () => {
    const { ended } = await signOff({});
    const signed = ended.read(SIGNED) ?? '';
    const again = await signOff({ evidence: signed, inputs: { 'report-digest': digestOf(signed) } });
    expect(again.ended.outputs['reason-code']).toBe('evidence-stale');
  });

  it('is no-go: approvals of attempt 1 in attempt 2', async () => {
    const again = evidence.replace('"runAttempt": "1"', '"runAttempt": "2"');
    const { report } = await signOff({
      change: ({ run, at }) => {
        run.attempts = [{ by: 'mona', startedAt: at(-3600), jobs: jobsAt(at, -3600) }, ...run.attempts];
      },
      evidence: again,
      inputs: { 'report-digest': digestOf(again) },
      job: { env: { ...onMain, GITHUB_RUN_ATTEMPT: '2' } },
    });
    expect([report.reasonCode, report.reasons[0]?.message]).toEqual([
      'sign-off-pending',
      'Technical Lead: GitHub does not say which approval in sign-off-technical-lead is of this stage and attempt: sign each stage in a run of its own, and start a new run instead of another attempt. It can be signed by @ada or @grace.',
    ]);
  });

  it('is no-go: who has started an attempt before approves', async () => {
    const again = evidence.replace('"runAttempt": "1"', '"runAttempt": "2"');
    const { report } = await signOff({
      change: ({ run, at }) => {
        run.attempts = [{ by: 'ada', startedAt: at(-3600), jobs: [] }, ...run.attempts];
      },
      evidence: again,
      inputs: { 'report-digest': digestOf(again) },
      job: { env: { ...onMain, GITHUB_RUN_ATTEMPT: '2' } },
    });
    expect(report.reasons[0]?.message).toContain('Technical Lead: @ada started this run.');
  });

  it('is no-go: the newest release holds this very commit, so that nobody is its author', async () => {
    const config = SIGNING_CONFIG.replace('cto] }', 'cto], since: release }');
    const { report } = await signOff({
      config,
      evidence: evidence.replaceAll(digestOf(SIGNING_CONFIG), digestOf(config)),
      inputs: { 'report-digest': digestOf(evidence.replaceAll(digestOf(SIGNING_CONFIG), digestOf(config))) },
      change: signing => {
        signing.history.releases = [{ tag: 'v9', sha: SHA }];
        signing.history.commits = signing.history.commits.map(each => ({ ...each, author: 'ada' }));
      },
    });
    expect(report.reasons[0]?.message).toContain('Technical Lead: @ada wrote the commit');
  });
});

describe.concurrent('a pull request', () => {
  it('whose base cannot be read does not get to name its signers', async () => {
    const { ended } = await signOff({
      evidence: evidenceOfPull,
      inputs: { 'report-digest': digestOf(evidenceOfPull) },
      job: { event: pullRequest, env: {} },
    });
    expect([ended.code, ended.outputs['reason-code']]).toEqual([2, 'config-invalid']);
  });
});

describe.concurrent('a merge group', () => {
  it('whose base cannot be read does not get to name its signers either', async () => {
    const event = { name: 'merge_group', payload: { merge_group: { base_sha: 'b'.repeat(40), head_sha: SHA } } };
    const { ended } = await signOff({ job: { event } });
    expect([ended.code, ended.outputs['reason-code']]).toEqual([2, 'config-invalid']);
  });
});

describe.concurrent('what GitHub does not tell', () => {
  const lists = [
    ['the approvals', `${BASE}/actions/runs/100/approvals`],
    ['what it waits for', `${BASE}/actions/runs/100/pending_deployments`],
    ['an environment', `${BASE}/environments/sign-off-cto`],
    ['the attempt', `${BASE}/actions/runs/100/attempts/1`],
    ['the jobs', `${BASE}/actions/runs/100/attempts/1/jobs`],
    ['the commits', `${BASE}/compare/`],
    ['the deployments', `${BASE}/deployments`],
  ] as const;

  it.each(
    lists.flatMap(([what, on]) => [
      [what, '403', on, { status: 403, message: 'Resource not accessible by integration' }] as const,
      [what, '404', on, { status: 404, message: 'Not Found' }] as const,
      [what, 'cut off', on, 'cut'] as const,
    ]),
  )('is no-go: %s (%s)', async (_, __, on, does) => {
    const { ended } = await signOff({ faults: [{ on, does }] });
    expect([ended.code, ended.outputs.decision]).toEqual([1, 'no-go']);
    expect(['sign-off-pending', 'sign-off-unprotected']).toContain(ended.outputs['reason-code']);
  });

  it('is asked for again where the server fails once', async () => {
    const on = `${BASE}/actions/runs/100/approvals`;
    const { report } = await signOff({ faults: [{ on, times: 1, does: { status: 500, message: 'Server Error' } }] });
    expect(report.decision).toBe('go');
  });

  it('is no-go where it never answers', async () => {
    const { report } = await signOff({ faults: [{ on: `${BASE}/actions/runs/100/approvals`, does: 'hang' }] });
    expect([report.decision, report.reasonCode]).toEqual(['no-go', 'sign-off-pending']);
  });
});
