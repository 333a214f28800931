import { beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { runCopy } from '../e2e/example-copy.js';
import { followReadme } from '../e2e/follow-readme.js';
import { itWith } from './tool.js';

describe('on a machine with the tools', () => {
  for (const tool of ['promtool', 'gitleaks', 'kubectl']) {
    itWith(tool, `the example project is go, and ${tool} has its say`, () => {
      const { status, report } = followReadme('README.md', { bare: false });
      expect({ status, decision: report.decision }).toEqual({ status: 0, decision: 'go' });
      const kind = { promtool: 'prometheus', gitleaks: 'secrets', kubectl: 'manifests' }[tool];
      const statuses = report.checks.filter(check => check.kind === kind).map(check => check.status);
      expect(statuses).toEqual(statuses.map(() => 'passed'));
    });
  }

  itWith('promtool', "the example's alerts fire when they should", () => {
    const more = ['--stage', 'connected', '--only', 'alert-tests'];
    const { report } = followReadme('README.md', { bare: false, more });
    expect(report.checks.map(({ id, status }) => [id, status])).toEqual([['alert-tests', 'passed']]);
  });

  itWith('git', 'the newest dump of the example is whole', () => {
    const more = ['--only', 'backups-made,backup-whole'];
    const { report } = runCopy('connected', { more });
    expect(report.checks.map(({ id, status }) => [id, status])).toEqual([
      ['backups-made', 'passed'],
      ['backup-whole', 'passed'],
    ]);
  });

  itWith('promtool', 'the broken project shows a rule that does not parse, at its line', () => {
    const alerts = followReadme('examples/broken/README.md', { bare: false }).report.checks.find(
      check => check.kind === 'prometheus',
    );
    expect(alerts?.status).toBe('failed');
    expect(alerts?.findings).toMatchObject([{ file: 'infrastructure/prometheus/alert_rules.yml', line: 5 }]);
    expect(alerts?.summary).toContain('promtool');
  });

  itWith('gitleaks', 'the broken project shows the planted key, and never prints it', () => {
    const { report, stdout, stderr } = followReadme('examples/broken/README.md', { bare: false });
    const secrets = report.checks.find(check => check.kind === 'secrets');
    expect(secrets?.status).toBe('failed');
    expect(secrets?.findings).toContainEqual(expect.objectContaining({ file: 'deploy/upload.sh', line: 5 }));
    expect(`${JSON.stringify(report)}${stdout}${stderr}`).not.toContain('AKIA');
  });
});

describe('beside a staging environment with its servers', () => {
  beforeAll(() => {
    const servers = ['initdb', 'redis-server', 'prometheus', 'alertmanager'];
    if (servers.some(tool => which.sync(tool, { nothrow: true }) !== null))
      runCopy('post-deployment', { beside: true });
  });

  const proven = (...ids: readonly string[]) => {
    const { checks } = runCopy('post-deployment', { beside: true }).report;
    const found = checks
      .filter(({ id }) => ids.includes(id))
      .map(({ id, status, summary }) => ({ id, status, summary }));
    expect(found).toEqual(ids.map(id => ({ id, status: 'passed', summary: expect.any(String) })));
  };

  itWith('initdb', 'the database answers, its migrations go back and forth, and its dump is restored', () => {
    proven('database', 'migrated', 'taken-back', 'restored');
  });

  itWith('redis-server', 'the cache is hit', () => {
    proven('cache');
  });

  itWith('prometheus', 'few requests fail, and the dashboards show data', () => {
    proven('error-rate', 'panels');
  });

  itWith('alertmanager', 'no alert fires, and a test alert arrives', () => {
    proven('alerts');
  });
});
