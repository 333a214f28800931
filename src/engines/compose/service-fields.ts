import { either, fields, named, open } from './field.js';
import * as of from './scalars.js';

const ulimits = named(either(of.whole, fields({ soft: of.whole, hard: of.whole }, ['soft', 'hard'])));
const given = of.list(
  either(of.text, fields({ source: of.text, target: of.text, uid: of.text, gid: of.text, mode: of.mode })),
);
const wanted = {
  capabilities: of.texts,
  count: of.countOrAll,
  device_ids: of.texts,
  driver: of.text,
  options: of.pairs,
};
const device = fields(wanted, ['capabilities']);
const rate = of.list(fields({ path: of.text, rate: of.scalar }));

const build = fields({
  context: of.text,
  dockerfile: of.text,
  dockerfile_inline: of.text,
  entitlements: of.texts,
  args: of.pairs,
  ssh: either(of.text, of.pairs),
  labels: of.pairs,
  cache_from: of.texts,
  cache_to: of.texts,
  no_cache: of.flag,
  no_cache_filter: of.textOrTexts,
  additional_contexts: of.pairs,
  network: of.text,
  provenance: of.scalar,
  sbom: of.scalar,
  pull: of.flag,
  target: of.text,
  shm_size: of.size,
  extra_hosts: of.hosts,
  isolation: of.text,
  privileged: of.flag,
  secrets: given,
  tags: of.texts,
  ulimits,
  platforms: of.texts,
});

const healthcheck = fields({
  disable: of.flag,
  interval: of.duration,
  retries: of.whole,
  test: of.textOrTexts.refine(
    test => !Array.isArray(test) || test.length === 0 || /^(?:CMD|CMD-SHELL|NONE)$/.test(String(test[0])),
    { error: 'expected a list that begins with CMD, CMD-SHELL or NONE' },
  ),
  timeout: of.duration,
  start_period: of.duration,
  start_interval: of.duration,
});

const rollout = fields({
  parallelism: of.whole,
  delay: of.duration,
  failure_action: of.text,
  monitor: of.duration,
  max_failure_ratio: of.decimal,
  order: of.oneOf('start-first', 'stop-first'),
});

const deploy = fields({
  mode: of.text,
  endpoint_mode: of.text,
  replicas: of.count,
  labels: of.pairs,
  rollback_config: rollout,
  update_config: rollout,
  resources: fields({
    limits: fields({ cpus: of.decimal, memory: of.sizeText, pids: of.whole }),
    reservations: fields({
      cpus: of.decimal,
      memory: of.sizeText,
      generic_resources: of.list(open),
      devices: of.list(device),
    }),
  }),
  restart_policy: fields({ condition: of.text, delay: of.duration, max_attempts: of.whole, window: of.duration }),
  placement: fields({ constraints: of.texts, preferences: of.list(open), max_replicas_per_node: of.whole }),
});

const volume = fields(
  {
    type: of.oneOf('bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'),
    source: of.text,
    target: of.text,
    read_only: of.flag,
    consistency: of.text,
    bind: fields({ propagation: of.text, create_host_path: of.flag, recursive: of.text, selinux: of.oneOf('z', 'Z') }),
    volume: fields({ labels: of.pairs, nocopy: of.flag, subpath: of.text }),
    tmpfs: fields({ size: of.size, mode: of.scalar }),
    image: fields({ subpath: of.text }),
  },
  ['type', 'target'],
);

const port = fields(
  {
    name: of.text,
    mode: of.text,
    host_ip: of.address,
    target: of.targetPort,
    published: of.portNumber,
    protocol: of.text,
    app_protocol: of.text,
  },
  ['target'],
);

const hook = fields(
  {
    command: of.command,
    user: of.text,
    privileged: of.flag,
    working_dir: of.text,
    environment: of.environment,
    image: of.text,
    per_replica: of.flag,
  },
  ['command'],
);

const attachment = fields({
  aliases: of.texts,
  interface_name: of.text,
  ipv4_address: of.text,
  ipv6_address: of.text,
  link_local_ips: of.texts,
  mac_address: of.text,
  driver_opts: open,
  priority: of.decimal,
  gw_priority: of.decimal,
  use_service_name_alias: of.flag,
});

const dependency = fields(
  {
    restart: of.flag,
    required: of.flag,
    condition: of.oneOf('service_started', 'service_healthy', 'service_completed_successfully'),
  },
  ['condition'],
);

const develop = fields({
  watch: of.list(
    fields(
      {
        path: of.text.refine(path => path !== '', { error: 'expected a path; it is empty' }),
        action: of.oneOf('rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'),
        target: of.text,
        ignore: of.textOrTexts,
        include: of.textOrTexts,
        exec: hook,
        initial_sync: of.flag,
      },
      ['path', 'action'],
    ),
  ),
});

/** What a service may hold. */
export const service = fields({
  annotations: of.pairs,
  attach: of.flag,
  blkio_config: fields({
    device_read_bps: rate,
    device_read_iops: rate,
    device_write_bps: rate,
    device_write_iops: rate,
    weight: of.whole,
    weight_device: of.list(fields({ path: of.text, weight: of.whole })),
  }),
  build: either(of.text, build),
  cap_add: of.texts,
  cap_drop: of.texts,
  cgroup: of.oneOf('host', 'private'),
  cgroup_parent: of.text,
  command: of.command,
  configs: given,
  container_name: of.containerName,
  cpu_count: of.whole,
  cpu_percent: of.decimal,
  cpu_shares: of.decimal,
  cpu_quota: of.scalar,
  cpu_period: of.scalar,
  cpu_rt_period: of.scalar,
  cpu_rt_runtime: of.scalar,
  cpus: of.decimal,
  cpuset: of.text,
  credential_spec: fields({ config: of.text, file: of.text, registry: of.text }),
  depends_on: either(of.differing, named(dependency)),
  deploy,
  develop,
  device_cgroup_rules: of.texts,
  devices: of.list(
    either(of.deviceText, fields({ source: of.text, target: of.text, permissions: of.text }, ['source'])),
  ),
  dns: of.textOrTexts,
  dns_opt: of.texts,
  dns_search: of.textOrTexts,
  domainname: of.text,
  entrypoint: of.command,
  env_file: either(
    of.text,
    of.list(either(of.text, fields({ path: of.text, format: of.text, required: of.flag }, ['path']))),
  ),
  environment: of.environment,
  expose: of.list(of.scalar),
  extends: either(of.text, fields({ service: of.text, file: of.text }, ['service'])),
  external_links: of.texts,
  extra_hosts: of.hosts,
  gpus: either(of.text, of.list(fields(wanted))),
  group_add: of.list(of.scalar),
  healthcheck,
  hostname: of.text,
  image: of.text,
  init: of.flag,
  ipc: of.text,
  isolation: of.text,
  label_file: of.textOrTexts,
  labels: of.pairs,
  links: of.texts,
  logging: fields({ driver: of.text, options: named(of.nullable) }),
  mac_address: of.text,
  mem_limit: of.size,
  mem_reservation: of.size,
  mem_swappiness: of.whole,
  memswap_limit: of.sizeOrNone,
  models: either(of.texts, open),
  network_mode: of.text,
  networks: either(of.texts, named(attachment.nullable())),
  oom_kill_disable: of.flag,
  oom_score_adj: of.badness,
  pid: of.text,
  pids_limit: of.whole,
  platform: of.text,
  ports: of.list(either(of.port, port)),
  post_start: of.list(hook),
  pre_start: of.list(hook),
  pre_stop: of.list(hook),
  privileged: of.flag,
  profiles: of.texts,
  provider: fields({ type: of.text, options: open }),
  pull_policy: of.pull,
  pull_refresh_after: of.text,
  read_only: of.flag,
  restart: of.restart,
  runtime: of.text,
  scale: of.count,
  secrets: given,
  security_opt: of.texts,
  shm_size: of.size,
  stdin_open: of.flag,
  stop_grace_period: of.duration,
  stop_signal: of.text,
  storage_opt: named(of.nullable),
  sysctls: of.pairs,
  tmpfs: of.textOrTexts,
  tty: of.flag,
  ulimits,
  umask: of.scalar,
  use_api_socket: of.flag,
  user: of.text,
  userns_mode: of.text,
  uts: of.text,
  volumes: of.list(either(of.volumeText, volume)),
  volumes_from: of.texts,
  working_dir: of.text,
});
