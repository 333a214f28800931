import { CHART_POINTS, type Chart } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import type { WatchEnd, WatchNote } from '../../report/delivery.js';
import { silent } from '../../report/progress.js';
import type { Result } from '../../report/report.js';
import { count, showDuration } from '../../text/units.js';
import { runSteps } from '../run.js';
import type { Step } from '../step.js';
import { type Ground, note, partOf, runSetting } from './ground.js';
import { type Sample, type SampleRule, type Trend, trendOf } from './samples.js';

export interface WatchAsked extends SampleRule {
  /** The entries that are asked. */
  readonly steps: readonly Step[];
  readonly forMs: number;
  readonly everyMs: number;
  /** Why what runs is not what was deployed any more, as a sentence. Throws `CouldNotTell`. */
  readonly whyReplaced: () => Promise<string | undefined>;
}

export interface Watched {
  readonly note: WatchNote;
  /** The last answer of each entry, with a chart of what was measured. */
  readonly results: readonly Result[];
  /** Why it ended before its time. */
  readonly why?: string | undefined;
  /** The entry that ended it. */
  readonly by?: string | undefined;
}

const ID = 'watch';

/**
 * Asks the entries again and again until the window ends, one of them has failed often enough, too much was unknown, or
 * something newer was deployed. Where the window ends on an answer that is no pass it goes on until that is decided.
 */
export async function watch(asked: WatchAsked, ground: Ground): Promise<Watched> {
  const { clock } = ground.ports;
  const begun = clock.monotonic();
  const seen = new Map<string, Result[]>(asked.steps.map(({ id }) => [id, []]));
  let samples = 0;
  let unknown = 0;
  const end = (endedBy: WatchEnd, why?: string, by?: string): Watched => {
    note(ground, `watch: ended by ${endedBy} after ${count(samples, 'sample')}`);
    return { note: { for: asked.forMs, samples, unknown, endedBy }, results: lastOf(seen, asked.everyMs), why, by };
  };
  note(ground, `watch: begins, ${showDuration(asked.forMs)}`);
  ground.progress.begin([{ id: ID, name: ID }]);
  ground.progress.started({ id: ID, name: ID, attempt: 1 });
  try {
    for (;;) {
      const next = begun + (samples + 1) * asked.everyMs;
      await clock.sleep(Math.max(0, next - clock.monotonic()), ground.cancel);
      const gone = await replaced(asked, ground);
      if (gone !== undefined) return end('superseded', gone);
      const results = await sample(asked, { ground, number: samples + 1 });
      if (ground.cancel.aborted) return end('cancelled', 'the run was cancelled while it watched');
      samples += 1;
      for (const result of results) seen.get(result.id)?.push(result);
      if (results.some(result => sampleOf(result) === 'unknown')) unknown += 1;
      const planned = Math.ceil(asked.forMs / asked.everyMs);
      const samplesOf = (id: string) =>
        (seen.get(id) ?? []).map((result, index) => sampleOf(result, { isOver: index + 1 >= planned }));
      const trends = asked.steps.map(({ id }) => ({ id, trend: trendOf(samplesOf(id), asked) }));
      const bad = worst(trends);
      if (bad) return end(bad.trend, sentence(bad, seen), bad.id);
      const left = begun + asked.forMs - clock.monotonic();
      ground.progress.told({ id: ID, name: ID }, progressOf({ left, samples, unknown }));
      if (left <= 0 && trends.every(({ trend }) => trend === 'fine')) return end('time');
    }
  } catch (error) {
    if (ground.cancel.aborted) return end('cancelled', 'the run was cancelled while it watched');
    throw error;
  } finally {
    ground.progress.end();
  }
}

/** What cannot be told of that says nothing against it: the entries are asked all the same. */
async function replaced({ whyReplaced }: WatchAsked, ground: Ground): Promise<string | undefined> {
  try {
    return (await ground.whySuperseded()) ?? (await whyReplaced());
  } catch (error) {
    if (error instanceof CouldNotTell) return undefined;
    throw error;
  }
}

async function sample(
  { steps, forMs, everyMs }: WatchAsked,
  { ground, number }: { readonly ground: Ground; readonly number: number },
): Promise<readonly Result[]> {
  const alone = steps.map(step => ({ ...step, needs: [] }));
  const part = partOf(ground, 'watch', { number, of: Math.max(number, Math.ceil(forMs / everyMs)) });
  return runSteps(alone, runSetting({ ...ground, progress: silent }, { moment: 'watch', part }));
}

/** Once the window is over, too little to decide is as good as unknown: a watch must end. */
export function sampleOf(
  { status, cause }: Pick<Result, 'status' | 'cause'>,
  { isOver = false }: { readonly isOver?: boolean } = {},
): Sample {
  if (status === 'passed' || status === 'waived') return 'passed';
  if (cause === 'undecided' && !isOver) return 'waiting';
  return status === 'failed' ? 'failed' : 'unknown';
}

interface Bad {
  readonly id: string;
  readonly trend: 'trigger' | 'unknown';
}

function worst(trends: readonly { readonly id: string; readonly trend: Trend }[]): Bad | undefined {
  for (const wanted of ['trigger', 'unknown'] as const) {
    const found = trends.find(({ trend }) => trend === wanted);
    if (found) return { id: found.id, trend: wanted };
  }
  return undefined;
}

function sentence({ id, trend }: Bad, seen: ReadonlyMap<string, readonly Result[]>): string {
  const summary = seen.get(id)?.at(-1)?.summary ?? '';
  return trend === 'trigger' ? `${id} failed while it was watched: ${summary}` : `${id} could not tell: ${summary}`;
}

const progressOf = (at: { readonly left: number; readonly samples: number; readonly unknown: number }): string =>
  `${count(at.samples, 'sample')}${at.unknown > 0 ? `, ${at.unknown} unknown` : ''}, ${showDuration(Math.max(0, at.left))} left`;

/** The last answers; where numbers were measured more than once they are a series. */
function lastOf(seen: ReadonlyMap<string, readonly Result[]>, everyMs: number): readonly Result[] {
  return [...seen.values()].flatMap(results => {
    const last = results.at(-1);
    if (last === undefined) return [];
    const charts = seriesOf(results, everyMs);
    return [charts.length === 0 ? last : { ...last, charts: [...(last.charts ?? []), ...charts] }];
  });
}

function seriesOf(results: readonly Result[], everyMs: number): readonly Chart[] {
  const names = new Map((results.at(-1)?.measurements ?? []).map(({ name, unit, limit }) => [name, { unit, limit }]));
  return [...names].slice(0, 5).flatMap(([name, { unit, limit }]): readonly Chart[] => {
    const points = results.flatMap(({ measurements }, index): readonly (readonly [number, number])[] => {
      const value = measurements.find(measurement => measurement.name === name)?.value;
      return value === undefined ? [] : [[((index + 1) * everyMs) / 1000, value]];
    });
    const every = Math.ceil(points.length / CHART_POINTS);
    const shown = points.filter((_, index) => index % every === 0);
    if (shown.length < 2) return [];
    return [
      {
        title: `${name} while it was watched`,
        unit,
        form: 'series',
        points: shown,
        ...(limit !== undefined && { limit }),
      },
    ];
  });
}
