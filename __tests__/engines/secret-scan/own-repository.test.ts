import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atOnce, openScan } from '../../../src/engines/secret-scan/scan.js';
import { shapeRules } from '../../../src/engines/secret-scan/shape-rules.js';
import { tokenRules } from '../../../src/engines/secret-scan/token-rules.js';

const root = join(import.meta.dirname, '../../..');

/** Made up, and there to be found. */
const PLANTED = [
  'examples/broken/deploy/upload.sh:5 aws-access-key-id',
  '__tests__/engines/kube-policies/cases/plaintext-secret.ng.yaml:6 assigned-secret',
  '__tests__/checks/env/cases/ng.literal-secret/.env.staging:1 assigned-secret',
  '__tests__/checks/env/cases/ng.secret-manifest/s.yml:2 assigned-secret',
  '__tests__/ports/log-file.test.ts:11 assigned-secret',
  '__tests__/ports/secret-variables.test.ts:46 assigned-secret',
  '__tests__/text/redact.test.ts:186 assigned-secret',
];

it('nothing of high confidence stands in this repository but what is planted in it', () => {
  const scan = openScan({ tokens: tokenRules, shapes: shapeRules });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const files = listed
    .toString()
    .split('\0')
    .filter(file => file !== '' && !file.startsWith('dist/'));
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap(file => {
    const { credentials = [] } = atOnce(scan(readFileSync(join(root, file)), file)) ?? {};
    return credentials
      .filter(({ confidence }) => confidence === 'high')
      .map(({ rule, line }) => `${file}:${line} ${rule}`);
  });
  expect(found.sort()).toEqual(PLANTED.toSorted());
});
