import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, Result } from '../../src/pipeline/report.js';
import { renderJson } from '../../src/reporters/json.js';
import { tool } from '../../src/version.js';
import { finding, report, result } from '../reporters/sample.js';
import { bundle } from './bundle.js';
import { asked, CONFIG, commands, commentOf, gate, MARKER } from './gate.js';
import { REPOSITORY, TOKEN_LOGIN } from './github-api.js';
import { HEAD, SHA } from './runner.js';

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

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const IDS = ['first', 'second', 'third', 'waived'];

/** The report of one shard, as a job of this run would have left it. */
const shard = (number: string, checks: readonly Result[], parts: Partial<Report> = {}): string =>
  renderJson(
    report(checks, {
      tool,
      project: 'app',
      stage: 'staging',
      subject: {
        repository: REPOSITORY,
        sha: SHA,
        head: HEAD,
        ref: 'refs/pull/7/merge',
        event: 'pull_request',
        runId: '100',
        runAttempt: '1',
        configDigest: digestOf(configOf(IDS)),
      },
      selection: { shard: number, of: IDS.length },
      ...parts,
    }),
  );

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
    const sha256 = (path: string) =>
      createHash('sha256')
        .update(files[path] ?? '')
        .digest('hex');
    expect(merged.collected).toEqual(
      ['shards/one/report.json', 'shards/two/report.json'].map(path => ({ path, sha256: sha256(path) })),
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
          subject: { sha: '9'.repeat(40), configDigest: digestOf(configOf(IDS)) },
        }),
      },
      'evidence-stale',
      'shards/two/report.json: is about the repository nobody knows which',
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
    const folder = mkdtempSync(join(tmpdir(), 'collect-'));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    try {
      const ids = [...Array.from({ length: 9999 }, (_, index) => `check-${index}`), 'waived'];
      const text = configOf(ids);
      write(CONFIG, text);
      for (let index = 1; index <= 50; index += 1) {
        const own = ids.filter((_, at) => at % 50 === index - 1).map(id => result(id));
        const parts = {
          subject: { sha: SHA, configDigest: digestOf(text) },
          selection: { shard: `${index}/50`, of: 10_000 },
        };
        write(`shards/${index}/report.json`, shard('', own, parts));
      }
      const env = { PATH: process.env.PATH, GITHUB_SHA: SHA };
      const args = [join(bundle(), 'index.js'), 'collect', 'shards'];
      execFileSync(process.env.CLI_NODE ?? process.execPath, args, { cwd: folder, env, stdio: 'ignore' });
      const merged: Report = JSON.parse(readFileSync(join(folder, '.deploy-validate/report.json'), 'utf8'));
      expect([merged.decision, merged.counts.passed, merged.collected?.length]).toEqual(['go', 10_000, 50]);
      expect(merged.checks.map(({ id }) => id)).toEqual(ids);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
