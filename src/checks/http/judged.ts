import type { Cause } from '../../check.js';
import type { HttpRule } from './rules.js';
import type { Visit } from './visit.js';

/** Something that is wrong with an answer: a part of a sentence behind the request's name. */
export interface Trouble {
  readonly rule: HttpRule;
  readonly message: string;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
}

export interface Judged {
  readonly troubles: readonly Trouble[];
  /** What nobody can tell: parts of sentences behind the request's name. */
  readonly unknown: readonly { readonly why: Cause; readonly message: string }[];
}

export const lastOf = ({ hops }: Visit) => hops.at(-1) ?? hops[0];

/** Every value of a header, in order. */
export const valuesOf = (visit: Visit, name: string): readonly string[] =>
  lastOf(visit).answer.headers.flatMap(([each, value]) => (each === name.toLowerCase() ? [value] : []));
