import { describe, expect, it } from 'vitest';
import { asUrl, blobUrl, commitUrl, repositoryPath, runUrl, showPlace, splitHelp } from '../../src/reporters/place.js';
import { finding } from './sample.js';

const subject = { repository: 'octo/repo', sha: 'abcdef1234', runId: '12', runAttempt: '2', configDigest: '' };

describe('a path in the repository', () => {
  it.each([
    ['src/a.ts', '', 'src/a.ts'],
    ['./src//a.ts', 'examples/x/', 'examples/x/src/a.ts'],
    ['..\\b.ts', 'examples\\x', 'examples/b.ts'],
    ['../b.ts', '', undefined],
    ['../../../etc/passwd', 'a', undefined],
    ['/etc/passwd', '', undefined],
    ['C:\\x.ts', '', undefined],
    ['https://x/y', '', undefined],
    ['a\nb', '', undefined],
    [undefined, '', undefined],
  ])('%j in %j is %j', (file, root, expected) => {
    expect(repositoryPath(file, { root })).toBe(expected);
  });
});

describe('links', () => {
  it('lead to the line in the commit that was checked', () => {
    const at = finding({ message: '', file: 'a b/(c)#?.ts', line: 3 });
    expect(blobUrl(at, subject, { root: 'x' })).toBe(
      'https://github.com/octo/repo/blob/abcdef1234/x/a%20b/%28c%29%23%3F.ts#L3',
    );
  });

  it('lead to the server that the workflow runs on', () => {
    expect(runUrl(subject, { server: 'https://ghe.example/' })).toBe(
      'https://ghe.example/octo/repo/actions/runs/12/attempts/2',
    );
    expect(commitUrl(subject, { server: 'javascript:x' })).toBe('https://github.com/octo/repo/commit/abcdef1234');
  });

  it('are left out where the report names no repository, commit or run, or odd ones', () => {
    const at = finding({ message: '', file: 'a.ts' });
    expect(blobUrl(at, { ...subject, repository: 'x](y' }, {})).toBeUndefined();
    expect(blobUrl(at, { ...subject, sha: 'main' }, {})).toBeUndefined();
    expect(runUrl({ ...subject, runId: '1/../2' }, {})).toBeUndefined();
  });

  it.each([
    ['https://example.org/a?b=c#d', true],
    [' https://example.org ', true],
    ['see https://example.org', false],
    ['javascript:alert(1)', false],
    ['https://exa mple', false],
    ['https://example.org/)[x](y', false],
    ['https://', false],
  ])('takes %j for an address: %j', (text, expected) => {
    expect(asUrl(text) !== undefined).toBe(expected);
  });
});

it('shows a place as editors understand it', () => {
  expect(showPlace(finding({ message: '', file: 'a.ts', line: 3, column: 4 }))).toBe('a.ts:3:4');
  expect(showPlace(finding({ message: '', file: 'a.ts', column: 4 }))).toBe('a.ts');
  expect(showPlace(finding({ message: '', subject: 'lodash' }))).toBe('lodash');
  expect(showPlace(finding({ message: '' }))).toBeUndefined();
});

describe('help', () => {
  it.each([
    ['Use policy/v1.', 'Use policy/v1.', undefined],
    ['Add one. https://example.org/a#b', 'Add one.', 'https://example.org/a#b'],
    ['https://example.org/a', '', 'https://example.org/a'],
    ['See https://example.org/a, then mend it.', 'See https://example.org/a, then mend it.', undefined],
    ['Look at javascript:alert(1)', 'Look at javascript:alert(1)', undefined],
  ])('ends in an address or does not: %s', (text, sentence, url) => {
    expect(splitHelp(text)).toEqual({ sentence, url });
  });
});
