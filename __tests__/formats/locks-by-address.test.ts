import { describe, expect, it } from 'vitest';
import { unanswered } from '../../src/engines/dependency-graph/graph.js';
import { readPnpmLockGraph } from '../../src/formats/locks/pnpm.js';
import { readYarnLockFile } from '../../src/formats/locks/yarn.js';

const ADDRESS = 'https://registry.npmjs.org/minimist/-/minimist-1.2.0.tgz';
const origin = { name: 'lock', remedy: 'write it again' };

const pnpm = (version: string) => `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      mini:
        specifier: ${ADDRESS}
        version: ${ADDRESS}
packages:
  mini@${ADDRESS}:
    resolution: {tarball: ${ADDRESS}}
    version: ${version}
  left@1.0.0:
    resolution: {integrity: sha512-x}
snapshots:
  mini@${ADDRESS}: {}
  left@1.0.0:
    dependencies:
      gone: 1.0.0
`;

const berry = (version: string) => `__metadata:
  version: 8

"mini@${ADDRESS}":
  version: ${version}
  resolution: "mini@${ADDRESS}"
  linkType: hard
`;

/** Advisories are asked for by the name and version of the release, whatever the project calls it. */
describe('a package by the address of its archive in a registry', () => {
  it('is that release, in a lock of pnpm and of yarn', () => {
    const packages = [...readPnpmLockGraph(pnpm('1.2.0'), origin).packages.values()];
    expect(packages).toContainEqual(
      expect.objectContaining({ name: 'minimist', version: '1.2.0', elsewhere: undefined }),
    );
    expect(readYarnLockFile(berry('1.2.0'), origin).entries).toMatchObject([
      { name: 'minimist', version: '1.2.0', elsewhere: undefined },
    ]);
  });

  it('is nothing that can be believed where the lock says another version', () => {
    expect(() => readPnpmLockGraph(pnpm('9.9.9'), origin)).toThrow('is to come from the address of minimist@1.2.0');
    expect(() => readYarnLockFile(berry('9.9.9'), origin)).toThrow('is to come from the address of minimist@1.2.0');
  });

  it('is no gap where nothing reaches what lacks something', () => {
    expect(unanswered(readPnpmLockGraph(pnpm('1.2.0'), origin))).toEqual([]);
  });
});
