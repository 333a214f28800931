import { at, listOf, textOf } from '../alertmanager-config/model.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { durationMs, isFilledIn, isTrue } from './values.js';
import type { Wrong } from './wrong.js';

/** How long logs are kept. */
export interface Retention {
  /** Each period that is set, in milliseconds, with where; empty where nothing is ever deleted. */
  readonly periods: readonly { readonly ms: number; readonly path: YamlPath }[];
  /** A value that is filled in at deployment, so that nobody can tell. */
  readonly open: string | undefined;
  /** Where a reader should look. */
  readonly path: YamlPath;
}

const DAY = 86_400_000;

/** The retention that applies, and why one that is written does not. */
export function readRetention(value: unknown): { readonly retention: Retention; readonly wrongs: readonly Wrong[] } {
  const compactor = at(value, 'compactor');
  const limits = at(value, 'limits_config');
  const period = ['limits_config', 'retention_period'];
  const wrongs: Wrong[] = [];
  const wrong = (path: YamlPath, message: string): void => {
    wrongs.push({ rule: 'retention', path, message });
  };
  const streams = listOf(at(limits, 'retention_stream')).map((stream, index) => ({
    text: textOf(at(stream, 'period')) ?? '',
    path: ['limits_config', 'retention_stream', index, 'period'],
  }));
  const written = [{ text: textOf(at(limits, 'retention_period')) ?? '', path: period }, ...streams].filter(
    ({ text }) => text !== '',
  );
  const read = written.map(each => ({ ...each, ms: durationMs(each.text) }));
  const open = read.find(({ text }) => isFilledIn(text))?.text;
  for (const { text, ms, path } of read) {
    if (isFilledIn(text)) continue;
    if (ms === undefined) wrong(path, `"${text}" is no duration; write such as 720h or 30d`);
    else if (ms > 0 && ms < DAY) wrong(path, `${text} is less than 24h, the shortest retention that Loki takes`);
  }
  const isOn = isTrue(at(compactor, 'retention_enabled'));
  const set = read.filter(({ ms }) => ms !== undefined && ms > 0);
  const flag = textOf(at(compactor, 'retention_enabled')) ?? '';
  const [first] = set;
  if (!isOn && !isFilledIn(flag) && first) {
    wrong(first.path, 'this retention does nothing: nothing is deleted without `compactor.retention_enabled: true`');
  }
  if (isOn && textOf(at(compactor, 'delete_request_store')) === undefined) {
    wrong(
      ['compactor', 'retention_enabled'],
      'Loki does not start: with retention the compactor needs `delete_request_store`',
    );
  }
  return {
    retention: {
      periods: isOn ? set.flatMap(({ ms, path }) => (ms === undefined ? [] : [{ ms, path }])) : [],
      open: open ?? (isFilledIn(flag) ? flag : undefined),
      path: first?.path ?? period,
    },
    wrongs,
  };
}
