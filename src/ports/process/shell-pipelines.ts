import { forEachChild, type PipelineNode, parse, type SyntaxNode } from 'unbash';

/** Commands that leave the condition which they stand in, so that nothing after them would run. */
const LEAVES = new Set(['return', 'break', 'continue']);
const LOOPS: ReadonlySet<SyntaxNode['type']> = new Set(['While', 'For', 'Select', 'ArithmeticFor']);
/** Conditions that are told without another command. */
const TESTS = new Set(['[', 'test', 'true', 'false', ':', 'exit', ...LEAVES]);
/** Whoever writes of these has rules of their own for what a pipeline's end is. */
const OWN_RULES = /\b(?:pipefail|PIPESTATUS)\b/;

/**
 * The script with what `set -o pipefail` lacks, on the same lines. A command whose reader has had enough (`yes | head -1`) has
 * not failed. And a condition (`if`, `while`, `!`, what stands before `&&` and `||`) is told by the last command of a
 * pipeline, as by `bash -e`: `! kubectl logs web | grep -q ERROR` would otherwise hold because grep has found it.
 *
 * What `eval`, backquotes and other files hold is not seen here; bash's pipefail alone holds there. A text that is not understood stays.
 */
export function forgiving(script: string): string {
  const tree = parse(script);
  if ((tree.errors ?? []).length > 0) return script;
  const marker = new Marker(!OWN_RULES.test(script));
  marker.visit(tree);
  return marker.write(script);
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

class Marker {
  readonly #marksConditions: boolean;
  readonly #marks = new Map<SyntaxNode, Mark[]>();
  readonly #inserts: { readonly at: number; readonly text: string }[] = [];

  constructor(marksConditions: boolean) {
    this.#marksConditions = marksConditions;
  }

  /** Marks outer nodes before inner ones, and ends them in the other order. */
  visit(node: SyntaxNode): void {
    if (node.type === 'Script' && (node.source !== undefined || (node.errors ?? []).length > 0)) return;
    this.#look(node);
    const marks = this.#marks.get(node) ?? [];
    for (const { from, before } of marks) this.#inserts.push({ at: from, text: before });
    const isQuoted = node.type === 'CommandExpansion' && node.text.startsWith('`');
    if (!isQuoted) forEachChild(node, child => this.visit(child));
    for (const { to, after } of marks.toReversed()) this.#inserts.push({ at: to, text: after });
  }

  write(script: string): string {
    let written = '';
    let from = 0;
    for (const { at, text } of this.#inserts.toSorted((a, b) => a.at - b.at)) {
      written += script.slice(from, at) + text;
      from = at;
    }
    return written + script.slice(from);
  }

  #look(node: SyntaxNode): void {
    if (node.type === 'Pipeline') {
      for (const feeder of node.commands.slice(0, -1)) this.#feed(feeder);
      if (node.prefixes.some(({ type }) => type === 'Negation')) this.#negated(node);
    }
    if (node.type === 'AndOr') for (const asked of node.commands.slice(0, -1)) this.#ask(asked);
    if (node.type !== 'If' && node.type !== 'Elif' && node.type !== 'While') return;
    for (const { command, background } of node.clause.commands) {
      if (background) continue;
      const last = command.type === 'AndOr' ? command.commands.at(-1) : command;
      if (last) this.#ask(last);
    }
  }

  #feed(node: SyntaxNode): void {
    // `trap | cat` shows the traps of the shell around it.
    if (nameOf(node) !== 'trap') this.#mark(node, { ...node, before: '{ _dv_feed "$_" && : "$_"; ', after: '; }' });
  }

  /** A pipeline that `!` turns is marked by itself, behind it. */
  #ask(node: PipelineNode): void {
    if (node.type !== 'Pipeline' || node.prefixes.every(({ type }) => type !== 'Negation')) this.#condition(node, node);
  }

  #negated(node: PipelineNode & { readonly type: 'Pipeline' }): void {
    const [first] = node.commands;
    if (first) this.#condition(node, { pos: first.pos, end: node.end });
  }

  #condition(node: PipelineNode, { pos, end }: { readonly pos: number; readonly end: number }): void {
    const told = node.type === 'Pipeline' && node.commands.length === 1 ? node.commands[0] : node;
    if (!this.#marksConditions || !told || isTest(told) || leaves(told)) return;
    this.#mark(node, { pos, end, before: '{ _dv_ask "$_"; ', after: '; _dv_told "$_"; }' });
  }

  #mark(
    node: SyntaxNode,
    { pos, end, before, after }: { pos: number; end: number } & Pick<Mark, 'before' | 'after'>,
  ): void {
    this.#marks.set(node, [...(this.#marks.get(node) ?? []), { from: pos, to: end, before, after }]);
  }
}

const nameOf = (node: SyntaxNode): string | undefined => (node.type === 'Command' ? node.name?.value : undefined);

const isTest = (node: SyntaxNode): boolean =>
  node.type === 'TestCommand' || node.type === 'ArithmeticCommand' || TESTS.has(nameOf(node) ?? '');

/** Whether it may leave the loop or the function around it. A plain `break` inside a loop of its own leaves that one. */
function leaves(node: SyntaxNode, isInLoop = false): boolean {
  if (node.type === 'Function' || node.type === 'Subshell' || node.type === 'Script') return false;
  const name = nameOf(node) ?? '';
  if (LEAVES.has(name)) return !isInLoop || name === 'return' || (node.type === 'Command' && node.suffix.length > 0);
  let found = false;
  forEachChild(node, child => {
    found ||= leaves(child, isInLoop || LOOPS.has(node.type));
  });
  return found;
}
