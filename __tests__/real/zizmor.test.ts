import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { itWith } from './tool.js';

const ROOT = join(import.meta.dirname, '..', '..');
const folders = ['.github/workflows', 'examples/workflows'];
const written = '__tests__/init/workflow.expected.yml';
const workflows = [
  ...folders.flatMap(folder => readdirSync(join(ROOT, folder)).map(name => join(folder, name))),
  written,
];

describe('workflows of this repository, and the one that init writes', () => {
  for (const workflow of workflows) {
    itWith('zizmor', `${workflow} has nothing that zizmor objects to`, () => {
      expect(audit(workflow)).toEqual({ code: 0, findings: '[]' });
    });
  }

  itWith('zizmor', 'would be told of a workflow that is open to anybody', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zizmor-'));
    try {
      const file = join(folder, 'open.yml');
      writeFileSync(file, OPEN);
      expect(audit(file).findings).toContain('template-injection');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const OPEN = `on: pull_request_target
jobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'echo \${{ github.event.pull_request.title }}' }] } }
`;

function audit(file: string): { readonly code: number | null; readonly findings: string } {
  const args = ['--offline', '--no-progress', '--quiet', '--format=json', '--config', '.github/zizmor.yml', file];
  const { status, stdout } = spawnSync('zizmor', args, { cwd: ROOT, encoding: 'utf8' });
  return { code: status, findings: stdout.trim() };
}
