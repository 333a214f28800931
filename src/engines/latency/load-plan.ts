import { showNumber } from '../../text/units.js';
import type { Comparison } from '../comparison/parse.js';

/** The options that say how much is sent, and where; read one by one, not yet together. */
interface Planned {
  readonly url?: string | undefined;
  readonly mix?: readonly { readonly url: string; readonly body?: unknown; readonly json?: unknown }[] | undefined;
  readonly k6?: string | undefined;
  readonly body?: unknown;
  readonly json?: unknown;
  readonly hosts: readonly string[];
  readonly connections?: number | undefined;
  readonly requests?: number | undefined;
  readonly duration?: number | undefined;
  readonly rate?: number | undefined;
  readonly 'warm-up': number;
  readonly 'max-requests': number;
  readonly expect: Readonly<Record<string, readonly Comparison[] | undefined>>;
  readonly baseline?: { readonly url: string } | { readonly reports: string } | undefined;
  readonly runs?: number | undefined;
  readonly processes: number;
}

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const REQUESTS = 1000;
const OPEN_DURATION_MS = 60_000;
const RUNS_WITH_BASELINE = 3;
const CONNECTIONS = 10;
const OPEN_CONNECTIONS = 1000;

/** What one run sends: `count` or `durationMs` ends it. */
export function sizeOf({ requests, duration, rate, connections }: Planned): {
  readonly count: number | undefined;
  readonly durationMs: number | undefined;
  readonly connections: number;
} {
  const open = rate !== undefined;
  return {
    count: open || duration !== undefined ? requests : (requests ?? REQUESTS),
    durationMs: open ? (duration ?? OPEN_DURATION_MS) : duration,
    connections: connections ?? (open ? OPEN_CONNECTIONS : CONNECTIONS),
  };
}

export const runsOf = ({ runs, baseline }: Planned): number =>
  runs ?? (baseline === undefined ? 1 : RUNS_WITH_BASELINE);

/** What all runs send at least as far as that is known before: a closed loop by time sends as much as the server takes. */
export function plannedRequests(options: Planned): number {
  const { count, durationMs } = sizeOf(options);
  const sides = options.baseline !== undefined && 'url' in options.baseline ? 2 : 1;
  const { rate } = options;
  const one = rate === undefined ? (count ?? 0) : Math.round((((durationMs ?? 0) + options['warm-up']) * rate) / 1000);
  return one * sides * runsOf(options);
}

/** Whether a URL's host is among those that may be loaded. */
export function isNamed(url: string, hosts: readonly string[]): boolean {
  const { hostname, port, protocol } = new URL(url);
  const withPort = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  return hosts.some(each => [hostname, withPort].includes(each.toLowerCase()));
}

/** What is wrong with the options taken together. */
export function plannedFaults(options: Planned): readonly Fault[] {
  return [...subjectFaults(options), ...sizeFaults(options), ...hostFaults(options), ...baselineFaults(options)];
}

function subjectFaults(options: Planned): readonly Fault[] {
  const given = (['url', 'mix', 'k6'] as const).filter(key => options[key] !== undefined);
  const faults: Fault[] = [];
  if (given.length !== 1) {
    const got = given.length === 0 ? 'none of them' : given.map(key => `\`${key}\``).join(' and ');
    faults.push({ path: given.slice(1, 2), message: `expected one of \`url\`, \`mix\` and \`k6\`, got ${got}` });
  }
  const twice = (each: { readonly body?: unknown; readonly json?: unknown }): boolean =>
    each.body !== undefined && each.json !== undefined;
  if (twice(options)) faults.push({ path: ['json'], message: 'expected either `body` or `json`' });
  for (const [index, each] of (options.mix ?? []).entries())
    if (twice(each)) faults.push({ path: ['mix', index, 'json'], message: 'expected either `body` or `json`' });
  if (options.k6 === undefined) return faults;
  for (const key of ['requests', 'duration', 'rate', 'connections', 'baseline', 'runs'] as const)
    if (options[key] !== undefined)
      faults.push({ path: [key], message: `the script of \`k6\` says how much is sent, not \`${key}\`` });
  return faults;
}

function sizeFaults(options: Planned): readonly Fault[] {
  const faults: Fault[] = [];
  const { requests, duration, rate, processes } = options;
  if (requests !== undefined && duration !== undefined)
    faults.push({ path: ['duration'], message: 'expected either `requests` or `duration`' });
  if (requests !== undefined && rate !== undefined)
    faults.push({ path: ['requests'], message: 'with `rate` the `duration` says how much is sent' });
  const planned = options.k6 === undefined ? plannedRequests(options) : 0;
  const most = options['max-requests'];
  if (planned > most) {
    const message = `${showNumber(planned)} requests are planned, more than \`max-requests\` (${showNumber(most)}) allows`;
    faults.push({ path: ['max-requests'], message });
  }
  if (processes > sizeOf(options).connections)
    faults.push({ path: ['processes'], message: 'expected no more than there are `connections`' });
  return faults;
}

function hostFaults({ url, mix, baseline, hosts }: Planned): readonly Fault[] {
  const asked: [path: (string | number)[], url: string][] = [
    ...(url === undefined ? [] : [[['url'], url] as [string[], string]]),
    ...(mix ?? []).map((each, index): [(string | number)[], string] => [['mix', index, 'url'], each.url]),
    ...(baseline !== undefined && 'url' in baseline ? [[['baseline', 'url'], baseline.url] as [string[], string]] : []),
  ];
  return asked
    .filter(([, each]) => URL.canParse(each) && !isNamed(each, hosts))
    .map(([path, each]) => ({
      path,
      message: `${new URL(each).host} is not among \`hosts\`, so it may not be loaded; add it there if it is yours`,
    }));
}

function baselineFaults({ expect, baseline }: Planned): readonly Fault[] {
  const relative = Object.entries(expect).filter(([, all]) => all?.some(({ dimension }) => dimension === 'times'));
  if (baseline === undefined)
    return relative.map(([name]) => ({
      path: ['expect', name],
      message: '"x" is times the baseline, and there is none; give `baseline` a `url` or `reports`',
    }));
  if (relative.length > 0) return [];
  return [{ path: ['baseline'], message: 'nothing is held against it; write such as `p95: "< 1.5x"` under `expect`' }];
}
