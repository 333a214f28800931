import { CouldNotTell, findingOf } from '../../check.js';
import { parseQuantity } from '../../engines/kube-policies/quantity.js';
import type { KubeDocument } from '../../engines/kube-yaml/document.js';
import { field, type KubeMapping, type KubeValue, textField } from '../../engines/kube-yaml/value.js';
import { kindOf, listField, nameOf, namespaceOf, numberField } from '../../engines/rollout/read.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { readFiles, selectFiles } from '../../facts/kubernetes/read-files.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { isOpen } from './nodes.js';
import { clusterRules } from './rules.js';
import type { Told } from './told.js';

/** Cores, bytes and places for pods. */
interface Room {
  cpu: number;
  memory: number;
  pods: number;
}

/** Pods that come on top of what runs: new replicas, and those that a rolling update starts before it ends others. */
interface Demand {
  readonly subject: string;
  readonly pods: number;
  readonly each: Readonly<Room>;
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

/** Whether the nodes have room for what the manifests bring along, node by node, the largest pods first. */
export async function findRoom(
  path: string,
  { cluster, ports }: { readonly cluster: Cluster; readonly ports: Ports },
): Promise<Told> {
  const documents = await read(path, ports);
  const live = await cluster.mustGet({
    of: ['nodes', 'pods', 'deployments.apps', 'statefulsets.apps', 'daemonsets.apps'],
    everywhere: true,
  });
  const nodes = roomOf(live.items);
  if (nodes.length === 0)
    throw new CouldNotTell('nothing-checked', `${cluster.shown} has no node that takes pods`, 'Look at its nodes.');
  const demands = documents.flatMap(document => demandOf(document, { live: live.items, cluster, nodes: nodes.length }));
  const findings = [...demands]
    .sort((one, other) => other.each.memory - one.each.memory || other.each.cpu - one.each.cpu)
    .flatMap(demand => {
      const left = demand.pods - place(demand, nodes);
      if (left <= 0) return [];
      const { cpu, memory } = demand.each;
      const message = `${demand.subject}: ${left} of ${count(demand.pods, 'new pod')} find no node with ${cpu} CPU and ${Math.ceil(memory / 2 ** 20)} MiB left`;
      return [findingOf(clusterRules, { rule: 'no-room', message, subject: demand.subject })];
    });
  const pods = demands.reduce((sum, demand) => sum + demand.pods, 0);
  return { looked: `room for ${count(pods, 'new pod')}`, findings };
}

async function read(path: string, { files, signal }: Ports): Promise<readonly KubeDocument[]> {
  const { selected } = await selectFiles([path], { files, exclude: [], option: 'room-for' });
  const documents: KubeDocument[] = [];
  await readFiles(selected, {
    files,
    signal,
    take: batch => {
      const [problem] = batch.problems;
      if (problem)
        throw new CouldNotTell(
          'wrong-format',
          `${problem.file}:${problem.line}: ${problem.message}`,
          'Correct the manifest.',
        );
      for (const document of batch.documents) documents.push(document);
    },
  });
  const workloads = documents.filter(({ kind }) => WORKLOADS.includes(kind));
  if (workloads.length > 0) return workloads;
  throw new CouldNotTell(
    'nothing-checked',
    `room-for: ${path} has no workload`,
    'Name manifests with a Deployment or the like.',
  );
}

const quantity = (value: KubeValue | undefined): number => parseQuantity(value) ?? 0;

function roomOf(items: readonly KubeMapping[]): Room[] {
  const pods = items.filter(
    item => kindOf(item) === 'Pod' && !/^(?:Succeeded|Failed)$/.test(textField(item, 'status', 'phase') ?? ''),
  );
  return items
    .filter(item => kindOf(item) === 'Node' && isOpen(item))
    .map(node => {
      const has = (what: string): number => quantity(field(node, 'status', 'allocatable', what));
      const own = pods
        .filter(pod => textField(pod, 'spec', 'nodeName') === nameOf(node))
        .map(pod => requestOf(field(pod, 'spec')));
      return {
        cpu: own.reduce((left, { cpu }) => left - cpu, has('cpu')),
        memory: own.reduce((left, { memory }) => left - memory, has('memory')),
        pods: has('pods') - own.length,
      };
    });
}

/** What the scheduler counts of a pod: all containers together, or its largest init container. */
function requestOf(spec: KubeValue | undefined): Room {
  const of = (list: string, what: string): readonly number[] =>
    listField(spec, list).map(each =>
      quantity(field(each, 'resources', 'requests', what) ?? field(each, 'resources', 'limits', what)),
    );
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  const most = (what: string): number => Math.max(sum(of('containers', what)), ...of('initContainers', what));
  return { cpu: most('cpu'), memory: most('memory'), pods: 1 };
}

function demandOf(
  document: KubeDocument,
  {
    live,
    cluster,
    nodes,
  }: { readonly live: readonly KubeMapping[]; readonly cluster: Cluster; readonly nodes: number },
): readonly Demand[] {
  const { kind, name, value, subject } = document;
  const namespace = document.namespace || cluster.namespace;
  const found = live.find(item => kindOf(item) === kind && nameOf(item) === name && namespaceOf(item) === namespace);
  // What a DaemonSet takes on each node is given back as its new pod comes.
  if (kind === 'DaemonSet' && found !== undefined) return [];
  const each = requestOf(field(value, 'spec', 'template', 'spec'));
  const replicas =
    kind === 'DaemonSet' ? nodes : (numberField(value, 'spec', kind === 'Job' ? 'parallelism' : 'replicas') ?? 1);
  const now = found === undefined ? 0 : (numberField(found, 'spec', 'replicas') ?? 1);
  const surge = found !== undefined && kind === 'Deployment' ? surgeOf(value, replicas) : 0;
  const pods = Math.max(0, replicas - now) + surge;
  return pods === 0 ? [] : [{ subject, pods, each }];
}

function surgeOf(value: KubeMapping, replicas: number): number {
  if (textField(value, 'spec', 'strategy', 'type') === 'Recreate') return 0;
  const surge = field(value, 'spec', 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%';
  if (typeof surge === 'number') return surge;
  const [, percent] = typeof surge === 'string' ? (/^(\d+)%$/.exec(surge) ?? []) : [];
  return percent === undefined ? 1 : Math.ceil((replicas * Number(percent)) / 100);
}

/** How many of the pods find a node; what they take is taken. */
function place({ pods, each }: Demand, nodes: Room[]): number {
  let placed = 0;
  for (; placed < pods; placed += 1) {
    const node = nodes.find(({ cpu, memory, pods: left }) => cpu >= each.cpu && memory >= each.memory && left >= 1);
    if (node === undefined) break;
    node.cpu -= each.cpu;
    node.memory -= each.memory;
    node.pods -= 1;
  }
  return placed;
}
