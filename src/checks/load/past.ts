import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import type { LoadPlan } from '../../ports/load.js';
import type { Ports } from '../../ports/ports.js';
import type { Numbers } from './judge.js';

/** Fewer have no middle that one odd run could not move. */
export const LEAST_BASELINES = 3;
const MOST_BYTES = 64 * 1024 * 1024;
const SKEW_MS = 5 * 60_000;
const PROFILE = /^profile (?<digest>[0-9a-f]{16})$/m;

const measurement = z.object({ name: z.string(), value: z.number() });
const report = z.object({
  schemaVersion: z.number(),
  startedAt: z.string(),
  checks: z.array(
    z.object({
      kind: z.string(),
      status: z.string(),
      reused: z.unknown().optional(),
      measurements: z.array(measurement),
      details: z.array(z.object({ title: z.string(), text: z.string() })),
    }),
  ),
});

/** What makes two loads alike: what is asked, how much of it, and the machine that asks. Secrets are in it as a digest alone. */
export function profileOf(
  plan: LoadPlan,
  { machine, hosts }: { readonly machine: string; readonly hosts: readonly string[] },
): string {
  const { tls: _, maxRequests: __, ...load } = plan;
  const requests = load.requests.map(({ headers, ...request }) => ({
    ...request,
    headers: Object.keys(headers).sort(),
  }));
  return createHash('sha256')
    .update(JSON.stringify([{ ...load, requests }, machine, [...hosts].sort()]))
    .digest('hex')
    .slice(0, 16);
}

/** A line of the details by which a later run finds its like. */
export const profileLine = (profile: string): string => `profile ${profile}`;

export interface Past {
  readonly baselines: readonly Numbers[];
  /** How many results were left out, by why. */
  readonly leftOut: readonly string[];
}

/** The results of earlier reports that passed with the same load. Throws where a file is no report. */
export async function pastRuns(
  glob: string,
  { profile, ports }: { readonly profile: string; readonly ports: Ports },
): Promise<Past> {
  const { files, clock } = ports;
  const paths = await files.glob([glob], { dot: true });
  const seen = new Set<string>();
  const baselines: Numbers[] = [];
  const why = { unlike: 0, 'not passed': 0, 'from the future': 0, 'the same run twice': 0 };
  for (const path of paths) {
    const read = readReport(await files.text(path, MOST_BYTES), path);
    if (Date.parse(read.startedAt) > clock.now().getTime() + SKEW_MS) {
      why['from the future'] += 1;
      continue;
    }
    for (const check of read.checks.filter(({ kind }) => kind === 'load')) {
      const own = check.details
        .map(({ text }) => PROFILE.exec(text)?.groups?.digest)
        .find(digest => digest !== undefined);
      const key = JSON.stringify([read.startedAt, check.measurements]);
      if (own !== profile) why.unlike += 1;
      else if (check.status !== 'passed') why['not passed'] += 1;
      else if (seen.has(key)) why['the same run twice'] += 1;
      else {
        seen.add(key);
        baselines.push(numbersOf(check.measurements));
      }
    }
  }
  const leftOut = Object.entries(why).flatMap(([what, number]) => (number === 0 ? [] : [`${number} ${what}`]));
  return { baselines, leftOut };
}

function readReport(text: string, path: string): z.output<typeof report> {
  const remedy = 'Name reports (`report.json`) of earlier runs alone.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CouldNotTell('wrong-format', `${path}: not JSON, or not all of it`, remedy, { cause });
  }
  const read = report.safeParse(value);
  if (read.success && Number.isFinite(Date.parse(read.data.startedAt))) return read.data;
  throw new CouldNotTell('wrong-format', `${path}: not a report of deploy-validate`, remedy);
}

function numbersOf(measurements: readonly z.output<typeof measurement>[]): Numbers {
  const find = (name: string): number => measurements.find(each => each.name === name)?.value ?? Number.NaN;
  return {
    samples: find('requests in a run') || 0,
    errorRate: find('error-rate') / 100,
    plainErrorRate: find('error-rate') / 100,
    value: find,
  };
}
