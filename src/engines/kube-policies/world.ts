import type { KubeDocument } from '../kube-yaml/document.js';
import { field, isMapping, isSequence, type KubeValue, textField } from '../kube-yaml/value.js';
import { secretsMadeBy } from './secret-makers.js';
import { LabelIndex, type Labels, labelsOf, matches, type Selector } from './selector.js';
import type { PolicySettings } from './settings.js';
import { groupKind, readWorkload, type Workload } from './workload.js';

/** Keys of a Secret or ConfigMap; undefined where a controller writes them. */
export type Keys = ReadonlySet<string> | undefined;

/** Kinds that rules across objects look at. Everything else is not kept. */
const KEPT: ReadonlySet<string> = new Set([
  '/Service',
  '/ServiceAccount',
  '/ResourceQuota',
  '/LimitRange',
  '/PersistentVolumeClaim',
  'networking.k8s.io/Ingress',
  'networking.k8s.io/NetworkPolicy',
  'policy/PodDisruptionBudget',
  'autoscaling/HorizontalPodAutoscaler',
]);

/** The objects of one namespace in one world. */
export class Namespace {
  readonly pods = new LabelIndex<Workload>();
  readonly workloads: Workload[] = [];
  readonly secrets = new Map<string, Keys>();
  readonly configMaps = new Map<string, Keys>([['kube-root-ca.crt', undefined]]);
  /** The empty string where the objects name none. */
  readonly name: string;
  readonly world: World;
  readonly #kept = new Map<string, KubeDocument[]>();
  /** Labels of custom resources, whose controllers hand them on to the pods that they make. */
  readonly #custom: Labels[] = [];
  // Made when the first rule asks, which is after everything has been added.
  #byName: ReadonlyMap<string, KubeDocument> | undefined;
  #named: ReadonlySet<string> | undefined;
  #scaled: ReadonlyMap<string, KubeDocument> | undefined;

  constructor(name: string, world: World) {
    this.name = name;
    this.world = world;
  }

  add(document: KubeDocument): void {
    const kind = groupKind(document);
    const workload = readWorkload(document);
    if (workload) {
      this.workloads.push(workload);
      this.pods.add(workload);
    } else if (KEPT.has(kind)) {
      const known = this.#kept.get(kind);
      if (known) known.push(document);
      else this.#kept.set(kind, [document]);
    } else if (kind === '/Secret') {
      const written = textField(document.value, 'type') === 'kubernetes.io/service-account-token';
      this.secrets.set(document.name, written ? undefined : keysOf(document, ['data', 'stringData']));
    } else if (kind === '/ConfigMap') {
      this.configMaps.set(document.name, keysOf(document, ['data', 'binaryData']));
    } else if (/^[^/]*\.(?!k8s\.io\/)/.test(kind)) {
      this.#addCustom(document);
    }
  }

  /** The objects of a kind, written `group/Kind`. */
  objects(kind: string): readonly KubeDocument[] {
    return this.#kept.get(kind) ?? [];
  }

  find(kind: string, name: string): KubeDocument | undefined {
    this.#byName ??= new Map(
      [...this.#kept].flatMap(([of, objects]) => objects.map(each => [`${of}/${each.name}`, each])),
    );
    return this.#byName.get(`${kind}/${name}`);
  }

  hasWorkload(kind: string, name: string): boolean {
    this.#named ??= new Set(this.workloads.map(each => `${each.kind}/${each.document.name}`));
    return this.#named.has(`${kind}/${name}`);
  }

  /** The autoscaler of a workload, if it has one. */
  autoscaler(kind: string, name: string): KubeDocument | undefined {
    this.#scaled ??= new Map(
      this.objects('autoscaling/HorizontalPodAutoscaler').map(scaler => {
        const target = field(scaler.value, 'spec', 'scaleTargetRef');
        return [`${textField(target, 'kind')}/${textField(target, 'name')}`, scaler];
      }),
    );
    return this.#scaled.get(`${kind}/${name}`);
  }

  /** Some pod here has these labels, or may get them from the controller of a custom resource. */
  hasPods(selector: Selector): boolean {
    return this.pods.select(selector).length > 0 || this.#custom.some(labels => matches(selector, labels));
  }

  #addCustom(document: KubeDocument): void {
    for (const name of secretsMadeBy(document)) this.secrets.set(name, undefined);
    const { value } = document;
    const given = [
      field(value, 'metadata', 'labels'),
      field(value, 'spec', 'podMetadata', 'labels'),
      field(value, 'spec', 'template', 'metadata', 'labels'),
    ];
    if (given.some(isMapping)) this.#custom.push(new Map(given.flatMap(labels => [...labelsOf(labels)])));
  }
}

function keysOf({ value }: KubeDocument, fields: readonly string[]): ReadonlySet<string> {
  return new Set(fields.flatMap(name => keys(field(value, name))));
}

const keys = (value: KubeValue | undefined): readonly string[] => (isMapping(value) ? Object.keys(value) : []);

/** All objects that are applied together: those of one rendering, or of all `paths`. */
export class World {
  readonly settings: PolicySettings;
  readonly #fallback: string;
  readonly #namespaces = new Map<string, Namespace>();
  readonly #declared = new Map<string, KubeDocument>();
  /** Service accounts that some binding gives rights, written `namespace/name`. */
  readonly #bound = new Set<string>();
  /** Of both kinds, ClusterRoleBinding and RoleBinding. */
  readonly bindings: KubeDocument[] = [];
  readonly #allMighty = new Set<string>(['cluster-admin']);

  /** Objects without a namespace go to `fallback`, where kubectl or helm is pointed at. */
  constructor(settings: PolicySettings, fallback = 'default') {
    this.settings = settings;
    this.#fallback = fallback;
  }

  get namespaces(): Iterable<Namespace> {
    return this.#namespaces.values();
  }

  add(document: KubeDocument): void {
    const kind = groupKind(document);
    if (kind === '/Namespace') this.#declared.set(document.name, document);
    else if (kind.startsWith('rbac.authorization.k8s.io/')) this.#addRights(document);
    else if (kind !== 'apiextensions.k8s.io/CustomResourceDefinition')
      this.#namespace(document.namespace).add(document);
  }

  /** The object of kind Namespace, if it is here. */
  declaration({ name }: Namespace): KubeDocument | undefined {
    return this.#declared.get(name || this.#fallback);
  }

  isBound({ name }: Namespace, account: string): boolean {
    return this.#bound.has(`${name || this.#fallback}/${account}`);
  }

  /** True for `cluster-admin` and for roles here that allow the same. */
  isAllMighty(clusterRole: string): boolean {
    return this.#allMighty.has(clusterRole);
  }

  #namespace(name: string): Namespace {
    const key = name || this.#fallback;
    const known = this.#namespaces.get(key);
    if (known) return known;
    const namespace = new Namespace(name, this);
    this.#namespaces.set(key, namespace);
    return namespace;
  }

  #addRights(document: KubeDocument): void {
    const { kind, name, namespace, value } = document;
    if (kind === 'ClusterRole' && allowsEverything(field(value, 'rules'))) this.#allMighty.add(name);
    if (!kind.endsWith('Binding')) return;
    this.bindings.push(document);
    const subjects = field(value, 'subjects');
    if (!isSequence(subjects)) return;
    for (const subject of subjects) {
      if (textField(subject, 'kind') !== 'ServiceAccount') continue;
      const where = textField(subject, 'namespace') || namespace || this.#fallback;
      this.#bound.add(`${where}/${textField(subject, 'name') ?? ''}`);
    }
  }
}

function allowsEverything(rules: KubeValue | undefined): boolean {
  const any = (rule: KubeValue, name: string) => {
    const values = field(rule, name);
    return isSequence(values) && values.includes('*');
  };
  return (
    isSequence(rules) && rules.some(rule => any(rule, 'apiGroups') && any(rule, 'resources') && any(rule, 'verbs'))
  );
}
