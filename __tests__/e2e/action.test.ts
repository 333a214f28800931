import { afterEach, describe, expect, it } from 'vitest';
import { type GitHubApi, type GitHubSetting, startGitHub } from './github-api.js';
import { type Job, runAction } from './runner.js';

let server: GitHubApi;
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  expect(server.violations).toEqual([]);
});

const config = (run: string) => `version: 1
project: app
stages:
  staging:
    checks:
      - { id: first, kind: command, with: { run: ['${run}'] } }
`;

async function act(job: Partial<Job> & { readonly run?: string }, setting: GitHubSetting = {}) {
  server = await startGitHub(setting);
  const files = { '.github/deploy-validate.yml': config(job.run ?? 'true') };
  return runAction({ apiUrl: server.url, files, ...job });
}

describe('x', () => {
  it('go', async () => {
    console.log(await act({}));
    console.log(await act({ run: 'false' }));
  });
});
