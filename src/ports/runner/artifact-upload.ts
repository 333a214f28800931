import { resolve } from 'node:path';
import { isHostedGitHub, NotKept, within } from './upload-failed.js';

/** Files that become one artifact of the workflow's run. */
interface ArtifactWanted {
  readonly name: string;
  /** Absolute; names in the archive are relative to it. */
  readonly directory: string;
  readonly files: readonly string[];
  /** True takes the place of one of that name; else there must be none. */
  readonly overwrite?: boolean;
}

interface UploadedArtifact {
  readonly id: number;
  /** `sha256:…` of the archive. */
  readonly digest: string;
}

/** Puts files where the workflow's run keeps its artifacts; throws `NotKept` and nothing else. */
export type UploadArtifact = (wanted: ArtifactWanted) => Promise<UploadedArtifact>;

/** A report is worth two minutes, the library's own retries included. */
const UPLOAD_MS = 120_000;

/** By GitHub's own library, which reads the runner's variables itself: they are asked for first, for a better answer. */
export const actionsArtifacts =
  (env: Readonly<Record<string, string | undefined>>): UploadArtifact =>
  async ({ name, directory, files, overwrite = false }) => {
    if (!isHostedGitHub(env)) {
      const remedy = 'Upload the report directory with actions/upload-artifact@v3 in a step of its own.';
      throw new NotKept('this GitHub Enterprise Server takes no artifacts of version 4', remedy);
    }
    if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) {
      const remedy = 'Let a job of a workflow run the action itself (uses), not a script.';
      throw new NotKept('the runner gave no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL', remedy);
    }
    const { DefaultArtifactClient } = await import(/* webpackChunkName: "artifact" */ '@actions/artifact');
    const client = new DefaultArtifactClient();
    const paths = files.map(file => resolve(directory, file));
    try {
      if (overwrite) await within(UPLOAD_MS, client.deleteArtifact(name)).catch(ignoreMissing);
      const { id, digest } = await within(UPLOAD_MS, client.uploadArtifact(name, paths, directory));
      if (id === undefined || digest === undefined) throw new Error('its answer has no id or no digest');
      return { id, digest: `sha256:${digest}` };
    } catch (error) {
      throw error instanceof NotKept ? error : explain(error, name);
    }
  };

/** One that is not there need not be removed; whatever else is wrong the upload tells. */
function ignoreMissing(error: unknown): undefined {
  if (error instanceof NotKept) throw error;
  return undefined;
}

function explain(cause: unknown, name: string): NotKept {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/\(409\)|already exists/i.test(said)) {
    const remedy = 'Give each job a name of its own (input artifact).';
    return new NotKept(`this run has an artifact ${name} already`, remedy, { cause });
  }
  return new NotKept(said, 'Run it again, or upload the report directory with actions/upload-artifact.', { cause });
}
