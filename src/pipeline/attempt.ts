import { CouldNotTell, type Finding, type LateValues, type Verdict } from '../check.js';
import type { Delivery } from '../ports/delivery.js';
import type { OpenPorts } from '../ports/open.js';
import { watchOver } from '../ports/runner/watchdog.js';
import { fingerprintsOf } from '../report/fingerprint.js';
import type { Evidence, Result } from '../report/report.js';
import { clip, clipMiddle } from '../text/clip.js';
import { type Redact, redactDeep } from '../text/redact.js';
import { count, showDuration } from '../text/units.js';
import { ToldInPart } from '../told-in-part.js';
import { boundedChart } from './bounded-chart.js';
import type { Step } from './step.js';
import { withWithheld } from './withheld.js';

/** Causes by which nothing was found that could be judged. */
const NOTHING: readonly string[] = ['nothing-checked', 'undecided'];

/** How long a check may take to clean up after its signal was aborted, before it is given up. */
const CLEAN_UP_MS = 5000;

/** Node's timers know no longer time, and end at once where they are asked for one. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const MESSAGE_CHARACTERS = 4000;
const DETAIL_CHARACTERS = 32_000;
const CHARTS = 20;

export interface Setting {
  readonly ports: OpenPorts;
  readonly redact: Redact;
  /** Aborted on cancellation, with a `CouldNotTell` for a reason. */
  readonly stop: AbortSignal;
  readonly onAttempt: (attempt: number) => void;
  /** What a running check says about how far it has come; redacted. */
  readonly onTold: (text: string) => void;
  /** The deployment that the step is part of. */
  readonly part?: Part | undefined;
}

/** What a step of a stage with phases is given, and what it hands on. */
export interface Part {
  readonly delivery: (step: Step) => Delivery;
  readonly values: () => LateValues;
  readonly captured: (step: Step, values: Readonly<Record<string, string>>) => void;
}

type Outcome =
  | { readonly verdict: Verdict; readonly evidence: readonly Evidence[] }
  | { readonly unknown: CouldNotTell; readonly beside?: Beside };

/**
 * Runs one step, again where its retries allow, and turns whatever comes of it into a result; what was taken over from an
 * earlier run is its result already. Never throws.
 */
export async function attemptStep(step: Step, setting: Setting): Promise<Result> {
  if (step.taken) return { ...step.taken, ...describe(step) };
  const { clock } = setting.ports;
  const startedAt = clock.now().toISOString();
  const begun = clock.monotonic();
  const earlier: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    setting.onAttempt(attempt);
    const outcome = await once(step, { ...setting, attempt });
    const result = withWithheld(toResult(step, { outcome, setting, earlier }), setting.ports.withheld);
    const done =
      result.status === 'passed' || result.status === 'pending' || attempt > step.retries || setting.stop.aborted;
    if (done) return { ...result, startedAt, durationMs: Math.round(clock.monotonic() - begun), attempts: attempt };
    earlier.push(result.summary);
  }
}

async function once(step: Step, setting: Setting & { readonly attempt: number }): Promise<Outcome> {
  const timeout = new AbortController();
  const limit = showDuration(step.timeoutMs);
  const timer = setTimeout(
    () => {
      const remedy = 'Find out what it waits for, or give it more time with `timeout`.';
      timeout.abort(new CouldNotTell('timed-out', `did not end within ${limit}`, remedy));
    },
    Math.min(step.timeoutMs, LONGEST_TIMER_MS),
  );
  const unwatch = watchOver(step.timeoutMs);
  const signal = AbortSignal.any([setting.stop, timeout.signal]);
  try {
    const tell = (text: string): void => setting.onTold(boundedText(text, setting.redact));
    const delivery = setting.part?.delivery(step);
    const ports = setting.ports.forStep({ id: step.id, attempt: setting.attempt, tell, delivery }, signal);
    const verdict = await orAbort(step.run(ports, setting.part?.values()), signal);
    if (verdict.captured) setting.part?.captured(step, verdict.captured);
    const evidence = await Promise.all(verdict.evidence.map(setting.ports.digest));
    return { verdict, evidence };
  } catch (error) {
    if (error instanceof ToldInPart) return { unknown: error, beside: await besides(error.found, setting.ports) };
    if (error instanceof CouldNotTell) return { unknown: error };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const remedy = 'This is a fault of deploy-validate itself: please report it with this text.';
    return { unknown: new CouldNotTell('fault', clip(message, 2000), remedy, { cause: error }) };
  } finally {
    clearTimeout(timer);
    unwatch();
  }
}

/** What was found although something could not be told; a file that cannot be read is left out of its evidence. */
async function besides(found: Verdict, { digest }: OpenPorts) {
  const read = await Promise.allSettled(found.evidence.map(digest));
  return { found, evidence: read.flatMap(each => (each.status === 'fulfilled' ? [each.value] : [])) };
}

/** Waits for the work; once the signal is aborted only as long as cleaning up may take. */
async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let giveUp: NodeJS.Timeout | undefined;
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      giveUp = setTimeout(() => reject(signal.reason), CLEAN_UP_MS);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    const done = await Promise.race([work, aborted]);
    signal.throwIfAborted();
    return done;
  } catch (error) {
    // The same with the last words of what it waited for.
    const isReason = error instanceof CouldNotTell && error.cause === signal.reason;
    throw signal.aborted && !isReason ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(giveUp);
  }
}

const REASON = { passed: 'passed', failed: 'check-failed', pending: 'attestation-pending' } as const;

function toResult(
  step: Step,
  {
    outcome,
    setting,
    earlier,
  }: { readonly outcome: Outcome; readonly setting: Setting; readonly earlier: readonly string[] },
): Result {
  const { inputs } = step;
  const base = {
    ...describe(step),
    startedAt: undefined,
    durationMs: 0,
    attempts: 1,
    ...(inputs === undefined ? {} : { inputs }),
  };
  if ('unknown' in outcome) {
    const { why, message, remedy } = outcome.unknown;
    const reasonCode = why === 'cancelled' ? why : NOTHING.includes(why) ? 'nothing-checked' : 'check-errored';
    return {
      ...base,
      status: 'errored',
      reasonCode,
      cause: why,
      summary: boundedText(message, setting.redact),
      remedy: boundedText(remedy, setting.redact),
      findings: [],
      measurements: [],
      evidence: [],
      details: [],
      ...(outcome.beside && shown(outcome.beside, { step, setting })),
    };
  }
  const clean = cleaned(outcome.verdict, setting);
  const flaky = clean.status === 'passed' && earlier.length > 0;
  const late = flaky ? [flakyFinding(earlier)] : [];
  const own = [...clean.findings, ...unexplained(step, clean)];
  // What the attempts before said differs from run to run, and it is the same luck.
  const fingerprints = fingerprintsOf(step, [...own, ...late.map(finding => ({ ...finding, message: '' }))]);
  return {
    ...base,
    status: clean.status,
    reasonCode: REASON[clean.status],
    summary: flaky ? `${clean.summary} (flaky: passed on attempt ${earlier.length + 1})` : clean.summary,
    flaky: flaky || undefined,
    findings: [...own, ...late].map((finding, index) => ({ ...finding, fingerprint: fingerprints[index] ?? '' })),
    measurements: clean.measurements,
    evidence: outcome.evidence.map(({ path, sha256 }) => ({ path: setting.redact(path), sha256 })),
    details: clean.details,
    ...(clean.charts && { charts: clean.charts }),
    ...(clean.images && { images: clean.images }),
  };
}

const cleaned = (verdict: Verdict, { redact }: Setting): Verdict => bounded(redactDeep(bounded(verdict, 2), redact), 1);

type Beside = { readonly found: Verdict; readonly evidence: readonly Evidence[] };

/** What an errored result shows beside its cause. */
function shown(
  { found, evidence }: Beside,
  { step, setting }: { readonly step: Step; readonly setting: Setting },
): Pick<Result, 'findings' | 'measurements' | 'evidence' | 'details'> {
  const { findings, measurements, details } = cleaned(found, setting);
  const fingerprints = fingerprintsOf(step, findings);
  return {
    findings: findings.map((finding, index) => ({ ...finding, fingerprint: fingerprints[index] ?? '' })),
    measurements,
    evidence: evidence.map(({ path, sha256 }) => ({ path: setting.redact(path), sha256 })),
    details,
  };
}

/** What a result carries over from its step. */
export function describe(
  step: Step,
): Pick<Result, 'id' | 'name' | 'section' | 'kind' | 'covers' | 'required' | 'help' | 'attestedBy' | 'phase'> {
  const { id, name, section, kind, covers, required, help, attestedBy, phase } = step;
  return {
    id,
    name,
    section,
    kind,
    covers,
    required,
    help,
    ...(attestedBy && { attestedBy }),
    ...(phase && { phase }),
  };
}

/**
 * Keeps a report readable: what a tool printed stands whole in its log. Cut once more generously before secrets are
 * redacted, so that half a secret at a cut is cut away with it.
 */
const bounded = (verdict: Verdict, times: number): Verdict => ({
  ...verdict,
  summary: clip(verdict.summary, times * MESSAGE_CHARACTERS),
  findings: verdict.findings.map(finding => ({
    ...finding,
    message: clip(finding.message, times * MESSAGE_CHARACTERS),
    expected: finding.expected && clip(finding.expected, times * MESSAGE_CHARACTERS),
    actual: finding.actual && clip(finding.actual, times * MESSAGE_CHARACTERS),
  })),
  details: verdict.details.map(({ title, text }) => ({ title, text: clipMiddle(text, times * DETAIL_CHARACTERS) })),
  measurements: verdict.measurements.filter(({ value }) => Number.isFinite(value)),
  ...(verdict.charts && { charts: verdict.charts.flatMap(boundedChart).slice(0, CHARTS) }),
});

const boundedText = (text: string, redact: Redact): string =>
  clip(redact(clip(text, 2 * MESSAGE_CHARACTERS)), MESSAGE_CHARACTERS);

/** A failure without a failing finding could be waived by nobody and explained by nothing: the summary becomes one. */
function unexplained(step: Step, verdict: Verdict): readonly Finding[] {
  if (verdict.status !== 'failed' || verdict.findings.some(finding => finding.level === 'error')) return [];
  return [{ rule: step.kind, level: 'error', message: verdict.summary }];
}

const flakyFinding = (earlier: readonly string[]): Finding => ({
  rule: 'flaky',
  level: 'warning',
  message: clip(
    `passed only after ${count(earlier.length, 'failed attempt')}: ${earlier.join('; ')}`,
    MESSAGE_CHARACTERS,
  ),
  help: 'A check that passes by luck will one day fail by luck: mend what makes it unstable.',
});
