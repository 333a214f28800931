import { type Data, isData, splitVolume } from './merge.js';
import type { Project, Service } from './project.js';
import { isTrue, type Violation } from './violation.js';

/** What no field is wrong with and Compose refuses all the same: two answers to one question, circles. */
export function contradictions(project: Project): readonly Violation[] {
  const services = project.services.flatMap(service =>
    [
      ...twoAnswers(service.value),
      ...ofBuild(service.value),
      ...devices(service.value),
      ...mountedTwice(service.value),
      ...watched(service.value),
    ].map(([path, message]) => ({
      place: service.place(path),
      message: `service ${service.name}: ${message}`,
      subject: service.name,
    })),
  );
  return [...services, ...circles(project), ...externals(project), ...sources(project)];
}

type Found = readonly [path: readonly (string | number)[], message: string];

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, key) => (isData(found) ? found[key] : undefined), value);

const PAIRS = [
  [['cpus'], ['deploy', 'resources', 'limits', 'cpus']],
  [['mem_limit'], ['deploy', 'resources', 'limits', 'memory']],
  [['mem_reservation'], ['deploy', 'resources', 'reservations', 'memory']],
  [['pids_limit'], ['deploy', 'resources', 'limits', 'pids']],
  [['scale'], ['deploy', 'replicas']],
] as const;

function twoAnswers(value: Data): readonly Found[] {
  const pairs = PAIRS.flatMap(([one, other]): readonly Found[] => {
    const [first, second] = [at(value, ...one), at(value, ...other)];
    const isSame = first === undefined || second === undefined || amount(first) === amount(second);
    return isSame ? [] : [[one, `${one.join('.')} is ${first}, and ${other.join('.')} is ${second}`]];
  });
  const networks = isData(value.networks) ? Object.keys(value.networks) : [];
  const isBoth = typeof value.network_mode === 'string' && value.network_mode !== '' && networks.length > 0;
  const both: readonly Found[] = isBoth
    ? [[['network_mode'], 'has network_mode and networks, which exclude each other']]
    : [];
  const replicas = Number(at(value, 'deploy', 'replicas') ?? value.scale ?? 1);
  const isNamed = typeof value.container_name === 'string' && value.container_name !== '' && replicas > 1;
  const named: readonly Found[] = isNamed
    ? [[['container_name'], `has a container_name and ${replicas} replicas`]]
    : [];
  return [...pairs, ...both, ...named];
}

function ofBuild({ build, platform }: Data): readonly Found[] {
  if (!isData(build)) return [];
  const isTwice = isText(build.dockerfile) && isText(build.dockerfile_inline);
  const twice: readonly Found[] = isTwice
    ? [[['build', 'dockerfile_inline'], 'has dockerfile and dockerfile_inline, which exclude each other']]
    : [];
  const platforms: readonly unknown[] = Array.isArray(build.platforms) ? build.platforms : [];
  const isOther = isText(platform) && platforms.length > 0 && !platforms.map(String).includes(String(platform));
  return isOther ? [...twice, [['build', 'platforms'], `is built for others than its platform, ${platform}`]] : twice;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

function devices(value: Data): readonly Found[] {
  const lists = [['gpus'], ['deploy', 'resources', 'reservations', 'devices']] as const;
  return lists.flatMap(path => {
    const list = at(value, ...path);
    return (Array.isArray(list) ? list : []).flatMap((device: unknown, index): readonly Found[] => {
      const isBoth = isData(device) && Object.hasOwn(device, 'count') && Object.hasOwn(device, 'device_ids');
      return isBoth ? [[[...path, index], 'has count and device_ids, which exclude each other']] : [];
    });
  });
}

/** What is watched is copied somewhere, or the container starts anew. */
function watched({ develop }: Data): readonly Found[] {
  const watch = isData(develop) && Array.isArray(develop.watch) ? develop.watch : [];
  return watch.flatMap((entry: unknown, index): readonly Found[] => {
    const isCopied = isData(entry) && isText(entry.action) && !['rebuild', 'restart'].includes(String(entry.action));
    return isCopied && !isText(entry.target)
      ? [[['develop', 'watch', index], `says ${entry.action} and no target`]]
      : [];
  });
}

/** Two mounts on one place in the container. Of several under `volumes` Compose takes the last. */
function mountedTwice({ tmpfs, volumes }: Data): readonly Found[] {
  const list: readonly unknown[] = Array.isArray(tmpfs) ? tmpfs : tmpfs === undefined || tmpfs === null ? [] : [tmpfs];
  const mounted = new Set<string>();
  const found: Found[] = [];
  for (const [index, entry] of list.entries()) {
    const [target = ''] = String(entry).split(':');
    if (mounted.has(target)) found.push([['tmpfs', index], `mounts ${target} twice`]);
    mounted.add(target);
  }
  for (const [index, volume] of (Array.isArray(volumes) ? volumes : []).entries()) {
    const target = isData(volume) ? String(volume.target) : splitVolume(String(volume)).target;
    if (mounted.has(target)) found.push([['volumes', index], `mounts ${target}, which is under tmpfs as well`]);
  }
  return found;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  p: 2 ** 50,
};

/** A number or a size, so that `1g` is `1024M`. */
function amount(value: unknown): unknown {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([bkmgtp]?)(?:i?b)?$/i.exec(String(value)) ?? [];
  return number === undefined ? String(value) : Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
}

/** Services that wait for each other. */
function circles(project: Project): readonly Violation[] {
  const byName = new Map(project.services.map(service => [service.name, service]));
  const done = new Set<string>();
  const found: Violation[] = [];
  const walk = (service: Service, way: readonly string[]): void => {
    const start = way.indexOf(service.name);
    if (start >= 0) {
      const circle = [...way.slice(start), service.name].join(' → ');
      found.push({
        place: service.place(['depends_on']),
        message: `services wait for each other: ${circle}`,
        subject: service.name,
      });
      return;
    }
    if (done.has(service.name)) return;
    done.add(service.name);
    for (const name of neededBy(service.value)) {
      const next = byName.get(name);
      if (next) walk(next, [...way, service.name]);
    }
  };
  for (const service of project.services) walk(service, []);
  return found;
}

/** Services that must be there before this one is, by `depends_on` and by what it shares with them. */
export function neededBy(value: Data): readonly string[] {
  return needs(value).map(({ name }) => name);
}

/** The same with the way to where each is named. */
export function needs(value: Data): readonly { readonly name: string; readonly path: readonly (string | number)[] }[] {
  const shared = ['network_mode', 'pid', 'ipc', 'uts'].flatMap(key => {
    const name = /^service:(.+)$/.exec(String(value[key]))?.[1];
    return name === undefined ? [] : [{ name, path: [key] }];
  });
  const listed = ['links', 'volumes_from'].flatMap(key => {
    const entries: readonly unknown[] = Array.isArray(value[key]) ? value[key] : [];
    return entries.flatMap((entry, index) => {
      const [name = ''] = String(entry).split(':');
      return name === 'container' || name === '' ? [] : [{ name, path: [key, index] }];
    });
  });
  const waits = isData(value.depends_on) ? Object.keys(value.depends_on) : [];
  return [...waits.map(name => ({ name, path: ['depends_on', name] })), ...shared, ...listed];
}

/** What is made outside cannot be told here how it is made. */
function externals(project: Project): readonly Violation[] {
  return (['networks', 'volumes'] as const).flatMap(section =>
    Object.entries(project.section(section)).flatMap(([name, value]) => {
      if (!isData(value) || !(isTrue(value.external) || isData(value.external))) return [];
      const isNamedTwice = isData(value.external) && isText(value.external.name) && isText(value.name);
      const isOther = (key: string) => key !== 'external' && key !== 'name' && !key.startsWith('x-');
      const other = Object.keys(value).find(isOther) ?? (isNamedTwice ? 'name' : undefined);
      if (other === undefined) return [];
      const message = `${section.slice(0, -1)} ${name} is external and has ${other}, which exclude each other`;
      return [{ place: project.place([section, name, other]), message }];
    }),
  );
}

const SOURCES = { secrets: ['file', 'environment'], configs: ['file', 'environment', 'content'] } as const;

/** A secret and a config come from one place. */
function sources(project: Project): readonly Violation[] {
  return (['secrets', 'configs'] as const).flatMap(section =>
    Object.entries(project.section(section)).flatMap(([name, value]) => {
      if (!isData(value)) return [];
      const given = SOURCES[section].filter(key => Object.hasOwn(value, key));
      const words = SOURCES[section].join(', ');
      const about = `${section.slice(0, -1)} ${name}`;
      const place = project.place([section, name, given[1] ?? given[0] ?? 'name']);
      if (given.length > 1) return [{ place, message: `${about}: ${given.join(' and ')} exclude each other` }];
      const isOutside = isTrue(value.external) || isData(value.external);
      return given.length === 1 || isOutside ? [] : [{ place, message: `${about}: names none of ${words}` }];
    }),
  );
}
