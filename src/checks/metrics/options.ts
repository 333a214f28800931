import { z } from 'zod';
import { parseComparison } from '../../engines/comparison/parse.js';
import { comparisons } from '../../engines/comparison/schema.js';
import { VALUE_UNIT_NAMES } from '../../engines/comparison/unit.js';
import { connection, httpUrl } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';
import { windowOption } from '../../facts/live/window.js';
import { argv, duration, oneOrMore, shown } from '../../quantities.js';
import { faultsOfMetrics, faultsOfQuery } from './checked-options.js';

const AT_ONCE = 8;

const query = z.string().regex(/\S/, { error: 'expected a query' });

const command = z.strictObject({
  run: argv.describe('Program and arguments; it prints JSON, and knows DEPLOY_SINCE and DEPLOY_NOW (RFC 3339)'),
  json: z
    .string()
    .regex(/^(?:|[/$].*)$/, { error: 'expected a JSON pointer such as /value' })
    .default('')
    .describe('Where the number, or a list of numbers, stands: a pointer, or a JSONPath'),
});

/** Counts of a ratio: a query, or a program in its place. */
const counted = z.union([
  query.transform(text => ({ query: text })),
  z.strictObject({ command: command.describe('A program that prints JSON') }),
  command.transform(given => ({ command: given })),
]);

const GUARD = /^(?<query>.*\S)\s*(?<operator><=|>=|==|!=|<|>)\s*(?<number>[^<>=!]+)$/s;

/** A query, an operator and a number. */
const guard = z.string().transform((text, context) => {
  const { query: asked = '', operator = '', number = '' } = GUARD.exec(text.trim())?.groups ?? {};
  const read = parseComparison(`${operator} ${number}`);
  if ('comparison' in read && read.comparison.unit !== 'x' && asked !== '')
    return { query: asked, is: read.comparison };
  const message = 'expected a query, an operator and a number, such as "sum(increase(requests_total[5m])) >= 100"';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const share = (example: string) =>
  z.union([z.string(), z.number()]).transform((given, context) => {
    const read = parseComparison(`< ${typeof given === 'number' ? String(given) : given}`);
    const fits = 'comparison' in read && (read.comparison.unit === '%' || read.comparison.unit === undefined);
    if (fits && read.comparison.limit > 0 && read.comparison.limit < 1) return read.comparison.limit;
    context.addIssue({ code: 'custom', message: `expected a share between 0 and 100 %, such as ${example}` });
    return z.NEVER;
  });

/** A difference in the unit of the values. */
const floor = z.union([z.string(), z.number()]).transform((given, context) => {
  const read = parseComparison(`> ${typeof given === 'number' ? String(given) : given}`);
  if ('comparison' in read && read.comparison.unit !== 'x' && read.comparison.limit >= 0) {
    const { limit, dimension, unit } = read.comparison;
    return { difference: limit, dimension, unit };
  }
  context.addIssue({ code: 'custom', message: 'expected a difference such as 20ms, 0.5% or 10' });
  return z.NEVER;
});

const offset = z
  .union([duration, z.array(duration).min(1)])
  .transform(given => (typeof given === 'number' ? [given] : given))
  .refine(all => all.every(ms => ms >= 1000), { error: 'expected at least 1s' });

const baseline = z.union([
  z.strictObject({ offset: offset.describe('The same query so long ago; the median of several') }),
  z.strictObject({ query: query.describe('Another query, such as that of the version before') }),
  z.strictObject({
    reports: oneOrMore.describe('Earlier reports (`report.json`), of which those count in which this passed'),
    least: z.int().min(1).max(100).default(3).describe('Fewer of them tell nothing'),
  }),
]);

const compare = z.strictObject({
  baseline: query.describe('Samples of the version before, or of a baseline beside'),
  canary: query.describe('Samples of the new version'),
  test: z.literal('mann-whitney').default('mann-whitney').describe('How the samples are compared'),
  confidence: share('98%').prefault('98%').describe('How sure a verdict must be'),
  step: duration
    .refine(ms => ms >= 1000, { error: 'expected at least 1s' })
    .optional()
    .describe('Time between samples; the longest range in the queries unless given, so that no sample counts twice'),
});

const name = z.string().min(1).max(200).describe('What reports call it');

const metricsQuery = z
  .strictObject({
    name,
    query: query.optional().describe('PromQL; `[$window]` stands for `window`'),
    command: command.optional().describe('In the place of `query`: a program that prints JSON'),
    compare: compare.optional().describe('In the place of `query`: samples of two, compared by their ranks'),
    guard: guard.optional().describe('A query, an operator and a number. Where that does not hold, nobody can tell'),
    warn: comparisons({ baseline: true }).optional().describe('What is a warning'),
    fail: comparisons({ baseline: true }).optional().describe('What must not be'),
    reduce: z
      .enum(['max', 'min', 'avg', 'all'])
      .optional()
      .describe('What counts of several series; `all` judges each of them. Needed where several come back'),
    baseline: baseline.optional().describe('What `1.5x` is held against: `offset`, `query` or `reports`'),
    floor: floor.optional().describe('A difference to the baseline that is no larger means nothing, such as 20ms'),
    'no-data': z
      .enum(['errored', 'passed'])
      .default('errored')
      .describe('What an empty answer means; nothing else that is missing can be passed'),
    window: windowOption.optional().describe('Instead of the `window` of all'),
    unit: z.enum(VALUE_UNIT_NAMES).optional().describe('What the values are in; the base unit unless given'),
  })
  .superRefine(faultsOfQuery);

const ratio = z.strictObject({
  name,
  errors: counted.describe('How many went wrong in the window: PromQL, or `command`'),
  total: counted.describe('How many there were in the window'),
  limit: share('5%').describe('The share of errors that may not be exceeded'),
  confidence: share('95%').prefault('95%').describe('How sure a verdict must be'),
  window: windowOption.optional().describe('Instead of the `window` of all'),
});

export const metricsOptions = z
  .strictObject({
    url: httpUrl.optional().describe('The address below which `/api/v1/query` answers'),
    headers: connection.headers,
    tls: connection.tls,
    'request-timeout': connection['request-timeout'],
    ratios: z.array(ratio).min(1).max(500).optional().describe('Shares of errors, judged by their counts'),
    queries: z.array(metricsQuery).min(1).max(2000).optional().describe('Values, held against limits'),
    present: oneOrMore.optional().describe('Selectors of series that must have a sample now'),
    window: windowOption.optional().meta(shown('5m')).describe('The time that is looked at, or `since-deploy`'),
    dialect: z
      .enum(['promql', 'metricsql'])
      .default('promql')
      .describe('`metricsql`: queries are checked by the server (VictoriaMetrics) alone'),
    'at-once': z.int().min(1).max(64).default(AT_ONCE).describe('How many queries are asked side by side'),
    ...waiting,
  })
  .superRefine(faultsOfMetrics);

export type MetricsOptions = z.output<typeof metricsOptions>;
export type MetricsQuery = z.output<typeof metricsQuery>;
export type Ratio = z.output<typeof ratio>;
export type Source = z.output<typeof counted>;
export type Command = z.output<typeof command>;
export type Guard = z.output<typeof guard>;
