import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { parseLogql } from '../../engines/logql/parse.js';
import { type Observer, sameTime } from '../../facts/live/observer.js';
import { samplesOf } from '../../facts/prometheus-api/samples.js';
import { readJson } from '../../formats/json/json.js';
import type { Clock } from '../../ports/clock.js';
import type { HttpResponse } from '../../ports/http.js';
import { pushLine } from './push.js';
import type { Line, LogStore, Span } from './store.js';

/** Loki answers with no more lines unless it is configured so (`max_entries_limit_per_query`). */
export const MOST_LINES = 5_000;
/** How far outside of the window a line may lie, for clocks that differ. */
const SLACK_MS = 60_000;
const ADDRESS = 'Check `url`: it is the address below which `/loki/api/v1/query_range` answers.';

const envelope = z.object({
  status: z.literal('success'),
  data: z.unknown(),
  warnings: z.array(z.string()).nullish(),
});

const streams = z.object({
  resultType: z.literal('streams'),
  result: z.array(
    z.object({
      stream: z.record(z.string(), z.string()),
      // A third element holds structured metadata.
      values: z.array(z.tuple([z.string().regex(/^\d{10,20}$/), z.string()], z.unknown())),
    }),
  ),
});

/** Loki by its HTTP API. */
export function loki(observer: Observer, clock: Clock): LogStore {
  const { where } = observer;
  const ask = async (path: string, query: Readonly<Record<string, string>>): Promise<unknown> => {
    const answer = await observer.ask({ path: `/loki/api/v1/${path}`, query });
    sameTime(answer, { now: clock.now(), where });
    return dataOf(answer, where);
  };
  return {
    observer,
    check: checkLogql,
    lines: async (query, { from, to, most }) => {
      const limit = Math.min(most, MOST_LINES);
      const times = { start: nanoseconds(from), end: nanoseconds(to), limit: String(limit), direction: 'backward' };
      const lines = linesOf(await ask('query_range', { query, ...times }), where);
      inside(lines, { from, to }, where);
      return { lines, isAll: lines.length < limit };
    },
    values: async (query, at) => {
      const samples = samplesOf(await ask('query', { query, time: nanoseconds(at) }), where);
      return samples.map(({ labels, value }) => ({ labels, value }));
    },
    hasStreams: (query, span) => hasStreams(query, { observer, span }),
    push: line => pushLine(line, observer),
    holding: (labels, text) => {
      const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      return `{${matchers.join(', ')}} |= ${JSON.stringify(text)}`;
    },
  };
}

const nanoseconds = (ms: number): string => `${Math.trunc(ms)}000000`;

function checkLogql(query: string, name: string): 'lines' | 'number' {
  const { gives, problems } = parseLogql(query);
  const [problem] = problems;
  if (problem !== undefined || gives === undefined) {
    const message = `${name}: column ${(problem?.from ?? 0) + 1} of the query: ${problem?.message ?? 'it is no LogQL'}`;
    throw new CouldNotTell('wrong-format', message, 'Correct the query; nothing was asked.');
  }
  if (gives === 'literal') {
    const message = `${name}: the query is a number by itself, and looks at no logs`;
    throw new CouldNotTell('nothing-checked', message, 'Write a query with a selector, such as {app="backend"}.');
  }
  return gives === 'log' ? 'lines' : 'number';
}

function dataOf({ body }: HttpResponse, where: string): unknown {
  const { data, warnings } = readJson(body, envelope, { name: where, remedy: ADDRESS });
  const [warning] = warnings ?? [];
  if (warning === undefined) return data;
  const message = `${where}: a part of the answer may be missing: ${warning}`;
  throw new CouldNotTell('truncated', message, 'Look at the server: it says that its answer is not whole.');
}

function linesOf(data: unknown, where: string): readonly Line[] {
  const read = streams.safeParse(data);
  if (!read.success) throw new CouldNotTell('wrong-format', `${where}: the answer holds no streams of lines`, ADDRESS);
  return read.data.result
    .flatMap(({ stream, values }) => values.map(([at, text]) => ({ at: Number(at) / 1e6, text, labels: stream })))
    .sort((a, b) => b.at - a.at);
}

/** A server or a cache that answers for another time has not answered. */
function inside(lines: readonly Line[], { from, to }: Span, where: string): void {
  const strange = lines.find(({ at }) => at < from - SLACK_MS || at > to + SLACK_MS);
  if (strange === undefined) return;
  const message = `${where}: a line of ${new Date(strange.at).toISOString()} came, outside of the window`;
  throw new CouldNotTell('stale', message, 'Set the clocks right, and mistrust caches on the way.');
}

const series = z.object({ status: z.literal('success'), data: z.array(z.unknown()).nullish() });

async function hasStreams(
  query: string,
  { observer, span }: { readonly observer: Observer; readonly span: Span },
): Promise<boolean | undefined> {
  const { selectors } = parseLogql(query);
  for (const matchers of selectors) {
    const match = `{${matchers.map(({ name, operator, value }) => `${name}${operator}${JSON.stringify(value)}`).join(', ')}}`;
    const asked = { 'match[]': match, start: nanoseconds(span.from), end: nanoseconds(span.to) };
    const answer = await observer.ask({ path: '/loki/api/v1/series', query: asked, statuses: [404] });
    if (answer.status === 404) return undefined;
    const { data } = readJson(answer.body, series, { name: observer.where, remedy: ADDRESS });
    if ((data ?? []).length === 0) return false;
  }
  return selectors.length > 0;
}
