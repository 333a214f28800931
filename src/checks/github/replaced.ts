import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import type { Entry } from './entries.js';
import type { Asking } from './part.js';
import { read } from './read.js';

const runs = z.array(
  z.object({
    id: z.int(),
    workflow_id: z.int(),
    check_suite_id: z.int().optional(),
    event: z.string(),
    created_at: z.string(),
  }),
);
type Run = z.output<typeof runs>[number];

/**
 * Without the jobs of runs that have been run anew since: a later run of the same workflow for the same event stands for
 * them. Asked only where something is bad, and where that is not answered nothing is taken off.
 */
export async function withoutReplaced(
  entries: readonly Entry[],
  { repository, commit }: Asking & { readonly all: readonly Entry[]; readonly commit: string },
): Promise<readonly Entry[]> {
  if (!entries.some(({ state, suite }) => state === 'bad' && suite !== undefined)) return entries;
  const known = await runsOf(commit, { repository });
  return entries.filter(({ suite, state }) => {
    const run = state === 'bad' && suite !== undefined ? known.find(each => each.check_suite_id === suite) : undefined;
    return run === undefined || !known.some(other => replaces(other, run));
  });
}

const replaces = (other: Run, run: Run): boolean =>
  other.workflow_id === run.workflow_id && other.event === run.event && other.id > run.id;

async function runsOf(commit: string, { repository }: Pick<Asking, 'repository'>): Promise<readonly Run[]> {
  try {
    const answer = await repository.all({
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      with: { head_sha: commit },
      what: 'list the runs for the commit',
      permission: 'actions: read',
      under: 'workflow_runs',
    });
    return answer === undefined ? [] : read(runs, answer, 'the runs for the commit');
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === 'unreadable') return [];
    throw error;
  }
}
