import type { Rule, Rules } from '../../check.js';
import { keyStoreRules } from '../../engines/secret-scan/key-stores.js';
import { shapeRules } from '../../engines/secret-scan/shape-rules.js';
import { tokenRules } from '../../engines/secret-scan/token-rules.js';
import { REVOKE } from './rules.js';

interface Described {
  readonly id: string;
  readonly title: string;
  readonly confidence: 'high' | 'low';
  readonly source?: string;
}

const ruleOf = ({ title, confidence, source }: Described): Rule => ({
  level: confidence === 'high' ? 'error' : 'warning',
  means: `a secret stands here: ${title}`,
  remedy: REVOKE,
  link: source,
});

/** What the embedded engine finds, as rules of the kind. */
export const secretsCatalogue: Rules = Object.fromEntries(
  [...tokenRules, ...shapeRules, ...keyStoreRules].map(rule => [rule.id, ruleOf(rule)] as const),
);
