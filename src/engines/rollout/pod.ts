import { field, isMapping, type KubeMapping, textField } from '../kube-yaml/value.js';
import { conditionOf, listField, nameOf, namespaceOf, numberField, textsField, timeField, uidOf } from './read.js';

/** How a container ended. */
export interface Ended {
  readonly reason: string;
  readonly exitCode: number | undefined;
  readonly signal: number | undefined;
  readonly message: string;
  readonly finishedAt: number | undefined;
}

/** One container of a pod, with what the kubelet says of it. */
export interface Container {
  readonly name: string;
  readonly isInit: boolean;
  /** An init container that goes on beside the others. */
  readonly isSidecar: boolean;
  readonly image: string;
  /** `sha256:…`; undefined where none is known yet. */
  readonly digest: string | undefined;
  readonly ready: boolean;
  readonly running: boolean;
  readonly restarts: number;
  readonly waiting: { readonly reason: string; readonly message: string } | undefined;
  readonly ended: Ended | undefined;
  readonly endedBefore: Ended | undefined;
  readonly spec: KubeMapping;
}

export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly phase: string;
  /** `Evicted` and the like. */
  readonly reason: string;
  readonly message: string;
  readonly node: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: number | undefined;
  readonly isLeaving: boolean;
  readonly isReady: boolean;
  /** Undefined where it has a node. */
  readonly unscheduled:
    | { readonly reason: string; readonly message: string; readonly since: number | undefined }
    | undefined;
  readonly containers: readonly Container[];
  readonly object: KubeMapping;
}

export function readPod(object: KubeMapping): Pod {
  const scheduled = conditionOf(object, 'PodScheduled');
  return {
    name: nameOf(object),
    namespace: namespaceOf(object),
    uid: uidOf(object),
    phase: textField(object, 'status', 'phase') ?? '',
    reason: textField(object, 'status', 'reason') ?? '',
    message: textField(object, 'status', 'message') ?? '',
    node: textField(object, 'spec', 'nodeName') ?? '',
    labels: textsField(object, 'metadata', 'labels'),
    createdAt: timeField(object, 'metadata', 'creationTimestamp'),
    isLeaving: textField(object, 'metadata', 'deletionTimestamp') !== undefined,
    isReady: conditionOf(object, 'Ready')?.status === 'True',
    unscheduled:
      scheduled?.status === 'False'
        ? {
            reason: textField(scheduled, 'reason') ?? '',
            message: textField(scheduled, 'message') ?? '',
            since: timeField(scheduled, 'lastTransitionTime'),
          }
        : undefined,
    containers: [
      ...containersOf(object, { spec: 'initContainers', status: 'initContainerStatuses' }),
      ...containersOf(object, { spec: 'containers', status: 'containerStatuses' }),
    ],
    object,
  };
}

function containersOf(
  object: KubeMapping,
  { spec, status }: { readonly spec: string; readonly status: string },
): readonly Container[] {
  const statuses = listField(object, 'status', status);
  return listField(object, 'spec', spec).map(each => {
    const name = textField(each, 'name') ?? '';
    const told = statuses.find(one => one.name === name);
    const waiting = field(told, 'state', 'waiting');
    return {
      name,
      isInit: spec === 'initContainers',
      isSidecar: spec === 'initContainers' && each.restartPolicy === 'Always',
      image: textField(each, 'image') ?? '',
      digest: digestIn(textField(told, 'imageID') ?? ''),
      ready: told?.ready === true,
      running: isMapping(field(told, 'state', 'running')),
      restarts: numberField(told, 'restartCount') ?? 0,
      waiting: isMapping(waiting)
        ? { reason: textField(waiting, 'reason') ?? '', message: textField(waiting, 'message') ?? '' }
        : undefined,
      ended: endedIn(told, 'state'),
      endedBefore: endedIn(told, 'lastState'),
      spec: each,
    };
  });
}

function endedIn(told: KubeMapping | undefined, state: string): Ended | undefined {
  const ended = field(told, state, 'terminated');
  if (!isMapping(ended)) return undefined;
  return {
    reason: textField(ended, 'reason') ?? '',
    exitCode: numberField(ended, 'exitCode'),
    signal: numberField(ended, 'signal'),
    message: textField(ended, 'message') ?? '',
    finishedAt: timeField(ended, 'finishedAt'),
  };
}

/**
 * The digest in an `imageID`: `repo@sha256:…`, `docker-pullable://repo@sha256:…`, `docker://sha256:…` or bare. Of a manifest,
 * an index, or (where the image was loaded and not pulled) of its config.
 */
export const digestIn = (imageId: string): string | undefined => /sha256:[0-9a-f]{64}/.exec(imageId)?.[0];

/** Restarts since a time: all of a pod that is younger; of an older one as far as its last end tells. */
export function restartsSince(
  container: Container,
  { pod, since }: { readonly pod: Pod; readonly since: number | undefined },
): number {
  if (container.restarts === 0) return 0;
  if (since === undefined || (pod.createdAt ?? since) >= since) return container.restarts;
  const last = container.endedBefore?.finishedAt ?? container.ended?.finishedAt;
  return last !== undefined && last >= since ? 1 : 0;
}
