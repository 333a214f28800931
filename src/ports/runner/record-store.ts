import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { mkdir, rename, rm, writeFile } from '../files/file-system.js';
import type { UploadArtifact } from './artifact-upload.js';
import { NotKept } from './upload-failed.js';

/** The file in the report directory. */
export const RECORD_FILE = 'record.json';

interface Place {
  /** Of the report, absolute. */
  readonly directory: string;
  /** Whether there must be none of that name in the run yet. */
  readonly isNew: boolean;
  /** In a workflow: what the artifact is called, and how it is uploaded. */
  readonly artifact?: { readonly name: string; readonly upload: UploadArtifact } | undefined;
}

/**
 * Keeps the record of a deployment: in the report directory, whole or not at all, and as an artifact of the workflow's run, so
 * that a runner that dies leaves it. Throws `CouldNotTell` where either fails: nothing may then be changed.
 */
export function recordStore({ directory, isNew, artifact }: Place): (written: string) => Promise<void> {
  let isThere = !isNew;
  return async written => {
    try {
      await mkdir(directory, { recursive: true });
      const file = join(directory, RECORD_FILE);
      const part = `${file}.${process.pid}.part`;
      await writeFile(part, written);
      await rename(part, file).catch(async error => {
        await rm(part, { force: true });
        throw error;
      });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const remedy = 'Free the disk, or name another report directory. Nothing is changed without a record.';
      throw new CouldNotTell('unreadable', `the record of the deployment cannot be written: ${why}`, remedy, { cause });
    }
    if (artifact === undefined) return;
    try {
      await artifact.upload({ name: artifact.name, directory, files: [RECORD_FILE], overwrite: isThere });
      isThere = true;
    } catch (cause) {
      if (!(cause instanceof NotKept)) throw cause;
      const message = `the record of the deployment cannot be uploaded: ${cause.message}`;
      throw new CouldNotTell('unreachable', message, cause.remedy, { cause });
    }
  };
}

/** Whether a record lies in a report directory. */
export const hasRecord = (directory: string): boolean => existsSync(join(directory, RECORD_FILE));
