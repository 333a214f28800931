import { z } from 'zod';
import { policies } from '../../quantities.js';
import { choosableRules } from './rules.js';

const paths = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

export const alertmanagerOptions = z.strictObject({
  config: z.array(z.string().min(1)).min(1).describe('Alertmanager configuration files, or patterns'),
  templates: paths('Template files of the repository that the server has where the configuration names others'),
  rules: paths('Rule files of Prometheus whose alerts must reach the receivers that `routes` names'),
  routes: z
    .array(
      z.strictObject({
        labels: z.record(z.string(), z.string()).describe('Labels of an alert'),
        receiver: z.string().min(1).describe('The receiver that must get it'),
      }),
    )
    .default([])
    .describe('Alerts by their labels, and who must get them'),
  engine: z
    .enum(['auto', 'amtool', 'embedded'])
    .default('auto')
    .describe('Who judges: auto is amtool where it is present, and the embedded engine on top'),
  policies: policies(choosableRules),
});

export type AlertmanagerOptions = z.output<typeof alertmanagerOptions>;
