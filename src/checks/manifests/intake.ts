import { CouldNotTell } from '../../check.js';
import type { KubeDocument, KubeProblem } from '../../engines/kube-yaml/document.js';
import type { KubeJudge, KubeSetting } from '../../engines/kube-yaml/judge.js';
import type { Report } from './report.js';

/** Passes each document to every judge and counts. Documents are not kept, unless something needs them all at the end. */
export class Intake {
  readonly kinds = new Map<string, number>();
  readonly kept: KubeDocument[] = [];
  /** What nobody could judge: no pass while there is any. */
  readonly unclear: CouldNotTell[] = [];
  objects = 0;
  files = 0;
  renderings = 0;
  readonly #judges: readonly KubeJudge[];
  readonly #report: Report;
  readonly #keep: boolean;

  constructor({ judges, report, keep }: { judges: readonly KubeJudge[]; report: Report; keep: boolean }) {
    this.#judges = judges;
    this.#report = report;
    this.#keep = keep;
  }

  takeFile(documents: readonly KubeDocument[], problems: readonly KubeProblem[]): void {
    this.files += 1;
    for (const problem of problems) this.#problem(problem);
    this.#take(documents, { world: 'files' });
  }

  /** Objects without a namespace go to the one given. */
  takeRendering(documents: readonly KubeDocument[], namespace?: string): void {
    this.renderings += 1;
    this.#take(documents, { world: `rendering ${this.renderings}`, namespace });
  }

  #take(documents: readonly KubeDocument[], setting: KubeSetting): void {
    for (const document of documents) {
      this.objects += 1;
      this.kinds.set(document.kind, (this.kinds.get(document.kind) ?? 0) + 1);
      if (this.#keep) this.kept.push(document);
      for (const judge of this.#judges) for (const issue of judge.take(document, setting)) this.#report.issue(issue);
    }
  }

  finish(): void {
    for (const judge of this.#judges) for (const issue of judge.finish()) this.#report.issue(issue);
  }

  #problem(problem: KubeProblem): void {
    if (problem.rule !== 'alias-bomb') {
      this.#report.problem(problem);
      return;
    }
    const message = `${problem.file}:${problem.line}: ${problem.message}`;
    const remedy = 'Write the values out instead of nesting aliases, and give each object a document of its own.';
    this.unclear.push(new CouldNotTell('unsupported', message, remedy));
  }
}
