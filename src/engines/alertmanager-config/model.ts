import { Plain } from '../prometheus-config/plain-data.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { type Matcher, oldMatchers, type ReadMatchers, readMatchers } from './matchers.js';

/** A line of `matchers` and where it stands. */
export interface MatcherLine {
  readonly path: YamlPath;
  readonly text: string;
  readonly read: ReadMatchers;
}

export interface Route {
  readonly path: YamlPath;
  /** Its own, else its parent's. */
  readonly receiver: string;
  readonly matchers: readonly Matcher[];
  readonly lines: readonly MatcherLine[];
  /** Uses `match` or `match_re`. */
  readonly isOld: boolean;
  readonly continues: boolean;
  readonly intervals: readonly { readonly name: string; readonly path: YamlPath }[];
  readonly children: readonly Route[];
  readonly raw: unknown;
}

export const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Plain) && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;

export const textOf = (value: unknown): string | undefined =>
  value instanceof Plain ? value.text : typeof value === 'string' ? value : undefined;

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textsOf = (value: unknown): readonly string[] => listOf(value).flatMap(each => textOf(each) ?? []);

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Plain)
    ? Object.entries(value)
    : [];
}

const pairsOf = (value: unknown): readonly (readonly [string, string])[] =>
  entriesOf(value).flatMap(([key, each]) => {
    const text = textOf(each);
    return text === undefined ? [] : [[key, text] as const];
  });

/** The tree of routes in a configuration whose structure is right. */
export function routeOf(value: unknown, path: YamlPath = ['route'], inherited = ''): Route {
  const receiver = textOf(at(value, 'receiver')) || inherited;
  const { matchers, lines } = matchersIn(value, { path, prefix: '' });
  return {
    path,
    receiver,
    matchers,
    lines,
    isOld: at(value, 'match') !== undefined || at(value, 'match_re') !== undefined,
    continues: /^(?:t|y|on)/i.test(textOf(at(value, 'continue')) ?? ''),
    intervals: ['mute_time_intervals', 'active_time_intervals'].flatMap(key =>
      textsOf(at(value, key)).map((name, index) => ({ name, path: [...path, key, index] })),
    ),
    children: listOf(at(value, 'routes')).map((child, index) => routeOf(child, [...path, 'routes', index], receiver)),
    raw: value,
  };
}

/** Matchers under `matchers`, `match` and `match_re`, with `source_` or `target_` before each in an inhibition. */
export function matchersIn(
  value: unknown,
  { path, prefix }: { readonly path: YamlPath; readonly prefix: '' | 'source_' | 'target_' },
): { readonly matchers: readonly Matcher[]; readonly lines: readonly MatcherLine[] } {
  const key = `${prefix}matchers`;
  const lines = textsOf(at(value, key)).map((text, index) => ({
    path: [...path, key, index],
    text,
    read: readMatchers(text),
  }));
  return {
    lines,
    matchers: [
      ...oldMatchers(pairsOf(at(value, `${prefix}match`)), '='),
      ...oldMatchers(pairsOf(at(value, `${prefix}match_re`)), '=~'),
      ...lines.flatMap(({ read }) => ('matchers' in read ? read.matchers : [])),
    ],
  };
}

/** The route and all below it, parents first. */
export const allRoutes = (route: Route): readonly Route[] => [route, ...route.children.flatMap(allRoutes)];
