import { describe, expect, it } from 'vitest';
import { type CommentRequest, deliverComment, MAX_COMMENT } from '../../src/pipeline/deliver/comment.js';
import type { Comment, GitHub } from '../../src/ports/github/github.js';
import { GitHubFailed, type GitHubFailure } from '../../src/ports/github/github.js';

const MARKER = '<!-- deploy-validate:app/staging -->';
const ME = 'github-actions[bot]';
const run = (id: number, attempt = 1) => ({ id: String(id), attempt: String(attempt) });
const text = (words: string, by = run(10)) => `${MARKER}\n<!-- run ${by.id} attempt ${by.attempt} -->\n${words}`;

const request = (over: Partial<CommentRequest> = {}): CommentRequest => ({
  issue: 7,
  marker: MARKER,
  body: `${MARKER}\nno-go`,
  decision: 'no-go',
  mode: 'always',
  run: run(10),
  same: (existing, wanted) => existing.trimEnd() === wanted.trimEnd(),
  ...over,
});

interface Setting {
  readonly comments?: readonly Comment[];
  readonly fails?: Partial<Record<keyof GitHub, GitHubFailure>>;
  /** Runs when a comment is created, as another job would at that moment. */
  readonly meanwhile?: (comments: Comment[]) => void;
}

/** GitHub in memory: it remembers what was written. */
function fakeGitHub({ comments = [], fails = {}, meanwhile }: Setting = {}) {
  const stored = comments.map(comment => ({ ...comment }));
  const calls: string[] = [];
  const call = (name: keyof GitHub, what = '') => {
    calls.push(`${name}${what}`);
    const why = fails[name];
    if (why) throw new GitHubFailed(why, `GitHub did not ${name}: because`);
  };
  const github: GitHub = {
    login: async () => {
      call('login');
      return ME;
    },
    comments: async () => {
      call('comments');
      return stored.map(comment => ({ ...comment }));
    },
    createComment: async (_issue, body) => {
      call('createComment');
      meanwhile?.(stored);
      const created = { id: Math.max(0, ...stored.map(comment => comment.id)) + 1, author: ME, body };
      stored.push(created);
      return created;
    },
    updateComment: async (id, body) => {
      call('updateComment', ` ${id}`);
      stored.splice(0, stored.length, ...stored.map(comment => (comment.id === id ? { ...comment, body } : comment)));
    },
    deleteComment: async id => {
      call('deleteComment', ` ${id}`);
      stored.splice(0, stored.length, ...stored.filter(comment => comment.id !== id));
    },
    changedFiles: async () => undefined,
  };
  return { github, stored, calls };
}

describe('the sticky comment', () => {
  it('is created with the run hidden under the marker, and looked for again afterwards', async () => {
    const { github, stored, calls } = fakeGitHub();
    expect(await deliverComment(github, request())).toEqual({ did: 'created' });
    expect(stored).toEqual([{ id: 1, author: ME, body: text('no-go') }]);
    expect(calls).toEqual(['comments', 'createComment', 'comments']);
  });

  it('is updated where an earlier run wrote something else', async () => {
    const { github, stored, calls } = fakeGitHub({ comments: [{ id: 3, author: ME, body: text('go', run(9)) }] });
    expect(await deliverComment(github, request())).toEqual({ did: 'updated' });
    expect(stored).toEqual([{ id: 3, author: ME, body: text('no-go') }]);
    expect(calls).toEqual(['comments', 'login', 'updateComment 3']);
  });

  it('is left alone where it says the same, whatever the run and the line ends', async () => {
    const body = `${text('no-go', run(9)).replaceAll('\n', '\r\n')}\r\n`;
    const { github, calls } = fakeGitHub({ comments: [{ id: 3, author: ME, body }] });
    const delivery = await deliverComment(github, request());
    expect(delivery).toEqual({ did: 'nothing', why: 'the comment says the same already' });
    expect(calls).toEqual(['comments', 'login']);
  });

  it.each([
    ['another author', { id: 3, author: 'mallory', body: text('go') }],
    ['an account that is gone', { id: 3, author: undefined, body: text('go') }],
    ['a user with the name of the bot', { id: 3, author: 'github-actions', body: text('go') }],
    ['a quotation below the first line', { id: 3, author: ME, body: `A pull request says\n${text('go')}` }],
    ['another key', { id: 3, author: ME, body: text('go').replace('staging', 'production') }],
    ['a longer first line', { id: 3, author: ME, body: `${MARKER} and more\n` }],
  ])('never takes the marker of %s for its own', async (_, comment) => {
    const { github, stored } = fakeGitHub({ comments: [comment] });
    expect(await deliverComment(github, request())).toEqual({ did: 'created' });
    expect(stored).toEqual([comment, { id: 4, author: ME, body: text('no-go') }]);
  });

  it.each([
    ['run', run(11), run(10)],
    ['run, even by a later attempt of the old one', run(11), run(10, 5)],
    ['attempt of the same run', run(10, 2), run(10, 1)],
    ['run with more digits', run(100), run(99)],
  ])('does not overwrite a newer %s', async (_, theirs, ours) => {
    const { github, calls } = fakeGitHub({ comments: [{ id: 3, author: ME, body: text('go', theirs) }] });
    const delivery = await deliverComment(github, request({ run: ours }));
    expect(delivery).toEqual({ did: 'nothing', why: 'a newer run has written the comment' });
    expect(calls).toEqual(['comments', 'login']);
  });

  it('overwrites one of unknown run', async () => {
    const { github, stored } = fakeGitHub({ comments: [{ id: 3, author: ME, body: `${MARKER}\ngo` }] });
    expect(await deliverComment(github, request())).toEqual({ did: 'updated' });
    expect(stored).toEqual([{ id: 3, author: ME, body: text('no-go') }]);
  });
});

describe('two jobs at once', () => {
  const other = (by: ReturnType<typeof run>) => (comments: Comment[]) => {
    comments.push({ id: 1, author: ME, body: text('go', by) });
  };

  it('end with the older comment, which then says what the newer run says', async () => {
    const { github, stored, calls } = fakeGitHub({ meanwhile: other(run(9)) });
    expect(await deliverComment(github, request())).toEqual({ did: 'updated' });
    expect(stored).toEqual([{ id: 1, author: ME, body: text('no-go') }]);
    expect(calls).toEqual(['comments', 'createComment', 'comments', 'deleteComment 2', 'updateComment 1']);
  });

  it('end with the older comment as it is where that is of the newer run', async () => {
    const { github, stored } = fakeGitHub({ meanwhile: other(run(11)) });
    const delivery = await deliverComment(github, request());
    expect(delivery).toEqual({ did: 'nothing', why: 'a newer run has written the comment' });
    expect(stored).toEqual([{ id: 1, author: ME, body: text('go', run(11)) }]);
  });

  it('leave no duplicate for the next run', async () => {
    const comments = [5, 3, 4].map(id => ({ id, author: ME, body: text('go', run(9)) }));
    const { github, stored } = fakeGitHub({ comments });
    expect(await deliverComment(github, request())).toEqual({ did: 'updated' });
    expect(stored).toEqual([{ id: 3, author: ME, body: text('no-go') }]);
  });

  it('may both tidy up', async () => {
    const comments = [3, 4].map(id => ({ id, author: ME, body: text('go', run(9)) }));
    const { github } = fakeGitHub({ comments, fails: { deleteComment: 'not-found' } });
    expect(await deliverComment(github, request())).toEqual({ did: 'updated' });
  });
});

describe('comment: on-failure', () => {
  it('creates none on go', async () => {
    const { github, calls } = fakeGitHub();
    const delivery = await deliverComment(github, request({ mode: 'on-failure', decision: 'go' }));
    expect(delivery).toEqual({ did: 'nothing', why: 'go, and there is no comment of an earlier no-go' });
    expect(calls).toEqual(['comments']);
  });

  it('brings an earlier no-go up to date on go', async () => {
    const { github, stored } = fakeGitHub({ comments: [{ id: 3, author: ME, body: text('no-go', run(9)) }] });
    const body = `${MARKER}\ngo`;
    expect(await deliverComment(github, request({ mode: 'on-failure', decision: 'go', body }))).toEqual({
      did: 'updated',
    });
    expect(stored).toEqual([{ id: 3, author: ME, body: text('go') }]);
  });

  it('creates one on no-go', async () => {
    const { github } = fakeGitHub();
    expect(await deliverComment(github, request({ mode: 'on-failure' }))).toEqual({ did: 'created' });
  });
});

describe('what GitHub does not do', () => {
  const SUMMARY = 'The job summary has it all.';
  const PERMISSION = 'Give the job "pull-requests: write"; runs for forks and Dependabot cannot have it.';

  it.each([
    ['a read-only token', 'createComment', 'forbidden', `${PERMISSION} ${SUMMARY}`],
    ['no permission to read', 'comments', 'forbidden', `${PERMISSION} ${SUMMARY}`],
    ['a pull request that is gone', 'comments', 'not-found', SUMMARY],
    ['a locked conversation', 'createComment', 'refused', SUMMARY],
    ['a rate limit', 'comments', 'rate-limited', SUMMARY],
    ['a hanging connection', 'comments', 'unreachable', SUMMARY],
    ['half an answer', 'comments', 'unreadable', SUMMARY],
  ] as const)('becomes one warning: %s', async (_, method, why, remedy) => {
    const { github, stored } = fakeGitHub({ fails: { [method]: why } });
    const warning = `No comment: GitHub did not ${method}: because. ${remedy}`;
    expect(await deliverComment(github, request())).toEqual({ did: 'failed', warning });
    expect(stored).toEqual([]);
  });

  it('leaves a marked comment alone where it cannot tell whose the token is', async () => {
    const comments = [{ id: 3, author: ME, body: text('go', run(9)) }];
    const { github, stored } = fakeGitHub({ comments, fails: { login: 'forbidden' } });
    expect(await deliverComment(github, request())).toMatchObject({ did: 'failed' });
    expect(stored).toEqual(comments);
  });

  it('is not asked to take a body over its limit', async () => {
    const { github, calls } = fakeGitHub();
    expect(await deliverComment(github, request({ body: MARKER.padEnd(MAX_COMMENT + 1, 'x') }))).toEqual({
      did: 'failed',
      warning: 'The comment is longer than the 65536 characters that GitHub takes.',
    });
    expect(calls).toEqual([]);
  });

  it('takes a body that fills the limit, without the mark of the run where that is too much', async () => {
    const { github, stored } = fakeGitHub();
    const body = `${MARKER}\n`.padEnd(MAX_COMMENT - 20, 'x');
    expect(await deliverComment(github, request({ body }))).toEqual({ did: 'created' });
    expect(stored).toEqual([{ id: 1, author: ME, body }]);
  });

  it('lets a fault of our own through', async () => {
    const { github } = fakeGitHub();
    const broken = { ...github, comments: () => Promise.reject(new TypeError('ours')) };
    await expect(deliverComment(broken, request())).rejects.toThrow('ours');
  });
});
