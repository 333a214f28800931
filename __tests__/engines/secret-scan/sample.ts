import type { Random } from './generator.js';

/** How credentials of one rule look, by their documented format; built when the tests run, so that none stands here. */
export interface Sample {
  /** A template of `generator.ts`, or what makes one where the format has a checksum or a structure. */
  readonly token: string | ((random: Random) => string);
  /** The text around it, `@` in its place; a plain assignment unless given. */
  readonly around?: string;
  /** Strings that the rule must not take for a credential, beside those that come from the template. */
  readonly misses?: (random: Random) => readonly string[];
  /** Near misses of the template that are of the format all the same, with the reason. */
  readonly fits?: Readonly<Partial<Record<'short' | 'long' | 'other mark', string>>>;
}

export type Samples = Readonly<Record<string, Sample>>;
