import { configSchema, type PrometheusConfig } from './config-schema.js';
import { listOf } from './fields.js';
import { plainData } from './plain-data.js';
import { aboutPath, type Problem } from './problem.js';
import { schemaProblems } from './schema-problems.js';
import { type ScrapeJob, scrapeFileSchema, targetGroup } from './scrape-schema.js';
import type { Source } from './source.js';
import { nodeAt, offsetAt, type YamlPath } from './yaml-tree.js';

const DEFAULT_INTERVAL = 60_000;
/** A series whose samples lie further apart counts as stale between them (`--query.lookback-delta`). */
const LOOKBACK = 300_000;

interface ReadConfig {
  /** Undefined where the structure is wrong. */
  readonly config: PrometheusConfig | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a configuration as Prometheus 3 loads it. */
export function readConfigFile(source: Source, { agent }: { readonly agent: boolean }): ReadConfig {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === undefined) return { config: undefined, problems: read.problems };
  const parsed = configSchema.safeParse(read.value, { reportInput: true });
  if (!parsed.success) return { config: undefined, problems: schemaProblems(parsed.error.issues, source.root) };
  const config = parsed.data;
  const problem = placed(source);
  const jobs = config.scrape_configs ?? [];
  return {
    config,
    problems: [
      ...jobs.flatMap((job, index) => jobProblems(job, config, ['scrape_configs', index]).map(problem)),
      ...repeated(jobs.map(job => job.job_name ?? '')).map(index =>
        problem({
          rule: 'duplicate-job',
          path: ['scrape_configs', index, 'job_name'],
          message: `another job is named "${jobs[index]?.job_name}" too`,
        }),
      ),
      ...(['remote_write', 'remote_read'] as const).flatMap(key =>
        repeated((config[key] ?? []).map(remote => remote.name ?? '')).map(index =>
          problem({
            rule: 'duplicate-job',
            path: [key, index, 'name'],
            message: `another section of ${key} has the same name`,
          }),
        ),
      ),
      ...(agent ? (['alerting', 'rule_files', 'remote_read'] as const) : []).flatMap(key =>
        config[key] === undefined
          ? []
          : [problem({ rule: 'invalid-value', path: [key], message: `${key} is not allowed in agent mode` })],
      ),
    ],
  };
}

/** Reads a file under `scrape_config_files`. */
export function readScrapeFile(source: Source): readonly Problem[] {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === undefined) return read.problems;
  const parsed = scrapeFileSchema.safeParse(read.value, { reportInput: true });
  return parsed.success ? [] : schemaProblems(parsed.error.issues, source.root);
}

/** Reads a file of targets as a file discovery does; JSON is YAML too. */
export function readTargetFile(source: Source): readonly Problem[] {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === undefined) return read.problems;
  const parsed = listOf(targetGroup).safeParse(read.value, { reportInput: true });
  return parsed.success ? [] : schemaProblems(parsed.error.issues, source.root);
}

function structure(source: Source): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const { problem } = source.yaml;
  if (problem) {
    return {
      value: undefined,
      problems: [{ rule: 'yaml', message: `not YAML: ${problem.message}`, offset: problem.offset, about: '' }],
    };
  }
  const { value, problems } = plainData(source.root);
  return { value: value ?? undefined, problems };
}

interface Misplaced {
  readonly rule: string;
  readonly path: YamlPath;
  readonly message: string;
}

const placed =
  (source: Source) =>
  ({ rule, path, message }: Misplaced): Problem => ({
    rule,
    message,
    offset: offsetAt(source.root, path, nodeAt(source.root, path)?.value.kind === 'scalar' ? 'value' : 'key'),
    about: aboutPath(path),
  });

function jobProblems(job: ScrapeJob, config: PrometheusConfig, path: YamlPath): readonly Misplaced[] {
  const interval = job.scrape_interval || config.global?.scrape_interval || DEFAULT_INTERVAL;
  const found: Misplaced[] = [];
  if ((job.scrape_timeout ?? 0) > interval) {
    const message = 'scrape_timeout is longer than scrape_interval';
    found.push({ rule: 'invalid-value', path: [...path, 'scrape_timeout'], message });
  }
  if (interval >= LOOKBACK) {
    const message = 'a scrape_interval of 5m or more leaves gaps: a series counts as stale 5m after its last sample';
    found.push({ rule: 'scrape-interval', path: [...path, 'scrape_interval'], message });
  }
  return found;
}

/** Indices of names that stand before; empty names are none. */
const repeated = (names: readonly string[]): readonly number[] =>
  names.flatMap((name, index) => (name !== '' && names.indexOf(name) < index ? [index] : []));
