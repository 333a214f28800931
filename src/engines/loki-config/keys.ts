/** Keys that Loki 3 knows, by block; what stands deeper is not looked at. */
export const LOKI_KEYS: Readonly<Record<string, readonly string[]>> = words({
  '':
    'analytics auth_enabled ballast_bytes bloom_build bloom_gateway chunk_store_config common compactor ' +
    'compactor_grpc_client dataobj distributor frontend frontend_worker http_prefix index_gateway ' +
    'ingest_limits ingest_limits_frontend ingest_limits_frontend_client ingester ingester_client ' +
    'internal_server kafka_config lbac limits_config memberlist metrics_namespace no_auth_tenant ' +
    'operational_config pattern_ingester profiling querier query_engine query_range query_scheduler ruler ' +
    'ruler_storage runtime_config schema_config server shutdown_delay storage_config table_manager target ' +
    'tenant_limits_allow_publish tracing ui',
  analytics: 'proxy_url reporting_enabled tls_config usage_stats_url',
  chunk_store_config:
    'chunk_cache_config chunk_cache_config_l2 l2_chunk_cache_handoff ' + 'skip_query_writeback_cache_older_than',
  common:
    'compactor_address compactor_grpc_address instance_addr instance_interface_names path_prefix ' +
    'persist_tokens replication_factor ring scratch_path storage',
  compactor:
    'apply_retention_interval backup_delete_request_store_db_type compaction_interval compactor_ring ' +
    'delete_batch_size delete_max_interval delete_request_cancel_period delete_request_store ' +
    'delete_request_store_db_type delete_request_store_key_prefix deletion_marker_object_store_prefix ' +
    'horizontal_scaling_mode jobs_config max_compaction_parallelism retention_backoff_config ' +
    'retention_delete_delay retention_delete_worker_count retention_enabled retention_table_timeout ' +
    'skip_latest_n_tables tables_to_compact upload_parallelism worker_config working_directory',
  distributor:
    'circuit_breaker dataobj_tee default_policy_stream_mappings ingest_limits_dry_run_enabled ' +
    'ingest_limits_enabled ingester_writes_enabled kafka_writes_enabled max_decompressed_size ' +
    'max_inflight_bytes max_recv_msg_size otlp_attribute_logging otlp_config push_worker_count rate_store ' +
    'ring write_failures_logging',
  frontend:
    'compress_responses downstream_url encoding graceful_shutdown_timeout grpc_client_config ' +
    'instance_enable_ipv6 instance_interface_names log_queries_longer_than log_query_request_headers ' +
    'max_body_size max_outstanding_per_tenant querier_forget_delay query_stats_enabled scheduler_address ' +
    'scheduler_dns_lookup_period scheduler_worker_concurrency support_parquet_encoding tail_proxy_url ' +
    'tail_tls_config',
  frontend_worker:
    'dns_lookup_duration frontend_address grpc_client_config id query_frontend_grpc_client ' +
    'query_scheduler_grpc_client scheduler_address',
  index_gateway: 'mode ring',
  ingester:
    'autoforget_unhealthy chunk_block_size chunk_encoding chunk_idle_period chunk_retain_period ' +
    'chunk_target_size concurrent_flushes delegate_stream_limits_enabled flush_check_period ' +
    'flush_op_backoff flush_op_timeout index_shards kafka_ingestion lifecycler max_chunk_age ' +
    'max_dropped_streams max_returned_stream_errors owned_streams_check_interval ' +
    'query_store_max_look_back_period shutdown_marker_path sync_min_utilization sync_period wal',
  ingester_client: 'grpc_client_config pool_config remote_timeout',
  limits_config:
    'allow_structured_metadata block_ingestion_policy_until block_ingestion_status_code ' +
    'block_ingestion_until blocked_queries bloom_block_encoding bloom_build_builder_response_timeout ' +
    'bloom_build_max_builders bloom_build_task_max_retries bloom_creation_enabled ' +
    'bloom_gateway_enable_filtering bloom_max_block_size bloom_max_bloom_size bloom_planning_strategy ' +
    'bloom_prefetch_blocks bloom_split_series_keyspace_by bloom_task_target_series_chunk_size ' +
    'cardinality_limit creation_grace_period dataobj_index_compaction_enabled ' +
    'dataobj_log_compaction_enabled debug_engine_streams debug_engine_tasks deletion_mode ' +
    'discover_generic_fields discover_log_levels discover_service_name enforced_labels ' +
    'engine_results_cache_time_bucket_interval increment_duplicate_timestamp index_gateway_max_capacity ' +
    'index_gateway_shard_size ingestion_burst_size_mb ingestion_partitions_tenant_shard_size ' +
    'ingestion_rate_mb ingestion_rate_strategy log_level_fields log_level_from_json_max_depth ' +
    'max_cache_freshness_per_query max_chunks_per_query max_concurrent_tail_requests ' +
    'max_entries_limit_per_query max_global_streams_per_user max_label_name_length ' +
    'max_label_names_per_series max_label_value_length max_line_size max_line_size_truncate ' +
    'max_line_size_truncate_identifier max_metadata_cache_freshness max_querier_bytes_read ' +
    'max_queriers_per_tenant max_query_bytes_read max_query_capacity max_query_length max_query_lookback ' +
    'max_query_parallelism max_query_range max_query_series max_stats_cache_freshness ' +
    'max_streams_matchers_per_query max_streams_per_user max_structured_metadata_entries_count ' +
    'max_structured_metadata_size metric_aggregation_enabled min_sharding_lookback minimum_labels_number ' +
    'otlp_config pattern_ingester_tokenizable_json_fields_append ' +
    'pattern_ingester_tokenizable_json_fields_default pattern_ingester_tokenizable_json_fields_delete ' +
    'pattern_persistence_enabled pattern_persistence_granularity pattern_rate_threshold ' +
    'per_stream_rate_limit per_stream_rate_limit_burst policy_enforced_labels policy_stream_mapping ' +
    'query_ready_index_num_days query_timeout recent_metadata_query_window reject_old_samples ' +
    'reject_old_samples_max_age required_labels retention_period retention_stream ' +
    'ruler_max_rule_groups_per_tenant ruler_max_rules_per_rule_group ' +
    'ruler_remote_evaluation_max_response_size ruler_remote_evaluation_timeout ruler_remote_write_config ' +
    'ruler_remote_write_disabled ruler_tenant_shard_size s3_sse_kms_encryption_context s3_sse_kms_key_id ' +
    's3_sse_type shard_aggregations shard_streams simulated_push_latency ' +
    'split_ingester_queries_by_interval split_instant_metric_queries_by_interval ' +
    'split_metadata_queries_by_interval split_queries_by_interval ' +
    'split_recent_metadata_queries_by_interval tsdb_max_bytes_per_shard tsdb_max_query_parallelism ' +
    'tsdb_precompute_chunks tsdb_sharding_strategy use_owned_stream_count volume_enabled ' +
    'volume_max_series',
  memberlist:
    'abort_if_cluster_fast_join_fails abort_if_cluster_fast_join_fails_min_nodes ' +
    'abort_if_cluster_join_fails acquire_writer_timeout advertise_addr advertise_port bind_addr bind_port ' +
    'broadcast_timeout_for_local_updates_on_shutdown cluster_label cluster_label_verification_disabled ' +
    'compression_algorithm compression_enabled dead_node_reclaim_time gossip_interval gossip_nodes ' +
    'gossip_to_dead_nodes_time join_members leave_timeout left_ingesters_timeout max_concurrent_writes ' +
    'max_join_backoff max_join_retries message_history_buffer_bytes min_join_backoff node_name ' +
    'notify_interval obsolete_entries_timeout packet_dial_timeout packet_write_timeout ' +
    'processed_messages_queue_size propagation_delay_tracker pull_push_interval randomize_node_name ' +
    'received_messages_queue_size rejoin_interval rejoin_seed_nodes retransmit_factor stream_timeout ' +
    'tls_enabled watch_prefix_buffer_size zone_aware_routing',
  operational_config:
    'filter_push_request_streams_ips limited_log_push_errors log_duplicate_metrics ' +
    'log_duplicate_stream_info log_hash_of_labels log_otlp_attribute_expansion log_push_request ' +
    'log_push_request_streams log_service_name_discovery log_stream_creation',
  querier:
    'engine extra_query_delay max_concurrent multi_tenant_queries_enabled per_request_limits_enabled ' +
    'query_ingester_only query_ingesters_within query_partition_ingesters query_store_only ' +
    'tail_max_duration',
  query_range:
    'align_queries_with_step cache_index_stats_results cache_instant_metric_results cache_label_results ' +
    'cache_results cache_series_results cache_volume_results index_stats_results_cache ' +
    'instant_metric_query_split_align instant_metric_results_cache label_results_cache max_retries ' +
    'parallelise_shardable_queries results_cache series_results_cache shard_aggregations ' +
    'volume_results_cache',
  query_scheduler:
    'grpc_client_config max_outstanding_requests_per_tenant max_queue_hierarchy_levels ' +
    'querier_forget_delay scheduler_ring use_scheduler_ring',
  ruler:
    'alert_relabel_configs alertmanager_client alertmanager_refresh_interval alertmanager_url ' +
    'datasource_uid disable_rule_group_label disabled_tenants enable_alertmanager_discovery ' +
    'enable_alertmanager_v2 enable_api enable_sharding enabled_tenants evaluation evaluation_interval ' +
    'external_labels external_url flush_period for_grace_period for_outage_tolerance ' +
    'notification_queue_capacity notification_timeout poll_interval query_stats_enabled remote_write ' +
    'resend_delay ring rule_path ruler_client search_pending_for sharding_algo sharding_strategy storage ' +
    'wal wal_cleaner',
  runtime_config: 'file http_client_cluster_validation http_client_disable_keep_alives http_client_timeout period',
  schema_config: 'configs',
  server:
    'cluster_validation create_new_traces graceful_shutdown_timeout grpc_collect_max_streams_by_conn ' +
    'grpc_listen_address grpc_listen_conn_limit grpc_listen_network grpc_listen_port ' +
    'grpc_server_keepalive_time grpc_server_keepalive_timeout grpc_server_max_concurrent_streams ' +
    'grpc_server_max_connection_age grpc_server_max_connection_age_grace grpc_server_max_connection_idle ' +
    'grpc_server_max_recv_msg_size grpc_server_max_send_msg_size grpc_server_min_time_between_pings ' +
    'grpc_server_num_workers grpc_server_ping_without_stream_allowed grpc_server_read_buffer_size ' +
    'grpc_server_recv_buffer_pools_enabled grpc_server_stats_tracking_enabled ' +
    'grpc_server_write_buffer_size grpc_tls_config http_listen_address http_listen_conn_limit ' +
    'http_listen_network http_listen_port http_log_closed_connections_without_response_enabled ' +
    'http_path_prefix http_server_idle_timeout http_server_read_header_timeout http_server_read_timeout ' +
    'http_server_write_timeout http_tls_config log_format log_level log_request_at_info_level_enabled ' +
    'log_request_exclude_headers_list log_request_headers log_source_ips_enabled log_source_ips_full ' +
    'log_source_ips_header log_source_ips_regex proxy_protocol_enabled register_instrumentation ' +
    'report_grpc_codes_in_instrumentation_label_enabled tls_cipher_suites tls_min_version ' +
    'trace_request_exclude_headers_list trace_request_headers',
  storage_config:
    'alibabacloud aws azure bloom_shipper boltdb_shipper bos congestion_control cos filesystem gcs ' +
    'hedging max_chunk_batch_size max_parallel_get_chunk named_stores object_prefix object_store swift ' +
    'tsdb_shipper use_thanos_objstore',
  'schema_config.configs[]': 'chunks from index object_store row_shards schema store',
});

function words(blocks: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(blocks).map(([block, keys]) => [block, keys.split(' ')]));
}
