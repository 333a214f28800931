import { CouldNotTell, type Measurement } from '../../check.js';
import { judgeAll } from '../../engines/comparison/judge.js';
import { readLoki } from '../../engines/loki-config/judge.js';
import type { Retention } from '../../engines/loki-config/retention.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { offsetAt } from '../../engines/prometheus-config/yaml-tree.js';
import { inSource, type Located } from '../../facts/configuration/located.js';
import type { LokiOptions } from './options.js';

interface JudgedConfigs {
  readonly located: readonly Located[];
  readonly unknown: readonly CouldNotTell[];
  readonly measurements: readonly Measurement[];
  /** How much of it was looked at. */
  readonly seen: string;
}

const DAY = 86_400_000;

/** Loki's own configuration, and the retention that is wanted. */
export function judgeConfigs(sources: readonly Source[], { require }: LokiOptions, now: number): JudgedConfigs {
  const located: Located[] = [];
  const unknown: CouldNotTell[] = [];
  const measurements: Measurement[] = [];
  let [known, all] = [0, 0];
  for (const source of sources) {
    const read = readLoki(source, now);
    known += read.keys.known;
    all += read.keys.all;
    located.push(...read.problems.map(inSource(source)));
    const shortest = Math.min(...(read.retention?.periods ?? []).map(({ ms }) => ms));
    if (Number.isFinite(shortest)) measurements.push({ name: 'retention', value: shortest / DAY, unit: 'days' });
    if (require.retention === undefined || read.retention === undefined) continue;
    const { open } = read.retention;
    if (open !== undefined) {
      const message = `${source.file}: the retention is ${open}, which is filled in at deployment`;
      unknown.push(new CouldNotTell('variable-missing', message, 'Name the file as it is deployed.'));
    } else located.push(...wanted(source, read.retention, require.retention).map(inSource(source)));
  }
  return { located, unknown, measurements, seen: `${known} of ${all} keys known` };
}

function wanted(
  source: Source,
  { periods, path }: Retention,
  limits: NonNullable<LokiOptions['require']['retention']>,
) {
  const text = limits.map(({ text: each }) => each).join(' and ');
  const add = (message: string, at: Retention['path']) => ({
    rule: 'retention',
    message,
    offset: offsetAt(source.root, at, 'value'),
    about: `require ${at.join('.')}`,
    expected: text,
  });
  if (periods.length === 0) return [add(`logs must be kept ${text}, and no retention is in force`, path)];
  return periods.flatMap(({ ms, path: at }) => {
    const judged = judgeAll(limits, { value: ms / 1000 });
    return 'holds' in judged ? [] : [add(`logs are kept for ${ms / DAY} days, and must be kept ${text}`, at)];
  });
}
