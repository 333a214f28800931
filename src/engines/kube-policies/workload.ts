import type { KubeDocument } from '../kube-yaml/document.js';
import { field, isMapping, isSequence, type KubeMapping, type KubePath, textField } from '../kube-yaml/value.js';
import { type Labels, labelsOf } from './selector.js';

/** `sidecar`: an init container that keeps running (`restartPolicy: Always`). */
type ContainerRole = 'container' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  readonly pod: Workload;
  readonly role: ContainerRole;
  readonly value: KubeMapping;
  /** From the object's top. */
  readonly path: KubePath;
  /** `container "web"`, as messages name it. */
  readonly title: string;
}

/** A pod, or an object that makes pods from a template. */
export interface Workload {
  readonly document: KubeDocument;
  readonly kind: string;
  /** The pod's specification, and the path to it from the object's top. */
  readonly spec: KubeMapping;
  readonly path: KubePath;
  /** Labels of the pods, and the path to them. */
  readonly labels: Labels;
  readonly labelsPath: KubePath;
  /** Pods at a time: replicas for what has any, else 1. */
  readonly replicas: number;
  readonly containers: readonly Container[];
}

const TEMPLATE = ['spec', 'template'];

/** Where the pod's template is in the kinds that run pods, written `group/Kind`. */
const TEMPLATES: ReadonlyMap<string, KubePath> = new Map([
  ['/Pod', []],
  ['/ReplicationController', TEMPLATE],
  ['apps/Deployment', TEMPLATE],
  ['apps/StatefulSet', TEMPLATE],
  ['apps/DaemonSet', TEMPLATE],
  ['apps/ReplicaSet', TEMPLATE],
  ['batch/Job', TEMPLATE],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);

/** `apps/Deployment`, `/Service`: a kind with its API group, as other groups have kinds of the same name. */
export function groupKind({ apiVersion, kind }: KubeDocument): string {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  // What these kinds were before they moved; the newer servers refuse them, which is another rule's affair.
  if (group === 'extensions')
    return `${kind === 'Ingress' || kind === 'NetworkPolicy' ? 'networking.k8s.io' : 'apps'}/${kind}`;
  return `${group}/${kind}`;
}

/** Reads what an object says about its pods; undefined for one that runs none, or says nothing that could be read. */
export function readWorkload(document: KubeDocument): Workload | undefined {
  const template = TEMPLATES.get(groupKind(document));
  if (!template) return undefined;
  const path = [...template, 'spec'];
  const spec = field(document.value, ...path);
  if (!isMapping(spec)) return undefined;
  const labelsPath = [...template, 'metadata', 'labels'];
  const containers: Container[] = [];
  const replicas = template.length === 0 ? 1 : field(document.value, 'spec', 'replicas');
  const pod: Workload = {
    document,
    kind: document.kind,
    spec,
    path,
    labels: labelsOf(field(document.value, ...labelsPath)),
    labelsPath,
    replicas: typeof replicas === 'number' ? replicas : 1,
    containers,
  };
  for (const [list, role] of LISTS) containers.push(...readContainers(pod, list, role));
  return pod;
}

const LISTS = [
  ['containers', 'container'],
  ['initContainers', 'init'],
  ['ephemeralContainers', 'ephemeral'],
] as const;

function readContainers(pod: Workload, list: string, listed: ContainerRole): readonly Container[] {
  const values = field(pod.spec, list);
  if (!isSequence(values)) return [];
  return values.flatMap((value, index): readonly Container[] => {
    if (!isMapping(value)) return [];
    const role = listed === 'init' && textField(value, 'restartPolicy') === 'Always' ? 'sidecar' : listed;
    const name = textField(value, 'name') ?? `#${index + 1}`;
    const title = `${role === 'container' ? '' : `${role} `}container "${name}"`.replace(
      'sidecar container',
      'sidecar',
    );
    return [{ pod, role, value, path: [...pod.path, list, index], title }];
  });
}

/** It goes on until it is stopped: no Job, and no pod that may end by itself. */
export function isService({ kind, spec }: Workload): boolean {
  if (kind === 'Job' || kind === 'CronJob') return false;
  return kind !== 'Pod' || (textField(spec, 'restartPolicy') ?? 'Always') === 'Always';
}

/** On Windows, seccomp, capabilities and the like do not exist. */
export const isWindows = ({ spec }: Workload): boolean => textField(spec, 'os', 'name') === 'windows';

interface Listed {
  readonly value: KubeMapping;
  readonly path: KubePath;
}

/** The mappings in a list below a value, each with its path from where `base` leads. */
export function listed(value: KubeMapping, base: KubePath, ...path: KubePath): readonly Listed[] {
  const items = field(value, ...path);
  if (!isSequence(items)) return [];
  return items.flatMap((item, index) => (isMapping(item) ? [{ value: item, path: [...base, ...path, index] }] : []));
}
