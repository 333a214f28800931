import { join } from 'node:path';
import type { CouldNotTell } from '../../could-not-tell.js';
import { type DeployRecord, readRecord } from '../../pipeline/phases/record.js';
import { hasRecord, RECORD_FILE } from '../../ports/runner/record-store.js';
import { readReportFile } from '../../ports/runner/report-file.js';
import { UsageError } from '../../usage-error.js';
import type { World } from '../world.js';
import type { DeliveryRequest } from './request.js';

const MAX_RECORD_BYTES = 64 * 1024 * 1024;

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
