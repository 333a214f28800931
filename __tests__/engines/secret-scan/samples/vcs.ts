import { crc32 } from 'node:zlib';
import { base62 } from '../../../../src/engines/secret-scan/checksum.js';
import { letters, type Random } from '../generator.js';
import type { Sample, Samples } from '../sample.js';

/** Changes the last character: the checksum no longer holds. */
export function tampered(token: string): string {
  return token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
}

/** A prefix, 30 random characters and their CRC-32 in base 62. */
export function checked(prefix: string): Sample {
  const token = (random: Random) => {
    const body = letters('alnum', 30, random);
    return prefix + body + base62(crc32(body), 6);
  };
  return { token, misses: random => [tampered(token(random)), token(random).slice(0, -1), `${token(random)}a`] };
}

/** A GitLab routable token: its payload, its length in base 36 and the CRC-32 of all that. */
function routable(random: Random, version: string): string {
  const payload = letters('url', 27 + random(60), random);
  const signed = `glpat-${payload}.${version}${payload.length.toString(36).padStart(2, '0')}`;
  return signed + crc32(signed).toString(36).padStart(7, '0');
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token with this payload; its signature is noise. */
export function jwt(payload: Readonly<Record<string, unknown>>, random: Random): string {
  return `${json({ alg: 'RS256', typ: 'JWT' })}.${json(payload)}.${letters('url', 86, random)}`;
}

export const vcsSamples: Samples = {
  'github-classic-token': checked('ghp_'),
  'github-oauth-token': checked('gho_'),
  'github-user-token': checked('ghu_'),
  'github-installation-token': checked('ghs_'),
  'github-installation-jwt': {
    token: random => `ghs_${random(999999)}_${jwt({ iss: 'github', sub: letters('alnum', 40, random) }, random)}`,
    misses: random => [`ghs_${letters('url', 60, random)}.${letters('url', 60, random)}.${letters('url', 60, random)}`],
  },
  'github-refresh-token': { token: 'ghr_{alnum:76}' },
  'github-fine-grained-token': { token: 'github_pat_{alnum:22}_{alnum:59}' },
  'gitlab-personal-token': { token: 'glpat-{url:20}' },
  'gitlab-routable-token': {
    token: random => routable(random, random(2) === 0 ? '' : '01.'),
    misses: random => [tampered(routable(random, ''))],
  },
  'gitlab-runner-token': { token: 'glrt-t1_{url:20}' },
  'gitlab-deploy-token': { token: 'gldt-{url:20}' },
  'gitlab-job-token': { token: 'glcbt-{alnum:1-5}_{url:20}' },
  'gitlab-trigger-token': { token: 'glptt-{hex:40}' },
  'gitlab-feed-token': { token: 'glft-{url:20}' },
  'gitlab-incoming-mail-token': { token: 'glimt-{url:25}' },
  'gitlab-agent-token': { token: 'glagent-{url:50}' },
  'gitlab-oauth-secret': { token: 'gloas-{url:64}' },
  'gitlab-scim-token': { token: 'glsoat-{url:20}' },
  'gitlab-feature-flags-token': { token: 'glffct-{url:20}' },
  'gitlab-runner-registration-token': { token: 'GR1348941{url:20}' },
  'bitbucket-app-password': { token: 'ATBB{alnum:24}{HEX:8}' },
  'bitbucket-access-token': { token: 'ATCTT3xFf{url:150-250}={HEX:8}' },
  'atlassian-api-token': { token: 'ATATT3xFf{url:150-250}={HEX:8}' },
  'azure-devops-token': { token: '{alnum:76}AZDO{alnum:4}' },
  'sourcegraph-token': { token: 'sgp_{hex:16}_{hex:40}' },
  'gitea-token': { token: '{hex:40}', around: 'GITEA_TOKEN=@\n' },
};
