import { type Finding, findingOf } from '../../check.js';
import { showLabels } from '../../facts/prometheus-api/samples.js';
import { count, showDuration } from '../../text/units.js';
import type { Alert } from './alertmanager.js';
import type { AlertsOptions } from './options.js';
import { alertsRules } from './rules.js';

const SHOWN = 50;

export interface Firing {
  readonly findings: readonly Finding[];
  /** How many count. */
  readonly firing: number;
  readonly silenced: number;
}

/** Which alerts count, and what is said of the others. `deployedAt` is there where those from before do not count. */
export function judgeFiring(
  alerts: readonly Alert[],
  {
    options,
    now,
    deployedAt,
  }: { readonly options: AlertsOptions; readonly now: Date; readonly deployedAt: Date | undefined },
): Firing {
  const { firing, watchdog, silences } = options;
  const findings: Finding[] = [];
  const counting: Alert[] = [];
  let silenced = 0;
  const note = (rule: keyof typeof alertsRules, alert: Alert, what: string, level?: Finding['level']): void => {
    const message = `${nameOf(alert)} ${what}`;
    findings.push(findingOf(alertsRules, { rule, message, subject: nameOf(alert), ...(level && { level }) }));
  };
  for (const alert of alerts) {
    const { labels, status } = alert;
    if (labels.alertname === watchdog && watchdog !== undefined) continue;
    const severity = labels.severity ?? '';
    if (severity === '' && !firing.severity.includes('any')) {
      if (status.state !== 'suppressed') note('no-severity', alert, 'fires and has no severity');
      continue;
    }
    if (!firing.severity.some(each => each === 'any' || each.toLowerCase() === severity.toLowerCase())) continue;
    const allowed = firing.allow.find(each => Object.entries(each.labels).every(([k, v]) => labels[k] === v));
    if (allowed !== undefined) note('allowed', alert, `fires, and may: ${allowed.reason}`);
    else if (status.silencedBy.length > 0) {
      silenced += 1;
      if (silences !== 'off') note('silenced', alert, `is silenced by ${status.silencedBy.join(', ')}`, silences);
    } else if (status.inhibitedBy.length > 0) note('inhibited', alert, 'is inhibited by another alert');
    else if (deployedAt !== undefined && alert.startsAt < deployedAt.getTime())
      note('before', alert, `has been firing since before the deploy, for ${ageOf(alert, now)}`);
    else counting.push(alert);
  }
  const isOver = counting.length > firing.max;
  const level = isOver ? 'error' : 'note';
  for (const alert of counting.slice(0, SHOWN)) {
    note('firing', alert, `fires for ${ageOf(alert, now)}${summaryOf(alert)}`, level);
  }
  return { findings, firing: counting.length, silenced };
}

const ageOf = ({ startsAt }: Alert, now: Date): string => showDuration(Math.max(0, now.getTime() - startsAt));

export const nameOf = ({ labels }: Alert): string => {
  const { alertname = 'an alert without a name', severity: _, ...rest } = labels;
  return Object.keys(rest).length === 0 ? alertname : `${alertname}${showLabels(rest)}`;
};

const summaryOf = ({ labels }: Alert): string => (labels.severity === undefined ? '' : ` (${labels.severity})`);

/** `2 critical alerts fire, 1 is silenced`. */
export function sentenceOf({ firing, silenced }: Firing, { severity }: AlertsOptions['firing']): string {
  const kind = severity.includes('any') ? '' : `${severity.join(' or ')} `;
  const hidden = silenced === 0 ? '' : `, ${silenced} ${silenced === 1 ? 'is' : 'are'} silenced`;
  if (firing === 0) return `no ${kind}alert fires${hidden}`;
  return `${count(firing, `${kind}alert fires`, `${kind}alerts fire`)}${hidden}`;
}
