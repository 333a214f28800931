import { beforeAll, expect, it } from 'vitest';
import { letters, seeded } from '../engines/secret-scan/generator.js';
import { bundle } from './bundle.js';
import { openCheckout } from './checkout.js';
import { CONFIG } from './gate.js';
import { sha256 } from './reported.js';

/** No token's shape: nothing but the secrets check can know what this is. */
const PASSWORD = `m${letters('alnum', 14, seeded(7))}7!Q`;
const CHECKS = `
      - { id: says-before, kind: command, with: { run: [cat, app.txt] } }
      - { id: fails-before, kind: command, with: { run: 'cat app.txt; cat app.txt >&2; exit 3', shell: true } }
      - { id: no-secrets, kind: secrets, with: { paths: [app.env] } }
      - { id: fails-after, kind: command, with: { run: 'cat app.txt; cat app.txt >&2; exit 3', shell: true } }`;
const files = {
  [CONFIG]: `version: 1\nproject: app\nstages:\n  staging:\n    checks:${CHECKS}\n`,
  'app.env': `DB_PASSWORD=${PASSWORD}\n`,
  'app.txt': `connected with ${PASSWORD}\n${'.'.repeat(70)}\n`.repeat(3000),
};

// A test's time begins with a bundle that is there.
beforeAll(() => {
  bundle();
});

it('what the secrets check found stands in no output of other checks, whenever they ran', () => {
  using checkout = openCheckout(files);
  const ended = checkout.run(['run', '--jobs', '1']);
  const report = checkout.report();
  const written = checkout.written();
  expect(report.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'says-before passed',
    'fails-before failed',
    'no-secrets failed',
    'fails-after failed',
  ]);
  expect([...written].filter(([, data]) => data.includes(PASSWORD)).map(([path]) => path)).toEqual([]);
  expect(ended.stdout).not.toContain(PASSWORD);
  // A log that was written before anybody knew is written anew, and is evidence as it now is.
  const evidence = report.checks.flatMap(check => check.evidence);
  expect(evidence.map(({ path }) => path)).toContain('logs/says-before.log');
  for (const { path, sha256: digest } of evidence) {
    const bytes = written.get(path) ?? Buffer.alloc(0);
    expect([path, sha256(bytes)]).toEqual([path, digest]);
    expect(bytes.toString()).toContain('connected with ***');
  }
});
