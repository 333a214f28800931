import type { KubeDocument } from '../kube-yaml/document.js';
import { field, isMapping } from '../kube-yaml/value.js';
import type { Complaint } from './policy.js';

/** Begins the annotations by which an object is exempt from a rule: `deploy-validate.dev/ignore.run-as-root: "why"`. */
export const IGNORE = 'deploy-validate.dev/ignore.';

/** What an object says about the rules that it is exempt from. */
export interface Exemptions {
  /** The reason by the rule. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Exemptions that hold for nothing: without a reason, or from a rule that there is not. */
  readonly faults: readonly Complaint[];
}

const NONE: Exemptions = { reasons: new Map(), faults: [] };

export function readExemptions({ value }: KubeDocument, isRule: (id: string) => boolean): Exemptions {
  const annotations = field(value, 'metadata', 'annotations');
  if (!isMapping(annotations)) return NONE;
  const reasons = new Map<string, string>();
  const faults: Complaint[] = [];
  for (const [name, reason] of Object.entries(annotations)) {
    if (!name.startsWith(IGNORE)) continue;
    const rule = name.slice(IGNORE.length);
    const path = ['metadata', 'annotations', name];
    if (!isRule(rule)) faults.push({ path, message: `exempt from "${rule}", which is no rule that can be ignored` });
    else if (typeof reason !== 'string' || reason.trim() === '')
      faults.push({ path, message: `exempt from ${rule} without a reason: write one`, expected: 'a reason' });
    else reasons.set(rule, reason.trim());
  }
  return reasons.size + faults.length === 0 ? NONE : { reasons, faults };
}
