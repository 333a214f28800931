import { type Finding, findingOf } from '../../check.js';
import type { HttpRequest } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { count, showDuration } from '../../text/units.js';
import { type Answer, askOnce, type Burst } from './burst.js';
import { shown } from './count.js';
import type { RateLimitOptions } from './options.js';
import { rateLimitRules as rules } from './rules.js';

/** Milliseconds that a `Retry-After` asks to wait; undefined where it is neither seconds nor a date. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const isDate = /^[A-Z][a-z]{2,8},? \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(value.trim());
  return isDate ? Math.max(0, Date.parse(value) - now.getTime()) : undefined;
}

/** Refusals that do not say when to come again. */
export function retryAfterFindings({ answers }: Burst, options: RateLimitOptions, now: Date): readonly Finding[] {
  if (!options['retry-after']) return [];
  const refusals = answers.filter(answer => 'status' in answer && answer.status === options.expect.status);
  const silent = refusals.filter(answer => waitOf(answer, now) === undefined);
  const [first] = silent;
  if (first === undefined) return [];
  const sent = 'headers' in first ? first.headers['retry-after'] : undefined;
  const message = `${count(silent.length, 'refusal')} of ${refusals.length} ${sent === undefined ? 'without `Retry-After`' : `with a \`Retry-After\` that is neither seconds nor a date: ${sent.slice(0, 80)}`}`;
  return [findingOf(rules, { rule: 'retry-after-missing', message, subject: shown(options.url) })];
}

const waitOf = (answer: Answer, now: Date): number | undefined =>
  'headers' in answer ? retryAfterMs(answer.headers['retry-after'], now) : undefined;

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

export interface Recovery {
  readonly findings: readonly Finding[];
  /** Undefined where it did not recover, or was not asked. */
  readonly afterMs: number | undefined;
}

/** Asks again, ever more slowly, since each question may count against the limit; a last time when the time is over. */
export async function awaitRecovery(
  request: HttpRequest,
  { options, burst, ports }: { readonly options: RateLimitOptions; readonly burst: Burst; readonly ports: Ports },
): Promise<Recovery> {
  const within = options['recovers-within'];
  if (within === undefined) return { findings: [], afterMs: undefined };
  const { clock, signal } = ports;
  const begun = clock.monotonic();
  const end = begun + within;
  const said = burst.answers.flatMap(answer => waitOf(answer, clock.now()) ?? []);
  let pause = Math.min(Math.max(FIRST_PAUSE_MS, ...said), within);
  for (;;) {
    await clock.sleep(pause, signal);
    const answer = await askOnce(request, ports);
    const now = clock.monotonic();
    if ('status' in answer && answer.status < 500 && answer.status !== 429 && answer.status !== options.expect.status)
      return { findings: [], afterMs: now - begun };
    if (now >= end) {
      const last = 'silent' in answer ? answer.silent : `the last answer is ${answer.status}`;
      const message = `not let through again within ${showDuration(within)}: ${last}`;
      return {
        findings: [findingOf(rules, { rule: 'no-recovery', message, subject: shown(options.url) })],
        afterMs: undefined,
      };
    }
    pause = Math.min(Math.max(pause, FIRST_PAUSE_MS) * 2, LONGEST_PAUSE_MS, end - now);
  }
}
