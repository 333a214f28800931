import { durationIn } from './wording.js';

/** What a part of a list is for. */
export type Phase = 'checks' | 'deploy' | 'verify' | 'trigger' | 'way-back' | 'follow-up' | 'sign-off' | 'aside';

/** Where a task belongs. */
export interface Place {
  readonly stage: string;
  readonly phase: Phase;
  /** Of a follow-up: how long after the deployment it is due. */
  readonly within?: string | undefined;
  /** The heading that groups it in reports. */
  readonly section: string | undefined;
}

const ENVIRONMENTS: readonly (readonly [stage: string, pattern: RegExp])[] = [
  ['staging', /\b(?:staging|uat|acceptance)\b/i],
  ['production', /\b(?:production|prod|go[\s-]?live|live environment|launch)\b/i],
  [
    'development',
    /\b(?:development|dev) (?:environment|deploy\w*|stack)\b|^dev(?:elopment)?\b(?!\w|.*\b(?:team|setup)\b)/i,
  ],
];

const BEFORE = /\b(?:pre|before|prior|prerequisites?|preparations?|prepare|readiness|requirements)\b|^pre/i;
const AFTER = /\b(?:post|after|afterwards|following)\b|^post|\bonce (?:deployed|released|live)\b/i;
const BACK = /\broll(?:ing)?[\s-]?back\b|\bback[\s-]?out\b|\brevert(?:ing)?\b/i;
const WHEN = /\b(?:when|criteria|criterion|triggers?|conditions?|immediate|if)\b/i;
const SIGNED = /\bsign(?:ed)?[\s-]?offs?\b|\bapprovals?\b|\bsignatures?\b|\bsigned by\b/i;
const ASIDE =
  /\b(?:appendix|appendices|troubleshooting|common (?:issues|problems|fixes)|glossary|references?|faq|contacts?|notes?|resources|links|changelog|history|table of contents|background|issues?:)\b/i;
const EXECUTES =
  /\b(?:deploy(?:ment)?(?: steps| process| execution)?|execution|release(?: steps| process| day)?|roll[\s-]?out|cut[\s-]?over|publish(?:ing)?|launch|go[\s-]?live|ship(?:ping)?|migration steps)\b/i;
const VERIFIES =
  /\b(?:validat\w*|verif\w*|smoke|monitor\w*|health|checks? after|confirm\w*|test(?:s|ing)? after|observ\w*)\b/i;

const SCRIPTS = /\b(?:scripts?|quick (?:health )?checks?|benchmarks?)\b/i;

/** The stage and the phase that the headings above a line put it into. The outermost heading that says something decides the stage. */
export function placeOf(headings: readonly string[]): Place {
  const section = headings.at(-1);
  const stage = stageIn(headings);
  const nearest = [...headings].reverse();
  const isIn = (pattern: RegExp): boolean => nearest.some(heading => pattern.test(heading));
  if (isIn(BACK)) {
    const back = nearest.findIndex(heading => BACK.test(heading));
    const phase = nearest.slice(0, back + 1).some(heading => WHEN.test(heading)) ? 'trigger' : 'way-back';
    return { stage: stage === undefined || stage === 'pre-deployment' ? 'production' : stage, phase, section };
  }
  if (isIn(SIGNED)) return { stage: stage ?? 'production', phase: 'sign-off', section };
  if (isIn(ASIDE)) return { stage: stage ?? 'pre-deployment', phase: 'aside', section };
  if (stage === 'post-deployment') {
    const within = headings.map(dueIn).findLast(due => due !== undefined);
    return within === undefined ? { stage, phase: 'checks', section } : { stage, phase: 'follow-up', within, section };
  }
  if (stage === undefined && isIn(SCRIPTS)) return { stage: 'post-deployment', phase: 'checks', section };
  if (stage === undefined) return { stage: 'pre-deployment', phase: 'checks', section };
  return { stage, phase: stage === 'pre-deployment' ? 'checks' : phaseIn(headings), section };
}

/** `Within 24 hours`, `T+1h`, `First week`, `Day 1`. */
function dueIn(heading: string): string | undefined {
  const [, plus] = /\bT\s*\+\s*(\d+\s*\w+)/i.exec(heading) ?? [];
  if (plus !== undefined) return durationIn(plus);
  if (
    /\b(?:within|next|after|first|following|in)\b/i.test(heading) ||
    /\b\d+[\s-]*(?:hours?|days?|weeks?)\b/i.test(heading)
  )
    return durationIn(heading.replace(/\bfirst\s+(?=hour|day|week)/i, '1 '));
  if (/^immediate/i.test(heading)) return '1h';
  if (/^short[\s-]?term/i.test(heading)) return '24h';
  return /^long[\s-]?term/i.test(heading) ? '7d' : undefined;
}

function stageIn(headings: readonly string[]): string | undefined {
  for (const heading of headings) {
    if (BACK.test(heading)) return environmentIn(headings) ?? 'production';
    if (SIGNED.test(heading)) return environmentIn(headings);
    const environment = environmentOf(heading);
    if (environment !== undefined) return environment;
    if (BEFORE.test(heading)) return environmentBelow(headings, heading) ?? 'pre-deployment';
    if (AFTER.test(heading)) return environmentBelow(headings, heading) ?? 'post-deployment';
    if (EXECUTES.test(heading) && !SCRIPTS.test(heading)) return environmentBelow(headings, heading) ?? 'production';
    if (/^rollback|^monitoring (?:period|after)/i.test(heading)) return 'production';
  }
  return undefined;
}

/** `Pre-production` is before production, and no environment. */
function environmentOf(heading: string): string | undefined {
  if (/\b(?:pre|post)[\s-]?(?:prod\w*|staging|launch|go[\s-]?live|live)\b/i.test(heading)) return undefined;
  return ENVIRONMENTS.find(([, pattern]) => pattern.test(heading))?.[0];
}

const environmentIn = (headings: readonly string[]): string | undefined =>
  headings.map(environmentOf).find(environment => environment !== undefined);

const environmentBelow = (headings: readonly string[], heading: string): string | undefined =>
  environmentIn(headings.slice(headings.indexOf(heading) + 1));

function phaseIn(headings: readonly string[]): Phase {
  for (const heading of [...headings].reverse()) {
    if (BEFORE.test(heading)) return 'checks';
    if (AFTER.test(heading)) return 'verify';
    if (EXECUTES.test(heading)) return /\b(?:ready|readiness|configur\w*)\b/i.test(heading) ? 'checks' : 'deploy';
    if (VERIFIES.test(heading)) return 'verify';
  }
  return 'checks';
}
