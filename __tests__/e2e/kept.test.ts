import { beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../src/pipeline/other-runs/read-report.js';
import type { Report } from '../../src/report/report.js';
import { finding, result } from '../reporters/sample.js';
import { bundle } from './bundle.js';
import { openCheckout } from './checkout.js';
import { CONFIG, commands, config } from './gate.js';
import { openSigning, SIGNING_CONFIG, type Signing } from './github/signing.js';
import { type KeepSetting, type Kept, keep } from './kept.js';
import { digestOf, onMain, reported, sha256 } from './reported.js';
import { type Job, SHA } from './runner.js';

beforeAll(() => {
  bundle();
});

const KEEP = { upload: 'true', attest: 'true' };
const push = { event: { name: 'push', payload: {} }, env: { GITHUB_REF: onMain.ref } } satisfies Partial<Job>;
const IMAGE = { image: 'backend:1', digest: `sha256:${'a'.repeat(64)}`, of: 'manifest' } as const;

/** What every statement says of a report of this repository's run 100. */
const statement = (report: string, { subjects = [] as readonly unknown[], ...predicate }) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'report.json', digest: { sha256: sha256(report) } }, ...subjects],
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
  predicate: expect.objectContaining(predicate) as unknown,
});

const broken = result('second', {
  status: 'failed',
  reasonCode: 'check-failed',
  summary: 'it is broken',
  findings: [finding({ message: 'it is broken' })],
});

/** A way that evidence is lost: the artifact's, the attestation's, and the warning of each. */
const LOST: readonly (readonly [string, KeepSetting, readonly string[]])[] = [
  [
    'the upload',
    { artifacts: { status: 403, message: 'no' } },
    [
      '::warning::No artifact: Failed to CreateArtifact: Received non-retryable error: Failed request: (403) Forbidden: no. Run it again, or upload the report directory with actions/upload-artifact.',
    ],
  ],
  [
    'the signature',
    { certificates: 403 },
    ['::warning::No attestation: error creating signing certificate - (403) no certificate for you. Run it again.'],
  ],
];

describe.concurrent('collect with upload and attest', () => {
  const text = config('true').replace(
    '\n      - {',
    "\n      - { id: second, kind: command, with: { run: ['true'] } }\n      - {",
  );
  const collected = (
    second = result('second'),
    setting: KeepSetting = {},
    inputs: Job['inputs'] = {},
  ): Promise<Kept> => {
    const shard = (index: number, check: Report['checks'][number]): string =>
      reported(text, [check], { subject: onMain, selection: { shard: `${index}/2`, of: 2 } });
    const files = {
      [CONFIG]: text,
      'shards/one/report.json': shard(1, result('first', { images: [IMAGE] })),
      'shards/two/report.json': shard(2, second),
    };
    return keep({ ...push, files, inputs: { command: 'collect', reports: 'shards', ...KEEP, ...inputs } }, setting);
  };

  it('keeps the merged report, and signs it with the images of all shards', async () => {
    const { ended, artifact, statements, warnings } = await collected();
    const made = ended.read('.deploy-validate/report.json') ?? '';
    expect([ended.code, ended.outputs.decision, warnings]).toEqual([0, 'go', []]);
    expect([artifact?.name, artifact?.files['report.json']]).toEqual(['deploy-validate-staging-1', made]);
    expect(statements).toEqual([
      statement(made, {
        result: 'PASSED',
        passedTests: ['second', 'first'],
        subjects: [{ name: IMAGE.image, digest: { sha256: 'a'.repeat(64) } }],
      }),
    ]);
    expect(ended.outputs['report-digest']).toBe(digestOf(made));
  });

  it('keeps a no-go too, signed as FAILED and about no image', async () => {
    const { ended, artifact, statements } = await collected(broken);
    const made = ended.read('.deploy-validate/report.json') ?? '';
    expect([ended.code, artifact?.name, artifact?.files['report.json']]).toEqual([
      1,
      'deploy-validate-staging-1',
      made,
    ]);
    expect(statements).toEqual([
      statement(made, { result: 'FAILED', passedTests: ['first'], failedTests: ['second'] }),
    ]);
  });

  it('signs nothing of a shard that is missing but FAILED', async () => {
    const { ended, statements } = await collected(undefined, {}, { reports: 'shards/one' });
    const made = ended.read('.deploy-validate/report.json') ?? '';
    expect([ended.code, ended.outputs['reason-code']]).toEqual([1, 'evidence-missing']);
    expect(statements).toEqual([statement(made, { result: 'FAILED' })]);
  });

  it.each(LOST)('warns once where %s fails, and the decision stays', async (_, setting, lost) => {
    const { ended, warnings } = await collected(undefined, setting);
    expect([ended.code, ended.outputs.decision, warnings]).toEqual([0, 'go', lost]);
  });
});

describe.concurrent('a shard with upload and attest', () => {
  const staging = `${config('true')}      - { id: second, kind: command, with: { run: ['true'] } }
    sign-off: { roles: [lead] }
roles:
  lead: { title: Lead, people: [ada] }
`;

  it.each([
    ['1/2', 'deploy-validate-staging-shard-1-of-2-1'],
    ['2/2', 'deploy-validate-staging-shard-2-of-2-1'],
  ])('%s has a name of its own, signed off later or not, and is about no image', async (shard, name) => {
    const { ended, artifact, statements } = await keep({
      ...push,
      files: { [CONFIG]: staging },
      inputs: { shard, ...KEEP },
    });
    expect([ended.outputs['reason-code'], artifact?.name]).toEqual(['all-required-passed', name]);
    const passedTests = [shard === '1/2' ? 'first' : 'second'];
    expect(statements).toEqual([statement(artifact?.files['report.json'] ?? '', { result: 'PASSED', passedTests })]);
  });
});

describe.concurrent('sign-off with upload and attest', () => {
  let unsigned: Kept;
  beforeAll(async () => {
    unsigned = await keep({ ...push, files: { [CONFIG]: SIGNING_CONFIG }, inputs: KEEP });
  });
  const evidence = (): string => unsigned.ended.read('.deploy-validate/report.json') ?? '';

  const signed = (
    change: (signing: Signing) => void = () => {},
    setting: KeepSetting = {},
    files: Readonly<Record<string, string>> = {},
  ): Promise<Kept> => {
    const { startedAt, durationMs } = readReport(evidence(), 'report.json');
    const signing = openSigning(new Date(Date.parse(startedAt) + durationMs));
    change(signing);
    const job = {
      ...push,
      files: { [CONFIG]: SIGNING_CONFIG, '.deploy-validate/report.json': evidence(), ...files },
      inputs: { command: 'sign-off', 'report-digest': digestOf(evidence()), ...KEEP },
    };
    return keep(job, { ...setting, areas: signing.areas });
  };

  it('finds evidence that is called unsigned, and signed as FAILED, before anybody has answered', () => {
    const { artifact, statements, ended } = unsigned;
    expect([ended.code, artifact?.name, artifact?.files['report.json']]).toEqual([
      1,
      'deploy-validate-production-unsigned-1',
      evidence(),
    ]);
    expect(statements).toEqual([
      statement(evidence(), { result: 'FAILED', passedTests: ['first'], failedTests: ['drill'] }),
    ]);
  });

  it('keeps what it decided on under the name that a later stage looks for', async () => {
    const { ended, artifact, statements, warnings } = await signed();
    const made = ended.read('.deploy-validate/sign-off/report.json') ?? '';
    expect([ended.code, ended.outputs.decision, warnings]).toEqual([0, 'go', []]);
    expect(artifact?.name).toBe('deploy-validate-production-1');
    expect(Object.keys(artifact?.files ?? {}).sort()).toEqual(
      'junit.xml predicate.json report.html report.json report.md results.sarif'.split(' '),
    );
    expect(artifact?.files['report.json']).toBe(made);
    expect(readReport(made, 'signed').signOff?.report).toBe(digestOf(evidence()));
    expect(statements).toEqual([statement(made, { result: 'PASSED', passedTests: ['first', 'drill'] })]);
    expect(ended.outputs['report-digest']).toBe(digestOf(made));
  });

  it('is not passed before it where nothing else is open', async () => {
    const files = { [CONFIG]: SIGNING_CONFIG.replace(/^.*drill.*\n/m, '') };
    const { ended, artifact, statements } = await keep({ ...push, files, inputs: KEEP });
    expect([ended.code, artifact?.name]).toEqual([1, 'deploy-validate-production-unsigned-1']);
    expect(statements).toEqual([statement(artifact?.files['report.json'] ?? '', { result: 'FAILED' })]);
  });

  it('keeps a no, signed as FAILED', async () => {
    const { ended, artifact, statements } = await signed(({ run }) => {
      const no = { environments: ['sign-off-cto'], state: 'rejected', by: 'margaret', comment: 'Not today' } as const;
      run.approvals = [...run.approvals, no];
    });
    const made = ended.read('.deploy-validate/sign-off/report.json') ?? '';
    expect([ended.code, ended.outputs['reason-code'], artifact?.files['report.json']]).toEqual([
      1,
      'sign-off-rejected',
      made,
    ]);
    expect(statements).toEqual([statement(made, { result: 'FAILED' })]);
  });

  it('keeps nothing that lay there before', async () => {
    const old = {
      '.deploy-validate/sign-off/report.html': 'old',
      '.deploy-validate/sign-off/report.json': evidence(),
      '.deploy-validate/sign-off/logs/first.log': 'old',
      '.deploy-validate/sign-off/.env': 'SECRET=1',
    };
    const { artifact } = await signed(undefined, {}, old);
    expect(Object.keys(artifact?.files ?? {}).sort()).toEqual(
      'junit.xml predicate.json report.html report.json report.md results.sarif'.split(' '),
    );
    expect(Object.values(artifact?.files ?? {}).filter(text => text === 'old' || text === evidence())).toEqual([]);
  });

  it.each(LOST)('warns once where %s fails, and the decision stays', async (_, setting, lost) => {
    const { ended, warnings } = await signed(undefined, setting);
    expect([ended.code, ended.outputs.decision, warnings]).toEqual([0, 'go', lost]);
  });
});

describe.concurrent('command: attest', () => {
  const text = config('true');
  const made = reported(text, [result('first', { images: [IMAGE] })], { subject: onMain });
  const attested = (inputs: Job['inputs'], { report = made, env = {}, ...setting }: AttestCase = {}): Promise<Kept> =>
    keep(
      {
        ...push,
        env: { ...push.env, ...env },
        files: { 'evidence/report.json': report },
        inputs: { command: 'attest', report: 'evidence/report.json', ...inputs },
      },
      setting,
    );
  type AttestCase = KeepSetting & { readonly report?: string; readonly env?: Job['env'] };
  const digest = { 'report-digest': digestOf(made) };

  it('signs to the byte what another job of the run has decided on, with its images', async () => {
    // As another version of the program may have written it.
    const compact = JSON.stringify(JSON.parse(made));
    const { ended, artifact, statements } = await attested({ 'report-digest': digestOf(compact) }, { report: compact });
    expect([ended.code, artifact, ended.outputs]).toEqual([0, undefined, {}]);
    const subjects = [{ name: IMAGE.image, digest: { sha256: 'a'.repeat(64) } }];
    expect(statements).toEqual([statement(compact, { result: 'PASSED', passedTests: ['first'], subjects })]);
    expect(ended.stdout).toContain('Attestation 12 signed for report.json and 1 images.');
  });

  it.each<readonly [string, string, object]>([
    [
      'a no-go',
      'FAILED',
      { decision: 'no-go', reasonCode: 'cancelled', reasons: [{ code: 'cancelled', message: '' }] },
    ],
    ['what people have yet to sign', 'FAILED', { toSign: [] }],
  ])('says %s of %s', async (_, expected, parts) => {
    const report = reported(text, [result('first', { images: [IMAGE] })], { subject: onMain, ...parts });
    const { ended, statements } = await attested({ 'report-digest': digestOf(report) }, { report });
    expect([ended.code, statements]).toEqual([0, [statement(report, { result: expected })]]);
  });

  const nothing = '::error::nothing is attested: evidence/report.json';
  it('is for workflows', () => {
    using checkout = openCheckout({ 'report.json': made });
    const { status, stderr } = checkout.run(['attest', '--report', 'report.json', '--report-digest', digestOf(made)]);
    expect([status, stderr]).toEqual([2, "deploy-validate: attest signs as a workflow's job, and this is none\n"]);
  });

  it.each<readonly [string, Job['inputs'], AttestCase, number, string]>([
    [
      'nobody says which report is meant',
      {},
      {},
      2,
      '::error::nothing says which report to attest: give `report-digest`',
    ],
    ['it is another report', digest, { report: `${made} ` }, 1, `${nothing} has the digest sha256:`],
    ['it is no report', { 'report-digest': digestOf('{}') }, { report: '{}' }, 1, `${nothing} at /schemaVersion`],
    [
      'it is not there',
      { ...digest, report: 'gone.json' },
      {},
      1,
      '::error::nothing is attested: gone.json: no such file',
    ],
    [
      'it is of another commit',
      digest,
      { env: { GITHUB_SHA: '9'.repeat(40) } },
      1,
      `${nothing} is of another commit: ${SHA}`,
    ],
    ['it is of another run', digest, { env: { GITHUB_RUN_ID: '101' } }, 1, `${nothing} is of another run: 100`],
    [
      'it is of another repository',
      digest,
      { env: { GITHUB_REPOSITORY: 'mallory/app' } },
      1,
      `${nothing} is of another repository: octo-org/hello.world`,
    ],
    ['the event may be a stranger’s', digest, { env: { GITHUB_EVENT_NAME: 'pull_request_target' } }, 2, '::error::'],
    [
      'no certificate is signed',
      digest,
      { certificates: 403 },
      1,
      '::error::No attestation: error creating signing certificate',
    ],
    ['the token may not', digest, { mayAttest: false }, 1, '::error::No attestation: Failed to persist attestation'],
  ])('fails, and signs nothing, where %s', async (_, inputs, setting, code, message) => {
    const { ended, statements } = await attested(inputs, setting);
    expect([ended.code, statements]).toEqual([code, []]);
    expect(commands(ended, 'error').join('\n')).toContain(message);
  });
});
