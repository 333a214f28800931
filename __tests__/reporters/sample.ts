import type { Measurement } from '../../src/check.js';
import type { Counts, Reason, Report, ReportedFinding, Result, Status } from '../../src/report/report.js';

/** A check's result; passed unless told otherwise. */
export function result(id: string, parts: Partial<Result> = {}): Result {
  return {
    id,
    name: id,
    kind: 'command',
    covers: [],
    required: true,
    status: 'passed',
    reasonCode: 'passed',
    summary: `${id} exited with 0 in 1.2 s`,
    startedAt: '2026-11-23T21:04:05.000Z',
    durationMs: 1234,
    attempts: 1,
    findings: [],
    measurements: [],
    evidence: [],
    details: [],
    ...parts,
  };
}

let number = 0;

/** A finding of level error with a fingerprint of its own. */
export function finding(parts: Partial<ReportedFinding> & { readonly message: string }): ReportedFinding {
  number += 1;
  return { rule: 'rule', level: 'error', fingerprint: number.toString(16).padStart(16, '0'), ...parts };
}

/** A report whose decision is given and whose counts are right. */
export function report(checks: readonly Result[], parts: Partial<Report> = {}): Report {
  const required = checks.filter(result => result.required);
  const reasons: readonly Reason[] = required
    .filter(({ status }) => status === 'failed' || status === 'errored' || status === 'pending')
    .map(({ id, status, summary }) => ({
      code: status === 'failed' ? 'check-failed' : status === 'errored' ? 'check-errored' : 'sign-off-pending',
      check: id,
      message: summary,
    }));
  const [first] = reasons;
  const passing: Reason = {
    code: 'all-required-passed',
    message: `${required.filter(({ status }) => status === 'passed').length} of ${required.length} required checks passed`,
  };
  return {
    schemaVersion: 1,
    tool: { name: 'deploy-validate', version: '0.1.0' },
    project: 'toolboxai',
    stage: 'pre-deployment',
    subject: {
      repository: 'octo-org/toolboxai',
      sha: '1f0c3e5a7b9d2468ace013579bdf02468ace1357',
      ref: 'refs/pull/42/merge',
      event: 'pull_request',
      runId: '7000000001',
      runAttempt: '2',
      configDigest: `sha256:${'4d'.repeat(32)}`,
    },
    startedAt: '2026-11-23T21:04:05.000Z',
    durationMs: 125_400,
    decision: first ? 'no-go' : 'go',
    reasonCode: first?.code ?? 'all-required-passed',
    reasons: first ? reasons : [passing],
    counts: countOf(checks),
    checks,
    ...parts,
  };
}

export function countOf(checks: readonly Result[]): Counts {
  const counts: Record<Status, number> = { passed: 0, failed: 0, errored: 0, skipped: 0, waived: 0, pending: 0 };
  for (const { status } of checks) counts[status] += 1;
  return counts;
}

const digest = (byte: string): string => byte.repeat(32);

const image = (name: string, parts: Omit<Measurement, 'name' | 'unit'>): Measurement => ({
  name,
  unit: 'bytes',
  ...parts,
});

const unitTests = result('unit-tests', {
  name: 'All tests pass',
  section: 'Code quality',
  kind: 'tests',
  covers: ['all-tests-passing'],
  summary: '412 tests passed in 38.4 s, 3 skipped',
  durationMs: 41_020,
  measurements: [
    { name: 'executed', value: 412, unit: 'tests', limit: 1 },
    { name: 'coverage', value: 84.21, unit: '%', limit: 80, baseline: 83.9 },
  ],
  evidence: [{ path: 'reports/unit.xml', sha256: digest('a1') }],
});

const secrets = result('secrets', {
  name: 'No secret in the code',
  section: 'Code quality',
  kind: 'secrets',
  summary: 'gitleaks found nothing in 1,204 files',
  durationMs: 2310,
  measurements: [{ name: 'files', value: 1204, unit: 'files', limit: 1 }],
});

/** A stage in which all is well, with one warning and one flaky check. */
export const go: Report = report([
  unitTests,
  secrets,
  result('image-size', {
    name: 'Image sizes validated',
    section: 'Images',
    kind: 'image-size',
    summary: '2 images within their budgets',
    durationMs: 410,
    measurements: [
      image('backend', { value: 180_300_000, limit: 200_000_000, baseline: 176_000_000 }),
      image('dashboard', { value: 84_900_000, limit: 100_000_000, baseline: 84_900_000 }),
    ],
  }),
  result('smoke', {
    name: 'Staging answers',
    section: 'Images',
    summary: 'curl exited with 0 in 212 ms (flaky: passed on attempt 2)',
    attempts: 2,
    flaky: true,
    durationMs: 5400,
    findings: [
      finding({
        rule: 'flaky',
        level: 'warning',
        message: 'passed only after 1 failed attempt: curl exited with 7',
        help: 'A check that passes by luck will one day fail by luck: mend what makes it unstable.',
      }),
    ],
  }),
  result('lint-docs', {
    name: 'Documents are tidy',
    required: false,
    status: 'failed',
    reasonCode: 'check-failed',
    summary: '1 broken link',
    findings: [
      finding({ rule: 'link', message: 'docs/setup.md links to a page that is gone', file: 'docs/setup.md', line: 7 }),
    ],
  }),
]);

const manifests = result('manifests', {
  name: 'Kubernetes manifests validated',
  section: 'Configuration',
  kind: 'manifests',
  status: 'failed',
  reasonCode: 'check-failed',
  summary: '7 errors and 1 warning in 3 of 14 documents',
  help: 'https://example.org/runbook#manifests',
  durationMs: 820,
  findings: [
    finding({
      rule: 'unknown-field',
      message: 'Deployment/backend: unknown field "replica" in spec; did you mean "replicas"?',
      file: 'infrastructure/kubernetes/base/backend.yaml',
      line: 42,
      column: 3,
      expected: 'replicas',
      actual: 'replica',
    }),
    finding({
      rule: 'removed-api',
      message: 'Ingress/web: extensions/v1beta1 was removed in Kubernetes 1.22',
      file: 'infrastructure/kubernetes/base/ingress.yaml',
      line: 1,
      column: 13,
      expected: 'networking.k8s.io/v1',
      actual: 'extensions/v1beta1',
      help: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    }),
    ...['backend', 'worker', 'dashboard', 'migrations', 'redis'].map((name, index) =>
      finding({
        rule: 'no-limits',
        message: `Deployment/${name}: container "${name}" has no memory limit`,
        file: 'infrastructure/kubernetes/overlays/staging/deployments.yaml',
        line: 20 + 31 * index,
        help: 'Set resources.limits.memory; without it one container can take the node down.',
      }),
    ),
    finding({
      rule: 'no-probe',
      level: 'warning',
      message: 'Deployment/worker: no liveness probe',
      file: 'infrastructure/kubernetes/base/worker.yaml',
      line: 12,
    }),
  ],
  evidence: [{ path: 'logs/manifests.log', sha256: digest('b2') }],
});

const images = result('image-size', {
  name: 'Image sizes validated',
  section: 'Images',
  kind: 'image-size',
  status: 'failed',
  reasonCode: 'check-failed',
  summary: 'toolboxai/backend is 312 MB, 112 MB over its budget of 200 MB',
  durationMs: 512,
  findings: [
    finding({
      rule: 'too-large',
      message: 'toolboxai/backend:latest is 312 MB, 112 MB over its budget of 200 MB',
      subject: 'toolboxai/backend:latest',
      expected: '≤ 200 MB',
      actual: '312 MB',
      help: 'The largest layer is 190 MB: COPY . /app. Add a .dockerignore, or build in stages.',
      waiverEnded: { reason: 'base image moves next sprint', owner: 'octocat', expires: '2026-11-20' },
    }),
  ],
  measurements: [
    image('toolboxai/backend', { value: 312_000_000, limit: 200_000_000, baseline: 181_000_000 }),
    image('toolboxai/dashboard', { value: 84_900_000, limit: 100_000_000 }),
  ],
});

const pytestTail = `tests/integration/test_docker_services.py::test_redis_is_reachable FAILED [ 97%]

=================================== FAILURES ===================================
____________________________ test_redis_is_reachable ___________________________

    def test_redis_is_reachable():
>       assert redis.Redis(host="redis", socket_timeout=2).ping()
E       redis.exceptions.TimeoutError: Timeout connecting to server

tests/integration/test_docker_services.py:31: TimeoutError
=========================== short test summary info ============================
FAILED tests/integration/test_docker_services.py::test_redis_is_reachable
1 failed, 44 passed in 12.07s`;

const integration = result('integration-tests', {
  name: 'Integration tests pass',
  section: 'Code quality',
  kind: 'tests',
  status: 'failed',
  reasonCode: 'check-failed',
  summary: '1 of 45 tests failed in 12.1 s',
  attempts: 2,
  durationMs: 27_800,
  findings: [
    finding({
      rule: 'test-failed',
      message: 'test_redis_is_reachable: redis.exceptions.TimeoutError: Timeout connecting to server',
      file: 'tests/integration/test_docker_services.py',
      line: 31,
    }),
  ],
  measurements: [{ name: 'executed', value: 45, unit: 'tests', limit: 1 }],
  evidence: [{ path: 'reports/integration.xml', sha256: digest('c3') }],
  details: [{ title: 'stdout, last 40 lines', text: pytestTail }],
});

const prometheus = result('prometheus', {
  name: 'Prometheus configured',
  section: 'Monitoring',
  kind: 'prometheus',
  status: 'errored',
  reasonCode: 'check-errored',
  cause: 'tool-missing',
  summary: 'promtool: not found on PATH',
  remedy: 'Install promtool, or add its folder to PATH.',
  durationMs: 12,
});

const audit = result('dependencies', {
  name: 'No known vulnerability',
  section: 'Code quality',
  kind: 'dependencies',
  status: 'waived',
  reasonCode: 'waived',
  summary: '1 high advisory in 214 packages',
  durationMs: 3100,
  findings: [
    finding({
      rule: 'GHSA-35jh-r3h4-6jhm',
      message: 'lodash 4.17.20: command injection, mended in 4.17.21',
      subject: 'lodash',
      help: 'https://github.com/advisories/GHSA-35jh-r3h4-6jhm',
      waived: { reason: 'only used at build time; upgrade is scheduled', owner: 'octocat', expires: '2026-12-31' },
    }),
    finding({
      rule: 'GHSA-xvch-5gv4-984h',
      message: 'minimist 0.0.8: prototype pollution, mended in 0.2.4',
      subject: 'minimist',
      waived: { reason: 'not reachable', owner: 'monalisa', expires: '2026-12-01' },
    }),
  ],
});

const allStatuses: Report = report(
  [
    unitTests,
    integration,
    secrets,
    audit,
    manifests,
    result('network-policies', {
      name: 'Network policies reviewed',
      section: 'Configuration',
      status: 'skipped',
      reasonCode: 'need-not-passed',
      summary: 'it needs manifests, which failed',
      startedAt: undefined,
      durationMs: 0,
      attempts: 0,
    }),
    images,
    prometheus,
    result('grafana', {
      name: 'Grafana dashboards imported',
      section: 'Monitoring',
      required: false,
      status: 'failed',
      reasonCode: 'check-failed',
      summary: '4 of 5 dashboards are there',
      findings: [finding({ rule: 'missing', message: 'no dashboard named "Redis"', expected: '5', actual: '4' })],
    }),
    result('load-test', {
      name: 'Load test is fresh',
      section: 'Monitoring',
      status: 'skipped',
      reasonCode: 'when-not-met',
      summary: 'it runs on push only, this is pull_request',
      startedAt: undefined,
      durationMs: 0,
      attempts: 0,
    }),
    result('rollback-plan', {
      name: 'Rollback plan reviewed',
      section: 'Backup & recovery',
      kind: 'manual',
      status: 'pending',
      reasonCode: 'attestation-pending',
      summary: 'devops-lead has yet to attest: The rollback plan was read by two people.',
      attestedBy: { role: 'devops-lead', ask: 'The rollback plan was read by two people.' },
      durationMs: 0,
    }),
  ],
  {
    signOff: {
      roles: [
        { role: 'technical-lead', status: 'signed', person: 'octocat', source: 'environment sign-off-technical-lead' },
        { role: 'devops-lead', status: 'pending', why: 'nobody has approved yet' },
        { role: 'product-manager', status: 'rejected', person: 'monalisa', why: 'waiting for the price list' },
      ],
    },
    checklist: { items: 36, covered: 34, attested: 4, uncovered: ['dns-records-updated', 'backup/restore-tested'] },
    policy: {
      ref: 'base',
      sha: '89abcdef'.repeat(5),
      changes: ['.github/deploy-validate.yml: stages.staging.checks.unit-tests.with.min-executed: 100 → 1'],
    },
    after: {
      stage: 'build',
      source: 'run 6999999999 of build.yml',
      digest: `sha256:${digest('e5')}`,
      runId: '6999999999',
      runAttempt: '1',
      at: '2026-11-23T20:50:00.000Z',
    },
    notices: ['The waiver of check load-test ended on 2026-10-31 (octocat: new runners).'],
  },
);

/** Every status, every part of a report. */
export const noGo: Report = {
  ...allStatuses,
  reasons: [
    ...allStatuses.reasons,
    { code: 'check-errored', check: 'network-policies', message: 'not run: it needs manifests, which failed' },
    {
      code: 'checklist-uncovered',
      message: '2 of 36 checklist items are covered by no check: dns-records-updated, backup/restore-tested',
    },
  ],
};

/** What a run says whose config is not valid: nothing is known but that. */
export const invalid: Report = report([], {
  project: '',
  stage: '',
  decision: 'no-go',
  reasonCode: 'config-invalid',
  reasons: [
    {
      code: 'config-invalid',
      message: '.github/deploy-validate.yml:12:7: stages.staging.checks[2].wiht: unknown key; did you mean "with"?',
    },
    { code: 'config-invalid', message: '.github/deploy-validate.yml:20:16: timeout: expected a duration such as 90s' },
  ],
  durationMs: 0,
});

/** A part of a stage that was cancelled, in which nothing but consequences is left. */
export const cancelled: Report = report(
  [
    result('build', {
      status: 'errored',
      reasonCode: 'cancelled',
      cause: 'cancelled',
      summary: 'cancelled by SIGTERM',
      remedy: 'Run it again.',
    }),
    result('tests', {
      status: 'skipped',
      reasonCode: 'cancelled',
      summary: 'cancelled by SIGTERM',
      startedAt: undefined,
      attempts: 0,
    }),
  ],
  {
    subject: { configDigest: `sha256:${'00'.repeat(32)}` },
    decision: 'no-go',
    reasonCode: 'cancelled',
    reasons: [
      { code: 'cancelled', message: 'the run was cancelled before it could finish' },
      { code: 'cancelled', check: 'build', message: 'cancelled by SIGTERM' },
      { code: 'cancelled', check: 'tests', message: 'not run: cancelled by SIGTERM' },
    ],
    selection: { only: ['build', 'tests'], shard: '1/2', of: 9 },
  },
);

const drill = result('restore-drill', {
  name: 'A backup was restored this month',
  section: 'Backup & recovery',
  kind: 'manual',
  status: 'pending',
  reasonCode: 'attestation-pending',
  summary: 'devops-lead has yet to attest: The restore drill went as the protocol says. (held on 2026-11-20)',
  attestedBy: { role: 'devops-lead', ask: 'The restore drill went as the protocol says.' },
  evidence: [{ path: 'docs/drills/latest.md', sha256: digest('d4') }],
  durationMs: 12,
});

const built = result('image-size', {
  name: 'Image sizes validated',
  section: 'Images',
  kind: 'image-size',
  summary: '1 image within its budget',
  images: [{ image: 'toolboxai/backend:1.4.0', digest: `sha256:${digest('b7')}`, of: 'config' }],
});

/** A stage whose machines have agreed, and whose people are asked now. */
export const toSign: Report = report([unitTests, built, drill], {
  stage: 'production',
  toSign: [
    { role: 'technical-lead', title: 'Technical Lead', by: '@octocat or @monalisa', checks: [] },
    { role: 'devops-lead', title: 'DevOps Lead', by: '@hubot-admin', checks: ['restore-drill'] },
    { role: 'cto', title: 'CTO', by: 'a member of octo-org/chiefs', checks: [] },
  ],
});

/** What `sign-off` makes of it once all have answered. */
export const signed: Report = {
  ...report(
    [
      unitTests,
      built,
      {
        ...drill,
        status: 'passed',
        reasonCode: 'attested',
        summary: '@hubot-admin attested it as DevOps Lead: The restore drill went as the protocol says.',
      },
    ],
    { stage: 'production' },
  ),
  signOff: {
    roles: [
      {
        role: 'technical-lead',
        title: 'Technical Lead',
        status: 'signed',
        person: 'octocat, monalisa',
        source: 'review',
      },
      {
        role: 'devops-lead',
        title: 'DevOps Lead',
        status: 'signed',
        person: 'hubot-admin',
        source: 'environment sign-off-devops-lead',
      },
      { role: 'cto', title: 'CTO', status: 'signed', person: 'margaret', source: 'environment sign-off-cto' },
    ],
    report: `sha256:${digest('c9')}`,
  },
};

const open = {
  role: 'cto',
  title: 'CTO',
  status: 'rejected',
  why: '@margaret rejected it: “not before the audit”.',
} as const;

/** The same, tried with approvals from a file. */
export const dryRun: Report = {
  ...signed,
  subject: { ...signed.subject, event: 'dry-run', runId: undefined, runAttempt: undefined },
  decision: 'no-go',
  reasonCode: 'sign-off-rejected',
  reasons: [{ code: 'sign-off-rejected', message: `CTO: ${open.why}` }],
  signOff: {
    roles: [...(signed.signOff?.roles.slice(0, 2) ?? []), open],
    report: `sha256:${digest('c9')}`,
    dryRun: true,
  },
  notices: ['This is a dry run: the approvals come from a file, and it proves nothing.'],
};

const NASTY = [
  '</code></details><script>alert(1)</script><img src=x onerror=alert(2)>',
  '@octocat #12 ![x](http://evil.example/x.png) [click](javascript:alert(3)) | cell | **bold**',
  '```\n::set-output name=x::1\n##[add-mask]everything\n~~~\n--> ]]> <!--',
  '\u202egnp.exe\u0000 \u001b[31mred\u001b[0m $(rm -rf) $a$ %0A::error::',
].join('\n');

/** Every text is made to break out of where it stands. */
export const hostile: Report = report(
  [
    result('nasty', {
      name: `nasty ${NASTY}`,
      section: `section ${NASTY}`,
      status: 'failed',
      reasonCode: 'check-failed',
      summary: `summary ${NASTY}`,
      remedy: NASTY,
      help: NASTY,
      findings: [
        finding({
          rule: `rule ${NASTY}`,
          message: NASTY,
          file: `../../etc/passwd\n::error::${NASTY}`,
          line: 1,
          expected: NASTY,
          actual: NASTY,
          help: NASTY,
          waiverEnded: { reason: NASTY, owner: NASTY, expires: '2026-10-31' },
        }),
        finding({
          rule: 'waived',
          message: NASTY,
          file: 'a b/(c)[d]|e.ts',
          line: 3,
          waived: { reason: NASTY, owner: NASTY, expires: '2026-12-31' },
        }),
      ],
      measurements: [{ name: NASTY, value: 1, unit: NASTY, limit: 2, baseline: 3 }],
      evidence: [{ path: NASTY, sha256: digest('ff') }],
      details: [{ title: NASTY, text: NASTY }],
      covers: [NASTY],
    }),
  ],
  {
    project: NASTY,
    stage: NASTY,
    subject: {
      repository: NASTY,
      sha: NASTY,
      ref: NASTY,
      event: NASTY,
      runId: NASTY,
      runAttempt: NASTY,
      configDigest: NASTY,
    },
    signOff: {
      roles: [{ role: NASTY, title: NASTY, status: 'pending', person: NASTY, source: NASTY, why: NASTY }],
      report: NASTY,
    },
    checklist: {
      items: 2,
      covered: 1,
      attested: 0,
      uncovered: [NASTY],
      lines: [
        { slug: NASTY, text: NASTY, state: 'uncovered', by: [] },
        { slug: NASTY, text: NASTY, state: 'excused', by: [NASTY], why: NASTY },
      ],
    },
    policy: { ref: NASTY, sha: NASTY, changes: [NASTY] },
    notices: [NASTY],
    after: { stage: NASTY, source: NASTY, digest: NASTY, at: NASTY },
    selection: { only: [NASTY], shard: NASTY, of: 3 },
  },
);

/** The same before anybody signs it. */
export const hostileToSign: Report = {
  ...hostile,
  checks: hostile.checks.map(check => ({ ...check, status: 'pending', attestedBy: { role: NASTY, ask: NASTY } })),
  signOff: undefined,
  toSign: [{ role: NASTY, title: NASTY, by: NASTY, checks: ['nasty'] }],
};
