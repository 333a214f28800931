import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const answers = z.array(
  z.union([
    z.object({ model: z.object({ services: z.record(z.string(), z.record(z.string(), z.unknown())) }) }),
    z.object({ error: z.string() }),
  ]),
);

/** What Compose's own loader makes of each project, the texts of its files in their order. */
export function askCompose(projects: readonly (readonly string[])[]): z.output<typeof answers> {
  const program = join(mkdtempSync(join(tmpdir(), 'compose-oracle-')), 'compose-oracle');
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: join(import.meta.dirname, 'compose-oracle'),
    stdio: 'pipe',
  });
  const printed = execFileSync(program, { input: JSON.stringify(projects), encoding: 'utf8', maxBuffer: 2 ** 28 });
  return answers.parse(JSON.parse(printed));
}
