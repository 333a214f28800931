import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../src/commands/guide/accept.js';
import { explain } from '../../src/commands/guide/explain.js';
import { completionFor } from '../../src/fronts/completion.js';
import { COMMANDS } from '../../src/fronts/exit.js';

const CONFIG = `version: 1
project: shop
# kept
stages:
  pre-deployment:
    checks:
      - { id: manifests, kind: manifests, with: { paths: [k8s] } }
`;
const FIRST = 'aaaaaaaaaaaaaaaa';
const SECOND = 'bbbbbbbbbbbbbbbb';

function report(fingerprints: readonly string[], status = fingerprints.length === 0 ? 'passed' : 'failed'): string {
  const findings = fingerprints.map(fingerprint => ({
    rule: 'run-as-root',
    level: 'error',
    message: 'runs as root',
    file: 'k8s/a.yml',
    fingerprint,
  }));
  const reasonCode = status === 'passed' ? 'passed' : status === 'failed' ? 'check-failed' : 'check-errored';
  const counts = { passed: 0, failed: 0, errored: 0, skipped: 0, waived: 0, pending: 0, [status]: 1 };
  const isGo = status === 'passed';
  const code = isGo ? 'all-required-passed' : reasonCode;
  return JSON.stringify({
    schemaVersion: 1,
    tool: { name: 'deploy-validate', version: '0' },
    project: 'shop',
    stage: 'pre-deployment',
    subject: { configDigest: `sha256:${'0'.repeat(64)}` },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    decision: isGo ? 'go' : 'no-go',
    reasonCode: code,
    reasons: [{ code, message: 'x' }],
    counts,
    checks: [
      {
        id: 'manifests',
        name: 'manifests',
        kind: 'manifests',
        covers: [],
        required: true,
        status,
        reasonCode,
        summary: 'x',
        durationMs: 1,
        attempts: 1,
        findings,
        measurements: [],
        evidence: [],
        details: [],
      },
    ],
  });
}

describe('accept', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accept-'));
    writeFileSync(join(folder, 'c.yml'), CONFIG);
  });
  const at = (name: string): string => join(folder, name);
  const run = (text: string, more: Partial<Parameters<typeof accept>[0]> = {}) => {
    writeFileSync(at('report.json'), text);
    const asked = {
      config: at('c.yml'),
      reports: [at('report.json')],
      reason: 'from before the gate',
      owner: 'ada',
      until: undefined,
      prune: false,
      dryRun: false,
    };
    return accept({ ...asked, ...more }, { env: {} });
  };

  it('writes one waiver for each fingerprint, and keeps the rest of the file', async () => {
    await run(report([FIRST, SECOND, FIRST]));
    const text = readFileSync(at('c.yml'), 'utf8');
    expect(text).toContain('# kept');
    expect(text.match(/fingerprint: \w+/g)).toEqual([`fingerprint: ${FIRST}`, `fingerprint: ${SECOND}`]);
    expect(text).toContain('owner: ada');
  });

  it('accepts nothing of a check that could not tell', async () => {
    const { said } = await run(report([FIRST], 'errored'));
    expect(said).toEqual([
      'nothing to accept: no failing finding is open',
      'not accepted, for nobody could tell: manifests',
    ]);
    expect(readFileSync(at('c.yml'), 'utf8')).toBe(CONFIG);
  });

  it('wants an owner, a reason, and an end that the config allows', async () => {
    await expect(run(report([FIRST]), { owner: undefined })).rejects.toThrow('name who answers');
    await expect(run(report([FIRST]), { until: '2099-01-01' })).rejects.toThrow('longest-waiver allows');
    await expect(run(report([FIRST]), { until: '2020-01-01' })).rejects.toThrow('has passed');
    await expect(run(report([FIRST]), { until: 'soon' })).rejects.toThrow('expected a date');
  });

  it('takes out what is gone, and only where the check has looked', async () => {
    await run(report([FIRST, SECOND]));
    await run(report([], 'errored'), { prune: true });
    expect(readFileSync(at('c.yml'), 'utf8')).toContain(FIRST);
    const { said } = await run(report([]), { prune: true });
    expect(said).toContain('2 waivers taken out: what they excused is gone');
    expect(readFileSync(at('c.yml'), 'utf8')).not.toContain('waivers');
  });
});

describe('explain', () => {
  it('knows the rules of every kind, those of engines too', async () => {
    expect((await explain('run-as-root')).map(({ kind }) => kind)).toContain('manifests');
    await expect(explain('run-as-rot')).rejects.toThrow('did you mean run-as-root?');
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('names every command for %s', shell => {
    const script = completionFor(shell);
    expect(COMMANDS.filter(command => !script.includes(command))).toEqual([]);
  });
});
