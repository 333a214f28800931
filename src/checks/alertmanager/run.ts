import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import { readAlertmanager } from '../../engines/alertmanager-config/judge.js';
import { placed } from '../../engines/alertmanager-config/misplaced.js';
import { templateProblems } from '../../engines/alertmanager-config/templates.js';
import { plainData } from '../../engines/prometheus-config/plain-data.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { findingsOf, inSource, type Located, summaryOf } from '../../facts/configuration/located.js';
import { readSources } from '../../facts/configuration/read-sources.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { type Amtool, type AmtoolWord, openAmtool } from './amtool.js';
import { alertsIn, readTemplates } from './gather.js';
import type { AlertmanagerOptions } from './options.js';
import { routeProblems } from './routes.js';
import { alertmanagerRules } from './rules.js';

/** Reads the configurations, and holds them against Alertmanager's rules, amtool and the routes that are wanted. */
export async function runAlertmanager(options: AlertmanagerOptions, ports: Ports): Promise<Verdict> {
  const { sources, unreadable } = await readSources(ports.files, { option: 'config', patterns: options.config });
  const rules =
    options.rules.length === 0
      ? undefined
      : await readSources(ports.files, { option: 'rules', patterns: options.rules });
  const alerts = rules === undefined ? undefined : alertsIn(rules.sources);
  const amtool = options.engine === 'embedded' ? undefined : await openAmtool(ports);
  if (amtool && 'unfit' in amtool && options.engine === 'amtool') throw amtool.unfit;
  const words = await askAmtool(amtool && 'version' in amtool ? amtool : undefined, sources, ports);
  const located: Located[] = [];
  const unrouted: CouldNotTell[] = [];
  for (const source of sources) {
    const read = readAlertmanager(source);
    const { defined, located: inTemplates } = await readTemplates(ports.files, {
      source,
      read,
      extra: options.templates,
    });
    const own = [
      ...read.problems,
      ...(read.route ? templateProblems(plainData(source.root).value, defined).map(placed(source)) : []),
    ].map(inSource(source));
    const word = words.answers.find(({ file }) => file === source.file);
    located.push(...settle(own, word, source), ...inTemplates);
    located.push(...routeProblems(source, read, { routes: options.routes, alerts }).map(inSource(source)));
    if (read.route === undefined && options.routes.length > 0 && word?.refusal === undefined)
      unrouted.push(noRoute(source));
  }
  const findings = findingsOf(alertmanagerRules, located, options.policies);
  const summary = `${summaryOf(findings, checked(sources, options, alerts?.length))} (${judges(amtool)})`;
  const unknown = [...unreadable, ...(rules?.unreadable ?? []), ...words.unknown, ...unrouted];
  return unlessUnknown(byFindings(summary, { findings, evidence: sources.map(({ file }) => file) }), unknown);
}

const noRoute = ({ file }: Source): CouldNotTell =>
  new CouldNotTell(
    'wrong-format',
    `${file}: no route can be read, so where alerts go cannot be told`,
    'Mend the file.',
  );

async function askAmtool(
  amtool: Amtool | undefined,
  sources: readonly Source[],
  { signal }: Ports,
): Promise<{ readonly answers: readonly AmtoolWord[]; readonly unknown: readonly CouldNotTell[] }> {
  if (!amtool) return { answers: [], unknown: [] };
  return askEach(
    sources.map(({ file }) => file),
    { ask: amtool.check, signal },
  );
}

/** What Alertmanager itself decides, so that amtool has the last word on it. */
const SHARED = new Set([
  'yaml',
  'unknown-field',
  'invalid-value',
  'matcher',
  'duplicate-name',
  'undefined-receiver',
  'undefined-interval',
]);

function settle(own: readonly Located[], word: AmtoolWord | undefined, source: Source): readonly Located[] {
  const isShared = ({ problem }: Located) => SHARED.has(problem.rule);
  if (word === undefined) return own;
  if (word.refusal === undefined) {
    return own.map(each => {
      if (!isShared(each)) return each;
      const message = `${each.problem.message} (amtool accepts it)`;
      return { ...each, problem: { ...each.problem, message }, level: 'warning' };
    });
  }
  if (own.some(isShared)) return own;
  return [...own, inSource(source)({ rule: 'refused', message: `amtool: ${word.refusal}`, offset: 0, about: '' })];
}

function judges(amtool: Awaited<ReturnType<typeof openAmtool>> | undefined): string {
  if (amtool === undefined) return 'embedded engine';
  return 'version' in amtool ? `amtool ${amtool.version}, embedded engine` : `embedded engine; ${amtool.unfit.message}`;
}

const checked = (
  sources: readonly Source[],
  { routes }: AlertmanagerOptions,
  alerts: number | undefined,
): readonly string[] => [
  count(sources.length, 'configuration'),
  ...(routes.length > 0 ? [count(routes.length, 'expected route')] : []),
  ...(alerts === undefined ? [] : [count(alerts, 'alert')]),
];
