import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');
/** What starts git, with the binding. gitleaks and trufflehog have a command of that name. */
const STARTS_GIT = [
  'facts/leaks/gitleaks.ts',
  'facts/leaks/trufflehog.ts',
  'ports/git/bound-git.ts',
  'ports/git/node-git.ts',
];

it('is the only way to git', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const starting = files.filter(name =>
    /\[\s*'git'\s*,|(?:execFile|spawn)\w*\)?\(\s*'git'/.test(readFileSync(join(SOURCE, name), 'utf8')),
  );
  expect(starting.sort()).toEqual(STARTS_GIT);
});
