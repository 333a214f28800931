import { z } from 'zod';
import { CouldNotTell, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import type { GitHubOptions } from './options.js';
import { type Asking, hidden, type Part } from './part.js';
import { read } from './read.js';
import { githubRules } from './rules.js';

type Issues = NonNullable<GitHubOptions['issues']>;

const PERMISSION = 'issues: read';
const SHOWN = 10;

const listed = z.array(
  z.object({ number: z.int(), title: z.string(), state: z.literal('open'), pull_request: z.unknown().optional() }),
);
const milestones = z.array(z.object({ number: z.int(), title: z.string() }));

/** Open issues with any of the labels, in the milestone; GitHub lists pull requests among them, which do not count. */
export async function askIssues({ labels, milestone, max }: Issues, { repository }: Asking): Promise<Part> {
  const at = milestone === undefined ? undefined : await milestoneNumber(milestone, { repository });
  if (labels !== undefined) await expectLabels(labels, { repository });
  const found = new Map<number, string>();
  for (const label of labels ?? [undefined]) {
    const answer = await repository.all({
      route: 'GET /repos/{owner}/{repo}/issues',
      with: {
        state: 'open',
        ...(label !== undefined && { labels: label }),
        ...(at !== undefined && { milestone: String(at) }),
      },
      what: 'list the open issues',
      permission: PERMISSION,
    });
    if (answer === undefined) throw hidden('issues here', PERMISSION);
    for (const issue of read(listed, answer, 'the open issues'))
      if (!issue.pull_request) found.set(issue.number, issue.title);
  }
  const which = [
    ...(labels === undefined ? [] : [`labelled ${labels.join(' or ')}`]),
    ...(milestone === undefined ? [] : [`of the milestone ${milestone}`]),
  ].join(' ');
  const open = `${count(found.size, 'open issue')}${which === '' ? '' : ` ${which}`}`;
  const measurements = [
    { name: `open issues${which === '' ? '' : ` ${which}`}`, value: found.size, unit: 'issues', limit: max },
  ];
  if (found.size <= max) return { holds: open, findings: [], measurements };
  const numbers = [...found.keys()].sort((a, b) => a - b);
  const first = numbers
    .slice(0, SHOWN)
    .map(number => `#${number}`)
    .join(', ');
  const message = `${open}, at most ${max} may be: ${first}${numbers.length > SHOWN ? ', …' : ''}`;
  const finding = findingOf(githubRules, {
    rule: 'issues-open',
    message,
    expected: `at most ${max}`,
    actual: String(found.size),
  });
  return { holds: '', findings: [finding], measurements };
}

async function milestoneNumber(
  milestone: string | number,
  { repository }: Pick<Asking, 'repository'>,
): Promise<number> {
  const what = 'list the milestones';
  const route = 'GET /repos/{owner}/{repo}/milestones';
  const answer = await repository.all({ route, with: { state: 'all' }, what, permission: PERMISSION });
  if (answer === undefined) throw hidden('milestones here', PERMISSION);
  const found = read(milestones, answer, 'the milestones').find(({ number, title }) =>
    typeof milestone === 'number' ? number === milestone : title === milestone,
  );
  if (found) return found.number;
  const remedy = 'Write the title of a milestone as GitHub shows it, or its number.';
  throw new CouldNotTell('nothing-checked', `there is no milestone ${milestone}`, remedy);
}

/** No issue has a label that does not exist, so that a label that was renamed would let everything pass. */
async function expectLabels(labels: readonly string[], { repository }: Pick<Asking, 'repository'>): Promise<void> {
  const what = 'list the labels';
  const answer = await repository.all({ route: 'GET /repos/{owner}/{repo}/labels', what, permission: PERMISSION });
  if (answer === undefined) return;
  const known = read(z.array(z.object({ name: z.string() })), answer, 'the labels').map(({ name }) =>
    name.toLowerCase(),
  );
  const missing = labels.filter(label => !known.includes(label.toLowerCase()));
  if (missing.length === 0) return;
  const remedy = 'Write labels as GitHub shows them, or create them.';
  throw new CouldNotTell('nothing-checked', `there is no label ${missing.join(', ')}`, remedy);
}
