import { CouldNotTell } from '../../check.js';
import { type CodeRead, codeReads } from '../../engines/env/code-reads.js';
import { type EnvEntry, type EnvProblem, readEnvFile, readYamlEnv } from '../../engines/env/provided.js';
import { Source } from '../../engines/prometheus-config/source.js';
import { openCluster } from '../../facts/cluster/cluster.js';
import { matchFiles } from '../../facts/configuration/read-sources.js';
import { answerOf } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import type { ClusterSource, EnvOptions } from './options.js';

/** A variable and the place where it stands. */
export interface Placed extends EnvEntry {
  readonly file: string;
  readonly isYaml: boolean;
}

export interface PlacedProblem extends EnvProblem {
  readonly file: string;
}

/** The entries of some files, and what is wrong with these. */
export interface Entries {
  readonly entries: readonly Placed[];
  readonly problems: readonly PlacedProblem[];
}

/** Reads files by their patterns. Throws where a pattern matches none, and where all of them hold no variable. */
export async function readEntries(option: string, patterns: readonly string[], { files }: Ports): Promise<Entries> {
  const entries: Placed[] = [];
  const problems: PlacedProblem[] = [];
  for (const file of await matchFiles(files, { option, patterns })) {
    const isYaml = /\.ya?ml$/i.test(file);
    const text = await files.text(file);
    const read = isYaml ? readYamlEnv(yaml(file, text)) : readEnvFile(text);
    entries.push(...read.entries.map(entry => ({ ...entry, file, isYaml })));
    problems.push(...read.problems.map(problem => ({ ...problem, file })));
  }
  if (entries.length > 0 || problems.length > 0) return { entries, problems };
  throw new CouldNotTell(
    'nothing-checked',
    `${option}: ${patterns.join(', ')}: not a single variable`,
    'Name the files that hold the variables.',
  );
}

function yaml(file: string, text: string): Source {
  const source = new Source(file, text);
  const { problem } = source.yaml;
  if (!problem) return source;
  const { line, column } = source.at(problem.offset);
  throw new CouldNotTell('wrong-format', `${file}:${line}:${column}: not YAML: ${problem.message}`, 'Mend the file.');
}

/** What one target gets: by name, the last one that is given. */
export interface Target {
  readonly name: string;
  readonly entries: ReadonlyMap<string, Placed>;
  readonly problems: readonly PlacedProblem[];
}

export async function readTargets(options: EnvOptions, ports: Ports): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const [name, sources] of Object.entries(options.for)) {
    const entries = new Map<string, Placed>();
    const problems: PlacedProblem[] = [];
    for (const source of [sources].flat()) {
      const read =
        typeof source === 'string'
          ? await readEntries(`for.${name}`, [source], ports)
          : { entries: await inCluster(source, ports), problems: [] };
      problems.push(...read.problems);
      // What a manifest only names comes from elsewhere; it gives it all the same where the reference is one of Kubernetes.
      for (const entry of read.entries) {
        if (entry.value !== undefined || !entry.isYaml || (entry.isOptional && !entries.has(entry.name)))
          entries.set(entry.name, entry);
      }
    }
    targets.push({ name, entries, problems });
  }
  return targets;
}

const KEYS = 'go-template={{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}';

/** The keys alone: no value leaves the cluster. */
async function inCluster(source: ClusterSource, ports: Ports): Promise<readonly Placed[]> {
  const cluster = await openCluster(source, ports);
  const kind = source.secret === undefined ? 'configmap' : 'secret';
  const name = source.secret ?? source['config-map'] ?? '';
  const shown = `${kind}/${name} in ${cluster.namespace} of ${cluster.shown}`;
  const ran = await cluster.kubectl(['get', kind, name, '-n', cluster.namespace, '-o', KEYS]);
  const { stdout } = answerOf(ran, { tool: `kubectl get ${kind} ${name}`, exits: [0] });
  const keys = stdout.split('\n').filter(key => key !== '');
  if (keys.length === 0)
    throw new CouldNotTell('nothing-checked', `${shown}: holds no key`, 'Name the object that holds the variables.');
  return keys.map(key => ({ name: key, value: undefined, line: 1, isOptional: false, file: shown, isYaml: false }));
}

export interface PlacedRead extends CodeRead {
  readonly file: string;
}

/** Folders in which nobody's own code lies, and tests, which set what they read. */
const NOT_CODE =
  /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|\.venv|venv|__pycache__|__tests__|tests?|specs?|fixtures|__mocks__)\/|[._-](?:test|spec)\.[^/]+$|(?:^|\/)(?:test_[^/]+|conftest)\.py$|_test\.go$/;

/** What code reads. Throws where the globs match no code at all. */
export async function readCode(patterns: readonly string[], { files, signal }: Ports) {
  const names = (await matchFiles(files, { option: 'used-in', patterns, inFolder: '*' })).filter(
    name => !NOT_CODE.test(name),
  );
  const reads: PlacedRead[] = [];
  const dynamic: string[] = [];
  let seen = 0;
  for (const file of names) {
    signal.throwIfAborted();
    const found = codeReads(file, /\.\w+$|entrypoint$/.test(file) ? await readable(files, file) : '');
    if (!found) continue;
    seen += 1;
    reads.push(...found.reads.map(read => ({ ...read, file })));
    if (found.isDynamic) dynamic.push(file);
  }
  if (seen > 0) return { reads, dynamic, files: seen };
  const remedy = 'Name files of JavaScript, TypeScript, Python, Go, Ruby, Java, Kotlin, Rust, PHP, C# or shell.';
  throw new CouldNotTell(
    'nothing-checked',
    `used-in: ${patterns.join(', ')}: no file of code that can be read`,
    remedy,
  );
}

async function readable(files: Ports['files'], file: string): Promise<string> {
  const text = await files.text(file);
  return text.includes('\0') ? '' : text;
}

/** Files that git knows; all of them where there is no git to ask. */
export async function committed(names: readonly string[], { git }: Ports): Promise<ReadonlySet<string>> {
  const { home } = git;
  if (!home || names.length === 0) return new Set(names);
  const known = new Set<string>();
  try {
    for (const name of names) {
      const { code } = await home.run(['ls-files', '--error-unmatch', '--', name]);
      if (code !== 1) known.add(name);
    }
    return known;
  } catch (error) {
    // Whoever cannot ask takes each file for a committed one: that hides nothing.
    if (error instanceof CouldNotTell && error.why === 'tool-missing') return new Set(names);
    throw error;
  }
}
