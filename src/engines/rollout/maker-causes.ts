import { clip } from '../../text/clip.js';
import { textField } from '../kube-yaml/value.js';
import type { Cause, CauseRule, Sight } from './cause.js';
import { eventsOf } from './event.js';
import { conditionOf, kindOf, nameOf, timeField, uidOf } from './read.js';

interface Refusal {
  readonly matches: RegExp;
  readonly rule: CauseRule;
  readonly said: (words: string, match: RegExpExecArray) => string;
  readonly isFatal: boolean;
}

/** Why pods are not even made, by what the API server answered. */
const REFUSALS: readonly Refusal[] = [
  {
    matches: /exceeded quota: ([^,]+), requested: (.+), used: (.+), limited: (.+?)(?:$|\n)/,
    rule: 'quota',
    said: (_, [, quota, requested, used, limited]) =>
      `ResourceQuota ${quota} is exceeded: requested ${requested}, used ${used}, limited to ${limited}`,
    isFatal: true,
  },
  {
    matches: /failed quota: ([^:]+): must specify (.+?)(?:$|\n)/,
    rule: 'quota',
    said: (_, [, quota, what]) => `ResourceQuota ${quota} demands that each container says ${what}`,
    isFatal: true,
  },
  {
    matches: /(?:maximum|minimum) (?:cpu|memory|ephemeral-storage) usage per \w+ is .+?(?:$|\n)/,
    rule: 'quota',
    said: words => `a LimitRange refuses it: ${ending(words)}`,
    isFatal: true,
  },
  {
    matches: /violates PodSecurity "([^"]+)": (.+?)(?:$|\n)/,
    rule: 'admission-refused',
    said: (_, [, level, why]) => `Pod Security "${level}" refuses it: ${why}`,
    isFatal: true,
  },
  {
    matches: /admission webhook "([^"]+)" denied the request:? ?(.*?)(?:$|\n)/,
    rule: 'admission-refused',
    said: (_, [, hook, why]) => `the admission webhook ${hook} refuses it: ${why || 'it does not say why'}`,
    isFatal: true,
  },
  {
    matches: /ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: (.+?)(?:$|\n)/,
    rule: 'admission-refused',
    said: (_, [, policy, why]) => `the admission policy ${policy} refuses it: ${why}`,
    isFatal: true,
  },
  {
    matches: /failed calling webhook "([^"]+)"/,
    rule: 'admission-refused',
    said: (words, [, hook]) => `the admission webhook ${hook} does not answer: ${ending(words)}`,
    isFatal: false,
  },
  {
    matches: /serviceaccount "?([^"\s]+)"? not found|error looking up service account ([^:]+)/i,
    rule: 'admission-refused',
    said: (_, [, one, other]) => `its service account ${one ?? other} does not exist`,
    isFatal: true,
  },
  {
    matches: /no PriorityClass with name (\S+) was found/,
    rule: 'admission-refused',
    said: (_, [, name]) => `its PriorityClass ${name} does not exist`,
    isFatal: true,
  },
];

const ending = (words: string): string =>
  words
    .trim()
    .split(/: (?=\S)/)
    .slice(-2)
    .join(': ')
    .slice(-300);

/** A surge's pod may be refused for as long as old ones end. */
const GRACE_MS = 10_000;

/** Why what makes the pods cannot make them. */
export function makerCauses(sight: Sight): readonly Cause[] {
  const { progress, events, now } = sight;
  const { maker } = progress;
  if (maker === undefined || progress.missing === undefined) return [];
  const failure = conditionOf(maker, 'ReplicaFailure') ?? conditionOf(progress.object, 'ReplicaFailure');
  const event = eventsOf(events, { uid: uidOf(maker), since: progress.since ?? sight.since }).findLast(
    ({ reason }) => reason === 'FailedCreate',
  );
  const stands = failure?.status === 'True' ? failure : undefined;
  // A condition is taken back once it works. Where there is none, an event tells of something that may be over.
  const words = textField(stands, 'message') ?? (kindOf(maker) === 'ReplicaSet' ? undefined : event?.message);
  if (words === undefined || progress.pods.length >= progress.wanted) return [];
  const since = timeField(stands, 'lastTransitionTime') ?? event?.at;
  const hasLasted = progress.pods.length === 0 || (since !== undefined && now - since >= GRACE_MS);
  const evidence = [`${stands ? 'ReplicaFailure' : 'FailedCreate'}: ${clip(words, 700)}`];
  const next = ['describe', kindOf(maker).toLowerCase(), nameOf(maker)];
  for (const { matches, rule, said, isFatal } of REFUSALS) {
    const match = matches.exec(words);
    if (match === null) continue;
    const way = rule === 'quota' ? ['describe', 'resourcequota,limitrange'] : next;
    return [
      {
        rule,
        said: clip(`no pod is made: ${said(words, match)}`, 600),
        isFatal: isFatal && hasLasted,
        evidence,
        next: way,
      },
    ];
  }
  const rule = /forbidden|denied|invalid/i.test(words) ? 'admission-refused' : 'not-progressing';
  return [{ rule, said: `no pod is made: ${ending(words)}`, isFatal: false, evidence, next }];
}

/** What the workload itself says, where nothing else explains it. */
export function ownCause({ progress, now }: Sight, since: number | undefined): Cause | undefined {
  const { missing, lost, kind, name, object } = progress;
  if (missing === undefined) return undefined;
  const progressing = conditionOf(object, 'Progressing');
  const isOver = textField(progressing, 'reason') === 'ProgressDeadlineExceeded';
  const at = timeField(progressing, 'lastUpdateTime');
  // Just after a change the condition may still be the old one.
  const isOwn = since === undefined ? now - (at ?? now) >= GRACE_MS : at !== undefined && at >= since;
  const said = isOver && isOwn ? `${missing}, and its own progress deadline is over` : missing;
  return {
    rule: kind === 'Job' && lost?.startsWith('it has failed') ? 'job-failed' : 'not-progressing',
    said,
    isFatal: lost !== undefined || (isOver && isOwn),
    evidence: isOver
      ? [`Progressing is ${textField(progressing, 'status')}: ${textField(progressing, 'message') ?? ''}`]
      : [],
    next: lost?.includes('paused')
      ? ['rollout', 'resume', `${kind.toLowerCase()}/${name}`]
      : ['describe', kind.toLowerCase(), name],
  };
}
