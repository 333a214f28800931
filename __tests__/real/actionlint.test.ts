import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
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
    itWith('actionlint', `${workflow} has nothing that actionlint objects to`, () => {
      expect(lint(workflow)).toBe('');
    });
  }
});

/** GitHub knows it since May 2026, and actionlint 1.7.12 does not. */
const YOUNGER = '^unexpected key "queue" for "concurrency" section';

function lint(workflow: string): string {
  try {
    return execFileSync('actionlint', ['-no-color', '-ignore', YOUNGER, workflow], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout) || String(error);
    throw error;
  }
}
