import { CouldNotTell } from '../../check.js';
import { runsOf } from '../../engines/latency/load-plan.js';
import type { LoadPlan, LoadSink } from '../../ports/load.js';
import type { Ports } from '../../ports/ports.js';
import { count, showNumber } from '../../text/units.js';
import type { LoadOptions } from './options.js';
import { onto } from './plan.js';
import { type Run, Tally } from './tally.js';

const TELL_MS = 1000;

export interface Measured {
  readonly runs: readonly Run[];
  /** Runs on the baseline's address, where it has one. */
  readonly baselines: readonly Run[];
}

/**
 * Makes all runs, those on the baseline's address in turns (A B B A A B), so that whatever slows the machine meets both.
 * Throws where nobody answers, or where a server refuses by 429: what it refuses it does not do.
 */
export async function measure(
  options: LoadOptions,
  { plan, ports }: { readonly plan: LoadPlan; readonly ports: Ports },
): Promise<Measured> {
  const { baseline } = options;
  const other = baseline !== undefined && 'url' in baseline ? onto(plan, baseline.url) : undefined;
  const runs: Run[] = [];
  const baselines: Run[] = [];
  const all = runsOf(options) * (other ? 2 : 1);
  let left = plan.maxRequests;
  const make = async (load: LoadPlan, into: Run[]): Promise<void> => {
    if (left <= 0) throw spent(plan);
    const which = all === 1 ? '' : `run ${runs.length + baselines.length + 1} of ${all}: `;
    const run = await once({ ...load, maxRequests: left }, { ports, which });
    left -= run.end.sent;
    into.push(run);
  };
  for (let round = 0; round < runsOf(options); round += 1) {
    if (round % 2 === 1 && other) await make(other, baselines);
    await make(plan, runs);
    if (round % 2 === 0 && other) await make(other, baselines);
  }
  return { runs, baselines };
}

const spent = ({ maxRequests }: LoadPlan): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    `all ${showNumber(maxRequests)} requests of \`max-requests\` were sent before the last run`,
    'Raise `max-requests`, or ask for a shorter `duration`.',
  );

async function once(plan: LoadPlan, { ports, which }: { readonly ports: Ports; readonly which: string }): Promise<Run> {
  const tally = new Tally(plan);
  const end = await ports.load.run(
    plan,
    telling(tally, text => ports.tell(`${which}${text}`)),
  );
  const run = { tally, end };
  const where = hostsOf(plan);
  if (end.ended === 'too-many-requests') {
    const message = `${where}: answered 429 (too many requests) after ${count(end.sent, 'request')}, so the load was stopped`;
    throw new CouldNotTell(
      'tool-refused',
      message,
      'Exempt the load from the rate limit, or ask for less than it allows.',
    );
  }
  if (tally.total > 0 && tally.errors === tally.total && hasNoAnswer(run)) throw nobody(where, run);
  if (end.ended === 'nobody-answers') throw nobody(where, run);
  if (tally.total === 0 && end.ended !== 'retry-after') {
    const message = `${where}: no request was made after the warm-up`;
    throw new CouldNotTell('nothing-checked', message, 'Raise `max-requests`, or shorten `warm-up`.');
  }
  return run;
}

/** Says each second how far it has come. */
function telling(tally: Tally, tell: (text: string) => void): LoadSink {
  let told = 0;
  return (request, code, took, at, bytes) => {
    tally.sink(request, code, took, at, bytes);
    if (at - told < TELL_MS) return;
    told = at;
    const rate = showNumber(Math.round((1000 * tally.total) / at));
    tell(
      `${count(tally.total, 'request')}, ${rate}/s, ${tally.errors === 0 ? 'no errors' : count(tally.errors, 'error')}`,
    );
  };
}

const hasNoAnswer = ({ tally }: Run): boolean => tally.causes.every(([cause]) => !cause.startsWith('status '));

function nobody(where: string, { tally }: Run): CouldNotTell {
  const causes = tally.causes.map(([cause]) => cause).join(', ');
  const message = `${where}: nobody answers: ${causes || 'no answer in the warm-up'}`;
  return new CouldNotTell('unreachable', message, 'Check the address, and that it is up and reachable from here.');
}

export const hostsOf = ({ requests }: Pick<LoadPlan, 'requests'>): string =>
  [...new Set(requests.map(({ url }) => new URL(url).host))].join(', ');
