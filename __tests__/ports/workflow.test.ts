import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkflow, type Workflow } from '../../src/ports/runner/workflow.js';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const NONE = '0'.repeat(40);

async function read(event: string, payload: unknown, env: Readonly<Record<string, string>> = {}): Promise<Workflow> {
  const file = join(folder, 'event.json');
  writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readWorkflow({ GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, ...env });
}

const pull = { pull_request: { number: 7, head: { sha: A } } };

describe('the workflow’s event', () => {
  it('is local outside a workflow', async () => {
    expect(await readWorkflow({})).toEqual({
      event: 'local',
      repository: undefined,
      pull: undefined,
      change: undefined,
      base: undefined,
      run: undefined,
      follows: undefined,
      stranger: undefined,
    });
  });

  it('names the repository and the run', async () => {
    const env = { GITHUB_REPOSITORY: 'octo-org/hello.world', GITHUB_RUN_ID: '99', GITHUB_RUN_ATTEMPT: '2' };
    expect(await read('push', {}, env)).toMatchObject({
      repository: { owner: 'octo-org', repo: 'hello.world' },
      run: { id: '99', attempt: '2' },
    });
  });

  it.each([
    ['pull_request', pull, { number: 7, head: A }],
    ['pull_request_review', pull, { number: 7, head: A }],
    ['issue_comment', { issue: { number: 7, pull_request: {} } }, { number: 7, head: undefined }],
    ['issue_comment', { issue: { number: 7 } }, undefined],
    ['push', {}, undefined],
    ['pull_request', '{"pull', undefined],
    ['pull_request', '[]', undefined],
    ['pull_request', { pull_request: { number: '7' } }, undefined],
    ['pull_request', { pull_request: { number: -7, head: { sha: A } } }, undefined],
  ])('%s with %j is about pull request %j', async (event, payload, found) => {
    expect((await read(event, payload)).pull).toEqual(found);
  });

  it.each([
    ['pull_request', pull, { pull: 7 }],
    ['push', { before: A, after: B }, { base: A, head: B }],
    ['push', { before: NONE, after: B }, undefined],
    ['push', { before: A, after: NONE }, undefined],
    ['push', { before: '../../secrets', after: B }, undefined],
    ['merge_group', { merge_group: { base_sha: A, head_sha: B } }, { base: A, head: B }],
    ['schedule', {}, undefined],
    ['issue_comment', { issue: { number: 7, pull_request: {} } }, undefined],
  ])('%s with %j changes %j', async (event, payload, found) => {
    expect((await read(event, payload)).change).toEqual(found);
  });

  it.each([
    ['a repository of more than two parts', { GITHUB_REPOSITORY: 'a/b/c' }],
    ['a run that is no number', { GITHUB_RUN_ID: '1 --> x' }],
  ])('takes nothing odd from the environment: %s', async (_, env) => {
    expect(await read('push', {}, env)).toMatchObject({ repository: undefined, run: undefined });
  });
});
