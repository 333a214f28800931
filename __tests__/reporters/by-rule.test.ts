import { describe, expect, it } from 'vitest';
import { groupByRule } from '../../src/reporters/by-rule.js';
import { renderComment } from '../../src/reporters/comment.js';
import { renderHtml } from '../../src/reporters/html.js';
import { renderSummary } from '../../src/reporters/summary.js';
import { renderResult } from '../../src/reporters/terminal/result.js';
import { finding, report, result } from './sample.js';

const pods = Array.from({ length: 9 }, (_, index) =>
  finding({
    rule: 'network-policy-missing',
    message: 'no NetworkPolicy selects this pod',
    file: `deploy/pod-${index}.yaml`,
    line: 1,
    help: 'Select it by a NetworkPolicy.',
  }),
);
const limits = ['a', 'b', 'c', 'd'].map(name =>
  finding({ rule: 'memory-limit', message: `container "${name}" has no memory limit`, file: `deploy/${name}.yaml` }),
);
const single = finding({ rule: 'unknown-field', message: 'unknown field "replica"', file: 'deploy/a.yaml', line: 4 });
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(rule => finding({ rule: `rule-${rule}`, message: rule }));
/** Rules are mixed, as a check that goes from file to file finds them. */
const mixed = [pods[0], single, limits[0], ...pods.slice(1), ...limits.slice(1), ...many].filter(found => !!found);
const failed = report([
  result('manifests', {
    kind: 'manifests',
    status: 'failed',
    reasonCode: 'check-failed',
    summary: '22 errors',
    findings: mixed,
  }),
]);

describe('findings of one check', () => {
  it('are grouped by their rule, the first places shown and the rest counted', () => {
    const { groups, others } = groupByRule(mixed, 3);
    expect(groups.map(({ rule, size, shown }) => [rule, size, shown.length])).toEqual([
      ['network-policy-missing', 9, 3],
      ['unknown-field', 1, 1],
      // The fourth takes no more room than saying that there is one more.
      ['memory-limit', 4, 4],
    ]);
    expect(others.map(({ rule, size }) => [rule, size])).toEqual(many.map(({ rule }) => [rule, 1]));
  });

  it('show more places where there is one rule alone', () => {
    expect(groupByRule(pods, 5).groups[0]?.shown).toHaveLength(5);
  });

  it('share their message and their help only where all have the same', () => {
    const { groups } = groupByRule(mixed, 3);
    expect(groups[0]).toMatchObject({
      message: 'no NetworkPolicy selects this pod',
      help: 'Select it by a NetworkPolicy.',
    });
    expect(groups[2]?.message).toBeUndefined();
  });

  it.each([
    ['the terminal', renderResult(failed)],
    ['the summary', renderSummary(failed)],
    ['the comment', renderComment(failed)],
    ['the page', renderHtml(failed)],
  ])('are counted under the rule in %s, with one help', (_, text) => {
    const plain = text.replaceAll('`', '').replace(/<\/?code>/g, '');
    expect(plain).toContain('network-policy-missing · 9 places');
    expect(plain).toContain('memory-limit · 4 places');
    expect(plain).toMatch(/… and .*rule-h \(1\)/);
    const blocking = plain.slice(plain.indexOf('network-policy-missing · 9'), plain.indexOf('unknown field'));
    expect(blocking.match(/Select it by a NetworkPolicy/g)).toHaveLength(1);
    expect(blocking.match(/no NetworkPolicy selects this pod/g)).toHaveLength(1);
    expect(blocking).toContain('… and 6 more');
  });
});
