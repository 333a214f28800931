import { type At, listed } from '../at.js';
import { isOn } from '../gates.js';
import { selectorAt, validateSelector } from '../labels.js';
import { containersOf } from '../pod/os.js';
import { validateTemplate } from '../pod/template.js';
import { badSchedule } from '../text/cron.js';
import { dnsLabel, domainPath, qualifiedName } from '../text/names.js';
import { badTimeZone } from '../text/time-zone.js';
import { compareLabels } from './workloads.js';

const MANY = 100_000;

export function validateJob(at: At): void {
  const spec = at.open('spec');
  validateJobSelector(spec);
  // A Job of neither has one of each; one inside a CronJob is not filled in before it is judged.
  const none = !spec.has('completions') && !spec.has('parallelism');
  validateJobSpec(none ? spec.with({ completions: 1 }) : spec);
  const completions = spec.number('completions') ?? 0;
  const name = at.open('metadata').text('name');
  if (spec.text('completionMode') === 'Indexed' && completions > 0 && name !== '') {
    const why = dnsLabel(`${name}-${completions - 1}`);
    if (why !== undefined) at.refuse(`with the number of a pod behind it, it ${why}`, 'metadata', 'name');
  }
}

/** The API server makes a Job's selector itself, unless it is told not to. */
function validateJobSelector(spec: At): void {
  const own = spec.child('selector');
  if (spec.flag('manualSelector')) {
    if (!own) spec.refuse('must be given where manualSelector is true', 'selector');
    validateSelector(spec, 'selector');
    const selector = own && selectorAt(spec, 'selector');
    if (selector) compareLabels(spec, selector);
    return;
  }
  validateSelector(spec, 'selector');
  if (own && own.entries('matchLabels').length + own.values('matchExpressions').length > 0)
    spec.refuse('must not be given: the API server makes it, unless manualSelector is true', 'selector');
}

function validateJobSpec(spec: At): void {
  for (const key of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  ])
    spec.least(key, 0);
  if (spec.has('maxFailedIndexes') && !spec.has('backoffLimitPerIndex'))
    spec.refuse('must be given with maxFailedIndexes', 'backoffLimitPerIndex');
  if (isOn('JobManagedBy', spec) && spec.has('managedBy')) {
    spec.judge(spec.text('managedBy'), domainPath, 'managedBy');
    if (spec.text('managedBy').length > 63) spec.refuse('must be no longer than 63 characters', 'managedBy');
  }
  spec.oneOf('completionMode', ['Indexed', 'NonIndexed']);
  if (spec.text('completionMode') === 'Indexed') validateIndexed(spec);
  else
    for (const key of ['backoffLimitPerIndex', 'maxFailedIndexes'])
      spec.bar('must not be given unless completionMode is Indexed', key);
  validateFailurePolicy(spec);
  validateSuccessPolicy(spec);
  if (spec.minor >= 29) validateReplacement(spec);
  validateTemplate(spec.open('template'));
  const pod = spec.open('template').open('spec');
  const policy = pod.text('restartPolicy');
  if (policy !== 'OnFailure' && policy !== 'Never')
    pod.refuse('must be OnFailure or Never: a job comes to an end', 'restartPolicy');
  else if (spec.has('podFailurePolicy') && policy !== 'Never')
    pod.refuse('must be Never with podFailurePolicy', 'restartPolicy');
}

function validateReplacement(spec: At): void {
  if (!spec.has('podReplacementPolicy')) return;
  spec.oneOf('podReplacementPolicy', spec.has('podFailurePolicy') ? ['Failed'] : ['Failed', 'TerminatingOrFailed']);
}

function validateIndexed(spec: At): void {
  const [completions, parallelism, failed] = ['completions', 'parallelism', 'maxFailedIndexes'].map(key =>
    spec.number(key),
  );
  if (completions === undefined) spec.refuse('must be given where completionMode is Indexed', 'completions');
  if ((parallelism ?? 0) > MANY) spec.refuse(`must be at most ${MANY} where completionMode is Indexed`, 'parallelism');
  if (completions !== undefined && failed !== undefined && failed > completions)
    spec.refuse('must be no more than completions', 'maxFailedIndexes');
  if ((failed ?? 0) > MANY) spec.refuse(`must be at most ${MANY}`, 'maxFailedIndexes');
  if ((completions ?? 0) <= MANY || !spec.has('backoffLimitPerIndex')) return;
  if (failed === undefined) spec.refuse(`must be given where completions are more than ${MANY}`, 'maxFailedIndexes');
  for (const key of ['parallelism', 'maxFailedIndexes'])
    if ((spec.number(key) ?? 0) > 10_000)
      spec.refuse(`must be at most 10000 where completions are more than ${MANY}`, key);
}

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];

function validateFailurePolicy(spec: At): void {
  const at = spec.child('podFailurePolicy');
  if (!at) return;
  const rules = at.list('rules');
  if (rules.length > 20) at.refuse('must hold 20 rules at most', 'rules');
  const names = new Set(containersOf(spec.open('template').open('spec')).map(container => container.text('name')));
  for (const rule of rules) {
    const action = rule.text('action');
    if (!ACTIONS.includes(action)) rule.refuse(`must be ${listed(ACTIONS)}`, 'action');
    if (action === 'FailIndex' && !spec.has('backoffLimitPerIndex') && rule.minor >= 29)
      rule.refuse('FailIndex needs backoffLimitPerIndex', 'action');
    const codes = rule.child('onExitCodes');
    const conditions = rule.list('onPodConditions');
    if (codes) validateExitCodes(codes, names);
    if (conditions.length > 20) rule.refuse('must hold 20 conditions at most', 'onPodConditions');
    for (const condition of conditions) {
      condition.judge(condition.text('type'), qualifiedName, 'type');
      condition.oneOfOrEmpty('status', ['False', 'True', 'Unknown']);
    }
    if ((codes !== undefined) === conditions.length > 0)
      rule.refuse('must have exactly one of onExitCodes and onPodConditions');
  }
}

function validateExitCodes(at: At, names: ReadonlySet<string>): void {
  at.needOneOf('operator', ['In', 'NotIn']);
  if (at.has('containerName') && !names.has(at.text('containerName')))
    at.refuse('must be the name of a container of the template', 'containerName');
  const values = at.values('values');
  if (values.length === 0) at.refuse('must hold a value', 'values');
  if (values.length > 255) at.refuse('must hold 255 values at most', 'values');
  let ordered = true;
  for (const [index, value] of values.entries()) {
    if (at.text('operator') === 'In' && (value ?? 0) === 0) at.refuse('must not be 0 with In', 'values', index);
    if (values.findIndex(other => (other ?? 0) === (value ?? 0)) < index)
      at.refuse('must not stand here twice', 'values', index);
    if (index > 0 && Number(values[index - 1] ?? 0) > Number(value ?? 0)) ordered = false;
  }
  if (!ordered) at.refuse('must be in order', 'values');
}

function validateSuccessPolicy(spec: At): void {
  const at = spec.child('successPolicy');
  if (!at || !isOn('JobSuccessPolicy', at)) return;
  if (spec.text('completionMode') !== 'Indexed') {
    spec.refuse('must not be given unless completionMode is Indexed', 'successPolicy');
    return;
  }
  const rules = at.list('rules');
  if (rules.length === 0) at.refuse('must hold a rule', 'rules');
  if (rules.length > 20) at.refuse('must hold 20 rules at most', 'rules');
  const completions = spec.number('completions') ?? 1;
  for (const rule of rules) {
    if (!rule.has('succeededCount') && !rule.has('succeededIndexes'))
      rule.refuse('must have succeededCount or succeededIndexes');
    const indexes = rule.has('succeededIndexes') ? countIndexes(rule.text('succeededIndexes'), completions) : undefined;
    if (typeof indexes === 'string') rule.refuse(indexes, 'succeededIndexes');
    const count = rule.number('succeededCount');
    if (count === undefined) continue;
    rule.least('succeededCount', 0);
    if (count > completions) rule.refuse(`must be no more than the completions, ${completions}`, 'succeededCount');
    if (rule.has('succeededIndexes') && count > (typeof indexes === 'number' ? indexes : 0))
      rule.refuse('must be no more than succeededIndexes has', 'succeededCount');
  }
}

/** How many indexes `1,3-5` has, or why it is none. */
function countIndexes(text: string, completions: number): number | string {
  if (text === '') return 0;
  let [last, total] = [-1, 0];
  for (const part of text.split(',')) {
    const [from = '', to = from, ...more] = part.split('-');
    if (more.length > 0 || !/^\+?\d+$/.test(from) || !/^\+?\d+$/.test(to))
      return `"${part}" is no index and no range of them`;
    const [low, high] = [Number(from), Number(to)];
    if (low >= completions || high >= completions) return `"${part}" is beyond the completions`;
    if (low > high || (part.includes('-') && low === high) || low <= last) return 'must be in order';
    total += high - low + 1;
    last = high;
  }
  return total;
}

export function validateCronJob(at: At): void {
  const spec = at.open('spec');
  spec.need('schedule', badSchedule);
  for (const key of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'])
    spec.least(key, 0);
  if (spec.has('timeZone')) spec.judge(spec.text('timeZone'), badTimeZone, 'timeZone');
  spec.oneOfOrEmpty('concurrencyPolicy', ['Allow', 'Forbid', 'Replace']);
  const job = spec.open('jobTemplate').open('spec');
  validateJobSpec(job);
  job.bar('must not be given: the API server makes it', 'selector');
  if (job.flag('manualSelector')) job.refuse('must not be true here', 'manualSelector');
  if (at.open('metadata').text('name').length > 52)
    at.refuse('must be no longer than 52 characters: names of the jobs have 11 more', 'metadata', 'name');
}
