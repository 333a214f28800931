import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, compare, timed } from './measure.mjs';

const CHECKS = 200;
const numbers = Array.from({ length: CHECKS }, (_, index) => index + 1);

/** How well a machine's jobs are kept busy: many short checks, against xargs. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-jobs-'));
  mkdirSync(join(folder, '.github'));
  const checks = numbers.map(number => `      - { id: c${number}, kind: command, with: { run: [sleep, '0.05'] } }`);
  const head = 'version: 1\nproject: bench\nstages:\n  pre-deployment:\n    checks:\n';
  writeFileSync(join(folder, '.github/deploy-validate.yml'), `${head}${checks.join('\n')}\n`);
  const { ours, theirs, ratio } = await compare(
    () => timed([process.execPath, bundle, 'run', '--jobs', '8'], { cwd: folder }),
    () => timed(['xargs', '-P', '8', '-I', '{}', 'sleep', '0.05'], { input: `${numbers.join('\n')}\n` }),
    { rounds: 5 },
  );
  rmSync(folder, { recursive: true });
  const detail = `${(ours / 1000).toFixed(2)} s against ${(theirs / 1000).toFixed(2)} s`;
  return [
    {
      what: `${CHECKS} checks of \`sleep 0.05\`, \`--jobs 8\`, against \`xargs -P 8\``,
      figure: ratio,
      unit: '×',
      atMost: 1.3,
      detail,
    },
  ];
}
