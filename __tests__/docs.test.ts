import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('docs/dependencies.md', () => {
  const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
  const [bundled = '', building = ''] = read('docs/dependencies.md').split('## To build and test');
  const named = (text: string) => [...text.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names = '']) => namesOf(names));
  const namesOf = (cell: string) => cell.split(', ').map(name => name.replaceAll('`', ''));

  it('has a reason for each package in the bundle, and for no other', () => {
    expect(named(bundled).sort()).toEqual(Object.keys(dependencies ?? {}).sort());
  });

  it('has a reason for each package that builds and tests', () => {
    const kept = Object.keys(devDependencies ?? {}).filter(name => !name.startsWith('@types/'));
    expect(
      named(building)
        .filter(name => name !== '@types/*')
        .sort(),
    ).toEqual(kept.sort());
  });
});

describe('the documentation', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/architecture.md',
    'docs/evidence.md',
    'docs/sign-off.md',
    'docs/workflows.md',
    'examples/toolboxai/README.md',
  ];

  it.each(pages)('%s links to files that exist', page => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    for (const link of links) expect(() => readFileSync(join(ROOT, page, '..', link)), link).not.toThrow(/ENOENT/);
  });
});
