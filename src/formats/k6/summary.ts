import { z } from 'zod';

const numbers = z.record(z.string(), z.unknown()).transform(all => {
  const known = Object.entries(all).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return new Map(known);
});

/** What `handleSummary` is given: here `ok: true` means kept. */
const structured = z.object({
  type: z.enum(['trend', 'counter', 'gauge', 'rate']),
  values: numbers,
  thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional(),
});

/** What `--summary-export` writes: here `true` means crossed, the reverse. */
const flat = z
  .looseObject({ thresholds: z.record(z.string(), z.boolean()).optional() })
  .refine(metric => !('values' in metric) && !('type' in metric));

const summary = z.object({ metrics: z.record(z.string(), z.unknown()) });

export interface K6Threshold {
  readonly metric: string;
  readonly expression: string;
  readonly kept: boolean;
}

export interface K6Metric {
  readonly values: ReadonlyMap<string, number>;
  /** False where nothing was measured: k6 calls thresholds on it kept all the same. */
  readonly hasSamples: boolean;
}

export interface K6Summary {
  readonly metrics: ReadonlyMap<string, K6Metric>;
  readonly thresholds: readonly K6Threshold[];
}

/**
 * Reads a summary of k6 in either of its forms, told apart by their shape. Undefined where it is neither, or has no metrics:
 * what one form calls crossed the other calls kept, so nothing is guessed.
 */
export function readK6Summary(value: unknown): K6Summary | undefined {
  const read = summary.safeParse(value);
  if (!read.success) return undefined;
  const metrics = new Map<string, K6Metric>();
  const thresholds: K6Threshold[] = [];
  for (const [name, raw] of Object.entries(read.data.metrics)) {
    const nested = structured.safeParse(raw);
    const plain = flat.safeParse(raw);
    if (nested.success) {
      metrics.set(name, metricOf(nested.data.values));
      for (const [expression, { ok }] of Object.entries(nested.data.thresholds ?? {}))
        thresholds.push({ metric: name, expression, kept: ok });
    } else if (plain.success) {
      metrics.set(name, metricOf(numbers.parse(plain.data)));
      for (const [expression, crossed] of Object.entries(plain.data.thresholds ?? {}))
        thresholds.push({ metric: name, expression, kept: !crossed });
    } else return undefined;
  }
  return metrics.size === 0 ? undefined : { metrics, thresholds };
}

/**
 * A rate counts passes and fails, a trend its values (where it was asked to), else all of its numbers are 0 where there was
 * none. A counter that stays at 0 is what a threshold on errors hopes for.
 */
function metricOf(values: ReadonlyMap<string, number>): K6Metric {
  const isCounter = values.has('count') && values.has('rate') && !values.has('avg');
  const counted = ['count', 'passes', 'fails'].filter(name => values.has(name));
  const telling = counted.length > 0 ? counted : [...values.keys()];
  return { values, hasSamples: isCounter || telling.some(name => (values.get(name) ?? 0) !== 0) };
}
