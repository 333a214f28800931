import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { runCopy } from './example-copy.js';
import { followReadme } from './follow-readme.js';
import { runReleased } from './released.js';

beforeAll(() => {
  bundle();
});

describe('on a machine with nothing but Node', () => {
  it('the example project is go, and every line of its checklist is covered', () => {
    const { status, report } = followReadme('README.md', { bare: true });
    expect(report.reasons.filter(({ code }) => code !== 'all-required-passed')).toEqual([]);
    expect({ status, decision: report.decision }).toEqual({ status: 0, decision: 'go' });
    expect(report.checklist).toMatchObject({ uncovered: [] });
  });

  it('every check of the example passes, and the answer says how many lines of the checklist are proven', () => {
    const { report } = followReadme('README.md', { bare: true });
    expect(report.checks.filter(check => check.status !== 'passed' || !check.required)).toEqual([]);
    expect(report.reasons[0]?.message).toBe(
      "20 of 20 required checks passed; 17 of this stage's 17 checklist items are proven",
    );
    const elsewhere = report.checklist?.lines?.filter(({ state }) => state !== 'proven') ?? [];
    expect(new Set(elsewhere.map(({ state }) => state))).toEqual(new Set(['other-stage']));
    expect(elsewhere.find(({ slug }) => slug === 'alerts-fire-when-they-should')?.by).toEqual([
      'connected/alert-tests',
    ]);
  });

  it('the broken project has a vulnerable image, and its size is that of the image that was scanned', () => {
    const { checks } = followReadme('examples/broken/README.md', { bare: true }).report;
    const [size, scan] = ['image-size', 'image-scan'].map(kind => checks.find(check => check.kind === kind));
    expect(scan?.findings).toMatchObject([
      {
        rule: 'CVE-2021-44906',
        aliases: ['GHSA-xvch-5gv4-984h'],
        subject: 'registry.toolboxai.example/billing/minimist@1.2.5',
      },
    ]);
    expect(size?.images).toContainEqual(scan?.images?.[0]);
  });

  it('the broken project has a waiver that has ended and one that excuses nothing', () => {
    const { checks, notices } = followReadme('examples/broken/README.md', { bare: true }).report;
    expect(checks.flatMap(({ findings }) => findings.flatMap(({ waiverEnded }) => waiverEnded ?? []))).toEqual([
      { reason: 'the test data moves to a bucket of its own', owner: 'octocat', expires: '2026-06-30' },
    ]);
    expect(checks.flatMap(({ findings }) => findings.filter(({ waived }) => waived))).toEqual([]);
    expect(notices).toEqual([
      'The waiver of billing in check image-size ended on 2026-06-30 (octocat: the test data moves to a bucket of its own); 1 finding that it excused blocks again.',
      'The waiver of GHSA-xvch-5gv4-984h in check dependencies excused nothing in this run; monalisa may remove it.',
    ]);
  });

  it('the broken project is no-go for one reason of each kind', () => {
    const { status, report } = followReadme('examples/broken/README.md', { bare: true });
    expect({ status, decision: report.decision }).toEqual({ status: 1, decision: 'no-go' });
    expect(new Set(report.reasons.map(({ check }) => check)).size).toBe(16);
    expect(Object.fromEntries(report.checks.map(check => [check.kind, check.status]))).toEqual({
      command: 'failed',
      tests: 'failed',
      secrets: 'failed',
      dependencies: 'failed',
      'image-size': 'failed',
      'image-scan': 'failed',
      manifests: 'failed',
      prometheus: 'failed',
      env: 'failed',
      alertmanager: 'failed',
      grafana: 'failed',
      loki: 'failed',
      tracing: 'failed',
      migrations: 'failed',
      backup: 'failed',
      document: 'failed',
    });
  });
});

describe('beside a staging environment on this machine', () => {
  beforeAll(() => {
    runCopy('staging', { bare: true, beside: true });
  });

  it('every line that machines can see is proven, with nothing but Node, and people have yet to sign', () => {
    const { report } = runCopy('staging', { bare: true, beside: true });
    const seen = report.checks.filter(({ kind }) => kind !== 'manual');
    expect(seen.filter(({ status }) => status !== 'passed').map(({ id, summary }) => [id, summary])).toEqual([]);
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(
      new Set(['command', 'dns', 'tls', 'http', 'rate-limit', 'exposure', 'load', 'logs', 'traces', 'dashboards']),
    );
    expect([report.reasonCode, report.complete]).toEqual(['sign-off-pending', true]);
  });
});

describe('in a repository of its own', () => {
  it('the example project has a version to go back to, and a changelog of this one', () => {
    expect(runReleased('toolboxai', ['v0.9.0', 'v1.0.0'], 'way-back')).toEqual(['passed', []]);
    expect(runReleased('toolboxai', ['v1.0.0'], 'way-back')).toEqual(['failed', ['previous-missing']]);
  });

  it('the broken project says nothing of the version that it releases', () => {
    expect(runReleased('broken', ['v1.1.0', 'v1.2.0'], 'release')).toEqual(['failed', ['changelog-missing']]);
  });
});
