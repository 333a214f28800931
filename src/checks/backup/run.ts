import { byFindings, byPolicies, CouldNotTell, type Finding, type Measurement, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { count, showDuration } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { lookAt } from './look.js';
import type { BackupOptions } from './options.js';
import { type Proven, prove } from './prove.js';
import { openShelf } from './shelf.js';

/** Looks at what there is, proves the newest as far as is demanded, and says which rung was reached. */
export async function runBackup(options: BackupOptions, ports: Ports): Promise<Verdict> {
  ports.hide(Object.values(options.env));
  const shelf = await openShelf(options, ports);
  const [newest] = shelf.backups;
  if (newest === undefined) throw new CouldNotTell('nothing-checked', `${shelf.where}: no backup`, 'Make one.');
  const nowMs = ports.clock.now().getTime();
  const looked = lookAt(shelf, newest, { options, nowMs });
  const rung = wanted(options);
  const read = await askEach([newest], {
    ask: backup => prove(backup, { shelf, options, rung, ports }),
    signal: ports.signal,
  });
  const [proven] = read.answers;
  const isWhole =
    proven !== undefined && !proven.findings.some(({ rule }) => rule === 'damaged' || rule === 'checksum-mismatch');
  const drill = await drilled(isWhole ? proven : undefined, { options, ports, name: newest.name });
  const scheduled = await scheduleOf(options, ports);
  const own: readonly Finding[] = [
    ...looked.findings,
    ...(proven?.findings ?? []),
    ...drill.findings,
    ...scheduled.findings,
  ];
  const findings = byPolicies(own, options.policies);
  const reached = drill.rung ?? proven?.rung ?? 1;
  const measurements: readonly Measurement[] = [
    ...looked.measurements,
    { name: 'rung of proof', value: reached, unit: 'of 6', limit: rung, bound: 'min' },
    ...drill.measurements,
  ];
  const age = showDuration(Math.max(0, nowMs - newest.atMs));
  const errors = findings.filter(({ level }) => level === 'error').length;
  const state =
    errors > 0 ? count(errors, 'error') : `proof ${reached} of 6: ${drill.how ?? proven?.how ?? 'it is there'}`;
  const evidence = newest.file === undefined ? [] : [newest.file];
  const verdict = byFindings(`${newest.name}, ${age} old, the newest of ${shelf.backups.length}: ${state}`, {
    findings,
    measurements,
    evidence,
  });
  const unknown = [
    ...looked.unknown,
    ...read.unknown,
    ...(proven?.unknown ?? []),
    ...drill.unknown,
    ...scheduled.unknown,
  ];
  if (errors === 0 && unknown.length === 0 && reached < rung) unknown.push(notReached(newest.name, { reached, rung }));
  return unlessUnknown(verdict, unknown);
}

/** What must be proven where the options do not say. */
function wanted({ proof, restore, from }: BackupOptions): number {
  if (proof !== undefined) return proof;
  if (restore !== undefined) return restore.queries.length > 0 ? 5 : 4;
  return !Array.isArray(from) && 'command' in from ? 1 : 2;
}

const notReached = (
  name: string,
  { reached, rung }: { readonly reached: number; readonly rung: number },
): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    `${name}: only proof ${reached} of the ${rung} that is demanded was reached`,
    'Lower `proof`, or give what is missing.',
  );

interface Drilled {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  readonly unknown: readonly CouldNotTell[];
  readonly rung: number | undefined;
  readonly how: string | undefined;
}

const NONE: Drilled = { findings: [], measurements: [], unknown: [], rung: undefined, how: undefined };

async function drilled(
  proven: Proven | undefined,
  { options, ports, name }: { readonly options: BackupOptions; readonly ports: Ports; readonly name: string },
): Promise<Drilled> {
  const { restore } = options;
  if (restore === undefined || proven === undefined) return NONE;
  const { drill } = await import('./drill.js');
  const { answers, unknown } = await askEach([restore], {
    ask: each => drill(proven, { restore: each, ports, name }),
    signal: ports.signal,
  });
  return { ...NONE, ...answers[0], unknown };
}

async function scheduleOf(options: BackupOptions, ports: Ports): Promise<Pick<Drilled, 'findings' | 'unknown'>> {
  const { schedule } = options;
  if (schedule === undefined) return NONE;
  const { judgeSchedule } = await import('./schedule.js');
  const { answers, unknown } = await askEach([schedule], {
    ask: each => judgeSchedule(each, ports),
    signal: ports.signal,
  });
  return { findings: answers.flat(), unknown };
}
