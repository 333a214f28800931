import { CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { sicknessOf } from './health.js';
import { judgeLoad, type Numbers } from './judge.js';
import { measure } from './measure.js';
import type { LoadOptions } from './options.js';
import { LEAST_BASELINES, pastRuns, profileOf } from './past.js';
import { planOf } from './plan.js';
import { loadRules } from './rules.js';
import { numbersOf, verdictOf, withDefaults } from './verdict.js';

/** Makes the load and holds it against what is expected. */
export async function runLoad(options: LoadOptions, ports: Ports): Promise<Verdict> {
  if (options.k6 !== undefined) return (await import('./k6.js')).runK6(options.k6, options, ports);
  const plan = await planOf(options, ports);
  const profile = profileOf(plan, { machine: ports.load.machine, hosts: options.hosts });
  // Before the first byte: what cannot be compared need not be measured.
  const past = await earlier(options, { profile, ports });
  const measured = await measure(options, { plan, ports });
  const sick = sicknessOf([...measured.runs, ...measured.baselines]);
  const baselines =
    past?.baselines ?? (measured.baselines.length === 0 ? undefined : measured.baselines.map(numbersOf));
  const expected = withDefaults(options.expect);
  const judged = judgeLoad(expected, {
    runs: measured.runs.map(numbersOf),
    baselines,
    sick,
    isOpen: plan.rate !== undefined,
    floorMs: options.floor,
  });
  const notes = past?.notes ?? [];
  return verdictOf({ plan, expected, runs: measured.runs, baselines, judged, notes, profile, sick: sick?.why });
}

interface Earlier {
  /** Undefined where there are too few, and that is no more than a note. */
  readonly baselines: readonly Numbers[] | undefined;
  readonly notes: readonly Finding[];
}

async function earlier(
  { baseline }: LoadOptions,
  { profile, ports }: { readonly profile: string; readonly ports: Ports },
): Promise<Earlier | undefined> {
  if (baseline === undefined || 'url' in baseline) return undefined;
  const { baselines, leftOut } = await pastRuns(baseline.reports, { profile, ports });
  if (baselines.length >= LEAST_BASELINES) return { baselines, notes: [] };
  const rest = leftOut.length === 0 ? '' : `; left out: ${leftOut.join(', ')}`;
  const found = baselines.length === 0 ? 'no earlier run' : `only ${count(baselines.length, 'earlier run')}`;
  const message = `${baseline.reports}: ${found} that passed with the same load; a baseline takes ${LEAST_BASELINES}${rest}`;
  if (baseline['none-yet'] === 'note') {
    return { baselines: undefined, notes: [findingOf(loadRules, { rule: 'no-baseline-yet', message })] };
  }
  const remedy = 'Give it the reports of runs that passed, or write `none-yet: note` until there are enough.';
  throw new CouldNotTell('nothing-checked', message, remedy);
}
