import { z } from 'zod';
import { CouldNotTell } from '../../check.js';

export type Labels = Readonly<Record<string, string>>;

/** One series at one moment; `at` in seconds since the epoch, by the server's clock. */
export interface Sample {
  readonly labels: Labels;
  readonly at: number;
  readonly value: number;
}

/** One series over time: seconds since the epoch, ascending, and values. */
export interface Series {
  readonly labels: Labels;
  readonly points: readonly (readonly [at: number, value: number])[];
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITE = /^([+-]?)Inf(?:inity)?$/i;

const value = z
  .string()
  .refine(text => text === 'NaN' || INFINITE.test(text) || NUMBER.test(text), { error: 'is no number' })
  .transform(text => {
    const [, sign] = INFINITE.exec(text) ?? [];
    if (sign === undefined) return Number(text);
    return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  });
const pair = z.tuple([z.number(), value]);
const labels = z.record(z.string(), z.string());
/** A native histogram comes as `histogram` in the place of `value`. */
const histogram = z.unknown().optional();

const instant = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: labels, value: pair.optional(), histogram })),
  }),
  z.object({ resultType: z.literal('scalar'), result: pair }),
]);

const range = z.object({
  resultType: z.literal('matrix'),
  result: z.array(z.object({ metric: labels, values: z.array(pair).optional(), histograms: histogram })),
});

/** The samples of an instant query. Histograms, strings and ranges throw `CouldNotTell`: there is no number to compare. */
export function samplesOf(data: unknown, where: string): readonly Sample[] {
  const read = instant.safeParse(data);
  if (!read.success) throw strange(data, where);
  if (read.data.resultType === 'scalar') {
    const [at, number] = read.data.result;
    return [{ labels: {}, at, value: number }];
  }
  return read.data.result.map(({ metric, value: given }) => {
    if (given === undefined) throw ofHistograms(where);
    return { labels: metric, at: given[0], value: given[1] };
  });
}

/** The series of a range query. */
export function seriesOf(data: unknown, where: string): readonly Series[] {
  const read = range.safeParse(data);
  if (!read.success) throw strange(data, where);
  return read.data.result.map(({ metric, values, histograms }) => {
    if (histograms !== undefined) throw ofHistograms(where);
    return { labels: metric, points: values ?? [] };
  });
}

function ofHistograms(where: string): CouldNotTell {
  const message = `${where}: the query answers with histograms, which are no numbers`;
  return new CouldNotTell('unsupported', message, 'Wrap it in histogram_quantile(), histogram_fraction() or the like.');
}

function strange(data: unknown, where: string): CouldNotTell {
  const type = z.object({ resultType: z.enum(['matrix', 'string', 'vector', 'scalar']) }).safeParse(data);
  if (type.success && (type.data.resultType === 'matrix' || type.data.resultType === 'string')) {
    const message = `${where}: the query answers with a ${type.data.resultType}, which is no number`;
    return new CouldNotTell('unsupported', message, 'Write a query for a number at one moment, such as rate(…[5m]).');
  }
  const message = `${where}: the answer is none of the Prometheus API`;
  return new CouldNotTell('wrong-format', message, 'Check `url`: another service seems to answer there.');
}

const LABELS_SHOWN = 6;

/** `{job="api", instance="10.0.0.1:9090"}`, without the metric's name; `{}` where there are none. */
export function showLabels(all: Labels): string {
  const entries = Object.entries(all).filter(([name]) => name !== '__name__');
  const shown = entries.slice(0, LABELS_SHOWN).map(([name, text]) => `${name}=${JSON.stringify(text)}`);
  return `{${[...shown, ...(entries.length > LABELS_SHOWN ? ['…'] : [])].join(', ')}}`;
}
