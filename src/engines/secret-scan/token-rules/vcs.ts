import { hasBase36Checksum, hasBase62Checksum } from '../checksum.js';
import type { TokenRule } from '../rule.js';
import { jwtPayload } from '../structure.js';
import { alone, beside } from './pattern.js';

const GITHUB =
  'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats';
const GITLAB = 'https://docs.gitlab.com/security/tokens/#token-prefixes';
const ATLASSIAN = 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/';

/** GitHub's classic form: a prefix, 30 random characters and a checksum of six. */
function github(id: string, title: string, prefix: string): TokenRule {
  return {
    id,
    title,
    source: GITHUB,
    keywords: [prefix],
    pattern: alone(new RegExp(`${prefix}[A-Za-z0-9]{36}`)),
    checksum: hasBase62Checksum,
    confidence: 'high',
  };
}

/** GitLab's older form: a prefix and so many random characters. */
function gitlab(id: string, title: string, prefix: string, body = '[\\w-]{20}'): TokenRule {
  return {
    id,
    title,
    source: GITLAB,
    keywords: [prefix],
    pattern: alone(new RegExp(prefix + body)),
    entropy: 3,
    confidence: 'high',
  };
}

export const vcsRules: readonly TokenRule[] = [
  github('github-classic-token', 'GitHub classic personal access token', 'ghp_'),
  github('github-oauth-token', 'GitHub OAuth access token', 'gho_'),
  github('github-user-token', 'GitHub App user access token', 'ghu_'),
  github('github-installation-token', 'GitHub App installation access token', 'ghs_'),
  {
    id: 'github-installation-jwt',
    title: 'GitHub App installation access token, stateless',
    source: 'https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/',
    keywords: ['ghs_'],
    pattern: alone(/ghs_[\w-]{20,1000}\.[\w-]{20,4000}\.[\w-]{20,1000}/),
    valid: token => jwtPayload(token.slice(token.lastIndexOf('eyJ', token.indexOf('.')))) !== undefined,
    confidence: 'high',
  },
  {
    id: 'github-refresh-token',
    title: 'GitHub App refresh token',
    source: GITHUB,
    keywords: ['ghr_'],
    pattern: alone(/ghr_[A-Za-z0-9]{76}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    source: GITHUB,
    keywords: ['github_pat_'],
    pattern: alone(/github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/),
    entropy: 3,
    confidence: 'high',
  },
  gitlab('gitlab-personal-token', 'GitLab personal, project or group access token', 'glpat-'),
  {
    id: 'gitlab-routable-token',
    title: 'GitLab routable token',
    source: 'https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/',
    keywords: ['glpat-', 'glrt-', 'glrtr-', 'glagent-'],
    pattern: alone(/gl(?:pat|rt|rtr|agent)-[\w-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}/),
    checksum: hasBase36Checksum,
    confidence: 'high',
  },
  gitlab('gitlab-runner-token', 'GitLab runner authentication token', 'glrt-', '(?:t\\d_)?[\\w-]{20}'),
  gitlab('gitlab-deploy-token', 'GitLab deploy token', 'gldt-'),
  gitlab('gitlab-job-token', 'GitLab CI/CD job token', 'glcbt-', '[0-9a-zA-Z]{1,5}_[\\w-]{20}'),
  gitlab('gitlab-trigger-token', 'GitLab pipeline trigger token', 'glptt-', '[0-9a-f]{40}'),
  gitlab('gitlab-feed-token', 'GitLab feed token', 'glft-'),
  gitlab('gitlab-incoming-mail-token', 'GitLab incoming mail token', 'glimt-', '[\\w-]{25}'),
  gitlab('gitlab-agent-token', 'GitLab agent for Kubernetes token', 'glagent-', '[\\w-]{50}'),
  gitlab('gitlab-oauth-secret', 'GitLab OAuth application secret', 'gloas-', '[\\w-]{64}'),
  gitlab('gitlab-scim-token', 'GitLab SCIM token', 'glsoat-'),
  gitlab('gitlab-feature-flags-token', 'GitLab feature flags client token', 'glffct-'),
  {
    ...gitlab('gitlab-runner-registration-token', 'GitLab runner registration token', 'GR1348941'),
    keywords: ['gr1348941'],
  },
  {
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
    keywords: ['atbb'],
    pattern: alone(/ATBB[A-Za-z0-9]{24}[A-F0-9]{8}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'bitbucket-access-token',
    title: 'Bitbucket repository, project or workspace access token',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
    keywords: ['atctt3xff'],
    pattern: alone(/ATCTT3xFf[\w-]{150,250}=[A-F0-9]{8}/),
    confidence: 'high',
  },
  {
    id: 'atlassian-api-token',
    title: 'Atlassian API token',
    source: ATLASSIAN,
    keywords: ['atatt3xff'],
    pattern: alone(/ATATT3xFf[\w-]{150,250}=[A-F0-9]{8}/),
    confidence: 'high',
  },
  {
    id: 'azure-devops-token',
    title: 'Azure DevOps personal access token',
    source:
      'https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    keywords: ['azdo'],
    pattern: alone(/[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}/),
    confidence: 'high',
  },
  {
    id: 'sourcegraph-token',
    title: 'Sourcegraph access token',
    source: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    keywords: ['sgp_'],
    pattern: alone(/sgp_(?:(?:[a-f0-9]{16}|local)_)?[a-f0-9]{40}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'gitea-token',
    title: 'Gitea or Forgejo access token',
    source: 'https://docs.gitea.com/development/api-usage',
    keywords: ['gitea', 'forgejo'],
    pattern: beside('(?:gitea|forgejo)[\\w.-]{0,20}(?:token|secret|password)', /[a-f0-9]{40}/),
    entropy: 3.2,
    confidence: 'high',
  },
];
