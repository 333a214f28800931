import { z } from 'zod';
import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import type { GitHubOptions } from './options.js';
import { type Asking, commitOf, hidden, type Part, short } from './part.js';
import { read } from './read.js';
import { githubRules } from './rules.js';

type Branch = NonNullable<GitHubOptions['branch']>;

const PERMISSION = 'contents: read';
/** Rules of a ruleset without which anybody who may push can put anything on the branch. */
const PROTECTING: ReadonlySet<string> = new Set(['pull_request', 'required_status_checks', 'update', 'merge_queue']);

/** Whether a rule protects the branch, and whether the commit contains all of it. */
export async function askBranch(branch: Branch, asking: Asking): Promise<Part> {
  const name = branch.name ?? asking.repository.branch;
  if (name === undefined) {
    const remedy = 'Name the branch with `name`: this run is of a tag.';
    throw new CouldNotTell('nothing-checked', 'nothing says which branch this is', remedy);
  }
  const told: Part[] = [];
  if (branch.protected) told.push(await isProtected(name, asking));
  const upToDate = branch['up-to-date'] ?? false;
  if (upToDate !== false) told.push(await isUpToDate(upToDate === true ? name : upToDate, asking));
  return { holds: told.map(({ holds }) => holds).join(', '), findings: told.flatMap(({ findings }) => findings) };
}

async function isProtected(name: string, { repository }: Asking): Promise<Part> {
  const answer = await repository.one({
    route: 'GET /repos/{owner}/{repo}/branches/{branch}',
    with: { branch: name },
    what: `describe the branch ${name}`,
    permission: PERMISSION,
  });
  if (answer === undefined) throw hidden(`branch ${name}`, PERMISSION);
  const holds = `${name} is protected`;
  if (read(z.object({ protected: z.boolean() }), answer, name).protected) return { holds, findings: [] };
  const rules = await repository.all({
    route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    with: { branch: name },
    what: `list the rules of the branch ${name}`,
    permission: 'metadata: read',
  });
  const active = read(z.array(z.object({ type: z.string() })), rules ?? [], `the rules of ${name}`);
  if (active.some(({ type }) => PROTECTING.has(type))) return { holds, findings: [] };
  const message = `no rule protects the branch ${name}`;
  return { holds: '', findings: [findingOf(githubRules, { rule: 'branch-unprotected', message, subject: name })] };
}

async function isUpToDate(name: string, { repository }: Asking): Promise<Part> {
  const commit = commitOf(repository);
  const behind = await lacking({ has: commit, all: name }, { repository });
  if (behind === undefined) throw hidden(`branch ${name}`, PERMISSION);
  const holds = `${short(commit)} contains all of ${name}`;
  if (behind === 0) return { holds, findings: [] };
  const message = `${short(commit)} lacks ${count(behind, 'commit')} of ${name}`;
  const finding: Finding = findingOf(githubRules, { rule: 'branch-behind', message, subject: name });
  return { holds: '', findings: [finding] };
}

const comparison = z.object({
  status: z.enum(['ahead', 'behind', 'identical', 'diverged']),
  behind_by: z.int().min(0),
});

/** How many commits of `all` are not part of `has`; undefined where GitHub knows one of them not. */
export async function lacking(
  { has, all }: { readonly has: string; readonly all: string },
  { repository }: Pick<Asking, 'repository'>,
): Promise<number | undefined> {
  const answer = await repository.one({
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    with: { basehead: `${all}...${has}`, per_page: 1 },
    what: `compare ${all} with ${short(has)}`,
    permission: PERMISSION,
  });
  if (answer === undefined) return undefined;
  const { status, behind_by: behind } = read(comparison, answer, `${all}...${has}`);
  return status === 'ahead' || status === 'identical' ? 0 : Math.max(1, behind);
}
