import { z } from 'zod';
import { comparisons } from '../../engines/comparison/schema.js';
import { policies } from '../../quantities.js';
import { tracingRules } from './rules.js';

const paths = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

export const tracingOptions = z
  .strictObject({
    collector: paths('Configuration of the OpenTelemetry Collector, or ConfigMaps that hold it'),
    jaeger: paths('Configuration of Jaeger 2, which is a Collector with a storage'),
    manifests: paths('Manifests or compose files of the services that must send traces'),
    require: z
      .strictObject({
        services: z
          .array(z.string().min(1))
          .default([])
          .describe(
            'Services that must carry endpoint and name; all that have a variable of OpenTelemetry unless given',
          ),
        sampling: comparisons({ dimension: 'ratio' })
          .optional()
          .describe('Which share of traces must be kept, such as `>= 10%`'),
      })
      .prefault({})
      .describe('What must hold'),
    policies: policies(tracingRules),
  })
  .refine(({ collector, jaeger, manifests }) => collector.length + jaeger.length + manifests.length > 0, {
    error: 'expected at least one of collector, jaeger and manifests',
  })
  .refine(({ manifests, require }) => manifests.length > 0 || require.services.length === 0, {
    error: 'require.services looks at manifests',
    path: ['require', 'services'],
  });

export type TracingOptions = z.output<typeof tracingOptions>;
