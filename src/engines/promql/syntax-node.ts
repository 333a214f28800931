import type { parser } from '@prometheus-io/lezer-promql';

type Tree = ReturnType<typeof parser.parse>;

/** A node of lezer's tree as plain data: lezer makes each anew whenever it is asked for. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly parent: SyntaxNode | undefined;
  readonly children: SyntaxNode[];
}

const EXPRESSIONS = new Set([
  'AggregateExpr',
  'AnchoredExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
]);

/** The whole tree, and the first place where the grammar had to guess; what lies behind it is a consequence. */
export function copyTree(tree: Tree): { readonly root: SyntaxNode; readonly wrong: SyntaxNode | undefined } {
  let current: SyntaxNode | undefined;
  let root: SyntaxNode | undefined;
  let wrong: SyntaxNode | undefined;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (wrong) return false;
      const node: SyntaxNode = { name: type.name, from, to, parent: current, children: [] };
      current?.children.push(node);
      root ??= node;
      if (type.isError) wrong = node;
      current = node;
      return true;
    },
    leave: () => {
      current = current?.parent;
    },
  });
  return { root: root ?? { name: '', from: 0, to: 0, parent: undefined, children: [] }, wrong };
}

export const childOf = (node: SyntaxNode, name: string): SyntaxNode | undefined =>
  node.children.find(child => child.name === name);

export const childrenNamed = (node: SyntaxNode, name: string): readonly SyntaxNode[] =>
  node.children.filter(child => child.name === name);

/** The expressions directly below a node. */
export const operandsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.children.filter(child => EXPRESSIONS.has(child.name));
