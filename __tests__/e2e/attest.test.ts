import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { CONFIG, commands, config } from './gate.js';
import { IDENTITY } from './github/sigstore.js';
import { type KeepSetting, keep } from './kept.js';
import { sha256 } from './reported.js';
import type { Job } from './runner.js';

beforeAll(() => {
  bundle();
});

const attested = ({ argv = ['true'], env = {}, ...setting }: KeepSetting & AttestedJob = {}) =>
  keep({ files: { [CONFIG]: config(...argv) }, inputs: { attest: 'true' }, env }, setting);
type AttestedJob = { readonly argv?: readonly string[] } & Pick<Job, 'env'>;

const SIGNED = [
  'identity GET /token?api-version=2.0&audience=sigstore',
  'fulcio.githubapp.com POST /api/v2/signingCert',
  'timestamp.githubapp.com POST /api/v1/timestamp',
];

describe.concurrent('attest: true', () => {
  it('signs the report’s digest with the predicate, and GitHub keeps it', async () => {
    const { ended, statements, signing, warnings } = await attested();
    expect([ended.code, warnings, commands(ended, 'error')]).toEqual([0, [], []]);
    const report = ended.read('.deploy-validate/report.json') ?? '';
    expect(statements).toEqual([
      {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'report.json', digest: { sha256: sha256(report) } }],
        predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
        predicate: {
          result: 'PASSED',
          configuration: [{ name: 'app/staging', digest: { sha256: sha256(config('true')) } }],
          url: 'https://github.com/octo-org/hello.world/actions/runs/100/attempts/1',
          passedTests: ['first'],
          warnedTests: [],
          failedTests: [],
        },
      },
    ]);
    expect([signing.requests, signing.tokens]).toEqual([SIGNED, ['Bearer the-request-token']]);
    expect(ended.stdout).toContain('Attestation 12 signed for report.json.');
    expect(ended.outputs['report-digest']).toBe(`sha256:${sha256(report)}`);
    expect([ended.stdout, ended.stderr].filter(text => text.includes(IDENTITY))).toEqual([]);
  });

  it('says FAILED of a no-go', async () => {
    const { ended, statements } = await attested({ argv: ['false'] });
    const predicate: unknown = expect.objectContaining({ result: 'FAILED', failedTests: ['first'] });
    expect([ended.code, statements]).toEqual([1, [expect.objectContaining({ predicate })]]);
  });

  const PERMISSIONS = 'Give the job "id-token: write" and "attestations: write"; runs for forks cannot have them.';
  it.each<readonly [string, Parameters<typeof attested>[0], readonly string[], string]>([
    [
      'GitHub Enterprise Server',
      { env: { GITHUB_SERVER_URL: 'https://github.example.org' } },
      [],
      'this GitHub Enterprise Server keeps no attestations. Leave `attest` out there.',
    ],
    [
      'a job that may not ask for an identity',
      { env: { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' } },
      [],
      `the job may not ask for the identity that it would sign with. ${PERMISSIONS}`,
    ],
    [
      'an authority that signs no certificate',
      { certificates: 403 },
      SIGNED.slice(0, 2),
      'error creating signing certificate - (403) no certificate for you. Run it again.',
    ],
    [
      'a token that may write no attestations',
      { mayAttest: false },
      SIGNED,
      `Failed to persist attestation: Resource not accessible by integration - https://docs.github.com/rest. ${PERMISSIONS} In private repositories attestations need GitHub Enterprise Cloud.`,
    ],
  ])('on %s warns once, with what to do, and stays go', async (_, setting, asked, message) => {
    const { ended, statements, signing, warnings } = await attested(setting);
    const warning = warnings.map(line => line.replace('::warning::No attestation: ', ''));
    expect([ended.code, ended.outputs.decision, statements]).toEqual([0, 'go', []]);
    expect([warning, signing.requests]).toEqual([[message], asked]);
  });
});
