import { z } from 'zod';
import { findingOf } from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import type { GitHubQuestion } from '../../ports/repository.js';
import { count } from '../../text/units.js';
import type { GitHubOptions } from './options.js';
import { type Asking, hidden, type Part } from './part.js';
import { read } from './read.js';
import { githubRules } from './rules.js';

type Alerts = NonNullable<GitHubOptions['alerts']>;
type Source = 'dependabot' | 'code-scanning' | 'secret-scanning';

const QUESTIONS: Readonly<Record<Source, GitHubQuestion>> = {
  dependabot: {
    route: 'GET /repos/{owner}/{repo}/dependabot/alerts',
    what: 'list the alerts of Dependabot',
    permission: 'vulnerability-alerts: read',
  },
  'code-scanning': {
    route: 'GET /repos/{owner}/{repo}/code-scanning/alerts',
    what: 'list the alerts of code scanning',
    permission: 'security-events: read',
  },
  'secret-scanning': {
    route: 'GET /repos/{owner}/{repo}/secret-scanning/alerts',
    // The secrets themselves are no business of a report.
    with: { hide_secret: true },
    what: 'list the alerts of secret scanning',
    permission: 'secret-scanning-alerts: read',
  },
};

const severity = z.object({ severity: z.string().nullish() });
const alert = z.object({
  number: z.int(),
  state: z.literal('open'),
  security_advisory: severity.nullish(),
  rule: z.object({ security_severity_level: z.string().nullish(), severity: z.string().nullish() }).nullish(),
});

/** A question for each source that the options name. */
export function askAlerts(alerts: Alerts, asking: Asking): readonly (() => Promise<Part>)[] {
  const sources = ['dependabot', 'code-scanning', 'secret-scanning'] as const;
  return sources.filter(source => alerts[source] !== undefined).map(source => () => askSource(source, alerts, asking));
}

async function askSource(source: Source, alerts: Alerts, { repository }: Asking): Promise<Part> {
  const question = QUESTIONS[source];
  const answer = await repository.all({ ...question, with: { ...question.with, state: 'open' } });
  if (answer === undefined) throw hidden(`alerts of ${source} here`, question.permission);
  const open = read(z.array(alert), answer, `the alerts of ${source}`).filter(each => counts(each, alerts.severity));
  const limit = alerts[source];
  const which = `${alerts.severity && source !== 'secret-scanning' ? `${alerts.severity.join(' or ')} ` : ''}alert`;
  const found = `${count(open.length, `open ${which}`)} of ${source}`;
  const measurements = [{ name: `open alerts of ${source}`, value: open.length, unit: 'alerts' }];
  const judged = limit && judge(limit, { value: open.length });
  if (judged && 'holds' in judged && judged.holds) return { holds: found, findings: [], measurements };
  const expected = limit?.text ?? '';
  const message = `${found}, which must be ${expected}`;
  const finding = findingOf(githubRules, {
    rule: 'alerts-open',
    message,
    subject: source,
    expected,
    actual: String(open.length),
  });
  return { holds: '', findings: [finding], measurements };
}

/** One of unknown severity always counts. */
function counts({ security_advisory: advisory, rule }: z.output<typeof alert>, wanted: Alerts['severity']): boolean {
  const known = advisory?.severity ?? rule?.security_severity_level;
  return wanted === undefined || known === undefined || known === null || wanted.some(each => each === known);
}
