import { describe, expect, it } from 'vitest';
import { fitsEverything } from '../../src/engines/glob-reach.js';

describe('a glob', () => {
  it.each([
    '**',
    '**/*',
    '*/**',
    '?*/**',
    '**/*{,x}',
    '**/\\w*',
    '**/[a-z]*',
    '**/[^q]*',
    '**/*[aeiou]*',
    '**/?*?',
    '**/*.*',
    './**/*.y*',
    '**/*.y*',
    '**/*.yaml',
    '**/*.{yml,yaml}',
    '**/*.y{a,}ml',
    '**/*.@(yaml|yml)',
    '**/*.[jt]s',
    '**/+([a-zA-Z0-9_-])',
    '{a*,b*,c*,d*,e*,f*,g*,h*,i*,j*,k*,l*,m*,n*,o*,p*,q*}{,/**}',
  ])('that fits everything is known by what it fits: %s', glob => {
    expect(fitsEverything(glob)).toBe(true);
  });

  it.each([
    'k8s/**',
    'k8s/**/*.yaml',
    '*.yaml',
    '**/Chart.yaml',
    '**/values*.yaml',
    '**/*-dev.yaml',
    '**/{base,overlays}/**',
    '**/fixtures/**',
    '**/*.snap',
    '**/*.test.ts',
    '**/w*',
    'docs/*.md',
    'a*/**',
  ])('that names something does not: %s', glob => {
    expect(fitsEverything(glob)).toBe(false);
  });

  it('of paths on a host begins at its root', () => {
    const reach = (glob: string) => fitsEverything(glob, { root: '/', endings: [] });
    expect(['/**', '/*{,/**}', '/?*/**', '/assets/*.map', '/**/*.map'].map(reach)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
