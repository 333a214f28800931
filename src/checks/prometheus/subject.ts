import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { ruleSourcesOf } from '../../engines/prometheus-config/manifest.js';
import {
  listedPatterns,
  type Mention,
  mentionedFiles,
  targetFilePatterns,
} from '../../engines/prometheus-config/mentions.js';
import { Source } from '../../engines/prometheus-config/source.js';
import type { Ports } from '../../ports/ports.js';
import type { PrometheusOptions } from './options.js';
import { inSource, type Located } from './report.js';

type Files = Ports['files'];

/** A pattern written in a configuration or a test file, and what it matches. */
export interface Reference {
  readonly source: Source;
  readonly mention: Mention;
  readonly matches: readonly string[];
}

/** Everything that is to be checked, read; each file once. */
export interface Subject {
  readonly configs: readonly Source[];
  /** Files under `scrape_config_files`. */
  readonly scrapes: readonly Source[];
  /** Files of file discoveries. */
  readonly targets: readonly Source[];
  /** The files under `rules` and those that the configurations name. */
  readonly rules: readonly Source[];
  readonly tests: readonly Source[];
  /** By test file, the rule files that it tests. */
  readonly tested: ReadonlyMap<Source, readonly Source[]>;
  /** Patterns without which something is not checked, and those of file discoveries, whose files may come later. */
  readonly patterns: readonly Reference[];
  readonly targetPatterns: readonly Reference[];
  /** Files that a configuration names and that are not there. */
  readonly missing: readonly { readonly source: Source; readonly mention: Mention }[];
  /** What looks like rules in manifests and is not read as such. */
  readonly unread: readonly Located[];
  /** Each entry of `rules` and `tests`, and what it holds; none may hold nothing. */
  readonly entries: readonly Entry[];
  /** Files that could not be read: empty, too large, cut off. */
  readonly unreadable: readonly CouldNotTell[];
  /** Files in the folders of `rules` and `tests` that are neither, by their names or by what they hold. */
  readonly leftOut: readonly string[];
}

export interface Entry {
  readonly option: 'rules' | 'tests';
  readonly pattern: string;
  readonly sources: readonly Source[];
}

/** Finds and reads all files. Throws where an option's pattern matches none: there would be nothing behind a pass. */
export async function readSubject(options: PrometheusOptions, files: Files): Promise<Subject> {
  const reader = new SubjectReader(options, files);
  const configs = await reader.sources(filesOf(await reader.matching('config')));
  const testMatches = await reader.matching('tests');
  const tests = await reader.sources(filesOf(testMatches));
  const scrapePatterns = await reader.references(configs, source => listedPatterns(source.root, 'scrape_config_files'));
  const scrapes = await reader.sources(matchesOf(scrapePatterns));
  const rulePatterns = await reader.references(configs, source => listedPatterns(source.root, 'rule_files'));
  const testPatterns = await reader.references(tests, source => listedPatterns(source.root, 'rule_files'));
  const targetPatterns = await reader.references([...configs, ...scrapes], source => targetFilePatterns(source.root));
  const ruleMatches = await reader.matching('rules');
  const ruleFiles = await reader.sources([...filesOf(ruleMatches), ...matchesOf(rulePatterns)]);
  // What a configuration names Prometheus reads as it is, a manifest too.
  const raw = new Set(matchesOf(rulePatterns));
  const unwrapped = new Map(
    ruleFiles.map(source => [
      source.file,
      raw.has(source.file) ? { sources: [source], problems: [] } : ruleSourcesOf(source),
    ]),
  );
  const rules = [...unwrapped.values()].flatMap(({ sources }) => sources);
  if (ruleFiles.length > 0 && rules.length === 0) throw noRules(ruleFiles);
  const tested = new Map<Source, readonly Source[]>();
  for (const test of tests) {
    tested.set(test, await reader.sources(matchesOf(testPatterns.filter(({ source }) => source === test))));
  }
  return {
    configs,
    scrapes,
    targets: await reader.sources(matchesOf(targetPatterns)),
    rules,
    tests,
    tested,
    patterns: [...rulePatterns, ...scrapePatterns, ...testPatterns],
    targetPatterns,
    missing: await reader.missing([...configs, ...scrapes]),
    unread: ruleFiles.flatMap(source => (unwrapped.get(source.file)?.problems ?? []).map(inSource(source))),
    entries: [
      ...ruleMatches.map(
        ({ pattern, names }): Entry => ({
          option: 'rules',
          pattern,
          sources: names.flatMap(name => unwrapped.get(name)?.sources ?? []),
        }),
      ),
      ...testMatches.map(
        ({ pattern, names }): Entry => ({
          option: 'tests',
          pattern,
          sources: tests.filter(({ file }) => names.includes(file)),
        }),
      ),
    ],
    unreadable: reader.unreadable,
    leftOut: [
      ...[...ruleMatches, ...testMatches].flatMap(({ others }) => others),
      ...[...unwrapped].flatMap(([name, { sources }]) => (sources.length === 0 ? [name] : [])),
    ],
  };
}

/** What a pattern of the config matches, and the other files of its folder where it is one. */
interface Matched {
  readonly pattern: string;
  readonly names: readonly string[];
  readonly others: readonly string[];
}

const filesOf = (matched: readonly Matched[]): readonly string[] => matched.flatMap(({ names }) => names);

const noRules = (files: readonly Source[]): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    `rules: ${files[0]?.file ?? ''} and the rest are manifests of other kinds than PrometheusRule`,
    'Name the files that hold the rules.',
  );

const matchesOf = (references: readonly Reference[]): readonly string[] => references.flatMap(({ matches }) => matches);

class SubjectReader {
  readonly #options: PrometheusOptions;
  readonly #files: Files;
  readonly #sources = new Map<string, Source | undefined>();
  readonly unreadable: CouldNotTell[] = [];

  constructor(options: PrometheusOptions, files: Files) {
    this.#options = options;
    this.#files = files;
  }

  /** The files that each pattern under an option matches. */
  async matching(option: 'config' | 'rules' | 'tests'): Promise<readonly Matched[]> {
    const found: Matched[] = [];
    for (const pattern of this.#options[option]) {
      const isFolder = !/[*?[{]/.test(pattern) && (await this.#files.facts(pattern))?.kind === 'directory';
      const names = await this.#glob(isFolder ? posix.join(pattern, '**/*.{yml,yaml,rules}') : pattern);
      if (names.length === 0) {
        const message = `${option}: "${pattern}" matches no file`;
        throw new CouldNotTell(
          'nothing-checked',
          message,
          'Correct the path; it is relative to the working directory.',
        );
      }
      const all = isFolder ? await this.#glob(posix.join(pattern, '**')) : [];
      found.push({ pattern, names, others: all.filter(name => !names.includes(name)) });
    }
    return found;
  }

  async #glob(pattern: string): Promise<readonly string[]> {
    const matches = await this.#files.glob([pattern], { dot: true, links: 'refuse' });
    return matches.map(match => this.#files.show(match));
  }

  async sources(paths: readonly string[]): Promise<readonly Source[]> {
    const names = [...new Set(paths.map(path => this.#files.show(path)))].sort();
    const read = await Promise.all(names.map(name => this.#source(name)));
    const sources = read.filter(source => source !== undefined);
    const [first] = this.unreadable;
    if (sources.length === 0 && names.length > 0 && first) throw first;
    return sources;
  }

  /** Undefined where it cannot be read, which hides nothing of what the others hold. */
  async #source(name: string): Promise<Source | undefined> {
    if (this.#sources.has(name)) return this.#sources.get(name);
    try {
      this.#sources.set(name, new Source(name, await this.#files.text(name)));
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      this.unreadable.push(error);
      this.#sources.set(name, undefined);
    }
    return this.#sources.get(name);
  }

  async references(
    sources: readonly Source[],
    mentionsOf: (source: Source) => readonly Mention[],
  ): Promise<readonly Reference[]> {
    const found: Reference[] = [];
    for (const source of sources) {
      for (const mention of mentionsOf(source)) {
        const path = this.#resolve(source, mention.text);
        const matches =
          path === undefined
            ? []
            : await this.#files.glob([asGlob(path)], {
                dot: true,
                // An absolute pattern that no mount explains is of the server, and leads outside anyway.
                ...(posix.isAbsolute(path) ? {} : { links: 'refuse' }),
              });
        found.push({ source, mention, matches: matches.map(match => this.#files.show(match)) });
      }
    }
    return found;
  }

  /** Absolute paths that no mount explains are files of the server, which nothing here can tell about. */
  async missing(sources: readonly Source[]): Promise<Subject['missing']> {
    const found: { source: Source; mention: Mention }[] = [];
    for (const source of sources) {
      for (const mention of mentionedFiles(source.root)) {
        const path = this.#resolve(source, mention.text);
        if (path === undefined || posix.isAbsolute(path)) continue;
        if ((await this.#facts(path)) === undefined) found.push({ source, mention });
      }
    }
    return found;
  }

  async #facts(path: string): Promise<unknown> {
    try {
      return await this.#files.facts(path);
    } catch (error) {
      if (error instanceof CouldNotTell) return undefined;
      throw error;
    }
  }

  /** Prometheus takes paths relative to the file that names them; `mounts` says where absolute ones lie in the repository. */
  #resolve({ file }: Source, path: string): string {
    if (!posix.isAbsolute(path)) return posix.join(posix.dirname(file), path);
    const { mounts } = this.#options;
    const mount = Object.keys(mounts)
      .filter(prefix => path.startsWith(`${prefix.replace(/\/$/, '')}/`))
      .sort((a, b) => b.length - a.length)[0];
    return mount === undefined ? path : posix.join(mounts[mount] ?? '', path.slice(mount.replace(/\/$/, '').length));
  }
}

/** Go's patterns know `*`, `?`, `[…]` and `\`, and nothing else. */
const asGlob = (pattern: string): string => pattern.replace(/[{}()!+@|]/g, '\\$&').replace(/\*{2,}/g, '*');
