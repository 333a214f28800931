import { describe, expect, it } from 'vitest';
import { audit, type Protection, type Wanted } from '../../../src/engines/sign-off/audit.js';
import { type RoleRules, type Separation, type Voter, whyNot } from '../../../src/engines/sign-off/eligibility.js';
import { isJobOf, type TimedJob, validationEnd, whyNoSign } from '../../../src/engines/sign-off/order.js';

const voter = (login: string, id: number | undefined = 1): Voter => ({ id, login, isBot: login.endsWith('[bot]') });
const rules: RoleRules = { people: ['Octocat'], teams: [], allowAuthor: false, allowStarter: false };
const nobody: Separation = { starters: [], authors: [] };

describe('somebody’s yes', () => {
  it.each<[string, Voter, Partial<RoleRules>, Partial<Separation>, string | undefined]>([
    ['of a person of the role', voter('octocat'), {}, {}, undefined],
    ['of a bot', voter('octocat[bot]'), { people: ['octocat[bot]'] }, {}, 'is a bot'],
    ['of somebody else', voter('mallory'), {}, {}, 'is not among the people of the role'],
    ['of a member of the role’s team', voter('mallory'), { teams: ['o/leads'] }, {}, undefined],
    ['where the environment alone says who', voter('mallory'), { people: [] }, {}, undefined],
    [
      'of who started the run',
      voter('octocat'),
      {},
      { starters: [{ by: voter('octocat'), what: 'started the run' }] },
      'started the run',
    ],
    [
      'of who started the run under another name',
      voter('octocat', 7),
      {},
      { starters: [{ by: voter('old-name', 7), what: 'started the run' }] },
      'started the run',
    ],
    [
      'of who started the run, where that is allowed',
      voter('octocat'),
      { allowStarter: true },
      { starters: [{ by: voter('octocat'), what: 'started the run' }] },
      undefined,
    ],
    [
      'of an author',
      voter('octocat'),
      {},
      { authors: [{ by: voter('OCTOCAT'), what: 'wrote 1f0c3e5' }] },
      'wrote 1f0c3e5',
    ],
    [
      'of an author, where that is allowed',
      voter('octocat'),
      { allowAuthor: true },
      { authors: [{ by: voter('octocat'), what: 'wrote 1f0c3e5' }] },
      undefined,
    ],
    ['of a namesake', voter('octocat', 7), {}, { authors: [{ by: voter('octocat', 8), what: 'wrote it' }] }, undefined],
    [
      'of an author of whom only the name is known',
      voter('octocat', 7),
      {},
      { authors: [{ by: { id: undefined, login: 'Octocat', isBot: false }, what: 'helped to write it' }] },
      'helped to write it',
    ],
  ])('%s', (_, who, role, separation, expected) => {
    const at = { rules: { ...rules, ...role }, separation: { ...nobody, ...separation } };
    expect(whyNot(who, at)).toBe(expected);
  });
});

describe('an environment', () => {
  const good: Protection = {
    name: 'sign-off-lead',
    reviewers: [
      { kind: 'person', name: 'octocat' },
      { kind: 'team', name: 'octo-org/leads' },
    ],
    preventsSelfReview: true,
    adminsCanBypass: false,
    refs: [
      { kind: 'branch', pattern: 'main' },
      { kind: 'branch', pattern: 'release/*' },
      { kind: 'tag', pattern: 'v*' },
    ],
  };
  const wanted: Wanted = {
    environment: 'sign-off-lead',
    people: ['Octocat'],
    teams: ['octo-org/leads'],
    allowStarter: false,
    ref: 'refs/heads/main',
  };

  it.each<[string, Protection | undefined, Partial<Wanted>, readonly string[]]>([
    ['protected as configured', good, {}, []],
    ['on another branch that matches', good, { ref: 'refs/heads/release/2' }, []],
    ['on a tag that matches', good, { ref: 'refs/tags/v1.0' }, []],
    ['for every branch', { ...good, refs: 'all' }, {}, []],
    ['for protected branches', { ...good, refs: 'protected' }, {}, []],
    ['that names nobody in the config', good, { people: [], teams: [] }, []],
    ['that may review itself', { ...good, preventsSelfReview: false }, { allowStarter: true }, []],
    ['that is not there', undefined, {}, ['does not exist']],
    [
      'without reviewers',
      { ...good, reviewers: [] },
      {},
      ["has no required reviewers: jobs in it start without anybody's approval"],
    ],
    [
      'with self-review',
      { ...good, preventsSelfReview: false },
      {},
      ['lets whoever starts the run approve it themselves'],
    ],
    [
      'of whose self-review nothing is known',
      { ...good, preventsSelfReview: undefined },
      {},
      ['lets whoever starts the run approve it themselves'],
    ],
    ['with admin bypass', { ...good, adminsCanBypass: true }, {}, ['lets administrators bypass its reviewers']],
    [
      'of whose admin bypass nothing is known',
      { ...good, adminsCanBypass: undefined },
      {},
      ['could not be seen whole: GitHub does not say whether administrators can bypass it'],
    ],
    [
      'with other reviewers',
      { ...good, reviewers: [{ kind: 'person', name: 'mallory' }] },
      {},
      [
        'lets @mallory approve, whom the config does not name',
        'does not ask @Octocat, team octo-org/leads, whom the config names',
      ],
    ],
    [
      'with a team that is called like a person',
      {
        ...good,
        reviewers: [
          { kind: 'team', name: 'octo-org/leads' },
          { kind: 'team', name: 'x/octocat' },
        ],
      },
      { people: ['octocat'] },
      ['lets team x/octocat approve, whom the config does not name', 'does not ask @octocat, whom the config names'],
    ],
    [
      'on another branch',
      good,
      { ref: 'refs/heads/feature/release/2' },
      ['is for main, release/*, tag v*, and this run is on feature/release/2'],
    ],
    [
      'on a branch that is called like a tag',
      good,
      { ref: 'refs/heads/v1' },
      ['is for main, release/*, tag v*, and this run is on v1'],
    ],
    ['for no branch', { ...good, refs: [] }, {}, ['is for no branch, and this run is on main']],
    [
      'on nobody knows which branch',
      good,
      { ref: undefined },
      ['is for some branches only, and the run does not say on which it is'],
    ],
  ])('%s', (_, found, more, expected) => {
    expect(audit(found, { ...wanted, ...more })).toEqual(expected);
  });
});

describe('the order of jobs', () => {
  const at = (time: string): string => `2026-11-25T${time}Z`;
  const job = (parts: Partial<TimedJob>): TimedJob => ({
    name: 'sign-off-lead',
    status: 'completed',
    conclusion: 'success',
    createdAt: at('12:10:01'),
    startedAt: at('12:30:00'),
    completedAt: at('12:30:10'),
    ...parts,
  });
  const validated = Date.parse(at('12:10:00'));

  it.each([
    ['sign-off-lead', true],
    ['Sign-off-Lead', true],
    ['gate / sign-off-lead', true],
    ['release / gate / sign-off-lead', true],
    ['gate / sign (lead, sign-off-lead)', true],
    ['sign (lead)', true],
    ['sign-off-lead-2', false],
    ['not sign-off-lead', false],
    ['leader', false],
    ['lead', false],
    ['checks / lead', false],
    ['sign-off-lead / other', false],
  ])('finds that %s is the job of the role: %s', (name, expected) => {
    expect(isJobOf({ name }, { environment: 'sign-off-lead', role: 'lead' })).toBe(expected);
  });

  it('takes the last that ran when the report was written', () => {
    const validate = job({ startedAt: at('12:00:00'), completedAt: at('12:10:00') });
    const beside = job({ startedAt: at('12:05:00'), completedAt: at('12:12:00') });
    const later = job({ startedAt: at('12:20:00'), completedAt: at('12:22:00') });
    const running = job({ startedAt: at('12:05:00'), completedAt: undefined });
    const jobs = [validate, beside, later, running];
    expect(validationEnd(jobs, Date.parse(at('12:09:58')))).toBe(Date.parse(at('12:12:00')));
    expect(validationEnd([validate, later], Date.parse(at('12:09:58')))).toBe(validated);
    expect(validationEnd([later, running], Date.parse(at('12:09:58')))).toBeUndefined();
  });

  it.each([
    ['as late as the clocks may differ', '12:10:30', true],
    ['a second later', '12:10:31', false],
    ['as early as the clocks may differ', '11:59:30', true],
    ['a second earlier', '11:59:29', false],
  ])('is known of a report written %s', (_, time, isKnown) => {
    const validate = job({ startedAt: at('12:00:00'), completedAt: at('12:10:00') });
    expect(validationEnd([validate], Date.parse(at(time)))).toBe(isKnown ? validated : undefined);
  });

  it.each<[string, Partial<TimedJob>, string | undefined]>([
    ['after it', {}, undefined],
    ['while it still runs', { status: 'in_progress', conclusion: undefined, completedAt: undefined }, undefined],
    ['that started before', { startedAt: at('12:09:59') }, 'could be approved before the validation had ended'],
    ['that waited since before', { createdAt: at('12:00:00') }, 'could be approved before the validation had ended'],
    ['that waits', { status: 'waiting', conclusion: undefined }, 'waits for approval'],
    ['that was skipped', { conclusion: 'skipped' }, 'was skipped'],
    ['that was cancelled', { conclusion: 'cancelled' }, 'was cancelled'],
    ['that is queued', { status: 'queued', conclusion: undefined }, 'waits for approval'],
    ['that is pending', { status: 'pending', conclusion: undefined }, 'waits for approval'],
    ['that never started', { startedAt: undefined }, 'waits for approval'],
    ['that ended without a word', { conclusion: undefined }, 'ended in nothing known'],
    ['that started at the very moment', { startedAt: at('12:10:00') }, undefined],
    ['created as much before as two services may differ', { createdAt: at('12:09:55') }, undefined],
    ['created a second earlier', { createdAt: at('12:09:54') }, 'could be approved before the validation had ended'],
    ['created at a time that is none', { createdAt: 'soon' }, 'could be approved before the validation had ended'],
    ['that failed', { conclusion: 'failure' }, 'ended in failure'],
    ['with a time that is none', { startedAt: 'soon' }, 'could be approved before the validation had ended'],
  ])('a job %s', (_, parts, expected) => {
    expect(whyNoSign(job(parts), validated)).toBe(expected);
  });
});
