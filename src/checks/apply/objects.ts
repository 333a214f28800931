import { CouldNotTell } from '../../check.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { field, type KubeMapping } from '../../engines/kube-yaml/value.js';
import { kindOf, nameOf, namespaceOf } from '../../engines/rollout/read.js';
import { type Cluster, parseJson } from '../../facts/cluster/cluster.js';
import { noAnswer, notAllowed, readSaid } from '../../facts/cluster/failure.js';
import { findRenderer, renderKustomization } from '../../facts/kubernetes/kustomize.js';
import { readFiles, selectFiles } from '../../facts/kubernetes/read-files.js';
import { answerOf, exitedWith } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import type { ApplyOptions } from './options.js';

/** What is applied, or why it is nothing that can be. */
export type Manifests = { readonly documents: readonly KubeDocument[] } | { readonly fault: string };

/** The objects to apply: namespaces and definitions first, the others in their order. */
export async function readManifests(options: ApplyOptions, ports: Ports): Promise<Manifests> {
  const read =
    options.kustomize === undefined ? await fromPaths(options.paths ?? [], ports) : await rendered(options, ports);
  if ('fault' in read) return read;
  const { documents } = read;
  const nameless = documents.find(({ kind, name, apiVersion }) => kind === '' || name === '' || apiVersion === '');
  if (nameless)
    return { fault: `${nameless.file}: ${nameless.subject} has no apiVersion, kind or name to be applied by` };
  const seen = new Set<string>();
  for (const { kind, name, namespace, apiVersion, file } of documents) {
    const key = `${apiVersion.split('/').slice(0, -1).join('')} ${kind} ${namespace} ${name}`;
    if (seen.has(key)) return { fault: `${file}: ${kind}/${name} is there twice` };
    seen.add(key);
  }
  if (documents.length > 0) return { documents: [...documents].sort((one, other) => rank(one) - rank(other)) };
  throw new CouldNotTell('nothing-checked', 'there is not a single object to apply', 'Check the path in the config.');
}

const FIRST = ['Namespace', 'CustomResourceDefinition', 'ServiceAccount', 'Secret', 'ConfigMap'];

const rank = ({ kind }: KubeDocument): number => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);

async function rendered(options: ApplyOptions, ports: Ports): Promise<Manifests> {
  const renderer = await findRenderer('auto', ports);
  const isFree = options['load-restrictor'] === 'none';
  const told = await renderKustomization(options.kustomize ?? '.', { renderer, ports, isFree });
  return 'failure' in told ? { fault: `${options.kustomize}: ${told.failure}` } : { documents: told };
}

async function fromPaths(paths: readonly string[], { files, signal }: Ports): Promise<Manifests> {
  const { selected, leftOut } = await selectFiles(paths, { files, exclude: [], option: 'paths' });
  const [left] = leftOut;
  if (left !== undefined) return { fault: `${left} is a kustomization: name its directory under \`kustomize\`` };
  const documents: KubeDocument[] = [];
  let fault: string | undefined;
  await readFiles(selected, {
    files,
    signal,
    take: batch => {
      const [problem] = batch.problems;
      if (problem) fault ??= `${problem.file}:${problem.line}: ${problem.message}`;
      for (const document of batch.documents) documents.push(document);
    },
  });
  return fault === undefined ? { documents } : { fault };
}

/** One JSON object after the other: kubectl takes no `---` between them. */
const stream = (documents: readonly KubeDocument[]): string =>
  documents.map(({ value }) => `${JSON.stringify(value)}\n`).join('');

/** What one command of kubectl said about some of the objects. */
export interface Answered {
  readonly stdout: string;
  readonly stderr: string;
  readonly isDone: boolean;
}

/**
 * One command for all: those that name a namespace go as they are, the others into the cluster's. Each command gets its part
 * on standard input.
 */
export async function overParts(
  documents: readonly KubeDocument[],
  { cluster, args, name }: { readonly cluster: Cluster; readonly args: readonly string[]; readonly name: string },
): Promise<readonly Answered[]> {
  const parts = [
    { part: documents.filter(({ namespace }) => namespace === ''), place: ['-n', cluster.namespace] },
    { part: documents.filter(({ namespace }) => namespace !== ''), place: [] },
  ];
  const answers: Answered[] = [];
  for (const { part, place } of parts) {
    if (part.length === 0) continue;
    const ran = await cluster.kubectl([...args, '-f', '-', ...place], {
      input: stream(part),
      timeoutMs: 60_000 + 2_000 * part.length,
    });
    const { stdout, stderr } = answerOf(ran, { tool: name, tooLong: 'Apply fewer objects at once.' });
    answers.push({ stdout, stderr, isDone: exitedWith(ran, 0) });
  }
  return answers;
}

/** What is there now of these objects, without Secrets, whose values nobody has to see. */
export async function liveOf(documents: readonly KubeDocument[], cluster: Cluster): Promise<readonly KubeMapping[]> {
  const open = documents.filter(({ kind }) => kind !== 'Secret');
  const name = 'kubectl get -f -';
  const answers = await overParts(open, { cluster, args: ['get', '-o', 'json', '--ignore-not-found'], name });
  return answers.flatMap(({ stdout, stderr, isDone }) => {
    const { forbidden, others } = readSaid(stderr);
    if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
    // A kind that the cluster does not know yet has no objects either.
    const unknown = others.filter(line => !/no matches for kind|ensure CRDs are installed first|not found$/.test(line));
    if (!isDone && unknown.length > 0) throw noAnswer(name, unknown[0] ?? '');
    return stdout.trim() === '' ? [] : objectsIn(stdout, name);
  });
}

/** The objects that kubectl printed: one, or a list. */
export function objectsIn(text: string, name: string): readonly KubeMapping[] {
  const value = parseJson(text, name);
  const items = field(value, 'items');
  if (!Array.isArray(items)) return [value];
  return items.filter(item => typeof item === 'object' && item !== null && !Array.isArray(item));
}

/** The same object, where the one from the manifests may have no namespace of its own. */
export const isSame = (found: KubeMapping, { kind, name, namespace }: KubeDocument, cluster: Cluster): boolean =>
  kindOf(found) === kind &&
  nameOf(found) === name &&
  (namespaceOf(found) === '' || namespaceOf(found) === (namespace || cluster.namespace));
