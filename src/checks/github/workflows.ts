import { z } from 'zod';
import { CouldNotTell, findingOf } from '../../check.js';
import { showDuration } from '../../text/units.js';
import type { GitHubOptions } from './options.js';
import { type Asking, commitOf, hidden, type Part, short } from './part.js';
import { read } from './read.js';
import { githubRules } from './rules.js';

type Workflow = NonNullable<GitHubOptions['workflows']>[number];

const PERMISSION = 'actions: read';
const SKEW_MS = 5 * 60_000;

const runs = z.array(
  z.object({
    id: z.int(),
    event: z.string(),
    head_sha: z.string(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
    run_started_at: z.string().nullish(),
    html_url: z.string().nullish(),
  }),
);
type Run = z.output<typeof runs>[number];

/** The last run of the workflow for this commit, this very run left out, must have succeeded. */
export async function askWorkflow(workflow: Workflow, { repository, now }: Asking): Promise<Part> {
  const file = workflow.file.replace(/^\.github\/workflows\//, '');
  const commit = commitOf(repository);
  const { event } = workflow;
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    with: { workflow_id: file, head_sha: commit, ...(event !== undefined && { event }) },
    what: `list the runs of ${file}`,
    permission: PERMISSION,
    under: 'workflow_runs',
  });
  if (answer === undefined) throw hidden(`workflow ${file}`, PERMISSION);
  const own = read(runs, answer, `the runs of ${file}`).filter(
    run => run.head_sha === commit && String(run.id) !== repository.run && (event === undefined || run.event === event),
  );
  const last = own.reduce<Run | undefined>(
    (newest, run) => (newest && !isLater(run, newest) ? newest : run),
    undefined,
  );
  if (last === undefined) {
    const remedy = 'Run it for this commit, or wait until it has run (`within`).';
    throw new CouldNotTell('nothing-checked', `${file} has not run for ${short(commit)}`, remedy);
  }
  return judge(last, { file, now, newerThan: workflow['newer-than'] });
}

const isLater = (run: Run, than: Run): boolean => {
  const order = Date.parse(run.created_at ?? '') - Date.parse(than.created_at ?? '');
  return order === 0 || Number.isNaN(order) ? run.id > than.id : order > 0;
};

interface At {
  readonly file: string;
  readonly now: Date;
  readonly newerThan: number | undefined;
}

function judge(run: Run, { file, now, newerThan }: At): Part {
  const { status, conclusion, html_url: help } = run;
  if (status !== 'completed') {
    const remedy = 'Wait until it has ended (`within`).';
    throw new CouldNotTell('nothing-checked', `${file} has not ended: ${status ?? 'unknown'}`, remedy);
  }
  if (conclusion !== 'success') {
    const message = `${file} ended with ${conclusion ?? 'no conclusion'}`;
    const finding = findingOf(githubRules, {
      rule: 'workflow-failed',
      message,
      subject: file,
      help: help ?? undefined,
    });
    return { holds: '', findings: [finding] };
  }
  const began = Date.parse(run.run_started_at ?? run.created_at ?? run.updated_at ?? '');
  const age = now.getTime() - began;
  if (Number.isNaN(age) || age < -SKEW_MS) {
    const remedy = "Set this machine's clock.";
    throw new CouldNotTell('stale', `${file} began at a time that has not come yet`, remedy);
  }
  if (newerThan === undefined || age <= newerThan) return { holds: `${file} succeeded`, findings: [] };
  const message = `${file} succeeded ${showDuration(age)} ago, at most ${showDuration(newerThan)} may be`;
  return { holds: '', findings: [findingOf(githubRules, { rule: 'workflow-old', message, subject: file })] };
}
