import { z } from 'zod';
import { type GitHubSetting, openGitHub, readAnswer } from './request.js';

export interface CheckRun {
  readonly name: string;
  /** The commit that it is shown at. */
  readonly sha: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | 'action_required';
  readonly title: string;
  /** Markdown; at most 65,535 characters. */
  readonly summary: string;
  readonly detailsUrl: string | undefined;
  readonly annotations: readonly CheckAnnotation[];
}

interface CheckAnnotation {
  readonly path: string;
  readonly line: number;
  readonly column: number | undefined;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** GitHub takes so many with one request, and adds those of later ones. */
const PER_REQUEST = 50;

const created = z.object({ id: z.int() });

/** Writes a check run, complete from its first request on. Needs checks: write; throws `GitHubFailed`. */
export async function writeCheckRun(run: CheckRun, setting: GitHubSetting): Promise<void> {
  const { name, sha, conclusion, title, summary, detailsUrl } = run;
  const { repository } = setting;
  const ask = openGitHub(setting);
  const batches = batchesOf(run.annotations.map(toGitHub));
  const output = (index: number) => ({ title, summary, annotations: batches[index] ?? [] });
  const id = await ask('create a check run', async client => {
    const { data } = await client.request('POST /repos/{owner}/{repo}/check-runs', {
      ...repository,
      name,
      head_sha: sha,
      status: 'completed',
      conclusion,
      ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
      output: output(0),
    });
    return readAnswer(created, data).id;
  });
  for (let index = 1; index < batches.length; index += 1) {
    await ask(`add annotations to check run ${id}`, client =>
      client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
        ...repository,
        check_run_id: id,
        output: output(index),
      }),
    );
  }
}

function batchesOf<T>(items: readonly T[]): readonly T[][] {
  const count = Math.ceil(items.length / PER_REQUEST);
  return Array.from({ length: count }, (_, index) => items.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST));
}

const toGitHub = ({ path, line, column, level, title, message }: CheckAnnotation) => ({
  path,
  start_line: line,
  end_line: line,
  ...(column === undefined ? {} : { start_column: column, end_column: column }),
  annotation_level: level,
  title,
  message,
});
