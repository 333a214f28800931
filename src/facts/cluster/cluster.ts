import { CouldNotTell } from '../../could-not-tell.js';
import { field, isMapping, isSequence, type KubeMapping, textField } from '../../engines/kube-yaml/value.js';
import type { Ran, RunOptions } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { answerOf, exitedWith } from '../tool/answer.js';
import { type MissingRight, noAnswer, notAllowed, readSaid } from './failure.js';
import type { Place } from './place.js';

/** Answers of a whole namespace are long; what is longer has more than anybody can judge. */
const KEEP = 64 * 1024 * 1024;
/** kubectl asks more than once: for what there is, then for the thing itself. */
const REQUESTS = 3;

type Needed = Pick<Ports, 'exec' | 'files' | 'host'>;

/** A cluster as this job reaches it: every question goes to the same context. */
export interface Cluster {
  readonly context: string;
  /** The API server's address. */
  readonly server: string;
  readonly namespace: string;
  /** `production (https://k8s.example)`, as messages name it. */
  readonly shown: string;
  /**
   * Asks kubectl anything; `['get', 'pods']` is followed by what leads to this cluster. What it prints is written to no log
   * unless told: it may hold secrets.
   */
  readonly kubectl: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** Objects. Throws `CouldNotTell` where there is no whole answer; a right that is missing is part of it. */
  readonly get: (what: Wanted) => Promise<Got>;
  /** The same, where a missing right is no answer. */
  readonly mustGet: (what: Wanted) => Promise<Omit<Got, 'forbidden'>>;
}

/** Kinds (`pods`, `deployments.apps`), or names (`deployment/backend`), in one namespace. */
export interface Wanted {
  readonly of: readonly string[];
  /** The cluster's own unless given; null for what has none, or for all. */
  readonly namespace?: string | null | undefined;
  readonly everywhere?: boolean;
  readonly selector?: string | undefined;
  readonly fields?: string | undefined;
  readonly more?: readonly string[];
}

export interface Got {
  readonly items: readonly KubeMapping[];
  /** What was asked for by name and does not exist. */
  readonly missing: readonly string[];
  readonly forbidden: readonly MissingRight[];
}

/** Finds kubectl, the context and its server, and holds the latter against `server`. */
export async function openCluster(place: Place, ports: Needed): Promise<Cluster> {
  const kubeconfig = await kubeconfigOf(place, ports);
  const timeoutMs = REQUESTS * place['request-timeout'] + 5_000;
  const base = [...kubeconfig, ...(place.context === undefined ? [] : ['--context', place.context])];
  const command = 'kubectl config view --minify';
  const ran = await ports.exec.run(['kubectl', 'config', 'view', '--minify', '-o', 'json', ...base], {
    keep: KEEP,
    log: false,
    timeoutMs,
  });
  if (!exitedWith(ran, 0)) throw noAnswer(command, ran.stderr.text);
  const { context, server, namespace } = readView(answerOf(ran, { tool: command }).stdout, command);
  const shown = `${context} (${server})`;
  if (place.server !== undefined && !isSameServer(place.server, server)) {
    const message = `kubectl's context "${context}" leads to ${server}, and \`server\` says ${place.server}`;
    throw new CouldNotTell('tool-refused', message, 'Name the right context, or correct `server`. Nothing was asked.');
  }
  const way = [...kubeconfig, '--context', context, '--request-timeout', `${place['request-timeout']}ms`];
  const cluster: Omit<Cluster, 'get' | 'mustGet'> = {
    context,
    server,
    namespace: place.namespace ?? namespace,
    shown,
    kubectl: (args, options) =>
      ports.exec.run(['kubectl', ...args, ...way], { keep: KEEP, log: false, timeoutMs, ...options }),
  };
  return {
    ...cluster,
    get: wanted => get(wanted, cluster),
    mustGet: async wanted => {
      const { forbidden, ...got } = await get(wanted, cluster);
      if (forbidden.length > 0) throw notAllowed(forbidden, shown);
      return got;
    },
  };
}

async function kubeconfigOf({ kubeconfig }: Place, { files, host }: Needed): Promise<readonly string[]> {
  if (kubeconfig === undefined) return [];
  const home = host.environment.HOME ?? host.environment.USERPROFILE;
  const path = home === undefined ? kubeconfig : kubeconfig.replace(/^~(?=[/\\])/, home);
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
  return ['--kubeconfig', isAbsolute ? path : await files.resolve(path)];
}

function readView(text: string, command: string) {
  const view = parseJson(text, command);
  const context = textField(view, 'current-context') ?? textField(view, 'contexts', 0, 'name');
  const server = textField(view, 'clusters', 0, 'cluster', 'server');
  if (context === undefined || server === undefined) {
    const message = `${command} names no context with a server`;
    throw new CouldNotTell('unreachable', message, 'Give the job a kubeconfig, and name one of its contexts.');
  }
  return { context, server, namespace: textField(view, 'contexts', 0, 'context', 'namespace') || 'default' };
}

/** Scheme, host, port and path decide; a slash at the end does not. */
function isSameServer(wanted: string, actual: string): boolean {
  const plain = (text: string): string => {
    if (!URL.canParse(text)) return text;
    const { origin, pathname } = new URL(text);
    return origin + pathname.replace(/\/+$/, '');
  };
  return plain(wanted) === plain(actual);
}

async function get(wanted: Wanted, cluster: Omit<Cluster, 'get' | 'mustGet'>): Promise<Got> {
  const names = wanted.of.some(each => each.includes('/')) ? wanted.of : [wanted.of.join(',')];
  const place = wanted.everywhere
    ? ['--all-namespaces']
    : wanted.namespace === null
      ? []
      : ['-n', wanted.namespace ?? cluster.namespace];
  const args = [
    ...place,
    ...(wanted.selector === undefined ? [] : ['-l', wanted.selector]),
    ...(wanted.fields === undefined ? [] : ['--field-selector', wanted.fields]),
    ...(wanted.more ?? []),
  ];
  const command = `kubectl get ${names.join(' ')}`;
  const ran = await cluster.kubectl(['get', ...names, '-o', 'json', ...args]);
  const { stdout } = answerOf(ran, { tool: command, tooLong: 'Name fewer workloads, or look at one namespace.' });
  const { forbidden, missing, unknownKinds, others } = readSaid(ran.stderr.text);
  const isTold = forbidden.length + missing.length + unknownKinds.length > 0;
  if (!exitedWith(ran, 0) && (!isTold || others.length > 0)) throw noAnswer(command, others[0] ?? ran.stderr.text);
  if (unknownKinds.length > 0) {
    const message = `${cluster.shown} has no kind ${unknownKinds.join(', ')}`;
    throw new CouldNotTell('unsupported', message, 'Check the kind in the config, and the version of the cluster.');
  }
  if (stdout.trim() === '') {
    if (isTold || wanted.more?.includes('--ignore-not-found')) return { items: [], missing, forbidden };
    throw new CouldNotTell('wrong-format', `${command} printed nothing`, 'Run it by hand to see why.');
  }
  return { items: itemsOf(parseJson(stdout, command), command), missing, forbidden };
}

function itemsOf(value: KubeMapping, command: string): readonly KubeMapping[] {
  const items = field(value, 'items');
  if (!textField(value, 'kind')?.endsWith('List')) {
    if (textField(value, 'metadata', 'name') !== undefined) return [value];
  } else if (isSequence(items)) {
    const objects = items.filter(isMapping);
    if (objects.length === items.length) return objects;
  }
  throw new CouldNotTell('wrong-format', `${command} printed no Kubernetes objects`, 'Check which kubectl it is.');
}

/** What kubectl printed as JSON. */
export function parseJson(text: string, command: string): KubeMapping {
  try {
    const value: KubeMapping | null = JSON.parse(text);
    if (isMapping(value ?? undefined) && value !== null) return value;
  } catch (cause) {
    const what = text.trim() === '' ? 'printed nothing' : 'printed no whole JSON';
    throw new CouldNotTell('wrong-format', `${command} ${what}`, 'Run it by hand to see what it prints.', { cause });
  }
  throw new CouldNotTell('wrong-format', `${command} printed no object`, 'Run it by hand to see what it prints.');
}
