import type { Finding, Level } from '../../check.js';
import type { KubeDocument, KubeProblem } from '../../engines/kube-yaml/document.js';
import type { KubeIssue } from '../../engines/kube-yaml/judge.js';
import type { RuleSettings } from './rule-settings.js';

/** Gathers findings at the levels that the config gives to rules; the same thing at the same place is told once. */
export class Report {
  readonly #findings = new Map<string, Finding>();
  readonly #rules: RuleSettings;

  constructor(rules: RuleSettings) {
    this.#rules = rules;
  }

  problem({ rule, ...finding }: KubeProblem): void {
    this.add(rule, finding);
  }

  issue({ rule, document, message, path, part, expected, actual, help, exempt }: KubeIssue): void {
    if (this.#rules.level(rule) === 'off' || this.#rules.isExcluded(rule, document)) return;
    const place = placeOf(document, document.position(path, part));
    if (exempt === undefined) this.add(rule, { ...place, message, expected, actual, help });
    else this.#add('note', { rule, ...place, message: `${message} (exempt: ${exempt})`, expected, actual });
  }

  add(rule: string, finding: Omit<Finding, 'rule' | 'level'>): void {
    const level = this.#rules.level(rule);
    if (level !== 'off') this.#add(level, { rule, ...finding });
  }

  /** What another tool found, at the level that it has there unless the config gives another. */
  addForeign(
    { rule, level: own, ...finding }: Finding,
    { subject = '', namespace }: { readonly subject: string | undefined; readonly namespace: string },
  ): void {
    const level = this.#rules.level(rule, own);
    if (level !== 'off' && !this.#rules.isExcluded(rule, { subject, namespace }))
      this.#add(level, { rule, ...finding });
  }

  #add(level: Level, { rule, ...finding }: Omit<Finding, 'level'>): void {
    const { file, line, column, subject, message } = finding;
    const key = [rule, file, line, column, subject, message].join('\n');
    if (!this.#findings.has(key)) this.#findings.set(key, { rule, level, ...finding });
  }

  /** In the order of the files and lines. */
  get findings(): readonly Finding[] {
    return [...this.#findings.values()].sort(
      (a, b) =>
        compare(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a finding on a document is shown, and what it is about. */
export function placeOf(
  document: KubeDocument,
  position: { readonly line: number; readonly column: number } | undefined,
) {
  const { file, subject, renderedFrom } = document;
  return { file, ...position, subject: renderedFrom === undefined ? subject : `${subject} in ${renderedFrom}` };
}
