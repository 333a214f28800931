import { byFindings, CouldNotTell, type Finding, failed, findingOf, passed, type Verdict } from '../../check.js';
import {
  type Application,
  type ArgoCd,
  isAutomated,
  isSameRevision,
  openArgoCd,
  readArgoRecord,
  recordApplications,
  revisionsOf,
} from '../../facts/argocd/argo-cd.js';
import { faultsOf } from '../../facts/argocd/state.js';
import { until } from '../../facts/live/until.js';
import type { Recorded } from '../../ports/delivery.js';
import type { Ports } from '../../ports/ports.js';
import { alignColumns } from '../../text/table.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import type { ArgocdOptions } from './options.js';
import { argocdRules } from './rules.js';

/** What the applications run now; null where nothing is changed. */
export async function beforeArgocd(options: ArgocdOptions, ports: Ports): Promise<Recorded> {
  if (options.action === 'wait') return null;
  return recordApplications(options.apps, await openArgoCd(options, ports));
}

/** What would be done, application by application; failed where Argo CD would undo or refuse it. */
export async function rehearseArgocd(options: ArgocdOptions, ports: Ports): Promise<Verdict> {
  const argo = await openArgoCd(options, ports);
  const apps = await Promise.all(options.apps.map(name => argo.look(name)));
  const findings = apps.flatMap(app => refusalsOf(app, options, ports));
  const text = apps
    .map(app => `${app.metadata.name}: ${options.action}, now at ${revisionsOf(app).join(', ')}`)
    .join('\n');
  return byFindings(`${options.action} of ${count(apps.length, 'application')}`, {
    findings,
    details: [{ title: 'What would be done', text }],
  });
}

/** Does what `action` says, once, and then waits until it holds. */
export async function runArgocd(options: ArgocdOptions, ports: Ports): Promise<Verdict> {
  const argo = await openArgoCd(options, ports);
  if (options.action === 'pause') return pauseAll(options, { argo, ports });
  const wanted = new Map(options.apps.map(name => [name, options.revision]));
  let since: number | undefined;
  if (options.action !== 'wait') {
    const apps = await Promise.all(options.apps.map(name => argo.look(name)));
    const findings = apps.flatMap(app => refusalsOf(app, options, ports));
    const [first] = findings;
    if (first) return failed(`nothing was changed: ${first.message}`, { findings });
    await ports.delivery?.note(await recordApplications(options.apps, argo));
    since = await act(apps, { options, argo, ports, wanted });
  }
  const lost = new WeakSet<Verdict>();
  const verdict = await until(
    async () => {
      const { verdict, isLost } = await judge(options, { argo, ports, wanted, since });
      if (isLost) lost.add(verdict);
      return verdict;
    },
    { waiting: options, ports, isLost: each => lost.has(each) },
  );
  if (options.action !== 'wait') await ports.delivery?.note(await recordApplications(options.apps, argo));
  return verdict;
}

interface Acting {
  readonly options: ArgocdOptions;
  readonly argo: ArgoCd;
  readonly ports: Ports;
  readonly wanted: Map<string, string | undefined>;
}

/** Answers from when on an operation is this one: a second before, since Argo CD tells whole seconds. */
async function act(
  apps: readonly Application[],
  { options, argo, ports, wanted }: Acting,
): Promise<number | undefined> {
  // The server's clock counts, not this machine's: what was there before is older than what comes.
  const newest = Math.max(0, ...apps.map(({ status }) => Date.parse(status.operationState?.startedAt ?? '') || 0));
  for (const app of apps) {
    const { name } = app.metadata;
    ports.tell(`${options.action} of ${name}`);
    if (options.action === 'sync') await argo.sync(name, options);
    else {
      const entry = entryFor(app, options, ports);
      if (entry === undefined) continue;
      wanted.set(name, entry.revision);
      await argo.rollBack(name, { id: entry.id, prune: options.prune });
    }
  }
  return newest === 0 ? undefined : newest + 1;
}

/** Why an action would be of no use. */
function refusalsOf(app: Application, options: ArgocdOptions, ports: Ports): readonly Finding[] {
  if (options.action !== 'rollback') return [];
  const { name } = app.metadata;
  const found = (rule: 'still-automated' | 'nothing-recorded', message: string): readonly Finding[] => [
    findingOf(argocdRules, { rule, message: `${name}: ${message}`, subject: `Application/${name}` }),
  ];
  if (isAutomated(app)) return found('still-automated', 'it syncs by itself, and Argo CD refuses a rollback');
  return entryFor(app, options, ports) ? [] : found('nothing-recorded', 'its history does not hold what was recorded');
}

/** The entry of its history to go back to: by the record, else by `revision`. */
function entryFor({ metadata, status }: Application, { revision }: ArgocdOptions, { delivery }: Ports) {
  const records = (delivery?.notes ?? []).flatMap(({ before }) => readArgoRecord(before)?.apps ?? []);
  const recorded = records.find(({ name }) => name === metadata.name);
  const newestFirst = [...status.history].sort((one, other) => other.id - one.id);
  if (revision !== undefined) return newestFirst.find(each => isSameRevision(revision, each.revision));
  return recorded?.id === undefined ? undefined : status.history.find(({ id }) => id === recorded.id);
}

interface Judging {
  readonly argo: ArgoCd;
  readonly ports: Ports;
  readonly wanted: ReadonlyMap<string, string | undefined>;
  readonly since: number | undefined;
}

async function judge(options: ArgocdOptions, { argo, ports, wanted, since }: Judging) {
  const rows: string[][] = [];
  const ask = async (name: string) => {
    const app = await argo.look(name);
    const { status } = app;
    rows.push([name, status.sync.status, status.health.status, revisionsOf(app).join(' ')]);
    return {
      name,
      faults: faultsOf(app, {
        ...options.expect,
        revision: wanted.get(name),
        since,
        isBack: options.action === 'rollback',
      }),
    };
  };
  const { answers, unknown } = await askEach(options.apps, { ask, signal: ports.signal });
  const faults = answers.flatMap(({ name, faults: own }) => own.map(fault => ({ ...fault, name })));
  ports.tell(
    `${answers.length - new Set(faults.map(({ name }) => name)).size} of ${count(options.apps.length, 'application')}`,
  );
  const findings = faults.map(({ rule, message, name }) =>
    findingOf(argocdRules, { rule, message, subject: `Application/${name}` }),
  );
  const details = [{ title: 'Applications', text: alignColumns(rows).join('\n') }];
  const isAny = [...wanted.values()].every(revision => revision === undefined);
  const unasked = isAny ? [findingOf(argocdRules, { rule: 'any-revision', message: 'no revision was asked for' })] : [];
  const at = isAny ? '' : ` at ${[...new Set(wanted.values())].join(', ')}`;
  const { sync, health } = options.expect;
  const told =
    faults[0] === undefined
      ? passed(`${count(answers.length, 'application')} ${sync} and ${health}${at}`, { findings: unasked, details })
      : failed(faults[0].message, { findings: [...findings, ...unasked], details });
  return { verdict: unlessUnknown(told, unknown), isLost: faults.some(({ isLost }) => isLost) };
}

/** Switches automatic syncing off, and looks whether it stays so. */
async function pauseAll(
  { apps }: ArgocdOptions,
  { argo, ports }: { readonly argo: ArgoCd; readonly ports: Ports },
): Promise<Verdict> {
  await ports.delivery?.note(await recordApplications(apps, argo));
  for (const name of apps) await argo.pause(name);
  await ports.clock.sleep(1_000, ports.signal);
  const told = await Promise.all(apps.map(name => argo.look(name)));
  const findings = told.filter(isAutomated).map(({ metadata: { name } }) =>
    findingOf(argocdRules, {
      rule: 'still-automated',
      message: `${name}: it still syncs by itself`,
      subject: `Application/${name}`,
    }),
  );
  if (told.length === 0) throw new CouldNotTell('nothing-checked', 'no application is named', 'Name one under `apps`.');
  const summary =
    findings.length === 0
      ? `${count(apps.length, 'application')} no longer syncs by itself`
      : `${findings[0]?.message}`;
  return byFindings(summary, { findings });
}
