import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { type Asking, hidden } from './part.js';
import { read } from './read.js';

/** A check run, a commit status, or a workflow's run that shows no check runs. */
export interface Entry {
  readonly name: string;
  readonly state: 'good' | 'idle' | 'bad' | 'waiting';
  /** What GitHub says of it: `failure`, `in_progress`. */
  readonly said: string;
  readonly link: string | undefined;
  /** The check suite of a job of GitHub Actions. */
  readonly suite?: number | undefined;
  /** It belongs to this very run, which does not wait for itself. */
  readonly own: boolean;
}

const app = z.object({ slug: z.string().nullish() }).nullish();
const checkRuns = z.array(
  z.object({
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullish(),
    html_url: z.string().nullish(),
    details_url: z.string().nullish(),
    app,
    check_suite: z.object({ id: z.int() }).nullish(),
  }),
);
const statuses = z.array(z.object({ context: z.string(), state: z.string(), target_url: z.string().nullish() }));
const suites = z.array(
  z.object({
    id: z.int(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    latest_check_runs_count: z.int().nullish(),
    app,
  }),
);

const ACTIONS = 'github-actions';
/** What reports of this program are called at the commit: an earlier answer is no evidence for the next one. */
const OWN_NAME = /^deploy-validate\//;

/** All that GitHub shows at a commit, this run left out. Runs without jobs have no names, and count where all is to be green. */
export async function entriesOf(
  commit: string,
  { all, ...asking }: Asking & { readonly all: boolean },
): Promise<readonly Entry[]> {
  const runs = await runsOf(commit, asking);
  const told = [...runs, ...(await statusesOf(commit, asking))].filter(({ name }) => !OWN_NAME.test(name));
  const silent = all ? await silentSuites(commit, { asking, runs }) : [];
  return [...told, ...silent].filter(({ own }) => !own);
}

async function runsOf(commit: string, { repository }: Asking): Promise<readonly Entry[]> {
  const permission = 'checks: read';
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    with: { ref: commit },
    what: 'list the check runs of the commit',
    permission,
    under: 'check_runs',
  });
  if (answer === undefined) throw hidden(`commit ${commit}`, permission);
  return read(checkRuns, answer, 'the check runs').map(each => ({
    name: each.name,
    ...stateOf(each),
    link: each.html_url ?? each.details_url ?? undefined,
    suite: each.app?.slug === ACTIONS ? each.check_suite?.id : undefined,
    own: isOwn(each.details_url, repository.run) || isOwn(each.html_url, repository.run),
  }));
}

const isOwn = (url: string | null | undefined, run: string | undefined): boolean =>
  run !== undefined && /\/actions\/runs\/(\d+)(?:[/?#]|$)/.exec(url ?? '')?.[1] === run;

async function statusesOf(commit: string, { repository }: Asking): Promise<readonly Entry[]> {
  const permission = 'statuses: read';
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/status',
    with: { ref: commit },
    what: 'list the statuses of the commit',
    permission,
    under: 'statuses',
  });
  if (answer === undefined) throw hidden(`commit ${commit}`, permission);
  return read(statuses, answer, 'the statuses').map(({ context, state, target_url: url }) => ({
    name: context,
    state: state === 'success' ? 'good' : state === 'pending' ? 'waiting' : 'bad',
    said: state,
    link: url ?? undefined,
    own: isOwn(url, repository.run),
  }));
}

const IDLE: ReadonlySet<string> = new Set(['skipped', 'neutral']);

function stateOf(each: {
  readonly status?: string | null | undefined;
  readonly conclusion?: string | null | undefined;
}) {
  const { status, conclusion } = each;
  if (status !== 'completed') return { state: 'waiting', said: status ?? 'unknown' } as const;
  if (conclusion === 'success') return { state: 'good', said: conclusion } as const;
  if (IDLE.has(conclusion ?? '')) return { state: 'idle', said: conclusion ?? '' } as const;
  return { state: 'bad', said: conclusion ?? 'no conclusion' } as const;
}

/**
 * Runs of workflows that have not ended, or failed, and whose jobs do not show it: one that waits for a machine has no jobs
 * yet, and one whose file is wrong never has any. A server that knows no suites has none of it.
 */
async function silentSuites(
  commit: string,
  { asking, runs }: { readonly asking: Asking; readonly runs: readonly Entry[] },
): Promise<readonly Entry[]> {
  const answer = await asking.repository.all({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-suites',
    with: { ref: commit },
    what: 'list the check suites of the commit',
    permission: 'checks: read',
    under: 'check_suites',
  });
  if (answer === undefined) return [];
  const own = new Set(runs.filter(run => run.own).map(({ suite }) => suite));
  const found = read(suites, answer, 'the check suites')
    .filter(suite => suite.app?.slug === ACTIONS && !own.has(suite.id))
    .map(suite => ({ suite, ...stateOf(suite) }))
    .filter(({ suite: { id }, state }) => {
      const shown = runs.some(run => run.suite === id && run.state === state);
      return !shown && (state === 'waiting' || state === 'bad');
    });
  if (found.length === 0) return [];
  const ownSuite = own.size > 0 ? undefined : await ownSuiteOf(asking);
  return found
    .filter(({ suite }) => suite.id !== ownSuite)
    .map(({ suite, state, said }) => ({
      name: `a workflow (check suite ${suite.id})`,
      state,
      said,
      link: undefined,
      suite: suite.id,
      own: false,
    }));
}

async function ownSuiteOf({ repository }: Asking): Promise<number | undefined> {
  if (repository.run === undefined) return undefined;
  const answer = await repository.one({
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    with: { run_id: Number(repository.run) },
    what: 'describe this run',
    permission: 'actions: read',
  });
  if (answer !== undefined)
    return read(z.object({ check_suite_id: z.int().optional() }), answer, 'this run').check_suite_id;
  const remedy = 'Give the token the permission `actions: read`.';
  throw new CouldNotTell('unreadable', 'GitHub does not say which of the workflows is this one', remedy);
}
