import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  HTTP_CLIENT,
  httpClientWrongs,
  reservedHeaders,
  tls
} from "./chunk-3ELEFDZW.js";
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
  regexp,
  schemaProblems,
  size,
  strict,
  text,
  unknownName,
  url
} from "./chunk-2T4QA7I4.js";
import "./chunk-HDOT25PL.js";
import {
  aboutPath,
  nodeAt,
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import "./chunk-UKKJVFSA.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/engines/prometheus-config/discovery/needs.ts
var secretKey = (value) => [
  atMostOne(value, ["secret_key", "secret_key_file"]),
  isSet(get(value, "secret_key")) || isSet(get(value, "secret_key_file")) ? void 0 : [[], "one of secret_key and secret_key_file is needed"]
];
var get = (value, key) => Reflect.get(value, key);
var outscaleNeeds = (value) => [
  ...secretKey(value),
  isSet(get(value, "region")) || isSet(get(value, "endpoint")) ? void 0 : [[], "region is needed"]
];
var zookeeperNeeds = (value) => ["servers", "paths"].map((key) => {
  const list = get(value, key);
  return Array.isArray(list) && list.length > 0 ? void 0 : [[key], `at least one of ${key} is needed`];
});
var ociNeeds = (value) => (get(value, "auth") ?? "api_key") === "api_key" ? ["tenancy", "user", "fingerprint", "key_file"].map(
  (key) => isSet(get(value, key)) ? void 0 : [[], `${key} is needed for api_key`]
) : [];
var absoluteUrl = (key) => (value) => !isSet(get(value, key)) || /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(String(get(value, key))) ? [] : [[[key], "expected a URL with a scheme and a host"]];
var needsHttp = (value) => /^https?:\/\/[^/]/.test(String(get(value, "url") ?? "")) ? [] : [[["url"], "expected a URL with http or https and a host"]];
function azureNeeds(value) {
  if ((get(value, "authentication_method") ?? "OAuth") !== "OAuth") return [];
  return ["tenant_id", "client_id", "client_secret"].map(
    (key) => isSet(get(value, key)) ? void 0 : [[], `${key} is needed`]
  );
}
function dnsNeeds(value) {
  const names = get(value, "names");
  const type = String(get(value, "type") ?? "SRV").toUpperCase();
  return [
    Array.isArray(names) && names.length > 0 ? void 0 : [["names"], "at least one name is needed"],
    ["A", "AAAA", "MX", "NS", "SRV"].includes(type) ? void 0 : [["type"], "expected A, AAAA, MX, NS or SRV"],
    type !== "SRV" && !get(value, "port") ? [["port"], "a port is needed for all records but SRV"] : void 0
  ];
}
function fileNeeds(value) {
  const files = get(value, "files");
  if (!Array.isArray(files) || files.length === 0) return [[["files"], "at least one path is needed"]];
  return files.map(
    (file, index) => /^[^*]*(?:\*[^/]*)?\.(?:json|yml|yaml|JSON|YML|YAML)$/.test(String(file)) ? void 0 : [["files", index], "expected a path that ends in .json, .yml or .yaml, with * in its last part alone"]
  );
}
function marathonNeeds(value) {
  const servers = get(value, "servers");
  return [
    Array.isArray(servers) && servers.length > 0 ? void 0 : [["servers"], "at least one server is needed"],
    atMostOne(value, [
      "auth_token",
      "auth_token_file",
      "basic_auth",
      "bearer_token",
      "bearer_token_file",
      "authorization"
    ])
  ];
}
var SELECTORS = {
  pod: ["pod", "node"],
  service: ["service"],
  endpointslice: ["pod", "service", "endpointslice"],
  endpoints: ["pod", "service", "endpoints"],
  node: ["node"],
  ingress: ["ingress"]
};
function kubernetesNeeds(value) {
  const server = isSet(get(value, "api_server"));
  const kubeconfig = isSet(get(value, "kubeconfig_file"));
  const namespaces = get(value, "namespaces");
  const own = typeof namespaces === "object" && namespaces !== null && get(namespaces, "own_namespace") === true;
  const client = Object.keys(HTTP_CLIENT).find((key) => isSet(get(value, key)) && !isDefault(key, get(value, key)));
  return [
    server && kubeconfig ? [["kubeconfig_file"], "not together with api_server"] : void 0,
    client !== void 0 && kubeconfig ? [[client], "not together with kubeconfig_file"] : void 0,
    client !== void 0 && !server && !kubeconfig ? [[client], `${client} needs api_server`] : void 0,
    own && (server || kubeconfig) ? [["namespaces", "own_namespace"], "not together with api_server or kubeconfig_file"] : void 0,
    ...selectorWrongs(String(get(value, "role")), get(value, "selectors"))
  ];
}
var isDefault = (key, value) => ["follow_redirects", "enable_http2"].includes(key) && value === true;
function selectorWrongs(role, selectors) {
  if (!Array.isArray(selectors)) return [];
  const allowed = SELECTORS[role] ?? [];
  const roles = selectors.map((selector) => String(get(selector, "role")));
  return roles.flatMap((each, index) => [
    fieldSelector(String(get(selectors[index], "field") ?? "")) ? void 0 : [["selectors", index, "field"], "expected key=value or key!=value, parted by commas"],
    allowed.includes(each) ? void 0 : [["selectors", index], `role ${role} takes selectors for ${allowed.join(", ")} alone`],
    roles.indexOf(each) === index ? void 0 : [["selectors", index, "role"], `a selector for ${each} stands above`]
  ]);
}
var fieldSelector = (field) => field.split(",").every((part) => part.trim() === "" || /^[^=!]+(?:==|!=|=)[^=!]*$/.test(part));

// src/engines/prometheus-config/discovery/discovery.ts
var texts = listOf(text);
var TYPES = {
  t: text,
  l: texts,
  d: duration,
  i: int,
  n: count,
  b: bool,
  f: float,
  u: url
};
function shape(source) {
  const fields = source.split(" ").flatMap((group) => {
    const [letter = "t", names = ""] = group.split(":");
    const type = TYPES[letter] ?? text;
    return names.split(",").map((name) => [name, type]);
  });
  return Object.fromEntries(fields);
}
var filters = listOf(strict({ name: text, values: texts }));
var ec2Filters = listOf(
  strict({ name: text, values: texts }).superRefine(
    refuse((value) => [(value.values ?? []).length > 0 ? void 0 : [["values"], "a filter needs values"]])
  )
);
var AWS = "t:region,endpoint,access_key,secret_key,profile,role_arn,external_id d:refresh_interval i:port";
var DISCOVERIES = {
  aws: {
    fields: `${AWS} t:role l:clusters`,
    more: { filters },
    roles: ["ec2", "ecs", "elasticache", "lightsail", "msk", "rds"],
    required: ["role"]
  },
  ec2: { fields: AWS, more: { filters: ec2Filters } },
  ecs: { fields: `${AWS} l:clusters i:request_concurrency` },
  elasticache: { fields: `${AWS} l:clusters i:request_concurrency` },
  lightsail: { fields: AWS },
  msk: { fields: `${AWS} l:clusters i:request_concurrency` },
  rds: { fields: `${AWS} l:clusters i:request_concurrency`, more: { filters } },
  azure: {
    fields: "t:environment,subscription_id,tenant_id,client_id,client_secret,resource_group i:port d:refresh_interval",
    more: { authentication_method: oneOf("OAuth", "ManagedIdentity", "SDK", "WorkloadIdentity") },
    required: ["subscription_id"],
    also: azureNeeds
  },
  consul: {
    fields: "t:server,path_prefix,token,datacenter,namespace,partition,tag_separator,scheme,username,password,filter,health_filter b:allow_stale d:refresh_interval l:services,tags",
    more: { node_meta: mapOf(text) },
    also: (value) => [
      isSet(get(value, "server")) && String(get(value, "server")).trim() === "" ? [["server"], "server is empty"] : void 0,
      atMostOne(value, ["token", "authorization", "oauth2"]),
      isSet(get(value, "username")) ? atMostOne(value, ["username", "basic_auth"]) : void 0
    ]
  },
  digitalocean: { fields: "d:refresh_interval i:port t:role", roles: ["droplets", "databases"] },
  dns: { fields: "l:names d:refresh_interval t:type i:port", http: false, also: dnsNeeds },
  docker: {
    fields: "t:host,host_networking_host i:port d:refresh_interval b:match_first_network",
    more: { filters },
    required: ["host"]
  },
  dockerswarm: {
    fields: "t:host,role i:port d:refresh_interval",
    more: { filters },
    required: ["host", "role"],
    roles: ["services", "nodes", "tasks"]
  },
  eureka: { fields: "t:server d:refresh_interval", required: ["server"], also: absoluteUrl("server") },
  file: { fields: "l:files d:refresh_interval", http: false, also: fileNeeds },
  gce: {
    fields: "t:project,zone,filter,tag_separator d:refresh_interval i:port",
    http: false,
    required: ["project", "zone"]
  },
  hetzner: {
    fields: "t:role,label_selector d:refresh_interval i:port",
    required: ["role"],
    roles: ["robot", "hcloud"]
  },
  http: { fields: "d:refresh_interval t:url", required: ["url"], also: needsHttp },
  ionos: { fields: "t:datacenter_id d:refresh_interval i:port", required: ["datacenter_id"] },
  kubernetes: {
    fields: "t:role,kubeconfig_file u:api_server",
    more: {
      namespaces: strict({ own_namespace: bool, names: texts }),
      selectors: listOf(strict({ role: text, label: text, field: text })),
      attach_metadata: strict({ node: bool, namespace: bool, deployment: bool, job: bool, cronjob: bool })
    },
    required: ["role"],
    roles: ["pod", "service", "endpoints", "endpointslice", "node", "ingress"],
    also: kubernetesNeeds
  },
  kuma: { fields: "t:server,client_id d:refresh_interval,fetch_timeout", required: ["server"] },
  linode: { fields: "t:tag_separator,region d:refresh_interval i:port" },
  marathon: { fields: "l:servers d:refresh_interval t:auth_token,auth_token_file", also: marathonNeeds },
  nerve: { fields: "l:servers,paths d:timeout", http: false, also: zookeeperNeeds },
  nomad: { fields: "b:allow_stale t:namespace,region,server,tag_separator d:refresh_interval" },
  oci: {
    fields: "t:auth,tenancy,user,fingerprint,key_file,key_passphrase,key_passphrase_file,region l:compartments i:port d:refresh_interval",
    also: ociNeeds
  },
  openstack: {
    fields: "t:identity_endpoint,username,userid,password,project_name,project_id,domain_name,domain_id,application_credential_name,application_credential_id,application_credential_secret,role,region d:refresh_interval i:port b:all_tenants",
    more: { tls_config: tls, availability: oneOf("public", "admin", "internal") },
    http: false,
    required: ["role", "region"],
    roles: ["instance", "hypervisor", "loadbalancer"]
  },
  outscale: {
    fields: "t:endpoint,region,access_key,secret_key,secret_key_file d:refresh_interval i:port",
    required: ["access_key"],
    also: outscaleNeeds
  },
  ovhcloud: {
    fields: "t:endpoint,application_key,application_secret,consumer_key d:refresh_interval",
    more: { service: oneOf("vps", "dedicated_server") },
    http: false,
    required: ["application_key", "application_secret", "consumer_key", "service"]
  },
  puppetdb: {
    fields: "d:refresh_interval t:url,query b:include_parameters i:port",
    required: ["url", "query"],
    also: needsHttp
  },
  scaleway: {
    fields: "t:project_id,api_url,zone,access_key,secret_key,secret_key_file,name_filter,role l:tags_filter d:refresh_interval i:port",
    required: ["project_id", "access_key", "role"],
    roles: ["instance", "baremetal"],
    also: secretKey
  },
  serverset: { fields: "l:servers,paths d:timeout", http: false, also: zookeeperNeeds },
  stackit: {
    fields: "t:project,region,endpoint,service_account_key,private_key,service_account_key_path,private_key_path,credentials_file_path d:refresh_interval i:port",
    also: absoluteUrl("endpoint")
  },
  triton: {
    fields: "t:account,role,dns_suffix,endpoint l:groups i:port,version d:refresh_interval",
    more: { tls_config: tls },
    http: false,
    required: ["account", "dns_suffix", "endpoint"],
    roles: ["container", "cn"]
  },
  uyuni: {
    fields: "t:server,username,password,entitlement,separator d:refresh_interval",
    required: ["server", "username", "password"]
  },
  vultr: { fields: "d:refresh_interval i:port" }
};
var DISCOVERY_FIELDS = Object.fromEntries(
  Object.entries(DISCOVERIES).map(([name, discovery]) => [
    `${name}_sd_configs`,
    listOf(present(schemaOf(discovery), "a service discovery"))
  ])
);
function schemaOf({ fields, more = {}, http, required = [], roles, also }) {
  const role = roles ? { role: oneOf(...roles) } : {};
  return strict({ ...shape(fields), ...more, ...role, ...http === false ? {} : HTTP_CLIENT }).superRefine(
    refuse((value) => [
      ...required.map((key) => isSet(get(value, key)) ? void 0 : [[], `${key} is needed`]),
      ...http === false ? [] : httpClientWrongs(value),
      ...also?.(value) ?? []
    ])
  );
}

// src/engines/prometheus-config/relabel.ts
var ACTIONS = [
  "replace",
  "keep",
  "drop",
  "keepequal",
  "dropequal",
  "hashmod",
  "labelmap",
  "labeldrop",
  "labelkeep",
  "lowercase",
  "uppercase"
];
var NEEDS_TARGET = /* @__PURE__ */ new Set(["replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal"]);
var FIELDS = ["source_labels", "separator", "regex", "modulus", "target_label", "replacement"];
var ALLOWED = {
  keepequal: ["source_labels", "target_label"],
  dropequal: ["source_labels", "target_label"],
  labeldrop: ["regex"],
  labelkeep: ["regex"],
  lowercase: ["source_labels", "separator", "regex", "modulus", "target_label"],
  uppercase: ["source_labels", "separator", "regex", "modulus", "target_label"]
};
var action = text.transform((value, ctx) => {
  const message = unknownName(value.toLowerCase(), ACTIONS);
  if (message !== void 0) ctx.addIssue({ code: "custom", message });
  return value.toLowerCase();
});
var relabel = strict({
  source_labels: listOf(text.refine((value) => value !== "", { error: "a label needs a name" })),
  separator: text,
  regex: regexp,
  modulus: int,
  target_label: text,
  replacement: text,
  action
}).superRefine(
  refuse((value) => {
    const name = value.action ?? "replace";
    const allowed = ALLOWED[name];
    const target = value.target_label ?? "";
    return [
      name === "hashmod" && !value.modulus ? [["modulus"], "hashmod needs a modulus"] : void 0,
      NEEDS_TARGET.has(name) && target === "" ? [["target_label"], `${name} needs target_label`] : void 0,
      ...FIELDS.map(
        (field) => allowed && !allowed.includes(field) && isSet(value[field]) ? [[field], `${name} takes only ${allowed.join(" and ")}`] : void 0
      )
    ];
  })
);
var relabelConfigs = listOf(present(relabel, "a relabelling step"));

// src/engines/prometheus-config/scrape-schema.ts
import { z } from "zod";
var PROTOCOLS = [
  "PrometheusProto",
  "PrometheusText0.0.4",
  "PrometheusText1.0.0",
  "OpenMetricsText0.0.1",
  "OpenMetricsText1.0.0"
];
var protocol = oneOf(...PROTOCOLS);
var scrapeProtocols = listOf(protocol).superRefine(
  refuse((value) => [
    value.length === 0 ? [[], "scrape_protocols is empty"] : void 0,
    ...value.map(
      (each, index) => value.indexOf(each) === index ? void 0 : [[index], `${each} is listed twice`]
    )
  ])
);
var labels = mapOf(text).superRefine(
  refuse((value) => Object.keys(value).map((name) => name === "" ? [[name], "a label needs a name"] : void 0))
);
var targetGroup = strict({ targets: listOf(text), labels });
var staticConfigs = listOf(present(targetGroup, "a target group"));
var LIMITS = {
  body_size_limit: size,
  sample_limit: count,
  target_limit: count,
  label_limit: count,
  label_name_length_limit: count,
  label_value_length_limit: count,
  keep_dropped_targets: count
};
var HISTOGRAMS = {
  scrape_native_histograms: bool,
  always_scrape_classic_histograms: bool,
  convert_classic_histograms_to_nhcb: bool,
  extra_scrape_metrics: bool
};
var escaping = oneOf("allow-utf-8", "underscores", "dots", "values");
var SHARED = {
  scrape_interval: duration,
  scrape_timeout: duration,
  scrape_protocols: scrapeProtocols,
  scrape_failure_log_file: text,
  metric_name_escaping_scheme: escaping,
  ...LIMITS,
  ...HISTOGRAMS
};
var globalSchema = strict({
  ...SHARED,
  evaluation_interval: duration,
  rule_query_offset: duration,
  query_log_file: text,
  external_labels: labels,
  metric_name_validation_scheme: oneOf("legacy", "utf8")
}).superRefine(
  refuse((value) => [
    (value.scrape_timeout ?? 0) > (value.scrape_interval || 6e4) ? [["scrape_timeout"], "scrape_timeout is longer than scrape_interval"] : void 0
  ])
);
var jobFields = {
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
  metric_name_validation_scheme: oneOf("legacy", "utf8"),
  static_configs: staticConfigs,
  relabel_configs: relabelConfigs,
  metric_relabel_configs: relabelConfigs,
  ...HTTP_CLIENT,
  ...DISCOVERY_FIELDS
};
var job = strict(jobFields).superRefine(
  refuse((value) => [
    isSet(value.job_name) ? void 0 : [["job_name"], "a job needs job_name"],
    ...httpClientWrongs(value),
    ...targetWrongs(value)
  ])
);
var scrapeConfigs = listOf(present(job, "a scrape job"));
var scrapeFileSchema = strict({ scrape_configs: scrapeConfigs });
var targetsOf = z.looseObject({
  relabel_configs: z.array(z.looseObject({ action: z.string().optional(), target_label: z.string().optional() })).optional(),
  static_configs: z.array(z.looseObject({ targets: z.array(z.string()).optional() })).optional()
});
var HARMLESS = /* @__PURE__ */ new Set(["replace", "hashmod", "lowercase", "uppercase"]);
function targetWrongs(value) {
  const { data } = targetsOf.safeParse(value);
  const mayRewrite = (data?.relabel_configs ?? []).some(
    ({ action: action2 = "replace", target_label: target = "" }) => !HARMLESS.has(action2.toLowerCase()) || target === "__address__" || target.includes("$")
  );
  if (!data || mayRewrite) return [];
  return (data.static_configs ?? []).flatMap(
    (group, index) => (group.targets ?? []).map((target, number) => {
      const path = ["static_configs", index, "targets", number];
      if (target === "") return [path, "a target is empty"];
      return target.includes("/") ? [path, `"${target}" is not a host name: a target is host:port without a path`] : void 0;
    })
  );
}

// src/engines/prometheus-config/config-schema.ts
var sigv4 = strict({
  region: text,
  access_key: text,
  secret_key: text,
  profile: text,
  role_arn: text,
  external_id: text,
  use_fips_sts_endpoint: bool,
  service_name: text
}).superRefine(
  refuse((value) => [
    isSet(value.access_key) === isSet(value.secret_key) ? void 0 : [[], "access_key and secret_key belong together"],
    isSet(value.external_id) && !isSet(value.role_arn) ? [["external_id"], "external_id needs role_arn"] : void 0
  ])
);
var azuread = strict({
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
    send_certificate_chain: bool
  }),
  cloud: text,
  scope: text
}).superRefine(
  refuse((value) => [atMostOne(value, ["managed_identity", "workload_identity", "oauth", "sdk", "certificate"])])
);
var alertmanager = strict({
  scheme: text,
  path_prefix: text,
  timeout: duration,
  api_version: oneOf("v2"),
  static_configs: staticConfigs,
  relabel_configs: relabelConfigs,
  alert_relabel_configs: relabelConfigs,
  sigv4,
  ...HTTP_CLIENT,
  ...DISCOVERY_FIELDS
}).superRefine(
  refuse((value) => [
    ...httpClientWrongs(value),
    ...targetWrongs(value),
    value.sigv4 === void 0 ? void 0 : atMostOne(value, ["basic_auth", "authorization", "oauth2", "sigv4"])
  ])
);
var queue = strict({
  capacity: int,
  max_shards: int,
  min_shards: int,
  max_samples_per_send: int,
  batch_send_deadline: duration,
  min_backoff: duration,
  max_backoff: duration,
  retry_on_http_429: bool,
  sample_age_limit: duration
}).superRefine(
  refuse((value) => [
    ...["capacity", "max_shards", "min_shards", "max_samples_per_send"].map(
      (key) => (value[key] ?? 1) > 0 ? void 0 : [[key], `${key} must be positive`]
    ),
    (value.min_shards ?? 1) > (value.max_shards ?? 50) ? [["min_shards"], "min_shards is greater than max_shards"] : void 0,
    (value.max_backoff ?? 5e3) < (value.min_backoff ?? 30) ? [["max_backoff"], "max_backoff is less than min_backoff"] : void 0
  ])
);
var REMOTE = { url, remote_timeout: duration, headers: mapOf(text), name: text, ...HTTP_CLIENT };
var remoteWrite = strict({
  ...REMOTE,
  write_relabel_configs: relabelConfigs,
  send_exemplars: bool,
  send_native_histograms: bool,
  round_robin_dns: bool,
  protobuf_message: oneOf("prometheus.WriteRequest", "io.prometheus.write.v2.Request"),
  queue_config: queue,
  metadata_config: strict({ send: bool, send_interval: duration, max_samples_per_send: int }),
  sigv4,
  azuread,
  google_iam: strict({ credentials_file: text })
}).superRefine(
  refuse((value) => [
    isSet(value.url) ? void 0 : [["url"], "remote_write needs url"],
    ...httpClientWrongs(value),
    ...reservedHeaders(value.headers, ["headers"]),
    atMostOne(value, ["basic_auth", "authorization", "oauth2", "sigv4", "azuread", "google_iam"])
  ])
);
var remoteRead = strict({
  ...REMOTE,
  chunked_read_limit: count,
  read_recent: bool,
  required_matchers: mapOf(text),
  filter_external_labels: bool
}).superRefine(
  refuse((value) => [
    isSet(value.url) ? void 0 : [["url"], "remote_read needs url"],
    ...httpClientWrongs(value),
    ...reservedHeaders(value.headers, ["headers"])
  ])
);
var storage = strict({
  tsdb: strict({
    out_of_order_time_window: duration,
    stale_series_compaction_threshold: float,
    chunk_encoding: strict({ floats: oneOf("xor", "xor2") }),
    retention: strict({
      time: duration,
      size,
      percentage: float.refine((value) => value >= 0 && value <= 100, { error: "expected a percentage from 0 to 100" })
    })
  }),
  exemplars: strict({ max_exemplars: int })
});
var tracing = strict({
  client_type: oneOf("grpc", "http"),
  endpoint: text,
  sampling_fraction: float,
  insecure: bool,
  tls_config: tls,
  headers: mapOf(text),
  compression: oneOf("gzip"),
  timeout: duration
}).superRefine(
  refuse((value) => [
    isSet(value.endpoint) ? void 0 : [["endpoint"], "tracing needs endpoint"],
    ...reservedHeaders(value.headers, ["headers"])
  ])
);
var attributes = listOf(text).superRefine(
  refuse((value) => [
    ...value.map(
      (each, index) => each.trim() === "" ? [[index], "an attribute is empty"] : void 0
    ),
    ...value.map(
      (each, index) => value.findIndex((other) => other.trim() === each.trim()) === index ? void 0 : [[index], `${each} is listed twice`]
    )
  ])
);
var otlp = strict({
  promote_all_resource_attributes: bool,
  promote_resource_attributes: attributes,
  ignore_resource_attributes: attributes,
  translation_strategy: oneOf(
    "UnderscoreEscapingWithSuffixes",
    "UnderscoreEscapingWithoutSuffixes",
    "NoUTF8EscapingWithSuffixes",
    "NoTranslation"
  ),
  keep_identifying_resource_attributes: bool,
  convert_histograms_to_nhcb: bool,
  promote_scope_metadata: bool,
  label_name_underscore_sanitization: bool,
  label_name_preserve_multiple_underscores: bool
}).superRefine(
  refuse((value) => [
    value.promote_all_resource_attributes && (value.promote_resource_attributes ?? []).length > 0 ? [["promote_resource_attributes"], "not together with promote_all_resource_attributes"] : void 0,
    !value.promote_all_resource_attributes && (value.ignore_resource_attributes ?? []).length > 0 ? [["ignore_resource_attributes"], "ignore_resource_attributes needs promote_all_resource_attributes"] : void 0
  ])
);
var pathPattern = text.refine((value) => /^[^*]*(?:\*[^/]*)?$/.test(value), {
  error: "* may stand in the last part of the path alone"
});
function legacyWrongs(value) {
  const legacy = value.global?.metric_name_validation_scheme === "legacy";
  const strategy = value.otlp?.translation_strategy ?? "";
  return [
    legacy && /^No/.test(strategy) ? [["otlp", "translation_strategy"], `${strategy} needs UTF-8 names`] : void 0,
    ...(value.scrape_configs ?? []).map((job2, index) => {
      const scheme = job2.metric_name_validation_scheme ?? (legacy ? "legacy" : "utf8");
      const inherited = job2.metric_name_validation_scheme === void 0 ? value.global?.metric_name_escaping_scheme : void 0;
      const wantsUtf8 = (job2.metric_name_escaping_scheme ?? inherited) === "allow-utf-8";
      return scheme === "legacy" && wantsUtf8 ? [["scrape_configs", index], "allow-utf-8 needs metric_name_validation_scheme utf8"] : void 0;
    })
  ];
}
var configSchema = strict({
  global: globalSchema,
  runtime: strict({ gogc: int }),
  alerting: strict({
    alert_relabel_configs: relabelConfigs,
    alertmanagers: listOf(present(alertmanager, "an Alertmanager"))
  }),
  rule_files: listOf(pathPattern),
  scrape_config_files: listOf(pathPattern),
  scrape_configs: scrapeConfigs,
  storage,
  tracing,
  remote_write: listOf(present(remoteWrite, "a remote_write section")),
  remote_read: listOf(present(remoteRead, "a remote_read section")),
  otlp
}).superRefine(refuse((value) => legacyWrongs(value)));

// src/engines/prometheus-config/config-file.ts
var DEFAULT_INTERVAL = 6e4;
var LOOKBACK = 3e5;
function readConfigFile(source, { agent }) {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === void 0) return { config: void 0, problems: read.problems };
  const parsed = configSchema.safeParse(read.value, { reportInput: true });
  if (!parsed.success) return { config: void 0, problems: schemaProblems(parsed.error.issues, source.root) };
  const config = parsed.data;
  const problem = placed(source);
  const jobs = config.scrape_configs ?? [];
  return {
    config,
    problems: [
      ...jobs.flatMap((job2, index) => jobProblems(job2, config, ["scrape_configs", index]).map(problem)),
      ...repeated(jobs.map((job2) => job2.job_name ?? "")).map(
        (index) => problem({
          rule: "duplicate-job",
          path: ["scrape_configs", index, "job_name"],
          message: `another job is named "${jobs[index]?.job_name}" too`
        })
      ),
      ...["remote_write", "remote_read"].flatMap(
        (key) => repeated((config[key] ?? []).map((remote) => remote.name ?? "")).map(
          (index) => problem({
            rule: "duplicate-job",
            path: [key, index, "name"],
            message: `another section of ${key} has the same name`
          })
        )
      ),
      ...(agent ? ["alerting", "rule_files", "remote_read"] : []).flatMap(
        (key) => config[key] === void 0 ? [] : [problem({ rule: "invalid-value", path: [key], message: `${key} is not allowed in agent mode` })]
      )
    ]
  };
}
function readScrapeFile(source) {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === void 0) return { source, jobs: [], problems: read.problems };
  const parsed = scrapeFileSchema.safeParse(read.value, { reportInput: true });
  if (!parsed.success) return { source, jobs: [], problems: schemaProblems(parsed.error.issues, source.root) };
  return { source, jobs: parsed.data.scrape_configs ?? [], problems: [] };
}
function problemsTogether(main, config, files) {
  const owners = new Map((config.scrape_configs ?? []).map((job2) => [job2.job_name ?? "", main.file]));
  const taken = /* @__PURE__ */ new Set();
  return files.flatMap(({ source, jobs }) => {
    const isAgain = taken.has(source);
    taken.add(source);
    return jobs.flatMap((job2, index) => {
      const path = ["scrape_configs", index];
      const name = job2.job_name ?? "";
      const owner = owners.get(name);
      owners.set(name, source.file);
      const where = isAgain ? "two patterns of scrape_config_files take in this file" : `one in ${owner}`;
      const message = `another job is named "${name}" too: ${where}`;
      const twice = owner === void 0 ? [] : [{ rule: "duplicate-job", path: [...path, "job_name"], message }];
      const own = isAgain ? [] : jobProblems(job2, config, path);
      return [...own, ...twice].map((each) => ({ source, problem: placed(source)(each) }));
    });
  });
}
function readTargetFile(source) {
  const read = structure(source);
  if (read.problems.length > 0 || read.value === void 0) return read.problems;
  const parsed = listOf(targetGroup).safeParse(read.value, { reportInput: true });
  return parsed.success ? [] : schemaProblems(parsed.error.issues, source.root);
}
function structure(source) {
  const { problem } = source.yaml;
  if (problem) {
    return {
      value: void 0,
      problems: [{ rule: "yaml", message: `not YAML: ${problem.message}`, offset: problem.offset, about: "" }]
    };
  }
  const { value, problems } = plainData(source.root);
  return { value: value ?? void 0, problems };
}
var placed = (source) => ({ rule, path, message }) => ({
  rule,
  message,
  offset: offsetAt(source.root, path, nodeAt(source.root, path)?.value.kind === "scalar" ? "value" : "key"),
  about: aboutPath(path)
});
function jobProblems(job2, config, path) {
  const interval = job2.scrape_interval || config.global?.scrape_interval || DEFAULT_INTERVAL;
  const found = [];
  if ((job2.scrape_timeout ?? 0) > interval) {
    const message = "scrape_timeout is longer than scrape_interval";
    found.push({ rule: "invalid-value", path: [...path, "scrape_timeout"], message });
  }
  if (interval >= LOOKBACK) {
    const message = "a scrape_interval of 5m or more leaves gaps: a series counts as stale 5m after its last sample";
    found.push({ rule: "scrape-interval", path: [...path, "scrape_interval"], message });
  }
  return found;
}
var repeated = (names) => names.flatMap((name, index) => name !== "" && names.indexOf(name) < index ? [index] : []);
export {
  problemsTogether,
  readConfigFile,
  readScrapeFile,
  readTargetFile
};
