import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  familiarName,
  isImagePattern,
  parseImageReference,
  relativeReference,
  repositoryName,
} from '../../src/engines/image-reference.js';
import { matchNames } from '../../src/facts/image/pattern.js';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe("an image's name", () => {
  it.each([
    ['busybox', 'docker.io', 'library/busybox', undefined, undefined],
    ['toolboxai/backend', 'docker.io', 'toolboxai/backend', undefined, undefined],
    ['toolboxai/backend:1.4', 'docker.io', 'toolboxai/backend', '1.4', undefined],
    ['docker.io/library/busybox', 'docker.io', 'library/busybox', undefined, undefined],
    ['index.docker.io/busybox:1', 'docker.io', 'library/busybox', '1', undefined],
    ['ghcr.io/a/b/c', 'ghcr.io', 'a/b/c', undefined, undefined],
    ['localhost/a', 'localhost', 'a', undefined, undefined],
    ['localhost:5000/a:1', 'localhost:5000', 'a', '1', undefined],
    ['[::1]:5000/a', '[::1]:5000', 'a', undefined, undefined],
    ['registry/a', 'docker.io', 'registry/a', undefined, undefined],
    [`a/b@${DIGEST}`, 'docker.io', 'a/b', undefined, DIGEST],
    [`a/b:1@${DIGEST}`, 'docker.io', 'a/b', '1', DIGEST],
    ['a__b/c--d.e_f', 'docker.io', 'a__b/c--d.e_f', undefined, undefined],
  ])('%s', (text, registry, repository, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ registry, repository, tag, digest });
  });

  it.each([
    '',
    ':',
    'A',
    'a/B',
    'a:',
    'a::b',
    '-a',
    'a//b',
    '/a',
    'a/',
    'a@sha256:12',
    `a@${DIGEST}@${DIGEST}`,
    'a b',
    'a:b/c',
    '../a',
    'a/../b',
    'https://a/b',
    `a:${'t'.repeat(129)}`,
    '--format',
    'a?b',
    `a/${'b'.repeat(256)}`,
    'a\n',
  ])('%j is none', text => {
    expect(parseImageReference(text)).toBeUndefined();
  });

  it.each([
    ['busybox', 'busybox:latest'],
    ['docker.io/library/busybox:1', 'busybox:1'],
    ['docker.io/a/b', 'a/b:latest'],
    ['ghcr.io/a/b', 'ghcr.io/a/b:latest'],
    [`a/b@${DIGEST}`, `a/b@${DIGEST}`],
  ])('%s is shown as %s', (text, shown) => {
    const reference = parseImageReference(text);
    expect(reference && familiarName(reference)).toBe(shown);
  });

  it('is safe in a path and as an argument, and reads back as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z0-9._:/@-]{1,40}$/)), text => {
        const reference = parseImageReference(text);
        if (reference === undefined) return;
        expect(text).toMatch(/^[[A-Za-z0-9][\w.:/@[\]-]*$/);
        expect(text).not.toContain('..');
        expect(parseImageReference(familiarName(reference))).toEqual({
          ...reference,
          tag: reference.tag ?? (reference.digest ? undefined : 'latest'),
        });
        expect(parseImageReference(repositoryName(reference))).toMatchObject({ repository: reference.repository });
      }),
    );
  });
});

describe('a base', () => {
  const image = parseImageReference('ghcr.io/a/backend:1.4');
  it.each([
    ['main', 'ghcr.io/a/backend:main'],
    ['ghcr.io/a/other:1', 'ghcr.io/a/other:1'],
    ['backend:1', 'backend:1'],
    [`ghcr.io/a/backend@${DIGEST}`, `ghcr.io/a/backend@${DIGEST}`],
    ['not a tag', undefined],
  ])('%s is %s', (base, name) => {
    const found = image && relativeReference(base, image);
    expect(found && familiarName(found)).toBe(name);
  });
});

describe('a pattern', () => {
  const names = [
    'toolboxai/backend:1.4',
    'toolboxai/backend:latest',
    'toolboxai/a/b:1',
    'ghcr.io/toolboxai/x:1',
    'localhost/toolboxai/y:1',
    'busybox:1',
    'localhost:5000/toolboxai/z:1',
  ];
  it.each([
    ['toolboxai/*', ['toolboxai/backend:1.4', 'toolboxai/backend:latest', 'localhost/toolboxai/y:1']],
    ['toolboxai/*:1*', ['toolboxai/backend:1.4', 'localhost/toolboxai/y:1']],
    [
      'toolboxai/**',
      ['toolboxai/backend:1.4', 'toolboxai/backend:latest', 'toolboxai/a/b:1', 'localhost/toolboxai/y:1'],
    ],
    ['docker.io/toolboxai/back*', ['toolboxai/backend:1.4', 'toolboxai/backend:latest']],
    ['ghcr.io/toolboxai/*', ['ghcr.io/toolboxai/x:1']],
    ['localhost:5000/*/*', ['localhost:5000/toolboxai/z:1']],
    ['*', ['busybox:1']],
    ['docker.io/library/b?sybox', ['busybox:1']],
    ['other/*', []],
  ])('%s', (pattern, matching) => {
    expect(isImagePattern(pattern)).toBe(true);
    expect(matchNames(pattern, names)).toEqual(matching);
  });

  it('is no name, and no name is one', () => {
    for (const name of [...names, '[::1]:5000/a']) expect(isImagePattern(name)).toBe(false);
  });
});
