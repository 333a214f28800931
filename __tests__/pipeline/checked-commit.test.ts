import { describe, expect, it } from 'vitest';
import { strangeFileReasons, strangeFiles } from '../../src/pipeline/checked-commit.js';
import type { Checkout } from '../../src/ports/git/git-commit.js';

const [own, merge, base] = ['1', '2', '3'].map(digit => digit.repeat(40));
const subject = { configDigest: 'sha256:0', sha: merge, head: own };
const at = (sha = '', changed: readonly string[] = []): Checkout => ({ was: 'known', sha, changed });
const unknown: Checkout = { was: 'unknown', why: 'git cannot say which commit is checked out' };

describe('the commit that was checked', () => {
  it.each<[string, Checkout, Checkout, string | undefined]>([
    ['the merge of a pull request', at(merge), at(merge), undefined],
    ['its own last commit', at(own), at(own), undefined],
    ['its base', at(base), at(base), `the checkout is of commit ${base}, and this run is about ${merge}`],
    ['files that differ', at(own, ['a', 'b', 'c', 'd']), at(own), 'files differ from the commit: a, b, c and 1 more'],
    [
      'files that a check changes',
      at(own),
      at(own, ['a']),
      'after the checks had run, files differ from the commit: a',
    ],
    [
      'a check that checks out the base',
      at(own),
      at(base),
      `after the checks had run, the checkout is of commit ${base}, and this run is about ${merge}`,
    ],
    [
      'a check that moves to the merge',
      at(own),
      at(merge),
      `the checks have checked out another commit: ${merge} instead of ${own}`,
    ],
    ['git that cannot say', unknown, unknown, 'git cannot say which commit is checked out'],
    [
      'git that cannot say any more',
      at(own),
      unknown,
      'after the checks had run, git cannot say which commit is checked out',
    ],
    ['a .git that goes', at(own), { was: 'none' }, 'after the checks had run, its .git is gone'],
    [
      'a .git that comes',
      { was: 'none' },
      at(base),
      `after the checks had run, the checkout is of commit ${base}, and this run is about ${merge}`,
    ],
    ['no .git', { was: 'none' }, { was: 'none' }, undefined],
  ])('is held against the checkout: %s', (_, before, after, fault) => {
    expect(strangeFiles(subject, { before, after })).toEqual(fault === undefined ? [] : [fault]);
  });

  it('is stale evidence where it is another', () => {
    expect(strangeFileReasons(['its .git is gone'])[0]).toEqual({
      code: 'evidence-stale',
      message: 'its .git is gone. Check out the commit of the run, and let no check change files that git tracks.',
    });
  });
});
