import { type Check, commonRules, type Rule } from '../../check.js';
import { loadChecks } from '../../checks/index.js';
import { nearest } from '../../text/nearest.js';
import { UsageError } from '../../usage-error.js';

/** One rule of one kind. */
export interface Explained {
  readonly id: string;
  readonly kind: string;
  readonly rule: Rule;
  /** Whether a config may choose its level under `policies`. */
  readonly hasLevels: boolean;
}

/**
 * Every kind that has a rule of this id: what it means, how to mend it. Throws `UsageError` with the nearest name where there
 * is none. Advisories (`CVE-…`) are explained by the rule that stands for them.
 */
export async function explain(id: string): Promise<readonly Explained[]> {
  const known = (await Promise.all((await loadChecks()).map(rulesOf))).flat();
  const found = known.filter(rule => rule.id === id);
  if (found.length > 0) return found;
  const standing = known.filter(
    rule => rule.id.length > 1 && rule.id.includes('…') && id.startsWith(rule.id.split('…')[0] ?? ' '),
  );
  if (standing.length > 0) return standing;
  const near = nearest(id, [...new Set(known.map(rule => rule.id))]);
  if (near !== undefined) throw new UsageError(`explain: no rule is called "${id}"; did you mean ${near}?`);
  // Ids that only a tool or an engine of many rules knows.
  const any = known.filter(rule => rule.id === '…' && /^[a-z0-9-]+$/.test(id));
  if (any.length > 0) return any.map(rule => ({ ...rule, id }));
  throw new UsageError(`explain: no rule is called "${id}"`);
}

async function rulesOf(check: Check): Promise<readonly Explained[]> {
  const rules = { ...commonRules, ...check.rules, ...(await check.catalogue?.()) };
  const shape: unknown = 'shape' in check.options ? check.options.shape : undefined;
  const hasLevels = typeof shape === 'object' && shape !== null && 'policies' in shape;
  return Object.entries(rules).map(([id, rule]) => ({ id, kind: check.kind, rule, hasLevels }));
}
