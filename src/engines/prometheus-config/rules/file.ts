import type { Expr } from '../../promql/expression.js';
import type { Features } from '../../promql/features.js';
import { parsePromql } from '../../promql/parse.js';
import { LEGACY_LABEL, LEGACY_METRIC } from '../fields.js';
import { plainData } from '../plain-data.js';
import { aboutPath, type Problem } from '../problem.js';
import { offsetInScalar } from '../scalar-offset.js';
import { schemaProblems } from '../schema-problems.js';
import type { Source } from '../source.js';
import { type ParsedTemplate, parseTemplate } from '../template/template.js';
import { nodeAt, offsetAt, type YamlPath } from '../yaml-tree.js';
import { type Rule, type RuleGroup, ruleFileSchema } from './schema.js';

/** A rule whose fields could be read; its expression and templates may still be missing or wrong. */
export interface ReadRule {
  readonly rule: Rule;
  readonly group: RuleGroup;
  readonly path: YamlPath;
  readonly name: string;
  readonly expr: Expr | undefined;
  readonly templates: readonly { readonly path: YamlPath; readonly parsed: ParsedTemplate }[];
}

interface ReadRules {
  readonly rules: readonly ReadRule[];
  /** What Prometheus refuses. */
  readonly problems: readonly Problem[];
}

/** Reads a rule file as Prometheus 3 loads it. A file whose structure is wrong yields no rules. */
export function readRuleFile(source: Source, features: Features): ReadRules {
  const { problem } = source.yaml;
  if (problem)
    return {
      rules: [],
      problems: [{ rule: 'yaml', message: `not YAML: ${problem.message}`, offset: problem.offset, about: '' }],
    };
  const { value, problems } = plainData(source.root);
  if (value === undefined || value === null) return { rules: [], problems };
  const parsed = ruleFileSchema.safeParse(value, { reportInput: true });
  if (!parsed.success)
    return { rules: [], problems: [...problems, ...schemaProblems(parsed.error.issues, source.root)] };
  const reader = new RuleReader(source, features);
  const rules = (parsed.data.groups ?? []).flatMap((group, index) => reader.group(group, ['groups', index]));
  return { rules, problems: [...problems, ...reader.problems] };
}

class RuleReader {
  readonly problems: Problem[] = [];
  readonly #source: Source;
  readonly #features: Features;
  readonly #groups = new Set<string>();

  constructor(source: Source, features: Features) {
    this.#source = source;
    this.#features = features;
  }

  group(group: RuleGroup, path: YamlPath): readonly ReadRule[] {
    const name = group.name ?? '';
    if (name === '') this.#add('invalid-value', 'a group needs a name', path);
    else if (this.#groups.has(name))
      this.#add('duplicate-group', `another group of this file is named "${name}" too`, [...path, 'name']);
    this.#groups.add(name);
    this.#labels(group.labels, [...path, 'labels']);
    return (group.rules ?? []).map((rule, index) => this.#rule(rule, group, [...path, 'rules', index]));
  }

  #rule(rule: Rule, group: RuleGroup, path: YamlPath): ReadRule {
    const alert = rule.alert ?? '';
    const record = rule.record ?? '';
    if (alert !== '' && record !== '')
      this.#add('invalid-value', 'only one of record and alert may be set', [...path, 'record']);
    if (alert === '' && record === '') this.#add('invalid-value', 'a rule needs record or alert', path);
    if (record !== '') this.#recording(rule, path);
    this.#labels(rule.labels, [...path, 'labels']);
    this.#annotations(rule, [...path, 'annotations']);
    const expr = this.#expr(rule.expr ?? '', { path: [...path, 'expr'], name: alert || record });
    const templates = alert === '' ? [] : this.#templates(rule, path);
    return { rule, group, path, name: alert || record, expr, templates };
  }

  #recording(rule: Rule, path: YamlPath): void {
    const record = rule.record ?? '';
    if (Object.keys(rule.annotations ?? {}).length > 0) {
      this.#add('invalid-value', 'a recording rule has no annotations', [...path, 'annotations']);
    }
    for (const key of ['for', 'keep_firing_for'] as const) {
      if ((rule[key] ?? 0) !== 0) this.#add('invalid-value', `a recording rule has no ${key}`, [...path, key]);
    }
    if (/[{}]/.test(record)) {
      this.#add('invalid-value', `braces in the name of a recording rule: ${record}; do they belong into expr?`, [
        ...path,
        'record',
      ]);
    } else if (!LEGACY_METRIC.test(record)) {
      this.#add('utf8-name', `"${record}" is a metric name that only Prometheus 3 accepts`, [...path, 'record']);
    }
  }

  #labels(labels: Readonly<Record<string, string>> | undefined, path: YamlPath): void {
    for (const name of Object.keys(labels ?? {})) {
      if (name === '' || name === '__name__')
        this.#add('label-name', `"${name}" cannot be set as a label`, [...path, name]);
      else if (!LEGACY_LABEL.test(name))
        this.#add('utf8-name', `"${name}" is a label name that only Prometheus 3 accepts`, [...path, name]);
    }
  }

  #annotations(rule: Rule, path: YamlPath): void {
    for (const name of Object.keys(rule.annotations ?? {})) {
      if (name === '') this.#add('label-name', 'an annotation needs a name', [...path, name]);
      else if (!LEGACY_LABEL.test(name))
        this.#add('utf8-name', `"${name}" is an annotation name that only Prometheus 3 accepts`, [...path, name]);
    }
  }

  #expr(text: string, { path, name }: { readonly path: YamlPath; readonly name: string }): Expr | undefined {
    if (text === '') {
      this.#add('invalid-value', 'a rule needs expr', path);
      return undefined;
    }
    const { expr, problems } = parsePromql(text, this.#features);
    for (const { message, from } of problems) this.#inside('promql', `${name}: ${message}`, path, from);
    return problems.length > 0 ? undefined : expr;
  }

  #templates(rule: Rule, path: YamlPath): ReadRule['templates'] {
    return (['labels', 'annotations'] as const).flatMap(key =>
      Object.entries(rule[key] ?? {}).map(([name, text]) => {
        const at = [...path, key, name];
        const parsed = parseTemplate(text);
        if (parsed.problem)
          this.#inside(
            'template',
            `${rule.alert}: ${key.slice(0, -1)} "${name}": ${parsed.problem.message}`,
            at,
            parsed.problem.at,
          );
        return { path: at, parsed };
      }),
    );
  }

  #inside(rule: string, message: string, path: YamlPath, index: number): void {
    this.problems.push(problemInside(this.#source, { rule, message, path, index }));
  }

  #add(rule: string, message: string, path: YamlPath): void {
    this.problems.push({ rule, message, offset: offsetAt(this.#source.root, path), about: aboutPath(path) });
  }
}

interface Inside {
  readonly rule: string;
  readonly message: string;
  readonly path: YamlPath;
  /** In the scalar's value. */
  readonly index: number;
}

/** A problem at a character of a scalar, wherever YAML has put it. */
export function problemInside(source: Source, { rule, message, path, index }: Inside): Problem {
  const value = nodeAt(source.root, path)?.value;
  const offset = value?.kind === 'scalar' ? offsetInScalar(source.text, value, index) : offsetAt(source.root, path);
  return { rule, message, offset, about: aboutPath(path) };
}
