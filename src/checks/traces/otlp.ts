import { z } from 'zod';
import type { Span } from './store.js';

const nanoseconds = z.union([z.string(), z.number()]).transform(Number).refine(Number.isFinite);
const id = z.string();

const span = z.object({
  traceId: id,
  spanId: id,
  parentSpanId: id.optional(),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  status: z.object({ code: z.union([z.number(), z.string()]).optional() }).nullish(),
});

const attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }).nullish() });
const scope = z.object({ spans: z.array(span).nullish() });

/** Spans as OTLP has them in JSON; ids are in hexadecimal, or in base64 where Tempo writes them so. */
export const resourceSpans = z.array(
  z.object({
    resource: z.object({ attributes: z.array(attribute).nullish() }).nullish(),
    scopeSpans: z.array(scope).nullish(),
    instrumentationLibrarySpans: z.array(scope).nullish(),
  }),
);

export function spansOf(resources: z.output<typeof resourceSpans>): readonly Span[] {
  return resources.flatMap(({ resource, scopeSpans, instrumentationLibrarySpans }) => {
    const named = resource?.attributes?.find(({ key }) => key === 'service.name');
    const service = named?.value?.stringValue ?? '';
    const scopes = [...(scopeSpans ?? []), ...(instrumentationLibrarySpans ?? [])];
    return scopes.flatMap(({ spans }) => spans ?? []).map(each => spanOf(each, service));
  });
}

function spanOf(
  { traceId, spanId, parentSpanId, startTimeUnixNano, endTimeUnixNano, status }: z.output<typeof span>,
  service: string,
): Span {
  const parent = hex(parentSpanId ?? '', 16);
  return {
    traceId: hex(traceId, 32),
    spanId: hex(spanId, 16),
    parentId: /^0*$/.test(parent) ? undefined : parent,
    service,
    start: startTimeUnixNano / 1e6,
    ms: (endTimeUnixNano - startTimeUnixNano) / 1e6,
    isError: status?.code === 2 || status?.code === 'STATUS_CODE_ERROR',
  };
}

function hex(text: string, length: number): string {
  if (text.length === length && /^[0-9a-f]+$/i.test(text)) return text.toLowerCase();
  return text === '' ? '' : Buffer.from(text, 'base64').toString('hex');
}
