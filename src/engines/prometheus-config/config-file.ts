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

/** A file under `scrape_config_files`, and its jobs where its structure is right. */
export interface ScrapeFile {
  readonly source: Source;
  readonly jobs: readonly ScrapeJob[];
  readonly problems: readonly Problem[];
}

/** Reads a file under `scrape_config_files` by itself. */
export function readScrapeFile(source: Source): ScrapeFile {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === undefined) return { source, jobs: [], problems: read.problems };
  const parsed = scrapeFileSchema.safeParse(read.value, { reportInput: true });
  if (!parsed.success) return { source, jobs: [], problems: schemaProblems(parsed.error.issues, source.root) };
  return { source, jobs: parsed.data.scrape_configs ?? [], problems: [] };
}

/**
 * What is wrong with the files under `scrape_config_files` of one configuration together: Prometheus puts their jobs
 * behind its own, with its globals, and loads none of them where two have one name. `files` has a file as often as
 * patterns take it in.
 */
export function problemsTogether(
  main: Source,
  config: PrometheusConfig,
  files: readonly ScrapeFile[],
): readonly { readonly source: Source; readonly problem: Problem }[] {
  const owners = new Map((config.scrape_configs ?? []).map(job => [job.job_name ?? '', main.file]));
  const taken = new Set<Source>();
  return files.flatMap(({ source, jobs }) => {
    const isAgain = taken.has(source);
    taken.add(source);
    return jobs.flatMap((job, index) => {
      const path = ['scrape_configs', index] as const;
      const name = job.job_name ?? '';
      const owner = owners.get(name);
      owners.set(name, source.file);
      const where = isAgain ? 'two patterns of scrape_config_files take in this file' : `one in ${owner}`;
      const message = `another job is named "${name}" too: ${where}`;
      const twice = owner === undefined ? [] : [{ rule: 'duplicate-job', path: [...path, 'job_name'], message }];
      const own = isAgain ? [] : jobProblems(job, config, path);
      return [...own, ...twice].map(each => ({ source, problem: placed(source)(each) }));
    });
  });
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
