import type { KubeDocument } from '../kube-yaml/document.js';
import type { KubePath } from '../kube-yaml/value.js';
import type { Container, Workload } from './workload.js';
import type { Namespace, World } from './world.js';

/** What a rule holds against an object: a sentence that stands alone, and the path in the object that it is about. */
export interface Complaint {
  readonly path: KubePath;
  readonly message: string;
  readonly part?: 'key' | 'value';
  readonly expected?: string;
  readonly actual?: string;
}

/** A complaint of a rule that looks at many objects. */
export interface PlacedComplaint extends Complaint {
  readonly document: KubeDocument;
}

interface About {
  readonly id: string;
  /** Unless the config says otherwise. */
  readonly level: 'error' | 'warning';
  /** What it finds, and why that matters. */
  readonly reason: string;
  readonly remedy: string;
  readonly link: string;
}

/** Looks at each container of each pod: init and ephemeral ones, too, where `of` does not leave them out. */
export interface ContainerPolicy extends About {
  readonly on: 'container';
  readonly check: (container: Container, namespace: Namespace) => readonly Complaint[];
}

/** Looks at each pod, or what makes pods. */
export interface PodPolicy extends About {
  readonly on: 'pod';
  readonly check: (pod: Workload, namespace: Namespace) => readonly Complaint[];
}

/** Looks at each object of some kinds alone, which are written `group/Kind`. */
export interface ObjectPolicy extends About {
  readonly on: 'object';
  readonly kinds: readonly string[];
  readonly check: (document: KubeDocument) => readonly Complaint[];
}

/** Looks at all objects of a namespace at once. */
export interface NamespacePolicy extends About {
  readonly on: 'namespace';
  readonly check: (namespace: Namespace) => readonly PlacedComplaint[];
}

/** Looks at all objects that are applied together. */
export interface WorldPolicy extends About {
  readonly on: 'world';
  readonly check: (world: World) => readonly PlacedComplaint[];
}

/** One rule about what manifests should be, beyond what the API server insists on. */
export type Policy = ContainerPolicy | PodPolicy | ObjectPolicy | NamespacePolicy | WorldPolicy;

const DOCS = 'https://kubernetes.io/docs';

/** A page of the Kubernetes documentation. */
export const docs = (page: string): string => `${DOCS}/${page}/`;
