import { join } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { findKeptRecord, type Kept } from '../../pipeline/phases/find-kept.js';
import { type DeployRecord, readRecord } from '../../pipeline/phases/record.js';
import { deadline } from '../../ports/deadline.js';
import { githubContents } from '../../ports/github/contents.js';
import { GitHubFailed } from '../../ports/github/github.js';
import { octokitRuns } from '../../ports/github/runs.js';
import { hasRecord, RECORD_FILE } from '../../ports/runner/record-store.js';
import { readReportFile } from '../../ports/runner/report-file.js';
import { UsageError } from '../../usage-error.js';
import { stageLabel } from '../open-stage.js';
import type { World } from '../world.js';
import type { DeliveryRequest } from './request.js';

const MAX_RECORD_BYTES = 64 * 1024 * 1024;
/** GitHub's answers and one download. */
const LOOK_UP_MS = 120_000;

interface Asked {
  readonly request: Pick<DeliveryRequest, 'record' | 'reportDirectory'>;
  readonly world: Pick<World, 'env'>;
  /** The digest that a proven report tells, where one is given. */
  readonly digest?: string | undefined;
}

/**
 * The record that is meant: by name and digest, or the one in the report directory. In a workflow it needs a digest that
 * another job or a proven report has told. Undefined where none is named and none is there. Throws `CouldNotTell` for one
 * that cannot be read or has another digest.
 */
export async function findRecord({ request, world, digest }: Asked): Promise<DeployRecord | undefined> {
  const named = request.record;
  const [, file = named, pin] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(named ?? '') ?? [];
  if (file === undefined && !hasRecord(request.reportDirectory)) return undefined;
  const path = file ?? join(request.reportDirectory, RECORD_FILE);
  const wanted = pin ?? digest;
  if (wanted === undefined && world.env.GITHUB_ACTIONS === 'true') {
    if (named === undefined) return undefined;
    throw new UsageError(
      'record: in a workflow it needs its digest, FILE@sha256:…, from the output of the job that deployed',
    );
  }
  const { text } = await readReportFile(path, MAX_RECORD_BYTES);
  return readRecord(text, { shown: path, digest: wanted });
}

/**
 * In a workflow, where no record is named: the newest one that a run of the stage has left, with its source. Undefined
 * outside one. Throws `CouldNotTell`, and `UsageError` where nobody says whose record it would be.
 */
export async function findKept(
  { stage, instance, config }: Pick<DeliveryRequest, 'stage' | 'instance' | 'config'>,
  { env, token, cancel }: Pick<World, 'env' | 'token' | 'cancel'>,
): Promise<Kept | undefined> {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_SHA: sha } = env;
  const [owner, repo] = repository.split('/');
  if (env.GITHUB_ACTIONS !== 'true' || sha === undefined || !owner || !repo) return undefined;
  if (stage === undefined) throw new UsageError('rollback: say which stage, or give its record: FILE@sha256:…');
  if (!token) throw new UsageError('rollback: without a token nobody can look for the record; give it: FILE@sha256:…');
  const setting = { apiUrl: env.GITHUB_API_URL, token, repository: { owner, repo } };
  const signal = deadline(LOOK_UP_MS, cancel);
  const github = { ...octokitRuns({ ...setting, signal }), ...githubContents({ ...setting, signal }) };
  try {
    return await findKeptRecord({ github, repository, config, sha, stage: stageLabel(stage, instance) });
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    const remedy = 'Give the job "actions: read" and "contents: read", or give the record: FILE@sha256:….';
    throw new CouldNotTell('unreachable', error.message, remedy, { cause: error });
  }
}

/** Why a record is of something else, as a sentence; undefined where it is of this stage, commit and config. */
export function whyOther(
  record: DeployRecord,
  own: {
    readonly project: string;
    readonly stage: string;
    readonly sha: string | undefined;
    readonly configDigest: string;
  },
): string | undefined {
  if (record.project !== own.project || record.stage !== own.stage)
    return `the record is of ${record.project} / ${record.stage}, not of ${own.project} / ${own.stage}`;
  if (record.subject.sha !== own.sha)
    return `the record is of commit ${record.subject.sha ?? 'nobody knows which'}, not of ${own.sha ?? 'nobody knows which'}; check that commit out`;
  return record.subject.configDigest === own.configDigest
    ? undefined
    : 'the record is of another config; check out the commit that was deployed';
}

/** What went wrong with a record, as a sentence with its remedy. */
export const sayUnknown = ({ message, remedy }: CouldNotTell): string => `${message}. ${remedy}`;
