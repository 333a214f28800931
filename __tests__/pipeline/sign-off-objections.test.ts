import { describe, expect, it } from 'vitest';
import type { Role, SignOffFacts } from '../../src/pipeline/sign-off/facts.js';
import { objections, reviewersOf } from '../../src/pipeline/sign-off/reviews.js';
import { separate } from '../../src/pipeline/sign-off/separation.js';
import type { Commit, Person, Review, Reviewer } from '../../src/ports/github/approvals.js';

const person = (login: string, id = login.length): Person => ({ id, login, isBot: false });
const [ada, mallory] = [person('ada', 1), person('mallory', 2)];
const HEAD = 'a'.repeat(40);

const role = (more: Partial<Role> = {}): Role => ({
  title: 'CTO',
  environment: 'sign-off-cto',
  people: [],
  teams: [],
  minimum: 1,
  'allow-author': false,
  'allow-starter': false,
  ...more,
});

const says = (by: Person, state: string): Review => ({
  by,
  state,
  commit: HEAD,
  submittedAt: '2026-11-25T12:00:00Z',
  comment: 'not yet',
});

function facts(
  reviews: readonly Review[],
  reviewers: readonly Reviewer[] = [],
  commits: readonly Commit[] = [],
): SignOffFacts {
  const rules = {
    name: 'sign-off-cto',
    reviewers,
    preventsSelfReview: true,
    adminsCanBypass: false,
    refs: 'all' as const,
  };
  return {
    environments: new Map([['cto', { is: rules }]]),
    approvals: { is: [] },
    waiting: { is: [] },
    attempts: { is: [] },
    pull: { is: { author: ada, head: HEAD, reviews } },
    commits: { is: { commits, since: 'of the whole history' } },
  };
}

describe('a request for changes', () => {
  const asked = [says(mallory, 'CHANGES_REQUESTED')];
  const no = ['@mallory asked for changes: “not yet”'];
  const source = 'environment sign-off-cto';
  it.each<[string, Role, readonly Reviewer[], readonly Person[], readonly string[], number]>([
    ['of one of the people counts', role({ people: ['Mallory'] }), [], [], no, 0],
    ['of who has approved counts', role({ teams: ['o/leads'] }), [], [mallory], no, 0],
    ['of who has approved counts where nobody is named', role(), [], [mallory], no, 0],
    ['of a reviewer of the environment counts', role(), [{ kind: 'person', name: 'MALLORY' }], [], no, 0],
    ['leaves a role open whose team may sign', role({ teams: ['o/leads'] }), [], [], [], 1],
    ['leaves a role open whose environment a team reviews', role(), [{ kind: 'team', name: 'o/leads' }], [], [], 1],
    ['of a stranger says nothing', role({ people: ['ada'] }), [{ kind: 'person', name: 'ada' }], [], [], 0],
  ])('%s', (_, given, reviewers, approved, rejections, obstacles) => {
    const all = facts(asked, reviewers);
    const yes = approved.map(voter => ({ voter, source }));
    const found = objections(given, { facts: all, yes, reviewers: reviewersOf('cto', all) });
    expect([found.rejections, found.obstacles.length]).toEqual([rejections, obstacles]);
  });

  it('is over once its author approves, or it is dismissed', () => {
    for (const state of ['APPROVED', 'DISMISSED']) {
      const all = facts([...asked, says(mallory, state)]);
      const found = objections(role({ teams: ['o/leads'] }), {
        facts: all,
        yes: [],
        reviewers: reviewersOf('cto', all),
      });
      expect(found).toEqual({ rejections: [], obstacles: [] });
    }
  });
});

describe('a co-author', () => {
  const written = (message: string) =>
    separate(facts([], [], [{ sha: 'c'.repeat(40), message, author: ada, committer: ada }]));
  it.each([
    ['Co-authored-by: M <mallory@users.noreply.github.com>'],
    ['co-AUTHORED-by : M <mallory@users.noreply.github.com>'],
    ['   Co-authored-by: M <mallory@users.noreply.github.com>'],
    ['Co-authored-by: M\n <mallory@users.noreply.github.com>'],
    ['Co-authored-by: M <mallory@users.noreply.github.com>\n\nMore text after the block.'],
    ['Co-authored-by: M < mallory@users.noreply.github.com >'],
    ['Co-authored-by: M <2+old-name@users.noreply.github.com>'],
  ])('is found as git finds trailers: %j', trailer => {
    const { authors, unknownAuthor } = written(`Fix it\n\n${trailer}`);
    expect(unknownAuthor).toBeUndefined();
    expect(authors.some(({ by }) => by.login === 'mallory' || by.id === 2)).toBe(true);
  });

  it.each([
    ['Co-authored-by: Mallory <m@example.org>', 'Mallory'],
    ['Co-authored-by: Mallory', 'Mallory'],
    ['Co-authored-by: <m@example.org>', 'somebody without a name'],
  ])('whom no account is known for is nobody that one can tell from the signers: %j', (trailer, name) => {
    const { unknownAuthor } = written(`Fix it\n\n${trailer}`);
    expect(unknownAuthor).toBe(`no account is known for ${name}, a co-author of the commit cccccccccc`);
    expect(unknownAuthor).not.toContain('example.org');
  });
});
