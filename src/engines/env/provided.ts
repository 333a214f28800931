import { parseDotenv } from '../../formats/dotenv.js';
import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Source } from '../prometheus-config/source.js';
import { offsetAt, type YamlNode, type YamlPath } from '../prometheus-config/yaml-tree.js';

/** A variable in a file: declared, given a value, or both. */
export interface EnvEntry {
  readonly name: string;
  /** Undefined where the file only names it: its value comes from elsewhere. */
  readonly value: string | undefined;
  readonly line: number;
  /** It may be left out: a default or `optional: true` stands beside it. */
  readonly isOptional: boolean;
}

export interface EnvProblem {
  readonly line: number;
  readonly rule: 'unreadable-line' | 'duplicate' | 'dialect' | 'trailing-newline';
  readonly message: string;
}

export interface EnvFile {
  readonly entries: readonly EnvEntry[];
  readonly problems: readonly EnvProblem[];
}

/** Reads a `.env` file. Bare names are declared, and `# optional` behind or above a name says that it may be left out. */
export function readEnvFile(text: string): EnvFile {
  const { entries, problems } = parseDotenv(text);
  const lines = text.split(/\r\n|\n|\r/);
  const optional = (line: number): boolean =>
    /#.*\boptional\b/i.test(lines[line - 1] ?? '') || /^\s*#.*\boptional\b/i.test(lines[line - 2] ?? '');
  const bare = lines.flatMap((line, index): readonly EnvEntry[] => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*(?:#.*)?$/.exec(line)?.[1];
    const inValue = entries.some(
      entry => entry.line <= index && entry.line + entry.value.split('\n').length > index + 1,
    );
    return name === undefined || inValue
      ? []
      : [{ name, value: undefined, line: index + 1, isOptional: optional(index + 1) }];
  });
  const names = entries.map(({ name }) => name);
  return {
    entries: [...entries.map(({ name, value, line }) => ({ name, value, line, isOptional: optional(line) })), ...bare],
    problems: [
      ...problems.map(({ line, message }) => ({ line, rule: 'unreadable-line' as const, message })),
      ...entries
        .filter(({ name }, index) => names.indexOf(name) < index)
        .map(({ name, line }) => ({
          line,
          rule: 'duplicate' as const,
          message: `${name} stands there twice: the last one counts`,
        })),
      ...entries.flatMap(({ name, line }) => dialectProblem(name, lines[line - 1] ?? '', line)),
    ],
  };
}

/** Readers disagree about `#` in a value without quotes: some cut it there, and a password loses its end in silence. */
function dialectProblem(name: string, text: string, line: number): readonly EnvProblem[] {
  const raw = /=\s*(.*)$/.exec(text)?.[1] ?? '';
  if (/^['"]/.test(raw) || !/[^\s]#/.test(raw)) return [];
  const message = `${name} holds a # without quotes: Node and dotenv cut the value there, Compose does not`;
  return [{ line, rule: 'dialect', message }];
}

/** Reads compose files and Kubernetes manifests: what they give, and what they want from elsewhere. */
export function readYamlEnv(source: Source): EnvFile {
  const documents = source.yaml.documents;
  const entries: EnvEntry[] = [];
  const problems: EnvProblem[] = [];
  documents.forEach(root => {
    const { value } = plainData(root);
    const reader = new YamlReader(source, root, entries, problems);
    if (at(value, 'services') !== undefined) reader.compose(value);
    else reader.manifest(value, []);
  });
  if (documents.some(root => root.kind === 'map')) interpolated(source, entries);
  return { entries, problems };
}

/** `${X}`, `${X:-default}`, `${X:?message}` of a compose file. */
function interpolated(source: Source, entries: EnvEntry[]): void {
  const { value } = plainData(source.root);
  if (at(value, 'services') === undefined) return;
  for (const { index, 1: dollars = '', 2: name, 3: operator } of source.text.matchAll(
    /(\$+)\{([A-Za-z_]\w*)(:?[-?+])?/g,
  )) {
    if (name === undefined || dollars.length % 2 === 0) continue;
    entries.push({
      name,
      value: undefined,
      line: source.at(index).line,
      isOptional: operator !== undefined && !operator.includes('?'),
    });
  }
}

class YamlReader {
  readonly #source: Source;
  readonly #root: YamlNode;
  readonly #entries: EnvEntry[];
  readonly #problems: EnvProblem[];

  constructor(source: Source, root: YamlNode, entries: EnvEntry[], problems: EnvProblem[]) {
    this.#source = source;
    this.#root = root;
    this.#entries = entries;
    this.#problems = problems;
  }

  compose(value: unknown): void {
    for (const [name, service] of entriesOf(at(value, 'services'))) {
      const path = ['services', name, 'environment'];
      const environment = at(service, 'environment');
      for (const [key, each] of entriesOf(environment)) this.#add(key, textOf(each), [...path, key]);
      listOf(environment).forEach((each, index) => {
        const [, key = '', , given] = /^([^=]*)(=([\s\S]*))?$/.exec(textOf(each) ?? '') ?? [];
        if (key !== '') this.#add(key, given, [...path, index]);
      });
    }
  }

  manifest(value: unknown, path: YamlPath): void {
    const kind = textOf(at(value, 'kind')) ?? '';
    if (kind.endsWith('List')) {
      listOf(at(value, 'items')).forEach((item, index) => {
        this.manifest(item, [...path, 'items', index]);
      });
    }
    if (kind === 'ConfigMap' || kind === 'Secret') {
      for (const [key, each] of entriesOf(at(value, 'stringData')))
        this.#add(key, textOf(each), [...path, 'stringData', key]);
      for (const [key, each] of entriesOf(at(value, 'data')))
        this.#data(kind, key, textOf(each), [...path, 'data', key]);
    } else this.#containers(value, path);
  }

  #data(kind: string, key: string, text: string | undefined, path: YamlPath): void {
    if (kind === 'ConfigMap' || text === undefined || !/^[A-Za-z0-9+/=\s]*$/.test(text)) {
      this.#add(key, text, path);
      return;
    }
    const value = Buffer.from(text, 'base64').toString('utf8');
    this.#add(key, value, path);
    if (/^[^\n]+\n$/.test(value)) {
      const message = `${key} ends with a line's end, which becomes part of the value: encode it with \`printf\`, not with \`echo\``;
      this.#problems.push({ line: this.#line(path), rule: 'trailing-newline', message });
    }
  }

  /** `env` of all containers, wherever they stand. */
  #containers(value: unknown, path: YamlPath): void {
    if (Array.isArray(value)) {
      value.forEach((each, index) => {
        this.#containers(each, [...path, index]);
      });
      return;
    }
    for (const [key, each] of entriesOf(value)) {
      const here = [...path, key];
      if (key !== 'env') this.#containers(each, here);
      else
        listOf(each).forEach((entry, index) => {
          const name = textOf(at(entry, 'name'));
          const from = at(entry, 'valueFrom');
          if (name === undefined) return;
          const optional = ['secretKeyRef', 'configMapKeyRef'].some(
            ref => textOf(at(at(from, ref), 'optional')) === 'true',
          );
          const given = from === undefined ? (textOf(at(entry, 'value')) ?? '') : undefined;
          // What comes from a field of the pod, or of a Secret that stands elsewhere, the manifest provides all the same.
          this.#entries.push({
            name,
            value: given,
            line: this.#line([...here, index, 'name']),
            isOptional: optional || from !== undefined,
          });
        });
    }
  }

  #add(name: string, value: string | undefined, path: YamlPath): void {
    if (/^[A-Za-z_][\w.-]*$/.test(name)) this.#entries.push({ name, value, line: this.#line(path), isOptional: false });
  }

  #line(path: YamlPath): number {
    return this.#source.at(offsetAt(this.#root, path, 'value')).line;
  }
}
