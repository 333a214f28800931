import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import type { Observer } from '../../facts/live/observer.js';
import { readJson } from '../../formats/json/json.js';
import { resourceSpans, spansOf } from './otlp.js';
import type { Asked, Found, Span, TraceStore } from './store.js';

const REMEDY = 'Check `url`: it is the address of Tempo, below which `/api/search` answers.';
/** Spans of one trace that the answer lists. */
const SPANS = 100;

const nanoseconds = z.union([z.string(), z.number()]).transform(Number).refine(Number.isFinite);

const spanSet = z.object({
  spans: z.array(z.object({ spanID: z.string(), startTimeUnixNano: nanoseconds, durationNanos: nanoseconds })),
  matched: z.number().optional(),
});

const answer = z.object({
  traces: z
    .array(z.object({ traceID: z.string(), spanSets: z.array(spanSet).nullish(), spanSet: spanSet.nullish() }))
    .nullish(),
  metrics: z.unknown().optional(),
});

const whole = z.object({
  batches: resourceSpans.nullish(),
  trace: z.object({ resourceSpans: resourceSpans.nullish() }).nullish(),
});

/** Tempo by TraceQL. Requests are the service's spans of kind server or consumer. */
export function tempo(observer: Observer): TraceStore {
  const { where } = observer;
  const origin = { name: where, remedy: REMEDY };
  const search = async (filter: string, { from, to, most }: Asked): Promise<readonly Span[]> => {
    const query = {
      q: filter,
      start: String(Math.floor(from / 1000)),
      end: String(Math.ceil(to / 1000)),
      limit: String(most),
      spss: String(SPANS),
    };
    const { traces } = await observer.read({ path: '/api/search', query }, answer);
    return (traces ?? []).flatMap(({ traceID, spanSets, spanSet: one }) =>
      (spanSets ?? (one === undefined || one === null ? [] : [one])).flatMap(({ spans, matched }) => {
        if (matched === undefined || matched <= spans.length) return spans.map(span => spanOf(span, traceID));
        throw new CouldNotTell(
          'truncated',
          `${where}: a trace has more spans than the answer lists`,
          'Ask for a shorter `window`.',
        );
      }),
    );
  };
  return {
    where,
    search: async (asked): Promise<Found> => {
      const of = `resource.service.name = ${JSON.stringify(asked.service)}`;
      const all = await search(`{ ${of} && (kind = server || kind = consumer) }`, asked);
      const failed = await search(`{ ${of} && (kind = server || kind = consumer) && status = error }`, asked);
      const bad = new Set(failed.map(({ traceId, spanId }) => `${traceId} ${spanId}`));
      const requests = all.map(span => ({
        ...span,
        service: asked.service,
        isError: bad.has(`${span.traceId} ${span.spanId}`),
      }));
      const traces = new Set(requests.map(({ traceId }) => traceId)).size;
      return { traces, requests, isAll: traces < asked.most };
    },
    trace: async traceId => {
      const come = await observer.ask({ path: `/api/traces/${traceId}`, statuses: [404] });
      if (come.status === 404) return [];
      const { batches, trace } = readJson(come.body, whole, origin);
      return spansOf(batches ?? trace?.resourceSpans ?? []);
    },
  };
}

const spanOf = (
  { spanID, startTimeUnixNano, durationNanos }: { spanID: string; startTimeUnixNano: number; durationNanos: number },
  traceId: string,
): Span => ({
  traceId,
  spanId: spanID,
  parentId: undefined,
  service: '',
  start: startTimeUnixNano / 1e6,
  ms: durationNanos / 1e6,
  isError: false,
});
