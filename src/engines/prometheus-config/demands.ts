import { aboutPath, type Problem } from './problem.js';
import type { ReadRule } from './rules/file.js';
import type { Source } from './source.js';
import { offsetAt, type YamlPath } from './yaml-tree.js';

/** What a team wants of every alert. */
interface Demands {
  /** True for any severity, else those that are known. */
  readonly severity?: boolean | readonly string[] | undefined;
  readonly runbook?: boolean | undefined;
  readonly summary?: boolean | undefined;
  readonly description?: boolean | undefined;
  /** True for any `for`, else the shortest in milliseconds. */
  readonly for?: boolean | number | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly annotations?: readonly string[] | undefined;
}

/** Alternatives for the annotation that leads to the runbook. */
const RUNBOOK = ['runbook_url', 'runbook'];

/** What an alert lacks of it; nothing for recording rules. */
export function unmetDemands(
  { rule, group, path, name }: ReadRule,
  source: Source,
  demands: Demands,
): readonly Problem[] {
  if (!rule.alert) return [];
  const labels = { ...group.labels, ...rule.labels };
  const annotations = rule.annotations ?? {};
  const missing = (at: YamlPath, message: string): Problem => ({
    rule: 'required',
    message: `alert ${name}: ${message}`,
    offset: offsetAt(source.root, at),
    about: aboutPath([...path, message]),
  });
  const has = (record: Readonly<Record<string, string>>, names: readonly string[]) =>
    names.some(each => (record[each] ?? '').trim() !== '');
  const wanted = [
    ...(demands.runbook ? [RUNBOOK] : []),
    ...(demands.summary ? [['summary']] : []),
    ...(demands.description ? [['description']] : []),
    ...(demands.annotations ?? []).map(each => [each]),
  ];
  return [
    ...severity(labels.severity ?? '', demands.severity).map(message =>
      missing([...path, 'labels', 'severity'], message),
    ),
    ...(demands.labels ?? [])
      .filter(each => !has(labels, [each]))
      .map(each => missing([...path, 'labels'], `the label ${each} is missing`)),
    ...wanted
      .filter(names => !has(annotations, names))
      .map(names => missing([...path, 'annotations'], `the annotation ${names.join(' or ')} is missing`)),
    ...waiting(rule.for ?? 0, demands.for).map(message => missing([...path, 'for'], message)),
  ];
}

function severity(given: string, wanted: Demands['severity']): readonly string[] {
  if (wanted === undefined || wanted === false) return [];
  if (given.trim() === '') return ['the label severity is missing'];
  if (wanted === true || given.includes('{{') || wanted.includes(given)) return [];
  return [`severity "${given}" is not one of ${wanted.join(', ')}`];
}

function waiting(given: number, wanted: Demands['for']): readonly string[] {
  if (wanted === undefined || wanted === false) return [];
  if (given === 0) return ['`for` is missing'];
  return wanted !== true && given < wanted ? [`\`for\` is shorter than ${wanted / 1000}s`] : [];
}
