import { expect } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { renderComment } from '../../src/reporters/comment.js';
import { type GitHubSetting, PULL, REPOSITORY, type Recorded, type StoredComment, startGitHub } from './github-api.js';
import { type Ended, type Job, runAction, TOKEN } from './runner.js';

export const MARKER = '<!-- deploy-validate:app/staging -->';
export const CONFIG = '.github/deploy-validate.yml';

/** A config whose one check is a command. */
export const config = (...argv: readonly string[]): string => `version: 1
project: app
stages:
  staging:
    checks:
      - { id: first, kind: command, with: { run: ${JSON.stringify(argv)} } }
`;

export interface Gate {
  readonly ended: Ended;
  readonly requests: readonly Recorded[];
  readonly comments: readonly StoredComment[];
}

/** Runs the action against a GitHub of its own, which must have found nothing to object to. */
export async function gate(
  job: Partial<Job> & { readonly argv?: readonly string[] },
  setting: GitHubSetting = {},
): Promise<Gate> {
  const server = await startGitHub(setting);
  try {
    const files = { [CONFIG]: config(...(job.argv ?? ['true'])) };
    const ended = await runAction({ apiUrl: server.url, files, ...job });
    expect(server.violations).toEqual([]);
    return { ended, requests: server.requests, comments: server.comments };
  } finally {
    await server[Symbol.asyncDispose]();
  }
}

const base = `/repos/${REPOSITORY}/issues`;
export const LIST = `GET ${base}/${PULL}/comments`;
export const CREATE = `POST ${base}/${PULL}/comments`;
export const asked = {
  list: (page = 1): Recorded => ({ request: `${LIST}?per_page=100&page=${page}`, token: TOKEN }),
  login: { request: 'POST /graphql', token: TOKEN, body: { query: '{ viewer { login } }' } },
  create: (body: string): Recorded => ({ request: CREATE, token: TOKEN, body: { body } }),
  update: (id: number, body: string): Recorded => ({
    request: `PATCH ${base}/comments/${id}`,
    token: TOKEN,
    body: { body },
  }),
  remove: (id: number): Recorded => ({ request: `DELETE ${base}/comments/${id}`, token: TOKEN }),
};

/** What the comment must be, from the report that the action left. */
export function commentOf(ended: Ended, run = 100): string {
  const report = JSON.parse(ended.read('.deploy-validate/report.json') ?? '') as Report;
  const server = 'https://github.com';
  const summaryUrl = `${server}/${REPOSITORY}/actions/runs/${run}/attempts/1`;
  return renderComment(report, { server, root: '', summaryUrl }).replace(
    MARKER,
    `${MARKER}\n<!-- run ${run} attempt 1 -->`,
  );
}

/** Commands for the runner in what the action printed. */
export const commands = (ended: Ended, name: string): readonly string[] =>
  ended.stdout.split('\n').filter(line => line.startsWith(`::${name}`));
