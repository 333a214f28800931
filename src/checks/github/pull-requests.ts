import { z } from 'zod';
import { byFindings, type Finding, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { lacking } from './branch.js';
import type { GitHubOptions } from './options.js';
import { type Asking, commitOf, hidden, type Part, short } from './part.js';
import { read } from './read.js';
import { githubRules } from './rules.js';

type PullRequests = NonNullable<GitHubOptions['pull-requests']>;

const PERMISSION = 'pull-requests: read';
const SHOWN = 10;

const pull = z.object({
  number: z.int(),
  merged: z.boolean(),
  state: z.string(),
  merge_commit_sha: z.string().nullish(),
});
const listed = z.array(
  z.object({
    number: z.int(),
    labels: z.array(z.object({ name: z.string().nullish() })).default([]),
    base: z.object({ ref: z.string() }).nullish(),
  }),
);

/** Pull requests that must be part of this commit, and those that may be open. */
export async function askPullRequests(pulls: PullRequests, asking: Asking): Promise<Part> {
  const { merged = [], labels, base, max } = pulls;
  const { answers, unknown } = await askEach(merged, { ask: each => isMerged(each, asking), signal: asking.signal });
  const findings = answers.flat();
  const counts = labels !== undefined || base !== undefined || max !== undefined;
  const open = counts ? await openOnes({ labels, base, max: max ?? 0 }, asking) : undefined;
  const all = [...findings, ...(open?.findings ?? [])];
  unlessUnknown(byFindings(all[0]?.message ?? '', { findings: all }), unknown);
  const contained = merged.length === 0 ? [] : [`${count(merged.length, 'pull request')} merged`];
  return {
    holds: [...contained, ...(open ? [open.holds] : [])].join(', '),
    findings: all,
    measurements: open?.measurements ?? [],
  };
}

async function isMerged(number: number, { repository }: Asking): Promise<readonly Finding[]> {
  const answer = await repository.one({
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    with: { pull_number: number },
    what: `describe the pull request #${number}`,
    permission: PERMISSION,
  });
  if (answer === undefined) throw hidden(`pull request #${number}`, PERMISSION);
  const { merged, state, merge_commit_sha: merge } = read(pull, answer, `#${number}`);
  const finding = (message: string) =>
    findingOf(githubRules, { rule: 'pull-request-unmerged', message, subject: `#${number}` });
  if (!merged) return [finding(`#${number} is not merged, it is ${state}`)];
  const commit = commitOf(repository);
  if (typeof merge !== 'string' || merge === commit) return [];
  // A merge into another branch is not part of what is released.
  const missing = (await lacking({ has: commit, all: merge }, { repository })) ?? 0;
  return missing === 0 ? [] : [finding(`#${number} is merged, and not part of ${short(commit)}`)];
}

async function openOnes(
  {
    labels,
    base,
    max,
  }: { readonly labels: PullRequests['labels']; readonly base: string | undefined; readonly max: number },
  { repository }: Asking,
): Promise<Part> {
  const answer = await repository.all({
    route: 'GET /repos/{owner}/{repo}/pulls',
    with: { state: 'open', ...(base !== undefined && { base }) },
    what: 'list the open pull requests',
    permission: PERMISSION,
  });
  if (answer === undefined) throw hidden('pull requests here', PERMISSION);
  const wanted = labels?.map(label => label.toLowerCase());
  const open = read(listed, answer, 'the open pull requests').filter(
    each =>
      (wanted === undefined || each.labels.some(({ name }) => wanted.includes(name?.toLowerCase() ?? ''))) &&
      (base === undefined || (each.base?.ref ?? base) === base),
  );
  const which = `${labels === undefined ? '' : ` labelled ${labels.join(' or ')}`}${base === undefined ? '' : ` for ${base}`}`;
  const found = `${count(open.length, 'open pull request')}${which}`;
  const measurements = [{ name: `open pull requests${which}`, value: open.length, unit: 'pull requests', limit: max }];
  if (open.length <= max) return { holds: found, findings: [], measurements };
  const numbers = open
    .slice(0, SHOWN)
    .map(({ number }) => `#${number}`)
    .join(', ');
  const message = `${found}, at most ${max} may be: ${numbers}${open.length > SHOWN ? ', …' : ''}`;
  const finding = findingOf(githubRules, {
    rule: 'pull-requests-open',
    message,
    expected: `at most ${max}`,
    actual: String(open.length),
  });
  return { holds: '', findings: [finding], measurements };
}
