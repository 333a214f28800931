import { isPlaceholder } from '../../../src/engines/secret-scan/placeholder.js';
import type { TokenRule } from '../../../src/engines/secret-scan/rule.js';

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** What one rule finds in a text, the slow and plain way: the expression over all of it where a keyword occurs. */
export function naiveScan(rule: TokenRule, text: string): string[] {
  const lower = text.toLowerCase();
  if (!rule.keywords.some(keyword => lower.includes(keyword))) return [];
  return [...text.matchAll(rule.pattern)]
    .map(match => match.groups?.secret ?? match[0])
    .filter(
      secret =>
        entropyOf(secret) >= (rule.entropy ?? 0) &&
        rule.valid?.(secret) !== false &&
        rule.checksum?.(secret) !== false &&
        (rule.checksum ? rule.checksum(secret) : !isPlaceholder(secret)),
    );
}
