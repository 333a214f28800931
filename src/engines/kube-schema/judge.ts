import type { KubeDocument } from '../kube-yaml/document.js';
import type { KubeIssue, KubeJudge } from '../kube-yaml/judge.js';
import { showPath } from '../kube-yaml/value.js';
import type { Beyond } from './beyond.js';
import { carriedKinds } from './carried/carried.js';
import type { CustomKinds } from './custom-resource.js';
import type { KubeFault } from './fault.js';
import { groupOf, type KubeSchemas } from './schemas.js';
import { KubeValidator } from './validator.js';

/**
 * Judges documents by schema. Custom resources wait for the end, as what defines them may come after them; nothing else is
 * kept.
 */
export class SchemaJudge implements KubeJudge {
  /** Places in the custom resources judged that have rules in CEL, which nobody evaluated. */
  celRules = 0;
  /** Objects for whose kind there is no schema. */
  unjudged = 0;
  /** How many objects were held against the definitions that came along, by project and release. */
  readonly carried = new Map<string, number>();
  readonly #validator: KubeValidator;
  readonly #custom: CustomKinds;
  readonly #waiting: KubeDocument[] = [];

  constructor(schemas: KubeSchemas, custom: CustomKinds, beyond: Beyond) {
    this.#validator = new KubeValidator(schemas, custom, beyond);
    this.#custom = custom;
  }

  take(document: KubeDocument): readonly KubeIssue[] {
    if (!this.#validator.isBuiltIn(document)) {
      this.#waiting.push(document);
      return [];
    }
    this.#custom.add(document);
    return this.#judge(document);
  }

  /** Loads the definitions that come along for what still waits. To be called before `finish`. */
  async loadCarried(): Promise<void> {
    const groups = new Set(this.#waiting.map(({ apiVersion }) => groupOf(apiVersion)));
    for (const kind of await carriedKinds(groups)) this.#custom.addCarried(kind);
  }

  finish(): readonly KubeIssue[] {
    return this.#waiting.flatMap(document => this.#judge(document));
  }

  #judge(document: KubeDocument): readonly KubeIssue[] {
    const { faults, celRules, heldAgainst } = this.#validator.judge(document);
    if (heldAgainst) this.carried.set(heldAgainst, (this.carried.get(heldAgainst) ?? 0) + 1);
    this.celRules += celRules;
    if (faults.some(({ rule, path }) => rule === 'no-schema' && path[0] === 'apiVersion')) this.unjudged += 1;
    return faults.map(fault => issueOf(document, fault));
  }
}

function issueOf(document: KubeDocument, { message, ...fault }: KubeFault): KubeIssue {
  const inside = fault.path.length > 0 && !['apiVersion', 'kind'].includes(String(fault.path[0]));
  return { ...fault, document, message: inside ? `${showPath(fault.path)}: ${message}` : message };
}
