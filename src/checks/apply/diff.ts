import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { field, isMapping, isSequence, type KubeMapping, type KubeValue } from '../../engines/kube-yaml/value.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { clip } from '../../text/clip.js';
import { isSame } from './objects.js';

/** What would change of one object. */
export interface Change {
  readonly subject: string;
  readonly how: 'created' | 'changed' | 'unchanged' | 'unknown';
  readonly lines: readonly string[];
}

const SHOWN = 120;
const MAX_LINES = 200;
/** What the server keeps for itself. */
const OWN = ['managedFields', 'resourceVersion', 'uid', 'creationTimestamp', 'generation'];
const SECRET_NAME = /passw|secret|token|api[-_]?key|credential|private/i;

/** What an apply changes: the objects as they are beside the ones that the server would make. Of Secrets the keys alone. */
export function changesOf(
  documents: readonly KubeDocument[],
  at: { readonly live: readonly KubeMapping[]; readonly made: readonly KubeMapping[]; readonly cluster: Cluster },
): readonly Change[] {
  return documents.map(document => {
    const { subject } = document;
    if (document.kind === 'Secret')
      return { subject, how: 'unknown', lines: [`keys ${keysOf(document).join(', ') || 'none'}`] };
    const now = at.live.find(found => isSame(found, document, at.cluster));
    const then = at.made.find(found => isSame(found, document, at.cluster));
    if (now === undefined) return { subject, how: 'created', lines: [] };
    if (then === undefined) return { subject, how: 'unknown', lines: ['could not be tried beforehand'] };
    const lines = differences(plain(now), plain(then), '');
    return { subject, how: lines.length === 0 ? 'unchanged' : 'changed', lines };
  });
}

const keysOf = ({ value }: KubeDocument): readonly string[] =>
  ['data', 'stringData'].flatMap(part => {
    const found = field(value, part);
    return isMapping(found) ? Object.keys(found) : [];
  });

function plain(object: KubeMapping): KubeMapping {
  const { status: _, ...rest } = object;
  const metadata = field(object, 'metadata');
  if (!isMapping(metadata)) return rest;
  return { ...rest, metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !OWN.includes(key))) };
}

/** `spec.template.spec.containers[api].image: a → b`, a line for each place. */
export function differences(
  before: KubeValue | undefined,
  after: KubeValue | undefined,
  path: string,
): readonly string[] {
  if (isMapping(before) && isMapping(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap(key =>
      differences(field(before, key), field(after, key), path === '' ? key : `${path}.${key}`),
    );
  }
  if (isSequence(before) && isSequence(after)) return inList(before, after, path);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (SECRET_NAME.test(path)) return [`${path}: changed, not shown`];
  return [`${path}: ${show(before)} → ${show(after)}`];
}

function inList(before: readonly KubeValue[], after: readonly KubeValue[], path: string): readonly string[] {
  const nameOf = (item: KubeValue, index: number): string => {
    const name = field(item, 'name');
    return typeof name === 'string' ? name : String(index);
  };
  const [old, young] = [before, after].map(list => new Map(list.map((item, index) => [nameOf(item, index), item])));
  const names = [...new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])];
  return names.flatMap(name => {
    const [was, is] = [old?.get(name), young?.get(name)];
    // The value of a variable whose name says that it is secret.
    const isSecret = SECRET_NAME.test(name) && JSON.stringify(was) !== JSON.stringify(is);
    return isSecret ? [`${path}[${name}]: changed, not shown`] : differences(was, is, `${path}[${name}]`);
  });
}

const show = (value: KubeValue | undefined): string =>
  value === undefined
    ? 'nothing'
    : clip(typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value), SHOWN);

/** All changes as a text. */
export function diffText(changes: readonly Change[]): string {
  const lines = changes
    .filter(({ how }) => how !== 'unchanged')
    .flatMap(({ subject, how, lines: own }) => [`${subject}: ${HOW[how]}`, ...own.map(line => `  ${line}`)]);
  const unchanged = changes.filter(({ how }) => how === 'unchanged').length;
  const shown =
    lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), `… ${lines.length - MAX_LINES} more lines`] : lines;
  return [...shown, ...(unchanged > 0 ? [`${unchanged} unchanged`] : [])].join('\n');
}

const HOW = { created: 'is created', changed: 'changes', unchanged: 'stays', unknown: 'is applied' } as const;
