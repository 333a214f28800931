import { z } from 'zod';
import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import { missingOwners } from './code-owners.js';
import type { GitHubOptions } from './options.js';
import { type Asking, commitOf, hidden, type Part, short } from './part.js';
import { account, type Pull, pull } from './pull.js';
import { read } from './read.js';
import { githubRules } from './rules.js';
import { teamMembers } from './team.js';

type Reviews = NonNullable<GitHubOptions['reviews']>;

const PERMISSION = 'pull-requests: read';

const associated = z.array(
  z.object({
    number: z.int(),
    state: z.string(),
    merged_at: z.string().nullish(),
    head: z.object({ sha: z.string() }),
  }),
);
const reviews = z.array(
  z.object({
    user: account,
    state: z.string(),
    commit_id: z.string().nullish(),
    author_association: z.string().nullish(),
  }),
);
type Review = z.output<typeof reviews>[number];

/** Each pull request that brought the commit must have been approved by people who may write, in its last state. */
export async function askReviews(wanted: Reviews, asking: Asking): Promise<Part> {
  const parts: Part[] = [];
  for (const number of await pullsOf(asking)) parts.push(await judge(number, { wanted, asking }));
  return { holds: parts.map(({ holds }) => holds).join(', '), findings: parts.flatMap(({ findings }) => findings) };
}

/** That of the event, else those that were merged as this commit or have it at their head. */
async function pullsOf({ repository }: Asking): Promise<readonly number[]> {
  if (repository.pull !== undefined) return [repository.pull];
  const commit = commitOf(repository);
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    with: { commit_sha: commit },
    what: 'list the pull requests of the commit',
    permission: PERMISSION,
  });
  if (answer === undefined) throw hidden(`commit ${commit}`, PERMISSION);
  const all = read(associated, answer, 'the pull requests of the commit');
  const merged = all.filter(({ merged_at: at }) => typeof at === 'string');
  const found = merged.length > 0 ? merged : all.filter(({ state, head }) => state === 'open' && head.sha === commit);
  if (found.length > 0) return found.map(({ number }) => number);
  const remedy = 'Bring changes in by pull requests, or run this for the commit of one.';
  throw new CouldNotTell('nothing-checked', `no pull request brought ${short(commit)}`, remedy);
}

async function judge(
  number: number,
  { wanted, asking }: { readonly wanted: Reviews; readonly asking: Asking },
): Promise<Part> {
  const subject = `#${number}`;
  const at = { pull_number: number };
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const { repository } = asking;
  const described = await repository.one({ route, with: at, what: `describe ${subject}`, permission: PERMISSION });
  const what = `list the reviews of ${subject}`;
  const listed = await repository.all({ route: `${route}/reviews`, with: at, what, permission: PERMISSION });
  if (described === undefined || listed === undefined) throw hidden(`pull request ${subject}`, PERMISSION);
  const found = read(pull, described, subject);
  const deciding = await mayDecide(lastOf(read(reviews, listed, `the reviews of ${subject}`), found), asking);
  const against = deciding.filter(({ state }) => state === 'CHANGES_REQUESTED').map(loginOf);
  const approved = deciding
    .filter(({ state, commit_id: id }) => state === 'APPROVED' && id === found.head.sha)
    .map(loginOf);
  const members = wanted.team === undefined ? undefined : await teamMembers(wanted.team, asking);
  const counted = approved.filter(login => members === undefined || members.has(login.toLowerCase()));
  const owners = wanted['code-owners'] ? await missingOwners(found, { approved, asking }) : [];
  const findings = [...reviewFindings({ wanted, subject, against, counted }), ...owners];
  return { holds: `${subject} is approved by ${counted.join(' and ')}`, findings };
}

const loginOf = ({ user }: Review): string => user?.login ?? '';

/** The last word of each person but the author; a comment takes nothing back. */
function lastOf(all: readonly Review[], { user }: Pull): readonly Review[] {
  const last = new Map<string, Review>();
  for (const review of all) {
    const decides = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state);
    const isPerson = review.user && review.user.type !== 'Bot' && review.user.login !== user?.login;
    if (decides && isPerson) last.set(loginOf(review), review);
  }
  return [...last.values()];
}

/** In a public repository anybody may review; who may write decides. */
async function mayDecide(all: readonly Review[], { repository }: Asking): Promise<readonly Review[]> {
  const deciding: Review[] = [];
  for (const review of all) {
    const answer = await repository.one({
      route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
      with: { username: loginOf(review) },
      what: `say what ${loginOf(review)} may do`,
      permission: 'metadata: read',
    });
    const may =
      answer === undefined
        ? ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(review.author_association ?? '')
        : ['admin', 'maintain', 'write'].includes(
            read(z.object({ permission: z.string() }), answer, 'permissions').permission,
          );
    if (may) deciding.push(review);
  }
  return deciding;
}

function reviewFindings(at: {
  readonly wanted: Reviews;
  readonly subject: string;
  readonly against: readonly string[];
  readonly counted: readonly string[];
}): readonly Finding[] {
  const { wanted, subject, against, counted } = at;
  const findings = against.map(login => {
    const message = `${login} has requested changes in ${subject}`;
    return findingOf(githubRules, { rule: 'changes-requested', message, subject });
  });
  if (counted.length >= wanted.min) return findings;
  const from = wanted.team === undefined ? '' : ` of ${wanted.team}`;
  const message = `${subject} has ${count(counted.length, 'approval')}${from} of its last commit, ${wanted.min} must be`;
  const numbers = { expected: String(wanted.min), actual: String(counted.length) };
  return [...findings, findingOf(githubRules, { rule: 'too-few-reviews', message, subject, ...numbers })];
}
