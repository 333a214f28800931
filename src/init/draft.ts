import type { Said } from './list/sheet.js';
import type { Values } from './values.js';

/** An entry of a stage, before it has an id and a place. */
export interface Proposal {
  readonly kind: string;
  readonly with: Readonly<Record<string, unknown>>;
  /** What it looks at, in the list's words: a comment of the code, or a condition. */
  readonly title?: string | undefined;
  /** Words of the list that it was guessed from. */
  readonly words?: readonly string[] | undefined;
  /** What tells it from the others of its line: `backend`, `the first request`. */
  readonly hint?: string | undefined;
  /** Why somebody should look at it: the list says it in words that were interpreted. */
  readonly guessed?: string | undefined;
  readonly when?: Readonly<Record<string, unknown>> | undefined;
  /** It is shown and blocks nothing. */
  readonly advisory?: boolean | undefined;
  /** It changes something: a step of a deployment or of the way back, and never a check. */
  readonly changes?: boolean | undefined;
  /** A step that nothing can take back. */
  readonly reversible?: false | undefined;
  readonly notes?: readonly string[] | undefined;
}

/** Whether an entry is a question to people. */
export const asksPeople = ({ with: options }: Pick<Proposal, 'with'>): boolean =>
  options.ask !== undefined && options.role !== undefined;

/** What a recogniser may ask about where a line stands. */
export interface Context {
  readonly values: Values;
  readonly stage: string;
  /** The line's own words, and those around it. */
  readonly about: string;
  /** The line itself, where `about` is a condition of it. */
  readonly line: string;
  /** Facts that the list itself tells, by stage. */
  readonly told: Told;
  readonly has: (path: string) => boolean;
  readonly find: (pattern: RegExp) => readonly string[];
}

/** Addresses and names that stand somewhere in the list, by stage. */
export interface Told {
  readonly base: ReadonlyMap<string, string>;
  readonly namespace: ReadonlyMap<string, string>;
  readonly workloads: ReadonlyMap<string, readonly string[]>;
  readonly images: readonly string[];
  readonly overlays: ReadonlyMap<string, string>;
  readonly composeFiles: readonly string[];
}

/** An entry with its place in the config. */
export interface Entry extends Proposal {
  readonly stage: string;
  readonly phase: 'checks' | 'deploy' | 'verify' | 'way-back';
  readonly name: string;
  readonly section: string | undefined;
  readonly covers: readonly string[];
  /** The lines of the list that it comes from. */
  readonly from: readonly Said[];
  readonly id: string;
}

/** `STAGING_URL` for staging, `URL` before anything is deployed. */
export const valueName = (stage: string, name: string): string =>
  stage === 'pre-deployment' || stage === 'post-deployment'
    ? name
    : `${stage.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${name}`;

/** The address of what is deployed. Afterwards it is that of production. */
export function baseUrl({ values, stage, told }: Context): string {
  const of = liveStage(stage);
  return values.need(valueName(of, 'URL'), `Address of ${of}, such as https://app.example`, told.base.get(of));
}

/** Its host and port, as `tls` wants it. */
export function hostOf(context: Context): string {
  const url = baseUrl(context);
  if (URL.canParse(url)) return new URL(url).hostname;
  const of = liveStage(context.stage);
  return context.values.need(valueName(of, 'HOST'), `Host of ${of}, such as app.example`);
}

export function namespaceOf({ values, stage, told }: Context): string {
  const of = liveStage(stage);
  return values.need(valueName(of, 'NAMESPACE'), `Namespace of ${of} in the cluster`, told.namespace.get(of));
}

/** The stage whose deployment a line is about. */
export const liveStage = (stage: string): string =>
  stage === 'pre-deployment' || stage === 'post-deployment' ? 'production' : stage;
