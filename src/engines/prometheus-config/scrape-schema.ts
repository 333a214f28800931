import { z } from 'zod';
import { DISCOVERY_FIELDS } from './discovery/discovery.js';
import {
  bool,
  count,
  duration,
  float,
  isSet,
  listOf,
  mapOf,
  oneOf,
  present,
  refuse,
  size,
  strict,
  text,
  type Wrong,
} from './fields.js';
import { HTTP_CLIENT, httpClientWrongs } from './http-client.js';
import { relabelConfigs } from './relabel.js';

const PROTOCOLS = [
  'PrometheusProto',
  'PrometheusText0.0.4',
  'PrometheusText1.0.0',
  'OpenMetricsText0.0.1',
  'OpenMetricsText1.0.0',
] as const;
const protocol = oneOf(...PROTOCOLS);

const scrapeProtocols = listOf(protocol).superRefine(
  refuse(value => [
    value.length === 0 ? [[], 'scrape_protocols is empty'] : undefined,
    ...value.map((each, index): Wrong | undefined =>
      value.indexOf(each) === index ? undefined : [[index], `${each} is listed twice`],
    ),
  ]),
);

const labels = mapOf(text).superRefine(
  refuse(value => Object.keys(value).map(name => (name === '' ? [[name], 'a label needs a name'] : undefined))),
);

/** A group of targets, in a configuration or in a file of a file discovery. */
export const targetGroup = strict({ targets: listOf(text), labels });

export const staticConfigs = listOf(present(targetGroup, 'a target group'));

const LIMITS = {
  body_size_limit: size,
  sample_limit: count,
  target_limit: count,
  label_limit: count,
  label_name_length_limit: count,
  label_value_length_limit: count,
  keep_dropped_targets: count,
};

const HISTOGRAMS = {
  scrape_native_histograms: bool,
  always_scrape_classic_histograms: bool,
  convert_classic_histograms_to_nhcb: bool,
  extra_scrape_metrics: bool,
};

const escaping = oneOf('allow-utf-8', 'underscores', 'dots', 'values');

const SHARED = {
  scrape_interval: duration,
  scrape_timeout: duration,
  scrape_protocols: scrapeProtocols,
  scrape_failure_log_file: text,
  metric_name_escaping_scheme: escaping,
  ...LIMITS,
  ...HISTOGRAMS,
};

export const globalSchema = strict({
  ...SHARED,
  evaluation_interval: duration,
  rule_query_offset: duration,
  query_log_file: text,
  external_labels: labels,
  metric_name_validation_scheme: oneOf('legacy', 'utf8'),
}).superRefine(
  refuse(value => [
    (value.scrape_timeout ?? 0) > (value.scrape_interval || 60_000)
      ? [['scrape_timeout'], 'scrape_timeout is longer than scrape_interval']
      : undefined,
  ]),
);

const jobFields = {
  ...SHARED,
  job_name: text,
  honor_labels: bool,
  honor_timestamps: bool,
  track_timestamps_staleness: bool,
  params: mapOf(listOf(text)),
  fallback_scrape_protocol: protocol,
  metrics_path: text,
  scheme: text,
  enable_compression: bool,
  native_histogram_bucket_limit: count,
  native_histogram_min_bucket_factor: float,
  metric_name_validation_scheme: oneOf('legacy', 'utf8'),
  static_configs: staticConfigs,
  relabel_configs: relabelConfigs,
  metric_relabel_configs: relabelConfigs,
  ...HTTP_CLIENT,
  ...DISCOVERY_FIELDS,
};

const job = strict(jobFields).superRefine(
  refuse(value => [
    isSet(value.job_name) ? undefined : [['job_name'], 'a job needs job_name'],
    ...httpClientWrongs(value),
    ...targetWrongs(value),
  ]),
);

export const scrapeConfigs = listOf(present(job, 'a scrape job'));

/** A file under `scrape_config_files`. */
export const scrapeFileSchema = strict({ scrape_configs: scrapeConfigs });

const targetsOf = z.looseObject({
  relabel_configs: z
    .array(z.looseObject({ action: z.string().optional(), target_label: z.string().optional() }))
    .optional(),
  static_configs: z.array(z.looseObject({ targets: z.array(z.string()).optional() })).optional(),
});

const HARMLESS = new Set(['replace', 'hashmod', 'lowercase', 'uppercase']);

/** Targets are host and port; only relabelling may make something else work, by writing the address or dropping the target. */
export function targetWrongs(value: unknown): readonly (Wrong | undefined)[] {
  const { data } = targetsOf.safeParse(value);
  const mayRewrite = (data?.relabel_configs ?? []).some(
    ({ action = 'replace', target_label: target = '' }) =>
      !HARMLESS.has(action.toLowerCase()) || target === '__address__' || target.includes('$'),
  );
  if (!data || mayRewrite) return [];
  return (data.static_configs ?? []).flatMap((group, index) =>
    (group.targets ?? []).map((target, number): Wrong | undefined => {
      const path = ['static_configs', index, 'targets', number];
      if (target === '') return [path, 'a target is empty'];
      return target.includes('/')
        ? [path, `"${target}" is not a host name: a target is host:port without a path`]
        : undefined;
    }),
  );
}

export type ScrapeJob = NonNullable<z.output<typeof scrapeFileSchema>['scrape_configs']>[number];
