import { createHash } from 'node:crypto';
import type { Report, Result } from '../../src/report/report.js';
import { renderJson } from '../../src/reporters/json.js';
import { tool } from '../../src/version.js';
import { report } from '../reporters/sample.js';
import { PULL, REPOSITORY } from './github-api.js';
import { HEAD, SHA } from './runner.js';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
export const digestOf = (data: string | Uint8Array): string => `sha256:${sha256(data)}`;

export const onMain = { ref: 'refs/heads/main', event: 'push' } as const;
export const onPullRequest = { head: HEAD, ref: `refs/pull/${PULL}/merge`, event: 'pull_request' } as const;

/** The `report.json` of `app / staging` as a job of run 100 in this repository would have left it under a config. */
export function reported(
  config: string,
  checks: readonly Result[],
  { subject = {}, ...parts }: Partial<Omit<Report, 'subject'>> & { readonly subject?: Partial<Report['subject']> } = {},
): string {
  const own = { repository: REPOSITORY, sha: SHA, runId: '100', runAttempt: '1', configDigest: digestOf(config) };
  return renderJson(
    report(checks, { tool, project: 'app', stage: 'staging', subject: { ...own, ...subject }, ...parts }),
  );
}

/** A production that follows staging, with proof by `evidence`, and a check that must not run without one. */
export const afterStaging = (evidence: string): string => `version: 1
project: app
stages:
  staging:
    checks:
      - { id: first, kind: command, with: { run: ['true'] } }
  production:
    after: staging
    evidence: ${evidence}
    checks:
      - { id: smoke, kind: command, with: { run: ['true'] } }
      - { id: migrate, kind: command, with: { run: [touch, migrated], mutates: true } }
`;
