import type { Reason, Report, Result, Subject } from '../../report/report.js';
import { count } from '../../text/units.js';
import { describe } from '../attempt.js';
import type { Step } from '../step.js';

/** A report that claims to be one shard of the stage. */
export interface Shard {
  /** What messages call it. */
  readonly shown: string;
  readonly report: Report;
}

/** What the shards must be parts of. */
export interface Whole {
  readonly project: string;
  readonly stage: string;
  /** As far as this run knows it; what it does not know must be the same in all reports. */
  readonly subject: Subject;
  /** Every check of the stage, in the order of the report. */
  readonly steps: readonly MergedStep[];
  /** Of the program that made the reports. */
  readonly version: string;
  /** What to do about a report that is of something else. */
  readonly again: string;
}

export type MergedStep = Step & {
  /** It has no `when` and applies whatever the event: a report must not have skipped it for its own condition. */
  readonly always: boolean;
};

export interface Merged {
  readonly subject: Subject;
  /** Results of the shards that belong here, without what their waivers excused: that is for whoever merges to decide. */
  readonly results: readonly Result[];
  /** Why the parts are not the whole; empty where they are. */
  readonly faults: readonly Reason[];
}

/**
 * Puts the results of shards together. Believes of each report what its checks found and nothing else: whether a check is
 * required, what it covers and what is waived are the config's to say. Each check of the stage must be in exactly one
 * shard, each shard must be there once, and all must be about the same commit, config and run.
 */
export function mergeShards(shards: readonly Shard[], whole: Whole): Merged {
  const subject = commonSubject(shards, whole.subject);
  const judged = shards.map(shard => ({ ...shard, strange: strangeness(shard.report, { ...whole, subject }) }));
  const own = judged.filter(({ strange }) => strange === undefined);
  const strangers = judged.flatMap(({ shown, strange }) =>
    strange === undefined ? [] : [stale(`${shown}: ${strange}`)],
  );
  const { results, faults } = collectResults(own, whole);
  return { subject, results, faults: [...unknownCommit(subject), ...strangers, ...numbering(own), ...faults] };
}

const missing = (message: string): Reason => ({ code: 'evidence-missing', message });
const stale = (message: string): Reason => ({ code: 'evidence-stale', message });

const NAMES = {
  repository: 'the repository',
  sha: 'commit',
  head: 'the head commit',
  ref: 'the ref',
  event: 'the event',
  runId: 'the workflow run',
  runAttempt: 'attempt',
  configDigest: 'the config',
} as const satisfies Record<Exclude<keyof Subject, 'dirty'>, string>;
const KEYS = ['repository', 'sha', 'head', 'ref', 'event', 'runId', 'runAttempt', 'configDigest'] as const;

/** What this run does not know of itself is what the first report says that does. */
function commonSubject(shards: readonly Shard[], known: Subject): Subject {
  const pick = (key: (typeof KEYS)[number]): string | undefined =>
    known[key] ?? shards.map(({ report }) => report.subject[key]).find(value => value !== undefined);
  return { ...Object.fromEntries(KEYS.map(key => [key, pick(key)])), configDigest: known.configDigest };
}

/** Why a report is none of this stage's shards, as a sentence. */
function strangeness(
  report: Report,
  { project, stage, subject, version, again }: Omit<Whole, 'steps'>,
): string | undefined {
  if (report.project !== project || report.stage !== stage) {
    return `is of ${report.project} / ${report.stage}, not of ${project} / ${stage}`;
  }
  if (report.tool.version !== version) {
    return `was made by version ${report.tool.version}, and this is ${version}; use one version in all jobs`;
  }
  for (const key of KEYS) {
    if (report.subject[key] === subject[key]) continue;
    const remedy = key === 'runAttempt' ? 're-run all jobs of the workflow' : again;
    return `is about ${NAMES[key]} ${report.subject[key] ?? 'nobody knows which'}, not ${subject[key] ?? 'nobody knows which'}; ${remedy}`;
  }
  if (report.subject.dirty) return `was made of files that are not those of its commit; ${again}`;
  return undefined;
}

function unknownCommit({ sha }: Subject): readonly Reason[] {
  if (sha !== undefined) return [];
  return [missing('no report says which commit it is about; run the shards in a checkout')];
}

/** Each number from 1 to N once. */
function numbering(shards: readonly Shard[]): readonly Reason[] {
  const numbered = shards.map(({ shown, report }) => ({ shown, ...numberOf(report) }));
  const none = numbered.filter(({ of }) => of === 0);
  const sizes = [...new Set(numbered.map(({ of }) => of).filter(of => of > 0))];
  const [of] = sizes;
  const faults = none.map(({ shown }) => missing(`${shown}: is neither a shard nor the whole stage`));
  if (of === undefined) return faults.length > 0 ? faults : [missing('there is no report of any shard')];
  if (sizes.length > 1)
    return [...faults, stale(`the stage was cut into ${sizes.join(' and ')} shards; run all again`)];
  const absent: number[] = [];
  for (let index = 1; index <= of; index += 1) {
    const here = numbered.filter(shard => shard.index === index);
    if (here.length === 0) absent.push(index);
    if (here.length > 1)
      faults.push(stale(`shard ${index}/${of} is there twice: ${here.map(({ shown }) => shown).join(', ')}`));
  }
  if (absent.length === 0) return faults;
  const what = absent.map(index => `${index}/${of}`);
  return [...faults, missing(`no report of shard ${some(what)}; let each shard upload its report, also on no-go`)];
}

/** Its number and of how many; the whole stage is one of one, and a part that is no shard none of none. */
function numberOf({ selection }: Report): { readonly index: number; readonly of: number } {
  if (selection === undefined) return { index: 1, of: 1 };
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(selection.shard ?? '') ?? [];
  return Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : { index: 0, of: 0 };
}

function collectResults(shards: readonly Shard[], { steps }: Whole): Pick<Merged, 'results' | 'faults'> {
  const faults: Reason[] = [];
  const byId = new Map(steps.map(step => [step.id, step]));
  const found = new Map<string, { readonly result: Result; readonly shown: string }>();
  for (const { shown, report } of shards) {
    for (const result of report.checks) {
      const step = byId.get(result.id);
      const twin = found.get(result.id);
      const wrong = step ? againstConfig(result, step) : 'is no check of this stage';
      if (wrong !== undefined) faults.push(stale(`${shown}: ${result.id} ${wrong}`));
      if (twin) faults.push(stale(`${result.id} is in two reports: ${twin.shown} and ${shown}`));
      if (step && !twin) found.set(result.id, { result: { ...unwaived(result), ...describe(step) }, shown });
    }
  }
  const absent = steps.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  if (absent.length > 0) faults.push(missing(`no report has ${count(absent.length, 'check')}: ${some(absent)}`));
  return { results: steps.flatMap(({ id }) => found.get(id)?.result ?? []), faults };
}

function againstConfig(result: Result, step: MergedStep): string | undefined {
  if (result.kind !== step.kind) return `is of the kind ${result.kind}, not ${step.kind} as in the config`;
  if (result.required !== step.required) {
    return `is ${result.required ? '' : 'not '}required, against the config`;
  }
  if (result.attestedBy?.role !== step.attestedBy?.role) {
    return `waits for ${result.attestedBy?.role ?? 'nobody'}, not for ${step.attestedBy?.role ?? 'nobody'} as in the config`;
  }
  if (result.reused && (step.maxAgeMs === undefined || !step.reusable))
    return 'was taken over from another run, which the config does not allow';
  const never = result.status === 'skipped' && result.reasonCode === 'when-not-met' && step.always;
  return never ? 'was skipped by its own condition, and has none' : undefined;
}

/** As its check found it: what a report says of waivers may be yesterday's, or made up. */
function unwaived(result: Result): Result {
  if (result.status !== 'failed' && result.status !== 'waived') return result;
  const findings = result.findings.map(({ waived: _, waiverEnded: __, ...finding }) => finding);
  return { ...result, status: 'failed', reasonCode: 'check-failed', findings };
}

/** The first of a list that may have thousands. */
const some = (names: readonly string[]): string =>
  names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
