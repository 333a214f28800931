import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';
import { CONFIG, CREATE, commands, config, type Gate, gate } from './gate.js';
import { contentsArea } from './github/contents.js';
import { pullsArea, type StoredPull } from './github/pulls.js';
import { surfaces } from './github/surfaces.js';
import { type Area, type Fault, PULL, REPOSITORY, type StoredComment, TOKEN_LOGIN } from './github-api.js';
import { HEAD, pullRequest, SHA, TOKEN } from './runner.js';

const FORK = 'mallory/hello.world';
const FILE = 'incoming/report.json';
const MARKER = '<!-- deploy-validate:app/staging unverified -->';

const followed = {
  id: 100,
  run_attempt: 1,
  event: 'pull_request',
  head_sha: HEAD,
  head_branch: 'patch-1',
  head_repository: { full_name: FORK },
};
const event = (run: object = {}) => ({ name: 'workflow_run', payload: { workflow_run: { ...followed, ...run } } });
const head = { repository: FORK, branch: 'patch-1', sha: HEAD };
const ours: StoredPull = { number: PULL, head };

interface Given {
  readonly text?: string;
  readonly report?: (report: Report) => unknown;
  readonly run?: object;
  readonly pulls?: readonly StoredPull[];
  readonly comments?: readonly StoredComment[];
  readonly faults?: readonly Fault[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly areas?: readonly Area[];
  readonly cause?: { readonly name: string; readonly payload: unknown };
}

/** What the fork's own run wrote: a real report of a real run. */
let written: Report;
beforeAll(async () => {
  bundle();
  const { ended } = await gate({ inputs: { comment: 'never', token: '' }, event: pullRequest });
  written = JSON.parse(ended.read('.deploy-validate/report.json') ?? '');
});

const publish = (given: Given = {}): Promise<Gate> => {
  const text = given.text ?? JSON.stringify((given.report ?? (same => same))(written));
  const areas = [
    ...(given.areas ?? []),
    pullsArea(given.pulls ?? [ours]),
    contentsArea([{ names: [SHA], files: { [CONFIG]: config('true') } }]),
  ];
  return gate(
    {
      files: { [FILE]: text },
      inputs: { command: 'publish', 'report-dir': 'incoming', ...given.inputs },
      event: given.cause ?? event(given.run),
      env: { GITHUB_RUN_ID: '200' },
    },
    { areas, comments: given.comments ?? [], faults: given.faults ?? [] },
  );
};

const posted = ({ requests }: Gate): readonly string[] =>
  requests.map(({ request }) => request).filter(request => !request.startsWith('GET '));

describe.concurrent('publish', () => {
  it('comments on the pull request of the run, and says that nobody has verified it', async () => {
    const { ended, comments, requests } = await publish();
    expect(ended.code).toBe(0);
    expect(ended.outputs).toEqual({});
    expect(comments).toHaveLength(1);
    const body = comments[0]?.body ?? '';
    expect(body.startsWith(`${MARKER}\n<!-- run 100 attempt 1 -->\n## 🍴 Unverified: GO · app · staging\n`)).toBe(true);
    expect(body).toContain(`run of code from the fork ${FORK}, which can make it say anything. Nothing relies on it.`);
    expect(body).not.toContain('another config');
    expect(requests.map(({ request }) => request)).toContain(
      `GET /repos/${REPOSITORY}/pulls?state=open&head=mallory%3Apatch-1&per_page=100&page=1`,
    );
    expect(ended.stdout).toContain(`Comment created on pull request #${PULL}.`);
  });

  it('never touches what a run of this repository has said', async () => {
    const trusted = { id: 5, author: TOKEN_LOGIN, body: '<!-- deploy-validate:app/staging -->\nNO-GO' };
    const { comments } = await publish({ comments: [trusted] });
    expect(comments).toHaveLength(2);
    expect(comments[0]).toEqual(trusted);
  });

  it('says so where the change was judged by another config', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const { comments } = await publish({
      report: ({ subject, ...rest }) => ({ ...rest, subject: { ...subject, configDigest: digest } }),
    });
    expect(comments[0]?.body).toContain('It was judged by another config than the default branch has.');
  });

  it('writes a check run that is no success either, on demand', async () => {
    const there = surfaces();
    const { ended } = await publish({ inputs: { 'check-run': 'true' }, areas: [there.area] });
    expect([ended.code, commands(ended, 'warning')]).toEqual([0, []]);
    expect(there.checkRuns).toMatchObject([
      { name: 'deploy-validate/staging (unverified)', sha: HEAD, conclusion: 'neutral', annotations: [] },
    ]);
  });

  it('is never overwritten by an older run', async () => {
    const newer = { id: 5, author: TOKEN_LOGIN, body: `${MARKER}\n<!-- run 101 attempt 1 -->\nnewer` };
    const { comments, ended } = await publish({ comments: [newer] });
    expect(comments).toEqual([newer]);
    expect(ended.stdout).toContain('a newer run has written the comment');
  });

  it('finds the pull request by branch and commit, whatever the report names', async () => {
    const other = { number: 8, head: { ...head, sha: 'e'.repeat(40) } };
    const { requests } = await publish({
      pulls: [other, ours],
      report: ({ subject, ...rest }) => ({ ...rest, subject: { ...subject, ref: 'refs/pull/8/merge' } }),
    });
    expect(requests.map(({ request }) => request)).toContain(CREATE);
  });

  it('shows what a stranger wrote as text and nothing else', async () => {
    const nasty = `</details><script>alert(1)</script> @octocat #1 [x](https://evil.example) ${TOKEN} ::error::x`;
    const { comments, ended } = await publish({
      report: report => ({
        ...report,
        checks: report.checks.map(check => ({ ...check, name: nasty, summary: nasty, help: 'https://evil.example/x' })),
      }),
    });
    const body = comments[0]?.body ?? '';
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('@octocat');
    expect(body).not.toMatch(/[^\\]\]\(https:\/\/evil|<https:\/\/evil/);
    expect(`${body}${ended.stdout}`).not.toContain(TOKEN);
  });
});

describe.concurrent('a report that does not fit to its run', () => {
  const subject = (change: object) => (report: Report) => ({ ...report, subject: { ...report.subject, ...change } });

  it.each([
    ['another commit', subject({ head: 'f'.repeat(40) }), `it is about the commit ${'f'.repeat(40)}, not ${HEAD}`],
    ['another repository', subject({ repository: 'a/b' }), `it is about the repository a/b, not ${REPOSITORY}`],
    ['another run', subject({ runId: '99' }), 'it is about the run 99, not 100'],
    ['another attempt', subject({ runAttempt: '2' }), 'it is about the attempt 2, not 1'],
    ['another event', subject({ event: 'push' }), 'it is about the event push, not pull_request'],
    ['another project', (report: Report) => ({ ...report, project: 'x' }), 'it is about the project x, not app'],
    ['another stage', (report: Report) => ({ ...report, stage: 'production' }), 'which the config does not have'],
    ['nothing at all', () => ({}), 'report.json'],
    ['a go that it does not show', (report: Report) => ({ ...report, checks: [] }), 'contradicts itself'],
    ['a spoofed marker', (report: Report) => ({ ...report, project: 'app --><b>' }), 'it is about the project app'],
  ])('is refused: %s', async (_, report, message) => {
    const done = await publish({ report });
    expect([done.ended.code, posted(done), done.comments]).toEqual([1, [], []]);
    expect(commands(done.ended, 'error').join()).toContain('nothing is published: ');
    expect(commands(done.ended, 'error').join()).toContain(message);
  });

  it.each([
    ['cut short', '{"schemaVersion":1,'],
    ['empty', ''],
    ['larger than any report', ' '.repeat(17 * 1024 * 1024)],
  ])('is refused: %s', async (_, text) => {
    const done = await publish({ text });
    expect([done.ended.code, posted(done)]).toEqual([1, []]);
  });

  it('is refused where there is none', async () => {
    const done = await publish({ inputs: { 'report-dir': 'elsewhere' } });
    expect([done.ended.code, posted(done)]).toEqual([1, []]);
    expect(commands(done.ended, 'error').join()).toContain('elsewhere/report.json cannot be read');
  });
});

describe.concurrent('nothing is published', () => {
  it.each([
    ['the pull request has moved on', [{ ...ours, head: { ...head, sha: 'e'.repeat(40) } }]],
    ['the pull request is closed', [{ ...ours, state: 'closed' as const }]],
    ['another fork has a branch of that name', [{ ...ours, head: { ...head, repository: 'mallory/other' } }]],
    ['two pull requests have the same head', [ours, { ...ours, number: 8 }]],
  ])('where %s', async (_, pulls) => {
    const done = await publish({ pulls });
    expect([done.ended.code, posted(done)]).toEqual([0, []]);
    expect(done.ended.stdout).toContain('Nothing is published: ');
  });

  it.each([
    ['a push', event({ event: 'push' }), 'publish is for runs of pull requests'],
    ['no run of another workflow', pullRequest, 'the event is pull_request'],
    ['a payload without a commit', event({ head_sha: 'main' }), 'the event is workflow_run'],
  ])('for %s', async (_, cause, message) => {
    const done = await publish({ cause });
    expect([done.ended.code, done.requests]).toEqual([2, []]);
    expect(commands(done.ended, 'error').join()).toContain(message);
  });

  it('where the token may not, which is one warning', async () => {
    const does = { status: 403, message: 'Resource not accessible by integration' };
    const { ended } = await publish({ faults: [{ on: CREATE, does }] });
    expect([ended.code, commands(ended, 'warning').length]).toEqual([0, 1]);
  });
});
