import type { Explained } from './explain.js';

/** What `explain` prints: why, how to mend, how to choose its level and how to waive it. */
export function showExplained(explained: readonly Explained[]): string {
  return explained.map(one).join('\n');
}

const LEVELS: Readonly<Record<string, string>> = {
  error: 'a finding of it fails its check',
  warning: 'a finding of it is shown, and never fails its check',
  note: 'a finding of it is a remark',
};

function one({ id, kind, rule, hasLevels }: Explained): string {
  const means = `${rule.means.slice(0, 1).toUpperCase()}${rule.means.slice(1)}.`;
  const policies = hasLevels
    ? ['', 'Another level', `  with: { policies: { ${id}: warning } }    # error, warning or off`]
    : [];
  return [
    `${id} (${kind}, ${rule.level})`,
    '',
    `  ${means}`,
    `  Level ${rule.level}: ${LEVELS[rule.level] ?? ''} unless the config says otherwise.`,
    '',
    'How to mend it',
    `  ${rule.remedy}`,
    ...(rule.link === undefined ? [] : [`  ${rule.link}`]),
    ...policies,
    '',
    'How to waive it for a time',
    '  waivers:',
    `    - { check: CHECK-ID, rule: ${id}, file: PATH, reason: why it is acceptable, owner: LOGIN, expires: YYYY-MM-DD }`,
    '',
    `More: docs/kinds/${kind}.md`,
    '',
  ].join('\n');
}
