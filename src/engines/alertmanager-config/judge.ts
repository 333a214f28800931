import { nearest } from '../../text/nearest.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Problem } from '../prometheus-config/problem.js';
import { schemaProblems } from '../prometheus-config/schema-problems.js';
import type { Source } from '../prometheus-config/source.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { inhibitionProblems } from './inhibition.js';
import { integrationProblems } from './integrations.js';
import { lineProblems } from './lines.js';
import { type Misplaced, placed } from './misplaced.js';
import { allRoutes, at, entriesOf, listOf, type Route, routeOf, textOf, textsOf } from './model.js';
import { shadowOf } from './routing.js';
import { alertmanagerSchema } from './schema.js';

export interface ReadAlertmanager {
  /** Undefined where there is none that can be read. */
  readonly route: Route | undefined;
  /** Names of receivers that reach somebody, and of those that do not. */
  readonly receivers: ReadonlyMap<string, { readonly integrations: number }>;
  /** Patterns of template files, as they are written. */
  readonly templates: readonly { readonly pattern: string; readonly path: YamlPath }[];
  readonly problems: readonly Problem[];
}

/** Reads a configuration as Alertmanager loads it, and judges what it would load and never use. */
export function readAlertmanager(source: Source): ReadAlertmanager {
  const nothing = { route: undefined, receivers: new Map(), templates: [] };
  const { problem } = source.yaml;
  if (problem) {
    const message = `not YAML: ${problem.message}`;
    return { ...nothing, problems: [{ rule: 'yaml', message, offset: problem.offset, about: '' }] };
  }
  const { value, problems } = plainData(source.root);
  if (problems.length > 0) return { ...nothing, problems };
  const receivers = listOf(at(value, 'receivers')).map(each => ({
    name: textOf(at(each, 'name')) ?? '',
    integrations: entriesOf(each).reduce(
      (sum, [key, list]) => sum + (key.endsWith('_configs') ? listOf(list).length : 0),
      0,
    ),
  }));
  const route = at(value, 'route') === undefined ? undefined : routeOf(at(value, 'route'));
  const read = {
    route,
    receivers: new Map(receivers.map(({ name, integrations }) => [name, { integrations }])),
    templates: textsOf(at(value, 'templates')).map((pattern, index) => ({ pattern, path: ['templates', index] })),
  };
  const parsed = alertmanagerSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const found = schemaProblems(parsed.error.issues, source.root);
    // A value may be a secret.
    return { ...read, problems: found.map(each => ({ ...each, actual: undefined })) };
  }
  const wrong = [
    ...rootProblems(value, route),
    ...receiverProblems(
      receivers.map(({ name }) => name),
      route,
    ),
    ...integrationProblems(value),
    ...(route ? [...intervalProblems(value, route), ...routeProblems(route)] : []),
    ...inhibitionProblems(value),
  ];
  return { ...read, problems: wrong.map(placed(source)) };
}

function rootProblems(value: unknown, route: Route | undefined): readonly Misplaced[] {
  const wrong = (path: YamlPath, message: string): Misplaced => ({ rule: 'invalid-value', path, message });
  if (!route) return [wrong([], 'there is no route: Alertmanager does not start without one')];
  const receivers = listOf(at(value, 'receivers'));
  return [
    ...(receivers.length === 0 ? [wrong(['receivers'], 'there is no receiver')] : []),
    ...(route.receiver === '' ? [wrong(['route'], 'the root route must name a receiver')] : []),
    ...(route.matchers.length + route.lines.length > 0
      ? [wrong(['route'], 'the root route must not have matchers')]
      : []),
    ...(route.continues ? [wrong(['route', 'continue'], 'the root route has no sibling to continue with')] : []),
    ...route.intervals.slice(0, 1).map(({ path }) => wrong(path, 'the root route must not have time intervals')),
  ];
}

function receiverProblems(names: readonly string[], route: Route | undefined): readonly Misplaced[] {
  const used = new Set(route ? allRoutes(route).map(({ receiver }) => receiver) : []);
  const twice = names.flatMap((name, index): readonly Misplaced[] => {
    const path = ['receivers', index, 'name'];
    if (names.indexOf(name) < index)
      return [{ rule: 'duplicate-name', path, message: `another receiver is named "${name}" too` }];
    if (!route || used.has(name)) return [];
    return [{ rule: 'unused-receiver', path, message: `no route leads to the receiver "${name}"` }];
  });
  const unknown = (route ? allRoutes(route) : []).flatMap((each): readonly Misplaced[] => {
    const own = textOf(at(each.raw, 'receiver'));
    if (own === undefined || own === '' || names.includes(own)) return [];
    const near = nearest(own, names);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const message = `there is no receiver "${own}"${hint}`;
    return [{ rule: 'undefined-receiver', path: [...each.path, 'receiver'], message }];
  });
  return [...twice, ...unknown];
}

function intervalProblems(value: unknown, route: Route): readonly Misplaced[] {
  const defined = ['mute_time_intervals', 'time_intervals'].flatMap(key =>
    listOf(at(value, key)).map((each, index) => ({ name: textOf(at(each, 'name')) ?? '', path: [key, index, 'name'] })),
  );
  const names = defined.map(({ name }) => name);
  const twice = defined
    .filter(({ name }, index) => names.indexOf(name) < index)
    .map(({ name, path }) => ({
      rule: 'duplicate-name',
      path,
      message: `another time interval is named "${name}" too`,
    }));
  const unknown = allRoutes(route)
    .flatMap(({ intervals }) => intervals)
    .filter(({ name }) => !names.includes(name))
    .map(({ name, path }) => {
      const near = nearest(name, names);
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return { rule: 'undefined-interval', path, message: `there is no time interval "${name}"${hint}` };
    });
  return [...twice, ...unknown];
}

function routeProblems(route: Route): readonly Misplaced[] {
  return allRoutes(route).flatMap(each => [
    ...each.lines.flatMap(lineProblems),
    ...(each.isOld
      ? [{ rule: 'old-matcher', path: each.path, message: '`match` and `match_re` are deprecated: write `matchers`' }]
      : []),
    ...each.children.flatMap((child, index): readonly Misplaced[] => {
      const shadow = shadowOf(child, each.children.slice(0, index));
      if (!shadow) return [];
      const before = shadow.receiver === '' ? 'a route' : `the route to "${shadow.receiver}"`;
      const message = `no alert comes here: ${before} stands before it, takes all of them, and has no \`continue\``;
      return [{ rule: 'shadowed-route', path: child.path, message }];
    }),
  ]);
}
