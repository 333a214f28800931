import { z } from 'zod';
import { comparisons } from '../../engines/comparison/schema.js';
import { connection, httpUrl } from '../../facts/live/connection.js';
import { waiting } from '../../facts/live/waiting.js';
import { windowOption } from '../../facts/live/window.js';
import { duration, shown } from '../../quantities.js';

const expect = z.strictObject({
  'error-rate': comparisons({ dimension: 'ratio' }).optional().describe('Share of requests whose span has an error'),
  p95: comparisons({ dimension: 'time' }).optional().describe('Time that 95 % of requests stay below'),
});

const service = z.strictObject({
  name: z.string().min(1).max(200).describe('Name of the service, as its spans have it'),
  min: z.int().min(1).default(1).describe('Fewer traces are wrong, none included'),
  expect: expect.optional().describe('What must hold of its requests'),
  samples: z.int().min(1).default(20).describe('With fewer requests, nobody can tell what `expect` asks'),
  window: windowOption.optional().describe('Instead of the `window` of all'),
});

const probe = z.strictObject({
  otlp: httpUrl.describe(
    'Where spans are sent: the address of an OTLP receiver over HTTP, such as http://collector:4318',
  ),
  service: z.string().min(1).default('deploy-validate').describe('Name of the service that the probe has'),
  within: duration.prefault('30s').describe('How long it may take until the spans can be read'),
});

export const tracesOptions = z
  .strictObject({
    ...connection,
    url: connection.url.describe('The address of Jaeger or Tempo'),
    api: z.enum(['jaeger', 'tempo']).default('jaeger').describe('How it is asked'),
    services: z.array(service).min(1).max(100).optional().describe('Services whose traces must arrive'),
    probe: probe.optional().describe('Sends two spans of its own, and reads them back'),
    window: windowOption.optional().meta(shown('15m')).describe('The time that is looked at, or `since-deploy`'),
    ...waiting,
  })
  .refine(({ services, probe: sent }) => services !== undefined || sent !== undefined, {
    error: 'expected `services`, `probe` or both',
  });

export type TracesOptions = z.output<typeof tracesOptions>;
export type Service = NonNullable<TracesOptions['services']>[number];
export type Probe = NonNullable<TracesOptions['probe']>;
