import { describe, expect } from 'vitest';
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
