import { posix } from 'node:path';
import type { CouldNotTell } from '../../check.js';
import type { Datasources } from '../../engines/grafana/datasources.js';
import { type DashboardProblem, judgeDashboard } from '../../engines/grafana/judge.js';
import type { Problem } from '../../engines/prometheus-config/problem.js';
import { inSource, type Located } from '../../facts/configuration/located.js';
import type { Dashboard } from '../../formats/grafana/dashboard.js';
import { readDashboard } from '../../formats/grafana/read.js';
import { firstFault } from '../../formats/json/fault.js';
import { locateInJson } from '../../formats/json/locate.js';
import type { Ports } from '../../ports/ports.js';
import { askEach } from '../../told-in-part.js';
import { type DashboardText, dashboardsIn } from './documents.js';
import type { GrafanaOptions } from './options.js';

/** What is kept of a dashboard once it was judged: the files may be many and large. */
export interface Seen {
  readonly file: string;
  readonly uid: string | undefined;
  readonly title: string;
  readonly panels: number;
  readonly queries: number;
  readonly located: readonly Located[];
}

/** Reads and judges each file in turn, so that memory holds one at a time. */
export async function judgeFiles(
  names: readonly string[],
  {
    options,
    datasources,
    ports,
  }: { readonly options: GrafanaOptions; readonly datasources: Datasources | undefined; readonly ports: Ports },
): Promise<{
  readonly seen: readonly Seen[];
  /** How many could not be read. */
  readonly broken: number;
  readonly located: readonly Located[];
  readonly unknown: readonly CouldNotTell[];
}> {
  const located: Located[] = [];
  const { answers, unknown } = await askEach(names, {
    signal: ports.signal,
    ask: async (file): Promise<readonly Seen[]> => {
      ports.signal.throwIfAborted();
      const held = await dashboardsIn(ports.files, file);
      if ('broken' in held) {
        located.push(
          inSource(held.broken)({ rule: 'yaml', message: held.broken.message, offset: held.broken.offset, about: '' }),
        );
        return [];
      }
      return held.texts.flatMap(each => {
        const judged = judgeText(each, options, datasources);
        if ('unread' in judged) located.push(inSource(each.source)(judged.unread));
        return 'unread' in judged ? [] : [judged];
      });
    },
  });
  const seen = answers.flat();
  return {
    seen,
    broken: located.length,
    located: [...located, ...seen.flatMap(each => each.located), ...twice(seen)],
    unknown,
  };
}

function judgeText(
  { text, source }: DashboardText,
  options: GrafanaOptions,
  datasources: Datasources | undefined,
): Seen | { readonly unread: Problem } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = Math.min(firstFault(text), Math.max(0, text.length - 1));
    const message = offset >= text.trimEnd().length - 1 ? 'the JSON ends early' : 'not JSON from here on';
    return { unread: { rule: 'json', message, offset, about: '' } };
  }
  const dashboard = readDashboard(value);
  if (dashboard === undefined) {
    const message = 'no dashboard: it has neither panels nor elements';
    return { unread: { rule: 'no-dashboard', message, offset: 0, about: '' } };
  }
  const problems = [...judgeDashboard(dashboard, { datasources }), ...demands(dashboard, options)];
  const queries = dashboard.panels.reduce((sum, { targets }) => sum + targets.length, 0);
  return {
    file: source.file,
    uid: dashboard.uid,
    title: dashboard.title,
    panels: dashboard.panels.length,
    queries,
    located: problems.map(problem => inSource(source)(placed(text, problem))),
  };
}

function placed(text: string, { rule, message, path, within, actual }: DashboardProblem) {
  const start = locateInJson(text, path);
  // In a JSON text a quote and a line's end take two characters.
  const offset = within === undefined ? start : start + 1 + escapedLength(text, start, within);
  return { rule, message, offset, about: path.join('.'), ...(actual === undefined ? {} : { actual }) };
}

/** How many characters of the JSON text at a quote stand for so many of its value. */
function escapedLength(text: string, quote: number, length: number): number {
  let at = quote + 1;
  for (let read = 0; read < length && at < text.length; read += 1) {
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  }
  return at - quote - 1;
}

function demands(dashboard: Dashboard, { require }: GrafanaOptions): readonly DashboardProblem[] {
  const { uid, path, panels } = dashboard;
  const bare =
    require.datasource === true ? panels.filter(({ targets }) => targets.some(target => !target.datasource)) : [];
  return [
    ...(require.uid === true && uid === undefined
      ? [{ rule: 'required', message: 'the dashboard has no uid', path }]
      : []),
    ...bare.map(panel => ({ rule: 'required', message: `"${panel.title}" says no data source`, path: panel.path })),
  ];
}

/** uids of all dashboards, titles of those in one folder. */
function twice(seen: readonly Seen[]): readonly Located[] {
  const found: Located[] = [];
  const uids = new Map<string, Seen>();
  const titles = new Map<string, Seen>();
  for (const each of seen) {
    const start = inSource({ file: each.file, at: () => ({ line: 1, column: 1 }) });
    const other = each.uid === undefined ? undefined : uids.get(each.uid);
    if (other)
      found.push(
        start({
          rule: 'duplicate-uid',
          message: `${other.file} has the uid "${each.uid}", too`,
          offset: 0,
          about: 'uid',
        }),
      );
    else if (each.uid !== undefined) uids.set(each.uid, each);
    const key = `${posix.dirname(each.file)}\n${each.title.trim().toLowerCase()}`;
    const same = each.title === '' || other ? undefined : titles.get(key);
    if (same)
      found.push(
        start({
          rule: 'duplicate-title',
          message: `${same.file} has the title "${each.title}", too`,
          offset: 0,
          about: 'title',
        }),
      );
    else titles.set(key, each);
  }
  return found;
}
