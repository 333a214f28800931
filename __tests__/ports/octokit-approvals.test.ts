import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitHubApprovals } from '../../src/ports/github/approvals.js';
import { octokitApprovals } from '../../src/ports/github/octokit-approvals.js';
import { account } from '../e2e/github/account.js';
import { type History, history } from '../e2e/github/commits.js';
import { environments, protectedBy, type StoredEnvironment, UNPROTECTED } from '../e2e/github/environments.js';
import { pulls, type StoredPull } from '../e2e/github/reviews.js';
import { runs, type StoredRun } from '../e2e/github/runs.js';
import { type Fault, type GitHubApi, startGitHub } from '../e2e/github-api.js';

const SHA = ['a', 'b', 'c', 'd'].map(digit => digit.repeat(40));
const [first = '', second = '', third = '', fourth = ''] = SHA;
const BASE = 'GET /repos/octo-org/hello.world';

const run: StoredRun = {
  id: 100,
  actor: 'mona',
  event: 'push',
  branch: 'main',
  sha: fourth,
  path: '.github/workflows/gate.yml',
  attempts: [
    { by: 'mona', startedAt: '2026-11-25T12:00:00Z', jobs: [] },
    {
      by: 'hubot[bot]',
      startedAt: '2026-11-25T13:00:00Z',
      jobs: [
        {
          name: 'validate',
          createdAt: '2026-11-25T13:00:01Z',
          startedAt: '2026-11-25T13:00:05Z',
          completedAt: '2026-11-25T13:02:00Z',
        },
        { name: 'gate', createdAt: '2026-11-25T13:02:01Z', startedAt: '2026-11-25T13:02:05Z' },
      ],
    },
  ],
  approvals: [{ environments: ['a', 'b'], state: 'approved', by: 'octocat', comment: 'Ship it!' }],
  waiting: [{ environment: 'c', reviewers: [{ user: 'octocat' }] }],
};
const pull: StoredPull = {
  number: 9,
  author: 'mona',
  head: fourth,
  reviews: [
    { by: 'octocat', state: 'APPROVED', commit: third },
    { by: 'octocat', state: 'DISMISSED', commit: fourth, body: 'no' },
  ],
};
const past: History = {
  commits: [
    { sha: first, author: 'mona' },
    { sha: second, author: 'octocat', committer: 'web-flow' },
    { sha: third, author: undefined },
    { sha: fourth, author: 'mona', message: 'Fix it' },
  ],
  releases: [
    { tag: 'v3', sha: fourth, draft: true },
    { tag: 'v2', sha: third, prerelease: true },
    { tag: 'v1', sha: second },
  ],
  deployments: [
    { environment: 'production', sha: third, states: ['failure'] },
    { environment: 'production', sha: fourth, states: ['success'], ref: 'topic/quick-fix' },
    { environment: 'production', sha: fourth, states: ['success'], ref: 'v9' },
    { environment: 'hot', sha: third, states: ['success'], ref: 'release/1' },
    { environment: 'tagged', sha: third, states: ['success'], ref: 'refs/tags/v1' },
    { environment: 'staging', sha: fourth, states: ['success'] },
    { environment: 'production', sha: second, states: ['inactive', 'success'] },
    { environment: 'production', sha: first, states: ['inactive', 'success'] },
  ],
};
const known = new Map<string, StoredEnvironment>([
  ['open', UNPROTECTED],
  ['sign off/cto', { ...protectedBy({ user: 'octocat' }, { team: 'octo-org/leads' }), branches: ['main', 'tag:v*'] }],
]);

let server: GitHubApi;
let github: GitHubApprovals;

async function open({ faults = [], pageSize = 100 }: { faults?: readonly Fault[]; pageSize?: number } = {}) {
  const areas = [environments(known), runs([run]), pulls([pull]), history(past)];
  server = await startGitHub({ areas, faults, pageSize });
  github = octokitApprovals({
    apiUrl: server.url,
    token: 'ghs_test',
    repository: { owner: 'octo-org', repo: 'hello.world' },
    signal: new AbortController().signal,
  });
}

beforeEach(() => open());
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  expect(server.violations).toEqual([]);
});

const person = (login: string) => ({ ...account(login), isBot: login.endsWith('[bot]') });

describe('a run', () => {
  it('has a log of approvals, each of several environments', async () => {
    expect(await github.approvals('100')).toEqual([
      { environments: ['a', 'b'], state: 'approved', by: person('octocat'), comment: 'Ship it!' },
    ]);
  });

  it('waits in some', async () => {
    expect(await github.waiting('100')).toEqual(['c']);
  });

  it('is started anew by others than who caused it', async () => {
    expect(await github.attempt('100', 2)).toEqual({
      sha: fourth,
      actor: person('mona'),
      starter: person('hubot[bot]'),
    });
  });

  it('has jobs, whatever pages they fill', async () => {
    await server[Symbol.asyncDispose]();
    await open({ pageSize: 1 });
    expect(await github.jobs('100', 2)).toEqual([
      {
        name: 'validate',
        status: 'completed',
        conclusion: 'success',
        createdAt: '2026-11-25T13:00:01Z',
        startedAt: '2026-11-25T13:00:05Z',
        completedAt: '2026-11-25T13:02:00Z',
      },
      {
        name: 'gate',
        status: 'in_progress',
        conclusion: undefined,
        createdAt: '2026-11-25T13:02:01Z',
        startedAt: '2026-11-25T13:02:05Z',
        completedAt: undefined,
      },
    ]);
  });
});

describe('an environment', () => {
  it('has reviewers and rules', async () => {
    expect(await github.environment('sign off/cto')).toEqual({
      name: 'sign off/cto',
      reviewers: [
        { kind: 'person', name: 'octocat' },
        { kind: 'team', name: 'octo-org/leads' },
      ],
      preventsSelfReview: true,
      adminsCanBypass: false,
      refs: [
        { kind: 'branch', pattern: 'main' },
        { kind: 'tag', pattern: 'v*' },
      ],
    });
  });

  it('that nobody has set up has none', async () => {
    expect(await github.environment('open')).toEqual({
      name: 'open',
      reviewers: [],
      preventsSelfReview: undefined,
      adminsCanBypass: true,
      refs: 'all',
    });
  });

  it('may not be there', async () => {
    expect(await github.environment('nowhere')).toBeUndefined();
  });
});

describe('a pull request', () => {
  it('has a head, an author and reviews', async () => {
    expect([await github.pull(9), await github.reviews(9)]).toEqual([
      { author: person('mona'), head: fourth },
      [
        { state: 'APPROVED', commit: third, submittedAt: '2026-11-25T12:00:00Z', by: person('octocat'), comment: '' },
        {
          state: 'DISMISSED',
          commit: fourth,
          submittedAt: '2026-11-25T12:00:00Z',
          by: person('octocat'),
          comment: 'no',
        },
      ],
    ]);
  });
});

describe('what came before', () => {
  it('are the commits since a tag, on every page', async () => {
    await server[Symbol.asyncDispose]();
    await open({ pageSize: 1 });
    expect(await github.commitsSince('v1', fourth)).toEqual([
      { sha: third, message: 'Change something', author: undefined, committer: undefined },
      { sha: fourth, message: 'Fix it', author: person('mona'), committer: person('mona') },
    ]);
  });

  it('are not known where the tag is not there', async () => {
    expect(await github.commitsSince('v9', fourth)).toBeUndefined();
  });

  it('are all commits', async () => {
    expect((await github.allCommits(third)).map(({ sha }) => sha)).toEqual([third, second, first]);
  });

  it('are releases that were published', async () => {
    expect(await github.releases()).toEqual(['v1']);
  });

  it('is the last deployment that succeeded and is fit for it', async () => {
    expect(await github.deployed('production', async () => true)).toBe(second);
    expect(await github.deployed('production', async sha => sha !== second)).toBe(first);
    expect(await github.deployed('nowhere', async () => true)).toBeUndefined();
  });

  it('is a deployment of a protected branch or a release alone: any job that names the environment makes one', async () => {
    expect(await github.deployed('hot', async () => true)).toBe(third);
    expect(await github.deployed('tagged', async () => true)).toBe(third);
    expect(await github.deployed('production', async sha => sha === fourth)).toBeUndefined();
  });
});

describe('a failure of GitHub', () => {
  const asks: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ['the approvals', `${BASE}/actions/runs/100/approvals`, () => github.approvals('100')],
    ['what it waits for', `${BASE}/actions/runs/100/pending_deployments`, () => github.waiting('100')],
    ['an environment', `${BASE}/environments/`, () => github.environment('open')],
    ['an attempt', `${BASE}/actions/runs/100/attempts/2`, () => github.attempt('100', 2)],
    ['the jobs', `${BASE}/actions/runs/100/attempts/2/jobs`, () => github.jobs('100', 2)],
    ['the reviews', `${BASE}/pulls/9/reviews`, () => github.reviews(9)],
    ['the commits', `${BASE}/compare/`, () => github.commitsSince('v1', fourth)],
    ['the releases', `${BASE}/releases`, () => github.releases()],
    ['the deployments', `${BASE}/deployments`, () => github.deployed('production', async () => true)],
  ];

  it.each(asks)('is never an answer: %s', async (_, on, ask) => {
    for (const [does, why] of [
      [{ status: 403, message: 'Resource not accessible by integration' }, 'forbidden'],
      ['cut', 'unreadable'],
    ] as const) {
      await server[Symbol.asyncDispose]();
      await open({ faults: [{ on, does }] });
      await expect(ask()).rejects.toMatchObject({ name: 'GitHubFailed', why });
    }
  });
});
