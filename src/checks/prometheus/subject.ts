import { posix } from 'node:path';
import { CouldNotTell, type Ports } from '../../check.js';
import { itemsOf } from '../../engines/prometheus-config/rule-nodes.js';
import { Source } from '../../engines/prometheus-config/source.js';
import type { YamlPath } from '../../engines/prometheus-config/yaml-tree.js';
import type { PrometheusOptions } from '../prometheus.js';

type Files = Ports['files'];

/** A pattern written in a config or a test file, and what it matches. */
export interface Reference {
  readonly source: Source;
  readonly path: YamlPath;
  readonly pattern: string;
  readonly matches: readonly string[];
}

/** Everything that is to be checked, read. */
export interface Subject {
  readonly configs: readonly Source[];
  /** The files under `rules` and those that the configs name, each once. */
  readonly rules: readonly Source[];
  readonly tests: readonly Source[];
  readonly references: readonly Reference[];
}

/** Finds and reads all files. Throws where an option's pattern matches none: there would be nothing behind a pass. */
export async function readSubject(options: PrometheusOptions, files: Files): Promise<Subject> {
  const read = async (paths: readonly string[]) =>
    Promise.all(paths.map(async path => new Source(files.show(path), await files.text(path))));
  const configs = await read(await matching('config', options.config, files));
  const tests = await read(await matching('tests', options.tests, files));
  const references = [
    ...(await referencesOf(configs, { key: 'rule_files', options, files })),
    ...(await referencesOf(tests, { key: 'rule_files', options, files })),
  ];
  const named = references.filter(reference => configs.includes(reference.source)).flatMap(each => each.matches);
  const listed = await matching('rules', options.rules, files);
  const rules = await read([...new Set([...listed, ...named].map(files.show))].sort());
  return { configs, rules, tests, references };
}

async function matching(
  option: 'config' | 'rules' | 'tests',
  patterns: readonly string[],
  files: Files,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const folder = !/[*?[{]/.test(pattern) && (await files.facts(pattern))?.kind === 'directory';
    const matches = await files.glob([folder ? posix.join(pattern, '**/*.{yml,yaml}') : pattern]);
    if (matches.length === 0) {
      const message = `${option}: "${pattern}" matches no file`;
      throw new CouldNotTell('nothing-checked', message, 'Correct the path; it is relative to the working directory.');
    }
    for (const match of matches) found.add(match);
  }
  return [...found].sort();
}

interface Setting {
  readonly key: 'rule_files';
  readonly options: PrometheusOptions;
  readonly files: Files;
}

async function referencesOf(
  sources: readonly Source[],
  { key, options, files }: Setting,
): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  for (const source of sources) {
    for (const { node, index } of itemsOf(source.root, key)) {
      if (node.kind !== 'scalar') continue;
      const path = resolveFrom(source.file, node.text, options.mounts);
      const matches = await files.glob([asGlob(path)], { dot: true });
      found.push({ source, path: [key, index], pattern: node.text, matches: matches.map(files.show) });
    }
  }
  return found;
}

/** Prometheus takes paths relative to the file that names them; `mounts` says where absolute ones lie in the repository. */
export function resolveFrom(file: string, path: string, mounts: Readonly<Record<string, string>>): string {
  if (!posix.isAbsolute(path)) return posix.join(posix.dirname(file), path);
  const mount = Object.keys(mounts)
    .filter(prefix => path.startsWith(`${prefix.replace(/\/$/, '')}/`))
    .sort((a, b) => b.length - a.length)[0];
  return mount === undefined ? path : posix.join(mounts[mount] ?? '', path.slice(mount.replace(/\/$/, '').length));
}

/** Go's patterns know `*`, `?`, `[…]` and `\`, and nothing else. */
const asGlob = (pattern: string): string => pattern.replace(/[{}()!+@|]/g, '\\$&').replace(/\*{2,}/g, '*');
