import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { reportInArchive } from '../../formats/github/report-archive.js';
import type { GitHubContents } from '../../ports/github/contents.js';
import type { Artifact, GitHubLeftovers, WorkflowRun } from '../../ports/github/runs.js';
import { mayChangeOn } from '../conditions.js';
import { type DeployRecord, readRecord, recordArtifact } from './record.js';

/** Which record is looked for. */
export interface KeptWanted {
  /** `owner/name`. */
  readonly repository: string;
  /** As reports call it. */
  readonly stage: string;
  /** The config file, as typed: another one is another project's, whose stage may have the same name. */
  readonly config: string;
  /** The commit of the run that asks: what it leads back to is trusted as it is. */
  readonly sha: string;
}

export interface Kept {
  readonly record: DeployRecord;
  /** For people. */
  readonly source: string;
}

type Asked = KeptWanted & { readonly github: GitHubLeftovers & Pick<GitHubContents, 'text' | 'leadsTo'> };

/** Further back is nothing that anybody wants to go back to unasked. */
const MOST = 50;
/** Larger than any record's archive. */
const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024;
const REMEDY = 'Give the record by name and digest: FILE@sha256:…, from the job that deployed.';

/**
 * The newest record of a stage among the artifacts of the repository. What it says is carried out with the rights of a
 * deployment. So it must come from a run of this repository on an event that may deploy, of a commit that this one leads back
 * to, and its config must be the one of that commit. Throws `GitHubFailed`, and `CouldNotTell` where the newest one is not
 * such a record: an older one would take back something else.
 */
export async function findKeptRecord(asked: Asked): Promise<Kept> {
  const { github, stage } = asked;
  const name = recordArtifact(stage);
  const all = (await github.named(name)).filter(each => each.name === name).sort((a, b) => b.id - a.id);
  for (const artifact of all.slice(0, MOST)) {
    if (artifact.runId === undefined) continue;
    const run = await github.run(artifact.runId);
    if (run.from !== asked.repository || !mayChangeOn(run.event)) continue;
    const record = await readKept(artifact, { run, asked });
    if (inRepository(record.config.file) === inRepository(asked.config)) return { record, source: `run ${run.id}` };
  }
  throw new CouldNotTell(
    'nothing-checked',
    `no run of ${asked.repository} has left a record of ${stage} by ${asked.config}`,
    REMEDY,
  );
}

const inRepository = (file: string): string => posix.normalize(file.replaceAll('\\', '/'));

interface Left {
  readonly run: WorkflowRun;
  readonly asked: Asked;
}

async function readKept(artifact: Artifact, { run, asked }: Left): Promise<DeployRecord> {
  const { github, stage, repository, sha } = asked;
  const shown = `run ${run.id}, artifact ${artifact.name}`;
  const stale = (why: string) => new CouldNotTell('stale', `${shown}: ${why}`, REMEDY);
  if (!(await github.leadsTo(run.sha, sha))) throw stale(notOurs(run.sha, sha));
  if (artifact.expired) throw stale('has expired');
  if (artifact.bytes > MAX_ARCHIVE_BYTES) throw stale(`${artifact.bytes} bytes are more than are read`);
  const archive = await github.download(artifact);
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
  if (digest !== artifact.digest) throw stale(`its digest is ${digest}, not ${artifact.digest ?? 'known to GitHub'}`);
  const text = reportInArchive(archive, { shown, maxBytes: MAX_ARCHIVE_BYTES, what: 'record' });
  const record = readRecord(text, { shown, digest: undefined });
  const { subject, config } = record;
  if (record.stage !== stage || subject.repository !== repository)
    throw stale(`is of ${subject.repository ?? 'no repository'} / ${record.stage}`);
  if (subject.sha === undefined) throw stale('names no commit');
  // A run that took it back has left it anew.
  const isOwn = subject.runId === run.id && subject.sha === run.sha;
  if (!isOwn && record.rollback === undefined)
    throw stale(`is of run ${subject.runId ?? 'nobody knows which'} and commit ${subject.sha}, not of this one`);
  if (!isOwn && !(await github.leadsTo(subject.sha, sha))) throw stale(notOurs(subject.sha, sha));
  if ((await github.text(inRepository(config.file), subject.sha)) !== config.text)
    throw stale(`its config is not ${config.file} of the commit ${subject.sha}`);
  return record;
}

const notOurs = (sha: string, own: string): string =>
  `is of commit ${sha}, which does not lead to ${own}; run it on the branch that was deployed`;
