import { option, words } from '../shell/command.js';
import type { Recognisers } from './reading.js';

const secrets = (tools: readonly string[]) => [
  { kind: 'secrets', with: { paths: ['.'], ...(tools.length > 0 ? { tools } : {}) } },
];

export const securityTools: Recognisers = {
  git: command => (words(command)[0] === 'secrets' ? secrets([]) : undefined),
  'git-secrets': () => secrets([]),
  gitleaks: () => secrets([]),
  trufflehog: () => secrets([]),
  secretlint: () => secrets([]),
  'detect-secrets': () => secrets([]),
  'pip-audit': command => [
    {
      kind: 'dependencies',
      with: { manager: 'pip', ...fileOf(option(command, '-r', '--requirement')), 'fail-on': 'high' },
    },
  ],
  safety: () => [{ kind: 'dependencies', with: { manager: 'pip', 'fail-on': 'high' } }],
  'osv-scanner': command => [
    {
      kind: 'dependencies',
      with: { manager: 'osv', ...fileOf(option(command, '-L', '--lockfile')), 'fail-on': 'high' },
    },
  ],
  'bundle-audit': () => [
    { kind: 'dependencies', with: { manager: 'osv', lockfile: 'Gemfile.lock', 'fail-on': 'high' } },
  ],
};

const fileOf = (lockfile: string | undefined) => (lockfile === undefined ? {} : { lockfile });
