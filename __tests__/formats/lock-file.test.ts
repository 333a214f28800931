import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { packageLines, readNpmLock, readPnpmLock, readYarnLock } from '../../src/formats/locks/lock-file.js';

const origin = { name: 'package-lock.json', remedy: 'Write it again.' };
const at = (text: string, name: string, version?: string, places: readonly string[] = []) =>
  packageLines(text)({ name, version, places });

describe('package-lock.json', () => {
  const packages = {
    '': { name: 'toolboxai' },
    'node_modules/api': { resolved: 'packages/api', link: true },
    'node_modules/lodash': { version: '4.17.15' },
    'node_modules/ms': { version: '2.0.0', dev: true },
    'node_modules/fsevents': { version: '2.3.3', devOptional: true },
    'packages/api': { name: 'api' },
    'packages/api/node_modules/lodash': { version: '3.10.1' },
  };
  const text = JSON.stringify({ lockfileVersion: 3, packages }, null, 2);

  it('counts what is installed, apart from the own packages and from what is for development', () => {
    const lock = readNpmLock(text, origin);
    expect(lock).toMatchObject({ version: 3, packages: { all: 4, production: 2 }, workspaces: ['packages/api'] });
    expect(lock.versionAt('packages/api/node_modules/lodash')).toBe('3.10.1');
  });

  it('has a line for each place, and the first for a name', () => {
    expect(at(text, 'lodash', '3.10.1', ['packages/api/node_modules/lodash'])).toBe(25);
    expect(at(text, 'lodash')).toBe(11);
    expect(at(text, 'dash')).toBeUndefined();
  });
});

describe('other lock files', () => {
  const pnpm = `lockfileVersion: '9.0'

importers:
  .:
    dependencies:
      lodash:
        version: 4.17.15

packages:

  '@babel/core@7.0.0':
    resolution: {}

  lodash@4.17.15:
    resolution: {}

snapshots:

  lodash@4.17.15: {}
`;

  it('of pnpm are read by their lines', () => {
    expect(readPnpmLock(pnpm)).toMatchObject({ version: 9, packages: { all: 2 } });
    expect(at(pnpm, 'lodash', '4.17.15')).toBe(14);
    expect(at(pnpm, '@babel/core', '7.0.0')).toBe(11);
    expect(readPnpmLock('packages:\n')).toMatchObject({ version: 0, packages: { all: 0 } });
  });

  it('of yarn tell their generation and the own packages', () => {
    const berry = `__metadata:
  version: 10
  cacheKey: 10c0

"api@workspace:packages/api":
  resolution: "api@workspace:packages/api"

"lodash@npm:4.17.15":
  version: 4.17.15
  resolution: "lodash@npm:4.17.15"

"toolboxai@workspace:.":
  resolution: "toolboxai@workspace:."
`;
    expect(readYarnLock(berry)).toMatchObject({ version: 10, packages: { all: 1 }, workspaces: ['packages/api'] });
    expect(at(berry, 'lodash', '4.17.15')).toBe(8);
    const classic = '# yarn lockfile v1\n\n\nlodash@^4.17.0:\n  version "4.17.15"\n  resolved "https://a"\n';
    expect(readYarnLock(classic)).toMatchObject({ version: 1, packages: { all: 1 } });
    expect(at(classic, 'lodash', '4.17.15')).toBe(4);
    expect(readYarnLock('lodash')).toMatchObject({ version: 0 });
  });

  it('of Python are found under every spelling of a name', () => {
    const text = '# web\nJinja2-Time==0.2.0\nzope.interface == 5.0\njinja2==2.10 ; python_version > "3"\n';
    expect(at(text, 'jinja2', '2.10')).toBe(4);
    expect(at(text, 'jinja2_time', '0.2.0')).toBe(2);
    expect(at(text, 'zope-interface')).toBe(3);
  });

  it('of Go, Rust and newer Python tools have a line for each package too', () => {
    expect(at('module a\n\nrequire (\n\tgolang.org/x/net v0.1.0\n)\n', 'golang.org/x/net', '0.1.0')).toBe(4);
    expect(at('[[package]]\nname = "jinja2"\nversion = "2.10"\n', 'Jinja2', '2.10')).toBe(2);
  });

  it('are read or refused, whatever they hold', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), fc.string(), (text, name) => {
        readPnpmLock(text);
        readYarnLock(text);
        const line = at(text, name, name, [name]);
        expect(line === undefined || line >= 1).toBe(true);
        try {
          readNpmLock(text, origin);
        } catch (error) {
          if (!(error instanceof CouldNotTell)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
