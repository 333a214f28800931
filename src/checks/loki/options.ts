import { z } from 'zod';
import { comparisons } from '../../engines/comparison/schema.js';
import { policies } from '../../quantities.js';
import { lokiRules } from './rules.js';

const paths = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

export const lokiOptions = z
  .strictObject({
    config: paths('Configuration files of Loki 3, or ConfigMaps that hold them'),
    promtail: paths('Configuration files of Promtail'),
    alloy: paths('Files in the language of Alloy, or folders of them'),
    rules: paths('Rule files of the ruler, with LogQL'),
    require: z
      .strictObject({
        retention: comparisons({ dimension: 'time' }).optional().describe('How long logs are kept, such as `>= 30d`'),
      })
      .prefault({})
      .describe('What must hold'),
    policies: policies(lokiRules),
  })
  .refine(({ config, promtail, alloy, rules }) => config.length + promtail.length + alloy.length + rules.length > 0, {
    error: 'expected at least one of config, promtail, alloy and rules',
  })
  .refine(({ config, require }) => config.length > 0 || require.retention === undefined, {
    error: 'require.retention looks at config',
    path: ['require', 'retention'],
  });

export type LokiOptions = z.output<typeof lokiOptions>;
