import { z } from 'zod';
import { policies } from '../../quantities.js';
import { grafanaRules } from './rules.js';

const demand = (what: string) =>
  z
    .union([
      z.boolean(),
      z
        .string()
        .min(1)
        .transform(one => [one]),
      z.array(z.string().min(1)).min(1),
    ])
    .optional()
    .describe(what);

export const grafanaOptions = z
  .strictObject({
    dashboards: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Dashboards: JSON files, or manifests that hold them (ConfigMap, GrafanaDashboard); patterns or folders',
      ),
    provisioning: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The provisioning folder, with datasources/, dashboards/ and alerting/ below it; dashboards may use no other data source',
      ),
    min: z.int().min(1).default(1).describe('How many dashboards there must be at least'),
    require: z
      .strictObject({
        uid: demand('true: every dashboard has a uid; a list: dashboards with these uids are there'),
        title: demand('true: every dashboard has a title; a list: dashboards with these titles are there'),
        datasource: demand(
          'true: every query says its data source; a list: data sources with these names, uids or types are provisioned',
        ),
      })
      .prefault({})
      .describe('What there must be'),
    policies: policies(grafanaRules),
  })
  .refine(({ dashboards, provisioning }) => dashboards.length > 0 || provisioning !== undefined, {
    error: 'expected dashboards, provisioning or both',
  });

export type GrafanaOptions = z.output<typeof grafanaOptions>;
