import type { Finding, Level } from '../../check.js';
import type { KubeDocument, KubeProblem } from '../../engines/kube-yaml/document.js';
import type { KubeIssue } from '../../engines/kube-yaml/judge.js';
import { type ManifestRule, manifestRules } from './rules.js';

type Policies = Readonly<Partial<Record<ManifestRule, Level | 'off'>>>;

/** Gathers findings at the levels that the config gives to rules; the same thing at the same place is told once. */
export class Report {
  readonly #findings = new Map<string, Finding>();
  readonly #policies: Policies;

  constructor(policies: Policies) {
    this.#policies = policies;
  }

  problem({ rule, ...finding }: KubeProblem): void {
    this.add(rule, finding);
  }

  issue({ rule, document, message, path, part, expected, actual, help }: KubeIssue): void {
    if (this.#level(rule) === 'off') return;
    this.add(rule, { ...placeOf(document, document.position(path, part)), message, expected, actual, help });
  }

  add(rule: string, finding: Omit<Finding, 'rule' | 'level'>): void {
    const level = this.#level(rule);
    if (level === 'off') return;
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

  #level(rule: string): Level | 'off' {
    const known = Object.entries(manifestRules).find(([id]) => id === rule);
    return Object.entries(this.#policies).find(([id]) => id === rule)?.[1] ?? known?.[1][0] ?? 'error';
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
