import { nearest } from '../../text/nearest.js';
import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import { inYaml, type Wrong } from '../loki-config/wrong.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import { endpointWrongs } from './endpoints.js';
import { jaegerWrongs } from './jaeger.js';
import { type CollectorConfig, readCollector, SECTIONS, typeOf } from './model.js';
import { holds, mergedValue, type Whole, wholesOf } from './parts.js';
import { wiringWrongs } from './wiring.js';

/** A problem, and the file in which it stands. */
interface Placed {
  readonly source: Source;
  readonly problem: Problem;
}

export interface ReadCollectors {
  readonly problems: readonly Placed[];
  readonly pipelines: number;
  /** How many Collectors they are: files that are merged are one. */
  readonly collectors: number;
  /** Shares of traces that samplers in pipelines of traces let through, 0 to 1; NaN where one is filled in later. */
  readonly sampling: readonly number[];
}

/** Reads configurations of the OpenTelemetry Collector, or of Jaeger 2, which is one. Parts that belong together are merged. */
export function judgeCollectors(
  sources: readonly Source[],
  { isJaeger }: { readonly isJaeger: boolean },
): ReadCollectors {
  const broken = sources.flatMap((source): readonly Placed[] => {
    const { problem } = source.yaml;
    if (!problem) return [];
    const message = `not YAML: ${problem.message}`;
    return [{ source, problem: { rule: 'yaml', message, offset: problem.offset, about: '' } }];
  });
  const read = sources
    .filter(({ yaml }) => yaml.problem === undefined)
    .map(source => ({ of: source, ...plainData(source.root) }));
  const wholes = wholesOf(read);
  const judged = wholes.map(whole => judgeWhole(whole, isJaeger));
  return {
    problems: [
      ...broken,
      ...read.flatMap(({ of, problems }) => problems.map(problem => ({ source: of, problem }))),
      ...placed(judged),
    ],
    pipelines: judged.reduce((sum, { config }) => sum + config.pipelines.length, 0),
    collectors: judged.length + broken.length,
    sampling: judged.flatMap(({ config }) => samplingOf(config)),
  };
}

interface Judged {
  readonly whole: Whole<Source>;
  readonly config: CollectorConfig;
  readonly wrongs: readonly Wrong[];
}

function judgeWhole(whole: Whole<Source>, isJaeger: boolean): Judged {
  const value = mergedValue(whole.pieces.map(piece => piece.value));
  const config = readCollector(value);
  const wrongs = [
    ...unknownKeys(value),
    ...wiringWrongs(config),
    ...endpointWrongs(config),
    ...(isJaeger ? jaegerWrongs(config) : []),
  ];
  return { whole, config, wrongs };
}

/** At the last of the pieces that has it. A part of several wholes is told once, and what one of them uses is used. */
function placed(judged: readonly Judged[]): readonly Placed[] {
  const found = new Map<string, Placed & { times: number }>();
  for (const { whole, wrongs } of judged) {
    for (const wrong of wrongs) {
      const { of } = whole.pieces.findLast(({ value }) => holds(value, wrong.path)) ?? whole.own;
      const problem = inYaml(of)(wrong);
      const key = JSON.stringify([of.file, problem.offset, problem.rule, problem.message, wrong.path]);
      const known = found.get(key);
      if (known) known.times += 1;
      else found.set(key, { source: of, problem, times: 1 });
    }
  }
  const users = (source: Source): number =>
    judged.filter(({ whole }) => whole.pieces.some(({ of }) => of === source)).length;
  return [...found.values()].filter(
    ({ source, problem, times }) => problem.rule !== 'unused-component' || times === users(source),
  );
}

function unknownKeys(value: unknown): readonly Wrong[] {
  const service = at(value, 'service');
  return [
    ...unknownIn(value, [...SECTIONS, 'service'], []),
    ...unknownIn(service, ['extensions', 'pipelines', 'telemetry'], ['service']),
    ...entriesOf(at(service, 'pipelines')).flatMap(([id, each]) =>
      unknownIn(each, ['receivers', 'processors', 'exporters'], ['service', 'pipelines', id]),
    ),
  ];
}

const unknownIn = (value: unknown, known: readonly string[], path: Wrong['path']): readonly Wrong[] =>
  entriesOf(value).flatMap(([key]): readonly Wrong[] => {
    if (known.includes(key)) return [];
    const near = nearest(key, known);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return [{ rule: 'unknown-field', path: [...path, key], message: `unknown field "${key}"${hint}` }];
  });

function samplingOf({ components, pipelines }: CollectorConfig): readonly number[] {
  const used = new Set(pipelines.filter(({ signal }) => signal === 'traces').flatMap(({ processors }) => processors));
  return [...components.processors].flatMap(([id, raw]) => {
    if (!used.has(id)) return [];
    const shares =
      typeOf(id) === 'probabilistic_sampler'
        ? [textOf(at(raw, 'sampling_percentage'))]
        : typeOf(id) === 'tail_sampling'
          ? listOf(at(raw, 'policies')).map(policy => textOf(at(at(policy, 'probabilistic'), 'sampling_percentage')))
          : [];
    return shares.flatMap(share => (share === undefined ? [] : [share === '' ? Number.NaN : Number(share) / 100]));
  });
}
