import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, Result } from '../../src/report/report.js';
import { finding, result } from '../reporters/sample.js';
import { bundle } from './bundle.js';
import { openCheckout } from './checkout.js';
import { asked, CONFIG, commands, commentOf, gate, MARKER } from './gate.js';
import { TOKEN_LOGIN } from './github-api.js';
import { onPullRequest, reported, sha256 } from './reported.js';
import { SHA } from './runner.js';

beforeAll(() => {
  bundle();
});

const SOON = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

const configOf = (ids: readonly string[]): string => `version: 1
project: app
stages:
  staging:
    checks:
${ids.map(id => `      - { id: ${id}, kind: command, with: { run: ['true'] } }`).join('\n')}
waivers:
  - { check: waived, reason: known, owner: octocat, expires: ${SOON} }
`;

const IDS = ['first', 'second', 'third', 'waived'];

/** The report of one shard, as a job of this run would have left it. */
const shard = (number: string, checks: readonly Result[], subject: Partial<Report['subject']> = {}): string =>
  reported(configOf(IDS), checks, {
    subject: { ...onPullRequest, ...subject },
    selection: { shard: number, of: IDS.length },
  });

const broken = (id: string): Result =>
  result(id, {
    status: 'failed',
    reasonCode: 'check-failed',
    summary: 'it is broken',
    findings: [finding({ message: 'it is broken' })],
  });

const image = (byte: string) => ({ image: 'backend', digest: `sha256:${byte.repeat(64)}`, of: 'config' as const });

const files: Readonly<Record<string, string>> = {
  [CONFIG]: configOf(IDS),
  'shards/one/report.json': shard('1/2', [result('first'), broken('waived')]),
  'shards/two/report.json': shard('2/2', [result('second'), result('third')]),
};
const inputs = { command: 'collect', reports: 'shards' };

describe.concurrent('collect', () => {
  it('makes one report, one comment and one decision out of all shards', async () => {
    const { ended, requests, comments } = await gate({ files, inputs });
    expect([ended.code, ended.outputs]).toMatchObject([0, { decision: 'go', passed: '3', waived: '1', failed: '0' }]);
    expect(requests).toEqual([asked.list(), asked.create(commentOf(ended)), asked.list()]);
    expect(comments).toHaveLength(1);
    const merged: Report = JSON.parse(ended.read('.deploy-validate/report.json') ?? '');
    expect(merged.selection).toBeUndefined();
    expect(merged.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'first passed',
      'second passed',
      'third passed',
      'waived waived',
    ]);
    expect(Date.parse(merged.collectedAt ?? '')).toBeGreaterThan(Date.parse(merged.startedAt));
    expect(merged.collected).toEqual(
      ['shards/one/report.json', 'shards/two/report.json'].map(path => ({ path, sha256: sha256(files[path] ?? '') })),
    );
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string, string]>([
    [
      'a shard failed',
      { 'shards/two/report.json': shard('2/2', [broken('second'), result('third')]) },
      'check-failed',
      'it is broken',
    ],
    [
      'a report is none',
      { 'shards/two/report.json': 'gone' },
      'evidence-missing',
      'shards/two/report.json:1:1: is not JSON',
    ],
    [
      'a shard is there twice',
      { 'shards/again/report.json': files['shards/two/report.json'] ?? '' },
      'evidence-stale',
      'shard 2/2 is there twice: shards/again/report.json, shards/two/report.json',
    ],
    [
      'a shard is of another commit',
      {
        'shards/two/report.json': shard('2/2', [result('second'), result('third')], {
          sha: '9'.repeat(40),
        }),
      },
      'evidence-stale',
      `shards/two/report.json: is about commit ${'9'.repeat(40)}, not ${SHA}`,
    ],
    [
      'a report contradicts itself',
      {
        'shards/two/report.json': shard('2/2', [result('second'), result('third')]).replace(
          '"failed": 0',
          '"failed": 1',
        ),
      },
      'evidence-missing',
      'shards/two/report.json: the report contradicts itself: counts.failed is 1',
    ],
    [
      'two shards looked at two images of one name',
      {
        'shards/one/report.json': shard('1/2', [result('first', { images: [image('a')] }), broken('waived')]),
        'shards/two/report.json': shard('2/2', [result('second', { images: [image('b')] }), result('third')]),
      },
      'check-failed',
      'is not the image that second looked at',
    ],
  ])('is no-go where %s', async (_, changed, code, message) => {
    const { ended } = await gate({ files: { ...files, ...changed }, inputs });
    expect([ended.code, ended.outputs['reason-code']]).toEqual([1, code]);
    const merged: Report = JSON.parse(ended.read('.deploy-validate/report.json') ?? '');
    expect(merged.reasons.map(reason => reason.message).join('\n')).toContain(message);
  });

  it('is no-go where there is nothing or but one shard to collect', async () => {
    for (const reports of ['artifacts/**/report.json', 'shards/one\nshards/one/report.json']) {
      const { ended } = await gate({ files, inputs: { ...inputs, reports } });
      expect([ended.code, ended.outputs['reason-code']]).toEqual([1, 'evidence-missing']);
    }
  });

  it('says one thing alone where no report can be read', async () => {
    const { ended } = await gate({
      files: { ...files, 'cut.json': '{"schemaVersion": 1' },
      inputs: { ...inputs, reports: 'cut.json' },
    });
    const merged: Report = JSON.parse(ended.read('.deploy-validate/report.json') ?? '');
    expect([ended.code, merged.reasons.length]).toEqual([1, 1]);
    expect(merged.reasons[0]?.message).toContain('cut.json:1:20: the JSON ends early');
  });

  it('wants to be told what to collect', async () => {
    const { ended } = await gate({ files, inputs: { command: 'collect' } });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain('input "reports": collect needs the reports to merge');
  });

  it('leaves the comment of a newer run as it is', async () => {
    const body = `${MARKER}\n<!-- run 101 attempt 1 -->\nNO-GO`;
    const newer = { id: 5, author: TOKEN_LOGIN, body };
    const { comments } = await gate({ files, inputs }, { comments: [newer] });
    expect(comments).toEqual([newer]);
  });

  it('shows what a hostile shard says as text', async () => {
    const hostile = broken('second');
    const said = '::error::owned\n##[group]x <img src=x onerror=alert(1)> @octocat';
    const checks = [{ ...hostile, summary: said, findings: [finding({ message: said })] }, result('third')];
    const { ended, comments } = await gate({
      files: { ...files, 'shards/two/report.json': shard('2/2', checks) },
      inputs,
    });
    expect(ended.code).toBe(1);
    expect(commands(ended, 'error::owned')).toEqual([]);
    expect(comments[0]?.body).not.toMatch(/<img|@octocat/);
  });

  it('merges ten thousand checks in fifty shards', () => {
    const ids = [...Array.from({ length: 9999 }, (_, index) => `check-${index}`), 'waived'];
    const config = configOf(ids);
    const local = { repository: undefined, runId: undefined, runAttempt: undefined };
    const shards = Array.from({ length: 50 }, (_, index) => {
      const own = ids.filter((_, at) => at % 50 === index).map(id => result(id));
      const selection = { shard: `${index + 1}/50`, of: 10_000 };
      return [`shards/${index}/report.json`, reported(config, own, { subject: local, selection })] as const;
    });
    using checkout = openCheckout({ [CONFIG]: config, ...Object.fromEntries(shards) });
    checkout.run(['collect', 'shards'], { GITHUB_SHA: SHA });
    const merged = checkout.report();
    expect([merged.decision, merged.counts.passed, merged.collected?.length]).toEqual(['go', 10_000, 50]);
    expect(merged.checks.map(({ id }) => id)).toEqual(ids);
  });
});
