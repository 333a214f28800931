import type { z } from 'zod';
import { DISCOVERY_FIELDS } from './discovery/discovery.js';
import {
  atMostOne,
  bool,
  count,
  duration,
  float,
  int,
  isSet,
  listOf,
  mapOf,
  oneOf,
  present,
  refuse,
  size,
  strict,
  text,
  url,
  type Wrong,
} from './fields.js';
import { HTTP_CLIENT, httpClientWrongs, reservedHeaders, tls } from './http-client.js';
import { relabelConfigs } from './relabel.js';
import { globalSchema, scrapeConfigs, staticConfigs, targetWrongs } from './scrape-schema.js';

const sigv4 = strict({
  region: text,
  access_key: text,
  secret_key: text,
  profile: text,
  role_arn: text,
  external_id: text,
  use_fips_sts_endpoint: bool,
  service_name: text,
}).superRefine(
  refuse(value => [
    isSet(value.access_key) === isSet(value.secret_key) ? undefined : [[], 'access_key and secret_key belong together'],
    isSet(value.external_id) && !isSet(value.role_arn) ? [['external_id'], 'external_id needs role_arn'] : undefined,
  ]),
);

const azuread = strict({
  managed_identity: strict({ client_id: text }),
  workload_identity: strict({ client_id: text, tenant_id: text, token_file_path: text }),
  oauth: strict({ client_id: text, client_secret: text, tenant_id: text }),
  sdk: strict({ tenant_id: text }),
  certificate: strict({
    tenant_id: text,
    client_id: text,
    certificate_path: text,
    certificate_key_path: text,
    certificate_password: text,
    send_certificate_chain: bool,
  }),
  cloud: text,
  scope: text,
}).superRefine(
  refuse(value => [atMostOne(value, ['managed_identity', 'workload_identity', 'oauth', 'sdk', 'certificate'])]),
);

const alertmanager = strict({
  scheme: text,
  path_prefix: text,
  timeout: duration,
  api_version: oneOf('v2'),
  static_configs: staticConfigs,
  relabel_configs: relabelConfigs,
  alert_relabel_configs: relabelConfigs,
  sigv4,
  ...HTTP_CLIENT,
  ...DISCOVERY_FIELDS,
}).superRefine(
  refuse(value => [
    ...httpClientWrongs(value),
    ...targetWrongs(value),
    value.sigv4 === undefined ? undefined : atMostOne(value, ['basic_auth', 'authorization', 'oauth2', 'sigv4']),
  ]),
);

const queue = strict({
  capacity: int,
  max_shards: int,
  min_shards: int,
  max_samples_per_send: int,
  batch_send_deadline: duration,
  min_backoff: duration,
  max_backoff: duration,
  retry_on_http_429: bool,
  sample_age_limit: duration,
}).superRefine(
  refuse(value => [
    ...(['capacity', 'max_shards', 'min_shards', 'max_samples_per_send'] as const).map((key): Wrong | undefined =>
      (value[key] ?? 1) > 0 ? undefined : [[key], `${key} must be positive`],
    ),
    (value.min_shards ?? 1) > (value.max_shards ?? 50)
      ? [['min_shards'], 'min_shards is greater than max_shards']
      : undefined,
    (value.max_backoff ?? 5000) < (value.min_backoff ?? 30)
      ? [['max_backoff'], 'max_backoff is less than min_backoff']
      : undefined,
  ]),
);

const REMOTE = { url, remote_timeout: duration, headers: mapOf(text), name: text, ...HTTP_CLIENT };

const remoteWrite = strict({
  ...REMOTE,
  write_relabel_configs: relabelConfigs,
  send_exemplars: bool,
  send_native_histograms: bool,
  round_robin_dns: bool,
  protobuf_message: oneOf('prometheus.WriteRequest', 'io.prometheus.write.v2.Request'),
  queue_config: queue,
  metadata_config: strict({ send: bool, send_interval: duration, max_samples_per_send: int }),
  sigv4,
  azuread,
  google_iam: strict({ credentials_file: text }),
}).superRefine(
  refuse(value => [
    isSet(value.url) ? undefined : [['url'], 'remote_write needs url'],
    ...httpClientWrongs(value),
    ...reservedHeaders(value.headers, ['headers']),
    atMostOne(value, ['basic_auth', 'authorization', 'oauth2', 'sigv4', 'azuread', 'google_iam']),
  ]),
);

const remoteRead = strict({
  ...REMOTE,
  chunked_read_limit: count,
  read_recent: bool,
  required_matchers: mapOf(text),
  filter_external_labels: bool,
}).superRefine(
  refuse(value => [
    isSet(value.url) ? undefined : [['url'], 'remote_read needs url'],
    ...httpClientWrongs(value),
    ...reservedHeaders(value.headers, ['headers']),
  ]),
);

const storage = strict({
  tsdb: strict({
    out_of_order_time_window: duration,
    stale_series_compaction_threshold: float,
    chunk_encoding: strict({ floats: oneOf('xor', 'xor2') }),
    retention: strict({
      time: duration,
      size,
      percentage: float.refine(value => value >= 0 && value <= 100, { error: 'expected a percentage from 0 to 100' }),
    }),
  }),
  exemplars: strict({ max_exemplars: int }),
});

const tracing = strict({
  client_type: oneOf('grpc', 'http'),
  endpoint: text,
  sampling_fraction: float,
  insecure: bool,
  tls_config: tls,
  headers: mapOf(text),
  compression: oneOf('gzip'),
  timeout: duration,
}).superRefine(
  refuse(value => [
    isSet(value.endpoint) ? undefined : [['endpoint'], 'tracing needs endpoint'],
    ...reservedHeaders(value.headers, ['headers']),
  ]),
);

const attributes = listOf(text).superRefine(
  refuse(value => [
    ...value.map((each, index): Wrong | undefined =>
      each.trim() === '' ? [[index], 'an attribute is empty'] : undefined,
    ),
    ...value.map((each, index): Wrong | undefined =>
      value.findIndex(other => other.trim() === each.trim()) === index
        ? undefined
        : [[index], `${each} is listed twice`],
    ),
  ]),
);

const otlp = strict({
  promote_all_resource_attributes: bool,
  promote_resource_attributes: attributes,
  ignore_resource_attributes: attributes,
  translation_strategy: oneOf(
    'UnderscoreEscapingWithSuffixes',
    'UnderscoreEscapingWithoutSuffixes',
    'NoUTF8EscapingWithSuffixes',
    'NoTranslation',
  ),
  keep_identifying_resource_attributes: bool,
  convert_histograms_to_nhcb: bool,
  promote_scope_metadata: bool,
  label_name_underscore_sanitization: bool,
  label_name_preserve_multiple_underscores: bool,
}).superRefine(
  refuse(value => [
    value.promote_all_resource_attributes && (value.promote_resource_attributes ?? []).length > 0
      ? [['promote_resource_attributes'], 'not together with promote_all_resource_attributes']
      : undefined,
    !value.promote_all_resource_attributes && (value.ignore_resource_attributes ?? []).length > 0
      ? [['ignore_resource_attributes'], 'ignore_resource_attributes needs promote_all_resource_attributes']
      : undefined,
  ]),
);

const pathPattern = text.refine(value => /^[^*]*(?:\*[^/]*)?$/.test(value), {
  error: '* may stand in the last part of the path alone',
});

interface Naming {
  readonly metric_name_validation_scheme?: string | undefined;
  readonly metric_name_escaping_scheme?: string | undefined;
}

/** What wants UTF-8 names although the server keeps to the old letters. */
function legacyWrongs(value: {
  readonly global?: Naming | undefined;
  readonly scrape_configs?: readonly Naming[] | undefined;
  readonly otlp?: { readonly translation_strategy?: string | undefined } | undefined;
}): readonly (Wrong | undefined)[] {
  const legacy = value.global?.metric_name_validation_scheme === 'legacy';
  const strategy = value.otlp?.translation_strategy ?? '';
  return [
    legacy && /^No/.test(strategy) ? [['otlp', 'translation_strategy'], `${strategy} needs UTF-8 names`] : undefined,
    ...(value.scrape_configs ?? []).map((job, index): Wrong | undefined => {
      const scheme = job.metric_name_validation_scheme ?? (legacy ? 'legacy' : 'utf8');
      const inherited =
        job.metric_name_validation_scheme === undefined ? value.global?.metric_name_escaping_scheme : undefined;
      const wantsUtf8 = (job.metric_name_escaping_scheme ?? inherited) === 'allow-utf-8';
      return scheme === 'legacy' && wantsUtf8
        ? [['scrape_configs', index], 'allow-utf-8 needs metric_name_validation_scheme utf8']
        : undefined;
    }),
  ];
}

/** A configuration of Prometheus 3.14 (config/config.go). */
export const configSchema = strict({
  global: globalSchema,
  runtime: strict({ gogc: int }),
  alerting: strict({
    alert_relabel_configs: relabelConfigs,
    alertmanagers: listOf(present(alertmanager, 'an Alertmanager')),
  }),
  rule_files: listOf(pathPattern),
  scrape_config_files: listOf(pathPattern),
  scrape_configs: scrapeConfigs,
  storage,
  tracing,
  remote_write: listOf(present(remoteWrite, 'a remote_write section')),
  remote_read: listOf(present(remoteRead, 'a remote_read section')),
  otlp,
}).superRefine(refuse(value => legacyWrongs(value)));

export type PrometheusConfig = z.output<typeof configSchema>;
