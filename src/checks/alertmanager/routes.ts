import type { ReadAlertmanager } from '../../engines/alertmanager-config/judge.js';
import type { Route } from '../../engines/alertmanager-config/model.js';
import { routesFor } from '../../engines/alertmanager-config/routing.js';
import type { Problem } from '../../engines/prometheus-config/problem.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { offsetAt } from '../../engines/prometheus-config/yaml-tree.js';
import type { AlertLabels } from './gather.js';
import type { AlertmanagerOptions } from './options.js';

type Expected = AlertmanagerOptions['routes'][number];

/** Whether alerts reach the receivers that the options name: those that are written there, and those of the rule files. */
export function routeProblems(
  source: Source,
  { route, receivers }: ReadAlertmanager,
  { routes, alerts }: { readonly routes: readonly Expected[]; readonly alerts: readonly AlertLabels[] | undefined },
): readonly Problem[] {
  if (!route) return [];
  return routes.flatMap(expected => {
    const labels = new Map(Object.entries(expected.labels));
    const own = missing(source, { route, labels, expected, what: `an alert with ${written(expected)}` });
    const meant = alerts?.filter(alert => [...labels].every(([name, value]) => alert.labels.get(name) === value));
    const more = (meant ?? []).flatMap(({ name, labels: all }) =>
      missing(source, { route, labels: all, expected, what: `the alert ${name} with ${written(expected)}` }),
    );
    const none: readonly Problem[] =
      meant?.length === 0
        ? [
            {
              rule: 'no-alert',
              message: `no alert of the rule files has ${written(expected)}`,
              offset: 0,
              about: 'route',
            },
          ]
        : [];
    const isSilent = receivers.get(expected.receiver)?.integrations === 0;
    const silent: readonly Problem[] = isSilent
      ? [
          {
            rule: 'silent-receiver',
            message: `the receiver "${expected.receiver}" tells nobody`,
            offset: 0,
            about: 'receivers',
          },
        ]
      : [];
    return [...own, ...more, ...none, ...silent];
  });
}

const written = ({ labels }: Expected): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ') || 'no labels';

interface Wanted {
  readonly route: Route;
  readonly labels: ReadonlyMap<string, string>;
  readonly expected: Expected;
  readonly what: string;
}

function missing(source: Source, { route, labels, expected, what }: Wanted): readonly Problem[] {
  const taken = routesFor(route, labels);
  const reached = [...new Set(taken.map(({ receiver }) => receiver))];
  if (reached.includes(expected.receiver)) return [];
  const message = `${what} does not reach "${expected.receiver}"; it goes to ${reached.map(name => `"${name}"`).join(' and ') || 'nobody'}`;
  const offset = offsetAt(source.root, taken[0]?.path ?? ['route']);
  return [
    {
      rule: 'wrong-receiver',
      message,
      offset,
      about: 'route',
      expected: expected.receiver,
      actual: reached.join(', '),
    },
  ];
}
