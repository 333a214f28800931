import type { KubeDocument } from './document.js';
import type { KubePath } from './value.js';

/** One thing that a judge holds against a document. Its level is the reader's choice, by the rule. */
export interface KubeIssue {
  readonly document: KubeDocument;
  readonly rule: string;
  /** A sentence that stands alone, the path in front of it where there is one. */
  readonly message: string;
  /** Where it is: asked for a position only where it is told. */
  readonly path: KubePath;
  readonly part?: 'key' | 'value' | undefined;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  readonly help?: string | undefined;
  /** Why the object is exempt from the rule, in its owner's words: worth a note. */
  readonly exempt?: string | undefined;
}

/** What an object is applied together with. */
export interface KubeSetting {
  /** Another one for each rendering, one for all plain files. */
  readonly world: string;
  /** Where objects go that name no namespace; `default` unless given. */
  readonly namespace?: string | undefined;
}

/** Sees every document once, in the order of the files; what needs all of them is told at the end. */
export interface KubeJudge {
  readonly take: (document: KubeDocument, setting: KubeSetting) => readonly KubeIssue[];
  readonly finish: () => readonly KubeIssue[];
}
