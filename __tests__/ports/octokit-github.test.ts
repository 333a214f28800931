import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitHub } from '../../src/ports/github/github.js';
import { octokitGitHub } from '../../src/ports/github/octokit-github.js';
import { type Fault, type GitHubApi, type GitHubSetting, PULL, startGitHub } from '../e2e/github-api.js';

const LIST = 'GET /repos/octo-org/hello.world/issues/7/comments';
const page = (number: number) => ({
  request: `${LIST}?per_page=100&page=${number}`,
  token: 'ghs_test',
});

let server: GitHubApi;
let github: GitHub;

async function open(setting: GitHubSetting, signal = new AbortController().signal): Promise<void> {
  server = await startGitHub(setting);
  github = octokitGitHub({
    apiUrl: server.url,
    token: 'ghs_test',
    repository: { owner: 'octo-org', repo: 'hello.world' },
    signal,
  });
}

beforeEach(() => open({}));
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  expect(server.violations).toEqual([]);
});

const failing = (does: Fault['does'], times?: number): GitHubSetting => ({
  faults: [{ on: LIST, does, ...(times === undefined ? {} : { times }) }],
});

describe('the comments of a pull request', () => {
  it('are read to the last page', async () => {
    const comments = Array.from({ length: 5 }, (_, index) => ({ id: index + 1, author: 'octocat', body: `${index}` }));
    await open({ comments, pageSize: 2 });
    expect(await github.comments(PULL)).toEqual(comments);
    expect(server.requests).toEqual([page(1), page(2), page(3)]);
  });

  it('can be written, changed and removed', async () => {
    const created = await github.createComment(PULL, 'one');
    expect(created).toEqual({ id: 1001, author: 'github-actions[bot]', body: 'one' });
    await github.updateComment(1001, 'two');
    expect(server.comments).toEqual([{ ...created, body: 'two' }]);
    await github.deleteComment(1001);
    expect(server.comments).toEqual([]);
  });

  it('belong to the account of the token', async () => {
    expect(await github.login()).toBe('github-actions[bot]');
    expect(server.requests).toEqual([
      { request: 'POST /graphql', token: 'ghs_test', body: { query: '{ viewer { login } }' } },
    ]);
  });
});

describe('the files that changed', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `src/${index}.ts` }));
  const commits = { base: 'a'.repeat(40), head: 'b'.repeat(40) };

  it('are those of a pull request, under their old names too', async () => {
    await open({ changed: [{ name: 'a.ts' }, { name: 'c.ts', before: 'b.ts' }, { name: 'd.ts' }], pageSize: 2 });
    expect(await github.changedFiles({ pull: PULL })).toEqual(['a.ts', 'c.ts', 'b.ts', 'd.ts']);
    expect(server.requests.map(({ request }) => request)).toEqual([
      'GET /repos/octo-org/hello.world/pulls/7/files?per_page=100&page=1',
      'GET /repos/octo-org/hello.world/pulls/7/files?per_page=100&page=2',
    ]);
  });

  it('are those between two commits', async () => {
    await open({ changed: [{ name: 'a.ts' }] });
    expect(await github.changedFiles(commits)).toEqual(['a.ts']);
    expect(server.requests.map(({ request }) => request)).toEqual([
      `GET /repos/octo-org/hello.world/compare/${commits.base}...${commits.head}?per_page=1`,
    ]);
  });

  it.each(['diverged', 'behind'] as const)('are not known of a forced push: the commits are %s', async compared => {
    await open({ changed: [{ name: 'a.ts' }], compared });
    expect(await github.changedFiles(commits)).toBeUndefined();
  });

  it('are not known where GitHub lists no more of a pull request', async () => {
    await open({ changed: many(3000) });
    expect(await github.changedFiles({ pull: PULL })).toBeUndefined();
  });

  it('are not known where GitHub lists no more of a comparison', async () => {
    await open({ changed: many(301) });
    expect(await github.changedFiles(commits)).toBeUndefined();
  });
});

describe('a failure of GitHub', () => {
  it.each([
    [401, 'Bad credentials', 'forbidden'],
    [403, 'Resource not accessible by integration', 'forbidden'],
    [404, 'Not Found', 'not-found'],
    [410, 'Issues are disabled for this repo', 'not-found'],
    [422, 'Validation Failed', 'refused'],
  ])('with %i is not asked for twice', async (status, message, why) => {
    await open(failing({ status, message }));
    await expect(github.comments(PULL)).rejects.toMatchObject({
      why,
      message: `GitHub did not list the comments of #7: ${status} ${message} - https://docs.github.com/rest`,
    });
    expect(server.requests).toEqual([page(1)]);
  });

  it.each([
    ['a plain 429', { status: 429, message: 'Too many requests', headers: { 'retry-after': '1' } }],
    [
      'a secondary limit',
      { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '1' } },
    ],
    ['a server error', { status: 500, message: 'Server Error' }],
    ['a bad gateway', { status: 502, message: 'Bad Gateway' }],
  ])('is waited out: %s', async (_, does) => {
    await open(failing(does, 1));
    expect(await github.comments(PULL)).toEqual([]);
    expect(server.requests).toEqual([page(1), page(1)]);
  });

  it.each([
    [
      'a plain 429 that asks for an hour',
      { status: 429, message: 'Too many requests', headers: { 'retry-after': '3600' } },
    ],
    [
      'a secondary limit of an hour',
      { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '3600' } },
    ],
    [
      'an exhausted count',
      {
        status: 403,
        message: 'API rate limit exceeded',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) },
      },
    ],
  ])('is not waited out: %s', async (_, does) => {
    await open(failing(does));
    await expect(github.comments(PULL)).rejects.toMatchObject({ why: 'rate-limited' });
    expect(server.requests).toEqual([page(1)]);
  });

  it('is never an empty list: an answer that breaks off', async () => {
    await open({ ...failing('cut'), comments: [{ id: 1, author: 'octocat', body: 'x'.repeat(5000) }] });
    await expect(github.comments(PULL)).rejects.toMatchObject({ why: 'unreadable' });
    expect(server.requests).toEqual([page(1)]);
  });

  it('is a connection that hangs until the caller has had enough', async () => {
    const controller = new AbortController();
    await open(failing('hang'), controller.signal);
    const asked = github.comments(PULL);
    const seen = expect(asked).rejects.toMatchObject({ why: 'unreachable' });
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort(new DOMException('took too long', 'TimeoutError'));
    await seen;
    expect(server.requests).toEqual([page(1)]);
  });
});
