import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import { type Observer, sameTime } from '../../facts/live/observer.js';
import { parseJsonLines, readValue } from '../../formats/json/json.js';
import type { Clock } from '../../ports/clock.js';
import { pushLine } from './push.js';
import type { LogStore } from './store.js';

const MOST_LINES = 5_000;

/** One line of an answer: a map of fields, all of them texts. */
const entry = z.looseObject({ _time: z.iso.datetime({ offset: true }), _msg: z.string().optional() });
const fields = z.record(z.string(), z.string());

/** VictoriaLogs by its own API: its queries are LogsQL, and none is checked before it is asked. */
export function victoriaLogs(observer: Observer, clock: Clock): LogStore {
  const { where } = observer;
  const unsupported = () =>
    new CouldNotTell('unsupported', `${where}: it is asked for lines alone`, 'Write a query for lines.');
  return {
    observer,
    check: () => 'lines',
    lines: async (query, { from, to, most }) => {
      const limit = Math.min(most, MOST_LINES);
      const times = { start: new Date(from).toISOString(), end: new Date(to).toISOString(), limit: String(limit) };
      const answer = await observer.ask({ path: '/select/logsql/query', query: { query, ...times } });
      sameTime(answer, { now: clock.now(), where });
      const origin = {
        name: where,
        remedy: 'Check `url`: it is the address below which `/select/logsql/query` answers.',
      };
      const lines = parseJsonLines(answer.body.toString('utf8'), origin)
        .map(value => ({ read: readValue(value, entry, origin), all: readValue(value, fields, origin) }))
        .map(({ read, all }) => ({ at: Date.parse(read._time), text: read._msg ?? '', labels: all }))
        .sort((a, b) => b.at - a.at);
      return { lines, isAll: lines.length < limit };
    },
    values: () => Promise.reject(unsupported()),
    hasStreams: async (query, { from, to }) => {
      const [selector] = /^\s*\{[^}]*\}/.exec(query) ?? [];
      if (selector === undefined) return undefined;
      const times = { start: new Date(from).toISOString(), end: new Date(to).toISOString(), limit: '1' };
      const answer = await observer.ask({ path: '/select/logsql/query', query: { query: selector, ...times } });
      return answer.body.toString('utf8').trim() !== '';
    },
    push: line => pushLine(line, observer, '/insert'),
    holding: (labels, text) => {
      const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      return `{${matchers.join(',')}} ${JSON.stringify(text)}`;
    },
  };
}
