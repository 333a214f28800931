import { z } from 'zod';
import { connection } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';
import { windowOption } from '../../facts/live/window.js';
import { oneOrMore, policies, shown } from '../../quantities.js';
import { dashboardsRules } from './rules.js';

const name = z.string().min(1);

const panels = z.union([
  z.literal('data').transform((): { readonly 'allow-empty': readonly string[] } => ({ 'allow-empty': [] })),
  z.strictObject({
    'allow-empty': oneOrMore.describe(
      'Titles of panels that may be empty, such as one of errors; `*` stands for any text',
    ),
  }),
]);

export const dashboardsOptions = z.strictObject({
  ...connection,
  url: connection.url.describe('The address of Grafana, below which `/api/health` answers'),
  min: z.int().min(1).optional().describe('How many dashboards there must be; 5 where nothing else is asked'),
  uids: z.array(name).min(1).max(200).optional().describe('Dashboards that must be there, by their uid'),
  datasources: z
    .union([z.literal('healthy'), z.array(name).min(1)])
    .optional()
    .describe('`healthy`: each data source must be; or the names of those that must be there and be healthy'),
  panels: panels
    .optional()
    .describe('`data`: the queries of each panel return data, in the dashboards of `uids` or in all of them'),
  'alert-channels': z.array(name).min(1).optional().describe('Contact points that must be there, by their name'),
  window: windowOption.optional().meta(shown('15m')).describe('The time that panels are asked for'),
  policies: policies(dashboardsRules),
  ...waiting,
});

export type DashboardsOptions = z.output<typeof dashboardsOptions>;
