import { z } from 'zod';
import { place } from '../../facts/cluster/place.js';
import { connection, httpUrl } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';
import { windowOption } from '../../facts/live/window.js';
import { duration, pattern, shown } from '../../quantities.js';

const LONGEST_SHOWN = 50;

const number = z.number().min(0);

const window = windowOption.optional().meta(shown('5m')).describe('The time that is looked at, or `since-deploy`');
const show = z.int().min(0).max(LONGEST_SHOWN).default(5).describe('How many lines the report shows, the worst first');

const query = z
  .strictObject({
    name: z.string().min(1).max(200).describe('What reports call it'),
    query: z
      .string()
      .min(1)
      .describe('LogQL, for lines or a number; `$window` stands for `window`. With VictoriaLogs, LogsQL'),
    max: number.optional().describe('More of them are wrong'),
    min: number.optional().describe('Fewer are wrong, none included'),
    window: windowOption.optional().describe('Instead of the `window` of all'),
    show,
    'no-streams': z
      .enum(['errored', 'passed'])
      .default('errored')
      .describe('What it means, under `max` alone, that the services of the selector have logged nothing at all'),
  })
  .refine(({ max, min }) => max !== undefined || min !== undefined, { error: 'expected `max`, `min` or both' })
  .refine(({ max, min }) => max === undefined || min === undefined || min <= max, {
    error: 'expected `min` to be no more than `max`',
    path: ['min'],
  });

const patterns = z.union([pattern.transform(one => [one]), z.array(pattern).min(1)]);

const kubectl = z.strictObject({
  ...place,
  selector: z.string().min(1).describe('Labels of the pods, such as app=backend'),
  container: z.string().min(1).optional().describe('One container of each pod; all unless given'),
  forbid: patterns.optional().describe('Regular expressions that no line may match'),
  demand: patterns.optional().describe('Regular expressions that some line must match'),
  min: z.int().min(1).default(1).describe('Fewer lines are wrong; none at all tells nothing'),
  window,
  show,
});

const probe = z.strictObject({
  labels: z
    .record(z.string().regex(/^[a-zA-Z_]\w*$/, { error: 'expected the name of a label' }), z.string().min(1))
    .refine(labels => Object.keys(labels).length > 0, { error: 'expected at least one label' })
    .describe('Labels of the line that is pushed'),
  within: duration.prefault('30s').describe('How long it may take until the line can be read'),
});

export const logsOptions = z
  .strictObject({
    url: httpUrl.optional().describe('The address below which `/loki/api/v1/query_range` answers'),
    api: z.enum(['loki', 'victorialogs']).default('loki').describe('How it is asked'),
    headers: connection.headers,
    tls: connection.tls,
    'request-timeout': connection['request-timeout'],
    queries: z.array(query).min(1).max(200).optional().describe('What is counted, and how many there may or must be'),
    probe: probe.optional().describe('Pushes a line of its own, and reads it back'),
    kubectl: kubectl.optional().describe('Where there is no Loki: what the pods have logged'),
    window,
    ...waiting,
  })
  .superRefine(({ url, queries, probe: pushed, kubectl: pods, api }, context) => {
    const wants = queries ?? pushed;
    const issue = (message: string, path: string[] = []) => context.addIssue({ code: 'custom', message, path });
    if (wants === undefined && pods === undefined) issue('expected `queries`, `probe` or `kubectl`');
    if (wants !== undefined && url === undefined) issue('expected `url`, whom the queries and the probe are for');
    if (wants === undefined && url !== undefined) issue('expected `queries` or `probe` beside `url`');
    if (api === 'victorialogs' && queries?.some(({ query: text }) => /^\s*\w+\s*\(/.test(text)))
      issue('VictoriaLogs is asked for lines alone; write LogsQL such as `{app="backend"} error`', ['queries']);
  });

export type LogsOptions = z.output<typeof logsOptions>;
export type LogsQuery = NonNullable<LogsOptions['queries']>[number];
export type Pods = NonNullable<LogsOptions['kubectl']>;
export type LogsProbe = NonNullable<LogsOptions['probe']>;
