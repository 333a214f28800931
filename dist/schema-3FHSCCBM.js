import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isData
} from "./chunk-LZXGSV5R.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/engines/compose/fields.ts
import { z as z3 } from "zod";

// src/engines/compose/field.ts
import { z } from "zod";
function fields(shape, needed = []) {
  const known = Object.keys(shape);
  const unknown = (key) => {
    const near = nearest(key, known);
    return `unknown field "${key}"${near === void 0 ? "" : `; did you mean "${near}"?`}`;
  };
  const each = Object.entries(shape).map(([key, value]) => [key, needed.includes(key) ? value : value.nullish()]);
  return z.strictObject(Object.fromEntries(each), {
    error: (issue) => issue.code === "unrecognized_keys" ? issue.keys.map(unknown).join("\n") : "expected a map"
  });
}
var either = (one, other) => z.union([one, other], { error: "expected another kind of value" });
var named = (value) => z.record(z.string(), value, { error: "expected a map" });
var open = named(z.unknown());
var section = (value) => z.record(z.string().regex(/^[\w.-]+$/), value, {
  error: (issue) => issue.code === "invalid_key" ? 'not a name: letters, digits, ".", "_" and "-"' : "expected a map"
});

// src/engines/compose/scalars.ts
import { z as z2 } from "zod";
var text = z2.string({
  error: ({ input }) => typeof input === "number" || typeof input === "boolean" ? "expected a text; put it in quotes" : "expected a text"
});
var scalar = z2.union([z2.string(), z2.number(), z2.boolean()], { error: "expected a text or a number" });
var nullable = z2.union([z2.string(), z2.number(), z2.boolean(), z2.null()], {
  error: "expected a text or a number"
});
var written = (pattern, error) => scalar.refine((value) => value === "" || pattern.test(String(value)), { error });
var spelt = (pattern, error) => text.refine((value) => value === "" || pattern.test(value), { error });
var oneOf = (...words) => scalar.refine((value) => value === "" || words.includes(String(value)), {
  error: `expected one of ${words.join(", ")}`
});
var flag = written(/^(?:true|yes|y|on|t|1|false|no|n|off|f|0)$/i, "expected true or false");
var whole = written(/^[+-]?\d+$/, "expected a whole number");
var count = written(/^\+?\d+$|^-0$/, "expected a whole number, 0 or more");
var countOrAll = written(/^(?:all|[+-]?\d+)$/, 'expected "all" or a whole number');
var mode = written(/^(?:0o)?\d+$/, "expected a mode such as 0440");
var badness = whole.refine((value) => typeof value === "string" || Math.abs(Number(value)) <= 1e3, {
  error: "expected a number from -1000 to 1000"
});
var containerName = text.refine((value) => /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(value), {
  error: 'expected a name of two characters or more: letters, digits, "_", "." and "-", the first a letter or digit'
});
var decimal = written(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, "expected a number");
var SIZE = /^\d+(?:\.\d+)?\s*(?:b|[kmgtp](?:i?b)?)?$/i;
var size = written(SIZE, "expected a size such as 512m or 2gb");
var sizeText = spelt(SIZE, "expected a size such as 512m or 2gb");
var sizeOrNone = written(/^(?:-1|\d+(?:\.\d+)?\s*(?:b|[kmgtp](?:i?b)?)?)$/i, "expected a size such as 512m");
var duration = spelt(
  /^(?:0|[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h|d|w))+)$/,
  "expected a duration such as 30s or 1m30s"
);
var restart = written(
  /^(?:no|false|always|unless-stopped|on-failure(?::\d+)?)$/,
  "expected no, always, unless-stopped or on-failure"
);
var pull = written(
  /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:\d+[wdhms])+)$/,
  "expected always, never, missing, build, daily, weekly or every_12h"
);
var list = (item) => z2.array(item, { error: "expected a list" });
var texts = list(text);
var differing = texts.refine((items) => new Set(items).size === items.length, { error: "names one twice" });
var pairs = z2.union([texts, z2.record(z2.string(), nullable)], {
  error: "expected a map of texts, or a list of NAME=VALUE"
});
var variable = text.refine((value) => !/^[^=]*\s=/.test(value), {
  error: 'expected NAME=VALUE without a blank before "="'
});
var environment = z2.union([list(variable), z2.record(z2.string(), nullable)], {
  error: "expected a map of texts, or a list of NAME=VALUE"
});
var HOST = 'expected host=address or host:address, the host without ":" and "="';
var hosts = z2.union(
  [
    list(text.refine((value) => value === "" || /^[^=:]+[=:]/.test(value), { error: HOST })),
    z2.record(z2.string().regex(/^[^=:]+$/), z2.union([scalar, texts]), {
      error: (issue) => issue.code === "invalid_key" ? HOST : "expected a map"
    })
  ],
  { error: "expected a map" }
);
var command = z2.union([z2.null(), text, texts], { error: "expected a text or a list of texts" });
var textOrTexts = z2.union([text, texts], { error: "expected a text or a list of texts" });
var isPort = (port3) => port3 === "" || Number(port3) >= 0 && Number(port3) <= 65535;
var ends = (range) => range.split("-");
var span = (range) => Number(ends(range)[1] ?? ends(range)[0]) - Number(ends(range)[0]);
var V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
var isAddress = (value) => V4.test(value) || /^[\da-f]*:[\da-f:.]*$/i.test(value);
var address = text.refine((value) => value === "" || isAddress(value), { error: "expected an IP address" });
var port = scalar.refine(
  (value) => {
    const [, bracketed, plain, published = "", target = "", protocol = "tcp"] = /^(?:(?:\[([\da-f:.]*)\]|([\d.]+\.\d+|[\da-f]*::[\da-f:]*|)):)?(?:([\d-]*):)?(\d+(?:-\d+)?)(?:\/(\w+))?$/i.exec(
      String(value)
    ) ?? [];
    if (value === "") return true;
    const host = bracketed ?? plain ?? "";
    if (!/^(?:tcp|udp|sctp)$/i.test(protocol) || host !== "" && !isAddress(host)) return false;
    if (target === "" || !isTarget(target) || ![...ends(published), ...ends(target)].every(isPort)) return false;
    const isRange = published.includes("-") && target.includes("-");
    return span(target) >= 0 && (!isRange || span(published) === span(target));
  },
  { error: "expected a port such as 80, 8080:80, 53:53/udp or 127.0.0.1:8080:80" }
);
var isTarget = (target) => ends(target).every((each) => Number(each) > 0);
var portNumber = scalar.refine((value) => ends(String(value)).every(isPort), { error: "expected a port" });
var targetPort = portNumber.refine((value) => value === "" || isTarget(String(value)), {
  error: "expected a port, which is 1 or more"
});
var volumeText = text.refine(
  (value) => /^(?:[A-Za-z]:[\\/])?[^:]+(?::(?:[A-Za-z]:[\\/])?[^:]+)?(?::[^:]+)?$/.test(value),
  { error: "expected target, source:target or source:target:options, none of them empty" }
);
var deviceText = text.refine((value) => value.split(":").length <= 3, {
  error: "expected source:target:permissions"
});

// src/engines/compose/service-fields.ts
var ulimits = named(either(whole, fields({ soft: whole, hard: whole }, ["soft", "hard"])));
var given = list(
  either(text, fields({ source: text, target: text, uid: text, gid: text, mode }))
);
var wanted = {
  capabilities: texts,
  count: countOrAll,
  device_ids: texts,
  driver: text,
  options: pairs
};
var device = fields(wanted, ["capabilities"]);
var rate = list(fields({ path: text, rate: scalar }));
var build = fields({
  context: text,
  dockerfile: text,
  dockerfile_inline: text,
  entitlements: texts,
  args: pairs,
  ssh: either(text, pairs),
  labels: pairs,
  cache_from: texts,
  cache_to: texts,
  no_cache: flag,
  no_cache_filter: textOrTexts,
  additional_contexts: pairs,
  network: text,
  provenance: scalar,
  sbom: scalar,
  pull: flag,
  target: text,
  shm_size: size,
  extra_hosts: hosts,
  isolation: text,
  privileged: flag,
  secrets: given,
  tags: texts,
  ulimits,
  platforms: texts
});
var healthcheck = fields({
  disable: flag,
  interval: duration,
  retries: whole,
  test: textOrTexts.refine(
    (test) => !Array.isArray(test) || test.length === 0 || /^(?:CMD|CMD-SHELL|NONE)$/.test(String(test[0])),
    { error: "expected a list that begins with CMD, CMD-SHELL or NONE" }
  ),
  timeout: duration,
  start_period: duration,
  start_interval: duration
});
var rollout = fields({
  parallelism: whole,
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: decimal,
  order: oneOf("start-first", "stop-first")
});
var deploy = fields({
  mode: text,
  endpoint_mode: text,
  replicas: count,
  labels: pairs,
  rollback_config: rollout,
  update_config: rollout,
  resources: fields({
    limits: fields({ cpus: decimal, memory: sizeText, pids: whole }),
    reservations: fields({
      cpus: decimal,
      memory: sizeText,
      generic_resources: list(open),
      devices: list(device)
    })
  }),
  restart_policy: fields({ condition: text, delay: duration, max_attempts: whole, window: duration }),
  placement: fields({ constraints: texts, preferences: list(open), max_replicas_per_node: whole })
});
var volume = fields(
  {
    type: oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image"),
    source: text,
    target: text,
    read_only: flag,
    consistency: text,
    bind: fields({ propagation: text, create_host_path: flag, recursive: text, selinux: oneOf("z", "Z") }),
    volume: fields({ labels: pairs, nocopy: flag, subpath: text }),
    tmpfs: fields({ size, mode: scalar }),
    image: fields({ subpath: text })
  },
  ["type", "target"]
);
var port2 = fields(
  {
    name: text,
    mode: text,
    host_ip: address,
    target: targetPort,
    published: portNumber,
    protocol: text,
    app_protocol: text
  },
  ["target"]
);
var hook = fields(
  {
    command,
    user: text,
    privileged: flag,
    working_dir: text,
    environment,
    image: text,
    per_replica: flag
  },
  ["command"]
);
var attachment = fields({
  aliases: texts,
  interface_name: text,
  ipv4_address: text,
  ipv6_address: text,
  link_local_ips: texts,
  mac_address: text,
  driver_opts: open,
  priority: decimal,
  gw_priority: decimal,
  use_service_name_alias: flag
});
var dependency = fields(
  {
    restart: flag,
    required: flag,
    condition: oneOf("service_started", "service_healthy", "service_completed_successfully")
  },
  ["condition"]
);
var develop = fields({
  watch: list(
    fields(
      {
        path: text.refine((path) => path !== "", { error: "expected a path; it is empty" }),
        action: oneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
        target: text,
        ignore: textOrTexts,
        include: textOrTexts,
        exec: hook,
        initial_sync: flag
      },
      ["path", "action"]
    )
  )
});
var service = fields({
  annotations: pairs,
  attach: flag,
  blkio_config: fields({
    device_read_bps: rate,
    device_read_iops: rate,
    device_write_bps: rate,
    device_write_iops: rate,
    weight: whole,
    weight_device: list(fields({ path: text, weight: whole }))
  }),
  build: either(text, build),
  cap_add: texts,
  cap_drop: texts,
  cgroup: oneOf("host", "private"),
  cgroup_parent: text,
  command,
  configs: given,
  container_name: containerName,
  cpu_count: whole,
  cpu_percent: decimal,
  cpu_shares: decimal,
  cpu_quota: scalar,
  cpu_period: scalar,
  cpu_rt_period: scalar,
  cpu_rt_runtime: scalar,
  cpus: decimal,
  cpuset: text,
  credential_spec: fields({ config: text, file: text, registry: text }),
  depends_on: either(differing, named(dependency)),
  deploy,
  develop,
  device_cgroup_rules: texts,
  devices: list(
    either(deviceText, fields({ source: text, target: text, permissions: text }, ["source"]))
  ),
  dns: textOrTexts,
  dns_opt: texts,
  dns_search: textOrTexts,
  domainname: text,
  entrypoint: command,
  env_file: either(
    text,
    list(either(text, fields({ path: text, format: text, required: flag }, ["path"])))
  ),
  environment,
  expose: list(scalar),
  extends: either(text, fields({ service: text, file: text }, ["service"])),
  external_links: texts,
  extra_hosts: hosts,
  gpus: either(text, list(fields(wanted))),
  group_add: list(scalar),
  healthcheck,
  hostname: text,
  image: text,
  init: flag,
  ipc: text,
  isolation: text,
  label_file: textOrTexts,
  labels: pairs,
  links: texts,
  logging: fields({ driver: text, options: named(nullable) }),
  mac_address: text,
  mem_limit: size,
  mem_reservation: size,
  mem_swappiness: whole,
  memswap_limit: sizeOrNone,
  models: either(texts, open),
  network_mode: text,
  networks: either(texts, named(attachment.nullable())),
  oom_kill_disable: flag,
  oom_score_adj: badness,
  pid: text,
  pids_limit: whole,
  platform: text,
  ports: list(either(port, port2)),
  post_start: list(hook),
  pre_start: list(hook),
  pre_stop: list(hook),
  privileged: flag,
  profiles: texts,
  provider: fields({ type: text, options: open }),
  pull_policy: pull,
  pull_refresh_after: text,
  read_only: flag,
  restart,
  runtime: text,
  scale: count,
  secrets: given,
  security_opt: texts,
  shm_size: size,
  stdin_open: flag,
  stop_grace_period: duration,
  stop_signal: text,
  storage_opt: named(nullable),
  sysctls: pairs,
  tmpfs: textOrTexts,
  tty: flag,
  ulimits,
  umask: scalar,
  use_api_socket: flag,
  user: text,
  userns_mode: text,
  uts: text,
  volumes: list(either(volumeText, volume)),
  volumes_from: texts,
  working_dir: text
});

// src/engines/compose/fields.ts
var external = either(flag, fields({ name: text }));
var network = fields({
  name: text,
  driver: text,
  driver_opts: open,
  ipam: fields({
    driver: text,
    config: list(fields({ subnet: text, ip_range: text, gateway: text, aux_addresses: named(text) })),
    options: named(text)
  }),
  external,
  internal: flag,
  enable_ipv4: flag,
  enable_ipv6: flag,
  attachable: flag,
  labels: pairs
});
var sealed = {
  name: text,
  environment: text,
  file: text,
  external,
  labels: pairs,
  template_driver: text
};
var composeFields = fields({
  version: text,
  name: text,
  include: z3.unknown(),
  jobs: z3.unknown(),
  models: section(
    fields({ name: text, model: text, context_size: whole, runtime_flags: texts }, ["model"])
  ),
  services: section(service),
  networks: section(network.nullable()),
  volumes: section(
    fields({ name: text, driver: text, driver_opts: open, external, labels: pairs }).nullable()
  ),
  secrets: section(fields({ ...sealed, driver: text, driver_opts: open })),
  configs: section(fields({ ...sealed, content: text }))
});

// src/engines/compose/schema.ts
function fieldProblems(file) {
  if (file.value === void 0 || file.value === null) return [];
  const read = composeFields.safeParse(withoutExtensions(file.value));
  return read.success ? [] : read.error.issues.flatMap((issue) => problemsOf(issue, { file, base: [] }));
}
function withoutExtensions(value) {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (!isData(value)) return value;
  const own = Object.entries(value).filter(([key]) => !key.startsWith("x-"));
  return Object.fromEntries(own.map(([key, item]) => [key, withoutExtensions(item)]));
}
function problemsOf(issue, at) {
  const path = [...at.base, ...issue.path.map((part) => typeof part === "symbol" ? String(part) : part)];
  if (issue.code === "invalid_union") {
    const nearest2 = deepest(issue.errors);
    if (nearest2) return nearest2.flatMap((inner) => problemsOf(inner, { file: at.file, base: path }));
  }
  const about = { subject: path[0] === "services" && path[1] !== void 0 ? String(path[1]) : void 0 };
  if (issue.code === "unrecognized_keys") {
    const messages = issue.message.split("\n");
    return issue.keys.map((key, index) => {
      const message = `${shown(path)}${messages[index] ?? `unknown field "${key}"`}`;
      return { rule: "unknown-field", message, ...about, ...placeOf(at.file, [...path, key]) };
    });
  }
  const place = placeOf(at.file, path);
  if (isUnset(place, at.file)) return [];
  return [{ rule: "compose-invalid", message: `${shown(path)}${issue.message}`, ...about, ...place }];
}
var isUnset = ({ line, column }, { problems }) => problems.some((problem) => problem.line === line && problem.column === column);
function deepest(attempts) {
  const depth = (issues) => Math.max(...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)));
  const best = attempts.reduce((one, other) => depth(other) > depth(one) ? other : one, attempts[0] ?? []);
  return depth(best) > 0 ? best : void 0;
}
function shown(path) {
  const [section2, name, ...rest] = path.map(String);
  if (section2 === void 0) return "";
  if (name === void 0) return `${section2}: `;
  const kind = section2.replace(/s$/, "");
  return `${kind} ${name}: ${rest.length > 0 ? `${rest.join(".")}: ` : ""}`;
}
function placeOf(file, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const found = file.place(path.slice(0, length));
    if (found) return found;
  }
  return { file: file.file, line: 1, column: 1 };
}
export {
  fieldProblems
};
