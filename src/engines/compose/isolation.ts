import { posix } from 'node:path';
import { isData, splitVolume } from './merge.js';
import type { Project, Service } from './project.js';
import { type ComposeRule, eachService, isTrue } from './violation.js';

export const privileged: ComposeRule = {
  id: 'privileged',
  level: 'error',
  reason: 'A privileged container is root on the machine.',
  remedy: 'Remove `privileged`; add the one capability that is needed with cap_add.',
  check: eachService(({ value }) => {
    const caps = Array.isArray(value.cap_add) ? value.cap_add.map(String) : [];
    const all = caps.findIndex(cap => /^(?:CAP_)?(?:ALL|SYS_ADMIN)$/i.test(cap));
    const options = Array.isArray(value.security_opt) ? value.security_opt.map(String) : [];
    const off = options.findIndex(option =>
      /^(?:seccomp|apparmor|systempaths)[:=]unconfined$|^label[:=]disable$/i.test(option),
    );
    const hooks = (['pre_start', 'post_start', 'pre_stop'] as const).flatMap(key =>
      (Array.isArray(value[key]) ? value[key] : []).flatMap((hook, index) =>
        isData(hook) && isTrue(hook.privileged) ? [[[key, index], `runs a command of ${key} privileged`] as const] : [],
      ),
    );
    if (isTrue(value.privileged)) return [[['privileged'], 'runs privileged']];
    return [
      ...(all < 0 ? [] : [[['cap_add', all], `adds the capability ${caps[all]}`] as const]),
      ...(off < 0 ? [] : [[['security_opt', off], `switches a protection off: ${options[off]}`] as const]),
      ...(isData(value.build) && isTrue(value.build.privileged)
        ? [[['build', 'privileged'], 'is built privileged'] as const]
        : []),
      ...hooks,
    ];
  }),
};

export const hostNetwork: ComposeRule = {
  id: 'host-network',
  level: 'error',
  reason: "On the host's network no other network isolates it.",
  remedy: 'Give it a network of its own and publish the ports that it needs.',
  check: eachService((service, project) => {
    const { value } = service;
    const shared = (['network_mode', 'pid', 'ipc', 'uts', 'userns_mode', 'cgroup'] as const).filter(
      key => value[key] === 'host',
    );
    const named = networksOf(service).filter(name => nameOfNetwork(name, project) === 'host');
    return [
      ...shared.map(key => [[key], `${key} is host`] as const),
      ...(shared.includes('network_mode') ? [] : named.map(name => [['networks'], `network ${name} is host`] as const)),
    ];
  }),
};

const SOCKET = /(?:^|\/)(?:docker|podman|containerd|crio)\.sock$/;
/** Directories in which a socket lies. */
const AROUND = /^(?:\/|\/var|(?:\/var)?\/run)$/;

export const dockerSocket: ComposeRule = {
  id: 'docker-sock',
  level: 'error',
  reason: "Whoever reaches the engine's socket is root on the machine.",
  remedy: 'Remove the mount, or put a proxy in between that allows only what is needed.',
  check: eachService(({ value }, project) => {
    const volumes = Array.isArray(value.volumes) ? value.volumes : [];
    const mounts = volumes.flatMap((volume, index) => {
      const source = isData(volume) ? String(volume.source ?? '') : (splitVolume(String(volume)).source ?? '');
      const given = deviceOf(source, project) ?? source;
      const path = given.startsWith('/') ? posix.normalize(given).replace(/^\/+/, '/') : given;
      if (SOCKET.test(path)) return [[['volumes', index], `mounts ${path}`] as const];
      const holds = AROUND.test(path.replace(/(?<=.)\/+$/, ''));
      return holds ? [[['volumes', index], `mounts ${path}, in which the engine's socket lies`] as const] : [];
    });
    return isTrue(value.use_api_socket) ? [...mounts, [['use_api_socket'], "is given the engine's socket"]] : mounts;
  }),
};

/** The directory or file that a named volume stands for. */
function deviceOf(volume: string, project: Project): string | undefined {
  const volumes = project.section('volumes');
  const found = Object.hasOwn(volumes, volume) ? volumes[volume] : undefined;
  const options = isData(found) ? found.driver_opts : undefined;
  return isData(options) && typeof options.device === 'string' ? options.device : undefined;
}

export const portOnAllInterfaces: ComposeRule = {
  id: 'port-on-all-interfaces',
  level: 'warning',
  reason: 'A port without an address is open to every network of the machine, past its firewall.',
  remedy: 'Publish it on an address, such as 127.0.0.1:8080:8080, or behind the proxy.',
  check: eachService(({ value }) => {
    const ports = Array.isArray(value.ports) ? value.ports : [];
    return ports.flatMap((port, index) =>
      isOpen(port) ? [[['ports', index], `publishes ${showPort(port)} on every interface`] as const] : [],
    );
  }),
};

function isOpen(port: unknown): boolean {
  const address = isData(port) ? port.host_ip : /^(.*):[\d-]*:[\d-]+(?:\/\w+)?$/.exec(String(port))?.[1];
  return address === undefined || address === null || ['', '0.0.0.0', '::', '[::]'].includes(String(address));
}

const showPort = (port: unknown): string =>
  isData(port) ? `port ${String(port.published ?? port.target)}` : `port ${String(port)}`;

const DATABASE =
  /(?:^|\/)(?:postgres|postgresql|postgis|timescaledb|mysql|mariadb|mongo|mongodb|redis|valkey|memcached|cassandra|couchdb|elasticsearch|opensearch|clickhouse-server|mssql|influxdb|neo4j|rabbitmq|etcd)(?:-[a-z]+)?(?=[:@]|$)/;

export const databaseNetwork: ComposeRule = {
  id: 'database-not-on-internal-network',
  level: 'warning',
  reason: 'A database that can reach the outside can be reached, or can carry data out.',
  remedy: 'Put it on networks with `internal: true` alone.',
  check: eachService((service, project) => {
    if (!DATABASE.test(String(service.value.image ?? ''))) return [];
    const open = networksOf(service).filter(name => !isInternal(name, project));
    return open.length === 0 ? [] : [[['networks'], `a database on ${open.join(', ')}, which is not internal`]];
  }),
};

function networksOf({ value }: Service): readonly string[] {
  if (value.network_mode !== undefined) return value.network_mode === 'none' ? [] : [String(value.network_mode)];
  const names = isData(value.networks) ? Object.keys(value.networks) : [];
  return names.length === 0 ? ['default'] : names;
}

function nameOfNetwork(name: string, project: Project): unknown {
  const network = project.section('networks')[name];
  return isData(network) ? (network.name ?? (isTrue(network.external) ? name : undefined)) : undefined;
}

function isInternal(name: string, project: Project): boolean {
  const network = project.section('networks')[name];
  return isData(network) && String(network.internal) === 'true';
}
