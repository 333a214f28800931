import { z } from 'zod';
import { readJson } from '../formats/json/json.js';
import type { Ports } from '../ports/ports.js';

const MOST_BYTES = 64 * 1024 * 1024;
const SKEW_MS = 5 * 60_000;

const report = z.object({
  schemaVersion: z.number(),
  startedAt: z.iso.datetime({ offset: true }),
  checks: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: z.string(),
      measurements: z.array(z.object({ name: z.string(), value: z.number() })),
    }),
  ),
});

export interface PastMeasurements {
  readonly values: readonly number[];
  /** How many results were left out, by why. */
  readonly leftOut: readonly string[];
}

/**
 * A measurement in earlier reports, of checks of a kind that passed. Throws `CouldNotTell` where a file is no report. The same
 * result twice counts once, and one from the future not at all.
 */
export async function pastMeasurements(
  globs: readonly string[],
  {
    kind,
    name,
    ports,
  }: { readonly kind: string; readonly name: string; readonly ports: Pick<Ports, 'files' | 'clock'> },
): Promise<PastMeasurements> {
  const { files, clock } = ports;
  const seen = new Map<string, number>();
  const why = { 'not passed': 0, 'from the future': 0, 'the same run twice': 0 };
  for (const path of await files.glob(globs, { dot: true })) {
    const remedy = 'Name reports (`report.json`) of earlier runs alone.';
    const { startedAt, checks } = readJson(await files.text(path, MOST_BYTES), report, { name: path, remedy });
    for (const check of checks) {
      const value = check.measurements.find(each => each.name === name)?.value;
      if (check.kind !== kind || value === undefined) continue;
      const key = JSON.stringify([startedAt, check.id]);
      if (Date.parse(startedAt) > clock.now().getTime() + SKEW_MS) why['from the future'] += 1;
      else if (check.status !== 'passed') why['not passed'] += 1;
      else if (seen.has(key)) why['the same run twice'] += 1;
      else seen.set(key, value);
    }
  }
  const leftOut = Object.entries(why).flatMap(([what, number]) => (number === 0 ? [] : [`${number} ${what}`]));
  return { values: [...seen.values()], leftOut };
}
