import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import type { Observer } from '../../facts/live/observer.js';
import { parseJson, parseJsonLines, readValue } from '../../formats/json/json.js';
import type { HttpResponse } from '../../ports/http.js';
import { resourceSpans, spansOf } from './otlp.js';
import { type Asked, entriesOf, type Found, type Span, type TraceStore } from './store.js';

const REMEDY = 'Check `url`: it is the address of the query service of Jaeger.';

/** Jaeger by its API of version 3, or by the older one where that is not there. */
export function jaeger(observer: Observer): TraceStore {
  const { where } = observer;
  return {
    where,
    search: async asked => {
      const { service, from, to, most } = asked;
      const query = {
        'query.service_name': service,
        'query.start_time_min': new Date(from).toISOString(),
        'query.start_time_max': new Date(to).toISOString(),
        'query.num_traces': String(most),
        'query.search_depth': String(most),
      };
      const answer = await observer.ask({ path: '/api/v3/traces', query, statuses: [404, 405, 501] });
      const spans = isNone(answer) ? await old(observer, asked) : readNew(answer, where);
      return foundOf(spans, asked, where);
    },
    trace: async traceId => {
      const answer = await observer.ask({ path: `/api/v3/traces/${traceId}`, statuses: [404, 405, 501] });
      if (!isNone(answer)) return readNew(answer, where);
      const older = await observer.ask({ path: `/api/traces/${traceId}`, statuses: [404] });
      return older.status === 404 ? [] : readOld(older, where);
    },
  };
}

/** Both "no such path" and "no such trace" are 404. */
const isNone = ({ status }: HttpResponse): boolean => status >= 400;

async function old(observer: Observer, { service, from, to, most }: Asked): Promise<readonly Span[]> {
  const query = { service, start: `${Math.trunc(from)}000`, end: `${Math.trunc(to)}000`, limit: String(most) };
  // Jaeger says 404 of a service that it does not know in this time.
  const answer = await observer.ask({ path: '/api/traces', query, statuses: [404] });
  return readOld(answer, observer.where);
}

/** How far a span may lie ahead, for clocks that differ. */
const SLACK_MS = 60_000;

/** A trace that began before the window is of another time; one from the future is no evidence at all. */
function foundOf(spans: readonly Span[], { service, from, to, most }: Asked, where: string): Found {
  const entries = entriesOf(spans, service);
  const strange = entries.find(({ start }) => start > to + SLACK_MS);
  if (strange !== undefined) {
    const message = `${where}: a span of ${new Date(strange.start).toISOString()} came, which is yet to come`;
    throw new CouldNotTell('stale', message, 'Set the clocks of the services right.');
  }
  const requests = entries.filter(({ start }) => start >= from - SLACK_MS);
  const traces = new Set(requests.map(({ traceId }) => traceId)).size;
  return { traces, requests, isAll: new Set(spans.map(({ traceId }) => traceId)).size < most };
}

const part = z.object({
  result: z.object({ resourceSpans: resourceSpans.nullish() }).optional(),
  resourceSpans: resourceSpans.nullish(),
  error: z.object({ message: z.string().optional() }).optional(),
});

/** One document, or a stream of them. */
function readNew({ body }: HttpResponse, where: string): readonly Span[] {
  const origin = { name: where, remedy: REMEDY };
  const text = body.toString('utf8');
  const documents = text.trim().includes('}\n{') ? parseJsonLines(text, origin) : [parseJson(text, origin)];
  return documents.flatMap(document => {
    const { result, resourceSpans: own, error } = readValue(document, part, origin);
    if (error !== undefined) throw new CouldNotTell('tool-refused', `${where}: ${error.message ?? 'an error'}`, REMEDY);
    const found = result === undefined ? own : (result.resourceSpans ?? []);
    if (found === undefined || found === null)
      throw new CouldNotTell('wrong-format', `${where}: the answer holds no traces`, REMEDY);
    return spansOf(found);
  });
}

const oldSpan = z.object({
  traceID: z.string(),
  spanID: z.string(),
  references: z.array(z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() })).nullish(),
  startTime: z.number(),
  duration: z.number(),
  processID: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
});

const oldAnswer = z.object({
  data: z
    .array(
      z.object({
        spans: z.array(oldSpan),
        processes: z.record(z.string(), z.object({ serviceName: z.string() })),
        warnings: z.unknown().optional(),
      }),
    )
    .nullable(),
  errors: z.array(z.object({ msg: z.string() })).nullish(),
});

function readOld({ body, status }: HttpResponse, where: string): readonly Span[] {
  const origin = { name: where, remedy: REMEDY };
  const { data, errors } = readValue(parseJson(body.toString('utf8'), origin), oldAnswer, origin);
  const [error] = errors ?? [];
  if (error !== undefined && status !== 404) throw new CouldNotTell('tool-refused', `${where}: ${error.msg}`, REMEDY);
  return (data ?? []).flatMap(({ spans, processes }) =>
    spans.map(each => ({
      traceId: each.traceID.padStart(32, '0'),
      spanId: each.spanID.padStart(16, '0'),
      parentId: each.references?.find(({ refType }) => refType === 'CHILD_OF')?.spanID.padStart(16, '0'),
      service: processes[each.processID]?.serviceName ?? '',
      start: each.startTime / 1000,
      ms: each.duration / 1000,
      isError: (each.tags ?? []).some(
        ({ key, value }) =>
          (key === 'error' && (value === true || value === 'true')) ||
          (key === 'otel.status_code' && value === 'ERROR'),
      ),
    })),
  );
}
