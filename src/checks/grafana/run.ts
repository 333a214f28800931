import { byFindings, CouldNotTell, type Finding, findingOf, type Measurement, type Verdict } from '../../check.js';
import { Datasources } from '../../engines/grafana/datasources.js';
import { findingsOf, summaryOf } from '../../facts/configuration/located.js';
import { matchFiles } from '../../facts/configuration/read-sources.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import { judgeFiles, type Seen } from './judge-files.js';
import type { GrafanaOptions } from './options.js';
import { type Provisioning, readProvisioning } from './provisioning.js';
import { grafanaRules } from './rules.js';

/** Judges dashboards one by one, all of them together, and what provisions them. */
export async function runGrafana(options: GrafanaOptions, ports: Ports): Promise<Verdict> {
  const { dashboards } = options;
  const names =
    dashboards.length === 0
      ? []
      : await matchFiles(ports.files, { option: 'dashboards', patterns: dashboards, inFolder: '*.{json,yml,yaml}' });
  const provisioning =
    options.provisioning === undefined ? undefined : await readProvisioning(ports.files, options.provisioning);
  const known = provisioning?.datasources;
  const datasources = known === undefined || known.length === 0 ? undefined : new Datasources(known);
  const { seen, located, broken, unknown } = await judgeFiles(names, { options, datasources, ports });
  if (names.length > 0 && seen.length === 0 && located.length === 0 && unknown.length === 0) throw noDashboard();
  const all = [...located, ...(provisioning?.located ?? [])];
  const findings = [
    ...findingsOf(grafanaRules, all, options.policies),
    ...(names.length === 0 ? [] : tooFew(seen.length + broken + unknown.length, options)),
    ...absent(seen, provisioning, options),
  ];
  const summary = summaryOf(findings, checked(seen, provisioning, names.length > 0));
  const told = byFindings(summary, { findings, measurements: measured(seen, names, options) });
  return unlessUnknown(told, [...unknown, ...(provisioning?.unreadable ?? [])]);
}

const noDashboard = (): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    'the files hold not a single dashboard',
    'Name the files that hold the dashboards.',
  );

/** What could not be read is told as such, and counts as one. */
function tooFew(found: number, { min, policies }: GrafanaOptions): readonly Finding[] {
  if (found >= min || policies['too-few'] === 'off') return [];
  const message = `${count(found, 'dashboard')}, and there must be ${min}`;
  const level = policies['too-few'] ?? 'error';
  return [{ ...findingOf(grafanaRules, { rule: 'too-few', message, expected: `${min}`, actual: `${found}` }), level }];
}

/** What `require` names one by one. */
function absent(
  seen: readonly Seen[],
  provisioning: Provisioning | undefined,
  { require, policies }: GrafanaOptions,
): readonly Finding[] {
  const level = policies.required ?? 'error';
  if (level === 'off') return [];
  const uids = new Set(seen.map(({ uid }) => uid));
  const titles = new Set(seen.map(({ title }) => title));
  const sources = new Set((provisioning?.datasources ?? []).flatMap(({ name, uid, type }) => [name, uid, type]));
  const lacking = (
    wanted: boolean | readonly string[] | undefined,
    known: ReadonlySet<string | undefined>,
    what: string,
  ) =>
    (Array.isArray(wanted) ? wanted : []).filter(each => !known.has(each)).map(each => `there is no ${what} "${each}"`);
  return [
    ...lacking(require.uid, uids, 'dashboard with the uid'),
    ...lacking(require.title, titles, 'dashboard with the title'),
    ...lacking(require.datasource, sources, 'provisioned data source'),
  ].map(message => ({ ...findingOf(grafanaRules, { rule: 'required', message }), level }));
}

const measured = (seen: readonly Seen[], names: readonly string[], { min }: GrafanaOptions): readonly Measurement[] =>
  names.length === 0 ? [] : [{ name: 'dashboards', value: seen.length, unit: 'dashboards', limit: min, bound: 'min' }];

function checked(seen: readonly Seen[], provisioning: Provisioning | undefined, isAsked: boolean): readonly string[] {
  const total = (of: (each: Seen) => number): number => seen.reduce((sum, each) => sum + of(each), 0);
  return [
    ...(isAsked
      ? [
          `${count(seen.length, 'dashboard')} with ${count(
            total(each => each.panels),
            'panel',
          )}`,
        ]
      : []),
    ...(provisioning ? [count(provisioning.files, 'provisioning file')] : []),
  ];
}
