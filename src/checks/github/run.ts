import { byFindings, type Verdict } from '../../check.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { askAlerts } from './alerts.js';
import { askBranch } from './branch.js';
import { askChecks } from './checks.js';
import { askIssues } from './issues.js';
import type { GitHubOptions } from './options.js';
import type { Asking, Part } from './part.js';
import { askPullRequests } from './pull-requests.js';
import { askRelease } from './release.js';
import { askReviews } from './reviews.js';
import { askWorkflow } from './workflows.js';

/** Asks GitHub for each thing. What one of them cannot tell hides nothing of the others. */
export async function runGitHub(options: GitHubOptions, ports: Ports): Promise<Verdict> {
  const repository = await ports.repository();
  const { clock, signal } = ports;
  return until(() => once(options, { repository, now: clock.now(), signal }), { waiting: options, ports });
}

async function once(options: GitHubOptions, asking: Asking): Promise<Verdict> {
  const { signal } = asking;
  const { answers, unknown } = await askEach(questionsOf(options, asking), { ask: question => question(), signal });
  const findings = answers.flatMap(part => part.findings);
  const measurements = answers.flatMap(part => part.measurements ?? []);
  const [first] = findings.filter(({ level }) => level === 'error');
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, 'more finding')}` : '';
  const summary = first === undefined ? answers.map(part => part.holds).join('; ') : `${first.message}${more}`;
  return unlessUnknown(byFindings(summary, { findings, measurements }), unknown);
}

function questionsOf(options: GitHubOptions, asking: Asking): readonly (() => Promise<Part>)[] {
  const { checks, workflows = [], reviews, issues, 'pull-requests': pulls, branch, alerts, release } = options;
  return [
    ...(checks ? [() => askChecks(checks, asking)] : []),
    ...workflows.map(workflow => () => askWorkflow(workflow, asking)),
    ...(reviews ? [() => askReviews(reviews, asking)] : []),
    ...(issues ? [() => askIssues(issues, asking)] : []),
    ...(pulls ? [() => askPullRequests(pulls, asking)] : []),
    ...(branch ? [() => askBranch(branch, asking)] : []),
    ...(alerts ? askAlerts(alerts, asking) : []),
    ...(release ? [() => askRelease(release, asking)] : []),
  ];
}
