import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { result } from '../reporters/sample.js';
import { bundle } from './bundle.js';
import { CONFIG, gate } from './gate.js';
import { REPOSITORY } from './github-api.js';
import { afterStaging, onMain, reported, sha256 } from './reported.js';
import { SHA, TOKEN } from './runner.js';

beforeAll(() => {
  bundle();
});

const config = afterStaging('{ workflow: staging.yml, branch: main, attestation: {} }');

/** Of another run: only its attestation can make it a proof. */
const staging = reported(config, [result('first')], { subject: { ...onMain, runId: '99' } });

const TYPE = 'https://in-toto.io/attestation/test-result/v0.1';
const URL_OF_IT = `https://github.com/${REPOSITORY}`;

/** As gh prints it, from the shape of sigstore-go's summary; changed as a test wants it. */
function printed(certificate: object = {}, statement: object = {}): string {
  const verified = {
    signature: {
      certificate: {
        subjectAlternativeName: `${URL_OF_IT}/.github/workflows/staging.yml@refs/heads/main`,
        issuer: 'https://token.actions.githubusercontent.com',
        buildSignerURI: `${URL_OF_IT}/.github/workflows/staging.yml@refs/heads/main`,
        sourceRepositoryURI: URL_OF_IT,
        sourceRepositoryDigest: SHA,
        sourceRepositoryRef: 'refs/heads/main',
        runnerEnvironment: 'github-hosted',
        ...certificate,
      },
    },
    statement: {
      predicateType: TYPE,
      subject: [{ name: 'report.json', digest: { sha256: sha256(staging) } }],
      predicate: { result: 'PASSED' },
      ...statement,
    },
  };
  return JSON.stringify([{ attestation: {}, verificationResult: verified }]);
}

/** A stand-in for gh, which verifies against servers that cannot be reached here: it prints, and notes what it was given. */
async function production(gh: { readonly prints?: string; readonly script?: string } | undefined) {
  const home = mkdtempSync(join(tmpdir(), 'gh-'));
  try {
    if (gh) {
      writeFileSync(join(home, 'printed'), gh.prints ?? '');
      const script = gh.script ?? `cat "${home}/printed"`;
      writeFileSync(
        join(home, 'gh'),
        `#!/bin/sh\nprintf '%s\\n' "$@" "$GH_TOKEN" "$INPUT_TOKEN" > "${home}/asked"\n${script}\n`,
      );
      chmodSync(join(home, 'gh'), 0o755);
    }
    const { ended } = await gate({
      files: { [CONFIG]: config, 'staging/report.json': staging },
      inputs: { stage: 'production', comment: 'never', evidence: 'staging' },
      event: { name: 'push', payload: {} },
      // No other gh of the machine.
      env: { PATH: `${home}:/usr/bin:/bin` },
    });
    const made: Report = JSON.parse(ended.read('.deploy-validate/report.json') ?? '');
    return { ended, made, asked: gh ? readFileSync(join(home, 'asked'), 'utf8').split('\n') : [] };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

describe.concurrent('production after an attested staging', () => {
  it('is go where gh has verified the very report for this commit', async () => {
    const { ended, made, asked } = await production({ prints: printed() });
    expect([ended.code, made.reasons]).toEqual([
      0,
      [{ code: 'all-required-passed', message: '2 of 2 required checks passed' }],
    ]);
    expect(made.after).toEqual({
      stage: 'staging',
      source: 'attested file staging/report.json',
      digest: `sha256:${sha256(staging)}`,
      runId: '99',
      runAttempt: '1',
      at: '2026-11-23T21:06:10.400Z',
    });
    expect(asked).toEqual([
      ...['attestation', 'verify', expect.stringMatching(/^\/.*\/workspace\/staging\/report\.json$/)],
      ...['--repo', REPOSITORY, '--predicate-type', TYPE],
      ...['--signer-workflow', `${REPOSITORY}/.github/workflows/staging.yml`],
      ...['--source-digest', SHA, '--source-ref', 'refs/heads/main'],
      ...['--deny-self-hosted-runners', '--format', 'json'],
      ...[TOKEN, '', ''],
    ]);
  });

  const REMEDY = "Let the earlier stage's job run with `attest: true`, and give the very report that it wrote.";
  const OTHER = 'Use a recent gh, or find out what else is called gh on PATH.';
  const none = (why: string): string => `no attestation proves it: ${why}. ${REMEDY}`;
  it.each<readonly [string, Parameters<typeof production>[0], string | RegExp]>([
    ['is missing', undefined, /^gh: .*not/],
    [
      'crashes',
      { script: 'kill -9 $$' },
      'gh attestation verify was ended by SIGKILL. Look at its output for the reason; out of memory is a common one.',
    ],
    [
      'does not verify it',
      { script: 'echo "Error: no attestations found" >&2; exit 1' },
      `gh attestation verify exited with 1: Error: no attestations found. ${REMEDY}`,
    ],
    ['fails without a word', { script: 'exit 3' }, `gh attestation verify exited with 3: it says nothing. ${REMEDY}`],
    [
      'fails with the right words',
      { prints: printed(), script: `printf '%s' '${printed()}'; exit 1` },
      /exited with 1/,
    ],
    ['says nothing', { prints: '' }, `what gh attestation verify printed: is empty. ${OTHER}`],
    ['stops halfway', { prints: printed().slice(0, 300) }, /the JSON ends early/],
    ['prints a page', { prints: '<html>' }, /is a web page or XML, not JSON/],
    ['prints something else', { prints: '[{"verified":true}]' }, /0\.verificationResult/],
    ['lists none', { prints: '[]' }, `gh verified no attestation. ${REMEDY}`],
    ['has another commit', { prints: printed({ sourceRepositoryDigest: '3'.repeat(40) }) }, /it is of commit 3{40}/],
    ['has another branch', { prints: printed({ sourceRepositoryRef: 'refs/heads/x' }) }, none('it is of refs/heads/x')],
    [
      'has another repository',
      { prints: printed({ sourceRepositoryURI: 'https://github.com/mallory/app' }) },
      none('it is of https://github.com/mallory/app'),
    ],
    [
      'has another signer',
      { prints: printed({ buildSignerURI: `${URL_OF_IT}/.github/workflows/evil.yml@refs/heads/main` }) },
      none(`it was signed by ${URL_OF_IT}/.github/workflows/evil.yml@refs/heads/main`),
    ],
    [
      'has a runner of somebody’s own',
      { prints: printed({ runnerEnvironment: 'self-hosted' }) },
      none("it was signed on a runner that is not GitHub's"),
    ],
    [
      'has another predicate',
      { prints: printed({}, { predicateType: 'https://slsa.dev/provenance/v1' }) },
      none('it is a https://slsa.dev/provenance/v1'),
    ],
    [
      'has other bytes',
      { prints: printed({}, { subject: [{ name: 'report.json', digest: { sha256: 'a'.repeat(64) } }] }) },
      none('it is about other bytes'),
    ],
    ['has a no-go', { prints: printed({}, { predicate: { result: 'FAILED' } }) }, none('its result is FAILED')],
    ['has no result', { prints: printed({}, { predicate: {} }) }, none('its result is missing')],
  ])('is no-go where gh %s, and changes nothing', async (_, gh, message) => {
    const { ended, made } = await production(gh);
    const [reason] = made.reasons;
    expect([ended.code, made.reasonCode, made.after, reason?.code]).toEqual([
      1,
      'evidence-missing',
      undefined,
      'evidence-missing',
    ]);
    if (typeof message === 'string') expect(reason?.message).toBe(message);
    else expect(reason?.message).toMatch(message);
    expect(made.checks.find(({ id }) => id === 'migrate')?.status).toBe('skipped');
  });
});
