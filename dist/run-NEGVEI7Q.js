import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  filesIn,
  inYaml
} from "./chunk-Q5ZW32V3.js";
import {
  lokiRules
} from "./chunk-IXDFZC3O.js";
import {
  parseLogql
} from "./chunk-IOLZ34BV.js";
import "./chunk-QW2CTSP4.js";
import {
  judgeAll
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import {
  groupNodes
} from "./chunk-AT3THJ3Y.js";
import {
  parsePrometheusDuration
} from "./chunk-HDOT25PL.js";
import {
  at,
  emptyFile,
  entriesOf,
  findingsOf,
  inSource,
  listOf,
  matchFiles,
  readSources,
  summaryOf,
  textOf
} from "./chunk-WWLHH42W.js";
import {
  Lines
} from "./chunk-BJ4YS6BF.js";
import "./chunk-MB3VA4ZV.js";
import {
  entryOf,
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import {
  re2Problem
} from "./chunk-UKKJVFSA.js";
import {
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/loki-config/values.ts
var GO = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/;
function durationMs(text) {
  const plain = parsePrometheusDuration(text);
  if (plain !== void 0) return plain;
  const parts = text === "" ? null : GO.exec(text);
  if (!parts) return void 0;
  const [, hours = "0", minutes = "0", seconds = "0"] = parts;
  return Number(hours) * 36e5 + Number(minutes) * 6e4 + Number(seconds) * 1e3;
}
var isFilledIn = (text) => /\$\{?\w|\{\{/.test(text);
var isTrue = (value) => /^(?:true|yes|on|y)$/i.test(textOf(value) ?? "");

// src/engines/loki-config/promtail.ts
var KEYS = [
  "global",
  "server",
  "client",
  "clients",
  "positions",
  "scrape_configs",
  "target_config",
  "limits_config",
  "options",
  "tracing",
  "wal"
];
var STAGES = "cri decolorize docker drop eventlogmessage geoip json labelallow labeldrop labels limit logfmt luhn match metrics multiline non_indexed_labels output pack regex replace sampling static_labels structured_metadata template tenant timestamp windowsevent".split(
  " "
);
function promtailProblems(source) {
  const { problem } = source.yaml;
  if (problem) return [{ rule: "yaml", message: `not YAML: ${problem.message}`, offset: problem.offset, about: "" }];
  const { value, problems } = plainData(source.root);
  const wrongs = [...topKeys(value), ...clients(value), ...jobs(value)];
  const ended = {
    rule: "promtail",
    path: [],
    message: "Promtail is no longer maintained since March 2026: move to Alloy"
  };
  return [...problems, ...[...wrongs, ended].map(inYaml(source))];
}
var topKeys = (value) => entriesOf(value).flatMap(([key]) => {
  if (KEYS.includes(key)) return [];
  const near = nearest(key, KEYS);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return [{ rule: "unknown-field", path: [key], message: `unknown field "${key}"${hint}` }];
});
function clients(value) {
  const one = at(value, "client");
  const all = [
    ...one === void 0 ? [] : [{ each: one, path: ["client"] }],
    ...listOf(at(value, "clients")).map((each2, index) => ({ each: each2, path: ["clients", index] }))
  ];
  if (all.length === 0) return [{ rule: "nowhere", path: [], message: "the logs go nowhere: there is no client" }];
  return all.flatMap(({ each: each2, path }) => {
    const url = textOf(at(each2, "url")) ?? "";
    if (url === "") return [{ rule: "nowhere", path, message: "a client needs a url" }];
    if (isFilledIn(url) || URL.canParse(url) && /^https?:/.test(url)) return [];
    return [
      { rule: "nowhere", path: [...path, "url"], message: "the url is none: it begins with http:// or https://" }
    ];
  });
}
function jobs(value) {
  const found = listOf(at(value, "scrape_configs"));
  if (found.length === 0)
    return [{ rule: "nowhere", path: [], message: "no log is read: there is no entry under scrape_configs" }];
  return found.flatMap(
    (job, index) => stages(at(job, "pipeline_stages"), ["scrape_configs", index, "pipeline_stages"])
  );
}
function stages(value, path) {
  return listOf(value).flatMap(
    (stage, index) => entriesOf(stage).flatMap(([name, options]) => {
      const here = [...path, index, name];
      if (!STAGES.includes(name)) {
        const near = nearest(name, STAGES);
        const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
        return [{ rule: "stage", path: here, message: `"${name}" is no stage${hint}` }];
      }
      if (name === "regex" || name === "replace")
        return expression(textOf(at(options, "expression")), [...here, "expression"]);
      if (name !== "match") return [];
      const selector = textOf(at(options, "selector")) ?? "";
      const [problem] = isFilledIn(selector) ? [] : parseLogql(selector).problems;
      return [
        ...problem ? [{ rule: "logql", path: [...here, "selector"], message: problem.message }] : [],
        ...stages(at(options, "stages"), [...here, "stages"])
      ];
    })
  );
}
function expression(text, path) {
  if (text === void 0) return [{ rule: "stage", path: path.slice(0, -1), message: "the stage needs an expression" }];
  const problem = re2Problem(text);
  return problem ? [{ rule: "stage", path, message: `error parsing regexp: ${problem.message}` }] : [];
}

// src/engines/loki-config/rule-file.ts
var KEYS2 = ["alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"];
function ruleFileProblems(source) {
  const { problem } = source.yaml;
  if (problem) return [{ rule: "yaml", message: `not YAML: ${problem.message}`, offset: problem.offset, about: "" }];
  const groups = groupNodes(source.root);
  const names = groups.map(({ name }) => name);
  const add = (rule, message, path) => ({
    rule,
    message,
    offset: offsetAt(source.root, path, "value"),
    about: path.map(String).join(".")
  });
  return groups.flatMap((group, index) => [
    ...group.name === "" ? [add("rule", "a group needs a name", group.path)] : [],
    ...group.name !== "" && names.indexOf(group.name) < index ? [add("rule", `another group is named "${group.name}" too`, [...group.path, "name"])] : [],
    ...group.rules.flatMap(({ node, path }) => {
      const get = (key) => {
        const value = entryOf(node, key)?.value;
        return value?.kind === "scalar" ? value.text : void 0;
      };
      const unknown2 = node.entries.flatMap(({ key }) => {
        if (key.kind !== "scalar" || KEYS2.includes(key.text)) return [];
        const near = nearest(key.text, KEYS2);
        const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
        return [add("rule", `unknown field "${key.text}"${hint}`, [...path, key.text])];
      });
      const both = (get("alert") ?? "") !== "" && (get("record") ?? "") !== "";
      const neither = (get("alert") ?? "") === "" && (get("record") ?? "") === "";
      const duration = get("for");
      return [
        ...unknown2,
        ...both || neither ? [add("rule", "a rule has either alert or record", path)] : [],
        ...duration !== void 0 && parsePrometheusDuration(duration) === void 0 ? [add("rule", `for: "${duration}" is no duration`, [...path, "for"])] : [],
        ...queryProblem(get("expr"), path, add)
      ];
    })
  ]);
}
function queryProblem(expr, path, add) {
  if (expr === void 0) return [add("logql", "the rule has no expr", path)];
  const { gives, problems } = parseLogql(expr);
  const here = [...path, "expr"];
  const [first] = problems;
  if (first) return [{ ...add("logql", first.message, here), actual: clip(expr, 300) }];
  if (gives === "log")
    return [add("logql", "a rule needs a metric, and this gives log lines; count them, as in rate({\u2026}[5m])", here)];
  return [];
}

// src/engines/alloy/parse.ts
var Broken = class extends Error {
  at;
  constructor(message, at2) {
    super(message);
    this.at = at2;
  }
};
var TOKEN = /([\p{L}_][\p{L}\p{N}_]*)|("(?:[^"\\\n]|\\.)*"|`[^`]*`)|(\d[\w.]*(?:[eE][-+]\d+)?)|(==|!=|<=|>=|&&|\|\||[{}()[\],.=+\-*/%^!<>:;?$])/uy;
var BLANK = /(?:[ \t\r]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
function parseAlloy(text) {
  try {
    const parser = new AlloyParser(tokensOf(text));
    return parser.body("end");
  } catch (error) {
    if (error instanceof Broken) return { message: error.message, at: error.at };
    throw error;
  }
}
function tokensOf(text) {
  const tokens = [];
  let newLine = true;
  for (let at2 = 0; at2 < text.length; ) {
    BLANK.lastIndex = at2;
    if (BLANK.test(text)) {
      newLine ||= text.slice(at2, BLANK.lastIndex).includes("\n");
      at2 = BLANK.lastIndex;
    } else if (text[at2] === "\n") {
      newLine = true;
      at2 += 1;
    } else {
      TOKEN.lastIndex = at2;
      const [whole, name, string, number] = TOKEN.exec(text) ?? [];
      if (whole === void 0)
        throw new Broken(/["`]/.test(text[at2] ?? "") ? "this string is never closed" : `unexpected "${text[at2]}"`, at2);
      const kind = name === void 0 ? string === void 0 ? number === void 0 ? "symbol" : "number" : "string" : "name";
      tokens.push({ kind, text: whole, from: at2, newLine });
      newLine = false;
      at2 += whole.length;
    }
  }
  return [...tokens, { kind: "end", text: "", from: text.length, newLine: true }];
}
var AlloyParser = class {
  #tokens;
  #index = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  /** Statements up to the end, or to the brace that closes a block. */
  body(end) {
    const blocks = [];
    const attributes = [];
    for (; ; ) {
      const token = this.#peek();
      if (token.kind === "end" && end === "}") throw new Broken("the file ends, and a block is still open", token.from);
      if (token.kind === "end" || end === "}" && token.text === "}") return { blocks, attributes };
      if (token.kind !== "name")
        throw new Broken(`unexpected ${shown(token)}; expected the name of a block or an attribute`, token.from);
      const name = this.#dotted();
      if (this.#peek().text === "=" && this.#peek().kind === "symbol")
        attributes.push(this.#attribute(name, token.from));
      else blocks.push(this.#block(name, token.from));
    }
  }
  #block(name, from) {
    const label = this.#peek().kind === "string" ? this.#take().text.slice(1, -1) : void 0;
    const open = this.#take();
    if (open.text !== "{") throw new Broken(`unexpected ${shown(open)} behind ${name}; expected "=" or "{"`, open.from);
    const body = this.body("}");
    this.#take();
    return { name, label, from, ...body };
  }
  #attribute(name, from) {
    this.#take();
    const references = [];
    const first = this.#peek();
    if (first.newLine || first.kind === "end") throw new Broken(`${name} has no value`, first.from);
    let depth = 0;
    for (; ; ) {
      const token = this.#peek();
      if (token.kind === "end") {
        if (depth > 0) throw new Broken(`the value of ${name} is never closed`, from);
        break;
      }
      if (depth === 0 && (token.text === "}" || token.newLine && token !== first && !this.#continues())) break;
      if (token.kind === "symbol" && "([{".includes(token.text)) depth += 1;
      if (token.kind === "symbol" && ")]}".includes(token.text)) depth -= 1;
      if (depth < 0) throw new Broken(`unexpected ${shown(token)}`, token.from);
      if (token.kind === "name" && this.#tokens[this.#index - 1]?.text !== ".")
        references.push({ path: this.#path(), from: token.from });
      else this.#index += 1;
      if (this.#peek().text === "," && depth === 0) throw new Broken('unexpected ","', this.#peek().from);
    }
    return { name, from, references: references.filter(({ path }) => path.length > 1) };
  }
  /** An operator or a dot before the line's end carries the expression on. */
  #continues() {
    const before = this.#tokens[this.#index - 1];
    return before?.kind === "symbol" && !")]}".includes(before.text);
  }
  #path() {
    const path = [this.#take().text];
    while (this.#peek().text === "." && this.#tokens[this.#index + 1]?.kind === "name") {
      this.#take();
      path.push(this.#take().text);
    }
    return path;
  }
  #dotted() {
    return this.#path().join(".");
  }
  #peek() {
    return this.#tokens[this.#index] ?? END;
  }
  #take() {
    const token = this.#peek();
    this.#index += 1;
    return token;
  }
};
var END = { kind: "end", text: "", from: 0, newLine: true };
var shown = ({ kind, text }) => kind === "end" ? "the end of the file" : `"${text.replaceAll('"', "").slice(0, 40)}"`;

// src/engines/alloy/judge.ts
var NAMESPACES = new Set(
  "beyla database_observability discovery faro local loki mimir otelcol prometheus pyroscope remote".split(" ")
);
var FUNCTIONS = new Set(["local", "remote"].map((name) => `${name}.path`));
function judgeAlloy(texts) {
  const parsed = texts.map(parseAlloy);
  const broken = parsed.flatMap(
    (each2, part) => "message" in each2 ? [{ rule: "alloy", part, ...each2 }] : []
  );
  const blocks = parsed.flatMap((each2, part) => "message" in each2 ? [] : each2.blocks.map((block) => ({ block, part })));
  return broken.length > 0 ? { components: blocks.length, problems: broken } : scope(blocks);
}
function scope(blocks) {
  const components = blocks.filter(({ block }) => NAMESPACES.has(block.name.split(".")[0] ?? "")).map(toComponent);
  const ids = components.map(({ id }) => id);
  const twice = components.flatMap(
    ({ id, block, part }, index) => ids.indexOf(id) < index ? [{ rule: "duplicate-component", message: `${id} stands there twice`, at: block.from, part }] : []
  );
  const inner = blocks.filter(({ block }) => block.name === "declare").map(({ block, part }) => scope(block.blocks.map((each2) => ({ block: each2, part }))));
  const missing = blocks.filter(({ block }) => block.name !== "declare").flatMap(({ block, part }) => attributesIn(block).flatMap((attribute) => missingIn(attribute, ids, part)));
  return {
    components: components.length + inner.reduce((sum, each2) => sum + each2.components, 0),
    problems: [...twice, ...missing, ...circles(components), ...inner.flatMap(({ problems }) => problems)]
  };
}
var toComponent = ({ block, part }) => ({
  id: block.label === void 0 ? block.name : `${block.name}.${block.label}`,
  block,
  part
});
var attributesIn = (block) => [
  ...block.attributes,
  ...block.blocks.flatMap(attributesIn)
];
var targetOf = (path, ids) => ids.find((id) => {
  const parts = id.split(".");
  return parts.length <= path.length && parts.every((part, index) => part === path[index]);
});
function missingIn({ references }, ids, part) {
  return references.flatMap(({ path, from }) => {
    const isComponent = NAMESPACES.has(path[0] ?? "") && path.length > 2 && !FUNCTIONS.has(path.slice(0, 2).join("."));
    if (!isComponent || targetOf(path, ids) !== void 0) return [];
    const written = path.join(".");
    const near = nearest(path.slice(0, -1).join("."), ids);
    const hint = near === void 0 ? "" : `; did you mean ${near}?`;
    return [{ rule: "undefined-component", message: `no component gives ${written}${hint}`, at: from, part }];
  });
}
function circles(components) {
  const ids = components.map(({ id }) => id);
  const next = new Map(
    components.map(({ id, block }) => [
      id,
      attributesIn(block).flatMap(({ references }) => references.flatMap(({ path }) => targetOf(path, ids) ?? []))
    ])
  );
  const done = /* @__PURE__ */ new Set();
  const found = [];
  const visit = (id, way) => {
    const start = way.indexOf(id);
    if (start >= 0) {
      const first = components.find((component) => component.id === id);
      found.push({
        rule: "circle",
        message: `components wait for one another: ${[...way.slice(start), id].join(" \u2192 ")}`,
        at: first?.block.from ?? 0,
        part: first?.part ?? 0
      });
    }
    if (start >= 0 || done.has(id)) return;
    for (const other of next.get(id) ?? []) visit(other, [...way, id]);
    done.add(id);
  };
  for (const id of ids) visit(id, []);
  return found;
}

// src/checks/loki/alloy.ts
async function judgeAlloyFiles(patterns, { files }) {
  const located = [];
  const unknown2 = [];
  if (patterns.length === 0) return { located, unknown: unknown2, components: 0 };
  const names = await matchFiles(files, { option: "alloy", patterns, inFolder: "*.{alloy,river}" });
  const folders = /* @__PURE__ */ new Map();
  for (const name of names) {
    const text = (await files.text(name)).replace(/^\uFEFF/, "");
    if (text.trim() === "") unknown2.push(emptyFile(name));
    const folder = name.slice(0, name.lastIndexOf("/") + 1);
    folders.set(folder, [...folders.get(folder) ?? [], { name, text }]);
  }
  let components = 0;
  for (const parts of folders.values()) {
    const { problems, components: found } = judgeAlloy(parts.map(({ text }) => text));
    components += found;
    for (const { rule, message, at: at2, part } of problems) {
      const { name = "", text = "" } = parts[part] ?? {};
      const lines = new Lines(text);
      located.push(inSource({ file: name, at: (offset) => lines.at(offset) })({ rule, message, offset: at2, about: "" }));
    }
  }
  if (components === 0 && located.length === 0 && unknown2.length === 0) {
    unknown2.push(
      new CouldNotTell(
        "nothing-checked",
        "alloy: the files hold not a single component",
        "Name the files that Alloy loads."
      )
    );
  }
  return { located, unknown: unknown2, components };
}

// src/engines/loki-config/keys.ts
var LOKI_KEYS = words({
  "": "analytics auth_enabled ballast_bytes bloom_build bloom_gateway chunk_store_config common compactor compactor_grpc_client dataobj distributor frontend frontend_worker http_prefix index_gateway ingest_limits ingest_limits_frontend ingest_limits_frontend_client ingester ingester_client internal_server kafka_config lbac limits_config memberlist metrics_namespace no_auth_tenant operational_config pattern_ingester profiling querier query_engine query_range query_scheduler ruler ruler_storage runtime_config schema_config server shutdown_delay storage_config table_manager target tenant_limits_allow_publish tracing ui",
  analytics: "proxy_url reporting_enabled tls_config usage_stats_url",
  chunk_store_config: "chunk_cache_config chunk_cache_config_l2 l2_chunk_cache_handoff skip_query_writeback_cache_older_than",
  common: "compactor_address compactor_grpc_address instance_addr instance_interface_names path_prefix persist_tokens replication_factor ring scratch_path storage",
  compactor: "apply_retention_interval backup_delete_request_store_db_type compaction_interval compactor_ring delete_batch_size delete_max_interval delete_request_cancel_period delete_request_store delete_request_store_db_type delete_request_store_key_prefix deletion_marker_object_store_prefix horizontal_scaling_mode jobs_config max_compaction_parallelism retention_backoff_config retention_delete_delay retention_delete_worker_count retention_enabled retention_table_timeout skip_latest_n_tables tables_to_compact upload_parallelism worker_config working_directory",
  distributor: "circuit_breaker dataobj_tee default_policy_stream_mappings ingest_limits_dry_run_enabled ingest_limits_enabled ingester_writes_enabled kafka_writes_enabled max_decompressed_size max_inflight_bytes max_recv_msg_size otlp_attribute_logging otlp_config push_worker_count rate_store ring write_failures_logging",
  frontend: "compress_responses downstream_url encoding graceful_shutdown_timeout grpc_client_config instance_enable_ipv6 instance_interface_names log_queries_longer_than log_query_request_headers max_body_size max_outstanding_per_tenant querier_forget_delay query_stats_enabled scheduler_address scheduler_dns_lookup_period scheduler_worker_concurrency support_parquet_encoding tail_proxy_url tail_tls_config",
  frontend_worker: "dns_lookup_duration frontend_address grpc_client_config id query_frontend_grpc_client query_scheduler_grpc_client scheduler_address",
  index_gateway: "mode ring",
  ingester: "autoforget_unhealthy chunk_block_size chunk_encoding chunk_idle_period chunk_retain_period chunk_target_size concurrent_flushes delegate_stream_limits_enabled flush_check_period flush_op_backoff flush_op_timeout index_shards kafka_ingestion lifecycler max_chunk_age max_dropped_streams max_returned_stream_errors owned_streams_check_interval query_store_max_look_back_period shutdown_marker_path sync_min_utilization sync_period wal",
  ingester_client: "grpc_client_config pool_config remote_timeout",
  limits_config: "allow_structured_metadata block_ingestion_policy_until block_ingestion_status_code block_ingestion_until blocked_queries bloom_block_encoding bloom_build_builder_response_timeout bloom_build_max_builders bloom_build_task_max_retries bloom_creation_enabled bloom_gateway_enable_filtering bloom_max_block_size bloom_max_bloom_size bloom_planning_strategy bloom_prefetch_blocks bloom_split_series_keyspace_by bloom_task_target_series_chunk_size cardinality_limit creation_grace_period dataobj_index_compaction_enabled dataobj_log_compaction_enabled debug_engine_streams debug_engine_tasks deletion_mode discover_generic_fields discover_log_levels discover_service_name enforced_labels engine_results_cache_time_bucket_interval increment_duplicate_timestamp index_gateway_max_capacity index_gateway_shard_size ingestion_burst_size_mb ingestion_partitions_tenant_shard_size ingestion_rate_mb ingestion_rate_strategy log_level_fields log_level_from_json_max_depth max_cache_freshness_per_query max_chunks_per_query max_concurrent_tail_requests max_entries_limit_per_query max_global_streams_per_user max_label_name_length max_label_names_per_series max_label_value_length max_line_size max_line_size_truncate max_line_size_truncate_identifier max_metadata_cache_freshness max_querier_bytes_read max_queriers_per_tenant max_query_bytes_read max_query_capacity max_query_length max_query_lookback max_query_parallelism max_query_range max_query_series max_stats_cache_freshness max_streams_matchers_per_query max_streams_per_user max_structured_metadata_entries_count max_structured_metadata_size metric_aggregation_enabled min_sharding_lookback minimum_labels_number otlp_config pattern_ingester_tokenizable_json_fields_append pattern_ingester_tokenizable_json_fields_default pattern_ingester_tokenizable_json_fields_delete pattern_persistence_enabled pattern_persistence_granularity pattern_rate_threshold per_stream_rate_limit per_stream_rate_limit_burst policy_enforced_labels policy_stream_mapping query_ready_index_num_days query_timeout recent_metadata_query_window reject_old_samples reject_old_samples_max_age required_labels retention_period retention_stream ruler_max_rule_groups_per_tenant ruler_max_rules_per_rule_group ruler_remote_evaluation_max_response_size ruler_remote_evaluation_timeout ruler_remote_write_config ruler_remote_write_disabled ruler_tenant_shard_size s3_sse_kms_encryption_context s3_sse_kms_key_id s3_sse_type shard_aggregations shard_streams simulated_push_latency split_ingester_queries_by_interval split_instant_metric_queries_by_interval split_metadata_queries_by_interval split_queries_by_interval split_recent_metadata_queries_by_interval tsdb_max_bytes_per_shard tsdb_max_query_parallelism tsdb_precompute_chunks tsdb_sharding_strategy use_owned_stream_count volume_enabled volume_max_series",
  memberlist: "abort_if_cluster_fast_join_fails abort_if_cluster_fast_join_fails_min_nodes abort_if_cluster_join_fails acquire_writer_timeout advertise_addr advertise_port bind_addr bind_port broadcast_timeout_for_local_updates_on_shutdown cluster_label cluster_label_verification_disabled compression_algorithm compression_enabled dead_node_reclaim_time gossip_interval gossip_nodes gossip_to_dead_nodes_time join_members leave_timeout left_ingesters_timeout max_concurrent_writes max_join_backoff max_join_retries message_history_buffer_bytes min_join_backoff node_name notify_interval obsolete_entries_timeout packet_dial_timeout packet_write_timeout processed_messages_queue_size propagation_delay_tracker pull_push_interval randomize_node_name received_messages_queue_size rejoin_interval rejoin_seed_nodes retransmit_factor stream_timeout tls_enabled watch_prefix_buffer_size zone_aware_routing",
  operational_config: "filter_push_request_streams_ips limited_log_push_errors log_duplicate_metrics log_duplicate_stream_info log_hash_of_labels log_otlp_attribute_expansion log_push_request log_push_request_streams log_service_name_discovery log_stream_creation",
  querier: "engine extra_query_delay max_concurrent multi_tenant_queries_enabled per_request_limits_enabled query_ingester_only query_ingesters_within query_partition_ingesters query_store_only tail_max_duration",
  query_range: "align_queries_with_step cache_index_stats_results cache_instant_metric_results cache_label_results cache_results cache_series_results cache_volume_results index_stats_results_cache instant_metric_query_split_align instant_metric_results_cache label_results_cache max_retries parallelise_shardable_queries results_cache series_results_cache shard_aggregations volume_results_cache",
  query_scheduler: "grpc_client_config max_outstanding_requests_per_tenant max_queue_hierarchy_levels querier_forget_delay scheduler_ring use_scheduler_ring",
  ruler: "alert_relabel_configs alertmanager_client alertmanager_refresh_interval alertmanager_url datasource_uid disable_rule_group_label disabled_tenants enable_alertmanager_discovery enable_alertmanager_v2 enable_api enable_sharding enabled_tenants evaluation evaluation_interval external_labels external_url flush_period for_grace_period for_outage_tolerance notification_queue_capacity notification_timeout poll_interval query_stats_enabled remote_write resend_delay ring rule_path ruler_client search_pending_for sharding_algo sharding_strategy storage wal wal_cleaner",
  runtime_config: "file http_client_cluster_validation http_client_disable_keep_alives http_client_timeout period",
  schema_config: "configs",
  server: "cluster_validation create_new_traces graceful_shutdown_timeout grpc_collect_max_streams_by_conn grpc_listen_address grpc_listen_conn_limit grpc_listen_network grpc_listen_port grpc_server_keepalive_time grpc_server_keepalive_timeout grpc_server_max_concurrent_streams grpc_server_max_connection_age grpc_server_max_connection_age_grace grpc_server_max_connection_idle grpc_server_max_recv_msg_size grpc_server_max_send_msg_size grpc_server_min_time_between_pings grpc_server_num_workers grpc_server_ping_without_stream_allowed grpc_server_read_buffer_size grpc_server_recv_buffer_pools_enabled grpc_server_stats_tracking_enabled grpc_server_write_buffer_size grpc_tls_config http_listen_address http_listen_conn_limit http_listen_network http_listen_port http_log_closed_connections_without_response_enabled http_path_prefix http_server_idle_timeout http_server_read_header_timeout http_server_read_timeout http_server_write_timeout http_tls_config log_format log_level log_request_at_info_level_enabled log_request_exclude_headers_list log_request_headers log_source_ips_enabled log_source_ips_full log_source_ips_header log_source_ips_regex proxy_protocol_enabled register_instrumentation report_grpc_codes_in_instrumentation_label_enabled tls_cipher_suites tls_min_version trace_request_exclude_headers_list trace_request_headers",
  storage_config: "alibabacloud aws azure bloom_shipper boltdb_shipper bos congestion_control cos filesystem gcs hedging max_chunk_batch_size max_parallel_get_chunk named_stores object_prefix object_store swift tsdb_shipper use_thanos_objstore",
  "schema_config.configs[]": "chunks from index object_store row_shards schema store"
});
function words(blocks) {
  return Object.fromEntries(Object.entries(blocks).map(([block, keys]) => [block, keys.split(" ")]));
}

// src/engines/loki-config/retention.ts
var DAY = 864e5;
function readRetention(value) {
  const compactor = at(value, "compactor");
  const limits = at(value, "limits_config");
  const period = ["limits_config", "retention_period"];
  const wrongs = [];
  const wrong2 = (path, message) => {
    wrongs.push({ rule: "retention", path, message });
  };
  const streams = listOf(at(limits, "retention_stream")).map((stream, index) => ({
    text: textOf(at(stream, "period")) ?? "",
    path: ["limits_config", "retention_stream", index, "period"]
  }));
  const written = [{ text: textOf(at(limits, "retention_period")) ?? "", path: period }, ...streams].filter(
    ({ text }) => text !== ""
  );
  const read = written.map((each2) => ({ ...each2, ms: durationMs(each2.text) }));
  const open = read.find(({ text }) => isFilledIn(text))?.text;
  for (const { text, ms, path } of read) {
    if (isFilledIn(text)) continue;
    if (ms === void 0) wrong2(path, `"${text}" is no duration; write such as 720h or 30d`);
    else if (ms > 0 && ms < DAY) wrong2(path, `${text} is less than 24h, the shortest retention that Loki takes`);
  }
  const isOn = isTrue(at(compactor, "retention_enabled"));
  const set = read.filter(({ ms }) => ms !== void 0 && ms > 0);
  const flag = textOf(at(compactor, "retention_enabled")) ?? "";
  const [first] = set;
  if (!isOn && !isFilledIn(flag) && first) {
    wrong2(first.path, "this retention does nothing: nothing is deleted without `compactor.retention_enabled: true`");
  }
  if (isOn && textOf(at(compactor, "delete_request_store")) === void 0) {
    wrong2(
      ["compactor", "retention_enabled"],
      "Loki does not start: with retention the compactor needs `delete_request_store`"
    );
  }
  return {
    retention: {
      periods: isOn ? set.flatMap(({ ms, path }) => ms === void 0 ? [] : [{ ms, path }]) : [],
      open: open ?? (isFilledIn(flag) ? flag : void 0),
      path: first?.path ?? period
    },
    wrongs
  };
}

// src/engines/loki-config/schema-config.ts
var STORES = ["tsdb", "boltdb-shipper"];
var OLD_STORES = [
  "boltdb",
  "aws",
  "aws-dynamo",
  "gcp",
  "gcp-columnkey",
  "bigtable",
  "bigtable-hashed",
  "cassandra",
  "grpc-store"
];
var SCHEMAS = ["v9", "v10", "v11", "v12", "v13"];
var OBJECT_STORES = [
  "filesystem",
  "local",
  "s3",
  "aws",
  "aws-dynamo",
  "gcs",
  "gcp",
  "azure",
  "swift",
  "bos",
  "cos",
  "alibabacloud",
  "inmemory"
];
function schemaWrongs(value, now) {
  const configs = listOf(at(at(value, "schema_config"), "configs"));
  if (configs.length === 0) {
    const path = at(value, "schema_config") === void 0 ? [] : ["schema_config"];
    return [{ rule: "schema", path, message: "Loki needs at least one entry under `schema_config.configs`" }];
  }
  const periods = configs.map((raw, index) => {
    const from = Date.parse((textOf(at(raw, "from")) ?? "").slice(0, 10));
    return { raw, path: ["schema_config", "configs", index], from: Number.isNaN(from) ? void 0 : from };
  });
  return [
    ...periods.flatMap((period) => periodWrongs(period, value)),
    ...order(periods),
    ...structured(periods, value, now)
  ];
}
var wrong = (path, message) => ({ rule: "schema", path, message });
function periodWrongs({ raw, path, from }, value) {
  const get = (key) => textOf(at(raw, key)) ?? "";
  const found = [];
  if (from === void 0 && !isFilledIn(get("from")))
    found.push(wrong([...path, "from"], "from must be a day, such as 2024-04-01"));
  const [store, schema, object] = [get("store"), get("schema"), get("object_store")];
  if (OLD_STORES.includes(store))
    found.push(wrong([...path, "store"], `Loki 3 has no store "${store}" any more: new periods want tsdb`));
  else if (!STORES.includes(store) && !isFilledIn(store))
    found.push(wrong([...path, "store"], unknown("store", store, STORES)));
  if (!SCHEMAS.includes(schema) && !isFilledIn(schema))
    found.push(wrong([...path, "schema"], unknown("schema", schema, SCHEMAS)));
  const period = textOf(at(at(raw, "index"), "period")) ?? "";
  const needsDays = STORES.includes(store) && period !== "" && !isFilledIn(period);
  if (needsDays && durationMs(period) !== 864e5) {
    found.push(wrong([...path, "index", "period"], `${store} needs an index period of 24h, not ${period}`));
  }
  return [...found, ...objectStore(object, path, value)];
}
function unknown(what, given, known) {
  const near = nearest(given, known);
  return `${given === "" ? `${what} is missing` : `"${given}" is no ${what}`}; expected one of ${known.join(", ")}${near === void 0 || given === "" ? "" : `; did you mean "${near}"?`}`;
}
var BLOCKS = {
  s3: ["s3", "aws"],
  aws: ["aws", "s3"],
  gcs: ["gcs"],
  gcp: ["gcs"],
  azure: ["azure"],
  swift: ["swift"],
  bos: ["bos"],
  cos: ["cos"],
  alibabacloud: ["alibabacloud"]
};
function objectStore(name, path, value) {
  const here = [...path, "object_store"];
  const storage = at(value, "storage_config");
  const named = entriesOf(at(storage, "named_stores")).flatMap(([, stores]) => entriesOf(stores).map(([key]) => key));
  const known = [...OBJECT_STORES, ...named];
  if (name === "" || isFilledIn(name) || named.includes(name)) return [];
  if (!known.includes(name)) return [wrong(here, unknown("object store", name, known))];
  const wanted2 = BLOCKS[name];
  const places = [storage, at(at(value, "common"), "storage")];
  const isThere = !wanted2 || places.some((place) => [...wanted2, "object_store"].some((key) => at(place, key) !== void 0));
  if (isThere) return [];
  const message = `nothing says where "${name}" is: neither storage_config nor common.storage has a block for it`;
  return [{ rule: "object-store", path: here, message }];
}
var order = (periods) => periods.flatMap(({ from, path }, index) => {
  const before = periods[index - 1]?.from;
  if (from === void 0 || before === void 0 || from > before) return [];
  return [wrong([...path, "from"], "periods must stand in the order of their days, the oldest first")];
});
function structured(periods, value, now) {
  const limit = at(at(value, "limits_config"), "allow_structured_metadata") ?? "true";
  const active = periods.findLast(({ from }) => from !== void 0 && from <= now) ?? periods.at(-1);
  if (!active || !isTrue(limit)) return [];
  const [store, schema] = [textOf(at(active.raw, "store")) ?? "", textOf(at(active.raw, "schema")) ?? ""];
  const isFit = (store === "tsdb" || isFilledIn(store)) && (schema === "v13" || isFilledIn(schema));
  if (isFit || !STORES.includes(store) || !SCHEMAS.includes(schema)) return [];
  const message = `Loki 3 does not start with ${store} and ${schema}: use tsdb and v13, or set limits_config.allow_structured_metadata to false`;
  return [wrong([...active.path, schema === "v13" ? "store" : "schema"], message)];
}

// src/engines/loki-config/judge.ts
var REMOVED = {
  shared_store: "Loki 3.0 took it away; the compactor has `delete_request_store`",
  shared_store_key_prefix: "Loki 3.0 took it away; the compactor has `delete_request_store_key_prefix`",
  enforce_metric_name: "Loki 3.0 took it away",
  max_transfer_retries: "Loki 3.0 took it away"
};
function readLoki(source, now) {
  const { problem } = source.yaml;
  if (problem) {
    const message = `not YAML: ${problem.message}`;
    return {
      problems: [{ rule: "yaml", message, offset: problem.offset, about: "" }],
      retention: void 0,
      keys: { known: 0, all: 0 }
    };
  }
  const { value, problems } = plainData(source.root);
  const { retention, wrongs } = readRetention(value);
  const found = [...unknownKeys(value), ...schemaWrongs(value, now), ...wrongs];
  return {
    problems: [...problems, ...found.map(inYaml(source))],
    retention,
    keys: { known: knownKeys(value), all: allKeys(value) }
  };
}
function unknownKeys(value) {
  const inBlocks = Object.keys(LOKI_KEYS).flatMap((block) => {
    if (block === "schema_config.configs[]") {
      return listOf(at(at(value, "schema_config"), "configs")).flatMap(
        (each2, index) => unknownIn(each2, block, ["schema_config", "configs", index])
      );
    }
    return unknownIn(block === "" ? value : at(value, block), block, block === "" ? [] : [block]);
  });
  return [...inBlocks, ...removedBelow(value, [])];
}
function unknownIn(value, block, path) {
  const known = LOKI_KEYS[block] ?? [];
  return entriesOf(value).flatMap(([key]) => {
    if (known.includes(key) || Object.hasOwn(REMOVED, key)) return [];
    const near = nearest(key, known);
    const here = block === "" ? "" : ` in ${block}`;
    if (near !== void 0 && isMisspelt(key, near)) {
      return [
        {
          rule: "unknown-field",
          path: [...path, key],
          message: `unknown field "${key}"${here}; did you mean "${near}"?`
        }
      ];
    }
    const message = `Loki 3 knows no "${key}"${here}; another version may`;
    return [{ rule: "other-version", path: [...path, key], message }];
  });
}
function isMisspelt(key, near) {
  if (key.split("_").length !== near.split("_").length) return key.replaceAll("_", "") === near.replaceAll("_", "");
  const parts = near.split("_");
  return key.split("_").filter((part, index) => part !== parts[index]).length === 1 && Math.abs(key.length - near.length) <= 2;
}
function removedBelow(value, path) {
  if (Array.isArray(value)) return value.flatMap((each2, index) => removedBelow(each2, [...path, index]));
  return entriesOf(value).flatMap(([key, each2]) => {
    const here = [...path, key];
    const why = Object.hasOwn(REMOVED, key) ? REMOVED[key] : void 0;
    if (why !== void 0) return [{ rule: "removed-field", path: here, message: `${key}: ${why}` }];
    return removedBelow(each2, here);
  });
}
var knownKeys = (value) => Object.keys(LOKI_KEYS).reduce((sum, block) => {
  const inside = block === "" ? value : block.endsWith("[]") ? listOf(at(at(value, "schema_config"), "configs"))[0] : at(value, block);
  return sum + entriesOf(inside).length;
}, 0);
var allKeys = (value) => Array.isArray(value) ? allKeys(value[0]) : entriesOf(value).reduce((sum, [, each2]) => sum + 1 + allKeys(each2), 0);

// src/checks/loki/configs.ts
var DAY2 = 864e5;
function judgeConfigs(sources, { require: require2 }, now) {
  const located = [];
  const unknown2 = [];
  const measurements = [];
  let [known, all] = [0, 0];
  for (const source of sources) {
    const read = readLoki(source, now);
    known += read.keys.known;
    all += read.keys.all;
    located.push(...read.problems.map(inSource(source)));
    const shortest = Math.min(...(read.retention?.periods ?? []).map(({ ms }) => ms));
    if (Number.isFinite(shortest)) measurements.push({ name: "retention", value: shortest / DAY2, unit: "days" });
    if (require2.retention === void 0 || read.retention === void 0) continue;
    const { open } = read.retention;
    if (open !== void 0) {
      const message = `${source.file}: the retention is ${open}, which is filled in at deployment`;
      unknown2.push(new CouldNotTell("variable-missing", message, "Name the file as it is deployed."));
    } else located.push(...wanted(source, read.retention, require2.retention).map(inSource(source)));
  }
  return { located, unknown: unknown2, measurements, seen: `${known} of ${all} keys known` };
}
function wanted(source, { periods, path }, limits) {
  const text = limits.map(({ text: each2 }) => each2).join(" and ");
  const add = (message, at2) => ({
    rule: "retention",
    message,
    offset: offsetAt(source.root, at2, "value"),
    about: `require ${at2.join(".")}`,
    expected: text
  });
  if (periods.length === 0) return [add(`logs must be kept ${text}, and no retention is in force`, path)];
  return periods.flatMap(({ ms, path: at2 }) => {
    const judged = judgeAll(limits, { value: ms / 1e3 });
    return "holds" in judged ? [] : [add(`logs are kept for ${ms / DAY2} days, and must be kept ${text}`, at2)];
  });
}

// src/checks/loki/run.ts
async function runLoki(options, ports) {
  const [configs, promtails, rules] = [
    await sourcesOf("config", options, ports),
    await sourcesOf("promtail", options, ports),
    await sourcesOf("rules", options, ports)
  ];
  const judged = judgeConfigs(configs.sources, options, ports.clock.now().getTime());
  const alloy = await judgeAlloyFiles(options.alloy, ports);
  const located = [
    ...judged.located,
    ...each(promtails.sources, promtailProblems),
    ...each(rules.sources, ruleFileProblems),
    ...alloy.located
  ];
  const number = rules.sources.reduce((sum, source) => sum + rulesIn(source), 0);
  const unknown2 = [
    ...configs.unknown,
    ...promtails.unknown,
    ...rules.unknown,
    ...judged.unknown,
    ...alloy.unknown,
    ...rules.sources.length > 0 && number === 0 ? [noRule()] : []
  ];
  const findings = findingsOf(lokiRules, located, options.policies);
  const summary = summaryOf(findings, [
    ...options.config.length > 0 ? [`${count(configs.sources.length, "configuration")} (${judged.seen})`] : [],
    ...options.promtail.length > 0 ? [count(promtails.sources.length, "Promtail configuration")] : [],
    ...options.alloy.length > 0 ? [`${count(alloy.components, "component")} of Alloy`] : [],
    ...options.rules.length > 0 ? [count(number, "rule")] : []
  ]);
  return unlessUnknown(byFindings(summary, { findings, measurements: judged.measurements }), unknown2);
}
var each = (sources, problems) => sources.flatMap((source) => problems(source).map(inSource(source)));
var rulesIn = ({ root }) => groupNodes(root).reduce((sum, { rules }) => sum + rules.length, 0);
var noRule = () => new CouldNotTell("nothing-checked", "rules: the files hold not a single rule", "Name the files that hold the rules.");
async function sourcesOf(option, options, { files }) {
  if (options[option].length === 0) return { sources: [], unknown: [] };
  const { sources, unreadable } = await readSources(files, { option, patterns: options[option] });
  const inside = sources.flatMap((source) => filesIn(source, /\.ya?ml$/));
  const none = inside.length === 0 && unreadable.length === 0;
  const remedy = "Name configuration files, or ConfigMaps with .yaml files in their data.";
  return {
    sources: inside,
    unknown: [
      ...unreadable,
      ...none ? [new CouldNotTell("nothing-checked", `${option}: the manifests hold no configuration`, remedy)] : []
    ]
  };
}
export {
  runLoki
};
