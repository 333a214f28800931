import { Cron } from 'croner';
import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { composeJobs, cronJobs, crontabJobs, type Schedule } from '../../formats/backup/schedules.js';
import type { Ports } from '../../ports/ports.js';
import { parseDuration, showDuration } from '../../text/units.js';
import type { BackupOptions } from './options.js';
import { backupRules } from './rules.js';

type Wanted = NonNullable<BackupOptions['schedule']>;

const WHERE: Readonly<Record<Wanted['source'], readonly string[]>> = {
  cronjob: ['**/*.yaml', '**/*.yml'],
  compose: ['**/docker-compose*.{yml,yaml}', '**/compose*.{yml,yaml}'],
  crontab: ['**/*crontab*', '**/*.cron', '**/cron.d/*'],
};
const READERS = { cronjob: cronJobs, compose: composeJobs, crontab: crontabJobs };
/** Runs that are looked at: more than a year of weekly ones, and a month of hourly ones. */
const RUNS = 800;

/** Whether something is scheduled that makes backups often enough. */
export async function judgeSchedule(wanted: Wanted, { files, clock }: Ports): Promise<readonly Finding[]> {
  const paths = await files.glob(wanted.files ?? WHERE[wanted.source]);
  if (paths.length === 0) {
    const where = (wanted.files ?? WHERE[wanted.source]).join(', ');
    throw new CouldNotTell('nothing-checked', `schedule: no file is called ${where}`, 'Correct `schedule.files`.');
  }
  const found: Schedule[] = [];
  for (const file of paths) {
    const read = READERS[wanted.source](await files.text(file), { file, name: wanted.name });
    if (read === undefined && wanted.files !== undefined)
      throw new CouldNotTell('wrong-format', `${file}: is no YAML`, 'Correct the file.');
    found.push(...(read ?? []));
  }
  if (found.length === 0) {
    const message = `nothing with "${wanted.name}" in its name is scheduled in ${paths.length === 1 ? paths[0] : `${paths.length} files`}`;
    return [findingOf(backupRules, { rule: 'schedule', message })];
  }
  const faults = found.map(each => faultOf(each, { every: wanted.every, now: clock.now() }));
  // One that is often enough suffices; the others may be of something else.
  return faults.some(fault => fault === undefined) ? [] : faults.filter(fault => fault !== undefined);
}

function faultOf(
  schedule: Schedule,
  { every, now }: { readonly every: number; readonly now: Date },
): Finding | undefined {
  const { what, file, line, expression, isSuspended } = schedule;
  const about = { rule: 'schedule' as const, file, subject: what, ...(line !== undefined && { line }) };
  if (isSuspended) return findingOf(backupRules, { ...about, message: `${what} is suspended` });
  const longest = longestGap(schedule, now);
  if (longest <= every) return undefined;
  const message = `${what} runs at "${expression}": up to ${showDuration(longest)} apart, more than ${showDuration(every)}`;
  return findingOf(backupRules, { ...about, message });
}

function longestGap({ what, file, expression, timeZone }: Schedule, now: Date): number {
  const every = /^@every\s+(\S+)$/.exec(expression)?.[1];
  const interval = every === undefined ? undefined : parseDuration(every);
  if (interval !== undefined && interval > 0) return interval;
  const remedy = 'Write five fields, such as "0 3 * * *".';
  try {
    const runs = new Cron(expression, { timezone: timeZone ?? 'UTC', legacyMode: true }).nextRuns(RUNS, now);
    const gaps = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
    if (gaps.length > 0) return Math.max(...gaps);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell(
      'wrong-format',
      `${file}: ${what} runs at "${expression}", which is no schedule: ${why}`,
      remedy,
      { cause },
    );
  }
  throw new CouldNotTell('wrong-format', `${file}: ${what} never runs at "${expression}"`, remedy);
}
