import { posix } from 'node:path';
import type { ComposeFile, Path, Place } from './file.js';
import { type Data, isData, merge, normalise, without } from './merge.js';

/** Where a service is written: one entry for each file and each service that it extends, the strongest last. */
interface Layer {
  readonly from: ComposeFile;
  readonly path: Path;
}

export interface Service {
  readonly name: string;
  /** Merged, extended and in one notation. */
  readonly value: Data;
  /** Where a part of it stands: in the strongest layer that has it, else where the service begins. */
  readonly place: (path: Path) => Place;
  /** What is written there, variables as they are; of the strongest layer that has it. */
  readonly raw: (path: Path) => unknown;
  /** Files that Compose reads when it starts the service, of all layers. */
  readonly reads: readonly ServiceFile[];
}

/** A file of `env_file` or `label_file`, relative to the working directory. */
export interface ServiceFile {
  readonly key: 'env_file' | 'label_file';
  readonly path: string;
  readonly required: boolean;
  readonly place: Place;
}

export interface ProjectProblem extends Place {
  readonly rule: 'compose-invalid';
  readonly message: string;
  readonly subject?: string | undefined;
}

export interface Project {
  readonly services: readonly Service[];
  readonly section: (name: 'networks' | 'volumes' | 'secrets' | 'configs' | 'models') => Data;
  readonly place: (path: Path) => Place;
  /** What is written there, variables as they are; in the last file that has it. */
  readonly raw: (path: Path) => unknown;
  readonly problems: readonly ProjectProblem[];
}

/** A file that a service extends from: as it is written, and where. */
export interface ExtendedFile {
  readonly name: string;
  readonly from: ComposeFile;
}

/** The files that the services of a file extend from, for the caller to read. */
export function extendedFiles(from: ComposeFile): readonly ExtendedFile[] {
  const names = Object.values(mapAt(from.value, 'services')).flatMap(service => {
    const extended = isData(service) && isData(service.extends) ? service.extends.file : undefined;
    return typeof extended === 'string' ? [extended] : [];
  });
  return [...new Set(names)].map(name => ({ name, from }));
}

/**
 * Puts a project together: `files` in the order in which each overrides the one before, `extended` the other files that
 * services extend from, by the file that names them and the name it gives.
 */
export function assemble(
  files: readonly ComposeFile[],
  extended: (from: ComposeFile, name: string) => ComposeFile | undefined,
): Project {
  const problems: ProjectProblem[] = [];
  const place = (path: Path): Place =>
    placeIn(
      files.map(from => ({ from, path: [] })),
      path,
    );
  const names = [...new Set(files.flatMap(from => Object.keys(mapAt(from.value, 'services'))))];
  const services = names.flatMap(name => {
    const layers = layersOf(name, files, { extended, problems });
    return layers.length === 0 ? [] : [serviceOf(name, layers)];
  });
  const section: Project['section'] = key => mergeAll(files.map(from => ({ from, path: [key] })));
  const raw = (path: Path) =>
    strongest(
      files.map(from => ({ from, path: [] })),
      path,
    );
  return { services, section, place, raw, problems };
}

/** Every file's layers, from the last file on that says to forget the service of those before it. */
function layersOf(
  name: string,
  files: readonly ComposeFile[],
  { extended, problems }: Pick<Resolving, 'extended' | 'problems'>,
): readonly Layer[] {
  const forgets = ({ replaces }: ComposeFile) =>
    replaces.some(path => path.length <= 2 && startsWith(['services', name], path));
  const first = Math.max(0, files.findLastIndex(forgets));
  return files.slice(first).flatMap(from => resolveLayers({ from, name, extended, problems, way: [] }));
}

const startsWith = (path: Path, start: Path): boolean => start.every((part, index) => path[index] === part);

/** What the layers make together, each laid over those before it. */
function mergeAll(layers: readonly Layer[]): Data {
  const merged = layers.reduce<unknown>((base, { from, path }) => {
    const replaced = from.replaces.filter(each => startsWith(each, path)).map(each => each.slice(path.length));
    return merge(without(base, replaced) ?? {}, normalise(dataAt(from.value, path)));
  }, {});
  return isData(merged) ? merged : {};
}

function serviceOf(name: string, layers: readonly Layer[]): Service {
  return {
    name,
    value: mergeAll(layers),
    reads: layers.flatMap(filesOf),
    place: path => placeIn(layers, path),
    raw: path => strongest(layers, path),
  };
}

function filesOf({ from, path }: Layer): readonly ServiceFile[] {
  const service = dataAt(from.value, path);
  return (['env_file', 'label_file'] as const).flatMap(key => {
    const given = service[key];
    const entries = Array.isArray(given) ? given : given === undefined || given === null ? [] : [given];
    return entries.flatMap((entry, index) => {
      const file = isData(entry) ? entry.path : entry;
      if (typeof file !== 'string' || file === '') return [];
      const required = !isData(entry) || !/^(?:false|no|n|off|f|0)$/i.test(String(entry.required));
      const at = from.place([...path, key, index]) ??
        from.place([...path, key]) ?? { file: from.file, line: 1, column: 1 };
      return [{ key, path: posix.isAbsolute(file) ? file : posix.join(from.home, file), required, place: at }];
    });
  });
}

interface Resolving {
  readonly from: ComposeFile;
  readonly name: string;
  readonly extended: (from: ComposeFile, name: string) => ComposeFile | undefined;
  readonly problems: ProjectProblem[];
  readonly way: readonly string[];
}

/** The layers of a service in one file: those of what it extends, then its own. */
function resolveLayers(at: Resolving): readonly Layer[] {
  const { from, name, problems, way } = at;
  const path = ['services', name];
  const own = mapAt(from.value, 'services')[name];
  if (!isData(own)) {
    if (own !== undefined) problems.push({ ...invalid(from, path), message: `service "${name}" is not a map` });
    return [];
  }
  const fault = (message: string) => problems.push({ ...invalid(from, [...path, 'extends']), message, subject: name });
  const target = extendsOf(own);
  if (target === undefined && own.extends !== undefined && own.extends !== null) fault('extends names no service');
  if (target === undefined) return [{ from, path }];
  const step = `${from.file}#${name}`;
  const base = target.file === undefined ? from : at.extended(from, target.file);
  if (way.includes(step)) fault(`services extend each other: ${[...way, step].join(' → ')}`);
  else if (!base) fault(`"${target.file}" cannot be read`);
  else if (!isData(mapAt(base.value, 'services')[target.service]))
    fault(`${base.file} has no service "${target.service}"`);
  else return [...resolveLayers({ ...at, from: base, name: target.service, way: [...way, step] }), { from, path }];
  return [{ from, path }];
}

function extendsOf(service: Data): { readonly service: string; readonly file: string | undefined } | undefined {
  const { extends: target } = service;
  if (typeof target === 'string') return { service: target, file: undefined };
  if (!isData(target) || typeof target.service !== 'string') return undefined;
  return { service: target.service, file: typeof target.file === 'string' ? target.file : undefined };
}

const invalid = (from: ComposeFile, path: Path) => ({
  rule: 'compose-invalid' as const,
  ...(from.place(path) ?? { file: from.file, line: 1, column: 1 }),
});

/** The longest part of a path that any layer has, the strongest layer first. */
function placeIn(layers: readonly Layer[], path: Path): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    for (const { from, path: base } of [...layers].reverse()) {
      const found = from.place([...base, ...path.slice(0, length)]);
      if (found) return found;
    }
  }
  return { file: layers.at(-1)?.from.file ?? '', line: 1, column: 1 };
}

const strongest = (layers: readonly Layer[], path: Path): unknown =>
  layers.map(({ from, path: base }) => rawAt(from.raw, [...base, ...path])).findLast(value => value !== undefined);

function rawAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const part of path) {
    if (Array.isArray(found) && typeof part === 'string') {
      found = found
        .map(String)
        .find(entry => entry === part || entry.startsWith(`${part}=`))
        ?.slice(part.length + 1);
    } else if (typeof found === 'object' && found !== null) {
      found = Reflect.get(found, part);
    } else {
      return undefined;
    }
  }
  return found;
}

function dataAt(value: unknown, path: Path): Data {
  const found = rawAt(value, path);
  return isData(found) ? found : {};
}

const mapAt = (value: unknown, key: string): Data => dataAt(value, [key]);
