import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { CONFIG, gate } from './gate.js';

/** One check that always applies, and one for the backend's changes. */
const FILES = {
  [CONFIG]: `version: 1
project: app
stages:
  staging:
    checks:
      - { id: always, kind: command, with: { run: ['true'] } }
      - { id: backend, kind: command, when: { changed: ['backend/**'] }, with: { run: ['true'] } }
`,
};
const inputs = { comment: 'never' };

const statusOf = (report: string | undefined): unknown => JSON.parse(report ?? '{}').checks?.[1]?.status;

beforeAll(() => {
  bundle();
});

describe('a check for changed files', () => {
  it.each([
    ['runs where one of them changed', [{ name: 'docs/a.md' }, { name: 'backend/src/a.ts' }], 'passed'],
    ['runs where one was moved away', [{ name: 'lib/a.ts', before: 'backend/a.ts' }], 'passed'],
    ['is skipped where none did', [{ name: 'docs/a.md' }], 'skipped'],
  ])('%s, as GitHub says where the clone does not', async (_, changed, status) => {
    const { ended } = await gate({ files: FILES, inputs }, { changed });
    expect(ended.code).toBe(0);
    expect(statusOf(ended.read('.deploy-validate/report.json'))).toBe(status);
  });

  it('runs where nobody can say', async () => {
    const { ended } = await gate({ files: FILES, inputs: { ...inputs, token: '' } }, { changed: [] });
    expect(ended.code).toBe(0);
    expect(statusOf(ended.read('.deploy-validate/report.json'))).toBe('passed');
  });
});
