import type { PromtoolMessage } from '../../formats/promtool/promtool.js';
import { aboutPath, type Problem } from './problem.js';
import { groupNodes, type RuleNode } from './rules/nodes.js';
import { offsetInScalar } from './scalar-offset.js';
import type { Source } from './source.js';
import { nodeAt, offsetAt, type ScalarNode, type YamlNode, type YamlPath } from './yaml-tree.js';

/** Gives a complaint of promtool a rule id and a place: promtool itself often tells neither line nor column. */
export function placeMessage(message: PromtoolMessage, source: Source): Problem {
  const rule = ruleOf(message, source);
  const place = rule ? placeInRule(message, rule, source) : placeInFile(message, source);
  return { rule: ruleId(message.text), message: wording(message), ...place };
}

function wording({ group, rule, name, text }: PromtoolMessage): string {
  if (group === undefined) return text;
  return `group "${group}", rule ${rule ?? '?'}${name ? `, "${name}"` : ''}: ${text}`;
}

const IDS: readonly (readonly [RegExp, string])[] = [
  [/^could not parse expression/, 'promql'],
  [/^(?:annotation|label) "/, 'template'],
  [/^invalid (?:label|annotation) (?:name|value)/, 'label-name'],
  [/^groupname: .* is repeated/, 'duplicate-group'],
  [/^field \S+ (?:not found|already set) in type /, 'unknown-field'],
  [/ already (?:defined|set) /, 'yaml'],
  [/^(?:yaml: |did not find |could not find |mapping values are not allowed|found )/, 'yaml'],
];

const ruleId = (text: string): string => IDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'invalid-value';

/** The rule by its group's name and its number; of several groups with that name the one whose rule has the name. */
function ruleOf({ group, rule, name }: PromtoolMessage, source: Source): RuleNode | undefined {
  if (group === undefined || rule === undefined) return undefined;
  const candidates = groupNodes(source.root)
    .filter(node => node.name === group)
    .flatMap(node => node.rules[rule - 1] ?? []);
  return candidates.find(candidate => candidate.name === name) ?? candidates[0];
}

type Place = Pick<Problem, 'offset' | 'about'>;

function placeInRule(message: PromtoolMessage, rule: RuleNode, source: Source): Place {
  const path = [...rule.path, ...keysOf(message.text)];
  const found = nodeAt(source.root, path);
  if (message.inner && found?.value.kind === 'scalar') {
    return { offset: innerOffset(message.inner, found.value, source), about: aboutPath(path) };
  }
  return { offset: offsetAt(source.root, path), about: aboutPath(path) };
}

/** The keys below a rule that a complaint is about. */
function keysOf(text: string): YamlPath {
  if (/^could not parse expression|^field 'expr'/.test(text)) return ['expr'];
  const template = /^(annotation|label) "((?:[^"\\]|\\.)*)"/.exec(text);
  if (template) return [`${template[1]}s`, template[2] ?? ''];
  const name = /^invalid (label|annotation) name: (.*)$/.exec(text);
  if (name) return [`${name[1]}s`, name[2] ?? ''];
  const field = /^invalid field '(\w+)' in recording rule/.exec(text)?.[1];
  if (field !== undefined) return [field];
  return /recording rule name|^only one of/.test(text) ? ['record'] : [];
}

/** promtool counts columns of the expression in bytes. */
function innerOffset(inner: { readonly line: number; readonly column: number }, scalar: ScalarNode, source: Source) {
  const lines = scalar.text.split('\n');
  const before = lines.slice(0, inner.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const bytes = Buffer.from(lines[inner.line - 1] ?? '');
  return offsetInScalar(source.text, scalar, before + bytes.subarray(0, inner.column - 1).toString().length);
}

function placeInFile(message: PromtoolMessage, source: Source): Place {
  const field = /^field (\S+) (?:not found|already set)/.exec(message.text)?.[1];
  if (message.line !== undefined) {
    const start = source.lines.offset({ line: message.line, column: message.column ?? 1 });
    const offset = message.column === undefined ? firstOnLine(source.text, start, field) : start;
    return { offset, about: `line ${message.line} ${field ?? ''}` };
  }
  const repeated = /^groupname: "(.*)" is repeated/.exec(message.text)?.[1];
  if (repeated !== undefined || /^Groupname must not be empty/.test(message.text)) {
    const group = groupNodes(source.root).findLast(node => node.name === (repeated ?? ''));
    if (group) return { offset: offsetAt(source.root, group.path), about: aboutPath(group.path) };
  }
  const quoted = [...message.text.matchAll(/"((?:[^"\\]|\\.)+)"/g)].flatMap(([, text]) => text ?? []).reverse();
  const scalar = quoted.flatMap(text => findScalar(source.root, text) ?? [])[0];
  return { offset: scalar?.start ?? 0, about: message.text };
}

function firstOnLine(text: string, start: number, word: string | undefined): number {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end === -1 ? undefined : end);
  const found = word === undefined ? -1 : line.indexOf(word);
  return start + (found >= 0 ? found : Math.max(0, line.search(/\S/)));
}

/** The first scalar with a text that promtool quotes: it gives no place for a bad duration. */
function findScalar(node: YamlNode | undefined, text: string): ScalarNode | undefined {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.text === text && node.start >= 0 ? node : undefined;
  const children = node.kind === 'list' ? node.items : node.entries.map(entry => entry.value);
  for (const child of children) {
    const found = findScalar(child, text);
    if (found) return found;
  }
  return undefined;
}
