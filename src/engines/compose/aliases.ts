import { type Document, isAlias, isMap, isNode, isPair, isSeq, type Node } from 'yaml';

/** Real projects have some thousands. */
const MOST = 2_000_000;

/** True where aliases make more of a document than anybody wrote: each stands for all that its anchor holds, or for itself. */
export function multiply(document: Document): boolean {
  const known = new Map<Node, number>();
  const size = (node: unknown): number => {
    if (isPair(node)) return size(node.key) + size(node.value);
    if (!isNode(node)) return 1;
    const before = known.get(node);
    if (before !== undefined) return before;
    // Until it is known it holds itself: a circle.
    known.set(node, Number.POSITIVE_INFINITY);
    const parts = isAlias(node) ? [node.resolve(document)] : isMap(node) || isSeq(node) ? node.items : [];
    const total = parts.reduce<number>((sum, part) => sum + size(part), 1);
    known.set(node, total);
    return total;
  };
  return size(document.contents) > MOST;
}
