import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { commands } from './gate.js';
import { type ArtifactFault, runtimeToken } from './github/artifact-service.js';
import { keep } from './kept.js';
import { digestOf } from './reported.js';
import type { Job } from './runner.js';

beforeAll(() => {
  bundle();
});

const SECRET = 'hunter2-of-the-database';

const uploaded = ({ fault, inputs, ...job }: UploadJob = {}) =>
  keep({ argv: ['true'], ...job, inputs: { upload: 'true', ...inputs } }, { artifacts: fault });
type UploadJob = Pick<Job, 'env' | 'inputs'> & {
  readonly argv?: readonly string[];
  readonly fault?: ArtifactFault | 'hang';
};

describe.concurrent('upload: true', () => {
  it('makes an artifact of the report directory, with the digest of what was put', async () => {
    const argv = ['echo', `password is ${SECRET}`];
    const { ended, calls, blob, leaked, warnings, artifact } = await uploaded({ argv, env: { DB_PASSWORD: SECRET } });
    expect([ended.code, warnings, commands(ended, 'error'), leaked]).toEqual([0, [], [], []]);
    const ids = { workflow_run_backend_id: 'run-of-it', workflow_job_run_backend_id: 'job-of-it' };
    const name = 'deploy-validate-staging-1';
    expect(calls).toEqual([
      {
        method: 'CreateArtifact',
        token: runtimeToken,
        body: { ...ids, name, version: 7, mime_type: 'application/zip' },
      },
      {
        method: 'FinalizeArtifact',
        token: runtimeToken,
        body: { ...ids, name, size: String(blob.length), hash: digestOf(blob) },
      },
    ]);
    const files = artifact?.files ?? {};
    expect(Object.keys(files).sort()).toEqual(
      'junit.xml logs/first.log predicate.json report.html report.json report.md results.sarif'.split(' '),
    );
    expect(files['report.json']).toBe(ended.read('.deploy-validate/report.json'));
    expect(Object.values(files).filter(text => text.includes(SECRET))).toEqual([]);
    expect(ended.stdout).toContain(`Artifact ${name} uploaded: id 77, ${digestOf(blob)}.`);
    expect(ended.stdout.includes(runtimeToken)).toBe(false);
  });

  it('names the artifact as told, and uploads a no-go too', async () => {
    const { ended, calls } = await uploaded({ argv: ['false'], inputs: { artifact: 'evidence of staging' } });
    expect([ended.code, calls.map(({ body }) => body)]).toEqual([
      1,
      [
        expect.objectContaining({ name: 'evidence of staging' }),
        expect.objectContaining({ name: 'evidence of staging' }),
      ],
    ]);
  });

  it.each<readonly [string, Parameters<typeof uploaded>[0], string]>([
    [
      'GitHub Enterprise Server',
      { env: { GITHUB_SERVER_URL: 'https://github.example.org' } },
      'this GitHub Enterprise Server takes no artifacts of version 4. Upload the report directory with actions/upload-artifact@v3 in a step of its own.',
    ],
    [
      'a script that is no action',
      { env: { ACTIONS_RESULTS_URL: '' } },
      'the runner gave no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL. Let a job of a workflow run the action itself (uses), not a script.',
    ],
    [
      'a name that is taken',
      { fault: { status: 409, message: 'an artifact with this name already exists on the workflow run' } },
      'this run has an artifact deploy-validate-staging-1 already. Give each job a name of its own (input artifact).',
    ],
    [
      'a refusal',
      { fault: { status: 403, message: 'no' } },
      'Failed to CreateArtifact: Received non-retryable error: Failed request: (403) Forbidden: no. Run it again, or upload the report directory with actions/upload-artifact.',
    ],
    [
      'nobody there',
      { env: { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' } },
      expect.stringContaining('ECONNREFUSED') as unknown as string,
    ],
  ])('on %s warns once, with what to do, and stays go', async (_, setting, message) => {
    const { ended, warnings } = await uploaded(setting);
    const warning = warnings.map(line => line.replace('::warning::No artifact: ', ''));
    expect([ended.code, ended.outputs.decision, warning]).toEqual([0, 'go', [message]]);
  });
});
