import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
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

export interface ValidationAnswer {
  readonly decode: string;
  readonly faults: readonly { readonly type: string; readonly field: string; readonly detail: string }[];
  readonly warnings: readonly string[];
  readonly unknown: boolean;
}

/** What an API server without admission plugins says to the creation of each object. */
export function askValidation(version: string, documents: readonly string[]): readonly ValidationAnswer[] {
  const program = validationProgram(version);
  const input = JSON.stringify(documents);
  const answers: readonly ValidationAnswer[] = JSON.parse(
    execFileSync(program, [], { input, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'] }),
  );
  return answers.map(answer => ({ ...answer, faults: answer.faults ?? [], warnings: answer.warnings ?? [] }));
}

/** Builds the program of a version; `KUBE_ORACLE_1_34` names one that is built already. */
function validationProgram(version: string): string {
  const built = process.env[`KUBE_ORACLE_${version.replace('.', '_')}`];
  if (built !== undefined) return built;
  const source = join(import.meta.dirname, 'kube-oracle/validation');
  const folder = mkdtempSync(join(tmpdir(), `kube-validation-${version}-`));
  copyFileSync(join(source, 'main.go'), join(folder, 'main.go'));
  for (const file of ['go.mod', 'go.sum']) copyFileSync(join(source, version, file), join(folder, file));
  execFileSync('go', ['build', '-o', 'oracle', '.'], { cwd: folder, stdio: 'pipe' });
  return join(folder, 'oracle');
}
