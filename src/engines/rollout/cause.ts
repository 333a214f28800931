import type { KubeEvent } from './event.js';
import type { Container, Pod } from './pod.js';
import type { Progress } from './workload.js';

export const CAUSE_RULES = [
  'image-pull',
  'crash-loop',
  'out-of-memory',
  'unschedulable',
  'missing-secret',
  'missing-config-map',
  'missing-volume',
  'probe-failing',
  'quota',
  'admission-refused',
  'init-failing',
  'job-failed',
  'no-endpoints',
  'no-address',
  'wrong-image',
  'not-progressing',
] as const;
export type CauseRule = (typeof CAUSE_RULES)[number];

/** Why something does not become ready, seen at one pod or at the object that should have made it. */
export interface Cause {
  readonly rule: CauseRule;
  /** What is wrong, the rest of a sentence that begins with the container or the object. */
  readonly said: string;
  /** Undefined where it is about no container. */
  readonly container?: string | undefined;
  /** Undefined where there is no pod, or it is about none. */
  readonly pod?: string | undefined;
  /** True where waiting does not heal it. */
  readonly isFatal: boolean;
  /** The fields that say so, a line each. */
  readonly evidence: readonly string[];
  /** kubectl's arguments for the next command to type, without namespace and context. */
  readonly next: readonly string[];
  /** Whose last lines tell more; `previous` of the container that ended. */
  readonly log?: { readonly pod: string; readonly container: string; readonly previous: boolean } | undefined;
}

/** What causes are read from. */
export interface Sight {
  readonly progress: Progress;
  readonly events: readonly KubeEvent[];
  /** PersistentVolumeClaims of its namespace; undefined where nobody may look. */
  readonly claims: readonly { readonly name: string; readonly phase: string; readonly uid: string }[] | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly maxRestarts: number;
  readonly since: number | undefined;
}

/** One pod of it. */
export interface PodSight extends Sight {
  readonly pod: Pod;
  /** Events of this pod, the newest last. */
  readonly told: readonly KubeEvent[];
}

export const describePod = (pod: Pod): readonly string[] => ['describe', 'pod', pod.name];

export const logOf = (pod: Pod, container: Container, previous: boolean) => ({
  pod: pod.name,
  container: container.name,
  previous,
});

export const logCommand = (pod: Pod, container: Container, previous: boolean): readonly string[] => [
  'logs',
  pod.name,
  '-c',
  container.name,
  ...(previous ? ['--previous'] : []),
];
