import type { KubeDocument } from '../kube-yaml/document.js';
import type { KubeIssue, KubeJudge, KubeSetting } from '../kube-yaml/judge.js';
import { policies } from './catalogue.js';
import { type Exemptions, readExemptions } from './exemption.js';
import type { Complaint, ObjectPolicy, Policy } from './policy.js';
import type { PolicySettings } from './settings.js';
import { groupKind } from './workload.js';
import { World } from './world.js';

const EXEMPTION = 'exemption-invalid';
const ids: ReadonlySet<string> = new Set(policies.map(({ id }) => id));

/** The policies that look at an object alone, by `group/Kind`. */
function byKind(active: readonly Policy[]): ReadonlyMap<string, readonly ObjectPolicy[]> {
  const found = new Map<string, ObjectPolicy[]>();
  for (const policy of active) {
    if (policy.on !== 'object') continue;
    for (const kind of policy.kinds) found.set(kind, [...(found.get(kind) ?? []), policy]);
  }
  return found;
}

/**
 * Judges objects by policies, all at the end: defaults, labels and references lead from one object to another. Objects that
 * no rule needs by then are not kept.
 */
export class PolicyJudge implements KubeJudge {
  readonly #active: readonly Policy[];
  readonly #byKind: ReadonlyMap<string, readonly ObjectPolicy[]>;
  readonly #settings: PolicySettings;
  readonly #worlds = new Map<string, World>();
  readonly #issues: KubeIssue[] = [];
  /** Files that some rendering was made from: what is applied is the rendering, and it is judged. */
  readonly #sources = new Set<string>();
  readonly #exemptions = new WeakMap<KubeDocument, Exemptions>();

  constructor(settings: PolicySettings, isOn: (rule: string) => boolean) {
    this.#settings = settings;
    this.#active = policies.filter(({ id }) => isOn(id));
    this.#byKind = byKind(this.#active);
  }

  take(document: KubeDocument, { world, namespace }: KubeSetting): readonly KubeIssue[] {
    if (this.#active.length === 0) return [];
    const known = this.#worlds.get(world) ?? new World(this.#settings, namespace);
    this.#worlds.set(world, known);
    known.add(document);
    if (document.renderedFrom !== undefined) this.#sources.add(document.file);
    for (const complaint of this.#exemptionsOf(document).faults)
      this.#issues.push({ ...complaint, rule: EXEMPTION, document });
    for (const policy of this.#byKind.get(groupKind(document)) ?? [])
      this.#tell(policy, document, policy.check(document));
    return [];
  }

  finish(): readonly KubeIssue[] {
    for (const world of this.#worlds.values()) this.#judgeWorld(world);
    // Together for each document, so that each is read only once more for the positions.
    const byDocument = new Map<KubeDocument, KubeIssue[]>();
    for (const issue of this.#issues) {
      if (issue.document.renderedFrom === undefined && this.#sources.has(issue.document.file)) continue;
      const others = byDocument.get(issue.document);
      if (others) others.push(issue);
      else byDocument.set(issue.document, [issue]);
    }
    return [...byDocument.values()].flat();
  }

  #judgeWorld(world: World): void {
    for (const policy of this.#active) {
      if (policy.on === 'object') continue;
      if (policy.on === 'world') {
        for (const { document, ...complaint } of policy.check(world)) this.#tell(policy, document, [complaint]);
        continue;
      }
      for (const namespace of world.namespaces) {
        if (policy.on === 'namespace') {
          for (const { document, ...complaint } of policy.check(namespace)) this.#tell(policy, document, [complaint]);
          continue;
        }
        for (const pod of namespace.workloads) {
          const found =
            policy.on === 'pod'
              ? policy.check(pod, namespace)
              : pod.containers.flatMap(container => policy.check(container, namespace));
          this.#tell(policy, pod.document, found);
        }
      }
    }
  }

  #tell({ id, remedy, link }: Policy, document: KubeDocument, complaints: readonly Complaint[]): void {
    if (complaints.length === 0) return;
    const exempt = this.#exemptionsOf(document).reasons.get(id);
    const help = `${remedy} ${link}`;
    for (const complaint of complaints) this.#issues.push({ ...complaint, rule: id, document, help, exempt });
  }

  #exemptionsOf(document: KubeDocument): Exemptions {
    const known = this.#exemptions.get(document);
    if (known) return known;
    const read = readExemptions(document, id => ids.has(id));
    this.#exemptions.set(document, read);
    return read;
  }
}
