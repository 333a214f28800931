import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { asked, CONFIG, CREATE, commands, commentOf, config, gate, LIST, MARKER } from './gate.js';
import { type StoredComment, TOKEN_LOGIN } from './github-api.js';

const own = (id: number, words: string, run = 99): StoredComment => ({
  id,
  author: TOKEN_LOGIN,
  body: `${MARKER}\n<!-- run ${run} attempt 1 -->\n${words}`,
});
const chatter = (count: number): readonly StoredComment[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, author: 'octocat', body: `Me too, ${index}` }));

beforeAll(() => {
  bundle();
});

describe.concurrent('the comment on a pull request', () => {
  it('is created on the first run', async () => {
    const { ended, requests } = await gate({});
    expect(ended.code).toBe(0);
    expect(requests).toEqual([asked.list(), asked.create(commentOf(ended)), asked.list()]);
  });

  it('is found on a later page and updated', async () => {
    const comments = [...chatter(230), own(231, 'go'), ...chatter(19).map(each => ({ ...each, id: each.id + 231 }))];
    const { ended, requests } = await gate({ argv: ['false'] }, { comments });
    expect(ended.code).toBe(1);
    expect(requests).toEqual([
      asked.list(1),
      asked.list(2),
      asked.list(3),
      asked.login,
      asked.update(231, commentOf(ended)),
    ]);
  });

  it('is not written again where it says the same', async () => {
    const first = await gate({});
    const second = await gate({ env: { GITHUB_RUN_ID: '101' } }, { comments: first.comments });
    expect(second.requests).toEqual([asked.list(), asked.login]);
    expect(second.ended.stdout).toContain('No comment written: the comment says the same already.');
  });

  it('is never somebody else’s with the same marker', async () => {
    const planted = { ...own(5, 'go'), author: 'mallory' };
    const { ended, requests } = await gate({ argv: ['false'] }, { comments: [planted] });
    expect(requests).toEqual([asked.list(), asked.login, asked.create(commentOf(ended)), asked.list()]);
  });

  it('is never overwritten by an older run', async () => {
    const { requests, ended } = await gate({}, { comments: [own(5, 'no-go', 101)] });
    expect(requests).toEqual([asked.list(), asked.login]);
    expect(ended.stdout).toContain('No comment written: a newer run has written the comment.');
  });

  it('stays one where two jobs create it at once', async () => {
    const { ended, requests, comments } = await gate({ argv: ['false'] }, { meanwhile: [own(5, 'go')] });
    const body = commentOf(ended);
    expect(requests).toEqual([
      asked.list(),
      asked.create(body),
      asked.list(),
      asked.remove(1001),
      asked.update(5, body),
    ]);
    expect(comments).toEqual([{ ...own(5, ''), body }]);
  });

  it('is shortened where the whole would be over GitHub’s limit', async () => {
    const skipped = Array.from(
      { length: 800 },
      (_, index) =>
        `      - { id: check-${index}, name: ${'x'.repeat(100)}, kind: command, when: { event: push }, with: { run: ['true'] } }\n`,
    );
    const { ended, requests, comments } = await gate({ files: { [CONFIG]: config('true') + skipped.join('') } });
    expect(ended.code).toBe(0);
    expect(requests).toHaveLength(3);
    expect(comments[0]?.body.length).toBeLessThanOrEqual(65_536);
    expect(comments[0]?.body).toContain('Shortened');
  });
});

describe.concurrent('the input comment', () => {
  it('never asks GitHub for nothing', async () => {
    const { ended, requests } = await gate({ argv: ['false'], inputs: { comment: 'never' } });
    expect(ended.code).toBe(1);
    expect(requests).toEqual([]);
  });

  it('on-failure creates none on go', async () => {
    const { requests } = await gate({ inputs: { comment: 'on-failure' } });
    expect(requests).toEqual([asked.list()]);
  });

  it('on-failure creates one on no-go', async () => {
    const { ended, requests } = await gate({ argv: ['false'], inputs: { comment: 'on-failure' } });
    expect(requests).toEqual([asked.list(), asked.create(commentOf(ended)), asked.list()]);
  });

  it('on-failure turns an earlier no-go into go', async () => {
    const { ended, requests } = await gate({ inputs: { comment: 'on-failure' } }, { comments: [own(5, 'no-go')] });
    expect(requests).toEqual([asked.list(), asked.login, asked.update(5, commentOf(ended))]);
  });
});

describe.concurrent('an event without a comment', () => {
  it.each([
    ['a push', { event: { name: 'push', payload: {} } }],
    ['a schedule', { event: { name: 'schedule', payload: {} } }],
    ['a payload that is no JSON', { event: { name: 'pull_request', payload: '{"pull_request":' } }],
    ['a payload of another shape', { event: { name: 'pull_request', payload: { pull_request: { number: '7' } } } }],
    ['no token', { inputs: { token: '' } }],
    ['one shard of the stage', { inputs: { shard: '1/1' } }],
  ])('goes on: %s', async (_, job) => {
    const { ended, requests } = await gate(job);
    expect(ended.code).toBe(0);
    expect(requests).toEqual([]);
    expect(ended.stdout).toContain('No comment written: ');
    expect(commands(ended, 'warning')).toEqual([]);
  });
});

describe.concurrent('what GitHub does not do', () => {
  const docs = 'https://docs.github.com/rest';

  it.each([
    [CREATE, 403, 'Resource not accessible by integration', 'comment on #7', 'Give the job "pull-requests: write"'],
    [LIST, 403, 'Resource not accessible by integration', 'list the comments of #7', 'Give the job'],
    [LIST, 404, 'Not Found', 'list the comments of #7', 'The job summary has it all'],
    [CREATE, 422, 'Validation Failed', 'comment on #7', 'The job summary has it all'],
  ])('is one warning and changes nothing else: %s %i', async (on, status, message, what, remedy) => {
    const { ended, comments } = await gate({}, { faults: [{ on, does: { status, message } }] });
    expect(commands(ended, 'warning')).toEqual([
      expect.stringContaining(`No comment: GitHub did not ${what}: ${status} ${message} - ${docs}. ${remedy}`),
    ]);
    expect([ended.code, ended.outputs.decision, comments]).toEqual([0, 'go', []]);
    expect(ended.summary).toContain('GO');
  });

  it('is a run for Dependabot or a fork, whose token can only read: the verdict stands', async () => {
    const does = { status: 403, message: 'Resource not accessible by integration' };
    const env = { GITHUB_ACTOR: 'dependabot[bot]' };
    const { ended } = await gate({ argv: ['false'], env }, { faults: [{ on: CREATE, does }] });
    expect([ended.code, ended.outputs.decision, commands(ended, 'warning').length]).toEqual([1, 'no-go', 1]);
    expect(ended.summary).toContain('NO-GO');
  });

  it.each([
    ['429', { status: 429, message: 'Too many requests', headers: { 'retry-after': '1' } }],
    ['500', { status: 500, message: 'Server Error' }],
  ])('is tried again: %s', async (_, does) => {
    const { ended, requests } = await gate({}, { faults: [{ on: LIST, times: 1, does }] });
    expect(requests).toEqual([asked.list(), asked.list(), asked.create(commentOf(ended)), asked.list()]);
    expect([ended.code, commands(ended, 'warning')]).toEqual([0, []]);
  });

  it.each([['hang'], ['cut']] as const)('is given up: a connection that would %s', async does => {
    const { ended, requests } = await gate({ argv: ['false'] }, { faults: [{ on: LIST, does }] });
    expect(requests).toEqual([asked.list()]);
    expect(commands(ended, 'warning')).toHaveLength(1);
    expect([ended.code, ended.outputs.decision]).toEqual([1, 'no-go']);
  });

  it('is a server that is not there', async () => {
    const { ended } = await gate({ apiUrl: 'http://127.0.0.1:9' });
    expect(commands(ended, 'warning')).toHaveLength(1);
    expect([ended.code, ended.outputs.decision]).toEqual([0, 'go']);
  });
});
