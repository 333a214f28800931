import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startAuthority } from '../loopback/authority.js';
import { bundle } from './bundle.js';

const SCRIPT = join(import.meta.dirname, '..', '..', 'examples', 'delivery', 'world', 'world.mjs');

// It starts the program a dozen times, and waits for answers that are slow on purpose.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(() => {
  bundle();
});

describe('examples/delivery/world', () => {
  it('ends each fault as the table of end states says, with what is wrong and what runs then', async () => {
    using authority = await startAuthority();
    await authority.issue('good', { until: 90 });
    await authority.issue('expired', { from: -90, until: -1 });
    writeFileSync(join(authority.folder, 'ca.pem'), authority.pem);
    expect(await endsOf(authority.folder)).toEqual([
      'staging: go',
      'a good release: exit 0, all-required-passed, deployed yes, rollback none; 2 runs',
      'service down: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      'slow answers: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      'expired certificate: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      '6 % errors: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      '60 % slower: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      'replication lag: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      'alert firing: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      'metrics do not answer: exit 1, check-errored, deployed yes, rollback none; 3-silent runs',
      'taken back by hand: exit 1, rollback-triggered, deployed back, rollback verified; 2 runs',
      'red before, too: exit 1, check-failed, deployed yes, rollback none; 4-down runs',
    ]);
  });
});

/** The lines about how each of them ended; all that the script has said where it found one that ends otherwise. */
function endsOf(certificates: string): Promise<readonly string[]> {
  return new Promise(resolve => {
    const args = [SCRIPT, join(bundle(), 'index.js'), certificates];
    execFile(process.execPath, args, (error, stdout, stderr) => {
      const lines = stdout.trimEnd().split('\n');
      resolve(error === null ? lines.filter(line => !line.startsWith('  ')) : [...lines, ...stderr.split('\n')]);
    });
  });
}
