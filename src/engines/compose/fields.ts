import { z } from 'zod';
import { nearest } from '../../text/nearest.js';
import * as of from './scalars.js';

/** Each may be left out; nothing stands for nothing. Unknown keys are a line each of the message, with the nearest name. */
function fields<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const known = Object.keys(shape);
  const unknown = (key: string): string => {
    const near = nearest(key, known);
    return `unknown field "${key}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
  };
  const optional = Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, value.nullish()]));
  return z.strictObject(optional, {
    error: issue => (issue.code === 'unrecognized_keys' ? issue.keys.map(unknown).join('\n') : 'expected a map'),
  });
}

const either = <A extends z.ZodType, B extends z.ZodType>(one: A, other: B) =>
  z.union([one, other], { error: 'expected another kind of value' });
const named = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value, { error: 'expected a map' });
const open = named(z.unknown());

const ulimits = named(either(of.whole, fields({ soft: of.whole, hard: of.whole })));
const given = of.list(
  either(of.text, fields({ source: of.text, target: of.text, uid: of.scalar, gid: of.scalar, mode: of.scalar })),
);
const device = { capabilities: of.texts, count: of.scalar, device_ids: of.texts, driver: of.text, options: of.pairs };
const external = either(of.flag, fields({ name: of.text }));
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
  replicas: of.whole,
  labels: of.pairs,
  rollback_config: rollout,
  update_config: rollout,
  resources: fields({
    limits: fields({ cpus: of.decimal, memory: of.size, pids: of.whole }),
    reservations: fields({
      cpus: of.decimal,
      memory: of.size,
      generic_resources: of.list(open),
      devices: of.list(fields(device)),
    }),
  }),
  restart_policy: fields({ condition: of.text, delay: of.duration, max_attempts: of.whole, window: of.duration }),
  placement: fields({ constraints: of.texts, preferences: of.list(open), max_replicas_per_node: of.whole }),
});

const volume = fields({
  type: of.oneOf('bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'),
  source: of.text,
  target: of.text,
  read_only: of.flag,
  consistency: of.text,
  bind: fields({ propagation: of.text, create_host_path: of.flag, recursive: of.text, selinux: of.oneOf('z', 'Z') }),
  volume: fields({ labels: of.pairs, nocopy: of.flag, subpath: of.text }),
  tmpfs: fields({ size: of.size, mode: of.scalar }),
  image: fields({ subpath: of.text }),
});

const volumeText = of.text.refine(value => !value.startsWith(':') && value !== '', {
  error: 'expected source:target; what stands before the colon is empty',
});

const port = fields({
  name: of.text,
  mode: of.text,
  host_ip: of.text,
  target: of.portNumber,
  published: of.portNumber,
  protocol: of.text,
  app_protocol: of.text,
});

const hook = fields({
  command: of.command,
  user: of.scalar,
  privileged: of.flag,
  working_dir: of.text,
  environment: of.pairs,
  image: of.text,
  per_replica: of.flag,
});

const attachment = fields({
  aliases: of.texts,
  interface_name: of.text,
  ipv4_address: of.text,
  ipv6_address: of.text,
  link_local_ips: of.texts,
  mac_address: of.text,
  driver_opts: open,
  priority: of.scalar,
  gw_priority: of.scalar,
  use_service_name_alias: of.flag,
});

const dependency = fields({
  restart: of.flag,
  required: of.flag,
  condition: of.oneOf('service_started', 'service_healthy', 'service_completed_successfully'),
});

const service = fields({
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
  container_name: of.text,
  cpu_count: of.scalar,
  cpu_percent: of.scalar,
  cpu_shares: of.decimal,
  cpu_quota: of.scalar,
  cpu_period: of.scalar,
  cpu_rt_period: of.scalar,
  cpu_rt_runtime: of.scalar,
  cpus: of.decimal,
  cpuset: of.scalar,
  credential_spec: fields({ config: of.text, file: of.text, registry: of.text }),
  depends_on: either(of.texts, named(dependency)),
  deploy,
  develop: open,
  device_cgroup_rules: of.texts,
  devices: of.list(either(of.text, fields({ source: of.text, target: of.text, permissions: of.text }))),
  dns: of.textOrTexts,
  dns_opt: of.texts,
  dns_search: of.textOrTexts,
  domainname: of.text,
  entrypoint: of.command,
  env_file: either(of.text, of.list(either(of.text, fields({ path: of.text, format: of.text, required: of.flag })))),
  environment: of.pairs,
  expose: of.texts,
  extends: either(of.text, fields({ service: of.text, file: of.text })),
  external_links: of.texts,
  extra_hosts: of.hosts,
  gpus: either(of.text, of.list(fields(device))),
  group_add: of.texts,
  healthcheck,
  hostname: of.scalar,
  image: of.text,
  init: of.flag,
  ipc: of.text,
  isolation: of.text,
  label_file: of.textOrTexts,
  labels: of.pairs,
  links: of.texts,
  logging: fields({ driver: of.text, options: open }),
  mac_address: of.text,
  mem_limit: of.size,
  mem_reservation: of.size,
  mem_swappiness: of.whole,
  memswap_limit: of.sizeOrNone,
  models: either(of.texts, open),
  network_mode: of.text,
  networks: either(of.texts, named(attachment.nullable())),
  oom_kill_disable: of.flag,
  oom_score_adj: of.whole,
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
  scale: of.whole,
  secrets: given,
  security_opt: of.texts,
  shm_size: of.size,
  stdin_open: of.flag,
  stop_grace_period: of.duration,
  stop_signal: of.scalar,
  storage_opt: open,
  sysctls: of.pairs,
  tmpfs: of.textOrTexts,
  tty: of.flag,
  ulimits,
  umask: of.scalar,
  use_api_socket: of.flag,
  user: of.scalar,
  userns_mode: of.text,
  uts: of.text,
  volumes: of.list(either(volumeText, volume)),
  volumes_from: of.texts,
  working_dir: of.text,
});

const network = fields({
  name: of.text,
  driver: of.text,
  driver_opts: open,
  ipam: fields({ driver: of.text, config: of.list(open), options: open }),
  external,
  internal: of.flag,
  enable_ipv4: of.flag,
  enable_ipv6: of.flag,
  attachable: of.flag,
  labels: of.pairs,
});

const sealed = {
  name: of.text,
  environment: of.text,
  file: of.text,
  external,
  labels: of.pairs,
  template_driver: of.text,
};

/** What Compose accepts in a file (the Compose specification as of compose-go 2.16), extensions (`x-`) taken out. */
export const composeFields = fields({
  version: of.scalar,
  name: of.text,
  include: z.unknown(),
  jobs: z.unknown(),
  models: open,
  services: z.record(z.string().regex(/^[\w.-]+$/), service, {
    error: issue => (issue.code === 'invalid_key' ? 'not a name: letters, digits, ".", "_" and "-"' : 'expected a map'),
  }),
  networks: named(network.nullable()),
  volumes: named(fields({ name: of.text, driver: of.text, driver_opts: open, external, labels: of.pairs }).nullable()),
  secrets: named(fields({ ...sealed, driver: of.text, driver_opts: open })),
  configs: named(fields({ ...sealed, content: of.text })),
});
