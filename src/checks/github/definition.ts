import { defineCheck } from '../../check.js';
import { type GitHubOptions, githubOptions } from './options.js';
import { githubRules } from './rules.js';

export const github = defineCheck({
  kind: 'github',
  summary: 'GitHub itself says that the commit is ready: checks, workflows, reviews, issues, alerts, the release',
  family: 'delivery',
  options: githubOptions,
  needs: options => ({ tools: [], permissions: permissionsOf(options) }),
  rules: githubRules,
  run: async (options, ports) => (await import('./run.js')).runGitHub(options, ports),
});

/** As workflows write them; those of an organisation, and of alerts, a workflow's own token may not have. */
function permissionsOf(options: GitHubOptions): readonly string[] {
  const { checks, workflows, reviews, issues, 'pull-requests': pulls, branch, alerts, release } = options;
  const wanted = [
    ...(checks ? ['checks: read', 'statuses: read', 'actions: read'] : []),
    ...(workflows ? ['actions: read'] : []),
    ...(reviews ? ['pull-requests: read', 'contents: read'] : []),
    ...(reviews?.team ? ['members: read (of the organisation)'] : []),
    ...(issues ? ['issues: read'] : []),
    ...(pulls ? ['pull-requests: read', 'contents: read'] : []),
    ...(branch || release ? ['contents: read'] : []),
    ...(alerts?.dependabot ? ['vulnerability-alerts: read'] : []),
    ...(alerts?.['code-scanning'] ? ['security-events: read'] : []),
    ...(alerts?.['secret-scanning'] ? ['secret-scanning-alerts: read'] : []),
  ];
  return [...new Set(wanted)];
}
