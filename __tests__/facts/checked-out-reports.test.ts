import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencies } from '../../src/checks/dependencies/definition.js';
import { imageScan } from '../../src/checks/image-scan/definition.js';
import { manifests } from '../../src/checks/manifests/definition.js';
import { secrets } from '../../src/checks/secrets/definition.js';
import { tests } from '../../src/checks/tests/definition.js';
import { openScene, type Scene } from '../real/scene.js';

const CASES = join(import.meta.dirname, '../cases');
const LONG_AGO = '@31536000 +0000';
const lcov = { junit: 'made.xml', 'max-age': '1h', coverage: { file: 'cov.made', min: 50 } };

const KINDS = [
  [tests, 'tests/ok.reports-of-an-earlier-step', { junit: 'reports/*.xml' }, 'reports/a.xml'],
  [tests, 'tests/ok.coverage-lcov', lcov, 'cov.made'],
  [dependencies, 'dependencies/ok.report', { report: 'audit.json', 'fail-on': 'high' }, 'audit.json'],
  [imageScan, 'image-scan/ok.trivy-report-clean', { image: 'toolboxai/backend:1.2', report: 'scan.json' }, 'scan.json'],
  [secrets, 'secrets/ok.report-of-secretlint', { report: 'leaks.report' }, 'leaks.report'],
  [
    manifests,
    'manifests/ok.report-kube-linter',
    { paths: ['web.yaml'], policies: 'off', reports: ['kube-linter.json'], 'max-age': '20000d' },
    'kube-linter.json',
  ],
] as const;

describe.each(KINDS)('a report that lies in the repository: %#', (kind, folder, options, report) => {
  let scene: Scene;

  beforeEach(() => {
    scene = openScene(kind);
    cpSync(join(CASES, folder), scene.folder, { recursive: true });
    // git tells times apart by the second.
    const before = Date.now() / 1000 - 10;
    utimesSync(join(scene.folder, report), before, before);
    git('init', '-q', '-b', 'main');
  });

  afterEach(() => scene.remove());

  const git = (...args: readonly string[]) => {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_COMMITTER_DATE: LONG_AGO };
    const as = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    return execFileSync('git', [...as, ...args], { cwd: scene.folder, env, encoding: 'utf8' });
  };

  const answer = async () => {
    const outcome = await scene.check(options);
    return outcome.status === 'errored' ? outcome : outcome.status;
  };

  it('is as old as its commit, until it is written anew', async () => {
    expect(await answer()).toBe('passed');
    git('add', report);
    git('commit', '-qm', 'keep it');
    expect(await answer()).toMatchObject({
      why: 'stale',
      message: expect.stringMatching(
        `^${report}: is as it was checked out, and was committed [\\d,]+ d ago, more than `,
      ),
    });
    const path = join(scene.folder, report);
    rmSync(path);
    writeFileSync(path, readFileSync(join(CASES, folder, report)));
    expect(await answer()).toBe('passed');
  });

  it('has no age in a shallow clone', async () => {
    git('add', report);
    git('commit', '-qm', 'keep it');
    writeFileSync(join(scene.folder, '.git/shallow'), git('rev-parse', 'HEAD'));
    expect(await answer()).toMatchObject({
      why: 'stale',
      message: `${report}: is as it was checked out, and the clone is shallow: nobody can say when it was written`,
    });
  });
});
