import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { readBulkAdvisories } from '../../src/formats/audits/bulk-advisories.js';
import { type JsonOrigin, parseJson } from '../../src/formats/json/json.js';
import { readNpmLockGraph } from '../../src/formats/locks/npm.js';
import { readNpmrc } from '../../src/formats/locks/npmrc.js';
import { readPnpmLockGraph } from '../../src/formats/locks/pnpm.js';
import { readYarnLockFile } from '../../src/formats/locks/yarn.js';
import { readGrype } from '../../src/formats/scans/grype.js';
import { countPackages } from '../../src/formats/scans/package-list.js';
import { readSarifScan } from '../../src/formats/scans/sarif-scan.js';
import { readTrivy, readTrivyVersion } from '../../src/formats/scans/trivy.js';
import { LOCKS } from '../checks/dependencies/locks.js';

const ORIGIN: JsonOrigin = { name: 'given', remedy: 'Give another.' };

/** Reads, or says that it could not; anything else is a fault. */
function tried(read: () => unknown): 'read' | 'refused' {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof CouldNotTell) return 'refused';
    throw error;
  }
}

const ofJson =
  (read: (value: unknown, origin: JsonOrigin) => unknown) =>
  (text: string): unknown =>
    read(parseJson(text, ORIGIN), ORIGIN);

const READERS: Readonly<
  Record<string, { readonly read: (text: string) => unknown; readonly keys: readonly string[] }>
> = {
  trivy: {
    read: ofJson(readTrivy),
    keys: ['SchemaVersion', 'ArtifactType', 'ArtifactName', 'Metadata', 'Results', 'CreatedAt'],
  },
  'trivy version': { read: ofJson(readTrivyVersion), keys: ['Version', 'VulnerabilityDB'] },
  grype: { read: ofJson(readGrype), keys: ['matches', 'source', 'descriptor', 'ignoredMatches'] },
  sarif: { read: ofJson(readSarifScan), keys: ['version', 'runs', 'tool', 'results'] },
  'bill of materials': {
    read: ofJson(countPackages),
    keys: ['bomFormat', 'components', 'spdxVersion', 'packages', 'artifacts'],
  },
  advisories: { read: text => readBulkAdvisories(text, ORIGIN), keys: ['lodash', '__proto__', 'constructor'] },
  'npm lock': {
    read: text => readNpmLockGraph(text, ORIGIN),
    keys: ['lockfileVersion', 'packages', 'dependencies', '', 'node_modules/a', '__proto__'],
  },
  'pnpm lock': {
    read: text => readPnpmLockGraph(text, ORIGIN),
    keys: ['lockfileVersion', 'importers', 'packages', 'snapshots', 'dependencies'],
  },
  'yarn lock': { read: text => readYarnLockFile(text, ORIGIN), keys: ['__metadata', 'version', 'a@npm:1'] },
};

describe('a reader meets anything', () => {
  it.each(Object.keys(READERS))('and reads it as %s or says that it could not', name => {
    const { read, keys } = READERS[name] ?? { read: () => {}, keys: [] };
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(2, 3, '9.0', 'container_image', null, [], {}),
      fc.json().map(text => JSON.parse(text) as unknown),
    );
    const inner = fc.dictionary(fc.constantFrom(...keys), leaf);
    const document = fc.dictionary(fc.constantFrom(...keys), fc.oneof(leaf, inner)).map(value => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(document, fc.string({ unit: 'binary' })), text => {
        expect(['read', 'refused']).toContain(tried(() => read(text)));
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(LOCKS))('such as %s cut off anywhere', format => {
    const [file = '', text = ''] = Object.entries(LOCKS[format] ?? {}).find(([name]) => name !== 'package.json') ?? [];
    const read = file.startsWith('yarn')
      ? readYarnLockFile
      : file.startsWith('pnpm')
        ? readPnpmLockGraph
        : readNpmLockGraph;
    expect(tried(() => read(text, ORIGIN))).toBe('read');
    for (let length = 0; length < text.length; length += 7) tried(() => read(text.slice(0, length), ORIGIN));
  });

  it('and takes settings of npm as they come', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/:=_a.$\n {}', '_authToken', '${A}') }), text => {
        const { authorization } = readNpmrc([text], { A: 'b' });
        authorization('https://registry.example/a/b/');
      }),
    );
  });
});
