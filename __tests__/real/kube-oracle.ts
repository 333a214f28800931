import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let program: string | undefined;

/** What Kubernetes' own Go code says to each document. */
export function askGo(
  question: 'yaml' | 'decode',
  documents: readonly string[],
): readonly { json: string; error: string }[] {
  program ??= build();
  const input = JSON.stringify(documents);
  return JSON.parse(execFileSync(program, [question], { input, encoding: 'utf8', maxBuffer: 2 ** 30 }));
}

function build(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'kube-oracle-')), 'kube-oracle');
  execFileSync('go', ['build', '-o', file, '.'], { cwd: join(import.meta.dirname, 'kube-oracle'), stdio: 'pipe' });
  return file;
}
