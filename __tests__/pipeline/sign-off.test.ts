import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import type { Config, Stage } from '../../src/config/schema.js';
import { decideSignOff } from '../../src/pipeline/sign-off/decide.js';
import { dryRun } from '../../src/pipeline/sign-off/dry-run.js';
import type { Bond } from '../../src/pipeline/sign-off/evidence.js';
import type { SignOffFacts } from '../../src/pipeline/sign-off/facts.js';
import { rolesOf } from '../../src/pipeline/sign-off/roles.js';
import { orphanNotices } from '../../src/pipeline/sign-off/to-sign.js';
import type { Job, Person, Review } from '../../src/ports/github/approvals.js';
import type { Report } from '../../src/report/report.js';
import { finding, report as reportOf, result } from '../reporters/sample.js';

const CONFIG = `version: 1
project: toolboxai
stages:
  staging:
    checks:
      - { id: a, kind: command, with: { run: [x] } }
      - { id: b, kind: manual, required: false, with: { role: qa, ask: It was tried. } }
    sign-off: { roles: [lead, qa] }
roles:
  lead: { title: Lead, people: [ada, grace] }
  qa: { title: QA, people: [linus, grace], minimum: 2 }
`;
const HEAD = '2'.repeat(40);
const OTHER = '3'.repeat(40);
const DIGEST = `sha256:${'5'.repeat(64)}`;

let config: Config;
let stage: Stage;
let report: Report;

beforeAll(async () => {
  const loaded = await loadConfig({ file: 'c.yml', text: CONFIG }, {});
  ({ config } = loaded);
  const found = config.stages.staging;
  if (!found) throw new Error('no stage');
  stage = found;
  const attestedBy = { role: 'qa', ask: 'It was tried.' };
  const checks = [
    result('a'),
    result('b', { kind: 'manual', required: false, status: 'pending', reasonCode: 'attestation-pending', attestedBy }),
  ];
  const subject = {
    repository: 'o/r',
    sha: '1'.repeat(40),
    head: HEAD,
    runId: '7',
    runAttempt: '1',
    configDigest: DIGEST,
  };
  report = reportOf(checks, { stage: 'staging', subject, startedAt: '2026-11-25T12:00:00.000Z', durationMs: 60_000 });
});

const ids = new Map(['ada', 'grace', 'linus', 'mona', 'mallory'].map((login, index) => [login, index + 1]));
const person = (login: string): Person => ({ id: ids.get(login) ?? 99, login, isBot: false });
const review = (login: string, state: string, more: Partial<Review> = {}): Review => ({
  state,
  commit: HEAD,
  submittedAt: '2026-11-25T12:30:00Z',
  by: person(login),
  comment: '',
  ...more,
});

/** Ended two seconds after the report was written, by a clock that is ahead of the runner's. */
const validate: Job = {
  name: 'validate',
  status: 'completed',
  conclusion: 'success',
  createdAt: '2026-11-25T11:59:00Z',
  startedAt: '2026-11-25T11:59:30Z',
  completedAt: '2026-11-25T12:01:02Z',
};

function factsOf(reviews: readonly Review[], more: Partial<SignOffFacts> = {}): SignOffFacts {
  const mona = person('mona');
  return {
    environments: new Map(),
    approvals: { is: [] },
    waiting: { is: [] },
    attempts: { is: [{ sha: HEAD, actor: mona, starter: mona, jobs: [validate] }] },
    pull: { is: { author: mona, head: HEAD, reviews } },
    commits: { is: { commits: [{ sha: HEAD, message: '', author: mona, committer: mona }], since: 'since v1' } },
    ...more,
  };
}

function bondOf({ isDryRun = false, ...more }: Partial<Bond> = {}): Bond {
  return {
    project: 'toolboxai',
    stageName: 'staging',
    stage,
    subject: report.subject,
    digest: DIGEST,
    wantedDigest: DIGEST,
    isDryRun,
    now: new Date('2026-11-25T12:00:00Z'),
    reviewsOnly: true,
    ...more,
  };
}

function decide(facts: SignOffFacts, signed = report): Report {
  const place = { server: 'https://github.com', repository: 'o/r', ref: 'refs/pull/7/merge' };
  return decideSignOff({ report: signed, bond: bondOf(), roles: rolesOf(config, stage), facts, place });
}

const all = [review('ada', 'APPROVED'), review('grace', 'APPROVED'), review('linus', 'APPROVED')];
const told = ({ decision, signOff }: Report) => [
  decision,
  ...(signOff?.roles ?? []).map(({ role, status, person: by, why }) => `${role} ${status}: ${by ?? why}`),
];

describe('reviews of a pull request', () => {
  it('sign for roles without an environment, and attest what is theirs', () => {
    const decided = decide(factsOf(all));
    expect(told(decided)).toEqual(['go', 'lead signed: ada', 'qa signed: grace, linus']);
    expect(decided.checks[1]).toMatchObject({
      status: 'passed',
      summary: '@grace and @linus attested it as QA: It was tried.',
    });
  });

  it('are of nothing where they came after the shards and before their reports were merged', () => {
    const merge = {
      ...validate,
      name: 'merge',
      startedAt: '2026-11-25T12:40:00Z',
      completedAt: '2026-11-25T12:40:09Z',
    };
    const mona = person('mona');
    const facts = factsOf(all, {
      attempts: { is: [{ sha: HEAD, actor: mona, starter: mona, jobs: [validate, merge] }] },
    });
    const merged = { ...report, collected: [], collectedAt: '2026-11-25T12:40:05.000Z' };
    const [first] = decide(facts, merged).signOff?.roles ?? [];
    expect(first?.why).toContain('@ada approved before the validation had ended.');
    const later = factsOf(
      all.map(each => ({ ...each, submittedAt: '2026-11-25T12:41:00Z' })),
      { attempts: facts.attempts },
    );
    expect(decide(later, merged).decision).toBe('go');
  });

  it.each<[string, readonly Review[], readonly string[]]>([
    [
      'are too few where a role needs two',
      all.slice(0, 2),
      ['lead signed: ada', 'qa pending: 1 of 2 have signed (grace). It can be signed by @linus or @grace.'],
    ],
    [
      'of one person count once, however many there are',
      [all[0], all[1], all[1]].flatMap(each => each ?? []),
      ['lead signed: ada', 'qa pending: 1 of 2 have signed (grace). It can be signed by @linus or @grace.'],
    ],
    [
      'of another commit do not count',
      [review('ada', 'APPROVED', { commit: OTHER }), ...all.slice(1)],
      [
        'lead signed: grace',
        'qa pending: 1 of 2 have signed (linus). @grace signs as Lead already. It can be signed by @linus or @grace.',
      ],
    ],
    [
      'from before the validation do not count',
      [review('ada', 'APPROVED', { submittedAt: '2026-11-25T12:01:01Z' }), ...all.slice(1)],
      [
        'lead signed: grace',
        'qa pending: 1 of 2 have signed (linus). @grace signs as Lead already. It can be signed by @linus or @grace.',
      ],
    ],
    [
      'of another commit are told where nobody else has signed',
      [
        review('ada', 'APPROVED', { commit: OTHER }),
        review('grace', 'APPROVED', { submittedAt: '2026-11-25T12:01:01Z' }),
      ],
      [
        'lead pending: @ada approved another commit. @grace approved before the validation had ended. It can be signed by @ada or @grace.',
        'qa pending: 0 of 2 have signed. @grace approved before the validation had ended. It can be signed by @linus or @grace.',
      ],
    ],
    [
      'that were dismissed do not count',
      [review('ada', 'DISMISSED', { comment: 'too early' }), ...all.slice(2)],
      [
        'lead rejected: The review of @ada was dismissed: “too early”.',
        'qa pending: 1 of 2 have signed (linus). It can be signed by @linus or @grace.',
      ],
    ],
    [
      'are taken back by asking for changes',
      [...all, review('ada', 'CHANGES_REQUESTED', { comment: 'I saw **it**' })],
      ['lead rejected: @ada asked for changes: “I saw **it**”.', 'qa signed: grace, linus'],
    ],
    [
      'are not taken back by a comment',
      [...all, review('ada', 'COMMENTED', { comment: 'hm' })],
      ['lead signed: ada', 'qa signed: grace, linus'],
    ],
    [
      'are given again after changes',
      [review('ada', 'CHANGES_REQUESTED', { commit: OTHER }), ...all],
      ['lead signed: ada', 'qa signed: grace, linus'],
    ],
    [
      'of others say nothing',
      [review('mallory', 'APPROVED'), review('mallory', 'CHANGES_REQUESTED')],
      [
        'lead pending: Nobody has signed. It can be signed by @ada or @grace.',
        'qa pending: 0 of 2 have signed. It can be signed by @linus or @grace.',
      ],
    ],
  ])('%s', (_, reviews, expected) => {
    expect(told(decide(factsOf(reviews))).slice(1)).toEqual(expected);
  });

  it('are void once a commit was pushed after them', () => {
    const mona = person('mona');
    const decided = decide(factsOf(all, { pull: { is: { author: mona, head: OTHER, reviews: all } } }));
    expect(decided.reasons[0]).toEqual({
      code: 'evidence-stale',
      message: `the pull request has moved on to ${OTHER}, and ${HEAD} was validated`,
    });
  });

  it('of the author do not count, whoever started the run', () => {
    const ada = person('ada');
    const pull = { is: { author: ada, head: HEAD, reviews: all.slice(0, 1) } };
    expect(told(decide(factsOf([], { pull })))[1]).toBe(
      'lead pending: @ada opened the pull request. It can be signed by @ada or @grace.',
    );
  });

  it('cannot sign a run that is about no pull request', () => {
    expect(told(decide(factsOf(all, { pull: undefined })))[1]).toBe(
      'lead pending: Has no environment, so only a review can sign it, and this run is about no pull request. It can be signed by @ada or @grace.',
    );
  });

  it.each<[string, Partial<SignOffFacts>]>([
    ['the reviews', { pull: { unknown: 'GitHub did not list the reviews of #7: 403' } }],
    ['who started the run', { attempts: { unknown: 'GitHub did not show attempt 1: 403' } }],
    [
      'when the validation had ended',
      { attempts: { is: [{ sha: HEAD, actor: person('mona'), starter: person('mona'), jobs: [] }] } },
    ],
    ['whose commits these are', { commits: { unknown: 'GitHub did not compare: 403' } }],
  ])('sign nothing where nobody knows %s', (_, more) => {
    expect(told(decide(factsOf(all, more)))[0]).toBe('no-go');
  });
});

describe('a second attempt of the gate alone', () => {
  const place = { server: 'https://github.com', repository: 'o/r', ref: 'refs/pull/7/merge' };
  const ada = person('ada');
  const mona = person('mona');
  const again = (starter: Person, bond: Partial<Bond> = {}) => {
    const attempts = {
      is: [
        { sha: HEAD, actor: mona, starter: mona, jobs: [validate] },
        { sha: HEAD, actor: mona, starter, jobs: [validate] },
      ],
    };
    const subject = { ...report.subject, runAttempt: '2' };
    return decideSignOff({
      report,
      bond: bondOf({ subject, ...bond }),
      roles: rolesOf(config, stage),
      facts: factsOf(all, { attempts }),
      place,
    });
  };

  it('takes the report of the first, which reviews have signed since, and says so', () => {
    const decided = again(mona);
    expect([...told(decided), decided.subject.runAttempt]).toEqual([
      'go',
      'lead signed: ada',
      'qa signed: grace, linus',
      '2',
    ]);
  });

  it('is not signed by who has started it', () => {
    expect(told(again(ada)).slice(0, 2)).toEqual(['no-go', 'lead signed: grace']);
  });

  it('takes no report of another attempt where an environment signs, nor of a later one', () => {
    const message = 'the report is of another attempt of the run: 1 instead of 2';
    expect(again(mona, { reviewsOnly: false }).reasons[0]).toEqual({ code: 'evidence-stale', message });
    const later = { ...report, subject: { ...report.subject, runAttempt: '2' } };
    const decided = decideSignOff({
      report: later,
      bond: bondOf(),
      roles: rolesOf(config, stage),
      facts: factsOf(all),
      place,
    });
    expect(decided.reasonCode).toBe('evidence-stale');
  });
});

describe('a line whose role does not sign its stage', () => {
  it('is told of while it waits', () => {
    const line = (status: 'pending' | 'failed') =>
      result('drill', { status, attestedBy: { role: 'auditor', ask: 'Was the drill held?' } });
    expect(orphanNotices({ stage, results: [line('pending'), line('failed'), result('a')] })).toEqual([
      'drill waits for auditor, which does not sign this stage off: add it to `sign-off.roles`.',
    ]);
    const [role = ''] = stage['sign-off']?.roles ?? [];
    const own = result('drill', { status: 'pending', attestedBy: { role, ask: 'Was the drill held?' } });
    expect(orphanNotices({ stage, results: [own] })).toEqual([]);
  });
});

describe('a sign-off', () => {
  it('excuses nothing by a waiver that has ended while people thought', () => {
    const place = { server: 'https://github.com', repository: 'o/r', ref: undefined };
    const by = { reason: 'r', owner: 'o', expires: '2026-11-25' };
    const waived = result('a', {
      status: 'waived',
      reasonCode: 'waived',
      findings: [finding({ message: 'known', waived: by })],
    });
    const on = (today: string) =>
      decideSignOff({
        report: { ...report, checks: [waived, ...report.checks.slice(1)] },
        bond: bondOf({ now: new Date(`${today}T12:00:00Z`) }),
        roles: rolesOf(config, stage),
        facts: factsOf(all),
        place,
      }).reasons[0];
    expect(on('2026-11-25')?.code).not.toBe('evidence-stale');
    const message = 'a waiver of a has ended since, on 2026-11-25: run the stage again';
    expect(on('2026-11-26')).toEqual({ code: 'evidence-stale', message });
  });

  it('is no-go on a result that has become too old while people thought, and says who has signed', () => {
    const place = { server: 'https://github.com', repository: 'o/r', ref: undefined };
    const aged = { ...stage, checks: stage.checks.map(check => ({ ...check, 'max-age': 86_400_000 })) };
    const at = (now: string) =>
      decideSignOff({
        report: {
          ...report,
          checks: report.checks.map(check => ({ ...check, startedAt: '2026-11-25T11:00:00.000Z' })),
        },
        bond: bondOf({ stage: aged, now: new Date(now) }),
        roles: rolesOf(config, stage),
        facts: factsOf(all),
        place,
      });
    expect(at('2026-11-26T11:00:00Z').reasons.filter(({ code }) => code === 'evidence-stale')).toEqual([]);
    const late = at('2026-11-27T11:00:00Z');
    expect([late.decision, late.reasonCode]).toEqual(['no-go', 'evidence-stale']);
    expect(late.reasons[0]?.message).toMatch(/old, older than 24 h; run staging again, and have it signed$/);
    expect(late.signOff?.roles.map(({ status }) => status)).toEqual(['signed', 'signed']);
  });

  it('does not heal what the report itself says', () => {
    const failed = { ...report, decision: 'no-go' as const, reasonCode: 'evidence-missing' as const };
    const reasons = [{ code: 'evidence-missing' as const, message: 'staging has not passed' }];
    const place = { server: 'https://github.com', repository: 'o/r', ref: undefined };
    const roles = rolesOf(config, stage);
    const decided = decideSignOff({
      report: { ...failed, reasons },
      bond: bondOf(),
      roles,
      facts: factsOf(all),
      place,
    });
    expect([decided.decision, decided.reasons]).toEqual(['no-go', reasons]);
  });

  it.each<[string, Partial<Report>, string]>([
    ['of a part of the stage', { selection: { only: ['a'], of: 2 } }, 'the report is of a part of the stage only'],
    [
      'of another stage',
      { stage: 'production' },
      'the report is of toolboxai / production, not of toolboxai / staging',
    ],
    ['of another project', { project: 'other' }, 'the report is of other / staging, not of toolboxai / staging'],
    ['that lacks a check', { checks: [result('a')] }, 'the report has no result of b'],
    [
      'with a check that the stage does not have',
      {
        checks: [
          result('a'),
          result('b', { kind: 'manual', required: false, attestedBy: { role: 'qa', ask: '' } }),
          result('c'),
        ],
      },
      'the report has a result of c, which the stage does not have',
    ],
    [
      'with another check under its name',
      {
        checks: [
          result('a', { required: false }),
          result('b', { kind: 'manual', required: false, attestedBy: { role: 'qa', ask: '' } }),
        ],
      },
      'the report has another check under the name a',
    ],
    [
      'with a line that another role attests',
      {
        checks: [result('a'), result('b', { kind: 'manual', required: false, attestedBy: { role: 'lead', ask: '' } })],
      },
      'the report has another check under the name b',
    ],
  ])('takes no report %s', (_, parts, message) => {
    const place = { server: 'https://github.com', repository: 'o/r', ref: undefined };
    const asked = { bond: bondOf(), roles: rolesOf(config, stage), facts: factsOf(all), place };
    const decided = decideSignOff({ ...asked, report: { ...report, ...parts } });
    expect(decided.reasons[0]?.message).toBe(message);
    expect(['evidence-missing', 'evidence-stale']).toContain(decided.reasonCode);
  });
});

describe('a dry run', () => {
  const approvals = ['ada:lead', 'grace:qa', 'linus:qa'].map(each => {
    const [by = '', role = ''] = each.split(':');
    return { role, person: by, state: 'approved' as const, comment: '' };
  });
  const run = (file: Partial<Parameters<typeof dryRun>[1]>) =>
    dryRun(
      { report, bond: bondOf({ isDryRun: true }), roles: rolesOf(config, stage) },
      { approvals, starters: [], authors: [], ...file },
    );

  it('says what would be, as a dry run of no workflow', () => {
    const decided = run({});
    expect([...told(decided), decided.signOff?.dryRun, decided.subject.event, decided.subject.runId]).toEqual([
      'go',
      'lead signed: ada',
      'qa signed: grace, linus',
      true,
      'dry-run',
      undefined,
    ]);
  });

  it('separates duties by what the file says', () => {
    expect(told(run({ authors: ['Ada'], starters: ['linus'] }))).toEqual([
      'no-go',
      'lead pending: @ada wrote a commit of it. It can be signed by @ada or @grace.',
      'qa pending: 1 of 2 have signed (grace). @linus started this run. It can be signed by @linus or @grace.',
    ]);
  });

  it('knows a no', () => {
    const no = { role: 'lead', person: 'grace', state: 'rejected' as const, comment: 'not yet' };
    expect(told(run({ approvals: [...approvals, no] }))[1]).toBe('lead rejected: @grace rejected it: “not yet”.');
  });
});
