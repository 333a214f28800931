import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { stringify } from 'yaml';
import type { Report } from '../../../src/report/report.js';
import { CONFIG, type Gate, gate } from '../gate.js';
import type { Area, GitHubSetting } from '../github-api.js';
import type { Job } from '../runner.js';
import { SHA } from '../runner.js';
import { type ArtifactFault, runtimeToken, startArtifactService } from './artifact-service.js';
import { contentsArea } from './contents.js';
import { type Deployments, deployments } from './deployments.js';
import { type EndedRun, startBlobs, workflowRuns } from './workflow-runs.js';

type Stage = Readonly<Record<string, unknown>>;

interface Act {
  readonly command: 'deploy' | 'verify' | 'rollback';
  readonly run?: string;
  readonly attempt?: string;
  readonly inputs?: Job['inputs'];
  readonly event?: string;
  readonly areas?: readonly Area[];
  readonly faults?: GitHubSetting['faults'];
  readonly files?: Job['files'];
}

interface Acted extends Gate {
  readonly report: Report;
  /** What the steps have written so far. */
  readonly log: readonly string[];
}

/** A repository on a GitHub of its own, whose runs deploy by writing into a file and leave their artifacts behind. */
export interface Deploying extends AsyncDisposable {
  readonly act: (asked: Act) => Promise<Acted>;
  readonly log: () => readonly string[];
  /** Where the steps write: a path outside of any workspace. */
  readonly folder: string;
  readonly deployments: Deployments;
  /** The text of a run's record as it was uploaded last; undefined where there is none. */
  readonly record: (run?: string) => string | undefined;
  /** Calls to the service for artifacts, in their order. */
  readonly calls: () => readonly string[];
}

const digestOf = (data: Uint8Array): string => `sha256:${createHash('sha256').update(data).digest('hex')}`;

/** `fault` is what the service for artifacts does instead of keeping them. */
export async function openDeploying(production: Stage, fault?: ArtifactFault): Promise<Deploying> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deploying-')));
  const text = stringify({ version: 1, project: 'app', 'pass-env': ['WORLD'], stages: { production } });
  const services = new Map<string, Awaited<ReturnType<typeof startArtifactService>>>();
  const serviceOf = async (run: string) => {
    const known = services.get(run) ?? (await startArtifactService(fault));
    services.set(run, known);
    return known;
  };
  const stored: EndedRun[] = [];
  const blobs = await startBlobs(stored);
  const made = deployments();
  const log = () =>
    existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').trim().split('\n') : [];
  const ended = (): EndedRun[] =>
    [...services].map(([run, { kept }]) => ({
      id: Number(run),
      event: 'push',
      branch: 'main',
      sha: SHA,
      path: '.github/workflows/deploy.yml',
      conclusion: 'success',
      jobs: [],
      artifacts: [...kept].map(([name, archive], index) => ({
        id: Number(run) * 10 + index,
        name,
        digest: digestOf(archive),
        archive,
      })),
    }));
  return {
    folder,
    deployments: made,
    log,
    record: (run = '100') => {
      const archive = services.get(run)?.kept.get('deploy-validate-production-record');
      const file = archive && unzipSync(archive)['record.json'];
      return file && strFromU8(file);
    },
    calls: () => [...services.values()].flatMap(({ calls }) => calls.map(({ method }) => method)),
    act: async ({ command, run = '100', attempt = '1', inputs, event = 'push', areas = [], faults = [], files }) => {
      const service = await serviceOf(run);
      // What a run has left is there for the next one.
      const runs: Area = (exchange, state) => {
        stored.splice(0, stored.length, ...ended());
        return workflowRuns(stored, blobs.url)(exchange, state);
      };
      const contents = contentsArea([{ names: [SHA], files: { [CONFIG]: text } }]);
      const done = await gate(
        {
          files: { [CONFIG]: text, ...files },
          inputs: { command, stage: 'production', ...inputs },
          event: { name: event, payload: {} },
          env: {
            WORLD: folder,
            GITHUB_RUN_ID: run,
            GITHUB_RUN_ATTEMPT: attempt,
            GITHUB_REF: 'refs/heads/main',
            ACTIONS_RESULTS_URL: service.url,
            ACTIONS_RUNTIME_TOKEN: runtimeToken,
          },
        },
        { areas: [...areas, made.area, runs, contents], faults },
      );
      const report: Report = JSON.parse(done.ended.read('.deploy-validate/report.json') ?? '{}');
      return { ...done, report, log: log() };
    },
    [Symbol.asyncDispose]: async () => {
      await blobs[Symbol.asyncDispose]();
      for (const service of services.values()) await service[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
