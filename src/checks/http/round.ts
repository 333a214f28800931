import { CouldNotTell } from '../../check.js';
import type { Expectation } from '../../engines/http-answer/expectation.js';
import type { Times } from '../../engines/http-answer/json-expectation.js';
import { weaknessesOf } from '../../engines/http-answer/security-headers.js';
import { textOf } from '../../engines/http-answer/text-body.js';
import type { Connected } from '../../facts/live/connection.js';
import type { ProbeSession } from '../../ports/probe.js';
import { captureFrom } from './capture.js';
import { type Captured, filled, type Outgoing, outgoing } from './entry.js';
import { emptyJar, type Jar } from './jar.js';
import { judgeVisit } from './judge.js';
import { type Judged, lastOf, type Trouble, valuesOf } from './judged.js';
import type { HttpOptions, HttpRequest, HttpStep } from './options.js';
import { headerRules } from './rules.js';
import { type Visit, visit } from './visit.js';

/** What came of one request to one address. */
export interface Outcome extends Judged {
  readonly sent: Outgoing;
  readonly entry: HttpRequest | HttpStep;
  /** The address that it was asked of, where every one is. */
  readonly address?: string | undefined;
  /** Undefined where nothing came back. */
  readonly visit: Visit | undefined;
}

export interface Round {
  readonly options: HttpOptions;
  readonly session: ProbeSession;
  readonly connected: Connected;
  readonly times: () => Times;
  readonly signal: AbortSignal;
}

export interface Asked {
  readonly outcomes: readonly Outcome[];
  /** Steps that were not asked, since one before them did not hold. */
  readonly skipped: number;
  /** Values of cookies and captures, which are logins. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Asks everything once. */
export async function askRound(round: Round): Promise<Asked> {
  const { requests, steps } = round.options;
  return steps === undefined ? askTogether(requests ?? [], round) : askInOrder(steps, round);
}

async function askTogether(requests: readonly HttpRequest[], round: Round): Promise<Asked> {
  const outcomes: Outcome[][] = requests.map(() => []);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < requests.length; index = next++) {
      const entry = requests[index];
      if (entry !== undefined) outcomes[index] = await askEverywhere(entry, round);
    }
  };
  await Promise.all(Array.from({ length: Math.min(round.options['at-once'], requests.length) }, worker));
  return { outcomes: outcomes.flat(), skipped: 0, secrets: new Map() };
}

/** Of each address where every one is to be asked. */
async function askEverywhere(entry: HttpRequest, round: Round): Promise<Outcome[]> {
  const sent = outgoing(entry, round.options, new Map());
  if (!round.options['every-address']) return [await ask({ entry, sent }, round)];
  try {
    if (round.session.isProxied(sent.url)) throw behindProxy();
    const { family } = round.options;
    const all = await round.session.addressesOf(sent.url);
    const addresses = all.filter(each => family === undefined || each.includes(':') === (family === 6));
    if (addresses.length === 0)
      throw new CouldNotTell('nothing-checked', `has no address of IPv${family}`, 'Check `family`.');
    return await Promise.all(addresses.map(address => ask({ entry, sent, address }, round)));
  } catch (error) {
    return [{ sent, entry, visit: undefined, troubles: [], unknown: [unclear(error, round)] }];
  }
}

const behindProxy = (): CouldNotTell =>
  new CouldNotTell('unsupported', 'is behind a proxy, which chooses the address', 'Name the host in NO_PROXY.');

async function askInOrder(steps: readonly HttpStep[], round: Round): Promise<Asked> {
  const jar = await emptyJar();
  const captured = new Map<string, string>();
  const outcomes: Outcome[] = [];
  for (const entry of steps) {
    const sent = outgoing(entry, round.options, captured);
    const outcome = await ask({ entry, sent, jar, captured }, round);
    const taken = outcome.visit && holds(outcome) ? await captureFrom(outcome.visit, entry.capture) : undefined;
    for (const [name, value] of taken?.values ?? []) captured.set(name, value);
    outcomes.push({ ...outcome, troubles: [...outcome.troubles, ...(taken?.troubles ?? [])] });
    if (!holds(outcome) || (taken?.troubles.length ?? 0) > 0) break;
  }
  const secrets = new Map<string, string>();
  for (const value of jar.values()) if (value.length > 3) secrets.set(value, '***');
  for (const [name, value] of captured) if (value.length > 3) secrets.set(value, `\${{ captured.${name} }}`);
  return { outcomes, skipped: steps.length - outcomes.length, secrets };
}

/** Whether the next step may be asked: what headers lack, and what a cache had, does not stand in its way. */
const holds = ({ troubles, unknown }: Judged): boolean =>
  unknown.length === 0 && troubles.every(({ rule }) => rule === 'cached' || rule in headerRules);

interface One {
  readonly entry: HttpRequest | HttpStep;
  readonly sent: Outgoing;
  readonly address?: string | undefined;
  readonly jar?: Jar | undefined;
  readonly captured?: Captured | undefined;
}

async function ask({ entry, sent, address, jar, captured }: One, round: Round): Promise<Outcome> {
  const { options, session, connected } = round;
  const slowest = entry.expect['max-time'] ?? 0;
  const timeoutMs = Math.max(connected.timeoutMs, slowest + 1000);
  const base = { sent, entry, address };
  try {
    const way = { session, connected, options, follow: entry.follow, timeoutMs, jar, address };
    const seen = await visit(sent, way);
    const times = round.times();
    const assumed = entry.assume && (await judgeVisit(seen, withCaptured(entry.assume, captured), times));
    const unmet = [...(assumed?.unknown ?? []), ...(assumed?.troubles ?? []).map(unassumed)];
    if (unmet.length > 0) return { ...base, visit: seen, troubles: [], unknown: unmet };
    const judged = await judgeVisit(seen, withCaptured(entry.expect, captured), times);
    const weak = options['security-headers'] && !seen.loops ? weaknesses(seen) : [];
    return { ...base, visit: seen, troubles: [...judged.troubles, ...weak], unknown: judged.unknown };
  } catch (error) {
    return { ...base, visit: undefined, troubles: [], unknown: [unclear(error, round)] };
  }
}

const unassumed = ({ message }: Trouble) => ({
  why: 'unreadable' as const,
  message: `${message}, without which nobody can tell`,
});

const withCaptured = (expected: Expectation, captured: Captured | undefined): Expectation =>
  captured === undefined
    ? expected
    : filled(expected, ({ source, name }) => (source === 'captured' ? captured.get(name) : undefined));

function weaknesses(seen: Visit): readonly Trouble[] {
  const { answer, url } = lastOf(seen);
  const read = textOf(answer.body, valuesOf(seen, 'content-type')[0]);
  return weaknessesOf({ url, headers: answer.headers, text: 'text' in read ? read.text : '' });
}

function unclear(error: unknown, { signal }: Round): Outcome['unknown'][number] & { readonly remedy: string } {
  if (!(error instanceof CouldNotTell) || signal.aborted) throw error;
  return { why: error.why, message: error.message, remedy: error.remedy };
}
